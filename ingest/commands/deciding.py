"""What `naba same` and `naba different` have in common: two entities, a signature, and what the store comes to."""

from __future__ import annotations

import argparse
import getpass

from ingest.commands import named, options
from ingest.commands.console import Console
from ingest.errors import InputError, QueryError
from ingest.identity import decisions
from ingest.identity.decisions import Verdict
from ingest.identity.settle import settle
from ingest.identity.targets import Target, target
from ingest.store.embedded import Store


def add(parser: argparse.ArgumentParser) -> None:
    """Describes the arguments."""
    parser.add_argument(
        "pair",
        metavar="ENTITY",
        nargs="*",
        help="two entities (name, IRI, authority key, Wikidata id, identification/…), events (event/…, report/…) or article/…",
    )
    parser.add_argument("--undo", metavar="ID", default="", help="take back the decision with this id")
    add_signature(parser)
    options.add_store(parser)


def add_signature(parser: argparse.ArgumentParser) -> None:
    """Adds `--by` and `--note`."""
    parser.add_argument("--by", metavar="NAME", default="", help="who decides (default: the user of this machine)")
    parser.add_argument("--note", metavar="TEXT", default="", help="why, in a few words")


def signer(given: str) -> str:
    """Who signs. Raises InputError where nobody is named and the machine knows no user."""
    try:
        return given.strip() or getpass.getuser()
    except (KeyError, OSError) as error:
        raise InputError("a decision is signed: give your name with --by") from error


def run(args: argparse.Namespace, console: Console, verdict: Verdict) -> int:
    """Writes the decision and brings the store to it. Raises InputError, QueryError, DataError, StoreError."""
    file = decisions.path(args.store)
    by = signer(args.by)
    if bool(args.undo) == (len(args.pair) == 2) or (args.undo and args.pair):
        raise InputError("give two entities, or two events or articles, or --undo and the id of a decision")
    with Store.open(args.store) as store:
        if args.undo:
            gone = decisions.withdraw(file, args.undo, by)
            console.data(f"Taken back: {gone.verdict}, «{gone.names[0]}» and «{gone.names[1]}» ({gone.id}).\n")
        else:
            one, other = (found(store, given) for given in args.pair)
            decide(store, verdict, one, other, by, args.note, console)
        changed = settle(store).changed
    console.data(f"Articles whose graph changed: {changed:,}. The decisions lie in {file}.\n")
    return 0


def decide(
    store: Store, verdict: Verdict, one: Target, other: Target, by: str, note: str, console: Console
) -> decisions.Decision:
    """Writes a decision on two targets, the identification first. Raises QueryError for a pair that nothing can be said of."""
    if one.about == other.about:
        raise QueryError(
            f"{one.about} is given twice; naba why lists the identifications or reports that can be told apart"
        )
    if one.kind != other.kind:
        raise QueryError(
            f"{one.about} and {other.about} are of two sorts: two entities, two events or two articles can be judged"
        )
    if "/" not in one.about:
        one, other = other, one
    if "/" not in one.about:
        raise QueryError(
            f"{one.about} and {other.about} both stand in the authority: mend seeds/authority, then run make ingest"
        )
    if verdict == "same" and "/" in other.about and one.entity == other.entity:
        console.say(f"«{one.name}» and «{other.name}» are one already; the decision holds them together from now on")
    decision = decisions.make(verdict, one.about, other.about, (one.name, other.name), by, note)
    decisions.add(decisions.path(store.folder), decision)
    word = "one" if verdict == "same" else "two"
    console.data(
        f"Decided: «{one.name}» ({one.about}) and «{other.name}» ({other.about}) are {word}.\n"
        f"To take it back: naba {verdict} --undo {decision.id}\n"
    )
    return decision


def found(store: Store, given: str) -> Target:
    """The target that a user means, in this store. Raises QueryError."""
    return target(given, named.thing, store.select)
