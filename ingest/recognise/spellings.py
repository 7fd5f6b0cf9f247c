"""The authority's foreign names by their sound: who bears a name that is spelt as the authority does not spell it.

The exact spellings are the gazetteer's. Here a name meets another word by word (`ingest.arabic.sound`), and precision goes
before recall: an Arabic word of a name has to be the same, since «سالم» and «سليم» are two men, and where the sound leads
to two bearers nobody is meant.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from itertools import product
from typing import NamedTuple

from ingest.arabic.normalise import fold
from ingest.arabic.sound import distance, is_native, keys, meet, without_article
from ingest.recognise.names import NameParts
from ingest.resolve.authority import Authority, Entry
from ingest.words import words

_BORROWED = words("sound.borrowed")
_NATIVE_STATES = words("sound.native_states", folded=False)
_OFTEN = 5  # bearers in the name package from which on a name is one of the Arab and Muslim world
_ALONE = ("full", "short")
_LONG_ENOUGH = 5  # letters of a name that stands alone: «هيتي» is not «هايتي», «مامي» not «ميامي»

LONGEST = 4  # words of a name; longer ones are descriptions

Bearers = tuple[str, ...]


class _Name(NamedTuple):
    words: tuple[str, ...]
    bearers: Bearers


class Spellings:
    """Foreign names of the authority, by the sound keys of their words. Build it once; all else is pure."""

    def __init__(self, authority: Authority, parts: NameParts) -> None:
        """Index an authority's full names, and the short ones that stand alone in any article."""
        self._authority = authority
        self._parts = parts
        spelt = {fold(name) for entry in authority.entries.values() if not entry.derived for name, _ in entry.names}
        self._words = {word for text in spelt for word in text.split()}
        self._index: dict[str, list[_Name]] = {}
        for text in spelt:
            bearers = tuple(k for k, s in authority.names[text] if s in _ALONE and _foreign(authority.entries[k]))
            name = tuple(text.split())
            if not bearers or len(name) > LONGEST or not text.replace(" ", "").isalpha() or text.isascii():
                continue
            if all(map(self.is_native, name)) or (len(name) == 1 and len(without_article(text)) < _LONG_ENOUGH):
                continue
            for key in self._keys(name):
                self._index.setdefault(key, []).append(_Name(name, bearers))
        self._openings = {key.split(" ")[0] for key in self._index}
        self.opens = lru_cache(maxsize=16_384)(self._opens)
        self.bearers = lru_cache(maxsize=16_384)(self._bearers)  # articles ask for the same words again and again

    def is_native(self, word: str) -> bool:
        """Whether a folded word is an Arabic name, by its letters or because many in the Arab world bear it."""
        if is_native(word):
            return True
        return word not in _BORROWED and self._parts.given.get(word, 0) + self._parts.family.get(word, 0) >= _OFTEN

    def same(self, one: tuple[str, ...], other: tuple[str, ...]) -> bool:
        """Whether two names can be one, word by word: Arabic words equal, foreign ones of one sound. Folded words."""
        return len(one) == len(other) and all(
            a == b or (not self.is_native(a) and not self.is_native(b) and meet(a, b))
            for a, b in zip(one, other, strict=True)
        )

    def _opens(self, word: str) -> bool:
        """Whether any name here begins with a word of this sound."""
        return not self._openings.isdisjoint(self._keys([word]))

    def _bearers(self, name: tuple[str, ...]) -> Bearers:
        """Who bears a name of this sound, as authority keys; nobody where several do, or where the spelling is known."""
        if " ".join(name) in self._authority.names or (len(name) == 1 and not self._may_stand_alone(name[0])):
            return ()
        near = {n for key in self._keys(name) for n in self._index.get(key, ()) if self.same(name, n.words)}
        if not near:
            return ()
        nearest = min(near, key=lambda n: (_apart(name, n.words), n))
        if any(set(n.bearers).isdisjoint(nearest.bearers) for n in near):
            return ()
        return nearest.bearers

    def _may_stand_alone(self, word: str) -> bool:
        """A word that other names of the authority have is spelt as meant: «جانسون» is not «جونسون» there."""
        return (
            len(without_article(word)) >= _LONG_ENOUGH
            and word not in self._words
            and word not in self._authority.demonyms
        )

    def _keys(self, name: Iterable[str]) -> list[str]:
        return [" ".join(k) for k in product(*([f"={w}"] if self.is_native(w) else keys(w) for w in name))]


def _foreign(entry: Entry) -> bool:
    """Names of the Arab states are Arabic, and derived entries have descriptions for names."""
    return entry.state not in _NATIVE_STATES and not entry.derived


def _apart(one: tuple[str, ...], other: tuple[str, ...]) -> float:
    return sum(distance(a, b) for a, b in zip(one, other, strict=True) if a != b)
