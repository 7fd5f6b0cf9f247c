"""`naba same`: two entities are one."""

from __future__ import annotations

import argparse

from ingest.commands import deciding
from ingest.commands.console import Console

NAME = "same"
HELP = "decide that two entities are one"
DESCRIPTION = """\
Joins two entities of the store: local ones of two articles, or one and the authority's. With a Wikidata id as the
second, the entity gets this id. The decision is dated, signed and kept beside the store (graph.decisions.jsonl); every
later run holds to it. Nothing is lost: --undo parts them again."""
EXAMPLE = """\
example:
  naba same identification/1f3a9c1e identification/0b7d2a4c --note "same office in both"
  naba same "سامي النجار" Q4115189 --by Amal
  naba same --undo 3f2a9c1e0b"""

add = deciding.add


def run(args: argparse.Namespace, console: Console) -> int:
    """Decides and settles."""
    return deciding.run(args, console, "same")
