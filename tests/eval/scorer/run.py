"""Gold of both kinds with the texts that it is about, and Naba run over them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from ingest.describe.annotation import as_json
from ingest.describe.pages import merge
from ingest.model import Page
from ingest.pipeline import Pipeline
from ingest.read import read

from . import goldfile
from .article import Article

Json = dict[str, Any]


def gold_files(paths: Iterable[Path]) -> list[Path]:
    """The gold files that are named or lie in folders that are named."""
    return [file for path in paths for file in (sorted(path.glob("*.gold")) if path.is_dir() else [path])]


def loaded(paths: Sequence[Path]) -> list[tuple[Json, Json]]:
    """Records and gold: of gold files, and of folders that hold articles.jsonl and gold/*.json. GoldError where one is wrong."""
    found = []
    for path in paths:
        articles = path / "articles.jsonl"
        if articles.is_file():
            rows = {row["id"]: row for row in map(json.loads, articles.read_text("utf-8").splitlines())}
            for file in sorted((path / "gold").glob("*.json")):
                gold = json.loads(file.read_text("utf-8"))
                found.append((rows[gold["id"]], with_chains(gold)))
        else:
            found += [goldfile.compiled(file) for file in gold_files([path])]
    return found


def with_chains(gold: Json) -> Json:
    """A gold of the shared form, whose chains stand in a list of their own, with them on its statements and events."""
    chains = {chain["statement"]: chain["keys"] for chain in gold.get("source_chains", ()) if chain["statement"]}
    for statement in gold["statements"]:
        if statement["key"] in chains:
            statement["chain"] = chains[statement["key"]]
    return gold


def annotated(rows: Sequence[Json], pipeline: Pipeline) -> dict[str, Json]:
    """What Naba finds in each record, by id."""
    found = {}
    with TemporaryDirectory() as folder:
        file = Path(folder) / "articles.jsonl"
        file.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), "utf-8")
        for page in read([str(file)]):
            if isinstance(page, Page):
                found[page.id] = merge([as_json(a) for a in pipeline.read(page).annotations], page.id)
    return found


def articles(pairs: Sequence[tuple[Json, Json]], system: dict[str, Json]) -> list[Article]:
    return [Article(row["text"], gold, system.get(row["id"])) for row, gold in pairs]


def digest(rows: Iterable[Json]) -> str:
    """SHA-256 of the ids and texts: what floors were measured on."""
    hashed = hashlib.sha256()
    for row in sorted(rows, key=lambda row: str(row["id"])):
        hashed.update(f"{row['id']}\0{row['text']}\0".encode())
    return hashed.hexdigest()
