"""Fingerprints of texts: the same words give the same, whatever their spelling; shares are exact."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.arabic.shingles import containment, decode, encode, resemblance, shared, shingles
from ingest.errors import DataError

SHORT = "التقى وزير الخارجية نظيره في القاهرة صباح السبت"
LONG = f"{SHORT} وبحثا ملف الحدود وقالا إن الاجتماع المقبل بعد شهر"


def test_spelling_marks_and_digits_do_not_matter() -> None:
    one = shingles("إلتقى الوزيرُ 12 نائبًا، في القاهرة")
    other = shingles("التقي الوزير ١٢ نائبا في القاهره!")
    assert one.tolist() == other.tolist() and one.size == 3


def test_a_longer_version_contains_the_shorter_one() -> None:
    one, other = shingles(SHORT), shingles(LONG)
    assert containment(one, other) == containment(other, one) == 1.0
    assert resemblance(one, other) == one.size / other.size == 5 / 14
    assert shared(one, other) == 5


def test_texts_without_words_share_nothing() -> None:
    none = shingles("ثلاث كلمات فقط")
    assert none.size == 0 and encode(none) == ""
    assert containment(none, shingles(LONG)) == resemblance(none, none) == 0.0


@given(st.text(alphabet="ابجد هوز", max_size=80))
def test_a_fingerprint_gives_the_shingles_back(text: str) -> None:
    found = shingles(text)
    assert decode(encode(found)).tolist() == found.tolist()


@pytest.mark.parametrize("text", ["no base64!", "AAA=", "AAAAAgAAAAE=", "AAAAAQAAAAE="])
def test_what_is_no_fingerprint_is_told(text: str) -> None:
    with pytest.raises(DataError, match="no fingerprint"):
        decode(text)
