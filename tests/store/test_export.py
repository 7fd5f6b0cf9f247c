"""Exports: every form holds the same triples, and the same store gives the same bytes."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, parse
from rdflib import Dataset
from rdflib.compare import isomorphic
from store_world import article, entities, told

from ingest.data import folder
from ingest.describe import ids, terms
from ingest.errors import StoreError
from ingest.store.embedded import Store
from ingest.store.export import export

FORMS = {
    "nquads": RdfFormat.N_QUADS,
    "trig": RdfFormat.TRIG,
    "turtle": RdfFormat.TURTLE,
    "jsonld": RdfFormat.JSON_LD,
}


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "graph") as found:
        found.replace([entities(), article(1), article(2), told()])
        yield found


def exported(store: Store, form: str, name: str = "") -> bytes:
    output = io.BytesIO()
    export(store, form, output, name)
    return output.getvalue()


@pytest.mark.parametrize("form", ["nquads", "trig", "jsonld"])
def test_every_form_holds_the_same_quads(store: Store, form: str) -> None:
    wanted = {str(quad) for quad in parse("".join(store.dump()), RdfFormat.N_QUADS)}
    assert {str(quad) for quad in parse(exported(store, form), FORMS[form])} == wanted


@pytest.mark.parametrize("form", sorted(FORMS))
@pytest.mark.parametrize("name", ["told-1", ids.article("told-1", 0), told()[0]])
def test_one_article_alone(store: Store, form: str, name: str) -> None:
    wanted = {str(quad.triple) for quad in parse("".join(told()[1]), RdfFormat.N_QUADS)}
    found = list(parse(exported(store, form, name), FORMS[form]))
    assert {str(quad.triple) for quad in found} == wanted
    assert form == "turtle" or {quad.graph_name.value for quad in found} == {told()[0]}


def test_the_json_ld_reads_the_same_elsewhere(store: Store) -> None:
    here, there = Dataset(), Dataset()
    here.parse(data="".join(store.dump(told()[0])), format="nquads")
    there.parse(data=exported(store, "jsonld", "told-1").decode(), format="json-ld")
    assert isomorphic(here.graph(told()[0]), there.graph(told()[0]))
    assert len(there.graph(told()[0])) == len(told()[1])


@pytest.mark.parametrize("form", ["nquads", "trig", "jsonld"])
def test_the_bytes_do_not_hang_on_the_order_of_ingest(store: Store, tmp_path: Path, form: str) -> None:
    with Store.open(tmp_path / "other") as other:
        other.replace([told()])
        other.replace([article(2, "old"), article(1, "else")])
        other.replace([article(1), entities()])
        assert exported(other, form) == exported(store, form)


def test_what_cannot_be_exported_says_why(store: Store) -> None:
    with pytest.raises(StoreError, match="Turtle has no named graphs"):
        exported(store, "turtle")
    with pytest.raises(StoreError, match="no format 'xml'"):
        exported(store, "xml")
    with pytest.raises(StoreError, match="no article 'none'"):
        exported(store, "nquads", "none")


def test_the_context_knows_the_prefixes_of_the_graph() -> None:
    context = json.loads((folder("ontology") / "context.jsonld").read_text("utf-8"))["@context"]
    assert {name: iri for name, iri in context.items() if isinstance(iri, str)} == terms.PREFIXES
    known = {value for name, value in vars(terms).items() if name.isupper() and isinstance(value, str)}
    for name in context:
        prefix, colon, local = name.partition(":")
        assert not colon or context[prefix] + local in known, name
