"""`naba why`: what makes an entity one node, and who judged so."""

from __future__ import annotations

import argparse

from ingest.commands import named, options
from ingest.commands.console import Console
from ingest.identity import decisions
from ingest.present.identity import why
from ingest.store.embedded import Store
from ingest.store.entities import current, find_entity
from ingest.store.rdf import Iri, Rows

NAME = "why"
HELP = "show why an entity is one node: mentions, judgements, decisions, scores"
DESCRIPTION = """\
Shows what an entity rests on: how each article names it, by which rule and how surely, what it could have been instead,
by what it was known again in other articles, the judgements that joined it or kept it apart with their scores, and the
decisions of people with their ids."""
EXAMPLE = """\
example:
  naba why "محمود عباس"
  naba why entity/1f3a9c1e"""


def add(parser: argparse.ArgumentParser) -> None:
    """Describes the arguments."""
    parser.add_argument("entity", metavar="ENTITY", help="a name, IRI, authority key, Wikidata id, or identification/…")
    options.add_store(parser)


def run(args: argparse.Namespace, console: Console) -> int:
    """Prints the tables. Raises QueryError where the store knows no such entity."""
    decided = decisions.read(decisions.path(args.store))
    with Store.open(args.store, read_only=True) as store:

        def ask(text: str, iri: str = "") -> Rows:
            return store.select(text, bindings={"entity": Iri(iri)} if iri else {})

        iri = current(named.thing(args.entity, ask) or find_entity(args.entity, ask), ask)
        sections = why(iri, decided, lambda text: ask(text, iri))
    console.sections(sections)
    return 0
