"""The web page of an article: whole, valid, safe, linked both ways, and nothing from elsewhere."""

from __future__ import annotations

import re

import lxml.html
from hypothesis import given
from hypothesis import strategies as st
from test_marks import RAW, SPANS, mark, view

from ingest.describe import terms
from ingest.present.html import page
from ingest.present.text import Line, MarkedText, ShownArticle, marked_text
from ingest.present.view import View
from ingest.store.rdf import Iri, Literal

EVIL = '"><script>alert(1)</script>&<img src=x onerror=alert(1)>'


def parsed(text: str) -> lxml.html.HtmlElement:
    return lxml.html.document_fromstring(text.encode("utf-8"), parser=lxml.html.HTMLParser(encoding="utf-8"))


def shown(text: MarkedText | None = None, missing: str = "") -> ShownArticle:
    found = marked_text(view(), RAW, ()) if text is None and not missing else text
    return ShownArticle(view(), "urn:article", found, missing)


def test_it_stands_alone_and_reads_from_right_to_left() -> None:
    text = page([shown()])
    tree = parsed(text)
    assert tree.get("lang") == "ar" and tree.get("dir") == "rtl"
    assert not tree.xpath("//script|//link|//img|//iframe|//object") and "url(" not in text and "@import" not in text
    assert tree.xpath("//meta[@name='viewport']") and "prefers-color-scheme: dark" in text
    assert page([shown()]) == text


def test_marks_lead_to_their_cards_and_cards_back_to_the_words() -> None:
    tree = parsed(page([shown()]))
    ids = [e.get("id") for e in tree.xpath("//*[@id]")]
    assert len(ids) == len(set(ids))
    targets = {a.get("href") for a in tree.xpath("//a")}
    assert targets and all(t.startswith("#") and t[1:] in ids for t in targets)
    (trigger,) = tree.xpath("//a[contains(@class, 'trigger')]")
    assert trigger.text == "رفضت" and "REJECT happened" in trigger.get("title")
    card = tree.get_element_by_id(trigger.get("href")[1:])
    assert "urn:r" in card.text_content()
    back = card.xpath(".//a")[0].get("href")
    assert tree.get_element_by_id(back[1:]).getnext() is trigger


def test_a_mark_inside_what_was_said_is_both() -> None:
    (name,) = parsed(page([shown()])).xpath("//section[@class='text']//a[contains(@class, 'organization')]")
    assert "content" in name.get("class").split() and name.get("title").count("\n") == 1


def test_several_articles_keep_their_anchors_apart() -> None:
    tree = parsed(page([shown(), shown()]))
    ids = [e.get("id") for e in tree.xpath("//*[@id]")]
    assert len(ids) == len(set(ids)) and {a.get("href")[1:] for a in tree.xpath("//a")} <= set(ids)


def test_notes_and_a_missing_text_are_told() -> None:
    assert "not kept <here>" in parsed(page([shown(missing="not kept <here>")])).text_content()
    changed = marked_text(view(), "نص آخر تماما", (), ("it has changed",))
    assert "it has changed" in parsed(page([shown(changed)])).text_content()


def test_all_that_comes_from_outside_is_escaped() -> None:
    article = Iri("urn:article")
    graph = View(
        [
            (article, Iri(terms.RDF + "type"), Iri(terms.ARTICLE)),
            (article, Iri(terms.SCHEMA_HEADLINE), Literal(EVIL)),
            (article, Iri(terms.DCTERMS_IDENTIFIER), Literal(EVIL)),
            (Iri("urn:p"), Iri(terms.RDF + "type"), Iri(terms.POSITION_REPORT)),
            (Iri("urn:p"), Iri(terms.TITLE), Literal(EVIL)),
            (Iri("urn:p"), Iri(terms.RULE), Literal(EVIL)),
        ],
        {"urn:x": EVIL},
    )
    marked = mark(0, 3, "trigger", "urn:x", EVIL)
    text = MarkedText(EVIL, (Line(0, len(EVIL), "body"),), (marked,), (EVIL,))
    tree = parsed(page([ShownArticle(graph, "urn:article", text)]))
    assert not tree.xpath("//script|//img") and not tree.xpath("//@onerror")
    assert tree.xpath("string(//section[@class='text'])").strip().startswith('">')


@given(SPANS, st.sampled_from([RAW, "<b>&amp;" + RAW, "a\x00b\x0b" + RAW]))
def test_no_character_of_the_text_is_lost_however_marks_cross(spans: list[tuple[int, int, str]], raw: str) -> None:
    found = [mark(min(a, b), max(a, b), kind, f"urn:{n}") for n, (a, b, kind) in enumerate(spans) if a != b]
    text = MarkedText(raw, (Line(0, len(raw), "body"),), tuple(found))
    tree = parsed(page([ShownArticle(view(), "urn:article", text)]))
    (section,) = tree.xpath("//section[@class='text']")
    for tag in section.xpath(".//a[@class='tag']"):
        tag.drop_tree()
    assert section.text_content().strip("\n") == re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]", "", raw)
