from __future__ import annotations

import pytest

from ingest.arabic.numerals import number, numeral_at
from ingest.arabic.segment import pieces


@pytest.mark.parametrize(
    ("word", "value"),
    [
        ("واحد", 1), ("إحدى", 1), ("اثنين", 2), ("اثنتان", 2), ("ثلاثة", 3), ("ثلاث", 3), ("أربعة", 4), ("اربع", 4), ("خمسة", 5),
        ("ستة", 6), ("سبع", 7), ("ثماني", 8), ("ثمانية", 8), ("تسعة", 9), ("عشرة", 10), ("عشر", 10), ("عشرين", 20), ("ثلاثون", 30),
        ("تسعين", 90), ("مئة", 100), ("مائة", 100), ("مئتين", 200), ("ألف", 1000), ("ألفين", 2000), ("ثَلاثَة", 3),
        ("12", 12), ("1,400", 1400), ("1٬400", 1400), ("0", 0), ("١٢", 12),
    ],
)  # fmt: skip
def test_numbers(word: str, value: int) -> None:
    assert number(word) == value


@pytest.mark.parametrize("word", ["رجل", "", "12a", "1.5", "عشرات", "آلاف", "²"])
def test_what_is_no_number(word: str) -> None:
    assert number(word) is None


def read(text: str) -> tuple[float, float | None, str] | None:
    """Bounds and words of the number that `text` begins with."""
    found = list(pieces(text))
    numeral = numeral_at([piece.form for piece in found], 0)
    if numeral is None:
        return None
    words = text[found[0].start + numeral.lead : found[numeral.last - 1].end]
    return float(numeral.low), None if numeral.high is None else float(numeral.high), words


@pytest.mark.parametrize(
    ("text", "value", "words"),
    [
        ("ثلاثة وعشرين ألفا و456 شخصا", 23_456, "ثلاثة وعشرين ألفا و456"),
        ("مئتان وخمسون", 250, "مئتان وخمسون"),
        ("مئة وثلاثة وعشرين قتيلا", 123, "مئة وثلاثة وعشرين"),
        ("ثلاث مئة جندي", 300, "ثلاث مئة"),
        ("خمسمائة وعشرة", 510, "خمسمائة وعشرة"),
        ("ثلاثة عشر شخصا", 13, "ثلاثة عشر"),
        ("أحد عشر جنديا", 11, "أحد عشر"),
        ("مليون ونصف المليون نازح", 1_500_000, "مليون ونصف المليون"),
        ("نصف مليون شخص", 500_000, "نصف مليون"),
        ("1.5 مليار دولار", 1_500_000_000, "1.5 مليار"),
        ("2,5 مليون", 2_500_000, "2,5 مليون"),
        ("ثلاثة ملايين و200 ألف", 3_200_000, "ثلاثة ملايين و200 ألف"),
        ("162 ألف 548 سيارة", 162_548, "162 ألف 548"),
        ("ألفي جندي", 2000, "ألفي"),
        ("وعشرين جريحا", 20, "عشرين"),
        ("١٢٣ شخصا", 123, "١٢٣"),
        ("1.400 شخص", 1400, "1.400"),
        ("22 286 مصابا", 22_286, "22 286"),
    ],
)
def test_numbers_of_several_words(text: str, value: float, words: str) -> None:
    assert read(text) == (value, value, words)


@pytest.mark.parametrize(
    ("text", "bounds"),
    [
        ("20-30 قتيلا", (20, 30)), ("عشرات القتلى", (10, None)), ("مئات الآلاف", (100_000, None)), ("آلاف الأطنان", (1000, None)),
        ("بضعة آلاف", (3000, 9000)), ("بضعة عشر", (13, 19)),
    ],
)  # fmt: skip
def test_bounds(text: str, bounds: tuple[float, float | None]) -> None:
    found = read(text)
    assert found is not None and found[:2] == bounds


@pytest.mark.parametrize(
    "text", ["واحد منهم", "أحد القادة", "نصف السكان", "50% منهم", "ألفا جندي", "كمية من السلاح", "وفد", "10:30"]
)
def test_what_begins_no_number(text: str) -> None:
    assert read(text) is None


def test_a_sum_ends_where_another_number_begins() -> None:
    assert read("خمسة وجريحين") == (5, 5, "خمسة") and read("عشرين ومئة") == (20, 20, "عشرين")
