"""The writer of N-Quads: what it writes is read back unchanged, and written alike by a store."""

from __future__ import annotations

import pyoxigraph
import pytest
import rdflib
from hypothesis import given
from hypothesis import strategies as st

from ingest.describe import nquads

GRAPH = "https://w3id.org/naba/graph/article/1"
SUBJECT = "https://w3id.org/naba/id/article/1"
PREDICATE = "https://schema.org/headline"
HARD = st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from('"\\\n\r\t\b\f\x00\x7fنبأ«»\u200f\ufeff'))


def line(term: str) -> str:
    lines = nquads.GraphLines(GRAPH)
    lines.add(SUBJECT, PREDICATE, term)
    return "".join(lines.sorted())


def stored(text: str) -> pyoxigraph.Literal:
    store = pyoxigraph.Store()
    store.load(text.encode(), format=pyoxigraph.RdfFormat.N_QUADS)
    (quad,) = store
    assert quad.graph_name == pyoxigraph.NamedNode(GRAPH)
    assert isinstance(quad.object, pyoxigraph.Literal)
    return quad.object


@given(HARD, st.sampled_from(["", "ar", "en"]))
def test_text_is_read_back_unchanged(value: str, language: str) -> None:
    written = line(nquads.text(value, language))
    assert written.count("\n") == 1
    found = stored(written)
    assert (found.value, found.language or "") == (value, language)


@given(st.text(st.characters(exclude_categories=["Cs"], min_codepoint=32)))
def test_rdflib_reads_the_same(value: str) -> None:
    dataset = rdflib.Dataset()
    dataset.parse(data=line(nquads.text(value, "ar")), format="nquads")
    ((_, _, found, _),) = dataset.quads((None, None, None, None))
    assert found == rdflib.Literal(value, lang="ar")


@given(HARD)
def test_a_store_writes_the_same_bytes(value: str) -> None:
    written = line(nquads.text(value, "ar"))
    store = pyoxigraph.Store()
    store.load(written.encode(), format=pyoxigraph.RdfFormat.N_QUADS)
    again = pyoxigraph.Store()
    again.load(store.dump(format=pyoxigraph.RdfFormat.N_QUADS) or b"", format=pyoxigraph.RdfFormat.N_QUADS)
    assert list(again) == list(store)


@given(st.text(st.characters(categories=["Cs"]), min_size=1))
def test_lone_surrogates_become_replacement_characters(value: str) -> None:
    replaced = "\ufffd" * len(value)
    assert stored(line(nquads.text(f"أ{value}ب", "ar"))).value == f"أ{replaced}ب"


@pytest.mark.parametrize(
    ("term", "lexical"),
    [
        (nquads.decimal(0.9), "0.9"),
        (nquads.decimal(0.90000001), "0.9"),
        (nquads.decimal(1.0), "1"),
        (nquads.decimal(0), "0"),
        (nquads.decimal(-0.00001), "0"),
        (nquads.decimal(100), "100"),
        (nquads.integer(12), "12"),
        (nquads.boolean(True), "true"),
        (nquads.date("2024-06-10"), "2024-06-10"),
        (nquads.date("2024-06"), "2024-06"),
        (nquads.date("2024"), "2024"),
    ],
)
def test_typed_literals_are_canonical(term: str, lexical: str) -> None:
    assert term.startswith(f'"{lexical}"^^')
    assert stored(line(term)).value == lexical


@pytest.mark.parametrize("value", ["", "10-06-2024", "2024-6-1", "٢٠٢٤", "2024-06-10T10:00:00"])
def test_a_date_that_is_none_is_an_error(value: str) -> None:
    with pytest.raises(ValueError, match="not an ISO date"):
        nquads.date(value)


def test_language_tags_are_small() -> None:
    assert nquads.text("a", "ar-EG") == '"a"@ar-eg'


@pytest.mark.parametrize("value", ["", "no-scheme", "http://a b", "http://a/<b>", 'http://a/"', "http://a/\n"])
def test_a_broken_iri_is_an_error(value: str) -> None:
    with pytest.raises(ValueError, match="not an IRI"):
        nquads.iri(value)


@pytest.mark.parametrize(
    ("address", "term"),
    [
        ("https://example.org/خبر?a=1", "<https://example.org/خبر?a=1>"),
        ("https://example.org/a b|c", "<https://example.org/a%20b%7Cc>"),
        ("javascript:alert(1)", ""),
        ("", ""),
        ("https://", ""),
    ],
)
def test_web_addresses(address: str, term: str) -> None:
    assert nquads.web_address(address) == term


def test_lines_are_sorted_and_single() -> None:
    lines = nquads.GraphLines(GRAPH)
    lines.add(SUBJECT, PREDICATE, nquads.text("ب"), nquads.text("أ"), "", nquads.text("ب"))
    assert [text.split('"')[1] for text in lines.sorted()] == ["أ", "ب"]


@pytest.mark.parametrize(
    ("iso", "canonical"),
    [
        ("P6W", "P42D"),
        ("P3D", "P3D"),
        ("PT48H", "P2D"),
        ("P18M", "P1Y6M"),
        ("PT90M", "PT1H30M"),
        ("P1DT12H", "P1DT12H"),
    ],
)
def test_durations_are_canonical(iso: str, canonical: str) -> None:
    assert nquads.duration(iso).startswith(f'"{canonical}"^^')


@pytest.mark.parametrize("broken", ["", "P", "PT", "6W", "P-1D", "P1S"])
def test_what_is_no_duration_is_refused(broken: str) -> None:
    with pytest.raises(ValueError):
        nquads.duration(broken)


def test_hours() -> None:
    assert nquads.clock("14:00") == '"14:00:00"^^<http://www.w3.org/2001/XMLSchema#time>'
    assert nquads.clock("14:00", universal=True).startswith('"14:00:00Z"')
