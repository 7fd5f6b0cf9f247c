"""An article, or one record of it, as headed tables."""

from __future__ import annotations

from dataclasses import dataclass

from ingest.describe import terms
from ingest.present.names import brief, cell, short
from ingest.present.view import View


@dataclass(frozen=True, slots=True)
class Section:
    """A headed table; `numbers` are the indices of its number columns."""

    head: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numbers: tuple[int, ...] = ()


def article(view: View, iri: str) -> list[Section]:
    """The article's facts, entities, events, statements and positions; empty tables are left out."""
    sections = [
        Section("Article", ("", ""), tuple(_facts(view, iri))),
        _entities(view),
        _events(view),
        _statements(view),
        _positions(view),
    ]
    return [section for section in sections if section.rows]


def record(view: View, iri: str) -> list[Section]:
    """What is said of one thing, the chain it came through, its exact words, and what uses it."""
    articles = view.of_class(terms.ARTICLE)
    facts = [("what", view.kind(iri)), ("IRI", iri)]
    selectors = {name for name, _ in view.words(iri)} - {terms.TIME_OF}
    for predicate, values in view.properties(iri):
        if predicate in (terms.RDF + "type", terms.CHAIN_OF, terms.TIME_OF, terms.EXTENT) or predicate in selectors:
            continue
        for value in values:
            shown = view.name(value.value) if predicate != terms.IN_ARTICLE else short(value.value)
            facts.append((_word(predicate), shown if shown != value.value else cell(value)))
    if date := view.date(iri):
        facts.append(("date", date))
    if chain := view.chain(iri):
        facts.append(("chain", chain))
    words = tuple((_word(name), str(w.start), str(w.end), w.text) for name, w in view.words(iri))
    if own := view.span(iri):
        words = (("the words", str(own.start), str(own.end), own.text),)
    sections = [
        Section(view.kind(iri) or "Thing", ("", ""), tuple(facts)),
        Section("Words (characters of the page's raw text, from 0)", ("role", "start", "end", "words"), words, (1, 2)),
    ]
    sections += [Section("Article", ("", ""), tuple(_facts(view, each))) for each in articles[:1]]
    return [section for section in sections if section.rows]


def _facts(view: View, iri: str) -> list[tuple[str, str]]:
    basis = short(view.value(iri, terms.PUBLISHED_BASIS)).removeprefix("basis:")
    published = view.value(iri, terms.SCHEMA_DATE_PUBLISHED)
    facts = [
        ("id", view.value(iri, terms.DCTERMS_IDENTIFIER)),
        ("headline", view.value(iri, terms.SCHEMA_HEADLINE)),
        ("published", f"{published} ({basis})" if published and basis else published),
        ("publisher", view.names(iri, terms.SCHEMA_PUBLISHER)),
        ("url", view.value(iri, terms.SCHEMA_URL)),
        ("tags", "، ".join(view.values(iri, terms.SCHEMA_KEYWORDS))),
        ("article", short(iri)),
    ]
    return [(name, value) for name, value in facts if value]


def _entities(view: View) -> Section:
    named: dict[str, int] = {}
    for mention in view.of_class(terms.MENTION):
        entity = view.value(mention, terms.REFERS_TO)
        named[entity] = named.get(entity, 0) + 1
    rows = tuple((view.name(entity), str(count), brief(entity)) for entity, count in named.items())
    return Section("Who and what is named", ("name", "mentions", "entity"), rows, (1,))


def _events(view: View) -> Section:
    rows = []
    for report in view.of_class(terms.REPORT):
        kind = short(view.value(report, terms.EVENT_TYPE)).removeprefix("type:")
        concept = short(view.value(report, terms.CONCEPT)).removeprefix("type:")
        status = short(view.value(report, terms.STATUS_OF)).removeprefix("status:")
        rows.append(
            (
                ", ".join(filter(None, (f"{kind} {concept}".strip(), status, view.date(report)))),
                view.names(report, terms.ACTOR),
                view.names(report, terms.RECIPIENT),
                view.words_of(report, terms.TRIGGER),
                view.chain(report),
                brief(report),
            )
        )
    columns = ("event", "actors", "recipients", "trigger", "chain", "report")
    return Section("Events", columns, tuple(rows))


def _statements(view: View) -> Section:
    rows = [
        (
            view.names(each, terms.SPEAKER),
            short(view.value(each, terms.STANCE_OF)).removeprefix("stance:"),
            view.names(each, terms.VIA),
            view.words_of(each, terms.CONTENT),
            brief(each),
        )
        for each in view.of_class(terms.STATEMENT)
    ]
    return Section("Statements", ("speaker", "stance", "via", "words", "statement"), tuple(rows))


def _positions(view: View) -> Section:
    rows = [
        (
            view.names(each, terms.PERSON_OF),
            ("former " if view.value(each, terms.FORMER) == "true" else "") + view.value(each, terms.TITLE),
            view.names(each, terms.OF_BODY),
            brief(each),
        )
        for each in view.of_class(terms.POSITION_REPORT)
    ]
    return Section("Positions", ("person", "title", "of", "position"), tuple(rows))


def _word(predicate: str) -> str:
    return short(predicate).removeprefix("naba:")
