"""The ontology, its schemes and alignments: complete, in two languages, and the same terms as the code."""

from __future__ import annotations

from pathlib import Path
from typing import get_args, get_type_hints

import pytest
from rdflib import DCTERMS, OWL, RDF, RDFS, SKOS, Graph, Literal, URIRef
from rdflib.term import Node

from ingest import model
from ingest.describe import schemes, terms

ROOT = Path(__file__).parents[2]
ONTOLOGY = ROOT / "ontology"
SCHEMES = sorted((ONTOLOGY / "schemes").glob("*.ttl"))
PLOVER = {
    *("AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST"),
    *("ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"),
}


def languages(graph: Graph, subject: Node, predicate: Node) -> list[str]:
    return sorted(value.language or "" for value in graph.objects(subject, predicate) if isinstance(value, Literal))


def slugs(name: str) -> set[str]:
    graph = Graph().parse(ONTOLOGY / "schemes" / f"{name}.ttl")
    return {str(concept).rsplit("/", 1)[1] for concept in graph.subjects(RDF.type, SKOS.Concept)}


@pytest.fixture(scope="module")
def ontology() -> Graph:
    return Graph().parse(ONTOLOGY / "naba.ttl")


def defined(graph: Graph) -> set[Node]:
    kinds = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty)
    return {subject for kind in kinds for subject in graph.subjects(RDF.type, kind)}


def test_header(ontology: Graph) -> None:
    header = URIRef("https://w3id.org/naba/ontology")
    assert ontology.value(header, OWL.versionIRI)
    assert ontology.value(header, DCTERMS.license) == URIRef("https://www.apache.org/licenses/LICENSE-2.0")


def test_terms_of_the_code_are_those_of_the_ontology(ontology: Graph) -> None:
    used = {
        value
        for value in vars(terms).values()
        if isinstance(value, str) and value.startswith(terms.NABA) and value != terms.NABA
    }
    assert used == {str(term) for term in defined(ontology)}


def test_every_term_is_named_and_defined_in_both_languages(ontology: Graph) -> None:
    for term in defined(ontology):
        assert languages(ontology, term, RDFS.label) == ["ar", "en"], term
        assert languages(ontology, term, SKOS.definition) == ["ar", "en"], term
        assert ontology.value(term, RDFS.isDefinedBy) == URIRef("https://w3id.org/naba/ontology"), term


def test_domains_ranges_and_parents_are_classes_of_the_ontology(ontology: Graph) -> None:
    for predicate in (RDFS.domain, RDFS.range, RDFS.subClassOf):
        for term in ontology.objects(None, predicate):
            if str(term).startswith(terms.NABA):
                assert (term, RDF.type, OWL.Class) in ontology, term


@pytest.mark.parametrize("path", SCHEMES, ids=lambda path: path.stem)
def test_concepts_are_labelled(path: Path) -> None:
    graph = Graph().parse(path)
    for concept in graph.subjects(RDF.type, SKOS.Concept):
        assert graph.value(concept, SKOS.inScheme), concept
        if "/scheme/cameo/" in str(concept):
            assert graph.value(concept, SKOS.notation), concept
        else:
            assert languages(graph, concept, SKOS.prefLabel) == ["ar", "en"], concept
            assert languages(graph, concept, SKOS.definition) == ["ar", "en"], concept


def test_schemes_hold_the_values_of_the_model() -> None:
    assert slugs("event-type") == PLOVER == set(schemes.CATEGORIES)
    assert slugs("status") == set(get_args(model.Status))
    assert slugs("precision") == set(get_args(model.Precision))
    assert slugs("time-type") == set(get_args(model.TimeType))
    assert set(terms.ENTITY_CLASSES) == set(get_args(get_type_hints(model.Entity)["type"]))


def test_each_category_has_a_quad_category_and_a_match_in_cameo() -> None:
    graph = Graph().parse(ONTOLOGY / "schemes" / "event-type.ttl")
    matches = Graph().parse(ONTOLOGY / "alignments" / "plover-cameo.ttl")
    quads, cameo = slugs("quad"), slugs("cameo")
    for category in PLOVER:
        concept = URIRef(terms.TYPE + category)
        assert [str(quad).rsplit("/", 1)[1] in quads for quad in graph.objects(concept, SKOS.broadMatch)] == [True]
        matched = {str(code).rsplit("/", 1)[1] for code in matches.objects(concept)}
        assert matched and matched <= cameo


@pytest.mark.parametrize("path", sorted((ONTOLOGY / "alignments").glob("*.ttl")), ids=lambda path: path.stem)
def test_alignments_name_terms_that_are_defined(path: Path, ontology: Graph) -> None:
    known = defined(ontology) | {URIRef(terms.TYPE + category) for category in PLOVER}
    assert set(Graph().parse(path).subjects()) <= known


def test_event_concepts_are_what_the_generator_gives() -> None:
    written = (ONTOLOGY / "schemes" / "event-concepts.ttl").read_text("utf-8")
    given = schemes.turtle(schemes.concepts(ROOT / "seeds" / "lexicon" / "concepts"))
    assert written == given, "run: python -m ingest.describe.schemes"


def test_graphs_of_the_catalogue_are_named() -> None:
    graph = Graph().parse(ONTOLOGY / "graphs.ttl")
    for name in ("article/", "authority", "catalogue", "ontology"):
        assert languages(graph, URIRef(f"https://w3id.org/naba/graph/{name}"), SKOS.definition) == ["ar", "en"]
