"""Who and what an article names: mentions, references, the entities that the authority does not know, role phrases."""

from __future__ import annotations

import re

from ingest.describe import ids, nquads, terms
from ingest.describe.spans import ArticleLines
from ingest.model import Entity, Reference, RolePhrase

_QID = re.compile(r"Q[1-9][0-9]*")


def wikidata(value: str) -> str:
    """A Wikidata id (`Q30`) as an IRI term, "" for none. Raises ValueError on anything else."""
    if not value:
        return ""
    if not _QID.fullmatch(value):
        raise ValueError(f"not a Wikidata id: {value!r}")
    return nquads.iri(terms.WIKIDATA + value)


def add_entities(lines: ArticleLines, entities: tuple[Entity, ...]) -> None:
    """Adds the mentions of all entities, and a description of each that the authority does not describe."""
    for entity in entities:
        subject = ids.party(entity.key)
        if not entity.authority:
            _describe(lines, subject, entity)
        named = [(lines.source.span(m.start, m.end), m.rule, m.confidence, m.via) for m in entity.mentions]
        for span, rule, confidence, via in [
            *named,
            *((s, "source line", entity.confidence, "") for s in entity.elsewhere),
        ]:
            found = ids.mention(lines.article, span)
            lines.add_types(found, terms.MENTION)
            lines.add(found, terms.REFERS_TO, nquads.iri(subject))
            lines.add(found, terms.SELECTOR_OF, lines.selector(span))
            lines.add_made(found, rule, confidence)
            if via:
                lines.add(found, terms.NAMED_THROUGH, nquads.iri(ids.party(via)))


def _describe(lines: ArticleLines, subject: str, entity: Entity) -> None:
    lines.add_types(subject, *terms.ENTITY_CLASSES[entity.type])
    lines.add(subject, terms.SKOS_PREF_LABEL, nquads.text(entity.label_ar, "ar"))
    if entity.label_en:
        lines.add(subject, terms.SKOS_PREF_LABEL, nquads.text(entity.label_en, "en"))
    lines.add(subject, terms.WIKIDATA_OF, wikidata(entity.wikidata))
    if entity.kind:
        lines.add(subject, terms.KIND_OF, nquads.iri(terms.KIND + entity.kind))
    if entity.state:
        lines.add(subject, terms.STATE, nquads.iri(ids.party(entity.state)))


def add_roles(lines: ArticleLines, roles: tuple[RolePhrase, ...]) -> None:
    """Adds the unnamed parties, with their words, number, states and anonymity."""
    for role in roles:
        subject = ids.party(role.key)
        lines.add_types(subject, terms.ROLE_PHRASE, terms.AGENT)
        lines.add(subject, terms.SKOS_PREF_LABEL, nquads.text(role.label, "ar"))
        if role.count:
            lines.add(subject, terms.COUNT_TEXT, nquads.text(role.count))
        if role.count.isdecimal():
            lines.add(subject, terms.COUNT, nquads.integer(int(role.count)))
        lines.add(subject, terms.AFFILIATION, *(nquads.iri(ids.party(state)) for state in role.affiliations))
        lines.add(subject, terms.ANONYMOUS, nquads.boolean(role.anonymous))
        lines.add(subject, terms.SELECTOR_OF, lines.selector(role.span))
        if role.holder:
            lines.add(subject, terms.HOLDER, nquads.iri(ids.party(role.holder)))
            lines.add(subject, terms.HOLDER_RULE, nquads.text(role.holder_rule))
            lines.add(subject, terms.HOLDER_CONFIDENCE, nquads.decimal(role.holder_confidence))
            lines.add(subject, terms.TENURE_OF, *nquads.iris([role.holder_tenure]))


def add_references(lines: ArticleLines, references: tuple[Reference, ...]) -> None:
    """Adds the words that stand for entities named elsewhere, with those entities."""
    for reference in references:
        subject = ids.reference(lines.article, reference.span)
        lines.add_types(subject, terms.REFERENCE)
        lines.add(subject, terms.STANDS_FOR, *nquads.iris(ids.party(key) for key in reference.keys))
        lines.add(subject, terms.SELECTOR_OF, lines.selector(reference.span))
        lines.add_made(subject, reference.rule, reference.confidence)
