"""Names that may mean several bearers: each row of hard_cases.tsv through the whole pipeline."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from told import Told, params

from ingest.tables import rows

Tell = Callable[..., Told]

CASES = [(r["id"], r["date"], r["text"], r["expected"]) for _, r in rows(Path(__file__).parent / "hard_cases.tsv")]
KNOWN: dict[str, str] = {}


@pytest.mark.parametrize(("name", "date", "text", "expected"), params(CASES, KNOWN))
def test_hard_case(name: str, date: str, text: str, expected: str, tell: Tell) -> None:
    start, end = text.index("⟦"), text.index("⟧") - 1
    told = tell(text.replace("⟦", "").replace("⟧", ""), date)
    found = [e for e in told.annotation.entities for m in e.mentions if m.start < end and start < m.end]
    names = {e.authority or ("local: " + e.label_ar if expected.startswith("local") else "NIL") for e in found}
    assert names == ({expected} if expected != "-" else set()), [(e.authority, e.label_ar, e.rules) for e in found]


def test_there_are_enough_of_each_kind() -> None:
    expected = [case[3] for case in CASES]
    assert len(CASES) >= 60
    assert expected.count("NIL") >= 10 and sum(e.startswith(("gov-", "capital-", "place-")) for e in expected) >= 20
