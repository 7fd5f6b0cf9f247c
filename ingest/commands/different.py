"""`naba different`: two entities are two."""

from __future__ import annotations

import argparse

from ingest.commands import deciding
from ingest.commands.console import Console

NAME = "different"
HELP = "decide that two entities are two"
DESCRIPTION = """\
Keeps two entities apart: two that the rules joined, or what an article names from the entry of the authority that it was
taken for. naba why lists the identifications of an entity, one an article. The decision is dated, signed and kept beside
the store (graph.decisions.jsonl); every later run holds to it, and --undo takes it back."""
EXAMPLE = """\
example:
  naba different identification/1f3a9c1e person-mohammad-mustafa --note "a singer of that name"
  naba different identification/1f3a9c1e identification/0b7d2a4c
  naba different --undo 3f2a9c1e0b"""

add = deciding.add


def run(args: argparse.Namespace, console: Console) -> int:
    """Decides and settles."""
    return deciding.run(args, console, "different")
