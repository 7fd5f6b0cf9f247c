"""Titles that lean on a name before them or hold for two: «رئيسها», «نظيره المصري», «وزيرا خارجية مصر والأردن»."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from ingest.arabic.normalise import fold
from ingest.describe import ids
from ingest.model import Entity, Mention, Parsed
from ingest.recognise.titles import Title, Titles
from ingest.resolve.authority import Authority
from ingest.understand.syntax import Syntax
from ingest.words import words

_COUNTERPARTS = words("titles.counterparts")
_STATE_NOUNS = words("offices.nouns_of_a_state")
_REACH = 8

Named = list[tuple[Mention, Entity]]


def of_pronoun(parsed: Parsed, syntax: Syntax, title: Title) -> str | None:
    """The key of whom the pronoun of a title means; "" where nobody fits, None where the title has no pronoun.

    «رئيسها»: the last organization or government before it in its sentence, else in the one before, of the same gender;
    «وزير خارجيته», «رئيس وزرائه»: also the state of the last person.
    """
    tokens = parsed.tokens
    suffixed = next(
        (t for t in tokens[title.first : title.last] if t.analysis and t.analysis.enclitic.startswith("3")), None
    )
    if suffixed is None or suffixed.analysis is None:
        return None
    gender = suffixed.analysis.enclitic[1:2]
    of_state = suffixed.norm.removeprefix("ال") in _STATE_NOUNS or suffixed.lemma in _STATE_NOUNS
    index = parsed.sentence_at(title.first).index
    for sentence in reversed(parsed.sentences[max(index - 1, 0) : index + 1]):
        for unit in reversed(syntax.units.inside(sentence.first, min(sentence.last, title.first))):
            entity = syntax.units.entities.get(unit.key)
            if entity is None:
                continue
            if of_state and entity.type == "Person" and entity.state:
                return ids.authority_entity(f"gov-{entity.state}")
            if entity.type == "Government" and of_state and gender == "f":
                return ids.authority_entity(f"gov-{entity.state}") if entity.state else ""
            if not of_state and entity.type in ("Organization", "Government") and syntax.gender(unit) in (gender, ""):
                return entity.key
    return ""


def counterpart_title(parsed: Parsed, authority: Authority, mention: Mention) -> tuple[Title, str] | None:
    """«نظيره المصري» right before a name: the words as a title, and the authority key of the demonym's government."""
    if mention.start > parsed.tokens[mention.first].start:
        return None
    first, floor = mention.first - 1, parsed.sentence_at(mention.first).first
    states = []
    while first > floor and (state := authority.demonyms.get(parsed.tokens[first].norm)):
        states.append(state)
        first -= 1
    head = parsed.tokens[first]
    if len(states) != 1 or first < floor or fold(parsed.text[head.start + head.base : head.end]) not in _COUNTERPARTS:
        return None
    return Title(first, mention.first, "office", rule="counterpart of the office before"), f"gov-{states[0]}"


def distributed(
    parsed: Parsed, titles: Titles, authority: Authority, persons: Named, named: Named
) -> Iterator[tuple[Mention, Entity, Title, str]]:
    """The titles of two: «وزيرا خارجية مصر والأردن سامح شكري وأيمن الصفدي», «الرئيسان المصري … والفرنسي …».

    Each person with the title (the words up to the first name) and the key of the state that is theirs by order.
    """
    for (one, first), (two, second) in pairwise(persons):
        head = _dual_head(parsed, titles, one)
        if head is None or one.start > parsed.tokens[one.first].start:
            continue
        title = Title(head, one.first, "office", rule="title of two")
        before = _states(parsed, authority, head, one.first, named)
        between = _states(parsed, authority, one.last, two.first, named)
        lead = fold(parsed.text[parsed.tokens[two.first].start : two.start])
        if two.first == one.last and lead == "و" and len(before) == 2:
            yield one, first, title, before[0]
            yield two, second, title, before[1]
        elif two.first == one.last + 1 and len(before) == len(between) == 1 and not lead:
            joined = parsed.tokens[one.last].analysis
            if joined is not None and joined.conj == "و":
                yield one, first, title, before[0]
                yield two, second, title, between[0]


def _dual_head(parsed: Parsed, titles: Titles, mention: Mention) -> int | None:
    """The noun of an office in the dual within a few words before a name."""
    for i in range(mention.first - 1, max(parsed.sentence_at(mention.first).first, mention.first - _REACH) - 1, -1):
        token = parsed.tokens[i]
        if token.kind == "punct" or token.pos == "verb":
            return None
        if token.analysis and token.analysis.number == "d" and token.pos == "noun" and titles.kind(token) == "office":
            return i
    return None


def _states(parsed: Parsed, authority: Authority, first: int, last: int, named: Named) -> list[str]:
    """The keys of the governments of the states and demonyms in tokens [first, last), in order."""
    found = {
        m.first: e.state for m, e in named if first <= m.first < last and e.kind in ("state", "country", "capital")
    }
    for token in parsed.tokens[first:last]:
        if token.index not in found and token.norm in authority.demonyms:
            found[token.index] = authority.demonyms[token.norm]
    return [ids.authority_entity(f"gov-{found[i]}") for i in sorted(found)]
