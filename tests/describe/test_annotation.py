"""The annotation as JSON, and the articles of one page as one object."""

from __future__ import annotations

import copy
import json
from pathlib import Path

import jsonschema
import pytest

import ingest.describe
from ingest.describe.annotation import as_json
from ingest.describe.pages import merge
from ingest.model import Annotation

SCHEMA = json.loads((Path(ingest.describe.__file__).parent / "annotation.schema.json").read_text("utf-8"))


def check(found: dict[str, object]) -> None:
    jsonschema.Draft202012Validator(SCHEMA).validate(json.loads(json.dumps(found)))


def test_it_is_of_its_schema(sample: Annotation, web_sample: Annotation) -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    check(as_json(sample))
    check(merge([as_json(sample), as_json(web_sample)], "page"))
    check(merge([], "page"))


def test_parties_are_keys_or_spans(sample: Annotation) -> None:
    found = as_json(sample)
    keys = {entity["key"] for entity in found["entities"]}
    assert found["events"][0]["actors"] == ["https://w3id.org/naba/id/entity/gov-US"]
    assert found["events"][0]["recipients"][0] in keys
    (start, end), raw = found["events"][1]["actors"][0], sample.article.page.raw
    assert raw[start:end] == "مسؤولان أميركيان"
    assert found["statements"][0]["speaker"] in keys and found["statements"][0]["via"] in keys
    assert found["events"][0]["within"] == [found["statements"][0]["key"]]
    assert found["events"][0]["date"] == "2024-06-08" and found["events"][1]["date"] == ""


def test_references_holders_and_agreement(sample: Annotation) -> None:
    found, raw = as_json(sample), sample.article.page.raw
    (reference,) = found["references"]
    assert raw[slice(*reference["span"])] == "المجلس" and len(reference["entities"]) == 2
    (role,) = found["roles"]
    assert role["holder"]["person"].endswith("person-antony-blinken") and "/tenure/" in role["holder"]["tenure"]
    assert found["positions"][0]["agreement"] == "contradicts"
    joined = merge([found, found], "page")
    assert joined["references"] == [reference, reference]


def test_quantities_have_bounds_spans_and_a_chain(sample: Annotation) -> None:
    (found,), raw = as_json(sample)["quantities"], sample.article.page.raw
    assert (found["kind"], found["minimum"], found["maximum"], found["unit"]) == ("people", 2, 2, "person")
    assert raw[slice(*found["number_span"])] == "مسؤولان" and raw[slice(*found["what"])] == "مسؤولان أميركيان"
    assert found["affiliations"] == ["https://w3id.org/naba/id/entity/gov-US"] and len(found["chain"]) == 1
    assert found["event"] == as_json(sample)["events"][1]["key"] and found["date"] == ""


def test_merge_keeps_quantities_with_their_own_events(two: list[dict[str, object]]) -> None:
    found = merge(two, "page")
    first, second = found["quantities"]
    assert second["key"] == f"{first['key']}-2"
    assert [q["event"] for q in (first, second)] == [found["events"][1]["key"], found["events"][3]["key"]]


def test_spans_count_in_the_raw_text(sample: Annotation) -> None:
    found, raw = as_json(sample), sample.article.page.raw
    for entity in found["entities"]:
        for start, end in entity["mentions"]:
            assert raw[start:end] == entity["label_ar"]


def test_text_is_given_for_web_pages_alone(sample: Annotation, web_sample: Annotation) -> None:
    assert "text" not in as_json(sample)
    assert as_json(web_sample)["text"] == web_sample.article.page.raw


@pytest.fixture
def two(sample: Annotation) -> list[dict[str, object]]:
    return [as_json(sample), as_json(sample)]


def test_merge_joins_entities_and_makes_keys_unique(two: list[dict[str, object]]) -> None:
    before = copy.deepcopy(two)
    second = two[1]["entities"]
    assert isinstance(second, list)
    second[0]["mentions"] = [[0, 2], *second[0]["mentions"]]
    before[1]["entities"] = copy.deepcopy(second)
    found = merge(two, "page")
    assert two == before, "the objects are not changed"
    keys = [entity["key"] for entity in found["entities"]]
    assert len(keys) == len(set(keys)) == 3
    assert found["entities"][0]["mentions"] == sorted(second[0]["mentions"])
    for name in ("events", "statements", "positions", "quantities"):
        keys = [record["key"] for record in found[name]]
        assert len(keys) == len(set(keys)) == 2 * len(before[0][name])  # type: ignore[arg-type]  # a list
    assert found["id"] == "page" and len(found["articles"]) == 2


def test_merge_keeps_events_within_their_own_statements(two: list[dict[str, object]]) -> None:
    found = merge(two, "page")
    first, second = (statement["key"] for statement in found["statements"])
    assert second == f"{first}-2"
    assert [event["within"] for event in found["events"]] == [[first], [], [second], []]
