"""Who may bear a person's name beyond those listed under it, and how common the name is."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property

from ingest.arabic.normalise import fold
from ingest.recognise.names import NameParts
from ingest.resolve.authority import Authority
from ingest.words import words

_BEFORE = words("names.particles_before")
_SCALE = 1000  # bearers of the given name times bearers of the family name, for about one namesake that news might name
_MIDDLE = 20  # how much rarer a name gets with each further part
_FOREIGN = 0.5  # a part that the name lists lack


@dataclass(frozen=True)
class Namesakes:
    """Looks up persons of the authority by parts of their names. Counts: `recognise.names.NameParts`."""

    authority: Authority
    parts: NameParts

    @cached_property
    def _by_family(self) -> Mapping[str, tuple[str, ...]]:
        return self._indexed(lambda units: _family(units[-1]))

    @cached_property
    def _by_ends(self) -> Mapping[str, tuple[str, ...]]:
        return self._indexed(lambda units: f"{units[0]} {_family(units[-1])}")

    def _indexed(self, of: Callable[[tuple[str, ...]], str]) -> Mapping[str, tuple[str, ...]]:
        found: dict[str, dict[str, None]] = {}
        for entry in self.authority.entries.values():
            if entry.type != "Person":
                continue
            for name, strength in entry.names:
                units = name_units(name)
                if strength == "full" and len(units) > 1:
                    found.setdefault(of(units), {})[entry.key] = None
        return {form: tuple(keys) for form, keys in found.items()}

    def of_family(self, name: str) -> tuple[str, ...]:
        """The persons whose family name a name of one part is, with or without ال."""
        units = name_units(name)
        return self._by_family.get(_family(units[0]), ()) if len(units) == 1 else ()

    def with_middle(self, name: str) -> tuple[str, ...]:
        """The persons of the same given and family name, where either name has further parts between them."""
        units = name_units(name)
        if len(units) < 2:
            return ()
        out = []
        for key in self._by_ends.get(f"{units[0]} {_family(units[-1])}", ()):
            listed = [name_units(n) for n, s in self.authority.entries[key].names if s == "full"]
            if any(_within(units, other) or _within(other, units) for other in listed):
                out.append(key)
        return tuple(out)

    def common(self, name: str) -> float:
        """How common a full name is: the power of ten of its namesakes, 0 to 3; 0 for a name of one part.

        Reckoned as if given and family names went together by chance, from the counts of 71,000 names of people of the
        region: «محمد مصطفى» comes out above 3, «خالد مشعل» at 1, «حسين أمير عبد اللهيان» at 0.
        """
        units = name_units(name)
        if len(units) < 2:
            return 0.0
        given = max(self.parts.given.get(units[0], 0), self.parts.given.get(units[0].replace(" ", ""), 0), _FOREIGN)
        family = max(self._bearers(units[-1]), _FOREIGN)
        expected = given * family / _SCALE / _MIDDLE ** (len(units) - 2)
        return max(0.0, min(3.0, math.log10(max(expected, 1.0))))

    def _bearers(self, unit: str) -> int:
        last = unit.split()[-1]
        return self.parts.family.get(unit.replace(" ", ""), 0) + self.parts.family.get(last, 0)


def name_units(name: str) -> tuple[str, ...]:
    """The parts of a name, folded, each with the particles before it: عبد الفتاح | السيسي, محمد | بن زايد."""
    out: list[str] = []
    open_ = False
    for word in fold(name).split():
        if open_:
            out[-1] += f" {word}"
        else:
            out.append(word)
        open_ = word in _BEFORE
    return tuple(out)


def _family(unit: str) -> str:
    return unit.removeprefix("ال") if len(unit) > 4 else unit


def _within(inner: tuple[str, ...], outer: tuple[str, ...]) -> bool:
    """Whether the parts of a name stand in another, in the same order."""
    rest = iter(_family(unit) for unit in outer)
    return all(_family(unit) in rest for unit in inner)
