"""Which IRIs of an article's graph the database has under another name than the graph's file, because two are judged one.

The files keep what each article says; the database, and whoever asks it, has one node for one thing. So a judgement can be
taken back: the graphs that it touched are loaded from their files again.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from ingest.describe import ids, nquads, terms
from ingest.errors import StoreError
from ingest.store import files

_FILE = "renames.json"
# What an article's graph says of an entity that is joined to another one: the other one's own word stands instead.
_LABEL, _TYPE = f"<{terms.SKOS_PREF_LABEL}>", f"<{terms.RDF}type>"
_EVENT = f"<{ids.EVENTS}"  # an event has no facts of its own: each article that tells of it says what it is
_OWN = frozenset((_LABEL, f"<{terms.KIND_OF}>", f"<{terms.STATE}>"))


class Now(NamedTuple):
    """What an entity is called in the database: IRI, and Arabic label ("" where another graph describes it)."""

    iri: str
    label: str = ""


Renaming = Mapping[str, Mapping[str, Now]]
"""Graph → IRI in its file → what it is called in the database."""


def read(folder: Path) -> dict[str, dict[str, Now]]:
    """The renames of a store; none where there are none yet. Raises StoreError for a broken file."""
    path = folder / _FILE
    try:
        found = json.loads(path.read_bytes())
        return {
            str(graph): {str(old): Now(str(iri), str(label)) for old, (iri, label) in names.items()}
            for graph, names in found.items()
        }
    except FileNotFoundError:
        return {}
    except (ValueError, AttributeError, TypeError) as error:
        raise StoreError(f"{path}: broken; remove it and run naba ingest again") from error


def write(folder: Path, renames: Renaming) -> None:
    """Keeps the renames of a store. Raises OSError."""
    kept = {graph: dict(sorted(names.items())) for graph, names in sorted(renames.items()) if names}
    files.write(folder / _FILE, json.dumps(kept, indent=0).encode("ascii"))


def applied(data: bytes, names: Mapping[str, Now]) -> bytes:
    """N-Quads lines of a graph's file with the new names in place of the old; literals and other terms as they are.

    Kind and state of a renamed entity are left out, and its label is that of the entity that it is now; where another
    graph describes that one, its class is left out as well.
    """
    if not names:
        return data
    new = {f"<{old}>": f"<{now.iri}>" for old, now in names.items()}
    labels = {f"<{old}>": nquads.text(now.label, "ar") for old, now in names.items() if now.label}
    lines = []
    for line in data.decode("utf-8").split("\n"):  # other line breaks may stand in a literal
        if line:
            subject, predicate, rest = line.split(" ", 2)
            described_there = subject not in labels and not subject.startswith(_EVENT)
            if subject in new and (predicate in _OWN or (predicate == _TYPE and described_there)):
                if predicate == _LABEL and subject in labels:
                    graph = rest[rest.rindex(" <") :]
                    lines.append(f"{new[subject]} {predicate} {labels[subject]}{graph}")
                continue
            if rest.startswith("<"):
                value, end = rest.split(" ", 1)
                rest = f"{new.get(value, value)} {end}"
            line = f"{new.get(subject, subject)} {predicate} {rest}"
        lines.append(line)
    return "\n".join(lines).encode("utf-8")
