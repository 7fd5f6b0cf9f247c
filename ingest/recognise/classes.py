"""Word classes: the nearest of some hundred centres among the vectors of words out of context, coarse to fine."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ingest.recognise.meaning import Meaning

_CACHE = 32_768  # words, some 5 MB


class Classes:
    """Centres of a few granularities, as k-means found them in raw news."""

    def __init__(self, meaning: Meaning, centres: Sequence[NDArray[Any]]) -> None:
        """`centres`: one array [classes, width] a granularity, coarse first."""
        self._meaning = meaning
        self._centres = [np.asarray(each, np.float32) for each in centres]
        self._halves = [np.einsum("ij,ij->i", each, each) / 2 for each in self._centres]
        self.of = lru_cache(maxsize=_CACHE)(self._of)

    def _of(self, word: str) -> tuple[int, ...]:
        """The number of the word's class in each granularity."""
        vector = self._meaning.alone(word)
        return tuple(
            int((each @ vector - half).argmax()) for each, half in zip(self._centres, self._halves, strict=True)
        )
