"""Diacritics in context by text2tashkeel, behind one boundary."""

from __future__ import annotations

import os
from functools import lru_cache

_MAX_WORDS = 120


class Diacritiser:
    """Restores the vowels of a sentence. One thread, so that the result does not hang on the machine's load."""

    def __init__(self) -> None:
        os.environ.setdefault("TT_ORT_THREADS", "1")
        from text2tashkeel import Diacritizer

        self._model = Diacritizer()
        self._cached = lru_cache(maxsize=2_000)(self._words)

    def words(self, words: tuple[str, ...]) -> tuple[str, ...]:
        """The words of one sentence with diacritics, one for one; very long sentences are taken in pieces."""
        out: list[str] = []
        for i in range(0, len(words), _MAX_WORDS):
            out += self._cached(words[i : i + _MAX_WORDS])
        return tuple(out)

    def _words(self, words: tuple[str, ...]) -> tuple[str, ...]:
        given = self._model.diacritize(" ".join(words)).split(" ")
        return tuple(given) if len(given) == len(words) else words
