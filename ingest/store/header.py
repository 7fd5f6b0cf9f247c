"""The header of a question file: its grammar is described in queries/README.md."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ingest.errors import DataError

TYPES = (
    "iri",
    "string",
    "date",
    "dateTime",
    "integer",
    "decimal",
    "boolean",
    "concept",
    "status",
    "stance",
    "entity",
)
_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_TYPE = re.compile(rf"(?:{'|'.join(TYPES)})|string@[A-Za-z]{{2,3}}(?:-[A-Za-z0-9]+)*")
_PARAM = re.compile(r'(\S+)\s+(\S+)\s+("(?:[^"\\]|\\["\\])*"|[^\s"]\S*)\s+(\S.*)')


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter: variable, type, default as typed (None for none), whether it must be given, description."""

    name: str
    type: str
    default: str | None
    required: bool
    description: str


@dataclass(frozen=True, slots=True)
class Header:
    """What a question's header says; `columns` are (name, description) for SELECT, `returns` a sentence otherwise."""

    summary: str
    params: tuple[Parameter, ...]
    columns: tuple[tuple[str, str], ...]
    returns: str


def parse_header(text: str, path: str) -> Header:
    """The header of a question file. Raises DataError with file and line for whatever the grammar does not allow."""
    summary, returns, section = "", "", ""
    seen: list[str] = []
    params: list[Parameter] = []
    columns: list[tuple[str, str]] = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.startswith("#+"):
            break
        where = f"{path}:{number}"
        content = line[2:].strip()
        key = re.fullmatch(r"(\w+):(?:\s+(.*))?", content)
        if key:
            section, rest = key[1], (key[2] or "").strip()
            if section in seen or [*seen, section] not in _orders():
                raise DataError(f"{where}: {section!r} stands at the wrong place; summary, params, returns, once each")
            seen.append(section)
            if section == "summary":
                summary = rest
            elif section == "returns":
                returns = rest
            elif rest:
                raise DataError(f"{where}: parameters stand on the lines below `#+ params:`")
            if section == "summary" and not rest:
                raise DataError(f"{where}: the summary is empty")
        elif section == "params":
            params.append(_parameter(content, where))
        elif section == "returns" and not returns:
            columns.append(_column(content, where))
        else:
            raise DataError(f"{where}: not a part of a header: {content!r}")
    _complete(path, seen, params, columns, returns)
    return Header(summary, tuple(params), tuple(columns), returns)


def _orders() -> list[list[str]]:
    whole = ["summary", "params", "returns"]
    return [["summary"], whole[:2], whole, ["summary", "returns"]]


def _complete(
    path: str, seen: list[str], params: list[Parameter], columns: list[tuple[str, str]], returns: str
) -> None:
    if "summary" not in seen or "returns" not in seen:
        raise DataError(f"{path}:1: the header needs `#+ summary:` and `#+ returns:`")
    if not columns and not returns:
        raise DataError(f"{path}:1: `#+ returns:` says nothing")
    if "params" in seen and not params:
        raise DataError(f"{path}:1: `#+ params:` names none; leave it out")
    for kind, names in (("parameter", [p.name for p in params]), ("column", [c[0] for c in columns])):
        twice = sorted({name for name in names if names.count(name) > 1})
        if twice:
            raise DataError(f"{path}:1: {kind} {', '.join(twice)} is there twice")


def _parameter(content: str, where: str) -> Parameter:
    found = _PARAM.fullmatch(content)
    if not found:
        raise DataError(f"{where}: a parameter is: name, type, default, description; here is {content!r}")
    name, kind, default, description = found.groups()
    if not _NAME.fullmatch(name):
        raise DataError(f"{where}: {name!r} is no name for a variable")
    if not _TYPE.fullmatch(kind):
        raise DataError(f"{where}: unknown type {kind!r}; there are {', '.join(TYPES)} and string@<language>")
    if default in ("required", "-"):
        return Parameter(name, kind, None, default == "required", description)
    if default.startswith('"'):
        default = re.sub(r"\\(.)", r"\1", default[1:-1])
    return Parameter(name, kind, default, False, description)


def _column(content: str, where: str) -> tuple[str, str]:
    name, _, description = content.partition(" ")
    if not _NAME.fullmatch(name) or not description.strip():
        raise DataError(f"{where}: a column is: name, description; here is {content!r}")
    return name, description.strip()
