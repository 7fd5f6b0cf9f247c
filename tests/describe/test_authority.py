"""The authority → quads, and the shapes and kinds against the authority itself."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph
import pytest
from rdflib import RDF, SKOS, Graph

from ingest.describe import authority, ids, terms
from ingest.describe.gate import Gate
from ingest.resolve.authority import Entry, Tenure, load
from ingest.resolve.organs import with_organs
from ingest.tables import rows

ROOT = Path(__file__).parents[2]

STATE = Entry(
    "gov-XA",
    "Government",
    "ألفا",
    "Alpha",
    (("ألفا", "full"), ("Alphaland", "full")),
    kind="state",
    state="XA",
    wikidata="Q1",
)
LAND = Entry("place-XA", "Place", "ألفا", "Alpha", (("ألفا", "full"),), kind="country", state="XA", lat=1.5, lon=-20.0)
PERSON = Entry(
    "person-a",
    "Person",
    "سامي النجار",
    "Sami",
    (("سامي النجار", "full"), ("النجار", "short")),
    state="XA",
    tenures=(Tenure("رئيس", "president", "gov-XA", "2020", "2024-01-02", "a list"),),
)


def test_entries_become_quads() -> None:
    lines = authority.quads({entry.key: entry for entry in (STATE, LAND, PERSON)})
    assert lines == sorted(set(lines))
    assert all(line.endswith(f" <{ids.GRAPH_AUTHORITY}> .\n") for line in lines)
    store = pyoxigraph.Store()
    store.load("".join(lines).encode(), format=pyoxigraph.RdfFormat.N_QUADS)
    query = (
        "".join(f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in terms.PREFIXES.items())
        + """ASK {
        ?state a naba:Government , naba:Agent ; naba:countryCode "XA" ; naba:kind kind:state ;
            skos:altLabel "Alphaland"@en ; naba:wikidata <http://www.wikidata.org/entity/Q1> ;
            skos:prefLabel "ألفا"@ar , "Alpha"@en .
        ?land a naba:Place ; naba:government ?state ; naba:countryCode "XA" ; schema:longitude -20.0 .
        ?person a naba:Person ; naba:state ?state ; skos:altLabel "النجار"@ar .
        ?tenure a naba:Tenure ; naba:person ?person ; naba:ofBody ?state ; naba:title "رئيس"@ar , "president"@en ;
            naba:from "2020"^^xsd:gYear ; naba:until "2024-01-02"^^xsd:date ; dcterms:source "a list" .
        FILTER NOT EXISTS { ?land a naba:Agent } FILTER NOT EXISTS { ?state naba:state ?state } }"""
    )
    assert bool(store.query(query, use_default_graph_as_union=True))


@pytest.fixture(scope="module")
def known() -> dict[str, Entry]:
    lexicon = ROOT / "seeds" / "lexicon"
    loaded = with_organs(load(ROOT / "seeds" / "authority"), lexicon / "organs.tsv", lexicon / "organs-alone.tsv")
    return dict(loaded.entries)


def test_the_authority_keeps_the_shapes(known: dict[str, Entry]) -> None:
    lines = authority.quads(known)
    assert Gate(ROOT / "ontology" / "shapes").check([lines], ["authority"]) == ([lines], [])


def test_every_kind_is_in_the_scheme(known: dict[str, Entry]) -> None:
    scheme = Graph().parse(ROOT / "ontology" / "schemes" / "kind.ttl")
    kinds = {str(concept)[len(terms.KIND) :] for concept in scheme.subjects(RDF.type, SKOS.Concept)}
    assert {entry.kind for entry in known.values() if entry.kind} <= kinds
    heads = {row["kind"] for _, row in rows(ROOT / "seeds" / "lexicon" / "heads.tsv") if row["kind"]}
    assert {"administration", *heads} <= kinds
