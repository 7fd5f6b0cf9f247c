"""`naba ingest`: pages into the store."""

from __future__ import annotations

import argparse
import shlex
import time
from collections.abc import Iterator
from itertools import chain

from ingest.commands import options
from ingest.commands.console import Console
from ingest.data import folder
from ingest.describe import terms
from ingest.errors import DataError, InputError
from ingest.model import Issue, Page
from ingest.present import summary
from ingest.present.counts import Counts, counts
from ingest.present.progress import progress
from ingest.read import read
from ingest.run import background, made_by
from ingest.run.into_store import Outcome
from ingest.run.into_store import ingest as ingest_pages
from ingest.run.work import Standard, Task
from ingest.setup.morphology import database
from ingest.store.embedded import Store

NAME = "ingest"
HELP = "read pages into the store"
DESCRIPTION = """\
Reads pages (text, HTML, JSON Lines; gzip, xz, zstd; files, folders, - for standard input) into the store. A page that
has not changed is left as it is; a changed one replaces its graphs. What was left out is listed on standard error and
in issues.jsonl of the store, with reasons (exit code 1)."""
EXAMPLE = """\
example:
  naba ingest pages/
  naba ingest articles.jsonl.gz --field published=time --field text=body --workers 2
  naba ingest page.txt --store graph-of-june"""

_FULLEST = f"""SELECT ?id WHERE {{
  {{ SELECT ?article (COUNT(*) AS ?n) WHERE {{ ?report a <{terms.REPORT}> ; <{terms.IN_ARTICLE}> ?article }}
    GROUP BY ?article }}
  ?article <{terms.DCTERMS_IDENTIFIER}> ?id
}} ORDER BY DESC(?n) ?id LIMIT 1"""


def add(parser: argparse.ArgumentParser) -> None:
    """Describes the arguments."""
    parser.add_argument(
        "paths", metavar="PATH", nargs="*", help="files, folders, or - (default: the articles in seeds/articles)"
    )
    options.add_store(parser)
    parser.add_argument(
        "--workers", metavar="N", type=_workers, default=1, help="processes that read pages (default: 1; 1 GB each)"
    )
    options.add_reading(parser)
    options.add_confidence(parser)
    parser.add_argument("--no-progress", action="store_true", help="no progress bar, even on a terminal")


def run(args: argparse.Namespace, console: Console) -> int:
    """Ingests and prints the summary; returns 1 where something was skipped."""
    began = time.monotonic()
    items = _begun(read(args.paths or _seeds(), fields=options.pairs(args.field, "--field"), stdin=console.stdin))
    least = args.min_confidence
    version = made_by.version(args.recogniser, args.model, database(), least)
    task = Task(Standard(args.recogniser, args.model), version, least)
    with Store.open(args.store) as store:
        with progress(console.err, console.live and not args.no_progress, "reading") as told:
            outcome = ingest_pages(store, items, task, args.workers, lambda done, at: told(done, None, at))
        changed = background.refresh(store)
        if changed or not outcome.nothing_changed:
            store.optimize()
        code = console.skipped(outcome.issues, str(store.issues_path))
        held = counts(store)
        tip = _next(store, held, args.store)
    console.data(_done(outcome, changed, time.monotonic() - began))
    console.data(summary.holdings(held))
    console.data(summary.skipped(outcome.issues))
    if table := summary.events(held.reports, console.columns, console.ascii_only):
        console.data("\n" + table)
    console.data(tip)
    return code


def _begun(items: Iterator[Page | Issue]) -> Iterator[Page | Issue]:
    """The same items, the first read already: an input that cannot be read must not leave an empty store behind."""
    first = next(items, None)
    return chain([first] if first else [], items)


def _done(outcome: Outcome, background_changed: bool, seconds: float) -> str:
    pages = "page" if outcome.pages == 1 else "pages"
    took = f"{outcome.pages:,} {pages} in {seconds:.1f} s"
    if outcome.nothing_changed:
        also = "; the authority, the ontology or who is who changed" if background_changed else ""
        return f"Nothing changed: {outcome.unchanged:,} articles stand as they were ({took}){also}.\n\n"
    parts = [f"{outcome.new:,} new", f"{outcome.changed:,} changed", f"{outcome.unchanged:,} unchanged"]
    parts += [f"{outcome.removed:,} gone"] if outcome.removed else []
    return f"Articles: {', '.join(parts)} ({took}).\n\n"


def _next(store: Store, held: Counts, folder_given: str) -> str:
    """Two commands that give an answer with what is there."""
    at = "" if folder_given == options.STORE else f" --store {shlex.quote(folder_given)}"
    told = {status for _, status in held.reports}
    status = next((status for status in ("planned", "cancelled", "negated", "happened") if status in told), "")
    query = f"events/by-status --param status={status}" if status else "articles/list"
    rows = store.select(_FULLEST).rows
    thing = f"naba show {shlex.quote(rows[0][0].value)}" if rows and rows[0][0] else "naba stats"
    return f"\nTry next:\n  naba query {query}{at}\n  {thing}{at}\n"


def _seeds() -> list[str]:
    try:
        return [str(folder("seeds") / "articles")] if (folder("seeds") / "articles").is_dir() else []
    except DataError as error:
        raise InputError("no input: name a file, a folder, or - for standard input") from error


def _workers(text: str) -> int:
    if not text.isascii() or not text.isdecimal() or not 1 <= int(text) <= 256:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of processes")
    return int(text)
