"""Files and streams → pages. Compression, encoding and format are told by the content, not by the name."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from typing import BinaryIO, cast

from ingest.errors import InputError
from ingest.model import Issue, Page
from ingest.read import html, jsonl, text
from ingest.read.decode import utf16
from ingest.read.decompress import decompressed
from ingest.read.order import day_order
from ingest.read.seen import Seen
from ingest.read.sniff import sniff
from ingest.read.sources import Source, sources

__all__ = ["FIELDS", "read"]

FIELDS = jsonl.FIELDS


def read(
    paths: Sequence[str], *, fields: Mapping[str, str] | None = None, stdin: BinaryIO | None = None
) -> Iterator[Page | Issue]:
    """The pages of files, folders and standard input (`-`), one at a time, with an Issue for each record left out.

    `fields` maps our names (`FIELDS`) to those of JSON records, as in {"published": "time"}. An id is taken once: a
    later page with the same id is an Issue. Raises InputError, at once for a missing input or an unknown field, while
    reading for a named file that cannot be read at all; a bad file of a folder is an Issue.
    """
    names = {**{name: name for name in FIELDS}, **(fields or {})}
    if unknown := sorted(set(names) - set(FIELDS)):
        raise InputError(f"unknown field {unknown[0]!r}; the fields are {', '.join(FIELDS)}")
    return _pages(list(sources(paths)), names, stdin)


def _pages(found: Sequence[Source], names: Mapping[str, str], stdin: BinaryIO | None) -> Iterator[Page | Issue]:
    seen = Seen()
    for source in found:
        try:
            for item in _opened(source, names, stdin):
                reason = seen.repeated(item) if isinstance(item, Page) else ""
                yield Issue(item.origin, "read", reason) if reason else item
        except InputError as error:
            if source.named:
                raise InputError(f"{source.origin}: {error}") from error
            yield Issue(source.origin, "read", str(error))


def _opened(source: Source, names: Mapping[str, str], stdin: BinaryIO | None) -> Iterator[Page | Issue]:
    if source.path is None:
        yield from _read(stdin or sys.stdin.buffer, source, names)
        return
    try:
        stream = source.path.open("rb")
    except OSError as error:
        raise InputError(f"cannot be opened: {error.strerror}") from error
    with stream:
        yield from _read(cast(BinaryIO, stream), source, names)


def _read(stream: BinaryIO, source: Source, names: Mapping[str, str]) -> Iterator[Page | Issue]:
    head, stream, compression = decompressed(stream)
    if compression and not head:
        raise InputError(f"the {compression} data are damaged, cut short or empty")
    format_ = sniff(head, source.id)
    order = day_order(head.decode(utf16(head) or "utf-8", "replace"), names["published"])
    match format_:
        case "jsonl":
            yield from jsonl.lines(stream, source, names, utf16(head), order)
        case "json":
            yield from jsonl.document(stream, source, names, order)
        case "html":
            yield from html.pages(stream, source)
        case _:
            yield from text.pages(stream, source)
