"""Whether two spans name the same thing, up to what the guide leaves open: a clitic, a generic head word, one closing demonym.

«بحركة حماس» and «حماس», «الجيش الإسرائيلي» and «الجيش», «لبغداد» and «بغداد» count as one name.
"""

from __future__ import annotations

import re

Span = tuple[int, int]

GENERIC = frozenset(
    """حزب حركة شبكة قناة دولة مدينة قطاع محافظة مقاطعة ولاية إمارة صحيفة وكالة موقع تنظيم جماعة بلدة قرية مخيم حي شارع معبر مملكة
    جمهورية منظمة هيئة جريدة إذاعة مجلة""".split()
)
CLITICS = re.compile(r"^[وفبكل]{1,2}(?=\S{3})")
DEMONYM = re.compile(r"ال\S*(?:ي|ية)")
CLOSING = ".,،؛:\"'»)"


def words(text: str, span: Span) -> list[str]:
    """The words that the span touches, whole up to white space."""
    start = len(text[: span[0]].rstrip()) if text[: span[0]][-1:].isspace() else _word_start(text, span[0])
    found = []
    for word in re.finditer(r"\S+", text[start:]):
        if start + word.start() >= span[1]:
            break
        found.append(word[0])
    return found


def _word_start(text: str, at: int) -> int:
    while at > 0 and not text[at - 1].isspace():
        at -= 1
    return at


def same_name(text: str, one: Span, other: Span) -> bool:
    """Spans count from 0 in the text, end exclusive."""
    if one == other:
        return True
    long, short = sorted((words(text, one), words(text, other)), key=len, reverse=True)
    return any(
        long[at : at + len(short)] == short
        and all(_generic(word) for word in long[:at])
        and _open_end(long[at + len(short) :])
        for at in range(len(long) - len(short) + 1)
    )


def _generic(word: str) -> bool:
    bare = CLITICS.sub("", word)
    return not GENERIC.isdisjoint((word, bare, bare.removeprefix("ال"), word.removeprefix("ال")))


def _open_end(rest: list[str]) -> bool:
    return not rest or (len(rest) == 1 and DEMONYM.fullmatch(rest[0].strip(CLOSING)) is not None)
