"""Raw news → sentences of words, for the vocabulary and for pre-training."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path

from ingest.arabic.segment import pieces, sentence_bounds
from ingest.errors import InputError
from ingest.read.decompress import BROKEN, decompressed

_FORMS = (".jsonl", ".txt")
_PACKED = (".xz", ".gz", ".bz2", ".zst")
_FIELDS = ("title", "text")
_LEAST = 3  # words; less is a caption or a menu


def sentences(folder: Path, besides: Path | None = None) -> Iterator[tuple[str, ...]]:
    """The sentences of the news in `folder` (not deeper), file by file in the order of their names.

    *.jsonl holds an object a line with `title` and `text`, *.txt the text itself; both may be compressed. `besides` is
    the labelled data, which may lie there too and are no raw text. Raises InputError for a folder that is missing or
    holds no such file, and for a broken line or file.
    """
    if not folder.is_dir():
        raise InputError(f"{folder}: there is no such folder; name the folder with the raw news")
    try:
        found = sorted(path for path in folder.iterdir() if _is_news(path))
    except OSError as error:
        raise InputError(f"{folder}: the folder cannot be listed: {error.strerror}") from error
    files = [path for path in found if besides is None or path.resolve() != besides.resolve()]
    if not files:
        raise InputError(
            f"{folder}: no raw news; put *.jsonl (fields title, text) or *.txt there, or name another folder"
        )
    for path in files:
        for text in _texts(path):
            for start, end in sentence_bounds(text):
                words = tuple(sys.intern(piece.form) for piece in pieces(text[start:end]))
                if len(words) >= _LEAST:
                    yield words


def _is_news(path: Path) -> bool:
    name = path.name.lower()
    for ending in _PACKED:
        name = name.removesuffix(ending)
    return name.endswith(_FORMS) and not name.startswith(".") and path.is_file()


def _texts(path: Path) -> Iterator[str]:
    """The texts of a file, one an article or a line."""
    number = 0
    try:
        with path.open("rb") as file:
            _, stream, _ = decompressed(file)
            for number, line in enumerate(stream, 1):
                yield from (
                    _of_record(line, f"{path}:{number}") if ".jsonl" in path.name.lower() else (line.decode("utf-8"),)
                )
    except BROKEN as error:
        raise InputError(
            f"{path}: the data are damaged or cut short after line {number}: {error}; fetch the file again"
        ) from error
    except UnicodeDecodeError as error:
        raise InputError(f"{path}:{number}: not UTF-8: {error.reason}; convert the file or take it away") from error


def _of_record(line: bytes, place: str) -> Iterator[str]:
    if not line.strip():
        return
    try:
        record = json.loads(line)
    except UnicodeDecodeError:
        raise
    except (ValueError, RecursionError) as error:
        raise InputError(f"{place}: broken JSON: {error}; mend the line or take it away") from error
    if not isinstance(record, dict):
        raise InputError(f"{place}: not an object; each line is one, with the fields title and text")
    for field in _FIELDS:
        value = record.get(field)
        if isinstance(value, str) and value.strip():
            yield value
