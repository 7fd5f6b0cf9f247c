"""Which IRIs of an article's graph the database has under another name than the graph's file, because two are judged one.

The files keep what each article says; the database, and whoever asks it, has one node for one thing. So a judgement can be
taken back: the graphs that it touched are loaded from their files again.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from ingest.describe import terms
from ingest.errors import StoreError
from ingest.store import files

_FILE = "renames.json"
# What an article's graph says of an entity that is joined to another one: the other one's own word stands instead.
_OWN = frozenset(f"<{term}>" for term in (terms.SKOS_PREF_LABEL, terms.KIND_OF, terms.STATE))

Renaming = Mapping[str, Mapping[str, str]]
"""Graph → IRI in its file → IRI in the database."""


def read(folder: Path) -> dict[str, dict[str, str]]:
    """The renames of a store; none where there are none yet. Raises StoreError for a broken file."""
    path = folder / _FILE
    try:
        found = json.loads(path.read_bytes())
        return {str(graph): {str(a): str(b) for a, b in names.items()} for graph, names in found.items()}
    except FileNotFoundError:
        return {}
    except (ValueError, AttributeError) as error:
        raise StoreError(f"{path}: broken; remove it and run naba ingest again") from error


def write(folder: Path, renames: Renaming) -> None:
    """Keeps the renames of a store. Raises OSError."""
    kept = {graph: dict(sorted(names.items())) for graph, names in sorted(renames.items()) if names}
    files.write(folder / _FILE, json.dumps(kept, indent=0).encode("ascii"))


def applied(data: bytes, names: Mapping[str, str]) -> bytes:
    """N-Quads lines of a graph's file with the new names in place of the old; literals and other terms as they are.

    Labels, kind and state of a renamed entity are left out: those of the entity that it is now stand elsewhere.
    """
    if not names:
        return data
    new = {f"<{a}>": f"<{b}>" for a, b in names.items()}
    lines = []
    for line in data.decode("utf-8").split("\n"):  # other line breaks may stand in a literal
        if line:
            subject, predicate, rest = line.split(" ", 2)
            if subject in new and predicate in _OWN:
                continue
            if rest.startswith("<"):
                value, end = rest.split(" ", 1)
                rest = f"{new.get(value, value)} {end}"
            line = f"{new.get(subject, subject)} {predicate} {rest}"
        lines.append(line)
    return "\n".join(lines).encode("utf-8")
