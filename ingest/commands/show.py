"""`naba show`: an article with its text and marks, an entity, or any one thing of the graph, down to the exact words."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Sequence
from pathlib import Path

from ingest.commands import named, options
from ingest.commands.console import Console
from ingest.commands.texts import read_pages, with_text
from ingest.describe import ids, nquads, terms
from ingest.errors import InputError, QueryError
from ingest.present.article import Section, article, record
from ingest.present.entity import entity
from ingest.present.html import page
from ingest.present.marked import marked
from ingest.present.text import ShownArticle
from ingest.present.view import View
from ingest.store.embedded import Store
from ingest.store.entities import current, find_entity
from ingest.store.rdf import Iri, Literal, Rows, Term

NAME = "show"
HELP = "show an article, an entity, or the words behind a fact"
DESCRIPTION = """\
Shows what the store holds of one thing:
  an article (its id, URL, headline or IRI): its text with all that was read in it marked (in colour on a terminal,
  unless NO_COLOR is set; else between brackets), then who is named, events, statements, positions,
  quantities, with their chains;
  an entity (a name, authority key or Wikidata id): who it is, its offices, what it did and said;
  a report, statement or other record (its IRI or short name, as the tables have it): all that is said of it, the chain
  it came through, the exact words and where they stand, and the article.
With --page alone, a page is read and shown without any store. --html writes the article as one web page that needs
nothing else: text, marks, and a card for each fact, linked both ways."""
EXAMPLE = """\
example:
  naba show page.txt
  naba show page.txt --html page.html
  naba show --page draft.txt
  naba show gov-US
  naba show report/1f3a9c1e0b7d2a4c5e6f"""

_BY_WORDS = f"""SELECT ?article WHERE {{
  ?article a <{terms.ARTICLE}> ; ?property ?value .
  VALUES ?property {{ <{terms.DCTERMS_IDENTIFIER}> <{terms.SCHEMA_URL}> <{terms.SCHEMA_HEADLINE}> }}
  FILTER(STR(?value) = STR(?words))
  OPTIONAL {{ ?record <{terms.IN_ARTICLE}> ?article ; ?points ?selector . ?selector <{terms.OA_START}> ?start }}
}} GROUP BY ?article ORDER BY MIN(?start) ?article"""
_GRAPHS = "SELECT DISTINCT ?graph WHERE { GRAPH ?graph { ?thing ?property ?value } } ORDER BY ?graph"
_TRIPLES = "SELECT ?s ?p ?o WHERE { ?s ?p ?o }"
_LABELS = f"""SELECT DISTINCT ?thing ?label WHERE {{
  VALUES ?thing {{ %s }} ?thing <{terms.SKOS_PREF_LABEL}> ?label . FILTER(LANG(?label) = "ar")
}} ORDER BY ?thing ?label"""


def add(parser: argparse.ArgumentParser) -> None:
    """Describes the arguments."""
    parser.add_argument("thing", metavar="ARTICLE|ENTITY|IRI", nargs="?", default="", help="what to show")
    options.add_store(parser)
    parser.add_argument(
        "--page", metavar="FILE", default="", help="the page's text, where the store has none; alone: read and show it"
    )
    parser.add_argument("--html", metavar="OUT", default="", help="write a web page to OUT (- for standard output)")
    parser.add_argument("--no-text", action="store_true", help="the tables alone")
    options.add_reading(parser)


def run(args: argparse.Namespace, console: Console) -> int:
    """Prints text and tables, or writes the web page. Raises QueryError where the store knows nothing of the thing."""
    if not args.thing and not args.page:
        raise InputError("name an article, an entity or an IRI, or give a page: --page FILE")
    if not args.thing:
        shown, issues = read_pages(args, console)
        code = console.skipped(issues)
        return max(_write(shown, args, console), code)
    with Store.open(args.store, read_only=True) as store:
        found = _resolve(store, args.thing)
        views = [view for iri in found for view in _articles(store, iri)]
        if views:
            shown = [with_text(store, view, iri, args, console) for view, iri in views]
            return _write(shown, args, console)
        if args.html or args.page:
            raise InputError(f"--html and --page go with an article; {args.thing} is none")
        parts = [_sections(store, iri) for iri in found]
    for number, sections in enumerate(parts):
        if number:
            console.data("\n")
        console.sections(sections)
    return 0


def _write(shown: Sequence[ShownArticle], args: argparse.Namespace, console: Console) -> int:
    if args.html:
        text = page(shown)
        if args.html == "-":
            console.data(text)
        else:
            Path(args.html).write_text(text, "utf-8", errors="replace")
        return 0
    for number, each in enumerate(shown):
        if number:
            console.data("\n")
        if not args.no_text:
            _write_text(each, console)
        console.sections(article(each.view, each.iri))
    return 0


def _write_text(shown: ShownArticle, console: Console) -> None:
    for note in [shown.missing] if shown.text is None else shown.text.notes:
        console.say(f"note: {note}")
    if shown.text is not None:
        console.data(
            marked(shown.text, columns=console.columns, ascii_only=console.ascii_only, colour=console.colour) + "\n"
        )


def _resolve(store: Store, thing: str) -> list[str]:
    """The IRIs that the user means: several where a page holds several articles."""
    if iri := named.thing(thing, lambda text: _answer(store, text, {})):
        joined = iri.startswith((ids.authority_entity(""), ids.EVENTS))  # either may have been joined to another
        return [current(iri, lambda text: _answer(store, text, {})) if joined else iri]
    page, number = _numbered(thing)
    found = [row[0].value for row in _rows(store, _BY_WORDS, {"words": Literal(thing)}) if row[0]]
    found = (
        found
        or [row[0].value for row in _rows(store, _BY_WORDS, {"words": Literal(page)}) if row[0]][number - 1 : number]
    )
    if found:
        return found
    key = ids.authority_entity(thing)
    if _rows(store, _GRAPHS, {"thing": Iri(key)}):  # quicker than to go through all names
        return [key]
    try:
        return [find_entity(thing, lambda text: _answer(store, text, {}))]
    except QueryError as error:
        raise QueryError(f"no article {thing!r}, and: {error}; naba query articles/list lists the articles") from error


def _numbered(thing: str) -> tuple[str, int]:
    """`page.txt#2` as its page and number."""
    page, mark, number = thing.rpartition("#")
    return (page, int(number)) if mark and number.isdecimal() and int(number) else (thing, 1)


def _articles(store: Store, iri: str) -> list[tuple[View, str]]:
    """The articles that an IRI means, with their views: its own, or those of its graph; none for another thing."""
    graph = ids.article_graph(iri) if iri.startswith(ids.THINGS + "article/") else iri
    if not graph.startswith(ids.GRAPHS + "article/"):
        return []
    view = graph_view(store, graph)
    return [(view, each) for each in view.of_class(terms.ARTICLE)]


def _sections(store: Store, iri: str) -> list[Section]:
    graphs = [row[0].value for row in _rows(store, _GRAPHS, {"thing": Iri(iri)}) if row[0]]
    if iri.startswith(ids.GRAPHS):
        graphs = [graph for graph in (iri,) if _rows(store, _TRIPLES + " LIMIT 1", {}, graph)]
    if not graphs:
        raise QueryError(f"the store knows nothing of {iri}")
    if iri.startswith(ids.authority_entity("")):
        return entity(iri, lambda text: _answer(store, text, {"entity": Iri(iri)}))
    home = next((graph for graph in graphs if graph.startswith(ids.GRAPHS + "article/")), graphs[0])
    return record(graph_view(store, home), iri)


def graph_view(store: Store, graph: str) -> View:
    """All triples of a graph, with the Arabic names of the entities in it."""
    triples = _rows(store, _TRIPLES, {}, graph)
    return View(((s, p, o) for s, p, o in triples if s and p and o), _labels(store, triples))


def _labels(store: Store, triples: Iterable[tuple[Term | None, ...]]) -> dict[str, str]:
    prefix = ids.authority_entity("")
    wanted = sorted({t.value for row in triples for t in row if isinstance(t, Iri) and t.value.startswith(prefix)})
    if not wanted:
        return {}
    rows = _rows(store, _LABELS % " ".join(map(nquads.iri, wanted)), {})
    return {thing.value: label.value for thing, label in reversed(rows) if thing and label}


def _answer(store: Store, text: str, bindings: dict[str, Term], graph: str = "") -> Rows:
    return store.select(text, [graph] if graph else None, bindings)


def _rows(store: Store, text: str, bindings: dict[str, Term], graph: str = "") -> tuple[tuple[Term | None, ...], ...]:
    return _answer(store, text, bindings, graph).rows
