"""What a run of the command left."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from ingest.store.embedded import Store
from ingest.store.rdf import Rows


@dataclass(frozen=True)
class Ran:
    """What a run of `naba` did: exit code and both streams."""

    code: int
    out: str
    err: str


def content(store: Path) -> dict[str, str]:
    """Digests of all that a store holds: its files of graphs, its issues, and the triples that it answers from."""
    files = [*sorted((store / "nquads").rglob("*")), store / "issues.jsonl"]
    found = {str(file.relative_to(store)): _digest(file.read_bytes()) for file in files if file.is_file()}
    with Store.open(store, read_only=True) as opened:
        found["triples"] = _digest("".join(opened.dump()).encode("utf-8"))
    return found


def rows(store: Store, text: str) -> Rows:
    """The rows of a SELECT."""
    found = store.query(text)
    assert isinstance(found, Rows)
    return found


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
