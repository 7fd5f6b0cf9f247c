"""The development figures do not fall: the scorer's output on the development gold, against tests/eval/floors.toml.

The gold is not part of the project. It is looked for in the folder `shared` beside the checkout; without it nothing is
scored here, and the test says so.
"""

from __future__ import annotations

import hashlib
import importlib.util
import json
import tomllib
from pathlib import Path
from typing import Any

import pytest

from ingest.describe.annotation import as_json
from ingest.describe.pages import merge
from ingest.model import Page
from ingest.pipeline import Pipeline
from ingest.read import read

HERE = Path(__file__).resolve().parent
EVAL = HERE.parents[2] / "shared" / "eval"
FLOORS = tomllib.loads((HERE / "floors.toml").read_text("utf-8"))


@pytest.fixture(scope="module")
def figures(pipeline: Pipeline) -> dict[str, Any]:
    articles = EVAL / "dev" / "articles.jsonl"
    if not articles.is_file():
        pytest.skip("no development gold here: the folder shared/eval beside the checkout is missing")
    digest = hashlib.sha256(articles.read_bytes()).hexdigest()
    assert digest == FLOORS["corpus"], "the floors were measured on other articles; measure again and say so"
    spec = importlib.util.spec_from_file_location("score", EVAL / "score.py")
    assert spec and spec.loader
    score = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(score)
    gold = {
        g["id"]: g for g in (json.loads(f.read_text("utf-8")) for f in sorted((EVAL / "dev" / "gold").glob("*.json")))
    }
    texts = {r["id"]: r for r in map(json.loads, articles.read_text("utf-8").splitlines())}
    found = {}
    for page in read([str(articles)]):
        if isinstance(page, Page):
            found[page.id] = merge([as_json(a) for a in pipeline.read(page).annotations], page.id)
    result: dict[str, Any] = score.score(texts, gold, found)
    return result


@pytest.mark.parametrize(("figure", "floor"), sorted(FLOORS["f1"].items()))
def test_f1_stays_above_its_floor(figures: dict[str, Any], figure: str, floor: float) -> None:
    assert figures[figure]["f1"] >= floor


@pytest.mark.parametrize(("figure", "floor"), sorted(FLOORS["precision"].items()))
def test_precision_stays_above_its_floor(figures: dict[str, Any], figure: str, floor: float) -> None:
    assert figures[figure]["p"] >= floor


@pytest.mark.parametrize(("figure", "floor"), sorted(FLOORS["accuracy"].items()))
def test_accuracy_stays_above_its_floor(figures: dict[str, Any], figure: str, floor: float) -> None:
    assert figures[figure]["accuracy"] >= floor
