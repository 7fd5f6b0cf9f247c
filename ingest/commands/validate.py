"""`naba validate`: the shapes and the quality questions over all that the store holds."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

import shacl

from ingest.commands import options
from ingest.commands.console import Console
from ingest.data import folder
from ingest.describe import ids, terms
from ingest.errors import DataError
from ingest.present.names import cell, short
from ingest.present.view import View
from ingest.present.width import clip, plain
from ingest.store import library
from ingest.store.embedded import Store
from ingest.store.rdf import Rows, Truth

NAME = "validate"
HELP = "check the graph against its shapes and quality questions"
DESCRIPTION = """\
Checks every graph of the store against the SHACL shapes of the ontology and asks the questions of queries/quality,
which must return nothing. Each fault is told in a sentence, with the words it is about and where they stand (exit
code 1)."""
EXAMPLE = """\
example:
  naba validate
  naba validate --store graph-of-june"""

_WORDS = 60
_ROWS = 10
_TRIPLES = "SELECT ?s ?p ?o WHERE { ?s ?p ?o }"


def add(parser: argparse.ArgumentParser) -> None:
    """Describes the arguments."""
    options.add_store(parser)


def run(args: argparse.Namespace, console: Console) -> int:
    """Prints the faults; returns 1 where there are any."""
    faults = graphs = 0
    shapes = _shapes()
    with Store.open(args.store, read_only=True) as store:
        for graph in store.graphs():
            if graph == ids.GRAPH_ONTOLOGY:
                continue
            graphs += 1
            for fault in _broken(store, shapes, graph):
                faults += 1
                console.data(fault + "\n")
        questions = [question for question in library.questions() if question.name.startswith("quality/")]
        for question in questions:
            for fault in _answered(store, question):
                faults += 1
                console.data(fault + "\n")
    console.data(
        f"{graphs:,} graphs, {len(questions)} quality questions: {faults or 'no'} fault{'s' * (faults != 1)}.\n"
    )
    return 1 if faults else 0


def _shapes() -> shacl.Shapes:
    files = sorted((folder("ontology") / "shapes").glob("*.ttl"))
    try:
        return shacl.Shapes.from_turtle("\n".join(file.read_text("utf-8") for file in files))
    except ValueError as error:
        raise DataError(f"ontology/shapes: the shapes cannot be read: {error}") from error


def _broken(store: Store, shapes: shacl.Shapes, graph: str) -> Iterator[str]:
    text = "".join(store.dump(graph))
    found = [r for r in shapes.validate_text(text, "nquads").results if r.severity == "Violation"]
    if not found:
        return
    answer = store.query(_TRIPLES, [graph])
    assert isinstance(answer, Rows)
    view = View(((s, p, o) for s, p, o in answer.rows if s and p and o), {})
    article = next((view.value(each, terms.DCTERMS_IDENTIFIER) for each in view.of_class(terms.ARTICLE)), "")
    where = article or short(graph)
    for result in found:
        thing = result.focus_node[1:-1]
        reason = next((message for message in result.messages if message.isascii()), "breaks a shape")
        value = f" (found: {plain(result.value_plain)[:80]})" if result.value_plain else ""
        yield f"{where}: {short(thing)}{_place(view, thing)}: {reason}{value}"


def _place(view: View, thing: str) -> str:
    """The words of a thing and where they stand: ` «…» at 10–20`."""
    own = view.span(thing)
    words = own or next((words for _, words in view.words(thing)), None)
    return f" «{clip(plain(words.text), _WORDS)}» at {words.start}–{words.end}" if words else ""


def _answered(store: Store, question: library.Question) -> Iterator[str]:
    answer = store.query(question.text)
    if isinstance(answer, Truth):
        if answer.value:
            yield f"{question.name}: {question.header.summary}"
    elif isinstance(answer, Rows):
        for row in answer.rows[:_ROWS]:
            values = ", ".join(f"{name} {plain(cell(t))}" for name, t in zip(answer.columns, row, strict=True) if t)
            yield f"{question.name}: {question.header.summary}: {values}"
        if len(answer.rows) > _ROWS:
            yield f"{question.name}: and {len(answer.rows) - _ROWS} more"
