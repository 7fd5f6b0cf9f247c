"""Tokens and sentences, with positions that cut them out of the text again."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.arabic.segment import pieces, sentence_bounds

TEXT = st.text(st.sampled_from('ابتقوه ًَ.،!؟«»"“”() \n12,/-aB%ـ:؛…'), max_size=80)


def forms(text: str) -> list[str]:
    return [p.form for p in pieces(text)]


def sentences(text: str) -> list[str]:
    return [text[a:b] for a, b in sentence_bounds(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قال الوزير: «لا».", ["قال", "الوزير", ":", "«", "لا", "»", "."]),
        ("القناة الـ12 الإسرائيلية", ["القناة", "ال", "ـ", "12", "الإسرائيلية"]),
        ("بلغ 3.5 مليون", ["بلغ", "3.5", "مليون"]),
        ("بلغ 3٫5 مليون", ["بلغ", "3٫5", "مليون"]),
        ("بنسبة 20%", ["بنسبة", "20%"]),
        ("قتل 1,400 شخص", ["قتل", "1,400", "شخص"]),
        ("في 12/5/2024", ["في", "12/5/2024"]),
        ("بين 5-7 أيام", ["بين", "5-7", "أيام"]),
        ("طائرة F-16 أميركية", ["طائرة", "F-16", "أميركية"]),
        ("شبكة CNN، الأميركية", ["شبكة", "CNN", "،", "الأميركية"]),
        ("مجموعة G20 وقناة France24", ["مجموعة", "G20", "وقناة", "France24"]),
        ("لقاح COVID-19 أمس", ["لقاح", "COVID-19", "أمس"]),
        ("قُتِلَ، أمس", ["قُتِلَ", "،", "أمس"]),
        ("أكتوبر/تشرين الأول", ["أكتوبر", "/", "تشرين", "الأول"]),
        ("(رويترز)", ["(", "رويترز", ")"]),
        ("", []),
    ],
)
def test_tokens(text: str, expected: list[str]) -> None:
    assert forms(text) == expected


def test_kinds() -> None:
    assert [p.kind for p in pieces("قال 12 CNN .")] == ["word", "number", "latin", "punct"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("وصل الوفد. ثم غادر.", ["وصل الوفد.", "ثم غادر."]),
        ("هل وصل؟ نعم! وصل…", ["هل وصل؟", "نعم!", "وصل…"]),
        ("عنوان الخبر\nوصل الوفد.", ["عنوان الخبر", "وصل الوفد."]),
        ("بلغ 3.5 مليون دولار. وصل الوفد.", ["بلغ 3.5 مليون دولار.", "وصل الوفد."]),
        ("قال د. أحمد إن الأمر انتهى. وغادر.", ["قال د. أحمد إن الأمر انتهى.", "وغادر."]),
        ("قال م. سعيد كلمة.", ["قال م. سعيد كلمة."]),
        ("في سنة 300 ق.م. بنيت المدينة.", ["في سنة 300 ق.م. بنيت المدينة."]),
        ("قال: «انتهى الأمر. لن نعود.» ثم غادر.", ["قال: «انتهى الأمر. لن نعود.»", "ثم غادر."]),
        ('قال: "انتهى الأمر. لن نعود". ثم غادر.', ['قال: "انتهى الأمر. لن نعود".', "ثم غادر."]),
        ("قال: “انتهى. لن نعود”. ثم غادر.", ["قال: “انتهى. لن نعود”.", "ثم غادر."]),
        ("انتهى الأمر.» ثم غادر. وصل.", ["انتهى الأمر.»", "ثم غادر.", "وصل."]),
        ("  \n \n", []),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


def test_a_quote_that_never_closes_does_not_swallow_the_page() -> None:
    assert len(sentences('قال "انتهى الأمر. وغادر المكان. ثم عاد.')) == 3
    assert len(sentences("قال «انتهى الأمر. وغادر المكان.\nثم عاد» أمس.")) >= 3


@given(TEXT)
def test_every_token_stands_where_it_says_and_none_is_lost(text: str) -> None:
    found = list(pieces(text))
    assert all(text[p.start : p.end] == p.form and p.start < p.end for p in found)
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))
    covered = {i for p in found for i in range(p.start, p.end)}
    assert all(c.isspace() for i, c in enumerate(text) if i not in covered)


@given(TEXT)
def test_sentences_cover_the_text_in_order(text: str) -> None:
    found = sentence_bounds(text)
    assert all(a < b for a, b in found)
    assert all(x[1] <= y[0] for x, y in itertools.pairwise(found))
    covered = {i for a, b in found for i in range(a, b)}
    assert all(c.isspace() for i, c in enumerate(text) if i not in covered)
