"""Tables for people: columns that hold although some cells run from right to left.

Each cell stands between FIRST STRONG ISOLATE and POP DIRECTIONAL ISOLATE, so that its direction ends with it; the
blanks that fill a column stand outside. Machine formats never come here.
"""

from __future__ import annotations

from collections.abc import Sequence

from ingest.present.width import clip, plain, width, wrap

_ISOLATE, _POP = "\u2068", "\u2069"
_GAP = "  "
_LEAST = 8
_WHOLE = 19  # words up to this width are broken last
_MOST_LINES = 6


def table(
    columns: Sequence[str],
    rows: Sequence[Sequence[str]],
    *,
    columns_of_screen: int | None = None,
    ascii_only: bool = False,
    numbers: Sequence[int] = (),
) -> str:
    """The table as text, each line closed by a newline.

    With `columns_of_screen` the widest columns are narrowed until a line fits, their cells wrapped over at most six
    lines. `numbers` are the indices of columns that are set to the right. `ascii_only` draws with ASCII and isolates
    nothing: the letters of the cells stay as they are.
    """
    cells = [[plain(cell) for cell in row] for row in rows]
    heads = [plain(name) for name in columns]
    widths = [max([width(line[n]) for line in cells] + [width(head), 1]) for n, head in enumerate(heads)]
    if columns_of_screen is not None:
        room = columns_of_screen - len(_GAP) * (len(widths) - 1)
        longest = [
            max(width(word) for line in (heads, *cells) for word in (line[n] or " ").split(" "))
            for n in range(len(heads))
        ]
        widths = _narrowed(widths, room, [min(size, _WHOLE) for size in longest])
        widths = _narrowed(widths, room, [_LEAST] * len(widths))
    rule = "-" if ascii_only else "─"
    out = _lines(heads, widths, numbers, ascii_only)
    out.append(_GAP.join(rule * size for size in widths))
    for row in cells:
        out += _lines(row, widths, numbers, ascii_only)
    return "".join(line.rstrip() + "\n" for line in out)


def facts(rows: Sequence[Sequence[str]], *, columns_of_screen: int | None = None, ascii_only: bool = False) -> str:
    """(name, value) rows as lines without head or rule; values are wrapped like cells."""
    whole = table(("", ""), rows, columns_of_screen=columns_of_screen, ascii_only=ascii_only)
    return "".join(whole.splitlines(keepends=True)[2:])


def _narrowed(widths: Sequence[int], room: int, least: Sequence[int]) -> list[int]:
    """Narrows the widest columns, none below its least width, until all fit in `room` or none can give more."""
    left = list(widths)
    while sum(left) > room:
        able = [index for index, size in enumerate(left) if size > least[index]]
        if not able:
            break
        widest = max(able, key=lambda index: left[index])
        left[widest] -= 1
    return left


def _lines(row: Sequence[str], widths: Sequence[int], numbers: Sequence[int], ascii_only: bool) -> list[str]:
    mark = "..." if ascii_only else "…"
    wrapped = []
    for cell, size in zip(row, widths, strict=True):
        lines = wrap(cell, size)
        if len(lines) > _MOST_LINES:
            last = clip(" ".join(lines[_MOST_LINES - 1 :]), size, mark)
            lines = [*lines[: _MOST_LINES - 1], last]
        wrapped.append(lines)
    height = max(map(len, wrapped))
    out = []
    for n in range(height):
        parts = []
        for index, (lines, size) in enumerate(zip(wrapped, widths, strict=True)):
            text = lines[n] if n < len(lines) else ""
            blanks = " " * (size - width(text))
            shown = text if ascii_only or not text or text.isascii() else f"{_ISOLATE}{text}{_POP}"
            parts.append(blanks + shown if index in numbers else shown + blanks)
        out.append(_GAP.join(parts))
    return out


def isolated(text: str, ascii_only: bool = False) -> str:
    """A name within a line of another direction, kept to itself."""
    text = plain(text)
    return text if ascii_only or text.isascii() else f"{_ISOLATE}{text}{_POP}"
