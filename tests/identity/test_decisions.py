"""The file of decisions: added to, read strictly, taken back."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.errors import DataError
from ingest.identity import decisions


def made(a: str = "identification/aa", b: str = "identification/bb") -> decisions.Decision:
    return decisions.make("same", a, b, ("سامي", "سامي"), "Amal", "same office")


def test_they_lie_beside_the_store(tmp_path: Path) -> None:
    assert decisions.path(tmp_path / "graph") == tmp_path / "graph.decisions.jsonl"


def test_what_was_written_is_read(tmp_path: Path) -> None:
    file = tmp_path / "d.jsonl"
    one, other = made(), decisions.make("different", "identification/aa", "person-x", ("سامي", "س"), "Amal")
    decisions.add(file, one)
    decisions.add(file, other)
    assert decisions.read(file) == [one, other]
    assert one.at.endswith("Z") and one.by == "Amal"


def test_no_file_is_no_decision(tmp_path: Path) -> None:
    assert decisions.read(tmp_path / "none.jsonl") == []


def test_taken_back_it_holds_no_more_but_stands(tmp_path: Path) -> None:
    file = tmp_path / "d.jsonl"
    one = made()
    decisions.add(file, one)
    assert decisions.withdraw(file, one.id[:6], "Amal") == one
    assert decisions.read(file) == []
    assert len(file.read_text("utf-8").splitlines()) == 2
    with pytest.raises(DataError, match="none"):
        decisions.withdraw(file, one.id, "Amal")


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("{", "no decision"),
        (
            '{"verdict": "maybe", "id": "1", "a": "x", "b": "y", "names": ["a", "b"], "by": "z", "at": "t"}',
            "verdict 'maybe'",
        ),
        ('{"verdict": "same", "id": "1", "a": "x", "b": "y", "names": ["a"], "by": "z", "at": "t"}', "two names"),
        ('{"verdict": "same", "id": "1", "a": "x", "names": ["a", "b"], "by": "z", "at": "t"}', "'b' is missing"),
        (
            '{"verdict": "same", "id": 1, "a": "x", "b": "y", "names": ["a", "b"], "by": "z", "at": "t"}',
            "id must be text",
        ),
        ('{"verdict": "same", "mood": "good"}', "unknown field mood"),
        ('{"verdict": "withdrawn", "id": "nobody"}', "nobody"),
    ],
)
def test_a_broken_line_is_named(tmp_path: Path, line: str, told: str) -> None:
    file = tmp_path / "d.jsonl"
    decisions.add(file, made())
    with file.open("a", encoding="utf-8") as stream:
        stream.write(line + "\n")
    with pytest.raises(DataError, match=r"d\.jsonl:2: ") as error:
        decisions.read(file)
    assert told in str(error.value)
