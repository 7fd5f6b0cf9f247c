"""`naba stats`: how much the store holds, and of what."""

from __future__ import annotations

import argparse

from ingest.commands import options
from ingest.commands.console import Console
from ingest.describe import terms
from ingest.present import summary
from ingest.present.counts import counts
from ingest.present.names import cell, short
from ingest.store.embedded import Store

NAME = "stats"
HELP = "count what the store holds"
DESCRIPTION = """\
Counts the store: triples by kind of graph, entities by type, reports by event type and status, and the entities that
are named most."""
EXAMPLE = """\
example:
  naba stats
  naba stats --top 50 --store graph-of-june"""

_TOP = f"""SELECT ?entity (COUNT(DISTINCT ?mention) AS ?mentions) (COUNT(DISTINCT ?article) AS ?articles) WHERE {{
  ?mention <{terms.REFERS_TO}> ?entity ; <{terms.IN_ARTICLE}> ?article
}} GROUP BY ?entity ORDER BY DESC(?mentions) ?entity LIMIT %d"""
_NAMES = f"""SELECT ?entity ?class ?name WHERE {{ VALUES ?entity {{ %s }}
  ?entity a ?class ; <{terms.SKOS_PREF_LABEL}> ?name . FILTER(LANG(?name) = "ar")
  FILTER(?class != <{terms.AGENT}>) }} ORDER BY ?entity ?class ?name"""


def add(parser: argparse.ArgumentParser) -> None:
    """Describes the arguments."""
    options.add_store(parser)
    parser.add_argument(
        "--top", metavar="N", type=_number, default=15, help="how many entities to list (default: %(default)s)"
    )


def run(args: argparse.Namespace, console: Console) -> int:
    """Prints the counts."""
    with Store.open(args.store, read_only=True) as store:
        found = counts(store)
        top = store.select(_TOP % args.top).rows
        iris = " ".join(f"<{row[0].value}>" for row in top if row[0])
        known = {row[0]: row[1:] for row in reversed(store.select(_NAMES % iris).rows)} if top else {}
    console.data(summary.holdings(found))
    console.data("\n")
    graphs = {"articles": f"{found.graphs:,}"}
    rows = [(kind, graphs.get(kind, "1"), f"{number:,}") for kind, number in sorted(found.triples.items())]
    console.table(("kind", "graphs", "triples"), rows, (1, 2))
    if table := summary.events(found.reports, console.columns, console.ascii_only):
        console.data("\n" + table)
    if top:
        console.data("\n")
        lines = []
        for entity, mentions, articles in top:
            kind, name = known.get(entity, (None, None))
            lines.append(
                (cell(name), short(cell(kind)).removeprefix("naba:"), cell(mentions), cell(articles), cell(entity))
            )
        console.table(("named most", "type", "mentions", "articles", "entity"), lines, (2, 3))
    return 0


def _number(text: str) -> int:
    if not text.isascii() or not text.isdecimal() or int(text) > 10_000:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number up to 10000")
    return int(text)
