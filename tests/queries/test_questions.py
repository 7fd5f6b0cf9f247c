"""Every question against the world: the rows that must come, in their order, and what must not be among them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
import shacl
from rdflib import Dataset, URIRef
from rdflib.plugins.sparql import prepareQuery

from ingest.data import folder
from ingest.store.bind import bind, tokens
from ingest.store.embedded import Store
from ingest.store.library import Question, find, questions
from ingest.store.rdf import Iri
from tests.queries.world import HERE, ask, bindings, make_store, short, terms_of_world

QUESTIONS = questions()
CASES: dict[str, list[dict[str, Any]]] = {
    name: cases
    for path in sorted((HERE / "cases").glob("*.json"))
    for name, cases in json.loads(path.read_text("utf-8")).items()
}
SPAN = re.compile(r'oa:start (\d+)\s*;\s*oa:end (\d+)\s*;\s*oa:exact "([^"]*)"@ar')
ASKED = [question for question in QUESTIONS if not question.name.startswith("quality/")]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with make_store(tmp_path_factory.mktemp("world")) as made:
        yield made


@pytest.fixture(scope="module")
def union() -> Dataset:
    made = Dataset(default_union=True)
    made.parse(HERE / "world.trig", format="trig")
    return made


@pytest.mark.parametrize(
    ("name", "case"),
    [(name, case) for name, cases in CASES.items() for case in cases],
    ids=[f"{name}-{number}" for name, cases in CASES.items() for number in range(len(cases))],
)
def test_rows(store: Store, name: str, case: dict[str, Any]) -> None:
    rows = ask(store, find(name), case["params"])
    assert rows == [tuple(row) for row in case["rows"]]
    for unwanted, reason in case["without"].items():
        assert all(unwanted not in row for row in rows), reason


@pytest.mark.parametrize("question", ASKED, ids=lambda question: question.name)
def test_question_has_cases(question: Question) -> None:
    cases = CASES[question.name]
    assert any(case["rows"] for case in cases)
    assert any(case["without"] for case in cases)
    given = {name for case in cases for name in case["params"]}
    assert given == {param.name for param in question.header.params}, "a case for each parameter"


def test_cases_ask_known_questions_about_known_things() -> None:
    assert set(CASES) == {question.name for question in ASKED}
    known = {short(term) for term in terms_of_world()}
    unwanted = {value for cases in CASES.values() for case in cases for value in case["without"]}
    assert {value for value in unwanted if "/" in value} <= known


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.name)
def test_question_is_portable(question: Question) -> None:
    prepareQuery(question.text)
    found = tokens(question.text)
    words = [token.text.upper() for token in found if token.kind == "word"]
    assert "REGEX" not in words, "REGEX finds no Arabic in every store"
    assert words.count("SELECT") <= 1, "parameters are not seen in a subquery"
    if question.header.columns:
        assert "ORDER" in words, "rows come in a settled order"
        assert "DISTINCT" in words, "a union of graphs may give a triple twice"
    body = question.text[question.text.index("PREFIX") :]
    declared = re.findall(r"^PREFIX (\w+): <", body, re.MULTILINE)
    used = {token.text.partition(":")[0] for token in found if token.kind == "word" and ":" in token.text[:-1]}
    assert sorted(declared) == sorted(used), "each prefix that is used, and no other"
    assert all(len(line) <= 120 for line in question.text.splitlines())


@pytest.mark.parametrize("name", CASES)
def test_another_engine_gives_the_same_rows(store: Store, union: Dataset, name: str) -> None:
    question, case = find(name), CASES[name][0]
    text = bind(question.text, bindings(store, question, case["params"]))
    found = union.query(text)
    if question.header.columns:
        assert [shorten(row) for row in found] == [tuple(row) for row in case["rows"]]
    else:
        assert sorted(shorten(row) for row in found) == sorted(tuple(row) for row in case["rows"])


def shorten(row: object) -> tuple[str, ...]:
    assert isinstance(row, tuple)
    return tuple(
        short(Iri(str(term))) if isinstance(term, URIRef) else "" if term is None else str(term) for term in row
    )


def test_there_are_enough_questions() -> None:
    assert len(ASKED) >= 24
    assert len(QUESTIONS) - len(ASKED) >= 10


def test_world_conforms_to_the_shapes(store: Store) -> None:
    shapes = shacl.Shapes.from_turtle(
        "\n".join(path.read_text("utf-8") for path in sorted((folder("ontology") / "shapes").glob("*.ttl")))
    )
    result = shapes.validate_turtle(store.serialise(store.dump(), "turtle", {}).decode("utf-8"))
    assert result.conforms, [str(found) for found in result.results]


def test_words_of_the_world_stand_at_their_offsets() -> None:
    checked = 0
    for block in (HERE / "world.trig").read_text("utf-8").split("\n# ")[2:]:
        text = block.splitlines()[0]
        for start, end, exact in SPAN.findall(block):
            assert text[int(start) : int(end)] == exact
            checked += 1
    assert checked > 100
