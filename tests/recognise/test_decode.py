"""Labels that fit together: the best row and the probabilities, against all rows there are."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise, product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.recognise.decode import Decoder, Labelled, follows, repaired, spans
from ingest.recognise.labels import LABELS

FEW = ("O", "B-PERS", "I-PERS", "B-LOC", "I-LOC")


def valid(labels: tuple[str, ...]) -> bool:
    return not labels[0].startswith("I-") and all(follows(a, b) for a, b in pairwise(labels))


class Case:
    """A decoder and a sentence with random scores, and the score of every row of labels that BIO allows."""

    def __init__(self, seed: int, count: int, strength: float = 2.0) -> None:
        dice = np.random.default_rng(seed)
        n = len(FEW)
        self.step, self.first, self.last, self.scores = (
            (dice.normal(size=shape) * strength).astype(np.float32) for shape in ((n, n), n, n, (count, n))
        )
        self.decoder = Decoder(FEW, self.step, self.first, self.last)

    def rows(self) -> Iterator[tuple[tuple[int, ...], float]]:
        for row in product(range(len(FEW)), repeat=len(self.scores)):
            if valid(tuple(FEW[i] for i in row)):
                score = self.first[row[0]] + self.last[row[-1]] + sum(self.scores[i, a] for i, a in enumerate(row))
                yield row, float(score + sum(self.step[a, b] for a, b in pairwise(row)))


@pytest.mark.parametrize("count", range(1, 6))
@pytest.mark.parametrize("seed", range(4))
def test_the_best_row_is_the_best_of_all(seed: int, count: int) -> None:
    case = Case(seed, count)
    best, _ = max(case.rows(), key=lambda found: found[1])
    assert case.decoder.best(case.scores) == [FEW[i] for i in best]


@pytest.mark.parametrize("strength", [0.5, 2.0, 8.0])
@pytest.mark.parametrize("count", range(1, 6))
def test_probabilities_are_the_share_of_all_rows(count: int, strength: float) -> None:
    case = Case(count, count, strength)
    rows = list(case.rows())
    odds = np.array([score for _, score in rows], np.float64)
    odds = np.exp(odds - odds.max())
    odds /= odds.sum()
    wanted = np.zeros((count, len(FEW)))
    for (row, _), share in zip(rows, odds, strict=True):
        wanted[range(count), row] += share
    np.testing.assert_allclose(case.decoder.probabilities(case.scores), wanted, atol=1e-4)


def test_no_word_has_no_label() -> None:
    case = Case(0, 0)
    assert case.decoder.best(case.scores) == []
    assert case.decoder.probabilities(case.scores).shape == (0, len(FEW))


def test_a_long_sentence_neither_overflows_nor_vanishes() -> None:
    scores = np.random.default_rng(1).normal(0, 8, (2_000, len(FEW))).astype(np.float32)
    odds = Case(1, 1).decoder.probabilities(scores)
    np.testing.assert_allclose(odds.sum(1), 1, atol=1e-4)
    assert (odds >= 0).all()


@given(st.integers(0, 10_000), st.integers(1, 12))
def test_what_bio_forbids_never_comes_out(seed: int, count: int) -> None:
    """Even where the words' own scores are all for I-, and the transitions favour what is forbidden."""
    dice = np.random.default_rng(seed)
    n = len(LABELS)
    scores = dice.normal(0, 3, (count, n)).astype(np.float32)
    scores[:, [label.startswith("I-") for label in LABELS]] += 20
    step = np.array([[0 if follows(a, b) else 50 for b in LABELS] for a in LABELS], np.float32)
    first = np.array([50 if label.startswith("I-") else 0 for label in LABELS], np.float32)
    decoder = Decoder(LABELS, step, first, np.zeros(n, np.float32))
    assert valid(tuple(decoder.best(scores)))
    odds = decoder.probabilities(scores)
    assert odds[0, [label.startswith("I-") for label in LABELS]].max() < 1e-6
    np.testing.assert_allclose(odds.sum(1), 1, atol=1e-4)


@pytest.mark.parametrize(
    ("before", "label", "may"),
    [
        ("O", "I-LOC", False),
        ("B-LOC", "I-LOC", True),
        ("I-LOC", "I-LOC", True),
        ("B-PERS", "I-LOC", False),
        ("I-LOC", "B-LOC", True),
        ("I-PERS", "O", True),
    ],
)
def test_what_may_follow(before: str, label: str, may: bool) -> None:
    assert follows(before, label) is may


@pytest.mark.parametrize(
    ("labels", "found"),
    [
        ("", []),
        ("O O", []),
        ("B-PERS I-PERS O B-LOC", [Labelled(0, 2, "PERS"), Labelled(3, 4, "LOC")]),
        ("B-LOC B-LOC", [Labelled(0, 1, "LOC"), Labelled(1, 2, "LOC")]),
        ("O I-ORG I-ORG", [Labelled(1, 3, "ORG")]),
        ("B-ORG I-LOC", [Labelled(0, 1, "ORG"), Labelled(1, 2, "LOC")]),
        ("B-ORG O I-ORG", [Labelled(0, 1, "ORG"), Labelled(2, 3, "ORG")]),
    ],
)
def test_spans(labels: str, found: list[Labelled]) -> None:
    assert spans(labels.split()) == found


@given(st.lists(st.sampled_from(LABELS), max_size=8))
def test_repaired_labels_are_valid_and_tell_the_same_names(labels: list[str]) -> None:
    fixed = repaired(labels)
    assert spans(fixed) == spans(labels)
    assert not fixed or valid(tuple(fixed))
    assert repaired(fixed) == fixed
