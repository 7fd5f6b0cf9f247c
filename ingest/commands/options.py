"""Arguments that several subcommands share, and what they stand for."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from ingest.describe.threshold import MIN_CONFIDENCE, LeftOut
from ingest.errors import InputError, QueryError
from ingest.present import names

STORE = "graph"


def add_store(parser: argparse.ArgumentParser) -> None:
    """Adds `--store`."""
    parser.add_argument("--store", metavar="DIR", default=STORE, help="folder of the store (default: %(default)s)")


def add_reading(parser: argparse.ArgumentParser) -> None:
    """Adds what says how pages are read: `--field`, `--recogniser`, `--model`."""
    parser.add_argument(
        "--field",
        metavar="OURS=THEIRS",
        action="append",
        default=[],
        help="name of a JSON record's field, as in --field published=time; fields: id, title, text, published, "
        "source, url",
    )
    parser.add_argument("--recogniser", metavar="NAME", default="default", help="what finds names: default or camel")
    parser.add_argument("--model", metavar="DIR", default="", help="folder of the model of --recogniser camel")


def add_confidence(
    parser: argparse.ArgumentParser,
    told: str = "leave out reports, statements, positions and quantities that are less sure, 0 to 1",
    default: float = MIN_CONFIDENCE,
) -> None:
    """Adds `--min-confidence`; `told` is its help."""
    parser.add_argument(
        "--min-confidence",
        metavar="X",
        type=_confidence,
        default=default,
        help=f"{told} (default: %(default)g)",
    )


def left_out(out: LeftOut, least: float) -> str:
    """What a threshold left out, on one line; "" for nothing."""
    numbers = (
        (out.reports, "report", "reports"),
        (out.statements, "statement", "statements"),
        (out.positions, "position", "positions"),
        (out.quantities, "quantity", "quantities"),
    )
    parts = [f"{number:,} {one if number == 1 else many}" for number, one, many in numbers if number]
    return f"left out below confidence {least:g}: {', '.join(parts)}" if parts else ""


def _confidence(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = -1.0
    if not 0 <= value <= 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number from 0 to 1")
    return round(value, 4)


def add_remote(parser: argparse.ArgumentParser) -> None:
    """Adds who asks a remote store and what kind it is; secrets come from the environment alone."""
    parser.add_argument("--profile", metavar="NAME", default="", help="kind of the remote store (default: recognised)")
    parser.add_argument(
        "--user", default="", help="user of the remote store; NABA_PASSWORD or NABA_TOKEN has the secret"
    )
    parser.add_argument("--auth", choices=("basic", "digest", "bearer"), default="", help="kind of authentication")


def pairs(given: Sequence[str], option: str) -> dict[str, str]:
    """`name=value` arguments as a mapping. Raises InputError for one without `=` and for a name given twice."""
    found: dict[str, str] = {}
    for pair in given:
        name, equals, value = pair.partition("=")
        if not name or not equals:
            raise InputError(f"{option} {pair}: not of the form name=value")
        if name in found:
            raise InputError(f"{option} {name}: given twice")
        found[name] = value
    return found


def graphs(given: Sequence[str]) -> list[str] | None:
    """The IRIs of `--graph` arguments, None for none. Raises QueryError."""
    for name in given:
        if not names.graph(name):
            raise QueryError(
                f"--graph {name}: neither an IRI nor authority, catalogue, identity, ontology or article/…"
            )
    return [names.graph(name) for name in given] or None
