"""`naba why`: from any triple or thing of the graph to the words it rests on; for an entity or event, what makes it one node."""

from __future__ import annotations

import argparse

from ingest.commands import named, options, triple
from ingest.commands.console import Console
from ingest.commands.show import graph_view
from ingest.commands.texts import raw_of
from ingest.describe import ids
from ingest.errors import QueryError
from ingest.identity import decisions
from ingest.present import names
from ingest.present.article import Section
from ingest.present.events import why_event, why_text
from ingest.present.identity import why
from ingest.present.trace import Tracer
from ingest.present.trail import sections
from ingest.store.embedded import Store
from ingest.store.entities import current, find_entity
from ingest.store.rdf import Iri, Rows, Term, serialise

NAME = "why"
HELP = "walk from a triple or a thing to the words; show why an entity or event is one node"
DESCRIPTION = """\
Walks from a triple to where it comes from: the graph that holds it, the record that states it, its rule and confidence,
the chain (publisher, outlet, speaker), the exact words with their place, the sentence around them, and the article with
its address and the digest of its page. Give it as three arguments or as one line of N-Triples; prefixed names and the
short names of tables are taken. Several derivations are listed one by one.

Of one thing (a report, event, statement, position, mention, time, role phrase, chain, link, span, article, judgement,
tenure, term, …) the same is shown for all that is said of it. Of an entity, what it rests on: how each article names it,
by which rule and how surely, what it could have been instead, by what it was known again in other articles, the
judgements that joined it or kept it apart with their scores, and the decisions of people with their ids. Of an event,
the reports of all articles that tell of it and why they are of one; of an article, which others are the same text."""
EXAMPLE = """\
example:
  naba why report/1f3a9c1e
  naba why report/1f3a9c1e naba:actor gov-US
  naba why '<https://w3id.org/naba/id/report/…> naba:status status:planned .'
  naba why "محمود عباس"
  naba why event/0b7d2a4c"""


def add(parser: argparse.ArgumentParser) -> None:
    """Describes the arguments."""
    parser.add_argument(
        "thing",
        metavar="TRIPLE|ENTITY|IRI",
        nargs="+",
        help="subject predicate object; or one thing: a name, IRI, short name, authority key, Wikidata id",
    )
    options.add_store(parser)


def run(args: argparse.Namespace, console: Console) -> int:
    """Prints the tables. Raises QueryError where the store has no such triple or thing."""
    with Store.open(args.store, read_only=True) as store:

        def ask(text: str) -> Rows:
            return store.select(text)

        tracer = tracer_of(store)
        written = triple.parts(args.thing)
        whole = triple.resolved(written, ask) if written else None
        found = _triple(tracer, *whole) if whole else _thing(store, tracer, args.thing[0], args.store)
    console.sections(found)
    return 0


def tracer_of(store: Store) -> Tracer:
    """What walks in a store."""

    def ask(text: str, bindings: dict[str, Term]) -> Rows:
        return store.select(text, None, bindings)

    return Tracer(ask, lambda graph: graph_view(store, graph), lambda article: raw_of(store, article))


def _triple(tracer: Tracer, s: str, p: str, o: Term) -> list[Section]:
    facts = (("subject", s), ("predicate", names.short(p)), ("object", o.value if isinstance(o, Iri) else serialise(o)))
    return [Section("Triple", ("", ""), facts), *sections(tracer.triple(s, p, o))]


def _thing(store: Store, tracer: Tracer, name: str, folder: str) -> list[Section]:
    def ask(text: str, iri: str = "") -> Rows:
        return store.select(text, bindings={"entity": Iri(iri)} if iri else {})

    given = named.thing(name, ask)
    iri = current(given or find_entity(name, ask), ask)
    if iri.startswith(ids.authority_entity("")):
        read = sections(tracer.thing(given)) if given.startswith(ids.THINGS + "identification/") else []
        decided = decisions.read(decisions.path(folder))
        return [*read, *why(iri, decided, lambda text: ask(text, iri))]
    if iri.startswith(ids.GRAPHS + "article/"):
        iri = ids.THINGS + iri.removeprefix(ids.GRAPHS)
    found = tracer.thing(iri)
    if not found:
        raise QueryError(f"the store knows nothing of {iri}")
    across = why_event if iri.startswith(ids.EVENTS) else why_text if iri.startswith(ids.ARTICLES) else None
    joined = across(iri, decisions.read(decisions.path(folder)), lambda text: ask(text, iri)) if across else []
    return [Section("Thing", ("", ""), (("IRI", iri),)), *sections(found), *joined]
