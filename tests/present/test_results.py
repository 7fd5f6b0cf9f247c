"""Machine formats of answers: the standards' forms, nothing shortened."""

from __future__ import annotations

import csv
import io
import json

import pytest

from ingest.describe import nquads
from ingest.errors import QueryError
from ingest.present import results
from ingest.store.rdf import RDF_LANG_STRING, Blank, Iri, Literal, Rows, Triples, Truth

HARD = 'قال: "نعم"،\n\tلا'
ROWS = Rows(
    ("a", "b"),
    (
        (Iri("https://example.org/x"), Literal(HARD, RDF_LANG_STRING, "ar")),
        (Blank("n"), Literal("5", nquads.XSD + "integer")),
        (None, Literal("plain")),
    ),
)


def test_csv_gives_the_bare_values() -> None:
    text = results.as_csv(ROWS)
    assert text.startswith("a,b\r\n")
    assert list(csv.reader(io.StringIO(text))) == [
        ["a", "b"],
        ["https://example.org/x", HARD],
        ["_:n", "5"],
        ["", "plain"],
    ]


def test_tsv_gives_terms_as_sparql_writes_them() -> None:
    assert results.as_tsv(ROWS) == (
        f'?a\t?b\n<https://example.org/x>\t"قال: \\"نعم\\"،\\n\\tلا"@ar\n_:n\t"5"^^<{nquads.XSD}integer>\n\t"plain"\n'
    )


def test_json_is_sparql_json() -> None:
    found = json.loads(results.as_json(ROWS))
    assert found["head"] == {"vars": ["a", "b"]}
    assert found["results"]["bindings"] == [
        {
            "a": {"type": "uri", "value": "https://example.org/x"},
            "b": {"type": "literal", "value": HARD, "xml:lang": "ar"},
        },
        {
            "a": {"type": "bnode", "value": "n"},
            "b": {"type": "literal", "value": "5", "datatype": nquads.XSD + "integer"},
        },
        {"b": {"type": "literal", "value": "plain"}},
    ]


def test_a_truth_in_each_form() -> None:
    assert json.loads(results.as_json(Truth(True))) == {"head": {}, "boolean": True}
    assert results.as_csv(Truth(False)) == "false\r\n"
    assert results.as_tsv(Truth(True)) == "true\n"


def test_triples_are_no_rows() -> None:
    triples = Triples(((Iri("urn:a"), Iri("urn:b"), Literal("c")),))
    assert list(results.lines(triples)) == ['<urn:a> <urn:b> "c" .\n']
    for write in (results.as_csv, results.as_tsv, results.as_json):
        with pytest.raises(QueryError, match="use --format turtle"):
            write(triples)
