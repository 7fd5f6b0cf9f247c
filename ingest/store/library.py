"""The library of questions: `queries/**/*.rq`, found by name, with their headers and parameters."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from ingest.data import folder
from ingest.errors import DataError, QueryError
from ingest.store.bind import variables
from ingest.store.embedded import columns_of
from ingest.store.header import Header, parse_header
from ingest.store.parameters import Ask, check_default, to_terms
from ingest.store.rdf import Term


@dataclass(frozen=True, slots=True)
class Question:
    """A question of the library: name (`topic/name`), file, header, and the whole text, header included."""

    name: str
    path: Path
    header: Header
    text: str

    def bindings(self, given: Mapping[str, str], ask: Ask) -> dict[str, Term]:
        """The terms of the parameters; `ask` runs a SELECT where the question will run. Raises QueryError."""
        return to_terms(self.header.params, given, ask, self.text)


def questions(root: Path | None = None) -> list[Question]:
    """All questions below `root` (default: the project's `queries/`), by name. Raises DataError for a broken one."""
    root = root or folder("queries")
    return [read(path, root) for path in sorted(root.rglob("*.rq"))]


def find(name: str, root: Path | None = None) -> Question:
    """The question `topic/name`, or `name` where one topic alone has it. Raises QueryError, DataError."""
    root = root or folder("queries")
    wanted = name.removesuffix(".rq").strip("/")
    known = {path.relative_to(root).with_suffix("").as_posix(): path for path in sorted(root.rglob("*.rq"))}
    if wanted in known:
        return read(known[wanted], root)
    found = [full for full in known if full.rsplit("/", 1)[-1] == wanted]
    if len(found) == 1:
        return read(known[found[0]], root)
    if found:
        raise QueryError(f"several questions are called {wanted!r}: {', '.join(found)}")
    names = {full.rsplit("/", 1)[-1]: full for full in known}
    near = [names.get(n, n) for n in difflib.get_close_matches(wanted, [*known, *names], n=3)]
    hint = f"did you mean {', '.join(dict.fromkeys(near))}?" if near else f"there are: {', '.join(known) or 'none'}"
    raise QueryError(f"no question {name!r}; {hint}")


def read(path: Path, root: Path) -> Question:
    """The question in `path`. Raises DataError with file and line where header or query are wrong."""
    text = path.read_text("utf-8")
    header = parse_header(text, str(path))
    try:
        columns = columns_of(text)
        for param in header.params:
            check_default(param, text)
    except QueryError as error:
        raise DataError(f"{path}: {error}") from error
    if columns is not None and columns != tuple(name for name, _ in header.columns):
        listed = ", ".join(columns)
        raise DataError(f"{path}:1: `#+ returns:` must list the columns of the SELECT in their order: {listed}")
    if columns is None and header.columns:
        raise DataError(f"{path}:1: the query is no SELECT; say on the line of `#+ returns:` what it gives")
    if unused := [p.name for p in header.params if p.name not in variables(text)]:
        raise DataError(f"{path}:1: the query does not use the parameter {', '.join(unused)}")
    return Question(path.relative_to(root).with_suffix("").as_posix(), path, header, text)
