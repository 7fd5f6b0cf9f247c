"""What an article's graph hangs on besides its page: version, code of the stages, data, recogniser."""

from __future__ import annotations

import hashlib
from pathlib import Path

import ingest
from ingest.data import digest, folder

_STAGES = ("clean", "arabic", "recognise", "resolve", "understand", "describe")


def version(recogniser: str = "default", model: str = "", morphology: Path | None = None, least: float = 0.0) -> str:
    """Naba's version with a mark of all that makes graphs: `0.1.0+3f2a9c1e`. Raises DataError where data lack.

    `morphology` is the database in use, told by its name and size, `least` the confidence that records need. A changed
    rule, name, shape or threshold changes the mark, and the next run reads its pages again.
    """
    package = Path(ingest.__file__).resolve().parent
    code = [package / "pipeline.py", package / "model.py"]
    code += [file for stage in _STAGES for file in (package / stage).rglob("*.py")]
    code += (package / "recognise" / "model").glob("*.zip")
    data = [file for kind in ("*.tsv", "*.toml") for file in folder("seeds").rglob(kind)]
    data += (folder("ontology") / "shapes").glob("*.ttl")
    mark = hashlib.sha256(f"{recogniser}\0{model}\0".encode())
    if morphology is not None:
        mark.update(f"{morphology.name}\0{morphology.stat().st_size}\0".encode())
    if least:
        mark.update(f"{least:.4f}\0".encode())
    mark.update(digest([*code, *data]).encode("ascii"))
    return f"{ingest.__version__}+{mark.hexdigest()[:8]}"
