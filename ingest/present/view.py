"""The triples of an article's graph as a reader goes through them: from a thing to its words, names and chain."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from ingest.describe import terms
from ingest.present.chain import chain
from ingest.present.names import short
from ingest.store.rdf import Iri, Literal, Term

_TYPE = terms.RDF + "type"


class Words(NamedTuple):
    """Words of an article: characters [start, end) of the page's raw text, and the text itself."""

    start: int
    end: int
    text: str


class View:
    """Things by IRI. `labels` are the names of entities, which may stand in other graphs."""

    def __init__(self, triples: Iterable[tuple[Term, Term, Term]], labels: Mapping[str, str]) -> None:
        self._things: dict[str, dict[str, list[Term]]] = defaultdict(lambda: defaultdict(list))
        for subject, predicate, value in triples:
            self._things[subject.value][predicate.value].append(value)
        self._labels = labels

    def things(self) -> list[str]:
        """All things that something is said of, sorted."""
        return sorted(self._things)

    def properties(self, thing: str) -> list[tuple[str, list[Term]]]:
        """What is said of a thing: property IRI and values, sorted."""
        found = self._things.get(thing, {})
        return [(p, sorted(found[p], key=lambda term: term.value)) for p in sorted(found)]

    def values(self, thing: str, predicate: str) -> list[str]:
        """The values of a property, sorted: lexical forms and IRIs."""
        return sorted(term.value for term in self._things.get(thing, {}).get(predicate, ()))

    def value(self, thing: str, predicate: str) -> str:
        """The first value of a property, or ""."""
        return next(iter(self.values(thing, predicate)), "")

    def of_class(self, name: str) -> list[str]:
        """The things of a class, in the order of their first words in the article."""
        found = [thing for thing, said in self._things.items() if any(t.value == name for t in said.get(_TYPE, ()))]
        return sorted(found, key=lambda thing: (self.place(thing), thing))

    def place(self, thing: str) -> int:
        """Where the first words of a thing begin."""
        return min((words.start for _, words in self.words(thing)), default=-1)

    def words(self, thing: str) -> list[tuple[str, Words]]:
        """The words that a thing's properties point at, as (property IRI, words), in the order of the text.

        Those of its time expression count too, under `naba:time`.
        """
        found = []
        for predicate, values in self._things.get(thing, {}).items():
            for term in values:
                if not isinstance(term, Iri):
                    continue
                if predicate == terms.TIME_OF:
                    found += [(predicate, words) for _, words in self.words(term.value)]
                elif span := self.span(term.value):
                    found.append((predicate, span))
        return sorted(found, key=lambda each: (each[1], each[0]))

    def arguments(self, report: str) -> list[tuple[str, str, Words]]:
        """Where a report names parties and place: (role: actor, recipient or place; IRI of who; words), in text order."""
        found = []
        for argument in self.values(report, terms.ARGUMENT_OF):
            if words := self.span(self.value(argument, terms.SELECTOR_OF)):
                role = _last(self.value(argument, terms.ROLE))
                found.append((role, self.value(argument, terms.PARTY), words))
        return sorted(found, key=lambda each: (each[2], each[0], each[1]))

    def span(self, selector: str) -> Words | None:
        """The words of a selector; None for another thing."""
        start, end = self.value(selector, terms.OA_START), self.value(selector, terms.OA_END)
        if not start.isdecimal() or not end.isdecimal():
            return None
        return Words(int(start), int(end), self.value(selector, terms.OA_EXACT))

    def words_of(self, thing: str, predicate: str) -> str:
        """The words that one property points at, or ""."""
        return next((words.text for name, words in self.words(thing) if name == predicate), "")

    def name(self, thing: str) -> str:
        """The Arabic name of an entity or role phrase, else a short IRI."""
        own = [
            term.value
            for term in self._things.get(thing, {}).get(terms.SKOS_PREF_LABEL, ())
            if isinstance(term, Literal) and term.language == "ar"
        ]
        return self._labels.get(thing) or min(own, default="") or short(thing)

    def names(self, thing: str, predicate: str) -> str:
        """The names of a property's values, joined by "؛ "."""
        return "؛ ".join(self.name(value) for value in self.values(thing, predicate))

    def chain(self, record: str) -> str:
        """The chain of a record, outermost source first; "" where it has none."""
        links = self.values(self.value(record, terms.CHAIN_OF), terms.LINKS)
        ordered = sorted(links, key=lambda link: int(self.value(link, terms.ORDER) or 0))
        return chain(
            (self.name(self.value(link, terms.SOURCE)), _last(self.value(link, terms.STANCE_OF))) for link in ordered
        )

    def date(self, record: str) -> str:
        """When it is, as exact as the article says it, with what bounds it («since 2023-10-07», «for P42D»); "" for neither."""
        time = self.value(record, terms.TIME_OF)
        bounds = [self._bound(each) for each in self.values(record, terms.EXTENT)]
        hour = self.value(time, terms.CLOCK)[:5]
        return ", ".join(filter(None, (" ".join(filter(None, (self.value(time, terms.DATE), hour))), *sorted(bounds))))

    def _bound(self, time: str) -> str:
        """One of the times that bound a record: «since 2023-10-07», «for P42D»; "" where it stays open."""
        if length := self.value(time, terms.DURATION):
            return f"for {length}"
        kind, date = _last(self.value(time, terms.TIME_TYPE_OF)), self.value(time, terms.DATE)
        return f"{kind} {date}" if date else ""

    def kind(self, thing: str) -> str:
        """The class of a thing, without namespace; the most telling one where it has several."""
        classes = [_last(name) for name in self.values(thing, _TYPE) if name.startswith(terms.NABA)]
        return next((name for name in classes if name != "Agent"), classes[0] if classes else "")


def _last(iri: str) -> str:
    return short(iri).rpartition(":")[2]
