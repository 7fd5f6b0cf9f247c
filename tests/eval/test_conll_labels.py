"""`python -m tests.eval.conll FILE`: the words of a file come out again, each with a label."""

from __future__ import annotations

import os
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import conll as command  # tests/eval/conll.py
import pytest

from ingest.arabic.analyse import Analyser
from ingest.recognise import modelfile
from ingest.recognise.decode import follows
from ingest.recognise.knowledge import Knowledge
from ingest.recognise.labels import ANERCORP, KINDS, LABELS
from ingest.recognise.tagger import Reading, Tagger

ROOT = Path(__file__).resolve().parents[2]
WORDS = 'فرانكفورت (د ب أ) أعلن اتحاد صناعة السيارات\n\nقرأ سالم الديراني "الأهرام" في تونس، أمس .\n\nعاد\n'
TEXT = WORDS.replace(" ", "\n")


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch, knowledge: Knowledge, analyser: Analyser) -> None:
    """What takes long to load, loaded once."""
    monkeypatch.setattr(Knowledge, "load", lambda: knowledge)
    monkeypatch.setattr(Knowledge, "analyser", lambda self: analyser)


def labelled(path: Path, text: str, capsys: pytest.CaptureFixture[str]) -> list[list[str]]:
    """What is printed for a file, line by line, in cells."""
    path.write_text(text, "utf-8")
    assert command.main([str(path)]) == 0
    said = capsys.readouterr()
    assert said.err == ""
    return [line.split(" ") if line else [] for line in said.out.splitlines()]


def test_the_same_words_in_the_same_lines(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = labelled(tmp_path / "words.txt", TEXT, capsys)
    assert [row[0] if row else "" for row in rows] == TEXT.splitlines()
    labels = [row[1] if row else "O" for row in rows]
    assert all(len(row) in (0, 2) for row in rows)
    assert set(labels) <= {label for label in LABELS if "GOV" not in label}
    assert all(follows(before, label) for before, label in pairwise(["O", *labels]))


@pytest.mark.parametrize(
    "text",
    [
        "\n\nعاد\n\n\n\nوصل\nسالم\n\n\n",
        "عاد O\nسالم B-PERS x\n\nوصل\tO\n",
        "عاد",
        "\n",
        "\u064b\n...\n\nـ\nعاد\n",  # words without a letter
    ],
)
def test_blank_lines_and_further_columns(tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str) -> None:
    rows = labelled(tmp_path / "words.txt", text, capsys)
    assert [row[:1] for row in rows] == [line.split()[:1] for line in text.splitlines()]
    assert all(row[1] in LABELS for row in rows if row)


def test_an_empty_file_gives_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert labelled(tmp_path / "words.txt", "", capsys) == []


def test_each_word_gets_the_label_of_its_name(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """With a model that takes each word of five letters and more for an organ of government of its own."""
    asked = []

    def read(self, parsed, corpus):
        asked.append(corpus)
        return [
            Reading(
                ["B-GOV" if t.kind == "word" and len(t.form) > 4 else "O" for t in parsed.tokens[s.first : s.last]],
                None,
            )
            for s in parsed.sentences
        ]

    monkeypatch.setattr(Tagger, "read", read)
    rows = labelled(tmp_path / "words.txt", TEXT, capsys)
    named = [row[0] for row in rows if row and row[1] == "B-ORG"]
    assert named == ["فرانكفورت", "اتحاد", "صناعة", "السيارات", "الديراني", '"الأهرام"']
    assert {row[1] for row in rows if row} == {"O", "B-ORG"} and set(asked) == {ANERCORP}


def test_kinds_of_anercorp_are_kinds_of_ours() -> None:
    assert {"PERS", "LOC", "ORG", "MISC"} == set(KINDS) - {"GOV"}


@pytest.mark.parametrize("data", [None, "سالم\n".encode("utf-16")])
def test_a_file_that_cannot_be_read(tmp_path: Path, capsys: pytest.CaptureFixture[str], data: bytes | None) -> None:
    path = tmp_path / "words.txt"
    if data is not None:
        path.write_bytes(data)
    assert command.main([str(path)]) == 2
    said = capsys.readouterr()
    assert said.out == "" and said.err.startswith(f"error: {path}: not readable as UTF-8 text")


def test_a_model_that_is_missing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "words.txt"
    path.write_text(TEXT, "utf-8")
    load = modelfile.load
    monkeypatch.setattr(modelfile, "load", lambda: load(tmp_path / "names.zip"))
    assert command.main([str(path)]) == 2
    said = capsys.readouterr()
    assert said.out == "" and "names.zip: the trained recogniser is missing" in said.err and "make train" in said.err


def test_as_a_command(tmp_path: Path) -> None:
    path = tmp_path / "words.txt"
    path.write_bytes(b"\xff\xfe")
    ran = subprocess.run(
        [sys.executable, "-m", "tests.eval.conll", str(path)],
        capture_output=True,
        encoding="utf-8",
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert ran.returncode == 2 and ran.stdout == ""
    assert ran.stderr.startswith("error: ") and "Traceback" not in ran.stderr
