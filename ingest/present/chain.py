"""A chain of transmission on one line, outermost source first: «الجزيرة ← أكسيوس ← 4 مصادر»."""

from __future__ import annotations

from collections.abc import Iterable

from ingest.present.width import plain

ARROW = " ← "
_PLAIN_STANCE = ("", "neutral")


def chain(links: Iterable[tuple[str, str]]) -> str:
    """The chain of (name of the source, stance) links in their order; a stance other than neutral in brackets.

    The arrow is a character without direction of its own: between Arabic names it points to the inner source.
    """
    return ARROW.join(plain(name) + ("" if stance in _PLAIN_STANCE else f" ({stance})") for name, stance in links)
