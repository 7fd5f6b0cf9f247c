"""The phrases of a text that can be a party: names with the title or head before them, role phrases, demonyms."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from ingest.model import Entity, Mention, Parsed, RolePhrase, Token
from ingest.recognise.titles import Titles, title_before
from ingest.resolve.anaphora import Anaphor
from ingest.words import words


@dataclass(frozen=True, slots=True)
class Unit:
    """Tokens [first, last) that stand for a party; `core` is where the name or role itself begins."""

    first: int
    core: int
    last: int
    key: str
    type: str


@dataclass(frozen=True)
class Units:
    """All units of an article, by their tokens. Inner units (a name inside a longer one) are kept apart.

    `pairs` gives the two entities that a role phrase such as «الجانبان» stands for, `genders` m or f for
    the persons of whom it is known.
    """

    by_first: Mapping[int, Unit]
    cover: Mapping[int, Unit]
    inner: tuple[Unit, ...] = ()
    entities: Mapping[str, Entity] = field(default_factory=dict)
    roles: Mapping[str, RolePhrase] = field(default_factory=dict)
    pairs: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    genders: Mapping[str, str] = field(default_factory=dict)

    def at(self, token: int) -> Unit | None:
        """The unit that begins at a token."""
        return self.by_first.get(token)

    def covering(self, token: int) -> Unit | None:
        """The unit that a token lies in."""
        return self.cover.get(token)

    def inside(self, first: int, last: int) -> list[Unit]:
        """The units that begin in tokens [first, last), in order."""
        return [u for f, u in sorted(self.by_first.items()) if first <= f < last]


def build(
    parsed: Parsed, entities: Iterable[Entity], roles: Iterable[RolePhrase], anaphors: Iterable[Anaphor], titles: Titles
) -> Units:
    """The units of an article. A name wins over a role phrase that it lies in; an administration over its leader."""
    entities, roles, anaphors = tuple(entities), tuple(roles), tuple(anaphors)
    definite = {anaphor.token: anaphor.type for anaphor in anaphors}
    named: list[tuple[Mention, Entity]] = sorted(
        ((m, e) for e in entities for m in e.mentions), key=lambda x: (x[0].first, -x[0].last)
    )
    titled_from = {
        mention.first: _with_head(parsed, mention, entity, titles, person_before(named, mention))
        for mention, entity in named
        if entity.type == "Person"
    }
    in_title = {i for first, start in titled_from.items() for i in range(start, first)}
    units: list[Unit] = []
    inner: list[Unit] = []
    end = -1
    for mention, entity in named:
        if mention.first < end or mention.first in in_title:
            inner.append(Unit(mention.first, mention.first, mention.last, entity.key, entity.type))
            continue
        first = titled_from.get(mention.first) if entity.type == "Person" else None
        if first is None:
            first = max(_with_head(parsed, mention, entity, titles), end, 0)
            if definite.get(first, entity.type) != entity.type:  # «هددت الحركة إسرائيل»: two parties
                first = mention.first
        units.append(Unit(min(first, mention.first), mention.first, mention.last, entity.key, entity.type))
        end = mention.last
    taken = {i for u in units for i in range(u.core, u.last)}
    for anaphor in anaphors:
        if anaphor.token not in taken:
            units.append(Unit(anaphor.token, anaphor.token, anaphor.last, anaphor.key, anaphor.type))
            taken |= set(range(anaphor.token, anaphor.last))
    titled = {i for u in units for i in range(u.first, u.last)}
    for role in roles:
        head = range(role.first, role.last)
        if role.first in titled:
            continue
        if role.head in _OFFICES and _plural(parsed, role):
            for number, unit in enumerate(units):
                governed = any(parsed.tokens[k].pos == "prep" for k in range(role.first, unit.first))
                if unit.type == "Government" and unit.first in head and not governed:
                    units[number] = Unit(role.first, unit.core, unit.last, unit.key, unit.type)
                    break
            else:
                units.append(Unit(role.first, role.first, role.last, role.key, "Role"))
            continue
        free = [i for i in head if i not in taken]
        if free:
            units.append(Unit(role.first, role.first, role.last, role.key, "Role"))
    by_first: dict[int, Unit] = {}
    cover: dict[int, Unit] = {}
    for unit in sorted(units, key=lambda u: (u.first, u.type == "Role")):
        by_first.setdefault(unit.first, unit)
        for i in range(unit.first, unit.last):
            if i not in cover or cover[i].type == "Role":
                cover[i] = unit
    return Units(by_first, cover, tuple(inner), {e.key: e for e in entities}, {r.key: r for r in roles})


def person_before(named: Iterable[tuple[Mention, Entity]], mention: Mention) -> int:
    """The token behind the last person named before a mention; 0 for none."""
    return max((m.last for m, e in named if e.type == "Person" and m.last <= mention.first), default=0)


def _with_head(parsed: Parsed, mention: Mention, entity: Entity, titles: Titles, after: int = 0) -> int:
    """The first token of the phrase that a name ends: its title for a person, a generic head for others."""
    tokens = parsed.tokens
    first, floor = mention.first, parsed.sentence_at(mention.first).first
    if entity.type == "Person":
        title = title_before(parsed, titles, first, after) if not _cut(parsed, mention) else None
        if title is not None:
            return title.first
        while first - 1 >= floor:
            if titles.kind(tokens[first - 1]) in ("rank", "honorific"):
                first -= 1
            elif (
                tokens[first - 1].pos == "adj"
                and first - 2 >= floor
                and titles.kind(tokens[first - 2]) in ("rank", "honorific")
            ):
                first -= 2
            else:
                break
        return first
    quoted = first - 1 >= floor and tokens[first - 1].form in '"«“('
    i = first - (2 if quoted else 1)
    if i >= floor and not _cut(parsed, mention) and tokens[i].norm in HEADS:
        return i
    return first


def head_of(parsed: Parsed, role: RolePhrase) -> Token | None:
    """The noun that names a role phrase: «مسؤولين» of «ثلاثة مسؤولين أميركيين»."""
    return next((t for t in parsed.tokens[role.first : role.last] if t.lemma == role.head), None)


def number_of(parsed: Parsed, role: RolePhrase) -> str:
    """The grammatical number of a role phrase's noun: s, d, p, or "" where it does not show."""
    head = head_of(parsed, role)
    return head.analysis.number if head is not None and head.analysis is not None else ""


def _plural(parsed: Parsed, role: RolePhrase) -> bool:
    """Whether the noun of a role phrase is in the plural or dual: «وزراء خارجية السعودية وتركيا» act for their states."""
    return number_of(parsed, role) in ("p", "d")


def _cut(parsed: Parsed, mention: Mention) -> bool:
    """Whether a clitic stands between the name and what is before it."""
    return mention.start > parsed.tokens[mention.first].start


_OFFICES = words("units.offices")
HEADS = words("units.heads")
