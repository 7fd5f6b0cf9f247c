"""What an article reports: events, statements, positions, quantities, and the chains of transmission that they came through."""

from __future__ import annotations

from collections.abc import Iterable

from ingest.describe import ids, nquads, terms
from ingest.describe.spans import ArticleLines, time_term
from ingest.model import Annotation, Event, Link


def _parties(keys: Iterable[str]) -> tuple[str, ...]:
    return nquads.iris(ids.party(key) for key in keys if key)


def event_iri(annotation: Annotation, event: Event) -> str:
    """The IRI of the event that this report tells of (see `ids.event`)."""
    words = {role.key: role.label for role in annotation.roles} | {
        entity.key: ids.entity_name(entity.type, entity.label_ar)
        for entity in annotation.entities
        if not entity.authority and entity.type in ("Person", "Organization") and len(entity.label_ar.split()) > 1
    }
    day = event.time.value if event.time and event.time.precision == "day" else ""
    return ids.event(
        event.type,
        (words.get(key) or ids.party(key) for key in event.actors),
        (words.get(key) or ids.party(key) for key in event.recipients),
        day,
        ids.article_of(annotation.article),
        event.trigger.start,
    )


def add_reports(lines: ArticleLines, annotation: Annotation) -> None:
    """Adds a report for each event of the annotation, and the event that it tells of."""
    for event in annotation.events:
        subject, told = ids.party(event.key), event_iri(annotation, event)
        lines.add_types(subject, terms.REPORT)
        lines.add_types(told, terms.EVENT)
        lines.add_made(subject, event.rule, event.confidence)
        lines.add(subject, terms.TELLS_OF, nquads.iri(told))
        lines.add(subject, terms.EVENT_TYPE, nquads.iri(terms.TYPE + event.type))
        if event.concept:
            lines.add(subject, terms.CONCEPT, nquads.iri(terms.TYPE + event.concept))
        if event.mode:
            lines.add(subject, terms.MODE, nquads.text(event.mode))
        lines.add(subject, terms.STATUS_OF, nquads.iri(terms.STATUS + event.status))
        lines.add(subject, terms.ACTOR, *_parties(event.actors))
        lines.add(subject, terms.RECIPIENT, *_parties(event.recipients))
        lines.add(subject, terms.PLACE_OF, *_parties([event.place]))
        _add_arguments(lines, subject, event)
        lines.add(subject, terms.TIME_OF, time_term(lines, event.time))
        lines.add(subject, terms.EXTENT, *(time_term(lines, time) for time in event.extent))
        lines.add(subject, terms.TRIGGER, lines.selector(event.trigger))
        lines.add(subject, terms.EVIDENCE, lines.selector(event.evidence))
        lines.add(subject, terms.STATUS_CUE, lines.selector(event.status_cue))
        lines.add(subject, terms.CONDITION, lines.selector(event.condition))
        lines.add(subject, terms.ALSO_TOLD_AT, *map(lines.selector, event.tellings))
        lines.add(subject, terms.WITHIN, *_parties(event.within))
        lines.add(subject, terms.CHAIN_OF, _chain(lines, event.chain))


def _add_arguments(lines: ArticleLines, report: str, event: Event) -> None:
    """Adds the words that name parties and place; the role is the property that the party has on the report."""
    for argument in event.arguments:
        party = ids.party(argument.party)
        subject = ids.argument(report, argument.role, party)
        lines.add(report, terms.ARGUMENT_OF, nquads.iri(subject))
        lines.add_types(subject, terms.ARGUMENT)
        lines.add(subject, terms.ROLE, nquads.iri(terms.NABA + argument.role))
        lines.add(subject, terms.PARTY, nquads.iri(party))
        lines.add(subject, terms.SELECTOR_OF, lines.selector(argument.span))


def add_statements(lines: ArticleLines, annotation: Annotation) -> None:
    """Adds the statements of the annotation."""
    for statement in annotation.statements:
        subject = ids.party(statement.key)
        lines.add_types(subject, terms.STATEMENT)
        lines.add_made(subject, statement.rule, statement.confidence)
        lines.add(subject, terms.SPEAKER, *_parties([statement.speaker]))
        lines.add(subject, terms.SPEAKER_SELECTOR, lines.selector(statement.speaker_span))
        lines.add(subject, terms.CUE, lines.selector(statement.cue))
        lines.add(subject, terms.STANCE_OF, nquads.iri(terms.STANCE + statement.stance))
        lines.add(subject, terms.CONTENT, lines.selector(statement.content))
        lines.add(subject, terms.QUOTATION, nquads.text(statement.kind))
        lines.add(subject, terms.VIA, *_parties([statement.via]))
        if statement.medium:
            lines.add(subject, terms.MEDIUM, nquads.text(statement.medium, "ar"))
        lines.add(subject, terms.ABOUT, *_parties(statement.about))
        lines.add(subject, terms.CHAIN_OF, _chain(lines, statement.chain))


def add_positions(lines: ArticleLines, annotation: Annotation) -> None:
    """Adds who holds which office by the article's word, as of the day it was published."""
    raw, published = annotation.article.page.raw, annotation.article.published[:10]
    for position in annotation.positions:
        subject = ids.party(position.key)
        lines.add_types(subject, terms.POSITION_REPORT)
        lines.add_made(subject, position.rule, position.confidence)
        lines.add(subject, terms.PERSON_OF, *_parties([position.person]))
        title = position.label or raw[position.title.start : position.title.end]
        lines.add(subject, terms.TITLE, nquads.text(title, "ar"))
        lines.add(subject, terms.OF_BODY, *_parties([position.of]))
        lines.add(subject, terms.FORMER, nquads.boolean(position.former))
        lines.add(subject, terms.SELECTOR_OF, lines.selector(position.title))
        lines.add(subject, terms.EVIDENCE, lines.selector(position.evidence))
        lines.add(subject, terms.AGREEMENT_OF, nquads.iri(terms.AGREEMENT + position.agreement))
        lines.add(subject, terms.TENURE_OF, *nquads.iris([position.tenure]))
        if published:
            lines.add(subject, terms.AS_OF, nquads.date(published))


def add_quantities(lines: ArticleLines, annotation: Annotation) -> None:
    """Adds the quantities of the annotation: how many of what, of which event, by whose count."""
    for quantity in annotation.quantities:
        subject = ids.party(quantity.key)
        lines.add_types(subject, terms.QUANTITY)
        lines.add_made(subject, quantity.rule, quantity.confidence)
        lines.add(subject, terms.QUANTITY_KIND_OF, nquads.iri(terms.QUANTITY_KIND + quantity.kind))
        for predicate, bound in ((terms.MINIMUM, quantity.minimum), (terms.MAXIMUM, quantity.maximum)):
            if bound is not None:
                lines.add(subject, predicate, nquads.decimal(bound))
        lines.add(subject, terms.MODIFIER_OF, nquads.iri(terms.MODIFIER + quantity.modifier))
        lines.add(subject, terms.UNIT, nquads.text(quantity.unit))
        lines.add(subject, terms.SELECTOR_OF, lines.selector(quantity.span))
        lines.add(subject, terms.NUMBER_SELECTOR, lines.selector(quantity.number))
        lines.add(subject, terms.COUNTED, lines.selector(quantity.what))
        lines.add(subject, terms.AFFILIATION, *_parties(quantity.affiliations))
        lines.add(subject, terms.STATUS_OF, nquads.iri(terms.STATUS + quantity.status))
        lines.add(subject, terms.STATUS_CUE, lines.selector(quantity.status_cue))
        lines.add(subject, terms.OF_REPORT, *_parties([quantity.event]))
        lines.add(subject, terms.AMONG, *_parties([quantity.part_of]))
        lines.add(subject, terms.PLACE_OF, *_parties([quantity.place]))
        lines.add(subject, terms.TIME_OF, time_term(lines, quantity.time))
        lines.add(subject, terms.CUMULATIVE, nquads.boolean(quantity.cumulative))
        lines.add(subject, terms.WITHIN, *_parties(quantity.within))
        lines.add(subject, terms.CHAIN_OF, _chain(lines, quantity.chain))


def _chain(lines: ArticleLines, chain: tuple[Link, ...]) -> str:
    """Adds a chain and its links, outermost first; returns it as a term, "" where it is empty."""
    if not chain:
        return ""
    sources = [ids.party(link.source) if link.source else "" for link in chain]
    subject = ids.chain(
        lines.article, [(source, link.span, link.stance) for source, link in zip(sources, chain, strict=True)]
    )
    lines.add_types(subject, terms.CHAIN)
    lines.add(subject, terms.LENGTH, nquads.integer(len(chain)))
    lines.add(subject, terms.OUTERMOST, *nquads.iris(sources[:1]))
    lines.add(subject, terms.ORIGIN, *nquads.iris(sources[-1:]))
    for order, (source, link) in enumerate(zip(sources, chain, strict=True)):
        step = ids.link(subject, order)
        lines.add(subject, terms.LINKS, nquads.iri(step))
        lines.add_types(step, terms.LINK)
        lines.add(step, terms.ORDER, nquads.integer(order))
        lines.add(step, terms.SOURCE, *nquads.iris([source]))
        lines.add(step, terms.SELECTOR_OF, lines.selector(link.span))
        lines.add(step, terms.STANCE_OF, nquads.iri(terms.STANCE + link.stance))
        if order + 1 < len(chain):
            lines.add(step, terms.NEXT, nquads.iri(ids.link(subject, order + 1)))
    return nquads.iri(subject)
