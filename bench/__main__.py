"""`python -m bench`: run the measures one after the other and print the table."""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from bench import corpus
from bench.report import report
from ingest.errors import NabaError
from ingest.setup.morphology import database

_ROOT = Path(__file__).resolve().parent.parent
_WORKERS = 2
_BUSY = 0.5  # load average above which others take a share of the processor that shows


class Size(NamedTuple):
    """How much is measured: articles through the stages, articles through the stream, sentences through BERT."""

    articles: int
    stream: int
    sentences: int


FULL, QUICK = Size(1_000, 10_000, 200), Size(60, 300, 16)


def main(arguments: Sequence[str] | None = None) -> int:
    """0 when all was measured; 2 where a measure failed."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help=f"a smaller run: {QUICK.articles} articles, some minutes")
    parser.add_argument("--articles", type=int, metavar="N", help=f"articles (default: {FULL.articles:,})")
    parser.add_argument("--stream", type=int, metavar="N", help=f"articles streamed (default: {FULL.stream:,})")
    parser.add_argument("--sentences", type=int, metavar="N", help=f"of BERT (default: {FULL.sentences})")
    parser.add_argument("--corpus", type=Path, metavar="FILE", help="JSONL of articles (plain or xz) to measure on")
    parser.add_argument(
        "--seeds", action="store_true", help="make the articles from the seeds, whatever corpus is there"
    )
    args = parser.parse_args(arguments)
    default = QUICK if args.quick else FULL
    size = Size(args.articles or default.articles, args.stream or default.stream, args.sentences or default.sentences)
    try:
        database()
        print(run(size, None if args.seeds else corpus.found(args.corpus)), end="")
    except subprocess.CalledProcessError as error:
        print(f"error: {' '.join(map(str, error.cmd[1:]))} failed (exit code {error.returncode})", file=sys.stderr)
        return 2
    except NabaError as error:
        print(f"error: {error}", file=sys.stderr)
        return 2
    return 0


def run(size: Size, source: Path | None) -> str:
    """Measures, and gives the report as text. Everything is written to a temporary folder."""
    busy = os.getloadavg()[0]
    with tempfile.TemporaryDirectory(prefix="naba-bench-") as temporary:
        folder = Path(temporary)
        small = corpus.write(folder / "articles.jsonl", size.articles, source)
        long = corpus.write(folder / "stream.jsonl", max(size.stream, size.articles), source)
        stages = _measured("bench.stages", small.path, folder / "stages")
        whole = _measured("bench.whole", long.path, folder / "whole", _WORKERS, small.articles)
        names = _measured("bench.names", small.path, _WORKERS)
        bert = _measured("bench.bert", small.path, size.sentences)
    told = report(small, long, stages, whole, names, bert, _WORKERS)
    if busy > _BUSY:
        told += f"The machine had other work (load {busy:.1f} before the start): all rates are lower than it can do.\n"
    return told


def _measured(module: str, *arguments: object) -> dict[str, Any]:
    """What a measure prints, run in a process of its own. Raises CalledProcessError; what it said is on standard error."""
    command = [sys.executable, "-m", module, *map(str, arguments)]
    ran = subprocess.run(command, cwd=_ROOT, stdout=subprocess.PIPE, text=True, check=True)
    found: dict[str, Any] = json.loads(ran.stdout.splitlines()[-1])
    return found


if __name__ == "__main__":
    sys.exit(main())
