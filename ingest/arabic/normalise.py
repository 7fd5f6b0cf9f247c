"""Folding of Arabic spelling for matching. What is stored is never changed by it."""

from __future__ import annotations

import re
from functools import lru_cache

MARKS = "\u064b-\u0652\u0670\u0653-\u0655"
_MARKS = re.compile(f"[{MARKS}\u0640]")
_LETTERS = str.maketrans("أإآٱىةؤئیکەھ", "اااايهوييكهه")


def strip_marks(text: str) -> str:
    """`text` without short vowels, shadda, sukun, tanwin, dagger alef and tatweel."""
    return _MARKS.sub("", text)


def fold(text: str) -> str:
    """The form in which two spellings of a word are equal: no marks, one alef, ى=ي, ة=ه, hamza carriers to their letter.

    >>> fold("الأُمم المتّحدة") == fold("الامم المتحده")
    True
    """
    return _fold_word(text) if len(text) <= _WORD else _fold(text)


def _fold(text: str) -> str:
    return _MARKS.sub("", text).translate(_LETTERS).casefold()


# The stages fold the same words again and again; only words are kept, so that the cache stays small (some MB).
_WORD = 24
_fold_word = lru_cache(maxsize=32_768)(_fold)


class _Letters(dict[str, str]):
    """What each character folds to, worked out once: there are a few hundred in all the news."""

    def __missing__(self, letter: str) -> str:
        return self.setdefault(letter, _fold(letter))


FOLDED = _Letters()


def fold_with_map(text: str) -> tuple[str, list[int]]:
    """`fold(text)` and, for each of its characters and its end, the position in `text`."""
    chars: list[str] = []
    where: list[int] = []
    for i, c in enumerate(text):
        folded = FOLDED[c]
        if folded:
            chars.append(folded)
            where.extend([i] * len(folded))
    where.append(len(text))
    return "".join(chars), where


_ALEFS = str.maketrans("أإآٱ", "اااا")


def light(text: str) -> str:
    """A lighter fold for telling lemmas apart: marks go, but ة and ى keep their shape; the alefs are one."""
    return _light_word(text) if len(text) <= _WORD else _light(text)


def _light(text: str) -> str:
    return _MARKS.sub("", text).translate(_ALEFS)


_light_word = lru_cache(maxsize=32_768)(_light)
