"""Which entity an article's names were read as, how surely, and by what it may be known again in another article."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from ingest.arabic.normalise import fold
from ingest.describe import ids, nquads, terms
from ingest.describe.spans import ArticleLines
from ingest.model import Annotation, Entity
from ingest.resolve.scoring import NIL

_NEIGHBOURS = 8  # clues of one sort that are kept
PUBLISHER = "as: publisher"
_COMPARED = ("Person", "Organization", "Place")


def add_identifications(lines: ArticleLines, annotation: Annotation) -> None:
    """Adds one identification for each entity that the article names."""
    sentences = _sentences(annotation)
    for entity in annotation.entities:
        if not entity.mentions and not entity.elsewhere and entity.key != annotation.publisher:
            continue  # only implied: nothing was read
        key = _known_as(entity, lines.article)
        subject = ids.identification(lines.article, entity.type, key or entity.label_ar)
        lines.add_types(subject, terms.IDENTIFICATION)
        lines.add_made(subject, "; ".join(entity.rules) or "publisher", entity.confidence)
        lines.add(subject, terms.IDENTIFIED_AS, nquads.iri(ids.party(entity.key)))
        lines.add(subject, terms.ENTITY_CLASS, nquads.iri(terms.ENTITY_CLASSES[entity.type][0]))
        lines.add(subject, terms.TEXT, nquads.text(entity.label_ar, "ar"))
        if key:
            lines.add(subject, terms.AUTHORITY_KEY, nquads.text(key))
        elif entity.type in _COMPARED:
            lines.add(subject, terms.CLUE, *map(nquads.text, clues(annotation, entity, sentences)))
        if entity.runner_up and entity.runner_up != NIL:
            lines.add(subject, terms.RUNNER_UP, nquads.iri(ids.party(entity.runner_up)))
        if entity.runner_up:
            lines.add(subject, terms.RUNNER_UP_SCORE, nquads.decimal(entity.runner_up_score))


def _known_as(entity: Entity, article: str) -> str:
    """The key under which other articles know the entity as well: its own, or one made of its leader's; "" for none."""
    own = ids.entity(entity.type, entity.label_ar, article)
    return entity.authority or ("" if entity.key == own else entity.key.removeprefix(ids.authority_entity("")))


def clues(annotation: Annotation, entity: Entity, sentences: dict[str, set[int]]) -> list[str]:
    """By what an unknown person, organization or place may be known again, each `sort: value`, sorted.

    `office` is a title that the article gives (folded), `of` whose office it is or the state (authority key), `with` an
    entity of the authority named in the same sentence, `beside` the full name (folded) of another unknown one there, `in`
    the government of the state that the article names most, `as: publisher` that it is the article's outlet.
    Keys and words, not IRIs: what other entities are judged to be later must not move the evidence.
    """
    keys = {e.key: e.authority for e in annotation.entities if e.authority}
    found: set[str] = set()
    for position in annotation.positions:
        if position.person == entity.key:
            found.add(f"office: {fold(position.label)}")
            if position.of in keys:
                found.add(f"of: {keys[position.of]}")
    if entity.state:
        found.add(f"of: {entity.state if '-' in entity.state else f'gov-{entity.state}'}")
    if entity.key == annotation.publisher:
        found.add(PUBLISHER)
    if state := _main_state(annotation):
        found.add(f"in: gov-{state}")
    own = sentences[entity.key]
    known: Counter[str] = Counter()
    unknown: Counter[str] = Counter()
    for other in annotation.entities:
        shared = len(own & sentences[other.key])
        if other.key == entity.key or not shared or other.key == annotation.publisher:
            continue
        if other.authority:
            known[other.authority] += shared
        elif other.type != "Government" and " " in other.label_ar:
            unknown[fold(other.label_ar)] += shared
    found |= {f"with: {key}" for key in _most(known)} | {f"beside: {name}" for name in _most(unknown)}
    return sorted(found)


def _main_state(annotation: Annotation) -> str:
    """The ISO code of the state that most of the names of the article belong to; "" for none or several."""
    named: Counter[str] = Counter()
    for entity in annotation.entities:
        if entity.authority and len(entity.state) == 2 and entity.key != annotation.publisher:
            named[entity.state] += len(entity.mentions)
    most = named.most_common(2)
    return most[0][0] if most and (len(most) == 1 or most[0][1] > most[1][1]) else ""


def _most(counted: Counter[str]) -> Iterable[str]:
    return sorted(counted, key=lambda name: (-counted[name], name))[:_NEIGHBOURS]


def _sentences(annotation: Annotation) -> dict[str, set[int]]:
    """Entity key → the sentences that name it, by their number."""
    of_token = {i: s.index for s in annotation.sentences for i in range(s.first, s.last)}
    return {e.key: {of_token[m.first] for m in e.mentions if m.first in of_token} for e in annotation.entities}
