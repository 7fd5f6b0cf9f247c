"""The text that a gold file annotates: `ID.txt` beside it, or (part of) a file of the repository."""

from __future__ import annotations

import json
from pathlib import Path

from ingest.model import Page
from ingest.read import read

from .quotes import GoldError, span

ROOT = Path(__file__).resolve().parents[3]


def text_of(file: Path, reference: str, part: str) -> str:
    """The whole text, or the part that is quoted. Line ends stay as the file has them."""
    if not reference:
        beside = file.with_suffix(".txt")
        if not beside.is_file():
            raise GoldError(f"there is neither a text record nor {beside.name}")
        whole = beside.read_bytes().decode("utf-8")
    else:
        whole = _repository(*reference.partition("#")[::2])
    if not part:
        return whole
    start, end = span(whole, part)
    return whole[start:end]


def _repository(name: str, record: str) -> str:
    path = ROOT / name
    if not path.is_file():
        raise GoldError(f"no file {name}")
    if record:
        for line in path.read_text("utf-8").splitlines():
            row = json.loads(line)
            if row.get("id") == record:
                return str(row["text"])
        raise GoldError(f"no record {record} in {name}")
    for page in read([str(path)]):
        if isinstance(page, Page):
            return page.raw
    raise GoldError(f"{name} holds no page that can be read")
