from __future__ import annotations

import pytest

from ingest.arabic.numerals import number


@pytest.mark.parametrize(
    ("word", "value"),
    [
        ("واحد", 1), ("إحدى", 1), ("اثنين", 2), ("اثنتان", 2), ("ثلاثة", 3), ("ثلاث", 3), ("أربعة", 4), ("اربع", 4), ("خمسة", 5),
        ("ستة", 6), ("سبع", 7), ("ثماني", 8), ("ثمانية", 8), ("تسعة", 9), ("عشرة", 10), ("عشر", 10), ("عشرين", 20), ("ثلاثون", 30),
        ("تسعين", 90), ("مئة", 100), ("مائة", 100), ("مئتين", 200), ("ألف", 1000), ("ألفين", 2000), ("ثَلاثَة", 3),
        ("12", 12), ("1,400", 1400), ("1٬400", 1400), ("0", 0),
    ],
)  # fmt: skip
def test_numbers(word: str, value: int) -> None:
    assert number(word) == value


@pytest.mark.parametrize("word", ["رجل", "", "12a", "1.5", "عشرات", "آلاف", "²"])
def test_what_is_no_number(word: str) -> None:
    assert number(word) is None
