"""JSON records, a page each: one object a line, an array of objects, or a single object."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from typing import BinaryIO

from ingest.errors import InputError
from ingest.model import Issue, Page
from ingest.read.dates import day_of
from ingest.read.decode import UnknownEncodingError, as_utf8, decode
from ingest.read.decompress import BROKEN
from ingest.read.mend import mend
from ingest.read.sources import Source
from ingest.read.text import whole

FIELDS = ("id", "title", "text", "published", "source", "url")
#: A longer line (bytes) is skipped; memory holds one line at a time.
LIMIT = 64 << 20
_SKIP = 1 << 20

Raw = Mapping[str, object]


def lines(
    stream: BinaryIO, source: Source, names: Mapping[str, str], encoding: str = "", order: str = ""
) -> Iterator[Page | Issue]:
    """The pages of one object a line, in constant memory; an Issue for each line that is none, the rest goes on.

    Where the compressed data break off, the pages before are kept. Raises InputError where there are none.
    """
    if encoding:
        stream = as_utf8(stream, encoding)
    number, read = 0, 0
    try:
        while line := stream.readline(LIMIT + 1):
            number += 1
            origin = f"{source.origin}:{number}"
            if len(line) > LIMIT and not line.endswith(b"\n"):
                _skip_line(stream)
                yield Issue(origin, "read", f"the line is longer than {LIMIT >> 20} MB")
            elif line.strip():
                yield from _line(line, origin, names, order)
            read += 1
    except BROKEN as error:
        if not read:
            raise InputError(f"the data are damaged or cut short: {error}") from error
        yield Issue(
            f"{source.origin}:{number + 1}", "read", f"the data are damaged or cut short after line {number}: {error}"
        )


def document(stream: BinaryIO, source: Source, names: Mapping[str, str], order: str = "") -> Iterator[Page | Issue]:
    """The pages of a JSON array of objects, or of a single object. `origin` counts the elements from 1.

    An array is read element by element up to the first broken one. Raises InputError where nothing can be read.
    """
    try:
        text = decode(whole(stream))[0].strip()
    except UnknownEncodingError as error:
        raise InputError(f"unknown encoding: {error}") from error
    if text.startswith("{"):
        try:
            yield from record(json.loads(text), source.origin, names, order)
        except (ValueError, RecursionError) as error:
            raise InputError(f"broken JSON: {error}") from error
        return
    for number, element in enumerate(_elements(text), 1):
        origin = f"{source.origin}:{number}"
        if isinstance(element, ValueError):
            yield Issue(origin, "read", f"broken JSON at element {number}, the rest of the array is lost: {element}")
        else:
            yield from record(element, origin, names, order)


def record(data: object, origin: str, names: Mapping[str, str], order: str = "") -> Iterator[Page | Issue]:
    """The page of a record, with Issues for what of it could not be taken; without a text, an Issue alone.

    `names` maps each of `FIELDS` to the record's name for it; `order` is that of day and month in its dates. A record
    without id is named by its url, else by a digest of its text, which lines put before it do not change.
    """
    if not isinstance(data, dict):
        yield Issue(origin, "read", f"not an object but {_kind(data)}")
        return
    text = data.get(names["text"])
    if not isinstance(text, str) or not text.strip():
        yield Issue(origin, "read", _no_text(data, names["text"]))
        return
    values = {field: _word(data.get(names[field])) for field in FIELDS if field not in ("text", "published")}
    for field, value in values.items():
        if value is None:
            yield Issue(origin, "read", f"field {names[field]!r} is {_kind(data[names[field]])}; it was passed over")
    given = data.get(names["published"])
    published = day_of(given, order)
    if not published and given not in (None, ""):
        yield Issue(origin, "read", f"the date {given!r:.60} was not understood; relative dates stay open")
    raw, reason = mend(text)
    words = {field: mend(value or "")[0] for field, value in values.items()}
    if reason:
        yield Issue(origin, "read", reason)
    name = words["id"] or words["url"] or "text-" + hashlib.sha256(raw.encode("utf-8")).hexdigest()[:16]
    yield Page(name, raw, origin, "jsonl", words["title"], published, words["source"], words["url"])


def _line(line: bytes, origin: str, names: Mapping[str, str], order: str) -> Iterator[Page | Issue]:
    try:
        data = json.loads(decode(line)[0])
    except UnknownEncodingError as error:
        yield Issue(origin, "read", f"unknown encoding: {error}")
    except (ValueError, RecursionError) as error:
        yield Issue(origin, "read", f"broken JSON: {error}")
    else:
        yield from record(data, origin, names, order)


def _skip_line(stream: BinaryIO) -> None:
    while (part := stream.readline(_SKIP)) and not part.endswith(b"\n"):
        pass


def _elements(text: str) -> Iterator[object]:
    """The elements of the array that `text` is; a ValueError in place of the first broken one, and then no more."""
    decoder = json.JSONDecoder()
    at = _blank(text, 1)
    while at < len(text) and text[at] != "]":
        try:
            element, at = decoder.raw_decode(text, at)
        except (ValueError, RecursionError) as error:
            yield error if isinstance(error, ValueError) else ValueError("nested too deep")
            return
        yield element
        at = _blank(text, at)
        if text[at : at + 1] == ",":
            at = _blank(text, at + 1)
        elif text[at : at + 1] != "]":
            break
    if at >= len(text) or text[at] != "]":
        yield ValueError("the array does not end")


def _blank(text: str, at: int) -> int:
    while at < len(text) and text[at] in " \t\r\n":
        at += 1
    return at


def _word(value: object) -> str | None:
    """A field as text: numbers written out, {"name": …} by its name, null as "", and None for anything else."""
    if isinstance(value, dict) and isinstance(value.get("name"), str):
        value = value["name"]
    if value is None:
        return ""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    return None


def _no_text(data: Raw, name: str) -> str:
    if name in data:
        value = data[name]
        empty = isinstance(value, str) or value is None
        return f"field {name!r} is " + ("empty" if empty else _kind(value))
    there = ", ".join(sorted(str(key)[:30] for key in data)[:12]) or "none"
    return f"no field {name!r} (fields there: {there}); say which one holds the text"


def _kind(value: object) -> str:
    return {dict: "an object", list: "a list", str: "a text", bool: "true or false", type(None): "null"}.get(
        type(value), "a number"
    )
