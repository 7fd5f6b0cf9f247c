"""Which analysis of a word holds in its sentence: the one whose vowels agree best with the diacritised sentence."""

from __future__ import annotations

from functools import lru_cache

from ingest.arabic.normalise import fold
from ingest.model import Analysis

_MARK_SET = {chr(c) for c in range(0x64B, 0x656)} | {"\u0670"}
_SUKUN, _SHADDA = "\u0652", "\u0651"
_LONG = {"\u064e": "اى", "\u0650": "ي", "\u064f": "و"}
_TO_VOWEL = str.maketrans("\u064b\u064c\u064d", "\u064e\u064f\u0650")


@lru_cache(maxsize=200_000)
def letters(word: str) -> tuple[tuple[str, str], ...]:
    """(letter, marks) pairs of a word; sukun and the vowel before its long letter are dropped, since writers differ on them."""
    out: list[tuple[str, str]] = []
    for c in word:
        if c in _MARK_SET:
            if out and c != _SUKUN and c != "\u0670":
                out[-1] = (out[-1][0], out[-1][1] + c)
        else:
            out.append((fold(c), ""))
    if len(out) > 1 and out[-1][0] == "ا" and "\u064b" in out[-2][1] + out[-1][1]:
        marks = (out[-2][1] + out[-1][1]).replace("\u064b", "")
        out[-2:] = [(out[-2][0], marks), ("ا", "\u064b")]
    for i in range(len(out) - 1):
        letter, marks = out[i]
        for vowel, longs in _LONG.items():
            if vowel in marks and out[i + 1][0] in fold(longs) and not out[i + 1][1].strip(_SHADDA):
                out[i] = (letter, marks.replace(vowel, ""))
    return tuple((a, "".join(sorted(m))) for a, m in out)


def distance(analysis: Analysis, vocalised: str) -> float:
    """How far the vowels of an analysis are from those in context: 1 a letter, half of it for the case ending."""
    a, b = letters(analysis.diac), letters(vocalised)
    if len(a) != len(b):
        return 9.0
    total = 0.0
    for i, ((_, x), (_, y)) in enumerate(zip(a, b, strict=True)):
        if x == y:
            continue
        if i == len(a) - 1:
            x1, y1 = (m.translate(_TO_VOWEL) for m in (x, y))
            total += 0.1 if x1 == y1 else (0.3 if not x else 0.5)
        else:
            total += 1.0 if x and y else 0.6
    return total


def _unlikely(analysis: Analysis) -> float:
    """What news rarely holds: words the database never saw, commands, and verbs that speak to somebody."""
    rare = 0.12 * min(max(-analysis.logprob - 3.0, 0.0), 5.0) + (0.7 if analysis.logprob < -90 else 0.0)
    return rare + (0.6 if analysis.aspect == "c" else 0.0) + (0.4 if analysis.person == "2" else 0.0)


@lru_cache(maxsize=200_000)
def choose(analyses: tuple[Analysis, ...], vocalised: str, given: str = "") -> Analysis | None:
    """The analysis that agrees best with the word in context, weighed with its likelihood. None for no analysis.

    `given` is the word as the text writes it: vowels that stand there («قُتل») bind, where any analysis has them.
    """
    if given and any(marks for _, marks in letters(given)):
        analyses = tuple(a for a in analyses if agrees(a, given)) or analyses
    return min(analyses, key=lambda a: distance(a, vocalised) + _unlikely(a), default=None)


def agrees(analysis: Analysis, given: str) -> bool:
    """Whether an analysis has all the marks of a partly vocalised word, tanwin and case endings aside."""
    a, b = letters(analysis.diac), letters(given)
    if len(a) != len(b):
        return False
    return all(set(y) <= set(x) for (_, x), (_, y) in zip(a[:-1], b[:-1], strict=True))
