"""The compiled authority: where it lies, and making it: `python -m ingest.setup.authority`, `make authority`."""

from __future__ import annotations

import hashlib
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from ingest.errors import NabaError
from ingest.resolve import compiled
from ingest.resolve.authority import Authority
from ingest.setup import packages
from ingest.setup.location import data_folder

_FILE = "authority.jsonl"


def compiled_file() -> Path:
    """Where the compiled authority lies; it need not be there."""
    return data_folder() / _FILE


def known() -> Authority:
    """The authority, from the compiled file where that is up to date, else from the sources. Raises DataError."""
    return compiled.load(compiled_file())


def make(say: Callable[[str], object], *, check: bool = False) -> None:
    """Compiles the authority anew. With `check`, ids and coordinates are first held against the data of packages.

    Raises DataError: a broken source, an id that a package contradicts, a folder that cannot be written.
    """
    found = compiled.compiled()
    if check:
        packages.check(found, say)
    file = compiled_file()
    compiled.write(found, file)
    kinds = Counter(e.type for e in found.entries.values() if not e.derived)
    counts = ", ".join(f"{number:,} {kind.casefold()}s" for kind, number in sorted(kinds.items()))
    tenures = sum(len(e.tenures) for e in found.entries.values())
    say(f"Authority: {counts}, {tenures:,} tenures; with organs by pattern {len(found.entries):,} entries")
    say(f"{file.name}: {file.stat().st_size:,} bytes, sha256 {hashlib.sha256(file.read_bytes()).hexdigest()[:16]}")


def main() -> int:
    """0 when it is compiled, 2 with one line on standard error when something is wrong."""
    try:
        make(print, check=True)
    except NabaError as error:
        print(f"error: {error}", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
