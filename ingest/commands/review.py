"""`naba review`: the closest pairs that nobody has judged, with their evidence."""

from __future__ import annotations

import argparse

from ingest.commands import deciding, options
from ingest.commands.console import Console
from ingest.describe import terms
from ingest.identity.decisions import Verdict
from ingest.identity.profiles import clues
from ingest.identity.settle import settle
from ingest.present.names import short
from ingest.present.open_pairs import open_pairs
from ingest.store.embedded import Store
from ingest.store.rdf import Term

NAME = "review"
HELP = "go through the closest undecided pairs of entities, events and copies"
DESCRIPTION = """\
Lists pairs that the evidence neither joins nor parts, the closest first, with what speaks for it: people or organizations
that bear one name in different articles, reports that may be of one event, articles that may be one text. On a terminal
it asks for a decision on each: s same, d different, enter to leave it open, q to stop. Decisions are dated, signed and
kept beside the store; naba why shows them."""
EXAMPLE = """\
example:
  naba review
  naba review --list --limit 50"""

_OFFICES = f"""SELECT (COUNT(DISTINCT ?position) AS ?n) WHERE {{
  ?position <{terms.AGREEMENT_OF}> <{terms.AGREEMENT}contradicts>
}}"""
_ANSWERS: dict[str, Verdict] = {"s": "same", "d": "different"}


def add(parser: argparse.ArgumentParser) -> None:
    """Describes the arguments."""
    parser.add_argument("--list", action="store_true", help="only list, ask nothing")
    parser.add_argument("--limit", metavar="N", type=int, default=20, help="how many pairs (default: %(default)s)")
    deciding.add_signature(parser)
    options.add_store(parser)


def run(args: argparse.Namespace, console: Console) -> int:
    """Prints the pairs, asks where somebody can answer, and brings the store to the answers."""
    with Store.open(args.store) as store:
        found = settle(store)
        offices = store.select(_OFFICES).rows[0][0]
        pairs = open_pairs(found, lambda keys: clues(store, keys), args.limit)
        if not pairs:
            console.data("No pair is open: bearers of one name, events and copies are all judged.\n")
            _say_offices(console, offices)
            return 0
        asking = not args.list and console.stdin.isatty()
        decided = 0
        for number, pair in enumerate(pairs, 1):
            console.sections([pair.section(number, len(pairs))])
            if asking:
                answer = _answer(console)
                if answer == "q":
                    break
                if answer in _ANSWERS:
                    left, right = (deciding.found(store, short(key)) for key in (pair.judged.left, pair.judged.right))
                    deciding.decide(store, _ANSWERS[answer], left, right, deciding.signer(args.by), args.note, console)
                    decided += 1
            console.data("\n")
        if decided:
            settle(store)
        if not asking:
            console.data("Decide with: naba same A B, or naba different A B\n")
        _say_offices(console, offices)
    return 0


def _say_offices(console: Console, number: Term | None) -> None:
    """Tells of the other list that waits for somebody: what articles say of offices against the authority."""
    if number is not None and number.value != "0":
        console.data(
            f"Offices that an article gives against the authority: {number.value} (naba query positions/contradicting)\n"
        )


def _answer(console: Console) -> str:
    console.data("same (s), different (d), leave open (enter), stop (q)? ")
    console.flush()
    return console.stdin.readline().decode("utf-8", "replace").strip().lower()[:1] or "n"
