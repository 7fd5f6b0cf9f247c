"""The corpora that the recogniser learns from, found in a folder by their public file names, as articles with labels.

`anercorp_train.txt`: ANERcorp, the train part of the CAMeL split. `wojood_sample/*.txt`: the sample of Wojood.
`ant.jsonl.xz` (or `.jsonl`): ANT, whose names seeds/annotation/ant-names.jsonl marks. Each is optional but the first.
"""

from __future__ import annotations

import hashlib
import json
import lzma
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from ingest.arabic.analyse import Analyser
from ingest.data import folder
from ingest.errors import DataError
from ingest.model import Parsed
from ingest.recognise import conll
from ingest.recognise.labels import ANERCORP, KINDS, LABELS, NEWS, WOJOOD

ANERCORP_FILE, WOJOOD_FOLDER, ANT_FILES = "anercorp_train.txt", "wojood_sample", ("ant.jsonl.xz", "ant.jsonl")

# Wojood's types → ours, outermost first. A GPE is a place even where it acts; peoples (NORP), offices (OCC), dates and
# numbers are no names here.
_WOJOOD = {
    "PERS": "PERS", "GPE": "LOC", "LOC": "LOC", "FAC": "LOC", "ORG": "ORG",
    "EVENT": "MISC", "PRODUCT": "MISC", "LAW": "MISC", "CURR": "MISC", "LANGUAGE": "MISC",
}  # fmt: skip


class Labelled(NamedTuple):
    """An article, a BIO label for each of its tokens, and whose conventions these follow."""

    parsed: Parsed
    labels: list[str]
    corpus: str


def anercorp(path: Path, analyser: Analyser) -> Iterator[Labelled]:
    """ANERcorp as it is: PERS, LOC, ORG, MISC. Its countries are LOC also where they act, its ministries mostly no names."""
    yield from _conll(conll.read(path), analyser, ANERCORP)


def wojood(path: Path, analyser: Analyser) -> Iterator[Labelled]:
    """The sample of Wojood, flattened: of nested names the outermost."""
    sentences: conll.Sentences = []
    for file in sorted(path.glob("*.txt")):
        rows: list[list[str]] = []
        for line in [*conll.lines(file), ""]:
            cells = line.split()
            if cells and cells[0] != "$#$":
                rows.append(cells)
            elif not cells and rows:
                sentences.append([(row[0], label) for row, label in zip(rows, _flat(rows), strict=True)])
                rows = []
    yield from _conll(sentences, analyser, WOJOOD)


def ant(path: Path, names: Path, analyser: Analyser) -> Iterator[Labelled]:
    """The articles of ANT that the file `names` marks. DataError where a text is another than was marked."""
    marked = {row["id"]: row for row in map(json.loads, names.read_text("utf-8").splitlines())}
    for record in records(path):
        row = marked.pop(record["id"], None)
        if row is None:
            continue
        text = text_of(record)
        if hashlib.sha1(text.encode()).hexdigest() != row["sha1"]:
            raise DataError(f"{path}: the text of {record['id']} is not the one that {names} marks; get ANT anew")
        tokens, sentences = analyser(text)
        _check((label for _, _, label in row["names"]), f"{names}: {record['id']}", KINDS)
        labels = ["O"] * len(tokens)
        for start, end, label in row["names"]:
            within = [token.index for token in tokens if token.end > start and token.start < end]
            for place, index in enumerate(within):
                labels[index] = ("I-" if place else "B-") + label
        yield Labelled(Parsed(conll.article(text), tokens, sentences), labels, NEWS)
    if marked:
        raise DataError(f"{path}: {len(marked)} articles that {names} marks are missing, {min(marked)} among them")


def demand(path: Path) -> None:
    """DataError for a folder of corpora without ANERcorp."""
    if not (path / ANERCORP_FILE).is_file():
        raise DataError(
            f"{path}: no {ANERCORP_FILE} there; give the folder that has ANERcorp's train part under that name"
        )


def all_of(path: Path, analyser: Analyser) -> list[Labelled]:
    """Everything that a folder of corpora has, ANERcorp first. DataError without ANERcorp."""
    demand(path)
    out = list(anercorp(path / ANERCORP_FILE, analyser))
    found = next((path / name for name in ANT_FILES if (path / name).is_file()), None)
    if found is not None:
        out += ant(found, folder("seeds") / "annotation" / "ant-names.jsonl", analyser)
    if (path / WOJOOD_FOLDER).is_dir():
        out += wojood(path / WOJOOD_FOLDER, analyser)
    return out


def records(path: Path) -> Iterator[dict[str, Any]]:
    """The articles of ANT: JSON objects with id, title and text. DataError where the file is something else."""
    unpacked = lzma.open if path.suffix == ".xz" else open
    try:
        with unpacked(path, "rt", encoding="utf-8") as lines:
            for record in map(json.loads, lines):
                if not all(isinstance(record[key], str) for key in ("id", "title", "text")):
                    raise ValueError("an article without id, title or text")
                yield record
    except (lzma.LZMAError, EOFError, OSError, LookupError, ValueError, TypeError) as error:
        raise DataError(f"{path}: not the articles of ANT: {type(error).__name__}, {error}; get ANT anew") from error


def text_of(record: dict[str, Any]) -> str:
    """What the marks of an article count in: its title, a line end, its text."""
    return f"{record['title']}\n{record['text'].strip()}"


def _conll(sentences: conll.Sentences, analyser: Analyser, corpus: str) -> Iterator[Labelled]:
    _check((label for sentence in sentences for _, label in sentence), corpus, LABELS)
    for piece in conll.parse([[word for word, _ in sentence] for sentence in sentences], analyser):
        yield Labelled(piece.parsed, conll.token_labels(piece, sentences), corpus)


def _check(labels: Iterable[str], where: str, known: Sequence[str]) -> None:
    unknown = set(labels) - set(known)
    if unknown:
        raise DataError(f"{where}: labels that the recogniser does not have: {', '.join(sorted(unknown))}")


def _flat(rows: list[list[str]]) -> list[str]:
    """One label a word of Wojood's nested ones, in our types."""
    found: list[tuple[int, int, str]] = []
    for kind, ours in _WOJOOD.items():
        begin: int | None = None
        for i, row in enumerate([*rows, []]):
            if begin is not None and f"I-{kind}" not in row:
                found.append((begin, i, ours))
                begin = None
            if f"B-{kind}" in row or (begin is None and f"I-{kind}" in row):
                if begin is not None:
                    found.append((begin, i, ours))
                begin = i
    out = ["O"] * len(rows)
    for first, last, ours in sorted(found, key=lambda span: (span[0] - span[1], span)):
        if all(label == "O" for label in out[first:last]):
            out[first:last] = ["B-" + ours] + ["I-" + ours] * (last - first - 1)
    return out
