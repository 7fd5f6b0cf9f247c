"""The articles that are measured: a corpus of news where there is one, else new articles made from the seeds."""

from __future__ import annotations

import json
import lzma
import random
import re
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from ingest.arabic.segment import sentence_bounds
from ingest.clean import cut
from ingest.data import folder
from ingest.model import Issue
from ingest.read import read
from ingest.recognise.names import load_parts

_ROOT = Path(__file__).resolve().parent.parent
_CORPUS = "ant.jsonl.xz"
_DIGIT = re.compile(r"[0-9]")


class Corpus(NamedTuple):
    """A JSONL file of articles, how many it has, and where they come from, in words."""

    path: Path
    articles: int
    told: str


def found(given: Path | None) -> Path | None:
    """The corpus to use: the one given, else a copy of ANT (antcorpus, JSONL, xz) in a data folder beside the project."""
    return given or next(iter(sorted(_ROOT.parent.glob(f"*/data/{_CORPUS}"))), None)


def write(path: Path, count: int, source: Path | None) -> Corpus:
    """Writes `count` articles to `path`, from `source` while it has any; without one they are made from the seeds."""
    records = _from(source) if source else made(count)
    written = 0
    with path.open("w", encoding="utf-8") as out:
        for record in islice(records, count):
            out.write(json.dumps(record, ensure_ascii=False) + "\n")
            written += 1
    return Corpus(path, written, f"corpus {source.name}" if source else "made from the seeds")


def _from(source: Path) -> Iterator[dict[str, str]]:
    unpacked = lzma.open if source.suffix == ".xz" else open
    with unpacked(source, "rt", encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            yield {
                "id": record["id"],
                "title": record.get("title", ""),
                "text": record["text"],
                "published": record.get("published") or record.get("time", ""),
                "source": record.get("source", ""),
            }


def made(count: int) -> Iterator[dict[str, str]]:
    """`count` articles of ten sentences each, the same at every call: sentences of the seeds in new order, each with
    another speaker and other digits, so that no sentence is read twice."""
    sentences = _sentences()
    parts = load_parts()
    given = sorted(name for name, times in parts.given.items() if times >= 20)
    family = sorted(name for name, times in parts.family.items() if times >= 5)
    dice = random.Random(20240610)
    for number in range(count):
        told = []
        for sentence in dice.sample(sentences, 10):
            other = _DIGIT.sub(lambda _: str(dice.randint(1, 9)), sentence)
            told.append(f"وقال المسؤول {dice.choice(given)} {dice.choice(family)} للصحفيين: {other}")
        yield {
            "id": f"made-{number}",
            "title": dice.choice(sentences)[:80],
            "text": "\n".join(told),
            "published": f"2024-{number % 12 + 1:02}-{number % 28 + 1:02}",
            "source": "",
        }


def _sentences() -> list[str]:
    out: dict[str, None] = {}
    for page in read([str(folder("seeds") / "articles")]):
        if isinstance(page, Issue):
            continue
        for article in cut(page)[0]:
            for start, end in sentence_bounds(article.text):
                if end - start > 40:
                    out[article.text[start:end].replace("\n", " ")] = None
    return list(out)
