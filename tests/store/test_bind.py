"""Parameters in a query: the VALUES block lands in the outermost group, whatever stands around it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.errors import QueryError
from ingest.store.bind import bind, form, is_distinct, tokens
from ingest.store.embedded import columns_of
from ingest.store.rdf import Blank, Iri, Literal

X = {"x": Iri("http://e/x")}
BLOCK = "VALUES ?x { <http://e/x> }"


@pytest.mark.parametrize(
    ("query", "bound"),
    [
        ("SELECT ?x WHERE { ?x ?p ?o }", f"SELECT ?x WHERE {{ {BLOCK}  ?x ?p ?o }}"),
        ("SELECT ?x { ?x ?p ?o }", f"SELECT ?x {{ {BLOCK}  ?x ?p ?o }}"),
        ("ASK{?x ?p ?o}", f"ASK{{ {BLOCK} ?x ?p ?o}}"),
        ("# { no\nASK { ?x ?p '}{' }", f"# {{ no\nASK {{ {BLOCK}  ?x ?p '}}{{' }}"),
        ("CONSTRUCT { ?x ?p 1 } WHERE { ?x ?p ?o }", f"CONSTRUCT {{ ?x ?p 1 }} WHERE {{ {BLOCK}  ?x ?p ?o }}"),
        (
            "SELECT (EXISTS { ?a ?b ?c } AS ?e) WHERE { ?x ?p ?o }",
            f"SELECT (EXISTS {{ ?a ?b ?c }} AS ?e) WHERE {{ {BLOCK}  ?x ?p ?o }}",
        ),
        (
            "SELECT ?x WHERE { SELECT ?x WHERE { ?x ?p ?o } }",
            f"SELECT ?x WHERE {{ {BLOCK} {{ SELECT ?x WHERE {{ ?x ?p ?o }} }} }}",
        ),
        ('ASK { ?x ?p """a"{"b""" }', f'ASK {{ {BLOCK}  ?x ?p """a"{{"b""" }}'),
    ],
)
def test_the_block_is_put_into_the_outermost_group(query: str, bound: str) -> None:
    assert bind(query, X) == bound
    columns_of(bound)  # is SPARQL


def test_without_bindings_nothing_changes() -> None:
    assert bind("not even SPARQL {", {}) == "not even SPARQL {"


@pytest.mark.parametrize(
    ("query", "bindings", "message"),
    [
        ("ASK { ?y ?p ?o }", X, r"no variable \?x"),
        ("ASK { ?y ?p '?x' }", X, r"no variable \?x"),
        ("CONSTRUCT WHERE { ?x ?p ?o }", X, "long form"),
        ("DESCRIBE ?x", X, "no WHERE group"),
        ("ASK { ?x ?p ?o }", {"x": Blank("b")}, "blank node"),
        ("ASK { ?x ?p ?o }", {"x": Iri("http://e/> } DROP ALL #")}, "not an IRI"),
        ("ASK { ?x ?p ?o }", {"x": Literal("a", language='ar" }')}, "language tag"),
    ],
)
def test_what_cannot_be_bound_is_an_error(query: str, bindings: dict[str, Iri], message: str) -> None:
    with pytest.raises(QueryError, match=message):
        bind(query, bindings)


@given(st.text())
def test_no_text_gets_out_of_its_literal(text: str) -> None:
    before = tokens("ASK { ?x ?p ?o }")
    bound = bind("ASK { ?x ?p ?o }", {"x": Literal(text)})
    assert len(tokens(bound)) == len(before) + len(tokens("VALUES ?x { '' }"))
    columns_of(bound)


def test_the_form_of_a_query() -> None:
    assert form("# SELECT\nPREFIX select: <http://e/ASK>\nconstruct { } where { }") == "CONSTRUCT"
    with pytest.raises(QueryError, match="no query"):
        form("DROP ALL")


@pytest.mark.parametrize(
    ("text", "distinct"),
    [
        ("PREFIX e: <http://e/distinct>\nSELECT DISTINCT ?s WHERE { ?s ?p ?o }", True),
        ("# DISTINCT\nselect distinct ?s { ?s ?p ?o }", True),
        ("SELECT ?s { { SELECT DISTINCT ?s { ?s ?p ?o } } }", False),
        ("ASK { ?s ?p ?o }", False),
    ],
)
def test_distinct_is_told(text: str, distinct: bool) -> None:
    assert is_distinct(text) is distinct
