"""`naba export`: the graph, or a flat table of its events, to standard output or a file."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import IO

from ingest.commands import options
from ingest.commands.console import Console
from ingest.errors import InputError
from ingest.present import names
from ingest.store import events, export, files
from ingest.store.embedded import Store

NAME = "export"
HELP = "write the graph, or a table of its events"
DESCRIPTION = """\
Writes the graph as N-Quads, TriG, JSON-LD or (one article) Turtle; or the events as a flat table, one row a report,
whose columns docs/events.md describes. The same store gives the same bytes."""
EXAMPLE = """\
example:
  naba export --format trig -o graph.trig
  naba export --format turtle --article page.txt
  naba export --events csv > events.csv"""


def add(parser: argparse.ArgumentParser) -> None:
    """Describes the arguments."""
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--format", choices=export.FORMATS, default="", help="form (default: nquads)")
    form.add_argument("--events", choices=events.FORMATS, default="", help="the table of events instead")
    parser.add_argument("--article", metavar="ID", default="", help="one article alone: its id or IRI, or its graph's")
    parser.add_argument("-o", "--output", metavar="FILE", default="-", help="file (default: standard output)")
    options.add_store(parser)


def run(args: argparse.Namespace, console: Console) -> int:
    """Writes the export; a file is there whole or not at all."""
    if args.events and args.article:
        raise InputError("--article goes with --format: the table has all events")
    with Store.open(args.store, read_only=True) as store:
        if args.output == "-":
            _write(store, args, console.out)
            return 0
        path = Path(args.output)
        draft = path.with_name(f"{path.name}.part")
        with files.told(path, "writing the export"):
            try:
                with draft.open("wb") as stream:
                    _write(store, args, stream)
                draft.replace(path)
            finally:
                draft.unlink(missing_ok=True)
    return 0


def _write(store: Store, args: argparse.Namespace, output: IO[bytes]) -> None:
    if args.events:
        events.write_events(store, args.events, output)
    else:
        export.export(store, args.format or "nquads", output, names.long(args.article) or args.article)
