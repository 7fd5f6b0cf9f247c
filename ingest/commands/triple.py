"""A triple as a user writes it: three arguments, or one line of N-Triples; prefixed and short names are taken too."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from ingest.commands import named
from ingest.describe import ids, nquads, terms
from ingest.errors import QueryError
from ingest.present import names
from ingest.store.entities import find_entity
from ingest.store.rdf import Iri, Literal, Rows, Term, serialise

_TOKEN = re.compile(r'<[^<>]*>|"(?:[^"\\]|\\.)*"(?:@[\w-]+|\^\^(?:<[^<>]*>|[\w:-]+))?|[^\s"<>]+')
_LISTED = 6
Ask = Callable[[str], Rows]


def parts(given: Sequence[str]) -> list[str]:
    """The three terms of a triple as they were written; [] where what was given is one thing.

    Raises QueryError for a number of arguments that is neither one nor three.
    """
    if len(given) == 3:
        return list(given)
    if len(given) != 1:
        raise QueryError("give one thing, or subject, predicate and object")
    found = _TOKEN.findall(given[0].strip().removesuffix(" ."))
    is_triple = len(found) == 3 and names.long(found[0]) and (_predicate(found[1]) or found[1] == "a")
    return found if is_triple else []


def resolved(given: Sequence[str], ask: Ask) -> tuple[str, str, Term]:
    """The triple of the store that three written terms mean.

    An object is an IRI, a short name, an authority key, a name, or a literal with or without its quotes. Raises
    QueryError where the store has no such triple, with those that are nearest: of that subject and predicate, or of
    that subject.
    """
    subject = _thing(given[0], ask)
    predicate = _predicate(given[1])
    if not predicate:
        raise QueryError(f"{given[1]} is no predicate: give an IRI, or a prefixed name such as naba:actor")
    there = _objects(subject, predicate, ask)
    found = [term for term in there if _is(term, given[2])]
    if not found and (entity := _entity(given[2], ask)):
        found = [term for term in there if term == Iri(entity)]
    if len(found) == 1:
        return subject, predicate, found[0]
    if found:
        raise QueryError(f"{given[2]} fits several: {_listed(map(serialise, found))}")
    if there:
        near = _listed(map(_shown, there))
        raise QueryError(f"no such triple; {names.short(subject)} {names.short(predicate)} has: {near}")
    known = [names.short(row[0].value) for row in ask(_predicates(subject)).rows if row[0]]
    if known:
        raise QueryError(
            f"no such triple; {names.short(subject)} has no {names.short(predicate)}, but: {_listed(known)}"
        )
    raise QueryError(f"the store knows nothing of {subject}")


def _thing(text: str, ask: Ask) -> str:
    return named.thing(text, ask) or find_entity(text, ask)


def _predicate(text: str) -> str:
    if text == "a":
        return terms.RDF + "type"
    if re.fullmatch(r"[a-z][A-Za-z]*", text):
        return terms.NABA + text
    return names.long(text)


def _objects(subject: str, predicate: str, ask: Ask) -> list[Term]:
    text = f"SELECT DISTINCT ?o WHERE {{ {nquads.iri(subject)} {nquads.iri(predicate)} ?o }} ORDER BY ?o"
    return [row[0] for row in ask(text).rows if row[0]]


def _predicates(subject: str) -> str:
    return f"SELECT DISTINCT ?p WHERE {{ {nquads.iri(subject)} ?p ?o }} ORDER BY ?p"


def _is(term: Term, text: str) -> bool:
    if isinstance(term, Literal):
        return text in (term.value, serialise(term)) or _long_datatype(text) == serialise(term)
    if not isinstance(term, Iri):
        return False
    cut = re.fullmatch(r"[a-z]+/[0-9a-f]{4,19}", text)
    return (
        term.value in (names.long(text), ids.authority_entity(text))
        or names.brief(term.value) == text
        or bool(cut and names.short(term.value).startswith(text))
    )


def _long_datatype(text: str) -> str:
    """`"5"^^xsd:integer` with the datatype as an IRI."""
    value, mark, datatype = text.rpartition("^^")
    full = names.long(datatype) if mark else ""
    return f"{value}^^<{full}>" if full else text


def _entity(text: str, ask: Ask) -> str:
    try:
        return find_entity(text, ask)
    except QueryError:
        return ""


def _shown(term: Term) -> str:
    return names.short(term.value) if isinstance(term, Iri) else serialise(term)


def _listed(found: Sequence[str] | map[str]) -> str:
    items = list(found)
    more = f" and {len(items) - _LISTED} more" if len(items) > _LISTED else ""
    return ", ".join(items[:_LISTED]) + more
