"""Stores of small made-up articles, without the pipeline: each names people and organizations with clues."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.describe import catalogue, ids
from ingest.describe.quads import quads
from ingest.identity.profiles import Profile
from ingest.model import Annotation, Article, Entity, EntityType, Mention, Page, Position, Sentence, Span, Zone
from ingest.store.embedded import GraphLines

Named = tuple[str, EntityType, str]
"""Name in the text, type, authority key or ""."""


def article(
    name: str, text: str, named: Sequence[Named], offices: Sequence[tuple[str, str]] = (), day: str = "2024-06-10"
) -> GraphLines:
    """The graph of an article of one sentence; `offices` are (person's name, title), both words of the text."""
    page = Page(name, text, f"{name}.txt", "text", title=f"عنوان {name}")
    made = Article(
        page, 0, text, tuple(range(len(text) + 1)), (Zone("body", Span(0, len(text))),), page.title, "", day, "given"
    )
    iri = ids.article_of(made)
    entities = []
    for number, (words, kind, authority) in enumerate(named):
        start = text.index(words)
        mention = Mention(number, number + 1, start, start + len(words), kind, "test", confidence=0.8)
        key = ids.authority_entity(authority) if authority else ids.entity(kind, words, iri)
        state = authority[-2:] if authority.startswith("gov-") else ""
        entities.append(
            Entity(key, kind, words, authority=authority, state=state, mentions=(mention,), rules=("test",))
        )
    positions = []
    for person, title in offices:
        start = text.index(title)
        holder = next(e.key for e in entities if e.label_ar == person)
        span = Span(start, start + len(title))
        positions.append(Position(ids.position(iri, holder, start), holder, span, title, "test"))
    sentence = Sentence(0, 0, len(named), 0, len(text))
    annotation = Annotation(made, (), (sentence,), tuple(entities), (), (), (), tuple(positions), ())
    return ids.article_graph(iri), quads(annotation), catalogue.entry(made, "test")


def profile(name: str, number: int, kind: str = "Person", published: str = "", authority: str = "") -> Profile:
    """A profile with an identification of its own."""
    iri = f"https://w3id.org/naba/id/article/{number:020x}"
    return Profile(ids.identification(iri, kind, authority or name), kind, name, iri, published, "", authority)
