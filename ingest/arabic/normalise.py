"""Folding of Arabic spelling for matching. What is stored is never changed by it."""

from __future__ import annotations

import re

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
    return _MARKS.sub("", text).translate(_LETTERS).casefold()


def fold_with_map(text: str) -> tuple[str, list[int]]:
    """`fold(text)` and, for each of its characters and its end, the position in `text`."""
    kept = [i for i, c in enumerate(text) if not _MARKS.match(c)]
    chars, where = [], []
    for i in kept:
        for c in text[i].translate(_LETTERS).casefold():
            chars.append(c)
            where.append(i)
    where.append(len(text))
    return "".join(chars), where


def light(text: str) -> str:
    """A lighter fold for telling lemmas apart: marks go, but ة and ى keep their shape; the alefs are one."""
    return _MARKS.sub("", text).translate(str.maketrans("أإآٱ", "اااا"))
