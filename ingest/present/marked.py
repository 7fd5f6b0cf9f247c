"""An article's text for a terminal, its marks in colour; where there is none, between brackets. From right to left.

Each line stands between RIGHT-TO-LEFT ISOLATE and its POP, each tag in Latin letters between LEFT-TO-RIGHT ISOLATE and
its own, so that neither turns the other around. Escape sequences take no columns.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ingest.present.marks import Mark, segments
from ingest.present.text import MarkedText
from ingest.present.width import plain, width

_RTL, _LTR, _POP = "\u2067", "\u2066", "\u2069"
_BLANK = "\u00a0"  # keeps a tag on one line
_RESET = "\x1b[0m"
_COLOURS = {
    "person": "36",
    "government": "34",
    "organization": "35",
    "place": "32",
    "role": "4",
    "title": "2;4",
    "reference": "3;4",
    "date": "33",
    "trigger": "1;31",
    "status": "31",
    "cue": "1;33",
}
_LETTERS = {
    "person": "P",
    "government": "G",
    "organization": "O",
    "place": "L",
    "role": "R",
    "title": "T",
    "reference": "=",
    "date": "D",
}
_LEGEND = (
    ("person", "person"),
    ("government", "government"),
    ("organization", "organization"),
    ("place", "place"),
    ("role", "unnamed party"),
    ("title", "title"),
    ("reference", "stands for a name"),
    ("date", "date"),
)
_HIDDEN = {"speaker", "condition"}  # the tag of the content names the speaker
_DIM = "2"


@dataclass(frozen=True, slots=True)
class _Piece:
    """Characters of one style; `style` is an SGR sequence without its brackets, or ""."""

    text: str
    style: str = ""


def marked(text: MarkedText, *, columns: int | None = None, ascii_only: bool = False, colour: bool = False) -> str:
    """The lines of the text, wrapped to `columns`, then a legend. Every line is closed by a newline."""
    out = []
    for line in text.lines:
        pieces = list(_pieces(text, line.start, line.end, _base(line.role, colour), colour, ascii_only))
        out += [_line(words, ascii_only) for words in _wrapped(pieces, columns)]
    out += ["", *_legend(colour, columns)]
    return "".join(f"{line}\n" for line in out)


def _base(role: str, colour: bool) -> str:
    if not colour or role == "body":
        return ""
    return "1" if role == "title" else _DIM


def _pieces(text: MarkedText, start: int, end: int, base: str, colour: bool, ascii_only: bool) -> Iterator[_Piece]:
    shown = [mark for mark in text.marks if mark.kind not in _HIDDEN]
    for segment in segments(start, end, shown):
        for mark in segment.marks:
            if mark.start == segment.start:
                yield from _opened(mark, colour, ascii_only)
        words = _cleaned(text.raw[segment.start : segment.end])
        styles = [_COLOURS[mark.kind] for mark in segment.marks if mark.kind in _COLOURS] if colour else []
        yield _Piece(words, ";".join(filter(None, (base, *styles))))
        for mark in reversed(segment.marks):
            if mark.end == segment.end:
                yield from _closed(mark, colour, ascii_only)


def _opened(mark: Mark, colour: bool, ascii_only: bool) -> Iterator[_Piece]:
    if mark.kind == "content":
        style = _COLOURS["cue"] if colour else ""
        name = f" {plain(mark.name)}:" if mark.name else ":"
        yield _Piece("<" + _tag(mark.tag, ascii_only) + name + " ", style)
    elif colour:
        return
    elif mark.kind in _LETTERS:
        tag = _LETTERS[mark.kind] + (f" {mark.tag}:" if mark.tag else "")
        yield _Piece("[" + _tag(tag, ascii_only) + " ")
    else:
        yield _Piece("{" + _tag(f"{mark.tag}:", ascii_only) + " ")


def _closed(mark: Mark, colour: bool, ascii_only: bool) -> Iterator[_Piece]:
    if mark.kind == "content":
        yield _Piece(" " + _tag(mark.tag, ascii_only) + ">", _COLOURS["cue"] if colour else "")
    elif not colour:
        yield _Piece("]" if mark.kind in _LETTERS else "}")
    elif mark.tag:
        yield _Piece(" " + _tag(f"[{mark.tag}]", ascii_only), _DIM)


def _tag(tag: str, ascii_only: bool) -> str:
    return tag if ascii_only else _LTR + tag.replace(" ", _BLANK) + _POP


def _wrapped(pieces: list[_Piece], columns: int | None) -> Iterator[list[_Piece]]:
    """The pieces in lines of at most `columns` columns, broken at blanks; a longer word has a line of its own."""
    line: list[_Piece] = []
    used = 0
    for word in _words(pieces):
        size = sum(width(piece.text) for piece in word)
        if line and columns is not None and used + 1 + size > columns:
            yield line
            line, used = [], 0
        if line:
            line.append(_Piece(" "))
            used += 1
        line += word
        used += size
    yield line


def _words(pieces: list[_Piece]) -> Iterator[list[_Piece]]:
    word: list[_Piece] = []
    for piece in pieces:
        for number, part in enumerate(piece.text.split(" ")):
            if number and word:
                yield word
                word = []
            if part:
                word.append(_Piece(part, piece.style))
    if word:
        yield word


def _cleaned(text: str) -> str:
    """Words of the page without what would leak out of the line: control characters, marks of direction."""
    return "".join(" " if char.isspace() else plain(char) for char in text)


def _line(pieces: list[_Piece], ascii_only: bool) -> str:
    text = "".join(f"\x1b[{piece.style}m{piece.text}{_RESET}" if piece.style else piece.text for piece in pieces)
    return text if ascii_only else f"{_RTL}{text}{_POP}"


def _legend(colour: bool, columns: int | None) -> list[str]:
    if colour:
        entries = [f"\x1b[{_COLOURS[kind]}m{name}{_RESET}" for kind, name in _LEGEND]
        entries += [f"\x1b[{_COLOURS['trigger']}mevent{_RESET} [number category status]"]
        entries += [f"\x1b[{_COLOURS['cue']}mword of saying{_RESET} [number stance]", "<number speaker: what was said>"]
    else:
        entries = [f"[{_LETTERS[kind]}] {name}" for kind, name in _LEGEND]
        entries += ["{E1 category status: event}", "{S1 stance: word of saying}", "<S1 speaker: what was said S1>"]
    return _flowed(entries, columns or 120)


def _flowed(entries: list[str], columns: int) -> list[str]:
    lines: list[str] = []
    line, used = "marks:", 6
    for entry in entries:
        size = width(_without_escapes(entry)) + 2
        if used + size > columns and line != "marks:":
            lines.append(line)
            line, used = "      ", 6
        line, used = f"{line}  {entry}", used + size
    return [*lines, line]


def _without_escapes(text: str) -> str:
    while "\x1b[" in text:
        before, _, after = text.partition("\x1b[")
        text = before + after.partition("m")[2]
    return text
