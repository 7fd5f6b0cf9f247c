"""Which analysis of a word holds in its sentence: the one whose vowels agree best with the diacritised sentence."""

from __future__ import annotations

import math
from functools import lru_cache
from sys import intern
from typing import NamedTuple

from ingest.arabic.normalise import FOLDED, fold, strip_marks
from ingest.model import Analysis

_MARK_SET = {chr(c) for c in range(0x64B, 0x656)} | {"\u0670"}
_SUKUN, _SHADDA = "\u0652", "\u0651"
_LONG = tuple((vowel, fold(letters)) for vowel, letters in (("\u064e", "اى"), ("\u0650", "ي"), ("\u064f", "و")))
_LONG_LETTERS = frozenset("".join(longs for _, longs in _LONG)) | {""}  # tatweel folds to nothing, and lengthens too
_DROPPED = frozenset((_SUKUN, "\u0670"))
_CAREFUL = frozenset("أإآة")
_MISSPELT = 0.25
_TANWIN = str.maketrans({"\u064b": "\u064e", "\u064c": "\u064f", "\u064d": "\u0650"})


def letters(word: str) -> tuple[tuple[str, str], ...]:
    """(letter, marks) pairs of a word, marks in code point order; sukun and the vowel before its long letter are dropped,
    since writers differ on them."""
    plain, marks = _letters(word)
    return tuple(zip(plain, marks, strict=True))


def _letters(word: str) -> tuple[list[str], list[str]]:
    plain: list[str] = []
    marks: list[str] = []
    for c in word:
        if c not in _MARK_SET:
            plain.append(FOLDED[c])
            marks.append("")
        elif plain and c not in _DROPPED:
            marks[-1] += c
    if len(plain) > 1 and plain[-1] == "ا" and "\u064b" in marks[-2] + marks[-1]:
        marks[-2:] = [(marks[-2] + marks[-1]).replace("\u064b", ""), "\u064b"]
    for i, own in enumerate(marks):
        if not own:
            continue
        if i + 1 < len(plain) and plain[i + 1] in _LONG_LETTERS and not marks[i + 1].strip(_SHADDA):
            following = plain[i + 1]
            for vowel, longs in _LONG:
                if vowel in own and following in longs:
                    # A letter with two of these vowels loses the last of them only; the order of _LONG decides.
                    marks[i] = own.replace(vowel, "")
        if len(marks[i]) > 1:
            marks[i] = "".join(sorted(marks[i]))
    return plain, marks


class _Spelt(NamedTuple):
    """How a word is written, as far as the choice compares it: the marks of each letter, and the letters alone."""

    marks: tuple[str, ...]
    bare: str


@lru_cache(maxsize=32_768)
def _spelt(word: str) -> _Spelt:
    return _Spelt(tuple(map(intern, _letters(word)[1])), strip_marks(word).replace("ٱ", "ا"))


def marks(word: str) -> tuple[str, ...]:
    """The marks of each letter of a word, as `letters` gives them."""
    return _spelt(word).marks


def distance(analysis: Analysis, vocalised: str) -> float:
    """How far the vowels of an analysis are from those in context: 1 a letter, half of it for the case ending."""
    return _distance(marks(analysis.diac), marks(vocalised))


def _distance(a: tuple[str, ...], b: tuple[str, ...]) -> float:
    if a == b:
        return 0.0
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
    """What news rarely holds: words the database never saw, commands, verbs that speak to somebody or of oneself."""
    rare = 0.12 * min(max(-analysis.logprob - 3.0, 0.0), 5.0) + (0.7 if analysis.logprob < -90 else 0.0)
    me = analysis.person == "1" and analysis.number == "s"  # «أعدم» is no «I lack», «أوقفت وحدة» no «I stopped»
    two = analysis.pos == "verb" and analysis.number == "d"  # «هجوما حادا» is no «the two turned»
    odd = 0.6 if analysis.aspect == "c" or me else 0.3 if two else 0.0
    return rare + odd + (0.4 if analysis.person == "2" else 0.0)


def choose(analyses: tuple[Analysis, ...], vocalised: str, given: str = "") -> Analysis | None:
    """The analysis that agrees best with the word in context, weighed with its likelihood. None for no analysis.

    `given` is the word as the text writes it: vowels that stand there («قُتل») bind, where any analysis has them.
    """
    if len(analyses) == 1:
        return analyses[0]
    if given and not given.isalpha() and any(marks(given)):  # marks are no letters to `isalpha`
        analyses = tuple(a for a in analyses if agrees(a, given)) or analyses
    heard, written = marks(vocalised), strip_marks(given)
    best, least = None, math.inf
    for analysis in analyses:
        unlikely = _unlikely(analysis)
        if unlikely >= least:  # whatever its vowels, it cannot win; most analyses end here
            continue
        spelt = _spelt(analysis.diac)
        careless = _MISSPELT * _careless(spelt.bare, written) if given else 0.0
        if unlikely + careless >= least:
            continue
        total = _distance(spelt.marks, heard) + unlikely + careless
        if total < least:
            best, least = analysis, total
    return best


def misspelt(analysis: Analysis, given: str) -> int:
    """Letters that the text would write without care, were this analysis right: ا for آ, أ or إ, and ه for ة.

    The database takes them for the same: to it «نظيره» may be «نظيرة», and «باخرة» be «بآخرة».
    """
    return _careless(_spelt(analysis.diac).bare, strip_marks(given)) if given else 0


def _careless(ours: str, theirs: str) -> int:
    if ours == theirs or len(ours) != len(theirs):
        return 0
    return sum(x != y and x in _CAREFUL for x, y in zip(ours, theirs, strict=True))


def agrees(analysis: Analysis, given: str) -> bool:
    """Whether an analysis has all the marks of a partly vocalised word, tanwin and case endings aside."""
    a, b = marks(analysis.diac), marks(given)
    if len(a) != len(b):
        return False
    return all(set(y) <= set(x) for x, y in zip(a[:-1], b[:-1], strict=True))
