"""Made-up articles that tell of events, without the pipeline; and tellings for scores."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ingest.describe import catalogue, ids, terms
from ingest.describe.quads import quads
from ingest.identity import wording
from ingest.identity.tellings import Telling
from ingest.model import (
    Annotation,
    Article,
    Entity,
    EntityType,
    Event,
    Mention,
    Page,
    Sentence,
    Span,
    Status,
    TimeExpression,
    Zone,
)
from ingest.store.embedded import GraphLines

KEYS: dict[str, tuple[EntityType, str]] = {
    "سالم الكاظم": ("Person", "person-salem"),
    "ليلى المنصوري": ("Person", "person-layla"),
    "حركة النهر": ("Organization", "org-nahr"),
    "مدينة الغرب": ("Place", "place-west"),
    "ميناء الشرق": ("Place", "place-port"),
}


@dataclass(frozen=True)
class Told:
    """An event in the text: clause and trigger (words of it), parties and place (names of KEYS), the day it is said to be."""

    clause: str
    trigger: str
    category: str = "CONSULT"
    concept: str = "meeting"
    status: Status = "happened"
    actors: tuple[str, ...] = ("سالم الكاظم", "ليلى المنصوري")
    recipients: tuple[str, ...] = ()
    place: str = ""
    day: str = ""


def article(name: str, text: str, told: Sequence[Told], day: str, source: str = "") -> GraphLines:
    """The graph of an article published on `day`."""
    page = Page(name, text, f"{name}.txt", "text", title=f"عنوان {name}", source=source)
    made = Article(
        page,
        0,
        text,
        tuple(range(len(text) + 1)),
        (Zone("body", Span(0, len(text))),),
        page.title,
        source,
        day,
        "given",
    )
    iri = ids.article_of(made)
    entities = []
    for number, (words, (kind, key)) in enumerate(KEYS.items()):
        if (start := text.find(words)) >= 0:
            mention = Mention(number, number + 1, start, start + len(words), kind, "test")
            entities.append(
                Entity(ids.authority_entity(key), kind, words, authority=key, mentions=(mention,), rules=("test",))
            )
    events, times = [], []
    for each in told:
        start = text.index(each.clause)
        evidence = Span(start, start + len(each.clause))
        at = start + each.clause.index(each.trigger)
        time = (
            TimeExpression(evidence, 0, 1, each.day, each.day, "day", "said", each.day, each.day) if each.day else None
        )
        times += [time] if time else []
        events.append(
            Event(
                ids.report(iri, each.category, at),
                each.category,
                each.concept,
                Span(at, at + len(each.trigger)),
                evidence,
                each.status,
                tuple(ids.authority_entity(KEYS[party][1]) for party in each.actors),
                tuple(ids.authority_entity(KEYS[party][1]) for party in each.recipients),
                "test",
                time=time,
                place=ids.authority_entity(KEYS[each.place][1]) if each.place else "",
            )
        )
    sentence = Sentence(0, 0, len(KEYS), 0, len(text))
    annotation = Annotation(
        made, (), (sentence,), tuple(entities), (), tuple(events), (), (), tuple(times), publisher=""
    )
    return ids.article_graph(iri), quads(annotation), catalogue.entry(made, "test")


def telling(number: int, text: str, **said: str | frozenset[str]) -> Telling:
    """A telling of an article of its own: a shelling by org-nahr, published 2024-06-10, unless said otherwise."""
    iri = f"https://w3id.org/naba/id/article/{number:020x}"
    actors = said.get("actors", frozenset({ids.authority_entity("org-nahr")}))
    assert isinstance(actors, frozenset)
    recipients = said.get("recipients", frozenset())
    assert isinstance(recipients, frozenset)
    named = said.get("named", frozenset())
    assert isinstance(named, frozenset)
    category, day = str(said.get("type", "ASSAULT")), str(said.get("day", ""))
    return Telling(
        key=ids.report(iri, category, 0),
        event=ids.event(category, actors, recipients, day, iri, 0),
        article=iri,
        published=str(said.get("published", "2024-06-10")),
        type=terms.TYPE + category,
        concept=terms.TYPE + str(said.get("concept", "shelling")),
        statuses=frozenset({str(said.get("status", "happened"))}),
        actors=actors,
        recipients=recipients,
        earliest=day,
        latest=day,
        place=str(said.get("place", "")),
        text=text,
        words=wording.content(text),
        headline=wording.content(str(said.get("headline", ""))),
        named=named,
        people=frozenset(p for p in actors | recipients if "/person-" in p),
        reports=(ids.report(iri, category, 0),),
    )
