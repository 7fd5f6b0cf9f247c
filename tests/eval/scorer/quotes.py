"""Quotes: words of a text, as a person writes them into a gold file, and the spans where they stand.

`بغداد` is found in «وبغداد»; `نتنياهو@2` is the second occurrence, `نتنياهو@*` all; `يعقد [اجتماع] في` the bracketed
part alone; `إن … أمس` all from the first to the next such end. Spans count Python characters of the text, end exclusive.
"""

from __future__ import annotations

import re
from functools import cache

MARKS = "\u0640\u064b-\u0652\u0670"
MARK = re.compile(f"[{MARKS}]")
# A clitic before a word is a word of its own here: «وبغداد», «للرياض» (whose name is written «لرياض»), «سيزور».
LEFT = r"(?:(?<![\w\u064b-\u0652])|(?<=(?<!\w)[وفبكلس])|(?<=(?<!\w)[وف][بكلس]))"
RIGHT = r"(?![\w\u064b-\u0652])"
NUMBERED = re.compile(r"(.*?)@(\*|\d+(?:,\d+)*)$", re.DOTALL)


class GoldError(ValueError):
    """A gold file that cannot be read: where, and what is wrong."""


def _letters(words: str) -> str:
    """A pattern for words: any white space for a space; tatweel and diacritics may stand anywhere."""
    out = []
    for letter in MARK.sub("", words):
        out.append(r"\s+" if letter.isspace() else re.escape(letter) + f"[{MARKS}]*")
    return re.sub(r"(?:\\s\+)+", r"\\s+", "".join(out))


def _pieces(words: str, bounded: bool) -> str:
    pieces = [piece.strip() for piece in words.split("…")] if bounded else words.split("…")
    left, right = (LEFT, RIGHT) if bounded else ("", "")
    return r".*?".join(left + _letters(piece) + right for piece in pieces)


@cache
def _pattern(words: str) -> re.Pattern[str]:
    before, opened, rest = words.partition("[")
    if not opened:
        return re.compile(f"(?=({_pieces(words.strip(), True)}))", re.DOTALL)
    inside, closed, after = rest.partition("]")
    if not closed:
        raise GoldError(f"«{words}» opens a bracket and does not close it")
    return re.compile(f"(?={_pieces(before, False)}({_pieces(inside, False)}){_pieces(after, False)})", re.DOTALL)


def spans(text: str, quote: str) -> list[tuple[int, int]]:
    """Where the quote stands; one span unless it ends in `@2,3` or `@*`. GoldError where it is missing or not unique."""
    numbered = NUMBERED.match(quote.strip())
    words, which = (numbered[1], numbered[2]) if numbered else (quote.strip(), "")
    # A mark left out of the quote belongs to the letter before it, but a tatweel at the end does not make two matches.
    found = sorted({match.span(1) for match in _pattern(words).finditer(text)})
    if not words or not found:
        raise GoldError(f"«{words}» is not in the text")
    if which == "*":
        return found
    if not which:
        if len(found) > 1:
            raise GoldError(f"«{words}» is there {len(found)} times: number it or give context")
        return found
    wanted = [int(number) for number in which.split(",")]
    if max(wanted) > len(found) or min(wanted) < 1:
        raise GoldError(f"«{words}» is there {len(found)} times, not {which}")
    return [found[number - 1] for number in wanted]


def span(text: str, quote: str) -> tuple[int, int]:
    """The one place where the quote stands."""
    found = spans(text, quote)
    if len(found) != 1:
        raise GoldError(f"«{quote}»: one place is wanted here, not {len(found)}")
    return found[0]
