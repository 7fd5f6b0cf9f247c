"""Whole articles against a summary of all that is told in them: a folder a case, `page.txt` and `summary.txt`.

A line that is missing or new is shown as a difference of two texts. To see what the reading of a case is now:
`python -m pytest tests/golden -vv`.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from pathlib import Path

import pytest
from told import Told

from ingest.model import Link, Page
from ingest.pipeline import Pipeline

CASES = sorted(path.parent for path in Path(__file__).parent.glob("*/page.txt"))
PUBLISHED = "2024-06-10"


def summary(told: Told) -> list[str]:
    """A line for each entity, event, statement, position, reference and holder, in the order of the text."""
    events = zip(told.annotation.events, told.events, strict=True)
    return [
        *(f"entity     {e.type}: {e.name} = {' | '.join(e.mentions)}" for e in told.entities if e.mentions),
        *(
            f"event      {e.type} {e.status}: {e.trigger}; actors {_set(e.actors)}; recipients {_set(e.recipients)}"
            f"; time {e.time or '-'}; place {e.place or '-'}; through {_chain(told, raw.chain)}"
            for raw, e in events
        ),
        *(
            f"statement  {s.speaker} {s.kind}: {s.cue} → {s.content}" + (f" (via {s.via})" if s.via else "")
            for s in told.statements
        ),
        *(
            f"position   {p.person}: {p.title}; of {p.of or '-'}{'; former' if p.former else ''}"
            for p in told.positions
        ),
        *(f"reference  {words} → {_set(whom)}" for words, whom in told.references),
        *(f"holder     {words}: {holder}" for words, holder in told.holders.items()),
    ]


def _set(names: frozenset[str]) -> str:
    return ", ".join(sorted(names)) or "-"


def _chain(told: Told, chain: Iterable[Link]) -> str:
    """Whom it came through, behind the publisher."""
    return " → ".join(told.name(link.source) for link in list(chain)[1:]) or "-"


@pytest.mark.parametrize("case", CASES, ids=[c.name for c in CASES])
def test_article(case: Path, pipeline: Pipeline) -> None:
    page = Page(case.name, (case / "page.txt").read_text("utf-8"), "page.txt", "text", published=PUBLISHED)
    reading = pipeline.read(page)
    assert len(reading.annotations) == 1 and reading.issues == ()
    found = summary(Told(reading.annotations[0]))
    expected = (case / "summary.txt").read_text("utf-8").splitlines()
    difference = [line for line in difflib.ndiff(expected, found) if line[:1] in "+-"]
    assert not difference, "\n" + "\n".join(difference)


def test_there_are_cases() -> None:
    assert len(CASES) >= 3
