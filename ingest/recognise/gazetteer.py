"""All names of the authority in a text, by Aho-Corasick over folded spellings, with word boundaries and clitics checked."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

import ahocorasick_rs

from ingest.arabic.normalise import fold, fold_with_map
from ingest.resolve.authority import Authority, Strength

_PREFIXES = frozenset({"", "و", "ف", "ب", "ل", "ك", "وب", "ول", "وك", "فب", "فل", "فك"})


class Hit(NamedTuple):
    """A name at characters [start, end) of the text (clitics off), the clitics before it, and who bears it."""

    start: int
    end: int
    prefix: str
    bearers: tuple[tuple[str, Strength], ...]


class Gazetteer:
    """Names → places where they stand in a text. Build it once; `find` is a pure function."""

    def __init__(self, authority: Authority) -> None:
        """Compile all names of `authority`."""
        self._names: Mapping[str, tuple[tuple[str, Strength], ...]] = authority.names
        patterns: list[tuple[str, str, int]] = []
        for name in self._names:
            patterns.append((name, name, 0))
            if name.startswith("ال"):  # ل + ال is written لل: «للولايات المتحدة» names «لولايات المتحدة»
                patterns.append(("لل" + name[2:], name, 1))
            if name.startswith("الل"):  # «للجنة»: ل + اللجنة
                patterns.append(("ل" + name[2:], name, 1))
            if _FATHER in (parts := name.split()):  # «بأبي محمد الجولاني», «إن أبا عبيدة»
                patterns += [(" ".join(c if part == _FATHER else part for part in parts), name, 0) for c in _CASES]
        self._patterns = patterns
        self._automaton = ahocorasick_rs.AhoCorasick([p for p, _, _ in patterns])
        self._searched = lru_cache(maxsize=1)(self._search)  # `find` and `nested` of one text share a search

    def find(self, text: str) -> list[Hit]:
        """All names in order; of two that overlap the longer one. `nested` gives those that stand inside the hits."""
        return list(self._searched(text)[0])

    def nested(self, text: str) -> list[Hit]:
        """The longest names inside other names: «طهران» in «قنصلية طهران»."""
        return list(self._searched(text)[1])

    def _search(self, text: str) -> tuple[list[Hit], list[Hit]]:
        folded, where = fold_with_map(text.translate(_SPACES))
        found: list[tuple[int, int, str, str]] = []
        for number, start, end in self._automaton.find_matches_as_indexes(folded, overlapping=True):
            _, name, lead = self._patterns[number]
            if end < len(folded) and _inner(folded[end - 1], folded[end]):
                continue
            word = start
            while word > 0 and _inner(folded[word - 1], folded[start]):
                word -= 1
            prefix = folded[word:start]
            if prefix not in _PREFIXES or (lead and prefix not in ("", "و", "ف")):
                continue
            if prefix and not _arabic(folded[start]) and prefix not in ("و", "ب", "ل"):
                continue
            found.append((start + lead, end, prefix + ("ل" if lead else ""), name))
        found.sort(key=lambda f: (-(f[1] - f[0]), f[0], len(f[2])))
        taken = bytearray(len(folded))
        hits: list[Hit] = []
        inner: list[Hit] = []
        for start, end, prefix, name in found:
            hit = Hit(where[start], where[end - 1] + 1, prefix, self._names[name])
            level = max(taken[start:end])
            if level == 0:
                hits.append(hit)
            elif level == 1 and min(taken[start:end]) == 1 and hits[-1] != hit:
                inner.append(hit)
            else:
                continue
            taken[start:end] = bytes(b + 1 for b in taken[start:end])
        return sorted(hits), sorted(inner)

    def bearers(self, name: str) -> tuple[tuple[str, Strength], ...]:
        """Who bears a name, in any spelling; empty for nobody."""
        return self._names.get(fold(name), ())


_FATHER, _CASES = fold("أبو"), (fold("أبي"), fold("أبا"))
_SPACES = {ord(c): " " for c in "\n\t\r"}


def _arabic(c: str) -> bool:
    return "\u0600" <= c <= "\u06ff"


def _inner(left: str, right: str) -> bool:
    """Whether two neighbouring characters belong to one word."""
    return ((left.isalnum() and right.isalnum()) and _arabic(left) == _arabic(right)) or (
        left.isdigit() and right.isdigit()
    )
