"""Strict reading of the authority's TOML files: an unknown or missing key is an error with file and line."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from ingest.errors import DataError


def tables(
    path: Path, name: str, allowed: frozenset[str], needed: frozenset[str]
) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """The tables `[[name]]` of a file, each with where it stands (`file:line`). DataError where one is broken."""
    text = path.read_text("utf-8")
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise DataError(f"{path}: {error}") from error
    if extra := set(data) - {name}:
        raise DataError(f"{path}: only [[{name}]] tables belong here, found {', '.join(sorted(extra))}")
    lines = [text.count("\n", 0, m.start()) + 1 for m in re.finditer(rf"^\[\[{name}\]\]", text, re.M)]
    for line, table in zip(lines, data.get(name, []), strict=True):
        where = f"{path}:{line}"
        if unknown := set(table) - allowed:
            raise DataError(f"{where}: unknown key {', '.join(sorted(unknown))} in [[{name}]]")
        if missing := needed - set(table):
            raise DataError(f"{where}: [[{name}]] needs {', '.join(sorted(missing))}")
        if "wikidata" in table and not re.fullmatch(r"Q[1-9][0-9]*", str(table["wikidata"])):
            raise DataError(f"{where}: {table['wikidata']!r} is no Wikidata id")
        if (
            "wikidata" in table
            and "wikidata_source" in allowed
            and not table.get("wikidata_source", "sources" in table)
        ):
            raise DataError(f"{where}: the Wikidata id needs wikidata_source: who says so")
        yield where, table
