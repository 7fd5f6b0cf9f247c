"""Every IRI of the graph. No other module makes one.

An id is the SHA-256 (first 20 hex digits) of a JSON array: a class name, then the fewest raw values that tell this
thing from others of its class. Raw means as found, before any normalisation, so that a better normaliser does not
rename the graph. Offsets count in `Page.raw`. Change an array here and every graph must be written again.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from urllib.parse import quote, urlsplit

from ingest.model import Article, Span

THINGS = "https://w3id.org/naba/id/"
GRAPHS = "https://w3id.org/naba/graph/"
EVENTS = THINGS + "event/"
GRAPH_AUTHORITY = GRAPHS + "authority"
GRAPH_CATALOGUE = GRAPHS + "catalogue"
GRAPH_EVENTS = GRAPHS + "events"
GRAPH_IDENTITY = GRAPHS + "identity"
GRAPH_ONTOLOGY = GRAPHS + "ontology"

ARTICLES = THINGS + "article/"
_ARTICLE_GRAPH = GRAPHS + "article/"
_ENTITY = THINGS + "entity/"
_IDENTIFICATION = THINGS + "identification/"


def digest(*values: object) -> str:
    """The first 20 hex digits of the SHA-256 of `values` as a JSON array (ASCII, no spaces)."""
    return hashlib.sha256(json.dumps(values, separators=(",", ":")).encode("ascii")).hexdigest()[:20]


def _thing(kind: str, *values: object) -> str:
    return f"{THINGS}{kind}/{digest(kind, *values)}"


# ---------------------------------------------------------------- articles and graphs


def article(page: str, index: int) -> str:
    """The IRI of article `index` of a page, which is named by its URL or id (see `page_name`)."""
    return ARTICLES + digest("article", page, index)


def page_name(page_id: str, url: str) -> str:
    """What names a page: its URL where it has one that leads to more than a site's front page, else its id."""
    parts = urlsplit(url) if url.startswith(("http://", "https://")) else None
    return url if parts and (parts.path.strip("/") or parts.query) else page_id


def article_of(source: Article) -> str:
    """The IRI of an article as it passes through the stages."""
    return article(page_name(source.page.id, source.page.url), source.index)


def article_graph(article_iri: str) -> str:
    """The IRI of the named graph that holds all that this article says."""
    if not article_iri.startswith(ARTICLES):
        raise ValueError(f"not the IRI of an article: {article_iri}")
    return _ARTICLE_GRAPH + article_iri[len(ARTICLES) :]


# ---------------------------------------------------------------- who and what


def authority_entity(key: str) -> str:
    """The IRI of an entity of the authority, by its key (`gov-US`, `person-…`)."""
    return _ENTITY + quote(key, safe="-._~")


def entity(kind: str, label: str, article_iri: str) -> str:
    """The IRI of an entity that the authority does not know, as one article names it: its own until articles are compared.

    Which of these are one is judged later (`ingest.identity`), on evidence and revocably.
    """
    return _ENTITY + digest("entity", kind, " ".join(label.split()), article_iri)


def entity_name(kind: str, label: str) -> str:
    """What an entity outside the authority is called in the IRI of an event: its class and full name, in any article."""
    return _ENTITY + digest("name", kind, " ".join(label.split()))


def identification(article_iri: str, kind: str, name: str) -> str:
    """The IRI of an article's reading of names as one entity: its class, and its authority key or its label."""
    return _IDENTIFICATION + digest("entity", kind, " ".join(name.split()), article_iri)


def identified(identification_iri: str) -> str:
    """The IRI that the entity of an identification has on its own, known to no authority and joined to no other."""
    if not identification_iri.startswith(_IDENTIFICATION):
        raise ValueError(f"not the IRI of an identification: {identification_iri}")
    return _ENTITY + identification_iri[len(_IDENTIFICATION) :]


def identification_of(entity_iri: str) -> str:
    """The IRI of the identification whose entity has this IRI on its own (the reverse of `identified`)."""
    return _IDENTIFICATION + entity_iri.removeprefix(_ENTITY)


def judgement(left: str, right: str, verdict: str, by: str) -> str:
    """The IRI of a judgement on two identifications or entities (IRIs, in either order)."""
    return _thing("judgement", *sorted((left, right)), verdict, by)


def party(value: str) -> str:
    """The IRI that `value` means: an IRI itself, two capitals a state's government, else an authority key."""
    if value.startswith(("https://", "http://")):
        return value
    return authority_entity(f"gov-{value}" if len(value) == 2 and value.isupper() else value)


def role(article_iri: str, span: Span) -> str:
    """The IRI of a role phrase."""
    return _thing("role", article_iri, *span)


def tenure(person: str, title: str, body: str, start: str) -> str:
    """The IRI of a tenure of the authority: keys of person and body, Arabic title, first day or ""."""
    return _thing("tenure", person, title, body, start)


# ---------------------------------------------------------------- what one article says


def selector(article_iri: str, span: Span) -> str:
    """The IRI of a span of an article; one span has one selector, whatever points at it."""
    return _thing("selector", article_iri, *span)


def mention(article_iri: str, span: Span) -> str:
    """The IRI of a name at a span of an article."""
    return _thing("mention", article_iri, *span)


def reference(article_iri: str, span: Span) -> str:
    """The IRI of words at a span of an article that stand for entities named elsewhere."""
    return _thing("reference", article_iri, *span)


def time(article_iri: str, span: Span) -> str:
    """The IRI of a time expression."""
    return _thing("time", article_iri, *span)


def _nth(nth: int) -> tuple[int, ...]:
    return (nth,) if nth else ()


def report(article_iri: str, category: str, trigger: int, nth: int = 0) -> str:
    """The IRI of an article's report of an event, by PLOVER category and start of its trigger.

    `nth` (from 0) tells apart reports of one category that share a trigger but not their parties.
    """
    return _thing("report", article_iri, category, trigger, *_nth(nth))


def argument(report_iri: str, role: str, party_iri: str) -> str:
    """The IRI of an argument of a report: the words that name a party in a role."""
    return _thing("argument", report_iri, role, party_iri)


def event(
    category: str,
    actors: Iterable[str],
    recipients: Iterable[str],
    day: str,
    article_iri: str,
    trigger: int,
) -> str:
    """The IRI of the event that a report tells of.

    Where the text gives a day (`day`, an ISO date, else "") and one party or more is an entity, the event is named by
    category, parties and day, so that articles meet in it; otherwise by article and trigger. Actors and recipients are
    given as entity IRIs, role phrases as their words: a role phrase's IRI would bind the event to its article.
    """
    acting, receiving = sorted(set(actors)), sorted(set(recipients))
    if len(day) == 10 and any(name.startswith(_ENTITY) for name in (*acting, *receiving)):
        return _thing("event", category, acting, receiving, day)
    return _thing("event", article_iri, category, trigger)


def event_alone(report_iri: str) -> str:
    """The IRI of an event that a report tells of alone, where the IRI that `event` gives it is another event's."""
    return _thing("event", "alone", report_iri)


def statement(article_iri: str, cue: int, content: int, nth: int = 0) -> str:
    """The IRI of a statement, by the starts of cue and content; `nth` tells apart speakers who share both."""
    return _thing("statement", article_iri, cue, content, *_nth(nth))


def position(article_iri: str, person: str, title: int) -> str:
    """The IRI of an article's word that a person (an IRI) holds an office, by the start of the title."""
    return _thing("position", article_iri, person, title)


def quantity(article_iri: str, number: Span) -> str:
    """The IRI of a quantity, by the span of its number (of the noun where its dual is the number)."""
    return _thing("quantity", article_iri, *number)


def chain(article_iri: str, links: Sequence[tuple[str, Span | None, str]]) -> str:
    """The IRI of a chain, by (source IRI, span, stance) of each link; equal chains of an article are one."""
    steps = [[source, list(span) if span else [], stance] for source, span, stance in links]
    return _thing("chain", article_iri, steps)


def link(chain_iri: str, order: int) -> str:
    """The IRI of link `order` (from 0, the outermost) of a chain."""
    return _thing("link", chain_iri, order)
