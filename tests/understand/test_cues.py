"""The tables of cues and attributions: size, stances, and broken rows that stop with file and line."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.data import folder
from ingest.errors import DataError
from ingest.understand.cues import STANCES, Cues

LEXICON = folder("seeds") / "lexicon"
CUES = "lemma\tpos\tstance\tcomplement\n"
ATTRIBUTIONS = "phrase\ttakes\nوفقا ل\tsource\nوفقا لما\tclause\n"


def written(path: Path, cues: str) -> Cues:
    (path / "cues.tsv").write_text(CUES + cues, "utf-8")
    (path / "attributions.tsv").write_text(ATTRIBUTIONS, "utf-8")
    return Cues.load(path / "cues.tsv", path / "attributions.tsv")


def test_the_table_has_two_hundred_cues_of_every_stance() -> None:
    cues = Cues.load(LEXICON / "cues.tsv", LEXICON / "attributions.tsv")
    assert len(cues.cues) >= 200
    assert {c.stance for c in cues.cues.values()} == set(STANCES)


def test_what_is_spelled_out_comes_before_the_clitic(tmp_path: Path) -> None:
    cues = written(tmp_path, "قال\tverb\tneutral\tcomp quote\n")
    assert [takes for _, takes in cues.attributions] == ["clause", "source"]


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ("قال\tverb\tloud\tcomp\n", "needs pos"),
        ("قال\tverb\tneutral\t\n", "needs pos"),
        ("أكد\tverb\tneutral\tcomp\nاكد\tverb\tclaims\tquote\n", "stands twice"),
    ],
)
def test_broken_rows(rows: str, words: str, tmp_path: Path) -> None:
    with pytest.raises(DataError, match=f"cues.tsv.*{words}"):
        written(tmp_path, rows)
