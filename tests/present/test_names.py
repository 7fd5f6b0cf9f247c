"""Short names of IRIs, and back."""

from __future__ import annotations

import pytest

from ingest.describe import ids, terms
from ingest.present import names
from ingest.store.rdf import Blank, Iri, Literal

REPORT = ids.THINGS + "report/0123456789abcdef0123"


@pytest.mark.parametrize(
    ("iri", "short", "brief"),
    [
        (REPORT, "report/0123456789abcdef0123", "report/01234567"),
        (ids.authority_entity("gov-US"), "entity/gov-US", "entity/gov-US"),
        (ids.GRAPH_AUTHORITY, "graph/authority", "graph/authority"),
        (terms.STATUS + "planned", "status:planned", "status:planned"),
        ("https://example.org/a", "https://example.org/a", "https://example.org/a"),
    ],
)
def test_there_and_back(iri: str, short: str, brief: str) -> None:
    assert names.short(iri) == short
    assert names.brief(iri) == brief
    assert names.long(short) == iri
    assert names.long(f"<{iri}>") == iri


@pytest.mark.parametrize("word", ["page.txt", "جو بايدن", "gov-US", "nosuch:thing", "report", "dir/page.txt"])
def test_other_words_are_no_iri(word: str) -> None:
    assert names.long(word) == ""


def test_graphs_by_short_name() -> None:
    assert names.graph("authority") == ids.GRAPH_AUTHORITY
    assert names.graph("article/abc") == ids.GRAPHS + "article/abc"
    assert names.graph("something") == ""


def test_cells() -> None:
    assert names.cell(None) == ""
    assert names.cell(Iri(REPORT)) == "report/01234567"
    assert names.cell(Literal("خبر", language="ar")) == "خبر"
    assert names.cell(Blank("b0")) == "_:b0"
