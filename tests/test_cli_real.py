"""The command line with the real pipeline, where its database has been fetched: the same bytes however it is run."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ingest.cli import main
from ingest.data import folder
from ingest.errors import DataError
from ingest.setup.morphology import database


def _there() -> bool:
    try:
        return database().exists()
    except DataError:
        return False


pytestmark = pytest.mark.skipif(not _there(), reason="the morphology database is not there (make setup)")
PAGES = ("01-delegation-cancelled.txt", "08-fall-of-assad.txt", "12-haniyeh-killed.html", "19-records.jsonl")


def test_one_worker_and_two_write_the_same_bytes(tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    paths = [str(folder("seeds") / "articles" / name) for name in PAGES]
    outputs = []
    for workers in ("1", "2"):
        store = str(tmp_path / workers)
        assert main(["ingest", *paths, "--store", store, "--workers", workers]) in (0, 1)
        capsysbinary.readouterr()
        assert main(["export", "--store", store]) == 0
        outputs.append(capsysbinary.readouterr().out)
    assert outputs[0] == outputs[1] and outputs[0].count(b"\n") > 40_000


def test_every_span_cuts_its_words_out_of_the_page(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    path = folder("seeds") / "articles" / PAGES[0]
    assert main(["annotate", str(path)]) == 0
    raw = path.read_text("utf-8")
    for line in capsysbinary.readouterr().out.splitlines():
        found = json.loads(line)
        assert found["events"] and found["statements"]
        for time in found["times"]:
            start, end = time["span"]
            assert raw[start:end] == time["text"]
