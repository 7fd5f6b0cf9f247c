"""Labelled data (a word and its BIO label a line, a blank line between sentences), and the score of labels."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from ingest.errors import InputError
from ingest.recognise.decode import spans

OUTSIDE = "O"


class Example(NamedTuple):
    """A sentence: its words, and a label for each."""

    words: tuple[str, ...]
    labels: tuple[str, ...]


class Score(NamedTuple):
    """Precision, recall and their harmonic mean over whole names: one counts where both ends and the kind agree."""

    precision: float
    recall: float
    f1: float


def read(path: Path, without: Collection[str] = ()) -> list[Example]:
    """The sentences of a file; names of the kinds in `without` are read as no names.

    Raises InputError for a file that is missing or empty, and for a line without a label.
    """
    try:
        lines = path.read_text("utf-8-sig").split("\n")
    except OSError as error:
        raise InputError(f"{path}: no labelled data: {error.strerror}; name the file with --labelled") from error
    except UnicodeDecodeError as error:
        raise InputError(f"{path}: not UTF-8: {error.reason}; convert the file") from error
    examples: list[Example] = []
    words: list[str] = []
    labels: list[str] = []
    for number, line in enumerate([*lines, ""], 1):
        columns = line.split()
        if not columns:
            if words:
                examples.append(Example(tuple(words), tuple(labels)))
            words, labels = [], []
            continue
        label = columns[-1]
        if len(columns) < 2 or not (label == OUTSIDE or (label[:2] in ("B-", "I-") and label[2:])):
            raise InputError(f"{path}:{number}: not a word and its label (O, B-…, I-…): {line:.60}; mend the line")
        words.append(columns[0])
        labels.append(OUTSIDE if label[2:] in without else label)
    if not examples:
        raise InputError(f"{path}: no labelled sentence; a line holds a word and its label")
    return examples


def parted(examples: Sequence[Example]) -> tuple[list[Example], list[Example]]:
    """All but the last tenth, to learn from, and the last tenth, to judge by.

    Neighbours are of one article, so nothing is shuffled. Raises InputError for fewer than ten sentences.
    """
    kept = len(examples) // 10
    if not kept:
        raise InputError(f"{len(examples)} labelled sentences are too few to keep a tenth back; give ten or more")
    return list(examples[:-kept]), list(examples[-kept:])


def labels_of(examples: Iterable[Example]) -> tuple[str, ...]:
    """Every label, O first, then by name; for each B- its I- as well, seen or not."""
    kinds = sorted({label[2:] for example in examples for label in example.labels} - {""})
    return (OUTSIDE, *(f"{place}-{kind}" for kind in kinds for place in "BI"))


def score(wanted: Iterable[Sequence[str]], given: Iterable[Sequence[str]]) -> Score:
    """The score of `given` labels against the `wanted` ones, sentence by sentence.

    >>> score([["B-LOC", "O", "B-PERS"]], [["B-LOC", "O", "O"]])
    Score(precision=1.0, recall=0.5, f1=0.6666666666666666)
    """
    right = named = there = 0
    for left, found in zip(wanted, given, strict=True):
        gold, system = set(spans(left)), set(spans(found))
        right, named, there = right + len(gold & system), named + len(system), there + len(gold)
    precision, recall = right / named if named else 0.0, right / there if there else 0.0
    return Score(precision, recall, 2 * right / (named + there) if named + there else 0.0)
