"""The rows of the lexicon's tables that this room reads."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from ingest.data import folder
from ingest.errors import DataError
from ingest.read.dates import fold


def rows(name: str, kinds: frozenset[str]) -> Iterator[tuple[str, str, str]]:
    """The rows of `seeds/lexicon/<name>`: kind, words, third cell or "". Raises DataError with file and line."""
    path = folder("seeds") / "lexicon" / name
    try:
        text = path.read_text("utf-8")
    except OSError as error:
        raise DataError(f"{path}: cannot be read: {error.strerror}") from error
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = [*line.split("\t"), "", ""]
        if cells[0] not in kinds or not cells[1].strip():
            raise DataError(f"{path}:{number}: expected one of {', '.join(sorted(kinds))}, then words, parted by tabs")
        yield cells[0], cells[1].strip(), cells[2].strip()


@cache
def paragraph_words() -> dict[str, dict[str, str]]:
    """Kind → folded word → value, from `paragraphs.tsv`."""
    kinds = frozenset({"continuation", "report", "plan", "complement", "shift", "agency"})
    table: dict[str, dict[str, str]] = {kind: {} for kind in kinds}
    for kind, word, value in rows("paragraphs.tsv", kinds):
        table[kind][fold(word)] = value
    return table
