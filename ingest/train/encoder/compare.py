"""Whether the encoder is good and fast enough to stand in for the trained network."""

from __future__ import annotations

import time
from collections.abc import Sequence
from typing import NamedTuple

from ingest.train.encoder.labelled import Example, Score, score
from ingest.train.encoder.runtime import OnnxLabeller

#: Words a second on two threads; less would hold up the reading of news.
LEAST_SPEED = 2000


class Outcome(NamedTuple):
    """What the int8 model does on the dev set: the score of whole names, that of each kind, and words a second."""

    score: Score
    kinds: dict[str, Score]
    speed: float

    def wins(self, beat: float) -> bool:
        """True where F1 is above `beat` and the speed suffices."""
        return self.score.f1 > beat and self.speed >= LEAST_SPEED


def judged(labeller: OnnxLabeller, dev: Sequence[Example]) -> Outcome:
    """Label the dev set once, timed. The first sentence is run before, since a session's first call sets up memory;
    the other words meet the vocabulary for the first time, as a day's news does."""
    sentences = [example.words for example in dev]
    labeller(sentences[:1])
    start = time.perf_counter()
    given = [found.labels for found in labeller(sentences)]
    took = time.perf_counter() - start
    wanted = [example.labels for example in dev]
    kinds = sorted({label[2:] for label in labeller.labels} - {""})
    return Outcome(
        score(wanted, given),
        {kind: score(_only(wanted, kind), _only(given, kind)) for kind in kinds},
        sum(map(len, sentences)) / max(took, 1e-9),
    )


def _only(sentences: Sequence[Sequence[str]], kind: str) -> list[list[str]]:
    """The labels with every other kind read as no name."""
    return [[label if label[2:] == kind else "O" for label in labels] for labels in sentences]
