"""Gold files: read and show them, print their JSON, or score Naba (or an output of it) against them.

PATH is a gold file, a folder of them, or a folder with articles.jsonl and gold/*.json. The figures: tests/eval/gold/README.md.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from ingest.pipeline import Pipeline

from . import goldfile, run, show
from .figures import measured
from .quotes import GoldError


def main(arguments: Sequence[str] | None = None) -> int:
    """0; 1 where a gold file has an error (`check` names all of them)."""
    parser = argparse.ArgumentParser(prog="python -m tests.eval.scorer", description=__doc__)
    parser.add_argument("task", choices=("check", "json", "rows", "score"))
    parser.add_argument("paths", type=Path, nargs="+", metavar="PATH")
    parser.add_argument("--quiet", action="store_true", help="check: name the errors, show nothing")
    parser.add_argument(
        "--system", type=Path, help="score: what `naba annotate` printed for the records; without it Naba is run"
    )
    parser.add_argument("--min-confidence", type=float, default=0.0, metavar="X", help="score: events from X on alone")
    parser.add_argument("--errors", action="store_true", help="score: list each error")
    parser.add_argument("--files", action="store_true", help="score: the figures of each article as well")
    given = parser.parse_args(arguments)
    if given.task == "check":
        return check(given.paths, given.quiet)
    try:
        pairs = run.loaded(given.paths)
    except GoldError as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    if given.task == "score":
        score(pairs, given.system, given.errors, given.files, given.min_confidence)
    else:
        for row, gold in pairs:
            print(json.dumps(gold if given.task == "json" else row, ensure_ascii=False, sort_keys=True))
    return 0


def check(paths: Sequence[Path], quiet: bool) -> int:
    wrong = 0
    for file in run.gold_files(paths):
        try:
            row, gold = goldfile.compiled(file)
        except GoldError as error:
            print(f"error: {error}", file=sys.stderr)
            wrong += 1
        else:
            print("" if quiet else "\n".join(show.lines(row["text"], gold)) + "\n", end="")
    return int(wrong > 0)


def score(
    pairs: Sequence[tuple[run.Json, run.Json]], output: Path | None, errors: bool, files: bool, least: float
) -> None:
    rows = [row for row, _ in pairs]
    if output:
        system = {row["id"]: row for row in map(json.loads, output.read_text("utf-8").splitlines())}
    else:
        system = run.annotated(rows, Pipeline())
    for found in system.values():
        found["events"] = [event for event in found["events"] if event["confidence"] >= least]
    articles = run.articles(pairs, system)
    if files:
        for article in articles:
            print(f"--- {article.gold['id']}", *measured([article]).rows(), sep="\n")
    figures = measured(articles)
    print(f"{len(articles)} articles, texts {run.digest(rows)}", *figures.rows(), sep="\n")
    if errors:
        for error in sorted(figures.errors):
            print(*error, sep=" | ")
        print(
            *(f"{count:4} {kind}" for kind, count in Counter(kind for kind, _, _ in figures.errors).most_common()),
            sep="\n",
        )


if __name__ == "__main__":
    sys.exit(main())
