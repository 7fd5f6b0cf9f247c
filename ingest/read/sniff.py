"""Which format the first bytes of a (decompressed) file are in."""

from __future__ import annotations

import json
import re

from ingest.errors import InputError
from ingest.read.decode import UnknownEncodingError, decode, utf16
from ingest.read.decompress import compression

_MAGIC = (
    (b"%PDF", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive or an Office document"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"RIFF", "a RIFF media file"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
    (b"{\\rtf", "an RTF document"),
    (b"PAR1", "a Parquet file"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"Rar!", "a RAR archive"),
)
_CONTROL = bytes(byte for byte in range(32) if byte not in b"\t\n\r\f\x0b\x1a\x1b")
#: More control bytes than this share of the file's beginning: no text. A stray NUL in a page is not enough.
_BINARY_SHARE = 0.02

_HTML = re.compile(r"<(!doctype\s+html|html|head|body|meta|title|article|div|section|main|p|h[1-6])\b[^<>]*>", re.I)
_JSON_OBJECT = re.compile(r'\{\s*("|\}|$)')
_JSON_ARRAY = re.compile(r"\[\s*(\{|\]|$)")


def binary(head: bytes) -> str:
    """What binary file the bytes begin, in words, or "" for text."""
    if not head:
        return ""
    if head[257:262] == b"ustar":
        return "a tar archive"
    if inner := compression(head):
        return f"compressed twice ({inner})"
    known = next((words for magic, words in _MAGIC if head.startswith(magic)), "")
    if known or utf16(head):
        return known
    controls = sum(head.count(byte) for byte in _CONTROL)
    return "binary data" if controls > _BINARY_SHARE * len(head) else ""


def sniff(head: bytes, name: str = "") -> str:
    """The format: text, jsonl (one JSON object a line), json (an array, or one object over many lines), or html.

    The name's ending decides only between JSON and a text that looks like nothing. Raises InputError for what is empty
    or binary.
    """
    if not head.strip(b" \t\r\n\x00\xef\xbb\xbf"):
        raise InputError("empty: there is no text in it")
    if what := binary(head):
        raise InputError(f"not a text: {what}")
    text = _beginning(head).lstrip("\ufeff \t\r\n")
    ending = _ending(name)
    if _JSON_OBJECT.match(text):
        return "json" if _over_lines(text) else "jsonl"
    if _JSON_ARRAY.match(text):
        return "json"
    if text.startswith("<") and _HTML.search(text):
        return "html"
    if ending in ("jsonl", "ndjson"):
        return "jsonl"
    if ending in ("html", "htm", "xhtml") and _HTML.search(text):
        return "html"
    return "text"


def _ending(name: str) -> str:
    parts = [part for part in name.lower().split(".") if part not in ("gz", "xz", "zst", "zstd", "bz2")]
    return parts[-1] if len(parts) > 1 else ""


def _beginning(head: bytes) -> str:
    """The head as text; a character cut at its end does no harm."""
    if wide := utf16(head):
        return head.decode(wide, "ignore")
    try:
        return head.decode("utf-8")
    except UnicodeDecodeError as error:
        if error.start >= len(head) - 3:
            return head[: error.start].decode("utf-8")
    try:
        return decode(head)[0]
    except UnknownEncodingError:
        return head.decode("latin-1")


def _over_lines(text: str) -> bool:
    """Whether one object runs over several lines: its first line is no JSON, and the next does not begin an object."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    if len(lines) < 2 or lines[1].startswith("{"):
        return False
    try:
        json.loads(lines[0])
    except ValueError:
        return True
    return False
