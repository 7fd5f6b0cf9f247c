"""Annotation → the stand-off JSON that `naba annotate` prints (`annotation.schema.json`). Spans count in `Page.raw`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from ingest.describe import ids
from ingest.model import (
    Annotation,
    Article,
    Entity,
    Event,
    Link,
    Position,
    Quantity,
    Reference,
    RolePhrase,
    Span,
    Statement,
    TimeExpression,
)

Json = dict[str, Any]


def _pair(span: Span) -> list[int]:
    return [span.start, span.end]


def as_json(annotation: Annotation) -> Json:
    """The annotation of one article as a JSON object; an entity's key is its IRI, a role phrase is its span."""
    article, page = annotation.article, annotation.article.page
    roles = {role.key: _pair(role.span) for role in annotation.roles}
    found: Json = {"id": page.id, "published": article.published[:10], "publisher": _key(annotation.publisher)}
    if page.format == "html":
        found["text"] = page.raw
    found["articles"] = [_article(annotation)]
    found["entities"] = [_entity(article, entity) for entity in annotation.entities]
    found["metonymies"] = [
        {
            "span": _pair(article.span(mention.start, mention.end)),
            "place": _key(mention.via),
            "government": ids.party(entity.key),
            "rule": mention.rule,
        }
        for entity in annotation.entities
        for mention in entity.mentions
        if mention.via
    ]
    found["roles"] = [_role(role) for role in annotation.roles]
    found["events"] = [_event(event, roles) for event in annotation.events]
    found["statements"] = [_statement(statement, roles) for statement in annotation.statements]
    found["positions"] = [_position(position) for position in annotation.positions]
    found["quantities"] = [_quantity(quantity, roles) for quantity in annotation.quantities]
    found["references"] = [_reference(reference, roles) for reference in annotation.references]
    found["times"] = [_time(time) for time in annotation.times]
    return found


def _key(value: str) -> str:
    return ids.party(value) if value else ""


def _party(value: str, roles: dict[str, list[int]]) -> str | list[int]:
    return roles.get(value) or _key(value)


def _parties(values: Iterable[str], roles: dict[str, list[int]]) -> list[str | list[int]]:
    return [_party(value, roles) for value in values if value]


def _article(annotation: Annotation) -> Json:
    article = annotation.article
    return {
        "iri": ids.article_of(article),
        "index": article.index,
        "title": article.title,
        "publisher": _key(annotation.publisher),
        "credits": [{"agency": _key(credit.agency), "span": _pair(credit.span)} for credit in annotation.credits],
        "published": article.published,
        "published_basis": article.published_basis,
        "tags": list(article.tags),
        "related": list(article.related),
        "zones": [{"role": zone.role, "span": _pair(zone.span)} for zone in article.zones],
    }


def _entity(article: Article, entity: Entity) -> Json:
    named = [(article.span(m.start, m.end), m.rule) for m in entity.mentions]
    mentions = sorted([*named, *((span, "source line") for span in entity.elsewhere)])
    return {
        "key": ids.party(entity.key),
        "type": entity.type,
        "label_ar": entity.label_ar,
        "label_en": entity.label_en,
        "wikidata": entity.wikidata,
        "mentions": [_pair(span) for span, _ in mentions],
        "authority": entity.authority,
        "kind": entity.kind,
        "state": _key(entity.state),
        "rules": sorted({*entity.rules, *(rule for _, rule in mentions)}),
        "runner_up": entity.runner_up,
        "runner_up_score": entity.runner_up_score,
        "confidence": entity.confidence,
    }


def _role(role: RolePhrase) -> Json:
    found: Json = {
        "span": _pair(role.span),
        "label": role.label,
        "head": role.head,
        "count": role.count,
        "affiliations": [_key(state) for state in role.affiliations],
        "anonymous": role.anonymous,
    }
    if role.holder:
        found["holder"] = {
            "person": _key(role.holder),
            "rule": role.holder_rule,
            "confidence": role.holder_confidence,
            "tenure": role.holder_tenure,
        }
    return found


def _reference(reference: Reference, roles: dict[str, list[int]]) -> Json:
    return {
        "span": _pair(reference.span),
        "entities": _parties(reference.keys, roles),
        "type": reference.type,
        "rule": reference.rule,
        "confidence": reference.confidence,
    }


def _chain(chain: Sequence[Link], roles: dict[str, list[int]]) -> list[Json]:
    return [
        {
            "source": _party(link.source, roles),
            "span": _pair(link.span) if link.span else None,
            "stance": link.stance,
        }
        for link in chain
    ]


def _event(event: Event, roles: dict[str, list[int]]) -> Json:
    found: Json = {
        "key": event.key,
        "type": event.type,
        "concept": event.concept,
        "trigger": _pair(event.trigger),
        "status": event.status,
        "actors": _parties(event.actors, roles),
        "recipients": _parties(event.recipients, roles),
        "arguments": [
            {"role": a.role, "party": _party(a.party, roles), "span": _pair(a.span)} for a in event.arguments
        ],
        "date": event.time.value if event.time else "",
        "place": _key(event.place),
        "mode": event.mode,
        "evidence": _pair(event.evidence),
        "tellings": [_pair(span) for span in event.tellings],
        "within": list(event.within),
        "chain": _chain(event.chain, roles),
        "rule": event.rule,
        "confidence": event.confidence,
        "grounds": list(event.grounds),
    }
    for name, value in (
        ("time", event.time.span if event.time else None),
        ("status_cue", event.status_cue),
        ("condition", event.condition),
    ):
        if value:
            found[name] = _pair(value)
    if event.extent:
        found["extent"] = [_pair(time.span) for time in event.extent]
    return found


def _statement(statement: Statement, roles: dict[str, list[int]]) -> Json:
    found: Json = {
        "key": statement.key,
        "speaker": _party(statement.speaker, roles),
        "via": "" if statement.via in roles else _key(statement.via),
        "cue": _pair(statement.cue),
        "content": _pair(statement.content),
        "kind": statement.kind,
        "stance": statement.stance,
        "medium": statement.medium,
        "about": _parties(statement.about, roles),
        "chain": _chain(statement.chain, roles),
        "rule": statement.rule,
        "confidence": statement.confidence,
    }
    if statement.speaker_span:
        found["speaker_span"] = _pair(statement.speaker_span)
    if statement.via in roles:
        found["via_span"] = roles[statement.via]
    return found


def _position(position: Position) -> Json:
    return {
        "key": position.key,
        "person": _key(position.person),
        "title": _pair(position.title),
        "of": _key(position.of),
        "label": position.label,
        "former": position.former,
        "agreement": position.agreement,
        "tenure": position.tenure,
        "rule": position.rule,
        "confidence": position.confidence,
    }


def _quantity(quantity: Quantity, roles: dict[str, list[int]]) -> Json:
    found: Json = {
        "key": quantity.key,
        "kind": quantity.kind,
        "minimum": _number(quantity.minimum),
        "maximum": _number(quantity.maximum),
        "modifier": quantity.modifier,
        "unit": quantity.unit,
        "span": _pair(quantity.span),
        "number_span": _pair(quantity.number),
        "affiliations": [_key(state) for state in quantity.affiliations],
        "status": quantity.status,
        "event": quantity.event,
        "part_of": quantity.part_of,
        "place": _key(quantity.place),
        "date": quantity.time.value if quantity.time else "",
        "cumulative": quantity.cumulative,
        "within": list(quantity.within),
        "chain": _chain(quantity.chain, roles),
        "rule": quantity.rule,
        "confidence": quantity.confidence,
    }
    for name, value in (
        ("what", quantity.what),
        ("time", quantity.time.span if quantity.time else None),
        ("status_cue", quantity.status_cue),
    ):
        if value:
            found[name] = _pair(value)
    return found


def _number(value: float | None) -> int | float | None:
    return int(value) if value is not None and value == int(value) else value


def _time(time: TimeExpression) -> Json:
    return {
        "span": _pair(time.span),
        "text": time.text,
        "date": time.value,
        "earliest": time.earliest,
        "latest": time.latest,
        "precision": time.precision,
        "basis": time.basis,
        "reason": time.reason,
        "type": time.type,
        "duration": time.duration,
        "clock": time.clock,
        "zone": time.zone,
        "part": time.part,
        "agreement": time.agreement,
    }
