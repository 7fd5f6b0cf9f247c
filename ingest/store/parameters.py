"""From what a user types after `--param name=` to an RDF term, by the type that the question declares."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime

from ingest.describe import nquads, terms
from ingest.errors import QueryError
from ingest.store.entities import find_entity
from ingest.store.header import Parameter
from ingest.store.rdf import RDF_LANG_STRING, Iri, Literal, Rows, Term

Ask = Callable[[str], Rows]
"""Runs a SELECT on the store that the question goes to."""

STATUSES = ("happened", "planned", "hypothetical", "negated", "cancelled")
STANCES = ("neutral", "claims", "denies", "confirms", "admits", "warns")
_NUMBERS = {"integer": r"[+-]?\d+", "decimal": r"[+-]?\d*\.?\d+"}
_DATE_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)?")


def to_terms(params: tuple[Parameter, ...], given: Mapping[str, str], ask: Ask, query: str = "") -> dict[str, Term]:
    """The term of each parameter that is given or has a default. Raises QueryError, naming the parameter."""
    known = [param.name for param in params]
    if unknown := sorted(set(given) - set(known)):
        takes = f"it takes {', '.join(known)}" if known else "it takes none"
        raise QueryError(f"the question has no parameter {', '.join(unknown)}; {takes}")
    found: dict[str, Term] = {}
    missing = []
    for param in params:
        value = given.get(param.name, param.default)
        if value is not None:
            found[param.name] = to_term(param, value, ask, query)
        elif param.required:
            missing.append(f"{param.name} ({param.type}: {param.description})")
    if missing:
        raise QueryError(f"give --param {'; '.join(missing)}")
    return found


def to_term(param: Parameter, value: str, ask: Ask, query: str = "") -> Term:
    """The term that `value` means for `param`; `query` declares the prefixes of an `iri`. Raises QueryError."""
    kind, _, language = param.type.partition("@")
    if kind == "entity":
        return Iri(_given_iri(value) or find_entity(value, ask))
    return _plain(param.name, kind, language, value, query)


def check_default(param: Parameter, query: str) -> None:
    """Raises QueryError where the default does not fit the type; an entity's is looked up only when it is used."""
    if param.default is not None and param.type != "entity":
        kind, _, language = param.type.partition("@")
        _plain(param.name, kind, language, param.default, query)


def _plain(name: str, kind: str, language: str, value: str, query: str) -> Term:
    if kind == "string":
        return Literal(value, RDF_LANG_STRING, language.lower()) if language else Literal(value)
    if kind == "iri":
        return Iri(_given_iri(value) or _prefixed(name, value, query))
    if kind == "status":
        return Iri(terms.STATUS + _one_of(name, value, STATUSES))
    if kind == "stance":
        return Iri(terms.STANCE + _one_of(name, value, STANCES))
    if kind == "concept":
        if not re.fullmatch(r"[A-Za-z][A-Za-z0-9-]*", value):
            raise QueryError(f"{name}: not a concept of the event types: {value!r} (such as CONSULT or meeting)")
        return Iri(terms.TYPE + value)
    return Literal(_lexical(name, kind, value.strip()), nquads.XSD + kind)


def _lexical(name: str, kind: str, value: str) -> str:
    """`value` in the canonical form of its datatype, which is the one that the store holds."""
    if kind in _NUMBERS and re.fullmatch(_NUMBERS[kind], value, re.ASCII):
        return str(int(value)) if kind == "integer" else nquads.decimal(float(value)).split('"')[1]
    if kind == "boolean" and value in ("true", "false"):
        return value
    try:
        if kind == "date":
            return date.fromisoformat(value).isoformat()
        if kind == "dateTime" and _DATE_TIME.fullmatch(value):
            datetime.fromisoformat(value)
            return value
    except ValueError as error:
        raise QueryError(f"{name}: not a {kind}: {value!r} ({error})") from error
    raise QueryError(f"{name}: not a {kind}: {value!r}")


def _one_of(name: str, value: str, allowed: tuple[str, ...]) -> str:
    if value not in allowed:
        raise QueryError(f"{name}: {value!r} is not one of {', '.join(allowed)}")
    return value


def _given_iri(value: str) -> str:
    bare = value[1:-1] if value.startswith("<") and value.endswith(">") else value
    if not (bare != value or re.match(r"(?:https?|urn|tag|mailto):", bare)):
        return ""
    try:
        nquads.iri(bare)
    except ValueError as error:
        raise QueryError(str(error)) from error
    return bare


def _prefixed(name: str, value: str, query: str) -> str:
    prefix, colon, local = value.partition(":")
    for declared, namespace in re.findall(r"(?im)^\s*PREFIX\s+([\w-]*):\s*<([^>\s]*)>", query):
        if colon and declared == prefix and re.fullmatch(r"[\w.~%-]+", local):
            return str(namespace) + local
    raise QueryError(f"{name}: not an IRI: {value!r} (https://… or a name with a prefix that the query declares)")
