"""Every triple that articles gave leads back to words that stand in the page, or to a source that is named."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from naba_runs import Ran

from ingest.commands.texts import raw_of
from ingest.commands.why import tracer_of
from ingest.describe import ids, terms
from ingest.present.names import short
from ingest.present.trace import Tracer
from ingest.store.embedded import Store, parse_quads
from ingest.store.rdf import Iri, Literal, Term

Triple = tuple[Term, Term, Term]
_EVERY = 97  # the authority and the ontology have 120,000 triples of two kinds
_WITHOUT_WORDS = {terms.ARTICLE, terms.IDENTIFICATION, terms.ORGANIZATION, terms.AGENT}  # what came with the page


@pytest.fixture(scope="module")
def tracer(seeds_store: Store) -> Tracer:
    return tracer_of(seeds_store)


def triples(store: Store, graph: str) -> Iterator[Triple]:
    for triple, _ in parse_quads("".join(store.dump(graph)).encode("utf-8")):
        yield triple


def test_each_triple_of_an_article_leads_to_words_that_stand_in_its_page(seeds_store: Store, tracer: Tracer) -> None:
    lost = []
    for graph in seeds_store.graphs():
        if not graph.startswith(ids.GRAPHS + "article/"):
            continue
        article = ids.THINGS + graph.removeprefix(ids.GRAPHS)
        raw = raw_of(seeds_store, article)
        assert raw
        all_of_it = list(triples(seeds_store, graph))
        kinds: dict[str, set[str]] = {}
        for s, p, o in all_of_it:
            if p.value == terms.RDF + "type":
                kinds.setdefault(s.value, set()).add(o.value)
        for s, p, o in all_of_it:
            found = tracer.trails(graph, s.value, p.value, o)
            words = [w for trail in found for _, w in trail.words]
            stand = all(raw[w.start : w.end] == w.text for w in words)
            named = kinds.get(s.value, set()) <= _WITHOUT_WORDS | {terms.SCHEMA_NEWS_ARTICLE}
            if not found or not all(trail.leads for trail in found) or not stand or not (words or named):
                lost.append((s.value, p.value, o.value))
    assert not lost, f"{len(lost)} lead nowhere, such as {lost[:5]}"


def test_a_record_s_trail_names_rule_confidence_chain_sentence_and_page(seeds_store: Store, tracer: Tracer) -> None:
    reports = [
        row[0].value for row in seeds_store.select(f"SELECT ?r WHERE {{ ?r a <{terms.REPORT}> }}").rows if row[0]
    ]
    assert len(reports) > 100
    for report in reports:
        (trail, *_) = [t for t in tracer.thing(report) if t.graph.startswith("graph/article/")]
        facts = dict(trail.facts)
        assert trail.rule and float(trail.confidence) > 0 and trail.chain and trail.record == report
        assert {"article", "page", "digest of the page", "made by Naba"} <= facts.keys()
        first = next(words for role, words in trail.words if role == "trigger")
        assert " ".join(first.text.split()) in trail.context


@pytest.mark.parametrize("graph", [ids.GRAPH_IDENTITY, ids.GRAPH_EVENTS, ids.GRAPH_CATALOGUE])
def test_each_triple_across_articles_leads_to_words_or_a_run(seeds_store: Store, tracer: Tracer, graph: str) -> None:
    found = list(triples(seeds_store, graph))
    assert found
    for s, p, o in found:
        trails = tracer.trails(graph, s.value, p.value, o)
        assert trails and all(trail.leads for trail in trails), (s, p, o)


@pytest.mark.parametrize("graph", [ids.GRAPH_AUTHORITY, ids.GRAPH_ONTOLOGY])
def test_the_graphs_behind_name_their_source(seeds_store: Store, tracer: Tracer, graph: str) -> None:
    for s, p, o in list(triples(seeds_store, graph))[::_EVERY]:
        (trail,) = tracer.trails(graph, s.value, p.value, o)
        assert short(s.value) in trail.source or "https://w3id.org/naba/" in trail.source or s.value in trail.source


def test_there_is_no_other_graph(seeds_store: Store) -> None:
    """A new kind of graph needs its own way to the words, and a test above."""
    behind = {ids.GRAPH_AUTHORITY, ids.GRAPH_CATALOGUE, ids.GRAPH_EVENTS, ids.GRAPH_IDENTITY, ids.GRAPH_ONTOLOGY}
    assert {g for g in seeds_store.graphs() if not g.startswith(ids.GRAPHS + "article/")} == behind


def test_the_command_takes_a_triple_in_three_forms(naba: Callable[..., Ran], seeds: Path, seeds_store: Store) -> None:
    asked = f"SELECT ?s ?o WHERE {{ ?s a <{terms.REPORT}> ; <{terms.ACTOR}> ?o }} ORDER BY ?s ?o LIMIT 1"
    ((s, o),) = seeds_store.select(asked).rows
    assert isinstance(s, Iri) and isinstance(o, Iri)
    forms = [
        (s.value, terms.ACTOR, o.value),
        (short(s.value), "naba:actor", short(o.value)),
        (f"<{s.value}> <{terms.ACTOR}> <{o.value}> .",),
    ]
    printed = [naba("why", *form, "--store", seeds) for form in forms]
    assert {ran.code for ran in printed} == {0} and len({ran.out for ran in printed}) == 1
    assert "actor " in printed[0].out and "trigger" in printed[0].out


def test_a_literal_is_taken_with_and_without_its_quotes(
    naba: Callable[..., Ran], seeds: Path, seeds_store: Store
) -> None:
    asked = f"SELECT ?s ?o WHERE {{ ?s a <{terms.REPORT}> ; <{terms.CONFIDENCE}> ?o }} ORDER BY ?s LIMIT 1"
    ((s, o),) = seeds_store.select(asked).rows
    assert isinstance(s, Iri) and isinstance(o, Literal)
    for written in (o.value, f'"{o.value}"^^xsd:decimal', f'"{o.value}"^^<{o.datatype}>'):
        assert naba("why", s.value, "confidence", written, "--store", seeds).code == 0


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (("gov-US", "rdf:type", "naba:Person"), "no such triple; entity/gov-US rdf:type has: "),
        (("gov-US", "naba:speaker", "gov-IL"), "entity/gov-US has no naba:speaker, but: "),
        (("gov-US", "no predicate", "gov-IL"), "no predicate is no predicate"),
        (("gov-US", "naba:state"), "give one thing, or subject, predicate and object"),
        (("https://w3id.org/naba/id/report/00000000000000000000",), "the store knows nothing of"),
    ],
)
def test_what_is_not_there_is_told_with_what_is_near(
    naba: Callable[..., Ran], seeds: Path, given: tuple[str, ...], told: str
) -> None:
    ran = naba("why", *given, "--store", seeds)
    assert ran.code == 2 and told in ran.err and ran.err.count("\n") == 1
