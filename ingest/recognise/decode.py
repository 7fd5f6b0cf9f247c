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
        ahead, back = np.empty_like(scores), np.empty_like(scores)
        if not count:
            return ahead
        ahead[0] = scores[0] + self._first
        for i in range(1, count):
            ahead[i] = scores[i] + _logsum(ahead[i - 1][:, None] + self._step, 0)
        back[-1] = self._last
        for i in range(count - 2, -1, -1):
            back[i] = _logsum(self._step + (scores[i + 1] + back[i + 1])[None, :], 1)
        both = ahead + back
        both -= both.max(1, keepdims=True)
        odds: Scores = np.exp(both)
        odds /= odds.sum(1, keepdims=True)
        return odds


def _logsum(values: Scores, axis: int) -> Scores:
    most = values.max(axis, keepdims=True)
    out: Scores = np.log(np.exp(values - most).sum(axis)) + most.squeeze(axis)
    return out


def follows(before: str, label: str) -> bool:
    """Whether a label may stand behind another: I-X continues an X only."""
    return not label.startswith("I-") or (before != "O" and before[2:] == label[2:])


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
