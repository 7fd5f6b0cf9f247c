"""Answers of queries in the forms that machines read: SPARQL 1.1 CSV, TSV and JSON, and N-Triples (which is Turtle).

Nothing is shortened, isolated or wrapped here.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable
from typing import Any

from ingest.errors import QueryError
from ingest.store.rdf import RDF_LANG_STRING, XSD_STRING, Answer, Blank, Iri, Rows, Term, Triples, Truth, serialise

Writer = Callable[[Answer], str]
"""Writes an answer; raises QueryError where the form cannot hold it."""

FORMATS = ("table", "csv", "tsv", "json", "turtle")


def as_csv(answer: Answer) -> str:
    """Rows as CSV (values without their types); a truth as `true` or `false`. Raises QueryError for triples."""
    if isinstance(answer, Truth):
        return _truth(answer) + "\r\n"
    rows = _rows(answer, "csv")
    stream = io.StringIO()
    writer = csv.writer(stream)  # CRLF, as the standard has it
    writer.writerow(rows.columns)
    writer.writerows([_bare(term) for term in row] for row in rows.rows)
    return stream.getvalue()


def as_tsv(answer: Answer) -> str:
    """Rows as TSV, terms as SPARQL writes them. Raises QueryError for triples."""
    if isinstance(answer, Truth):
        return _truth(answer) + "\n"
    rows = _rows(answer, "tsv")
    head = "\t".join(f"?{name}" for name in rows.columns)
    return "".join(
        line + "\n" for line in (head, *("\t".join("" if t is None else serialise(t) for t in r) for r in rows.rows))
    )


def as_json(answer: Answer) -> str:
    """Rows or a truth as SPARQL 1.1 JSON. Raises QueryError for triples."""
    if isinstance(answer, Truth):
        return json.dumps({"head": {}, "boolean": answer.value}) + "\n"
    rows = _rows(answer, "json")
    bindings = [
        {name: _json(term) for name, term in zip(rows.columns, row, strict=True) if term is not None}
        for row in rows.rows
    ]
    found = {"head": {"vars": list(rows.columns)}, "results": {"bindings": bindings}}
    return json.dumps(found, ensure_ascii=False, indent=1) + "\n"


def lines(triples: Triples) -> Iterable[str]:
    """The triples as N-Triples lines."""
    return (" ".join(map(serialise, triple)) + " .\n" for triple in triples.triples)


def _truth(answer: Truth) -> str:
    return "true" if answer.value else "false"


def _rows(answer: Answer, form: str) -> Rows:
    if not isinstance(answer, Rows):
        raise QueryError(f"the query gives triples, not rows: {form} cannot hold them; use --format turtle")
    return answer


def _bare(term: Term | None) -> str:
    if term is None:
        return ""
    return f"_:{term.value}" if isinstance(term, Blank) else term.value


def _json(term: Term) -> dict[str, Any]:
    if isinstance(term, Iri):
        return {"type": "uri", "value": term.value}
    if isinstance(term, Blank):
        return {"type": "bnode", "value": term.value}
    found = {"type": "literal", "value": term.value}
    if term.language:
        found["xml:lang"] = term.language
    elif term.datatype not in (XSD_STRING, RDF_LANG_STRING):
        found["datatype"] = term.datatype
    return found
