"""A plain text file: one page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from ingest.errors import InputError
from ingest.model import Issue, Page
from ingest.read.decode import UnknownEncodingError, decode
from ingest.read.decompress import BROKEN
from ingest.read.mend import mend
from ingest.read.sources import Source

#: A page is read whole, so its size is bounded (bytes).
LIMIT = 64 << 20


def whole(stream: BinaryIO) -> bytes:
    """All bytes of the stream. Raises InputError where it is broken, cut, or longer than `LIMIT`."""
    try:
        data = stream.read(LIMIT + 1)
    except BROKEN as error:
        raise InputError(f"the data are damaged or cut short: {error}") from error
    if len(data) > LIMIT:
        raise InputError(f"longer than {LIMIT >> 20} MB: too long for one page")
    return data


def pages(stream: BinaryIO, source: Source) -> Iterator[Page | Issue]:
    """The page, and an Issue where characters had to be replaced. Raises InputError for what cannot be decoded."""
    try:
        text, _ = decode(whole(stream))
    except UnknownEncodingError as error:
        raise InputError(f"unknown encoding: {error}") from error
    text, reason = mend(text)
    if reason:
        yield Issue(source.origin, "read", reason)
    if not text.strip("\ufffd \t\r\n"):
        raise InputError("empty: there is no text in it")
    yield Page(source.id, text, source.origin, "text")
