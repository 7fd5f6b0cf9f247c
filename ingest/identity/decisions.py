"""People's decisions on who is who: a file of JSON lines beside the store, dated and signed, added to and never rewritten.

A line is a decision (`verdict` same or different, on `a` and `b`) or takes one back (`verdict` withdrawn, of `id`).
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

from ingest.errors import DataError
from ingest.store import files

Verdict = Literal["same", "different"]
_FIELDS = {"id", "verdict", "a", "b", "names", "by", "at", "note"}


@dataclass(frozen=True, slots=True)
class Decision:
    """That `a` and `b` are one or are not: each `identification/…`, an authority key, or a Wikidata id (`b` only);

    or both `report/…`, for the events that they tell of; or both `article/…`, for their texts. `names` are the two as the
    signer saw them, `by` the signer, `at` the time (ISO, UTC).
    """

    id: str
    verdict: Verdict
    a: str
    b: str
    names: tuple[str, str]
    by: str
    at: str
    note: str = ""

    @property
    def of_articles(self) -> bool:
        """Whether it is on events or texts, not on entities."""
        return self.a.startswith(("report/", "article/"))


def path(store: Path | str) -> Path:
    """Where the decisions on a store lie: beside its folder, so that they outlive it."""
    folder = Path(store).absolute()
    return folder.with_name(f"{folder.name}.decisions.jsonl")


def make(verdict: Verdict, a: str, b: str, names: tuple[str, str], by: str, note: str = "") -> Decision:
    """A decision of this moment."""
    at = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    mark = hashlib.sha256(json.dumps([verdict, *sorted((a, b)), by, at]).encode("ascii")).hexdigest()[:10]
    return Decision(mark, verdict, a, b, names, by, at, note)


def read(file: Path) -> list[Decision]:
    """The decisions that hold, in their order; none where there is no file. DataError with file and line for a broken one."""
    return [d for d, withdrawn in _all(file) if not withdrawn]


def add(file: Path, decision: Decision) -> None:
    """Writes a decision below the others. Raises StoreError."""
    _append(file, asdict(decision))


def withdraw(file: Path, mark: str, by: str) -> Decision:
    """Takes back the decision whose id begins with `mark`. Raises DataError where none does, or several."""
    found = [d for d in read(file) if d.id.startswith(mark)]
    if len(found) != 1:
        listed = ", ".join(d.id for d in found) or "none"
        raise DataError(f"{file}: decisions that hold and begin with {mark!r}: {listed}; naba why lists them")
    at = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    _append(file, {"id": found[0].id, "verdict": "withdrawn", "by": by, "at": at})
    return found[0]


def _append(file: Path, record: dict[str, object]) -> None:
    line = json.dumps(record, ensure_ascii=False) + "\n"
    with files.told(file, "writing the decision"), file.open("a", encoding="utf-8") as stream:
        stream.write(line)
        stream.flush()
        os.fsync(stream.fileno())


def _all(file: Path) -> Iterable[tuple[Decision, bool]]:
    """All decisions, each with whether it was taken back."""
    found: dict[str, Decision] = {}
    withdrawn: set[str] = set()
    if not file.exists():
        return []
    with files.told(file, "reading the decisions"):
        lines = file.read_text("utf-8").split("\n")
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
            if record["verdict"] == "withdrawn":
                if record["id"] not in found:
                    raise ValueError(f"takes back {record['id']}, which no line above decides")
                withdrawn.add(record["id"])
                continue
            decision = _decision(record)
        except (ValueError, KeyError, TypeError) as error:
            told = f"{error} is missing" if isinstance(error, KeyError) else str(error)
            raise DataError(f"{file}:{number}: no decision: {told}; mend the line or take it out") from error
        found[decision.id] = decision
    return [(decision, decision.id in withdrawn) for decision in found.values()]


def _decision(record: dict[str, object]) -> Decision:
    if unknown := set(record) - _FIELDS:
        raise ValueError(f"unknown field {', '.join(sorted(unknown))}")
    verdict, names = record["verdict"], record["names"]
    if verdict not in ("same", "different"):
        raise ValueError(f"verdict {verdict!r}; there are same, different, withdrawn")
    if not isinstance(names, list) or len(names) != 2:
        raise ValueError("names must be the two names")
    texts = {field: record[field] for field in ("id", "a", "b", "by", "at")} | {"note": record.get("note", "")}
    if wrong := [field for field, value in texts.items() if not isinstance(value, str)]:
        raise ValueError(f"{', '.join(wrong)} must be text")
    values = {field: str(value) for field, value in texts.items()}
    return Decision(verdict=verdict, names=(str(names[0]), str(names[1])), **values)
