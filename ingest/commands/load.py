"""`naba load`: the store's graphs into a remote triple store, graph by graph."""

from __future__ import annotations

import argparse

from ingest.commands import options
from ingest.commands.asked import reached
from ingest.commands.console import Console
from ingest.errors import InputError
from ingest.present.progress import progress
from ingest.store.embedded import Store
from ingest.store.profiles import WAYS
from ingest.store.remote import load

NAME = "load"
HELP = "load the graphs into a remote triple store"
DESCRIPTION = """\
Makes each graph stand in a remote store as it is here: those that do are left, changed ones are replaced, a load that
was cut short goes on where it stopped. In the end the triples of each graph are counted on both sides. The server's
base URL is enough where its kind is known (oxigraph, virtuoso, fuseki, graphdb, generic); single URLs go before it.
Passwords and tokens come from NABA_PASSWORD and NABA_TOKEN."""
EXAMPLE = """\
example:
  naba load --to http://localhost:7878
  NABA_PASSWORD=… naba load --to http://localhost:8890 --profile virtuoso --user dba"""


def add(parser: argparse.ArgumentParser) -> None:
    """Describes the arguments."""
    parser.add_argument("--to", metavar="URL", default="", help="base URL of the server")
    options.add_remote(parser)
    options.add_store(parser)
    parser.add_argument("--way", choices=WAYS, default="", help="how to load (default: the best that the store has)")
    for name, what in (
        ("query", "SPARQL queries"),
        ("update", "SPARQL updates"),
        ("graph-store", "the Graph Store Protocol"),
        ("bulk", "N-Quads in bulk"),
    ):
        parser.add_argument(f"--{name}-url", metavar="URL", default="", help=f"where the server takes {what}")
    parser.add_argument("--no-progress", action="store_true", help="no progress bar, even on a terminal")


def run(args: argparse.Namespace, console: Console) -> int:
    """Loads and says what was done."""
    doors = {
        "query": args.query_url,
        "update": args.update_url,
        "graph_store": args.graph_store_url,
        "bulk": args.bulk_url,
    }
    if not args.to and not any(doors.values()):
        raise InputError("say where to: --to URL, or the single URLs")
    shown = console.live and not args.no_progress
    with (
        Store.open(args.store, read_only=True) as store,
        reached(args.to, args, doors) as (there, wire),
        progress(console.err, shown, "loading") as told,
    ):
        done = load(store, there, wire, args.way, lambda graph, number, of: told(number, of, graph))
    if not done.sent:
        console.data(f"Nothing changed: {done.left:,} graphs, {done.triples:,} triples are there already.\n")
    else:
        console.data(f"{done.sent:,} graphs sent, {done.left:,} were there already; {done.triples:,} triples in all.\n")
    return 0
