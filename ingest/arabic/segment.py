"""Words, numbers, marks and sentences of a cleaned text, with their positions in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

Kind = Literal["word", "number", "latin", "punct"]

_LETTER = "\u0621-\u063a\u0641-\u064a\u066e-\u06d3"
_TOKEN = re.compile(
    rf"(?P<word>[{_LETTER}][{_LETTER}\u064b-\u0655\u0670]*)"
    r"|(?P<number>\d+(?:[.,٫٬:/-]\d+)*%?)"
    r"|(?P<latin>[A-Za-zÀ-ɏ][A-Za-zÀ-ɏ0-9'’&]*(?:[-.][A-Za-zÀ-ɏ0-9]+)*)"
    r"|(?P<punct>\S)"
)
_END = re.compile(r"[.!؟?…]+[\"»”')\]]*(?=\s|$)|\n+")
_ABBREVIATION = re.compile(r"(?:^|\s)(?:[دأم]|أ\.د|ق\.م|ص\.ب|ج|س)\.$")


class Piece(NamedTuple):
    """One token of the text: its kind, form, and characters [start, end)."""

    kind: Kind
    form: str
    start: int
    end: int


def pieces(text: str) -> Iterator[Piece]:
    """The tokens of `text` in order. «القناة الـ12» gives the words, a bare «ال» and the number."""
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup
        assert kind is not None
        yield Piece(kind, match.group(), match.start(), match.end())  # type: ignore[arg-type]  # lastgroup is one of Kind


def sentence_bounds(text: str) -> list[tuple[int, int]]:
    """Characters [start, end) of each sentence. A mark inside an open pair of quotes does not end one."""
    bounds: list[tuple[int, int]] = []
    start = 0
    for match in _END.finditer(text):
        if "\n" not in match.group():
            if _ABBREVIATION.search(text[max(0, match.end() - 6) : match.end()]):
                continue
            if _inside_quotes(text, start, match.start(), match.end()):
                continue
        _append(bounds, text, start, match.end())
        start = match.end()
    _append(bounds, text, start, len(text))
    return bounds


def _append(bounds: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    piece = text[start:end]
    left = start + len(piece) - len(piece.lstrip())
    right = start + len(piece.rstrip())
    if left < right:
        bounds.append((left, right))


def _inside_quotes(text: str, start: int, mark: int, end: int) -> bool:
    """Whether the mark at `mark` stands in quotes that opened in this sentence and close in this paragraph."""
    so_far = text[start:end]
    newline = text.find("\n", end)
    rest = text[end : newline if newline >= 0 else len(text)]
    for opening, closing in (("«", "»"), ("“", "”")):
        if so_far.count(opening) > so_far.count(closing) and closing in rest:
            return True
    return so_far.count('"') % 2 == 1 and '"' in rest
