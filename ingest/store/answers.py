"""Answers of remote stores: from SPARQL JSON and N-Triples to plain values, and a form in which stores compare."""

from __future__ import annotations

import json
from decimal import Decimal, InvalidOperation
from typing import Any

from ingest.describe.nquads import XSD
from ingest.errors import RemoteError
from ingest.store.rdf import RDF_LANG_STRING, XSD_STRING, Answer, Blank, Iri, Literal, Rows, Term, Truth, sort_key

_WHOLE_NUMBERS = {
    XSD + name
    for name in ("int", "long", "short", "byte", "nonNegativeInteger", "positiveInteger", "unsignedInt", "unsignedLong")
}


def from_json(url: str, data: bytes) -> Answer:
    """The answer in SPARQL 1.1 JSON. Raises RemoteError where it is cut off or something else."""
    try:
        found = json.loads(data)
    except ValueError as error:
        if data.lstrip()[:1] == b"{":
            raise RemoteError(
                f"{url}: the answer is cut off after {len(data)} bytes, although the status was 200 "
                "(a time limit of the server, or a broken connection); narrow the query down"
            ) from error
        start = data[:80].decode("utf-8", "replace")
        raise RemoteError(f"{url}: the answer is no SPARQL JSON; it begins with {start!r}") from error
    try:
        if "boolean" in found:
            return Truth(bool(found["boolean"]))
        columns = tuple(found["head"]["vars"])
        rows = found["results"]["bindings"]
        if columns == ("__ASK_RETVAL",):  # how Virtuoso 7.2.5 says false
            return Truth(any(row["__ASK_RETVAL"]["value"] not in ("0", "false") for row in rows))
        return Rows(columns, tuple(tuple(_term(row[c]) if c in row else None for c in columns) for row in rows))
    except (KeyError, TypeError) as error:
        raise RemoteError(f"{url}: the answer is JSON, but no SPARQL result: {error}") from error


def _term(found: dict[str, Any]) -> Term:
    kind, value = found["type"], found["value"]
    if kind == "uri":
        return Iri(value)
    if kind == "bnode":
        return Blank(value)
    if kind not in ("literal", "typed-literal"):
        raise RemoteError(f"the answer holds a term of the kind {kind!r}")
    if language := found.get("xml:lang", ""):
        return Literal(value, RDF_LANG_STRING, language.lower())
    return Literal(value, found.get("datatype", XSD_STRING))


def normalised(answer: Answer) -> Answer:
    """`answer` in the form in which stores compare: sorted, without what they are known to write differently.

    Numbers get one lexical form and integers one type, booleans are true and false, blank nodes lose their names
    (docs/stores.md says which store does what).
    """
    if isinstance(answer, Rows):
        rows = [tuple(_plain(term) for term in row) for row in answer.rows]
        return Rows(answer.columns, tuple(sorted(rows, key=lambda row: [sort_key(term) for term in row])))
    return answer


def _plain(term: Term | None) -> Term | None:
    if isinstance(term, Blank):
        return Blank("")
    if not isinstance(term, Literal):
        return term
    if term.datatype == XSD + "boolean":
        return Literal({"1": "true", "0": "false"}.get(term.value, term.value), term.datatype)
    if term.datatype in _WHOLE_NUMBERS:
        return Literal(term.value, XSD + "integer")
    if term.datatype in (XSD + "decimal", XSD + "double", XSD + "float"):
        try:
            number = Decimal(term.value)
        except InvalidOperation:
            return term
        text = f"{number.quantize(Decimal('1.000000')):f}".rstrip("0").rstrip(".")
        return Literal(text or "0", XSD + "decimal")
    return term
