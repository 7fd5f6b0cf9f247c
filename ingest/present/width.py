"""How many columns of a terminal a text takes, and where it may be cut: never between a letter and its marks."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from wcwidth import wcwidth

_BIDI_CONTROLS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_BLANK = re.compile(r"\s+")
_JOINER = "\u200d"


def plain(text: str) -> str:
    """`text` on one line, without control characters and without marks of direction, which would leak into a table."""
    text = _BIDI_CONTROLS.sub("", _BLANK.sub(" ", text))
    return "".join(char for char in text if unicodedata.category(char) not in ("Cc", "Cs", "Co")).strip()


def clusters(text: str) -> Iterator[str]:
    """The letters of `text`, each with the marks that follow it (and what a zero-width joiner binds to it)."""
    found = ""
    for char in text:
        if found and wcwidth(char) != 0 and not found.endswith(_JOINER):
            yield found
            found = ""
        found += char
    if found:
        yield found


def width(text: str) -> int:
    """The columns that `text` takes; marks take none, wide letters two."""
    return sum(max(0, wcwidth(char)) for char in text)


def wrap(text: str, columns: int) -> list[str]:
    """`text` in lines of at most `columns` columns, broken at spaces, else between letters; at least one line.

    A single letter that is wider than `columns` still gets a line.
    """
    lines: list[str] = []
    line, used = "", 0
    for word in text.split(" "):
        size = width(word)
        if line and used + 1 + size <= columns:
            line, used = f"{line} {word}", used + 1 + size
            continue
        if line:
            lines.append(line)
        *whole, line = list(_pieces(word, columns)) or [""]
        lines += whole
        used = width(line)
    return [*lines, line]


def clip(text: str, columns: int, mark: str = "…") -> str:
    """`text` cut to at most `columns` columns, the cut shown by `mark`."""
    if width(text) <= columns:
        return text
    kept, used, room = "", 0, columns - width(mark)
    for cluster in clusters(text):
        used += width(cluster)
        if used > room:
            break
        kept += cluster
    return kept.rstrip() + mark


def _pieces(word: str, columns: int) -> Iterator[str]:
    piece, used = "", 0
    for cluster in clusters(word):
        size = width(cluster)
        if piece and used + size > columns:
            yield piece
            piece, used = "", 0
        piece, used = piece + cluster, used + size
    if piece:
        yield piece
