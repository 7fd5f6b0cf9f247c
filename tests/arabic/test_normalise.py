"""Folding: two spellings of one word become equal, two words do not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.arabic.normalise import fold, fold_with_map, light, strip_marks

ARABIC = st.text(
    st.one_of(st.characters(min_codepoint=0x600, max_codepoint=0x6FF), st.sampled_from(" .aZİß١")), max_size=40
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("الأُمم المتّحدة", "الامم المتحده"),
        ("إسرائيل", "اسرائيل"),
        ("آذار", "اذار"),
        ("ٱلله", "الله"),
        ("مستشفى", "مستشفي"),
        ("غزة", "غزه"),
        ("مـــصر", "مصر"),
        ("مسؤول", "مسوول"),
        ("رئيس", "رييس"),
        ("رئيسٌ", "رئيس"),
        ("کابل", "كابل"),
        ("ایران", "ايران"),
        ("هٰذا", "هذا"),
        ("CNN", "cnn"),
    ],
)
def test_spellings_of_one_word_are_equal(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("عمان", "عماد"),
        ("كلب", "قلب"),
        ("سورة", "صورة"),
        ("علم", "عالم"),
        ("مئة", "مية ألف"),
        ("داء", "دا"),
        ("ذل", "دل"),
    ],
)
def test_different_words_stay_different(one: str, other: str) -> None:
    assert fold(one) != fold(other)


def test_strip_marks_keeps_the_letters() -> None:
    assert strip_marks("قُتِلَ مُحَمَّدٌ فِي القُـدْس") == "قتل محمد في القدس"
    assert strip_marks("إلى أمّة") == "إلى أمة"


def test_light_tells_feminine_and_final_ya_apart() -> None:
    assert light("مدرسة") != light("مدرسه") and light("على") != light("علي")
    assert light("أمر") == light("امر")


def test_positions_of_folded_characters() -> None:
    text = "قُتِلَ في غَزّة"
    folded, where = fold_with_map(text)
    assert folded == "قتل في غزه"
    assert [text[w] for w in where[:3]] == ["ق", "ت", "ل"]
    at = folded.index("غزه")
    assert text[where[at] : where[at + 3]] == "غَزّة"
    assert where[-1] == len(text)


@given(ARABIC)
def test_fold_is_idempotent(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(ARABIC)
def test_fold_with_map_agrees_with_fold_and_points_into_the_text(text: str) -> None:
    folded, where = fold_with_map(text)
    assert folded == fold(text)
    assert len(where) == len(folded) + 1
    assert where[-1] == len(text) and where == sorted(where)
    for i, c in enumerate(folded):
        assert c in fold(text[where[i]])


@given(ARABIC, ARABIC)
def test_fold_goes_letter_by_letter(one: str, other: str) -> None:
    assert fold(one + other) == fold(one) + fold(other)
