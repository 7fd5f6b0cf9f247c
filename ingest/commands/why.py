"""`naba why`: what makes an entity or an event one node, or articles one text, and who judged so."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable

from ingest.commands import named, options
from ingest.commands.console import Console
from ingest.describe import ids
from ingest.errors import QueryError
from ingest.identity import decisions
from ingest.identity.decisions import Decision
from ingest.present.article import Section
from ingest.present.events import why_event, why_text
from ingest.present.identity import why
from ingest.store.embedded import Store
from ingest.store.entities import current, find_entity
from ingest.store.rdf import Iri, Rows

NAME = "why"
HELP = "show why an entity or event is one node: mentions or reports, judgements, decisions, scores"
DESCRIPTION = """\
Shows what an entity rests on: how each article names it, by which rule and how surely, what it could have been instead,
by what it was known again in other articles, the judgements that joined it or kept it apart with their scores, and the
decisions of people with their ids. Of an event (or a report of it) it shows the reports of all articles that tell of it
and why they are of one; of an article, which others are the same text."""
EXAMPLE = """\
example:
  naba why "محمود عباس"
  naba why entity/1f3a9c1e
  naba why event/0b7d2a4c"""


def add(parser: argparse.ArgumentParser) -> None:
    """Describes the arguments."""
    parser.add_argument(
        "entity",
        metavar="ENTITY|EVENT",
        help="a name, IRI, authority key, Wikidata id, or identification/…, event/…, report/…, article/…",
    )
    options.add_store(parser)


def run(args: argparse.Namespace, console: Console) -> int:
    """Prints the tables. Raises QueryError where the store knows no such entity."""
    decided = decisions.read(decisions.path(args.store))
    with Store.open(args.store, read_only=True) as store:

        def ask(text: str, iri: str = "") -> Rows:
            return store.select(text, bindings={"entity": Iri(iri)} if iri else {})

        iri = current(named.thing(args.entity, ask) or find_entity(args.entity, ask), ask)
        sections = _explaining(iri)(iri, decided, lambda text: ask(text, iri))
    if not sections:
        raise QueryError(f"the store knows nothing of {iri}")
    console.sections(sections)
    return 0


def _explaining(iri: str) -> Callable[[str, Iterable[Decision], Callable[[str], Rows]], list[Section]]:
    if iri.startswith(ids.EVENTS):
        return why_event
    return why_text if iri.startswith(ids.ARTICLES) else why
