"""`python -m ingest.train FOLDER`: trains the recogniser on the corpora of a folder and writes its model file."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from ingest.errors import NabaError
from ingest.recognise import modelfile
from ingest.train.build import Size, build


def main(arguments: Sequence[str] | None = None) -> int:
    """0 when the model file is written; 2, with the reason, where something is missing."""
    usual = Size()
    parser = argparse.ArgumentParser(prog="python -m ingest.train", description=__doc__)
    parser.add_argument(
        "folder", type=Path, help="has anercorp_train.txt, and may have ant.jsonl.xz and wojood_sample/"
    )
    parser.add_argument(
        "--out", type=Path, default=modelfile.DEFAULT, help="the model file (default: the package's own)"
    )
    parser.add_argument("--epochs", type=int, default=usual.epochs, help="times that the networks see each sentence")
    parser.add_argument("--rounds", type=int, default=usual.rounds, help="rounds of the CRFs' optimiser")
    parser.add_argument(
        "--folds", type=int, default=usual.folds, help="networks and CRFs; each leaves another tenth out"
    )
    parser.add_argument(
        "--replaced", type=float, default=usual.replaced, help="share of sentences seen again with other names"
    )
    parser.add_argument("--fast", action="store_true", help="train the folds at the same time, a core each")
    given = parser.parse_args(arguments)
    size = Size(given.folds, given.epochs, given.rounds, given.replaced)
    try:
        build(given.folder, given.out, size, given.fast, lambda line: print(line, file=sys.stderr, flush=True))
    except NabaError as error:
        print(f"error: {error}", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
