"""A word as sub-words: the likeliest division of all."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.recognise.subwords import BEGIN, Subwords

PIECES = ("▁", "ا", "ل", "ب", "ت", "▁ال", "ال", "بت", "▁ب", "الب", "تت")  # «ث» is not among them
SCORES = (-4.0, -3.1, -3.2, -3.3, -3.4, -2.0, -3.7, -4.5, -5.2, -4.1, -6.9)
UNSEEN = min(SCORES) - 10
SUBWORDS = Subwords(PIECES, SCORES)


def divisions(text: str) -> Iterator[tuple[list[str], float]]:
    """Every division of a text into pieces or letters that no piece is, with its score."""
    if not text:
        yield [], 0.0
    for end in range(1, len(text) + 1):
        part = text[:end]
        if part in PIECES:
            score = SCORES[PIECES.index(part)]
        elif end == 1:
            score = UNSEEN
        else:
            continue
        for rest, more in divisions(text[end:]):
            yield [part, *rest], score + more


@given(st.text(st.sampled_from("البتث"), max_size=7))
def test_the_likeliest_division_of_all(word: str) -> None:
    numbers = SUBWORDS(word)
    score = sum(SCORES[n] if n < len(PIECES) else UNSEEN for n in numbers)
    assert score == pytest.approx(max(score for _, score in divisions(BEGIN + word)))
    lengths = [len(PIECES[n]) if n < len(PIECES) else 1 for n in numbers]
    assert sum(lengths) == len(BEGIN + word)
    at = 0
    for number, length in zip(numbers, lengths, strict=True):
        part = (BEGIN + word)[at : at + length]
        assert part == PIECES[number] if number < len(PIECES) else part not in PIECES
        at += length


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("البت", ["▁ال", "بت"]),  # -6.5; «▁» + «الب» + «ت» is -11.5
        ("ثال", ["▁", "?", "ال"]),
        ("ثث", ["▁", "?", "?"]),
        ("", ["▁"]),
    ],
)
def test_divisions(word: str, parts: list[str]) -> None:
    assert [(*PIECES, "?")[n] for n in SUBWORDS(word)] == parts


def test_without_a_sign_of_the_beginning_the_sign_is_unknown() -> None:
    subwords = Subwords(["با", "ب"], [-1.0, -2.0])
    assert subwords("باب") == [2, 0, 1]
    assert subwords.unknown == 2
