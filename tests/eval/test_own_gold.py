"""Our own gold: every file can be read, and Naba's figures on it do not fall below tests/eval/floors.toml, section `own`.

The gold has parts by the first letter of the files' names, and each part its floors.
"""

from __future__ import annotations

import hashlib
import tomllib
from pathlib import Path
from typing import Any

import pytest
from scorer import goldfile, run  # tests/eval/scorer
from scorer.figures import ACCURACY, F1, Figures, measured

from ingest.pipeline import Pipeline

HERE = Path(__file__).resolve().parent
FILES = sorted((HERE / "gold").glob("*.gold"))
FLOORS: dict[str, dict[str, Any]] = tomllib.loads((HERE / "floors.toml").read_text("utf-8"))["own"]


def part(name: str) -> list[Path]:
    return [file for file in FILES if file.name.startswith(f"{name}-")]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_each_gold_file_can_be_read(file: Path) -> None:
    row, gold = goldfile.compiled(file)
    assert gold["id"] == row["id"] == file.stem
    assert gold["sha1"] == hashlib.sha1(row["text"].encode()).hexdigest()
    assert gold["entities"] and gold["events"] and gold["statements"]
    assert 1 <= sum(event["central"] for event in gold["events"]) <= 6  # the guide: three or four


def test_each_gold_file_belongs_to_a_part_that_has_floors() -> None:
    assert sorted(file for name in FLOORS for file in part(name)) == FILES


@pytest.fixture(scope="module")
def figures(pipeline: Pipeline) -> dict[str, tuple[str, Figures]]:
    found = {}
    for name in FLOORS:
        pairs = run.loaded(part(name))
        rows = [row for row, _ in pairs]
        found[name] = run.digest(rows), measured(run.articles(pairs, run.annotated(rows, pipeline)))
    return found


@pytest.mark.parametrize("name", sorted(FLOORS))
def test_the_floors_were_measured_on_these_articles(figures: dict[str, tuple[str, Figures]], name: str) -> None:
    assert figures[name][0] == FLOORS[name]["corpus"], "measure again (python -m tests.eval.scorer score) and say so"


FLOOR_CASES = [(name, figure) for name in sorted(FLOORS) for figure in sorted(FLOORS[name]) if figure != "corpus"]


@pytest.mark.parametrize(("name", "figure"), FLOOR_CASES)
def test_no_figure_falls_below_its_floor(figures: dict[str, tuple[str, Figures]], name: str, figure: str) -> None:
    tally, floor = figures[name][1], FLOORS[name][figure]
    if figure.endswith(" precision"):
        assert tally.prf(figure.removesuffix(" precision"))[0] >= floor
    elif figure in F1:
        assert tally.prf(figure)[2] >= floor
    else:
        assert figure in ACCURACY
        assert (tally.accuracy(figure) or 0) >= floor
