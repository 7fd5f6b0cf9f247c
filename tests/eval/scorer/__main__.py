"""`python -m tests.eval.scorer check|json PATH…`: reads gold files (or folders of them) and shows them, or prints their JSON."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from . import goldfile, show
from .quotes import GoldError


def gold_files(paths: Sequence[Path]) -> list[Path]:
    return [file for path in paths for file in (sorted(path.glob("*.gold")) if path.is_dir() else [path])]


def main(arguments: Sequence[str] | None = None) -> int:
    """0; 1 where a gold file has an error (all of them are named)."""
    parser = argparse.ArgumentParser(prog="python -m tests.eval.scorer", description=__doc__)
    parser.add_argument("task", choices=("check", "json"))
    parser.add_argument("paths", type=Path, nargs="+", metavar="PATH")
    parser.add_argument("--quiet", action="store_true", help="check alone: name the errors, show nothing")
    given = parser.parse_args(arguments)
    wrong = 0
    for file in gold_files(given.paths):
        try:
            row, gold = goldfile.compiled(file)
        except GoldError as error:
            print(f"error: {error}", file=sys.stderr)
            wrong += 1
            continue
        if given.task == "json":
            print(json.dumps(gold, ensure_ascii=False, sort_keys=True))
        elif not given.quiet:
            print("\n".join(show.lines(row["text"], gold)))
    return int(wrong > 0)


if __name__ == "__main__":
    sys.exit(main())
