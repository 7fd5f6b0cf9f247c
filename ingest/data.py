"""Where the project's data folders (seeds, ontology, queries) are."""

from __future__ import annotations

import os
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
