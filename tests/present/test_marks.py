"""Marks on a text: cut into segments that neither lose nor double a character, however they nest and cross."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.describe import terms
from ingest.model import Span, Zone
from ingest.present.marks import KINDS, Mark, marks, segments, standing
from ingest.present.text import marked_text
from ingest.present.view import View
from ingest.store.rdf import Iri, Literal, Term

RAW = "قال بلينكن إن حماس رفضت المقترح"
SPANS = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30), st.sampled_from(KINDS)), max_size=8)


def mark(start: int, end: int, kind: str = "person", thing: str = "urn:x", words: str = "") -> Mark:
    return Mark(start, end, kind, thing, thing, "", "", words or RAW[start:end])


@given(SPANS)
def test_segments_cover_the_line_once_with_all_their_marks(spans: list[tuple[int, int, str]]) -> None:
    found = [mark(min(a, b), max(a, b), kind, f"urn:{n}") for n, (a, b, kind) in enumerate(spans) if a != b]
    cut = segments(5, 25, found)
    assert [s.start for s in cut] == [5, *(s.end for s in cut[:-1])] and cut[-1].end == 25
    for segment in cut:
        assert segment.start < segment.end
        assert set(segment.marks) == {m for m in found if m.start <= segment.start and m.end >= segment.end}
        sizes = [m.end - m.start for m in segment.marks]
        assert sizes == sorted(sizes, reverse=True)


def test_marks_whose_words_are_elsewhere_are_counted_and_left_out() -> None:
    good, moved = mark(4, 10), mark(14, 18, words="فتح")
    assert standing([good, moved], RAW) == ([good], 1)
    half = Mark(0, 1, "person", "urn:x", "urn:x", "", "", "\ufffd")
    assert standing([half], "\ud83d خبر") == ([half], 0)


def view() -> View:
    triples: list[tuple[Term, Term, Term]] = []

    def add(s: str, p: str, *values: Term) -> None:
        triples.extend((Iri(s), Iri(p), value) for value in values)

    def selector(words: str) -> Iri:
        at = RAW.index(words)
        name = f"urn:selector/{at}-{len(words)}"
        add(name, terms.OA_START, Literal(str(at)))
        add(name, terms.OA_END, Literal(str(at + len(words))))
        add(name, terms.OA_EXACT, Literal(words))
        return Iri(name)

    kind = terms.RDF + "type"
    for key, name, cls in (("b", "بلينكن", terms.PERSON), ("h", "حماس", terms.ORGANIZATION)):
        add(f"urn:m-{key}", kind, Iri(terms.MENTION))
        add(f"urn:m-{key}", terms.REFERS_TO, Iri(f"urn:{key}"))
        add(f"urn:m-{key}", terms.SELECTOR_OF, selector(name))
        add(f"urn:i-{key}", kind, Iri(terms.IDENTIFICATION))
        add(f"urn:i-{key}", terms.IDENTIFIED_AS, Iri(f"urn:{key}"))
        add(f"urn:i-{key}", terms.ENTITY_CLASS, Iri(cls))
    add("urn:s", kind, Iri(terms.STATEMENT))
    add("urn:s", terms.SPEAKER, Iri("urn:b"))
    add("urn:s", terms.CUE, selector("قال"))
    add("urn:s", terms.CONTENT, selector("إن حماس رفضت المقترح"))
    add("urn:s", terms.STANCE_OF, Iri(terms.STANCE + "neutral"))
    add("urn:r", kind, Iri(terms.REPORT))
    add("urn:r", terms.EVENT_TYPE, Iri(terms.TYPE + "REJECT"))
    add("urn:r", terms.STATUS_OF, Iri(terms.STATUS + "happened"))
    add("urn:r", terms.TRIGGER, selector("رفضت"))
    add("urn:r", terms.ACTOR, Iri("urn:h"))
    return View(triples, {"urn:b": "أنتوني بلينكن", "urn:h": "حماس"})


def test_the_graph_gives_marks_with_tags_and_names() -> None:
    assert [(m.words, m.kind, m.thing, m.tag, m.name) for m in marks(view())] == [
        ("قال", "cue", "urn:s", "S1 says", "أنتوني بلينكن"),
        ("بلينكن", "person", "urn:b", "", "أنتوني بلينكن"),
        ("إن حماس رفضت المقترح", "content", "urn:s", "S1", "أنتوني بلينكن"),
        ("حماس", "organization", "urn:h", "", "حماس"),
        ("رفضت", "trigger", "urn:r", "E1 REJECT happened", "حماس"),
    ]
    assert [m.record for m in marks(view()) if m.kind == "person"] == ["urn:m-b"]


@pytest.mark.parametrize("raw", [RAW, f"{RAW}\n\nمقال آخر"])
def test_the_lines_are_those_of_the_article_s_zones(raw: str) -> None:
    text = marked_text(view(), raw, (Zone("dateline", Span(0, 3)), Zone("body", Span(4, len(RAW)))))
    assert [(raw[line.start : line.end], line.role) for line in text.lines] == [(RAW, "body")]
    assert text.notes == () and len(text.marks) == 5


def test_a_text_that_changed_is_told() -> None:
    text = marked_text(view(), RAW.replace("حماس", "فتح "), (), ("changed",))
    assert text.notes == (
        "changed",
        "2 of 5 marks are left out: the text has other words there than those that were read",
    )
    assert [m.words for m in text.marks] == ["قال", "بلينكن", "رفضت"]
