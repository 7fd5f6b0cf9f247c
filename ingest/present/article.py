"""An article, or one record of it, as headed tables."""

from __future__ import annotations

from dataclasses import dataclass

from ingest.describe import terms
from ingest.present.names import brief, cell, short
from ingest.present.view import View

_TOLD_BELOW = (terms.RDF + "type", terms.CHAIN_OF, terms.TIME_OF, terms.EXTENT, terms.ARGUMENT_OF)


@dataclass(frozen=True, slots=True)
class Section:
    """A headed table; `numbers` are the indices of its number columns."""

    head: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numbers: tuple[int, ...] = ()


def article(view: View, iri: str) -> list[Section]:
    """The article's facts, entities, events, statements, positions and quantities; empty tables are left out.

    The numbers E1, S1, … are those of the marks in the text.
    """
    sections = [
        Section("Article", ("", ""), tuple(_facts(view, iri))),
        _entities(view),
        _events(view),
        _statements(view),
        _positions(view),
        _quantities(view),
    ]
    return [section for section in sections if section.rows]


def record(view: View, iri: str) -> list[Section]:
    """What is said of one thing, the chain it came through, its exact words, and what uses it."""
    articles = view.of_class(terms.ARTICLE)
    facts = [("what", view.kind(iri)), ("IRI", iri)]
    selectors = {name for name, _ in view.words(iri)} - {terms.TIME_OF}
    for predicate, values in view.properties(iri):
        if predicate in _TOLD_BELOW or predicate in selectors:
            continue
        for value in values:
            shown = view.name(value.value) if predicate != terms.IN_ARTICLE else short(value.value)
            facts.append((_word(predicate), shown if shown != value.value else cell(value)))
    if date := view.date(iri):
        facts.append(("date", date))
    if chain := view.chain(iri):
        facts.append(("chain", chain))
    spans = [(_word(name), w) for name, w in view.words(iri)]
    spans += [(role, w) for role, _, w in view.arguments(iri)]
    words = tuple((name, str(w.start), str(w.end), w.text) for name, w in sorted(spans, key=lambda each: each[1]))
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
        ("credits", view.names(iri, terms.CREDITS)),
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
    for number, report in enumerate(view.of_class(terms.REPORT), 1):
        kind = short(view.value(report, terms.EVENT_TYPE)).removeprefix("type:")
        concept = short(view.value(report, terms.CONCEPT)).removeprefix("type:")
        status = short(view.value(report, terms.STATUS_OF)).removeprefix("status:")
        rows.append(
            (
                f"E{number}",
                ", ".join(filter(None, (f"{kind} {concept}".strip(), status, view.date(report)))),
                view.names(report, terms.ACTOR),
                view.names(report, terms.RECIPIENT),
                view.words_of(report, terms.TRIGGER),
                view.chain(report),
                brief(report),
            )
        )
    columns = ("no", "event", "actors", "recipients", "trigger", "chain", "report")
    return Section("Events", columns, tuple(rows))


def _statements(view: View) -> Section:
    rows = [
        (
            f"S{number}",
            view.names(each, terms.SPEAKER),
            short(view.value(each, terms.STANCE_OF)).removeprefix("stance:"),
            view.names(each, terms.VIA),
            view.words_of(each, terms.CONTENT),
            brief(each),
        )
        for number, each in enumerate(view.of_class(terms.STATEMENT), 1)
    ]
    return Section("Statements", ("no", "speaker", "stance", "via", "words", "statement"), tuple(rows))


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


def _quantities(view: View) -> Section:
    rows = []
    for each in view.of_class(terms.QUANTITY):
        status = short(view.value(each, terms.STATUS_OF)).removeprefix("status:")
        kind = short(view.value(each, terms.QUANTITY_KIND_OF)).removeprefix("quantity:")
        marks = ["in all"] if view.value(each, terms.CUMULATIVE) == "true" else []
        marks += ["a part"] if view.value(each, terms.AMONG) else []
        rows.append(
            (
                ", ".join([kind, *([status] if status != "happened" else []), *marks]),
                number(view, each),
                view.words_of(each, terms.SELECTOR_OF),
                view.date(each),
                view.names(each, terms.PLACE_OF),
                view.chain(each),
                brief(each),
            )
        )
    columns = ("kind", "number", "words", "date", "place", "by whose count", "quantity")
    return Section("Quantities", columns, tuple(rows), (1,))


def number(view: View, quantity: str) -> str:
    """The number of a quantity as its bounds say it: "20", "20–30", "20 or more", "up to 20", "" where it has none."""
    low, high = view.value(quantity, terms.MINIMUM), view.value(quantity, terms.MAXIMUM)
    unit = view.value(quantity, terms.UNIT)
    sign = "~" if view.value(quantity, terms.MODIFIER_OF) == terms.MODIFIER + "about" else ""
    if low and high:
        said = low if low == high else f"{low}–{high}"
    else:
        said = f"{low} or more" if low else f"up to {high}" if high else ""
    return f"{sign}{said} {unit}" if unit not in ("person", "item", "time") and said else f"{sign}{said}"


def _word(predicate: str) -> str:
    return short(predicate).removeprefix("naba:")
