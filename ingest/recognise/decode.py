"""Scores of labels → labels that fit together (BIO), and how sure each is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]
_NEVER = np.float32(-1e4)


class Labelled(NamedTuple):
    """A span of labels: items [first, last), and what it is (PERS, LOC, ORG or MISC)."""

    first: int
    last: int
    label: str


class Decoder:
    """A linear-chain CRF's transitions: the best row of labels (Viterbi) and the probability of each (forward-backward)."""

    def __init__(self, labels: tuple[str, ...], step: Scores, first: Scores, last: Scores) -> None:
        """`step[a, b]`: score of label b behind a; `first`, `last`: of a label at either end. What BIO forbids is ruled out."""
        self.labels = labels
        allowed = np.array([[follows(a, b) for b in labels] for a in labels])
        self._step = np.where(allowed, step, _NEVER).astype(np.float32)
        self._first = np.where([not b.startswith("I-") for b in labels], first, _NEVER).astype(np.float32)
        self._last = last.astype(np.float32)
        self._odds, self._odds_first = np.exp(self._step), np.exp(self._first)
        self._odds_last = np.exp(self._last)

    def best(self, scores: Scores) -> list[str]:
        """The labels of a sentence; `scores` has a row a word, a column a label."""
        if not len(scores):
            return []
        reached = scores[0] + self._first
        came: list[NDArray[np.intp]] = []
        for row in scores[1:]:
            ways = reached[:, None] + self._step
            from_ = ways.argmax(0)
            came.append(from_)
            reached = ways[from_, np.arange(len(row))] + row
        at = int((reached + self._last).argmax())
        out = [at]
        for from_ in reversed(came):
            at = int(from_[at])
            out.append(at)
        return [self.labels[i] for i in reversed(out)]

    def probabilities(self, scores: Scores) -> Scores:
        """The probability of each label of each word, given the whole sentence: [words, labels], each row sums to 1."""
        count = len(scores)
        if not count:
            return np.empty_like(scores)
        # In probabilities, each row scaled to a sum of 1, so that nothing overflows and no logarithm is taken.
        likely = np.exp(scores - scores.max(1, keepdims=True))
        ahead, back = np.empty_like(likely), np.empty_like(likely)
        row = likely[0] * self._odds_first
        ahead[0] = row / row.sum()
        for i in range(1, count):
            row = (ahead[i - 1] @ self._odds) * likely[i]
            ahead[i] = row / row.sum()
        back[-1] = self._odds_last
        for i in range(count - 2, -1, -1):
            row = self._odds @ (likely[i + 1] * back[i + 1])
            back[i] = row / row.sum()
        both: Scores = ahead * back
        both /= both.sum(1, keepdims=True)
        return both


def follows(before: str, label: str) -> bool:
    """Whether a label may stand behind another: I-X continues an X only."""
    return not label.startswith("I-") or (before != "O" and before[2:] == label[2:])


def repaired(labels: Sequence[str]) -> list[str]:
    """Labels in which every I- continues its own kind: one that does not becomes a B-.

    >>> repaired(["I-LOC", "I-LOC", "I-ORG"])
    ['B-LOC', 'I-LOC', 'B-ORG']
    """
    out: list[str] = []
    for label in labels:
        out.append(label if follows(out[-1] if out else "O", label) else "B-" + label[2:])
    return out


def spans(labels: Sequence[str]) -> list[Labelled]:
    """The spans of BIO labels, in order. An I- that continues nothing of its kind begins a span.

    >>> spans(["B-PERS", "I-PERS", "O", "I-LOC", "B-LOC"])
    [Labelled(first=0, last=2, label='PERS'), Labelled(first=3, last=4, label='LOC'), Labelled(first=4, last=5, label='LOC')]
    """
    out: list[Labelled] = []
    open_ = ""
    for i, tag in enumerate(labels):
        place, _, label = tag.partition("-")
        if place == "I" and label == open_:
            out[-1] = out[-1]._replace(last=i + 1)
        elif place in ("B", "I"):
            out.append(Labelled(i, i + 1, label))
        open_ = label if place in ("B", "I") else ""
    return out
