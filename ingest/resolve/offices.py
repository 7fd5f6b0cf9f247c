"""Which office a title names, and who held it on a day: the tenures of the authority by office and body.

An office is a pair: a title in one spelling for all («رئيس الحكومة» and «الوزير الأول» of a state are one office), and the
authority key of the body (`gov-TN`, `org-united-nations`). Nobody is named where the dates leave a doubt.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from ingest.arabic.normalise import fold
from ingest.describe import ids
from ingest.errors import DataError
from ingest.resolve.authority import Authority, Tenure
from ingest.tables import rows
from ingest.words import pairs, words

_SINGLE = words("offices.single")
_NEVER = words("offices.never")
_FORMER = words("titles.former")
_INTERIM = words("offices.interim")  # whoever kept an office for months is not called its former holder
_MASCULINE = pairs("titles.of_women")
_ADJOINING = 45  # days between two tenures of one office that still follow on each other


class Office(NamedTuple):
    """A title in its one spelling (folded, without articles and demonyms), and the authority key of the body."""

    title: str
    body: str


class Held(NamedTuple):
    """A tenure with the authority key of the person."""

    person: str
    tenure: Tenure

    @property
    def iri(self) -> str:
        """The IRI of the tenure in the graph of the authority."""
        return ids.tenure(self.person, self.tenure.title, self.tenure.of, self.tenure.since)


@dataclass(frozen=True)
class Offices:
    """The offices of the authority. `one` maps a title to the one that stands for it, by kind of body (state, organization)."""

    authority: Authority
    one: Mapping[tuple[str, str], str]

    @classmethod
    def load(cls, path: Path, authority: Authority) -> Offices:
        """From seeds/lexicon/offices.tsv. DataError with file and line for a body that is neither."""
        one: dict[tuple[str, str], str] = {}
        for where, row in rows(path):
            if row["body"] not in ("state", "organization", ""):
                raise DataError(f"{where}: body is state, organization or empty, not {row['body']!r}")
            for body in [row["body"]] if row["body"] else ["state", "organization"]:
                one[_plain(row["title"].split()), body] = _plain(row["office"].split())
        return cls(authority, one)

    def office(self, title: Iterable[str], body: str) -> Office:
        """The office that the words of a title name at a body; demonyms and «السابق» are no part of it."""
        plain = _plain(w for w in title if fold(w) not in self.authority.demonyms and fold(w) not in _FORMER)
        return Office(self.one.get((plain, "state" if body.startswith("gov-") else "organization"), plain), body)

    @cached_property
    def tenures(self) -> Mapping[Office, tuple[Held, ...]]:
        """All tenures by office, those without a known start first, then in order of their starts."""
        found: dict[Office, list[Held]] = {}
        for entry in self.authority.entries.values():
            for tenure in entry.tenures:
                found.setdefault(self.office(tenure.title.split(), tenure.of), []).append(Held(entry.key, tenure))
        ordered = {o: sorted(held, key=lambda h: (h.tenure.since, h.person)) for o, held in found.items()}
        return {o: tuple(_exact(held) if self.single(o.title) else held) for o, held in ordered.items()}

    @cached_property
    def _of_persons(self) -> Mapping[str, tuple[Office, ...]]:
        found: dict[str, dict[Office, None]] = {}
        for office, tenures in self.tenures.items():
            for held in tenures:
                found.setdefault(held.person, {})[office] = None
        return {person: tuple(offices) for person, offices in found.items()}

    def of_person(self, person: str) -> tuple[Office, ...]:
        """The offices that a person (by authority key) ever held."""
        return self._of_persons.get(person, ())

    @staticmethod
    def single(title: str) -> bool:
        """Whether one person at a time holds such an office, by the first word of its title and words that rule it out."""
        parts = title.split()
        bare = (p.removeprefix("بال").removeprefix("ب") for p in parts)
        return (
            bool(parts)
            and parts[0] in _SINGLE
            and not any(b in _NEVER or p in _NEVER for b, p in zip(bare, parts, strict=True))
        )

    def holder(self, office: Office, day: str) -> Held | None:
        """Who held an office on an ISO day: the only person whose tenure surely covers it, where nobody else's may."""
        if not self.single(office.title):
            return None
        held = self.tenures.get(office, ())
        sure = {h.person: h for h in held if surely_covers(h.tenure, day)}
        perhaps = {h.person for h in held if h.tenure.covers(day)}
        return next(iter(sure.values())) if len(sure) == 1 and len(perhaps) == 1 else None

    def before(self, held: Held, office: Office) -> Held | None:
        """Whose tenure of the office ended as this one began; None where there is a gap or a doubt."""
        return self._adjoining(office, lambda other: (other.tenure.until, held.tenure.since), held)

    def after(self, held: Held, office: Office) -> Held | None:
        """Whose tenure of the office began as this one ended; None where there is a gap or a doubt."""
        return self._adjoining(office, lambda other: (held.tenure.until, other.tenure.since), held)

    def _adjoining(self, office: Office, ends: Callable[[Held], tuple[str, str]], held: Held) -> Held | None:
        found = {}
        for other in self.tenures.get(office, ()):
            until, since = ends(other)
            interim = bool(set(_plain(other.tenure.title.split()).split()) & _INTERIM)
            if other.person != held.person and len(until) == len(since) == 10 and not interim:
                gap = (date.fromisoformat(since) - date.fromisoformat(until)).days
                if 0 <= gap <= _ADJOINING:
                    found[other.person] = other
        return found.popitem()[1] if len(found) == 1 else None


def _exact(held: list[Held]) -> list[Held]:
    """The tenures of a single office in order; an end known to the year is the first day of the next holder in that year."""
    out = list(held)
    for i, (person, tenure) in enumerate(held[:-1]):
        following = held[i + 1].tenure.since
        if len(tenure.until) == 4 and len(following) == 10 and following[:4] == tenure.until:
            out[i] = Held(person, replace(tenure, until=following))
    return out


def surely_covers(tenure: Tenure, day: str) -> bool:
    """Whether a tenure covers a day however its dates are read: one that is known to the year alone counts from the next."""
    since, until = tenure.since, tenure.until
    if not since or not (since <= day if len(since) == 10 else since < day[: len(since)]):
        return False
    return not until or (day <= until if len(until) == 10 else day[: len(until)] < until)


def _plain(title: Iterable[str]) -> str:
    """A title's words folded, without articles, the head in the masculine."""
    parts = [p[2:] if p.startswith("ال") and len(p) > 4 else p for p in map(fold, title)]
    return " ".join([_MASCULINE.get(parts[0], parts[0]), *parts[1:]]) if parts else ""
