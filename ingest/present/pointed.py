"""The words behind a triple of an article's graph, the chain of its record, and the sentence around them."""

from __future__ import annotations

import re

from ingest.describe import terms
from ingest.present.names import short
from ingest.present.trail import Step
from ingest.present.view import View, Words
from ingest.store.rdf import Iri, Term

_SENTENCE_END = re.compile(r"[.!?؟](?=\s|$)|\n")
_PARTY_OF = {terms.ACTOR: "actor", terms.RECIPIENT: "recipient", terms.PLACE_OF: "place"}


def pointed(view: View, record: str, s: str, p: str, o: Term | None) -> list[tuple[str, Words]]:
    """The words behind a triple: those that it points at, those of its party or date, else those of its record."""
    if own := view.span(s):
        return [("the words", own)]
    at = o.value if isinstance(o, Iri) else ""
    if span := view.span(at) if at else None:
        return [(last(p), span)]
    trigger = [(last(name), w) for name, w in view.words(s) if name == terms.TRIGGER]
    if p in _PARTY_OF:
        told = [(role, w) for role, party, w in view.arguments(s) if (role, party) == (_PARTY_OF[p], at)]
        return [*told, *trigger] if told else [*trigger, *named(view, at)]
    if p in (terms.TIME_OF, terms.ARGUMENT_OF) and at:
        return [*((last(name), w) for name, w in view.words(at)), *trigger]
    if p == terms.STATUS_OF and trigger:  # a quantity has a status, but no trigger
        cue = [(last(name), w) for name, w in view.words(s) if name == terms.STATUS_CUE]
        return [*cue, *trigger]
    found = [(last(name), w) for name, w in view.words(s)] or [(last(name), w) for name, w in view.words(record)]
    return found or named(view, view.value(record, terms.IDENTIFIED_AS) or s)


def named(view: View, entity: str) -> list[tuple[str, Words]]:
    """The words that name an entity in the article, as ("mention", words)."""
    return [("mention", words) for words in mentions(view, entity)]


def mentions(view: View, entity: str) -> list[Words]:
    """The words of all mentions of an entity."""
    users = [m for m in view.of_class(terms.MENTION) if view.value(m, terms.REFERS_TO) == entity]
    return [words for mention in users for _, words in view.words(mention)]


def steps(view: View, record: str) -> tuple[Step, ...]:
    """The chain of a record, outermost source first; () where it has none."""
    links = view.values(view.value(record, terms.CHAIN_OF), terms.LINKS)
    ordered = sorted(links, key=lambda link: int(view.value(link, terms.ORDER) or 0))
    return tuple(
        Step(
            view.name(view.value(link, terms.SOURCE)),
            last(view.value(link, terms.STANCE_OF)),
            view.span(view.value(link, terms.SELECTOR_OF)),
        )
        for link in ordered
    )


def around(raw: str, words: list[tuple[str, Words]]) -> str:
    """The sentence of the text around the trigger, or the first words where there is none, on one line.

    "" without text or where it has other words there. The parties of a report may be named in a sentence before.
    """
    if not raw or not words:
        return ""
    first = next((w for role, w in words if role == "trigger"), words[0][1])
    if raw[first.start : first.end] != first.text:
        return ""
    before = [found.end() for found in _SENTENCE_END.finditer(raw, 0, first.start)]
    after = _SENTENCE_END.search(raw, max(first.end - 1, first.start))
    return " ".join(raw[before[-1] if before else 0 : after.end() if after else len(raw)].split())


def last(iri: str) -> str:
    """The last part of a short IRI: `actor`, `denies`."""
    return short(iri).rpartition(":")[2]
