"""Where the project's data folders (seeds, ontology, queries) are, and what tells that files have changed."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable
from pathlib import Path

from ingest.errors import DataError

_PACKAGE = Path(__file__).resolve().parent


def folder(name: str) -> Path:
    """The data folder `name`: under NABA_HOME where that is set, else inside the installed package, else beside it.

    Raises DataError where there is none. NABA_HOME is never overruled: a wrong one is an error, not a fallback.
    """
    home = os.environ.get("NABA_HOME", "")
    tried = [Path(home) / name] if home else [_PACKAGE / "_data" / name, _PACKAGE.parent / name]
    for path in tried:
        if path.is_dir():
            return path
    where = " and ".join(str(path) for path in tried)
    raise DataError(f"no data folder {name!r}: looked at {where}; set NABA_HOME to the folder that has it")


def digest(paths: Iterable[Path]) -> str:
    """The SHA-256 (hex) of the names and contents of files, whatever their order."""
    whole = hashlib.sha256()
    for path in sorted(set(paths), key=lambda path: (path.parent.name, path.name)):
        content = hashlib.sha256(path.read_bytes()).hexdigest()
        whole.update(f"{path.parent.name}/{path.name}\0{content}\n".encode())
    return whole.hexdigest()
