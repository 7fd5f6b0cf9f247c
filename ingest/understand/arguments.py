"""Where a report names its parties and its place: for each of them the words nearest to the trigger.

The grammar tells who stands in which role, by key. The words are found again here: in the trigger's clause, else in its
sentence, else, where a pronoun or a left-out subject takes a party up, the last words before it that name the party.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ingest.describe import ids
from ingest.model import Argument, ArgumentRole, Event, Span
from ingest.understand.syntax import Syntax
from ingest.understand.units import Unit, Units

_Spot = tuple[int, int, Span]


def arguments(
    syntax: Syntax, first: int, last: int, actors: Iterable[str], recipients: Iterable[str], place: str
) -> tuple[Argument, ...]:
    """The arguments of the trigger at tokens [first, last): parties are keys, spans raw ones, of names without clitics.

    «استقبل السيسي بلينكن في القاهرة» gives three. A party that no words before the end of the sentence name has none.
    """
    wanted: list[tuple[ArgumentRole, str]] = [("actor", key) for key in actors]
    wanted += [("recipient", key) for key in recipients]
    wanted += [("place", place)] if place else []
    found = []
    for role, key in wanted:
        span = _nearest(syntax, key, first, last)
        if span is not None:
            found.append(Argument(role, key, span))
    return tuple(found)


def joined(first: Event, further: Event) -> tuple[Argument, ...]:
    """The arguments of an event and of a further telling of it, one for each role and party."""
    have = {(argument.role, argument.party) for argument in first.arguments}
    return (*first.arguments, *(a for a in further.arguments if (a.role, a.party) not in have))


def of_parties(event: Event) -> tuple[Argument, ...]:
    """The arguments of an event whose party has that role in it."""
    held = {("actor", key) for key in event.actors} | {("recipient", key) for key in event.recipients}
    held.add(("place", event.place))
    return tuple(argument for argument in event.arguments if (argument.role, argument.party) in held)


def _nearest(syntax: Syntax, key: str, first: int, last: int) -> Span | None:
    sentence = syntax.parsed.sentence_at(first)
    floor, roof = syntax.start_of_clause(first), syntax.end_of_clause(last - 1)
    best: tuple[int, int, int] | None = None
    span = None
    for begin, end, words in _spots(syntax, key):
        if begin >= sentence.last:
            continue
        reach = 0 if floor <= begin < roof else 1 if begin >= sentence.first else 2
        away = (reach, max(begin - last, first - end, 0), begin)
        if best is None or away < best:
            best, span = away, words
    return span


def _spots(syntax: Syntax, key: str) -> Iterator[_Spot]:
    """All words that name the party: names, role phrases, nouns and duals that stand for it, demonyms, a visited capital."""
    units, parsed = syntax.units, syntax.parsed
    for unit in (*units.by_first.values(), *units.inner):
        if unit.key == key or key in units.pairs.get(unit.key, ()) or _governs(units, unit, key):
            yield unit.core, unit.last, _words(syntax, unit)
    for i, government in syntax.government.items():
        if government == key:
            token = parsed.tokens[i]
            yield i, i + 1, parsed.article.span(token.start + token.base, token.end)


def _governs(units: Units, unit: Unit, key: str) -> bool:
    """Whether a unit is a country or capital whose government has the key: «زار القاهرة» is a visit to a government."""
    entity = units.entities.get(unit.key) if unit.type == "Place" else None
    return entity is not None and bool(entity.state) and ids.authority_entity(f"gov-{entity.state}") == key


def _words(syntax: Syntax, unit: Unit) -> Span:
    """The raw span of the name or phrase itself, without title and clitics."""
    parsed, units = syntax.parsed, syntax.units
    if unit.type == "Role" and unit.key in units.roles:
        return units.roles[unit.key].span
    entity = units.entities.get(unit.key)
    for mention in entity.mentions if entity else ():
        if mention.first == unit.core and mention.last == unit.last:
            return parsed.article.span(mention.start, mention.end)
    token = parsed.tokens[unit.core]
    return parsed.article.span(token.start + token.base, parsed.tokens[unit.last - 1].end)
