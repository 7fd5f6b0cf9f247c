"""`naba query`: a question of the library, a file or free SPARQL, asked of the store or of a remote one."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from pathlib import Path

from ingest.commands import named, options
from ingest.commands.asked import Asked, local, remote
from ingest.commands.console import Console
from ingest.commands.sure import sure
from ingest.describe import nquads
from ingest.errors import InputError, QueryError
from ingest.present import results
from ingest.present.names import cell
from ingest.store import library
from ingest.store.rdf import Answer, Literal, Rows, Term, Truth

NAME = "query"
HELP = "ask a question of the library, or any SPARQL"
DESCRIPTION = """\
Asks a question of the library (naba query --list; naba query NAME --list says what it takes), a SPARQL file, a
query in quotes, or one from standard input (-). The default graph is the union of all named graphs, or of those that --graph names.
Entities are given by name, authority key or Wikidata id. Formats: table for people; csv, tsv and json as SPARQL 1.1
has them; turtle for CONSTRUCT and DESCRIBE."""
EXAMPLE = """\
example:
  naba query meetings --param party=gov-US --param from=2024-06-01
  naba query events/by-status --param status=planned --format csv > planned.csv
  naba query 'SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }'
  naba query meetings --endpoint http://localhost:7878"""
TIMEOUT = 60.0
_NUMBERS = {nquads.XSD + name for name in ("integer", "decimal", "double", "float")}


def add(parser: argparse.ArgumentParser) -> None:
    """Describes the arguments."""
    parser.add_argument("query", metavar="NAME|FILE|-", nargs="?", help="name of a question, a file, SPARQL, or -")
    parser.add_argument("--param", metavar="NAME=VALUE", action="append", default=[], help="a parameter's value")
    options.add_store(parser)
    parser.add_argument("--graph", metavar="IRI", action="append", default=[], help="ask these graphs alone")
    parser.add_argument("--format", choices=results.FORMATS, default="", help="default: table; turtle for triples")
    parser.add_argument(
        "--timeout", metavar="S", type=_seconds, default=TIMEOUT, help="time limit in seconds (default: %(default)g)"
    )
    options.add_confidence(parser, "leave out rows that name a report, statement or position less sure, 0 to 1", 0.0)
    parser.add_argument("--endpoint", metavar="URL", default="", help="ask a remote store instead")
    options.add_remote(parser)
    parser.add_argument("--list", action="store_true", help="list the questions, or what NAME takes and returns")


def run(args: argparse.Namespace, console: Console) -> int:
    """Prints the answer."""
    if args.list:
        _list(args.query, console)
        return 0
    if not args.query:
        raise InputError("name a question (naba query --list lists them), a file, or - for standard input")
    text, question = _find(args.query, console)
    given = options.pairs(args.param, "--param")
    if given and question is None:
        raise QueryError("--param needs a query with a header that declares parameters (see queries/README.md)")
    graphs = options.graphs(args.graph)
    place = remote(args) if args.endpoint else local(args.store)
    with place as asked:
        bindings = question.bindings(_whole(given, question, asked), asked.ask) if question else {}
        answer = asked.query(text, graphs, bindings, args.timeout)
        if args.min_confidence:
            answer, fewer = sure(answer, args.min_confidence, asked.ask)
            console.say(f"{fewer} row{'' if fewer == 1 else 's'} left out below confidence {args.min_confidence:g}")
        _write(answer, args.format, console, asked)
    return 0


def _find(name: str, console: Console) -> tuple[str, library.Question | None]:
    """The query's text, and the question where it has a header."""
    if name == "-":
        return _decoded(console.stdin.read(), "standard input"), None
    if "{" in name:  # no file or question is called so
        return name, None
    path = Path(name)
    if not path.is_file():
        if path.suffix == ".rq" and (path.is_absolute() or name.startswith(".")):
            raise InputError(f"{name}: there is no such file")
        question = library.find(name)
        return question.text, question
    text = _decoded(path.read_bytes(), name)
    if text.lstrip().startswith("#+"):
        question = library.read(path, path.parent)
        return question.text, question
    return text, None


def _whole(given: Mapping[str, str], question: library.Question, asked: Asked) -> dict[str, str]:
    """The parameters, with the short names of things that tables show (`report/1f3a9c1e`) made IRIs."""
    of_things = {param.name for param in question.header.params if param.type in ("iri", "entity")}
    return {
        name: (named.thing(value, asked.ask) if name in of_things and "/" in value else "") or value
        for name, value in given.items()
    }


def _decoded(data: bytes, where: str) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(f"{where}: the query is not in UTF-8") from error


def _list(name: str | None, console: Console) -> None:
    if name is None:
        rows = [(q.name, q.header.summary) for q in library.questions() if not q.name.startswith("quality/")]
        console.table(("question", "what it answers"), rows)
        return
    question = library.find(name)
    console.data(f"{question.name}: {question.header.summary}\n\n")
    params = [
        (p.name, p.type, "must be given" if p.required else p.default or "", p.description)
        for p in question.header.params
    ]
    if params:
        console.table(("parameter", "type", "default", "what it means"), params)
        console.data("\n")
    if question.header.columns:
        console.table(("column", "what it holds"), question.header.columns)
    else:
        console.data(f"returns {question.header.returns}\n")


def _write(answer: Answer, form: str, console: Console, asked: Asked) -> None:
    if not isinstance(answer, Rows | Truth):
        if form not in ("", "table", "turtle"):
            raise QueryError(f"the query gives triples, not rows: {form} cannot hold them; use --format turtle")
        console.data(asked.turtle(answer))
    elif form == "turtle":
        raise QueryError("the query gives rows, not triples: turtle cannot hold them; use csv, tsv or json")
    elif form in _MACHINE:
        console.data(_MACHINE[form](answer))
    elif isinstance(answer, Truth):
        console.data("true\n" if answer.value else "false\n")
    else:
        console.table(answer.columns, [[cell(term) for term in row] for row in answer.rows], _numbers(answer))
        console.say(f"{len(answer.rows)} row{'' if len(answer.rows) == 1 else 's'}")


def _numbers(answer: Rows) -> list[int]:
    """The columns that hold numbers alone."""

    def number(term: Term | None) -> bool:
        return term is None or (isinstance(term, Literal) and term.datatype in _NUMBERS)

    return [n for n in range(len(answer.columns)) if answer.rows and all(number(row[n]) for row in answer.rows)]


_MACHINE: Mapping[str, results.Writer] = {"csv": results.as_csv, "tsv": results.as_tsv, "json": results.as_json}


def _seconds(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = 0.0
    if not 0 < value < 1e7:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of seconds above 0")
    return value
