"""The SHACL gate: a broken record goes, with what depends on it; the rest stays."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from ingest.describe import ids, terms
from ingest.describe.gate import Gate
from ingest.describe.quads import quads
from ingest.errors import DataError
from ingest.model import Annotation

SHAPES = Path(__file__).parents[2] / "ontology" / "shapes"


@pytest.fixture(scope="module")
def gate() -> Gate:
    return Gate(SHAPES)


def records(lines: list[str], kind: str) -> set[str]:
    ending = f"> <{terms.RDF}type> <{kind}> "
    return {line.split(ending)[0][1:] for line in lines if ending in line}


def test_a_sound_article_passes_unchanged(gate: Gate, sample: Annotation) -> None:
    lines = quads(sample)
    assert gate.check([lines], ["page-1"]) == ([lines], [])


def test_a_broken_statement_takes_the_report_within_it_along(gate: Gate, sample: Annotation) -> None:
    said = dataclasses.replace(sample.statements[0], speaker="", via="")
    lines = quads(dataclasses.replace(sample, statements=(said,)))
    ((left,), issues) = gate.check([lines], ["pages/page-1.txt"])
    assert [issue.reason for issue in issues] == [
        "report «رفضوا» left out: a statement has a speaker, or an outlet that it came through",
        "statement «قال» left out: a statement has a speaker, or an outlet that it came through",
    ]
    assert {(issue.origin, issue.stage) for issue in issues} == {("pages/page-1.txt", "describe")}
    assert records(left, terms.STATEMENT) == set()
    assert records(left, terms.REPORT) == {sample.events[1].key}
    assert records(left, terms.MENTION) == records(lines, terms.MENTION)
    assert len(records(left, terms.EVENT)) == 1
    # Nothing that is left points at what is gone, and the chain of three went with its records.
    gone = {line.split(">")[0][1:] for line in set(lines) - set(left)} - {line.split(">")[0][1:] for line in left}
    assert not any(f"<{node}>" in line for node in gone for line in left)
    assert len(records(lines, terms.CHAIN)) == 2 and len(records(left, terms.CHAIN)) == 1
    assert gate.check([left], [""]).issues == []


def test_a_broken_part_breaks_the_records_that_use_it(gate: Gate, sample: Annotation) -> None:
    wrong = dataclasses.replace(sample.times[0], earliest="2024-06-09")
    event = dataclasses.replace(sample.events[0], time=wrong)
    lines = quads(dataclasses.replace(sample, times=(wrong,), events=(event, sample.events[1])))
    ((left,), issues) = gate.check([lines], ["p"])
    assert [issue.reason for issue in issues] == [
        "report «رفضوا» left out: the earliest day is a date, not after the latest (found: 2024-06-09)"
    ]
    assert records(left, terms.TIME_EXPRESSION) == set()
    assert records(left, terms.STATEMENT) == {sample.statements[0].key}


def test_an_article_outlives_a_broken_mention(gate: Gate, sample: Annotation) -> None:
    person = sample.entities[0]
    mention = dataclasses.replace(person.mentions[0], confidence=7)
    lines = quads(
        dataclasses.replace(sample, entities=(dataclasses.replace(person, mentions=(mention,)), *sample.entities[1:]))
    )
    ((left,), issues) = gate.check([lines], ["p"])
    assert len(issues) == 1 and issues[0].reason.startswith("mention «سامي النجار» left out: ")
    assert records(left, terms.ARTICLE) == {ids.article_of(sample.article)}
    assert records(left, terms.REPORT) == records(lines, terms.REPORT)
    assert len(records(left, terms.MENTION)) == len(records(lines, terms.MENTION)) - 1


def test_an_article_without_an_identifier_goes_as_a_whole(gate: Gate, sample: Annotation) -> None:
    lines = [line for line in quads(sample) if terms.DCTERMS_IDENTIFIER not in line]
    ((left,), issues) = gate.check([lines], ["p"])
    assert left == []
    assert "the article left out as a whole: an article has one identifier" in [issue.reason for issue in issues]


def test_one_broken_article_of_a_batch_does_not_touch_the_others(
    gate: Gate, sample: Annotation, web_sample: Annotation
) -> None:
    good = quads(web_sample)
    broken = quads(dataclasses.replace(sample, statements=(dataclasses.replace(sample.statements[0], rule=""),)))
    together = gate.check([good, broken], ["good", "broken"])
    assert together.articles[0] == good
    assert {issue.origin for issue in together.issues} == {"broken"}
    assert together.articles[1] == gate.check([broken], ["broken"]).articles[0]


def test_a_folder_without_shapes_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="no SHACL shapes"):
        Gate(tmp_path)
    (tmp_path / "x.ttl").write_text("this is no Turtle", "utf-8")
    with pytest.raises(DataError, match="cannot be read"):
        Gate(tmp_path)
