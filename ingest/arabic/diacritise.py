"""Diacritics in context by text2tashkeel, behind one boundary.

Nearly all its time is the network's own arithmetic. What text2tashkeel does around it, letter by letter for each sentence,
is done here once for each word: a word's letters as the network numbers them, and its vowels from what the network says.
"""

from __future__ import annotations

import os
import unicodedata
from functools import lru_cache
from typing import NamedTuple

import numpy as np

_MAX_WORDS = 120
_CACHE = 32_768  # words, some 10 MB each of those seen and those given


class _Bare(NamedTuple):
    """A word without marks: its letters, and their numbers, a byte each."""

    letters: str
    numbers: bytes


class Diacritiser:
    """Restores the vowels of a sentence. One thread, so that the result does not hang on the machine's load."""

    def __init__(self) -> None:
        os.environ.setdefault("TT_ORT_THREADS", "1")
        from text2tashkeel import Diacritizer

        self._model = Diacritizer().backend
        self._space = bytes([self._model.c2i[" "]])
        self._bare = lru_cache(maxsize=_CACHE)(self._read_bare)
        self._voiced = lru_cache(maxsize=_CACHE)(self._read_voiced)
        self._cached = lru_cache(maxsize=2_000)(self._words)

    def words(self, words: tuple[str, ...]) -> tuple[str, ...]:
        """The words of one sentence with diacritics, one for one; very long sentences are taken in pieces."""
        out: list[str] = []
        for i in range(0, len(words), _MAX_WORDS):
            out += self._cached(words[i : i + _MAX_WORDS])
        return tuple(out)

    def _words(self, words: tuple[str, ...]) -> tuple[str, ...]:
        bare = [self._bare(word) for word in words]
        numbers = self._space.join([word.numbers for word in bare])
        if not numbers:
            return words
        given = np.frombuffer(numbers, np.uint8).astype(np.int64)[None]
        classes = self._model.sess.run(["gated_cls"], {"input": given})[0][0].astype(np.uint8).tobytes()
        out: list[str] = []
        start = 0
        for word in bare:
            end = start + len(word.numbers)
            out.append(self._voiced(word.letters, classes[start:end]))
            start = end + 1
        return tuple(out)

    def _read_bare(self, word: str) -> _Bare:
        letters = "".join(
            c for c in unicodedata.normalize("NFD", word) if unicodedata.category(c) not in ("So", "Mn")
        )  # as text2tashkeel does it: «أ» is ا with a mark, which the network restores
        return _Bare(letters, bytes(self._model.c2i.get(c, self._model.unk) for c in letters))

    def _read_voiced(self, letters: str, classes: bytes) -> str:
        return unicodedata.normalize(
            "NFC",
            "".join(
                c + (self._model.i2d[mark] if unicodedata.category(c).startswith("L") else "")
                for c, mark in zip(letters, classes, strict=True)
            ),
        )
