"""The tab-separated data files of seeds/lexicon: `#` comments, a header (which may begin with `#`), one record a line."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ingest.errors import DataError


def rows(path: Path) -> Iterator[tuple[str, dict[str, str]]]:
    """Each record of a table as column → value, with where it stands (`file:line`). DataError for a ragged line."""
    header: list[str] | None = None
    for number, line in enumerate(path.read_text("utf-8").split("\n"), 1):
        if not line.strip() or (line.startswith("#") and (header or "\t" not in line)):
            continue
        line = line.removeprefix("#")
        cells = [cell.strip() for cell in line.split("\t")]
        if header is None:
            header = cells
            continue
        if len(cells) > len(header):
            raise DataError(f"{path}:{number}: {len(cells)} columns, the header has {len(header)}")
        yield f"{path}:{number}", dict(zip(header, cells + [""] * (len(header) - len(cells)), strict=True))
    if header is None:
        raise DataError(f"{path}: the table has no header")


def header_notes(path: Path) -> list[str]:
    """The comment lines of a table, without their `#`."""
    return [line[1:].strip() for line in path.read_text("utf-8").splitlines() if line.startswith("#")]
