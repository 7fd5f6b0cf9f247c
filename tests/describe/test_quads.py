"""Annotation → quads: the contract's shape, the same bytes each time, canonical for a store."""

from __future__ import annotations

import dataclasses

import pyoxigraph
import pytest

from ingest.describe import catalogue, ids, terms
from ingest.describe.quads import quads
from ingest.model import Annotation, Entity, Page

ASK = "".join(f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in terms.PREFIXES.items())


def store(lines: list[str]) -> pyoxigraph.Store:
    loaded = pyoxigraph.Store()
    loaded.load("".join(lines).encode(), format=pyoxigraph.RdfFormat.N_QUADS)
    return loaded


def column(lines: list[str], query: str) -> list[str]:
    found = store(lines).query(ASK + query, use_default_graph_as_union=True)
    assert isinstance(found, pyoxigraph.QuerySolutions)
    return [row[0].value for row in found]


def test_lines_are_sorted_single_and_in_the_graph_of_the_article(sample: Annotation) -> None:
    lines = quads(sample)
    graph = ids.article_graph(ids.article_of(sample.article))
    assert lines == sorted(set(lines))
    assert all(line.endswith(f" <{graph}> .\n") for line in lines)


def test_order_of_the_annotation_does_not_change_the_bytes(sample: Annotation) -> None:
    turned = dataclasses.replace(
        sample, entities=sample.entities[::-1], events=sample.events[::-1], times=sample.times * 2
    )
    assert quads(turned) == quads(sample)


def test_a_store_keeps_every_term_as_it_is(sample: Annotation) -> None:
    lines = quads(sample)
    dumped = store(lines).dump(format=pyoxigraph.RdfFormat.N_QUADS) or b""
    assert sorted(dumped.decode().splitlines(keepends=True)) == lines


def test_a_report_leads_to_its_words_and_to_its_chain(sample: Annotation) -> None:
    lines = quads(sample)
    query = """SELECT ?words WHERE { ?report a naba:Report ; naba:status status:happened ; naba:eventType type:REJECT ;
        naba:concept type:refuse-meeting ; naba:actor <https://w3id.org/naba/id/entity/gov-US> ;
        naba:inArticle/dcterms:identifier "page-1" ; naba:within/naba:quotation "indirect" ;
        naba:time/naba:date "2024-06-08"^^xsd:date ; naba:trigger/oa:exact ?words }"""
    assert column(lines, query) == ["رفضوا"]
    query = """SELECT ?order WHERE { ?report naba:concept type:refuse-meeting ; naba:chain ?chain .
        ?chain naba:length 3 ; naba:link ?link . ?link naba:order ?order } ORDER BY ?order"""
    assert column(lines, query) == ["0", "1", "2"]
    query = """SELECT ?name WHERE { ?chain naba:length 3 ; naba:outermost/^schema:publisher ?article ;
        naba:origin/skos:prefLabel ?name .
        ?first naba:order 0 ; naba:next/naba:next/naba:source/skos:prefLabel ?name }"""
    assert column(lines, query) == ["سامي النجار"]


def test_an_entity_of_the_authority_is_not_described_again(sample: Annotation) -> None:
    named = column(quads(sample), "SELECT ?name WHERE { ?e a naba:Agent ; skos:prefLabel ?name } ORDER BY ?name")
    assert named == ["الأفق", "سامي النجار", "مسؤولان أميركيان"]


def test_a_role_phrase_has_number_states_and_anonymity(sample: Annotation) -> None:
    query = """SELECT ?words WHERE { ?role a naba:RolePhrase ; naba:count 2 ; naba:countText "2" ; naba:anonymous true ;
        naba:affiliation <https://w3id.org/naba/id/entity/gov-US> ; naba:selector/oa:exact ?words }"""
    assert column(quads(sample), query) == ["مسؤولان أميركيان"]


def test_a_role_phrase_has_its_holder_with_rule_confidence_and_tenure(sample: Annotation) -> None:
    query = """SELECT ?holder WHERE { ?role a naba:RolePhrase ; naba:holder ?holder ; naba:holderConfidence 0.9 ;
        naba:holderRule "tenure; article's date" ; naba:tenure ?tenure FILTER(CONTAINS(STR(?tenure), "/tenure/")) }"""
    assert column(quads(sample), query) == ["https://w3id.org/naba/id/entity/person-antony-blinken"]


def test_a_reference_refers_to_several_and_is_no_mention(sample: Annotation) -> None:
    query = """SELECT ?whom WHERE { ?reference a naba:Reference ; naba:standsFor ?whom ; naba:rule "two before" ;
        naba:confidence 0.75 ; naba:inArticle ?article ; naba:selector/oa:exact "المجلس"@ar
        FILTER NOT EXISTS { ?reference a naba:Mention } }"""
    assert len(column(quads(sample), query)) == 2


def test_a_position_says_whether_the_authority_agrees(sample: Annotation) -> None:
    query = """SELECT ?agreement WHERE { ?position a naba:PositionReport ; naba:agreement ?agreement ; naba:tenure ?tenure }"""
    assert column(quads(sample), query) == [terms.AGREEMENT + "contradicts"]


def test_a_quantity_has_bounds_words_and_whose_count_it_is(sample: Annotation) -> None:
    query = """SELECT ?words WHERE { ?quantity a naba:Quantity ; naba:minimum 2.0 ; naba:maximum 2.0 ; naba:unit "person" ;
        naba:quantityKind <https://w3id.org/naba/scheme/quantity-kind/people> ; naba:cumulative false ;
        naba:affiliation <https://w3id.org/naba/id/entity/gov-US> ; naba:ofReport/naba:tellsOf ?event ;
        naba:numberSelector/oa:exact "مسؤولان"@ar ; naba:selector/oa:exact ?words ;
        naba:chain/naba:origin <https://w3id.org/naba/id/entity/org-al-jazeera> }"""
    assert column(quads(sample), query) == ["مسؤولان أميركيان"]


def test_exact_words_are_those_of_the_raw_text(sample: Annotation) -> None:
    found = store(quads(sample)).query(
        ASK + "SELECT ?start ?end ?exact WHERE { GRAPH ?g { ?s oa:start ?start ; oa:end ?end ; oa:exact ?exact } }"
    )
    assert isinstance(found, pyoxigraph.QuerySolutions)
    rows = [(int(row[0].value), int(row[1].value), row[2].value) for row in found]
    assert len(rows) > 8
    assert all(sample.article.page.raw[start:end] == exact for start, end, exact in rows)


def test_articles_that_tell_of_one_act_meet_in_one_event(sample: Annotation, web_sample: Annotation) -> None:
    query = """SELECT ?event WHERE { ?event a naba:Event .
        ?a naba:tellsOf ?event . ?b naba:tellsOf ?event FILTER (?a != ?b) }"""
    assert len(set(column(quads(sample) + quads(web_sample), query))) == 1
    assert column(quads(sample), query) == []


def test_a_fault_of_an_earlier_stage_is_an_error(sample: Annotation) -> None:
    wrong = Entity("https://w3id.org/naba/id/entity/x", "Person", "س", wikidata="30")
    with pytest.raises(ValueError, match="not a Wikidata id"):
        quads(dataclasses.replace(sample, entities=(wrong,)))


def test_catalogue_entry(sample: Annotation) -> None:
    lines = catalogue.entry(sample.article, "1.2.3")
    assert lines == sorted(lines) and all(line.endswith(f" <{ids.GRAPH_CATALOGUE}> .\n") for line in lines)
    query = 'SELECT ?a WHERE { ?g a naba:ArticleGraph ; naba:article ?a ; naba:version "1.2.3" }'
    assert column(lines, query) == [ids.article_of(sample.article)]
    changed = dataclasses.replace(sample.article.page, raw=sample.article.page.raw + " ")
    assert catalogue.page_digest(changed) != catalogue.page_digest(sample.article.page)
    assert len(catalogue.page_digest(Page("1", "\ud800", "x", "text"))) == 64
