"""Words of a clause or headline as they are compared across articles: folded, without the clitics that hide a word."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

from ingest.arabic.normalise import fold
from ingest.words import words

_WORD = re.compile(r"\w+")
_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "0123456789" * 2)
_EMPTY = words("people.function") | words("people.stop") | words("syntax.openers") | words("syntax.auxiliary")
_PREFIXES = ("وبال", "فال", "وال", "بال", "كال", "ولل", "لل", "ال", "و")
_LEAST = 3  # letters that must be left: «ولد» keeps its و
_FEWEST = 300  # a small store says little about how common a word is: it counts as if it held so many texts

Words = frozenset[str]


def content(text: str) -> Words:
    """The words of a text that say something: «وألقت الشرطة القبض على شخصين» → القت, شرطه, قبض, شخصين."""
    found = (_stem(word) for word in _WORD.findall(fold(text.translate(_DIGITS))))
    return frozenset(word for word in found if word)


@lru_cache(maxsize=65_536)
def _stem(word: str) -> str:
    """A folded word without conjunction, preposition and article where enough is left; "" for a word without content."""
    if word in _EMPTY or (len(word) < 2 and not word.isdecimal()):
        return ""
    for prefix in _PREFIXES:
        if word.startswith(prefix) and len(word) - len(prefix) >= _LEAST:
            bare = word.removeprefix(prefix)
            return "" if bare in _EMPTY else bare
    return word


class Rarity:
    """How rare words are among texts, as weights; and the likeness of two sets of words by it."""

    def __init__(self, texts: Iterable[Words]) -> None:
        self._counts: Counter[str] = Counter()
        number = 0
        for text in texts:
            self._counts.update(text)
            number += 1
        self._whole = max(number, _FEWEST)

    def weight(self, word: str) -> float:
        """The natural logarithm of one over the share of texts that have the word."""
        return math.log((self._whole + 1) / (self._counts.get(word, 1) + 0.5))

    def likeness(self, one: Words, other: Words) -> float:
        """The cosine of two sets of words, each word by its weight: 0 to 1."""
        both = sum(self.weight(word) ** 2 for word in one & other)
        lengths = math.sqrt(self._square(one) * self._square(other))
        return both / lengths if lengths else 0.0

    def shared(self, one: Words, other: Words) -> list[str]:
        """The words that both have, the rarest first."""
        return sorted(one & other, key=lambda word: (-self.weight(word), word))

    def _square(self, text: Words) -> float:
        return sum(self.weight(word) ** 2 for word in text)
