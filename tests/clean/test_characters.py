"""The cleaned text and its map back to the raw one."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ingest.clean.characters import clean_characters

LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهويىةءأإآؤئ"
ODD = "ـ\u200f\u200c\u200d\ufeff\u00ad\u00a0\u2003\t\r\n\u2028\x00\x1fﻻﷲﷺﹰﱠﺎﻢیکھە٠٩۰۹٫٬ًٌَُّْٰٓٔٱABCé.،؟«»😀\u0301"
TEXTS = st.text(st.sampled_from(LETTERS + ODD + " ")) | st.text(st.characters(exclude_categories=["Cs"]))


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("قُـــتل", "قُتل"),
        ("\u202bقال\u200f الوزير\u202c", "قال الوزير"),
        ("می\u200cخواهم", "ميخواهم"),
        ("غزة\u00a0و\u2003رفح\u202fاليوم", "غزة و رفح اليوم"),
        ("ﻗﺎل ﻻ ﷲ", "قال لا الله"),
        ("النبي ﷺ", "النبي صلى الله عليه وسلم"),
        ("الولایات وکالة", "الولايات وكالة"),
        ("٢٠٢٤ و ۱۲", "2024 و 12"),
        ("١٫٥ و١٬٠٠٠ لكن٫ لا", "1.5 و1,000 لكن٫ لا"),
        ("أ\r\nب\rج\u2028د", "أ\nب\nج\nد"),
        ("ا\u0654مر", "امر"),
        ("خيارًا أيضاً قُتلوا", "خيارًا أيضاً قُتلوا"),
        ("ﹰ", "ً"),
        ("\ufeffنص\x00", "نص"),
        ("CNN … «نعم»", "CNN … «نعم»"),
        ("", ""),
    ],
)
def test_clean(raw: str, clean: str) -> None:
    assert clean_characters(raw)[0] == clean


@given(TEXTS)
@example("\r\n\r\n")
@example("ـــ")
def test_offsets_rise_and_stay_inside(raw: str) -> None:
    text, offsets = clean_characters(raw)
    assert len(offsets) == len(text) + 1
    assert offsets[-1] == len(raw)
    assert list(offsets) == sorted(offsets)
    assert all(0 <= offset < len(raw) for offset in offsets[:-1])


@given(TEXTS, st.data())
def test_a_clean_span_cuts_raw_characters_that_clean_to_it(raw: str, data: st.DataObject) -> None:
    text, offsets = clean_characters(raw)
    if not text:
        return
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    # A span takes a ligature whole: several clean characters have one raw place.
    while start and offsets[start - 1] == offsets[start]:
        start -= 1
    while end < len(text) and offsets[end] == offsets[end - 1]:
        end += 1
    cut = raw[offsets[start] : offsets[end - 1] + 1]
    # The number marks ٫ and ٬ are read by their neighbours, which a cut at the mark itself takes away.
    if cut[0] not in "٫٬" and cut[-1] not in "٫٬" and not cut.startswith(("\u0653", "\u0654", "\u0655")):
        assert clean_characters(cut)[0] == text[start:end]


@given(TEXTS)
def test_cleaning_twice_changes_nothing(raw: str) -> None:
    once = clean_characters(raw)[0]
    if not any(mark in once for mark in "٫٬\u0653\u0654\u0655"):
        assert clean_characters(once)[0] == once
