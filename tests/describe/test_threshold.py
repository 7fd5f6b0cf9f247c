"""What is less sure than wanted is left out whole; nothing that is left points at what is gone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ingest.data import folder
from ingest.describe import terms
from ingest.describe.annotation import as_json
from ingest.describe.gate import Gate
from ingest.describe.quads import quads
from ingest.describe.threshold import LeftOut, sure
from ingest.model import Annotation


def unsure(sample: Annotation, silent: float = 0.7, said: float = 0.8) -> Annotation:
    first, second = sample.events
    (statement,) = sample.statements
    return replace(
        sample,
        events=(first, replace(second, confidence=silent)),
        statements=(replace(statement, confidence=said),),
    )


def test_nothing_goes_where_all_are_sure(sample: Annotation) -> None:
    assert sure(sample, 0.0) == (sample, LeftOut())
    assert sure(sample, 0.7)[0] is sample


def test_a_report_goes_with_the_role_phrase_that_only_it_uses(sample: Annotation) -> None:
    (role,) = sample.roles
    kept, out = sure(unsure(sample, silent=0.5), 0.6)
    assert out == LeftOut(reports=1)
    assert [e.key for e in kept.events] == [sample.events[0].key]
    assert kept.roles == () and kept.statements == sample.statements
    text = "".join(quads(kept))
    assert sample.events[1].key not in text and role.key not in text
    assert role.key in "".join(quads(unsure(sample, silent=0.5)))


def test_a_report_stays_without_its_statement_and_keeps_the_chain(sample: Annotation) -> None:
    kept, out = sure(unsure(sample, said=0.4), 0.6)
    assert out == LeftOut(statements=1)
    assert kept.events[0].within == () and kept.events[0].chain == sample.events[0].chain
    assert not [line for line in quads(kept) if f"<{terms.WITHIN}>" in line]
    assert as_json(kept)["events"][0]["within"] == []


def test_the_threshold_itself_is_sure_enough_and_the_graph_s_four_places_count(sample: Annotation) -> None:
    assert sure(unsure(sample, silent=0.59999), 0.6)[1] == LeftOut()
    assert sure(unsure(sample, silent=0.5999), 0.6)[1] == LeftOut(reports=1)


def test_all_can_go(sample: Annotation) -> None:
    kept, out = sure(sample, 1.0)
    assert (out.reports, out.statements, out.positions, out.quantities) == (2, 1, 1, 1)
    assert out.all == 5 and out + out == LeftOut(4, 2, 2, 2)
    assert not (kept.events or kept.statements or kept.positions or kept.roles)
    assert {m for e in kept.entities for m in e.mentions} == {m for e in sample.entities for m in e.mentions}


@pytest.mark.parametrize("least", [0.0, 0.5, 0.72, 0.85, 1.0])
def test_what_is_left_passes_the_shapes_whole(sample: Annotation, least: float) -> None:
    lines = quads(sure(unsure(sample, 0.6, 0.7), least)[0])
    checked = Gate(folder("ontology") / "shapes").check([lines], ["page"])
    assert checked.articles == [lines] and checked.issues == []
