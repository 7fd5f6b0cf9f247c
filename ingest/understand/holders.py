"""Who held an office that the text leaves unnamed: «وزير الخارجية الأميركي», «الرئيس السابق», «نظيره المصري».

The words stay what they are; a role phrase only gains the person that the authority's tenures give for the date of what is
told. No date, two candidates or an office of many holders: no person.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property

from ingest.arabic.normalise import fold
from ingest.describe import ids
from ingest.model import Entity, Event, Parsed, Position, RolePhrase, TimeExpression
from ingest.resolve.offices import Held, Office, Offices
from ingest.understand.office_phrases import OfficePhrases
from ingest.understand.syntax import Syntax
from ingest.understand.units import head_of
from ingest.words import words

_PAST, _BEFORE_PAST, _THEN = words("offices.past"), words("offices.before_past"), words("offices.then")
_COUNTERPARTS = words("titles.counterparts")
_SUCCESSOR, _PREDECESSOR = words("offices.successor"), words("offices.predecessor")
_OFFICE_ITSELF = words("offices.itself")
_SURE = 0.9


@dataclass(frozen=True)
class HolderReader:
    """Finds the holders of the role phrases of one article."""

    parsed: Parsed
    syntax: Syntax
    phrases: OfficePhrases
    events: tuple[Event, ...]
    times: tuple[TimeExpression, ...]
    named: tuple[tuple[Position, Office], ...]

    @property
    def offices(self) -> Offices:
        """The offices of the authority."""
        return self.phrases.offices

    def with_holders(self, roles: Iterable[RolePhrase]) -> tuple[RolePhrase, ...]:
        """The role phrases, those that name an office with its holder where it is known."""
        return tuple(self._with_holder(role) for role in roles)

    def _with_holder(self, role: RolePhrase) -> RolePhrase:
        head = head_of(self.parsed, role)
        if head is None or head.analysis is None or head.analysis.number != "s" or role.count:
            return role
        days, basis = self._days(role)
        if not days:
            return role
        if head.analysis.enclitic:
            found = self._by_person(role, head.index, days)
        else:
            found = self._by_office(role, head.index, days, basis)
        if found is None:
            return role
        held, rule, confidence = found
        return replace(
            role,
            holder=ids.authority_entity(held.person),
            holder_rule=f"{rule}; {basis}",
            holder_confidence=round(confidence, 2),
            holder_tenure=held.iri,
        )

    def _by_office(
        self, role: RolePhrase, first: int, days: tuple[str, ...], basis: str
    ) -> tuple[Held, str, float] | None:
        """The holder of an office by its title: on the day, or by «السابق», «الأسبق», «آنذاك» in or right behind the phrase."""
        last = role.last
        if not self._definite(first, last):
            return None
        office, rule, confidence = self.phrases.at(first, last), "tenure", _SURE
        if office is None:
            implied = self.phrases.implied(first, last)
            if implied is None:
                return None
            office, confidence = implied
            rule = "tenure, state of the article"
        around = {t.norm for t in self.parsed.tokens[first : last + 1]}
        if around & _THEN and basis == "article's date":
            return None
        held = self._held(office, days)
        if held is None:
            return None
        if around & (_PAST | _BEFORE_PAST):
            earlier = self.offices.before(held, office)
            if earlier is not None and around & _BEFORE_PAST:
                earlier = self.offices.before(earlier, office)
                confidence -= 0.1
            return None if earlier is None else (earlier, "predecessor of the holder", confidence - 0.2)
        other = {p.person for p, o in self.named if o == office and not p.former}
        if other and other != {ids.authority_entity(held.person)}:
            return None  # the article gives the office to somebody else
        return held, rule, confidence

    def _by_person(self, role: RolePhrase, first: int, days: tuple[str, ...]) -> tuple[Held, str, float] | None:
        """«نظيره المصري»: the same office of another state; «سلفه», «خليفته»: of the person that the pronoun means."""
        token = self.parsed.tokens[first]
        form = self.parsed.text[token.start + token.base : token.end]
        kind = _kind(form)
        if not kind:
            return None
        own = self._office_before(first, days)
        if own is None:
            return None
        office, held = own
        if kind == "counterpart":
            states = set(role.affiliations)
            if len(states) != 1:
                return None
            other = Office(self.offices.office(office.title.split(), next(iter(states))).title, next(iter(states)))
            found = self._held(other, days) or self._same_rank(office, other.body, days)
            return (found, "counterpart", 0.85) if found else None
        if held is None:
            return None
        found = self.offices.before(held, office) if kind == "predecessor" else self.offices.after(held, office)
        return (found, f"{kind} in office", 0.8) if found else None

    def _same_rank(self, office: Office, body: str, days: tuple[str, ...]) -> Held | None:
        """Heads of state are counterparts whatever they are called: a president's is a king or an emir."""
        if office.title not in _HEADS_OF_STATE:
            return None
        found = [h for t in _HEADS_OF_STATE if (h := self._held(Office(t, body), days)) is not None]
        return found[0] if len({h.person for h in found}) == 1 else None

    def _office_before(self, first: int, days: tuple[str, ...]) -> tuple[Office, Held | None] | None:
        """The office of the last person or role phrase before a token in its sentence whose office is known."""
        sentence = self.parsed.sentence_at(first)
        for unit in reversed(self.syntax.units.inside(sentence.first, first)):
            if unit.type == "Role":
                office = self.phrases.at(unit.first, unit.last)
                if office is None and (implied := self.phrases.implied(unit.first, unit.last)):
                    office = implied[0]
                if office is not None:
                    return office, self._held(office, days)
            if unit.type != "Person":
                continue
            for position, office in self.named:
                if position.person == unit.key and not position.former:
                    return office, self._held(office, days)
            entity = self.syntax.units.entities.get(unit.key)
            found = self._offices_of(entity, days) if entity is not None else []
            return found[0] if len(found) == 1 else None
        return None

    def _offices_of(self, entity: Entity, days: tuple[str, ...]) -> list[tuple[Office, Held | None]]:
        """The offices of states that a person surely held on a day."""
        return [
            (office, held)
            for office in self.offices.of_person(entity.authority)
            if office.body.startswith("gov-") and (held := self._held(office, days)) and held.person == entity.authority
        ]

    def _definite(self, first: int, last: int) -> bool:
        """Whether the phrase means one office («وزير الخارجية», «رئيس وزراء فرنسا») and its holder, not «أول زيارة لوزير خارجية
        أميركي» or «منصب الرئيس»."""
        before = self.parsed.tokens[first - 1] if first else None
        after = self.parsed.tokens[last] if last < len(self.parsed.tokens) else None
        if last == first + 1 and after is not None and after.norm.startswith("ال") and after.pos in ("noun", "adj"):
            return False  # «الرئيس المدير العام»
        if before is not None and (before.lemma in _OFFICE_ITSELF or before.norm in _OFFICE_ITSELF):
            return False
        return any(t.norm.startswith("ال") or t.index in self._covered for t in self.parsed.tokens[first:last])

    @cached_property
    def _covered(self) -> frozenset[int]:
        """The tokens of names."""
        return frozenset(i for m, _ in self.phrases.named for i in range(m.first, m.last))

    def _days(self, role: RolePhrase) -> tuple[tuple[str, ...], str]:
        """The ISO days on which the holder is wanted, and their basis; () where none is known or several dates compete.

        The dates of the events that the phrase takes part in, else of its clause; what lies ahead of the article is told as
        of its own day. Another date of the sentence, weeks back, must not change the holder.
        """
        published = self.parsed.article.published[:10]
        dated = {e.time for e in self.events if role.key in (*e.actors, *e.recipients) and e.time and e.time.earliest}
        if not dated:
            start, end = self.syntax.start_of_clause(role.first), self.syntax.end_of_clause(role.last - 1)
            dated = {t for t in self.times if t.earliest and start <= t.first < end}
        past = {(t.earliest, t.latest) for t in dated if not published or t.earliest <= published}
        if len(past) > 1:
            return (), ""
        if past:
            return tuple(sorted(set(past.pop()))), "event's date"
        if not published:
            return (), ""
        sentence = self.parsed.sentence_at(role.first)
        near = (
            t for t in self.times if sentence.first <= t.first < sentence.last and t.latest and t.latest < published
        )
        return tuple(sorted({published, *(t.latest for t in near)})), "article's date"

    def _held(self, office: Office, days: Iterable[str]) -> Held | None:
        """Who held an office on all of the days."""
        found = [self.offices.holder(office, day) for day in days]
        return found[0] if found and all(h is not None and h == found[0] for h in found) else None


_HEADS_OF_STATE = ("رئيس", "ملك", "امير", "سلطان")


def _kind(form: str) -> str:
    form = fold(form)
    for name, forms in (("counterpart", _COUNTERPARTS), ("predecessor", _PREDECESSOR), ("successor", _SUCCESSOR)):
        if form in forms:
            return name
    return ""
