"""Which analysis of a word holds in its sentence: the one whose vowels agree best with the diacritised sentence."""

from __future__ import annotations

import math
from functools import lru_cache
from sys import intern

from ingest.arabic.normalise import fold, strip_marks
from ingest.model import Analysis

_MARK_SET = {chr(c) for c in range(0x64B, 0x656)} | {"\u0670"}
_SUKUN, _SHADDA = "\u0652", "\u0651"
_LONG = tuple((vowel, fold(letters)) for vowel, letters in (("\u064e", "اى"), ("\u0650", "ي"), ("\u064f", "و")))
_CAREFUL = frozenset("أإآة")
_MISSPELT = 0.25
_TANWIN = str.maketrans({"\u064b": "\u064e", "\u064c": "\u064f", "\u064d": "\u0650"})


def letters(word: str) -> tuple[tuple[str, str], ...]:
    """(letter, marks) pairs of a word, marks in code point order; sukun and the vowel before its long letter are dropped,
    since writers differ on them."""
    out: list[tuple[str, str]] = []
    for c in word:
        if c not in _MARK_SET:
            out.append((fold(c), ""))
        elif out and c != _SUKUN and c != "\u0670":
            out[-1] = (out[-1][0], out[-1][1] + c)
    if len(out) > 1 and out[-1][0] == "ا" and "\u064b" in out[-2][1] + out[-1][1]:
        both = (out[-2][1] + out[-1][1]).replace("\u064b", "")
        out[-2:] = [(out[-2][0], both), ("ا", "\u064b")]
    for i in range(len(out) - 1):
        letter, own = out[i]
        if not own:
            continue
        following, theirs = out[i + 1]
        for vowel, longs in _LONG:
            if vowel in own and following in longs and not theirs.strip(_SHADDA):
                # A letter with two of these vowels loses the last of them only; the order of _LONG decides.
                out[i] = (letter, own.replace(vowel, ""))
    return tuple((letter, "".join(sorted(own))) for letter, own in out)


@lru_cache(maxsize=32_768)
def marks(word: str) -> tuple[str, ...]:
    """The marks of each letter of a word, as `letters` gives them."""
    return tuple(intern(own) for _, own in letters(word))


def distance(analysis: Analysis, vocalised: str) -> float:
    """How far the vowels of an analysis are from those in context: 1 a letter, half of it for the case ending."""
    a, b = marks(analysis.diac), marks(vocalised)
    if len(a) != len(b):
        return 9.0
    total = 0.0
    last = len(a) - 1
    for i, (x, y) in enumerate(zip(a, b, strict=True)):
        if x == y:
            continue
        if i == last:
            total += 0.1 if x.translate(_TANWIN) == y.translate(_TANWIN) else (0.3 if not x else 0.5)
        else:
            total += 1.0 if x and y else 0.6
    return total


def _unlikely(analysis: Analysis) -> float:
    """What news rarely holds: words the database never saw, commands, and verbs that speak to somebody."""
    rare = 0.12 * min(max(-analysis.logprob - 3.0, 0.0), 5.0) + (0.7 if analysis.logprob < -90 else 0.0)
    return rare + (0.6 if analysis.aspect == "c" else 0.0) + (0.4 if analysis.person == "2" else 0.0)


def choose(analyses: tuple[Analysis, ...], vocalised: str, given: str = "") -> Analysis | None:
    """The analysis that agrees best with the word in context, weighed with its likelihood. None for no analysis.

    `given` is the word as the text writes it: vowels that stand there («قُتل») bind, where any analysis has them.
    """
    if len(analyses) == 1:
        return analyses[0]
    if given and any(marks(given)):
        analyses = tuple(a for a in analyses if agrees(a, given)) or analyses
    best, least = None, math.inf
    for analysis in analyses:
        unlikely = _unlikely(analysis)
        if unlikely >= least:  # whatever its vowels, it cannot win; most analyses end here
            continue
        total = distance(analysis, vocalised) + unlikely + _MISSPELT * misspelt(analysis, given)
        if total < least:
            best, least = analysis, total
    return best


def misspelt(analysis: Analysis, given: str) -> int:
    """Letters that the text would write without care, were this analysis right: ا for آ, أ or إ, and ه for ة.

    The database takes them for the same: to it «نظيره» may be «نظيرة», and «باخرة» be «بآخرة».
    """
    if not given:
        return 0
    ours, theirs = strip_marks(analysis.diac).replace("ٱ", "ا"), strip_marks(given)
    if len(ours) != len(theirs):
        return 0
    return sum(x != y and x in _CAREFUL for x, y in zip(ours, theirs, strict=True))


def agrees(analysis: Analysis, given: str) -> bool:
    """Whether an analysis has all the marks of a partly vocalised word, tanwin and case endings aside."""
    a, b = marks(analysis.diac), marks(given)
    if len(a) != len(b):
        return False
    return all(set(y) <= set(x) for x, y in zip(a[:-1], b[:-1], strict=True))
