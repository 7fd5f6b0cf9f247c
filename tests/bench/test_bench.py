"""The bench runs end to end on a handful of articles, and what it makes from the seeds is what it says."""

from __future__ import annotations

import json
from itertools import islice
from pathlib import Path

import pytest

from bench import corpus
from bench.__main__ import main
from bench.stages import STAGES
from ingest.errors import DataError
from ingest.setup.morphology import database


def test_the_quick_bench_prints_every_stage(capsys: pytest.CaptureFixture[str]) -> None:
    try:
        database()
    except DataError as error:
        pytest.skip(f"the morphology database is not there: {error}")
    assert main("--quick --seeds --articles 4 --stream 6 --sentences 2".split()) == 0
    told = capsys.readouterr().out
    assert "made from the seeds" in told
    for name in (*STAGES, "whole path, 1 process", "whole path, 2 workers", "streaming 6", "BERT base"):
        assert name in told
    assert "times its words a second" in told and "Memory from 4 to 6 articles" in told


def test_made_articles_are_the_same_each_time_and_repeat_no_sentence() -> None:
    first, again = list(corpus.made(30)), list(corpus.made(30))
    assert first == again
    lines = [line for record in first for line in record["text"].split("\n")]
    assert len(lines) == 300 and len(set(lines)) == 300


def test_a_given_corpus_is_taken_as_far_as_it_goes(tmp_path: Path) -> None:
    source = tmp_path / "news.jsonl"
    records = [{"id": str(n), "title": "عنوان", "text": "نص", "time": "2024-06-10"} for n in range(3)]
    source.write_text("\n".join(json.dumps(record, ensure_ascii=False) for record in records), "utf-8")
    written = corpus.write(tmp_path / "out.jsonl", 5, corpus.found(source))
    assert written.articles == 3 and written.told == "corpus news.jsonl"
    assert json.loads((tmp_path / "out.jsonl").read_text("utf-8").split("\n")[0])["published"] == "2024-06-10"


def test_more_articles_begin_with_the_same_ones() -> None:
    assert list(islice(corpus.made(50), 5)) == list(corpus.made(5))
