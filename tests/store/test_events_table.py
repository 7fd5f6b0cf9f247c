"""The flat table of events."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import pytest
from store_world import article, entities, told

from ingest.data import folder
from ingest.describe import ids
from ingest.errors import StoreError
from ingest.store.embedded import Store
from ingest.store.events import EventRow, cameo_roots, event_rows, fold, write_events

COLUMNS = [field.name for field in fields(EventRow)]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "graph") as found:
        found.replace([entities(), article(1), told()])
        yield found


def test_a_report_becomes_a_row(store: Store) -> None:
    full, bare = event_rows(store)
    assert full == EventRow(
        report_id=ids.THINGS + "report/1",
        event_id=ids.THINGS + "event/1",
        date="2024-06",
        date_precision="month",
        category="CONSULT",
        folded_code="AGREE",
        folded=True,
        concept="meeting",
        cameo_root="04",
        mode="phone",
        status="planned",
        actors=("الولايات المتحدة", "4 مصادر; أميركية"),
        actor_ids=(ids.authority_entity("gov-US"), ids.THINGS + "role/1"),
        actor_wikidata=("Q30", ""),
        actor_countries=("", ""),
        recipients=("مصر",),
        recipient_ids=(ids.authority_entity("gov-EG"),),
        recipient_wikidata=("",),
        recipient_countries=("",),
        place="الولايات المتحدة",
        place_id=ids.authority_entity("place-US"),
        place_country="",
        source_chain="صحيفة الأفق ← 4 مصادر; أميركية",
        article_id="told-1",
        article_url="https://news.example/1",
        publisher="صحيفة الأفق",
        published="2024-06-10",
        evidence_start=5,
        evidence_end=50,
        trigger_start=9,
        trigger_end=12,
        confidence=0.7,
    )
    assert (bare.category, bare.folded_code, bare.folded, bare.actors) == ("ASSAULT", "ASSAULT", False, ())
    assert bare.evidence_start is None and bare.confidence is None and bare.source_chain == ""


def test_csv_and_jsonl_hold_the_same_rows(store: Store) -> None:
    tables = {}
    for form in ("csv", "jsonl"):
        output = io.BytesIO()
        assert write_events(store, form, output) == 2
        tables[form] = output.getvalue().decode("utf-8")
    rows = list(csv.DictReader(io.StringIO(tables["csv"])))
    objects = [json.loads(line) for line in tables["jsonl"].splitlines()]
    assert [list(row) for row in rows] == [COLUMNS, COLUMNS] == [list(found) for found in objects]
    assert rows[0]["actors"] == "الولايات المتحدة;4 مصادر, أميركية"  # the mark between two names is not in a name
    assert rows[0]["folded"] == "true" and rows[1]["evidence_start"] == ""
    assert objects[0]["actors"] == ["الولايات المتحدة", "4 مصادر; أميركية"]
    assert objects[0]["confidence"] == 0.7 and objects[1]["evidence_start"] is None
    with pytest.raises(StoreError, match="no table format 'xls'"):
        write_events(store, "xls", io.BytesIO())


@pytest.mark.parametrize(
    ("category", "status", "code"),
    [
        *[(category, "planned", "AGREE") for category in ("CONSULT", "SUPPORT", "COOPERATE", "AID")],
        ("RETREAT", "planned", "CONCEDE"),
        ("CONSULT", "cancelled", "REJECT"),
        ("ASSAULT", "planned", "THREATEN"),
        ("ASSAULT", "hypothetical", "THREATEN"),
        ("ASSAULT", "happened", "ASSAULT"),
        ("CONSULT", "happened", "CONSULT"),
        ("REQUEST", "planned", "REQUEST"),
        ("CONSULT", "negated", "CONSULT"),
    ],
)
def test_folding(category: str, status: str, code: str) -> None:
    assert fold(category, status) == (code, code != category)


def test_cameo_roots_are_two_digits() -> None:
    roots = cameo_roots()
    assert roots["meeting"] == "04"
    assert all(re.fullmatch(r"0[1-9]|1\d|20", root) for root in roots.values())


def test_every_column_is_documented_in_its_order() -> None:
    text = (folder("ontology").parent / "docs" / "events.md").read_text("utf-8")
    assert re.findall(r"^\| `(\w+)` \|", text, re.MULTILINE) == COLUMNS
