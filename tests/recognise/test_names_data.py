"""The lists of names and the marked articles are in form."""

from __future__ import annotations

import json
import re
from itertools import pairwise
from pathlib import Path

import pytest

from ingest.data import folder
from ingest.recognise.evidence import LISTS, PARTS
from ingest.recognise.labels import KINDS

NAMES = folder("seeds") / "lexicon" / "names"
MARKED = (folder("seeds") / "annotation" / "ant-names.jsonl", Path(__file__).parents[1] / "eval" / "ant-names.jsonl")
_LETTERS = "\u0621-\u063a\u0641-\u064a"
_NAME = re.compile(f"[0-9]*[{_LETTERS} .0-9-]*[{_LETTERS}][{_LETTERS} .0-9-]*")
_PART = re.compile(f"[{_LETTERS}]+")


def test_there_is_a_file_for_each_list() -> None:
    assert {path.stem for path in NAMES.iterdir()} == {*LISTS, *PARTS}


@pytest.mark.parametrize("name", [*LISTS, *PARTS])
def test_a_list_has_names_alone_in_order_each_once(name: str) -> None:
    head, *lines = (NAMES / f"{name}.txt").read_text("utf-8").splitlines()
    assert head.startswith("# ") and len(lines) > 100
    form = _PART if name in PARTS else _NAME
    assert [line for line in lines if not form.fullmatch(line) or line != " ".join(line.split())] == []
    assert [(a, b) for a, b in pairwise(lines) if a >= b] == []


@pytest.mark.parametrize("path", MARKED, ids=["to learn from", "to measure by"])
def test_marks_are_in_order_and_of_known_kinds(path: Path) -> None:
    for line in path.read_text("utf-8").splitlines():
        row = json.loads(line)
        assert set(row) == {"id", "sha1", "names"} and re.fullmatch("[0-9a-f]{40}", row["sha1"])
        ends = [0]
        for start, end, label in row["names"]:
            assert ends[-1] <= start < end, (row["id"], start, end)
            assert label in KINDS, (row["id"], label)
            ends.append(end)


def test_what_is_measured_by_is_not_learnt_from() -> None:
    rows = [[json.loads(line) for line in path.read_text("utf-8").splitlines()] for path in MARKED]
    for key in ("id", "sha1"):
        found = [row[key] for each in rows for row in each]
        assert len(found) == len(set(found))
