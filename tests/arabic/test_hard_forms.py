"""Segmentation on a list of hard forms: which clitics come off, of words as the page has them, through cleaning and all."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

from ingest.arabic.normalise import strip_marks
from ingest.clean import cut
from ingest.model import Page

if TYPE_CHECKING:
    from ingest.pipeline import Pipeline

LIST = Path(__file__).with_name("hard_forms.tsv")
FLOOR = 0.988  # measured: 938 of 949


class Row(NamedTuple):
    kind: str
    context: str
    target: str
    proclitics: str
    base: str
    enclitic: str
    known: str


class Cut(NamedTuple):
    """A target as it was read: the pieces as the page writes them, clitics of inner tokens marked with their place."""

    proclitics: str
    base: str
    enclitic: str


def rows() -> list[Row]:
    lines = [line for line in LIST.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return [Row(*line.replace("⏎", "\n").split("\t")) for line in lines[1:]]


ROWS = rows()


def place(row: Row) -> tuple[int, int]:
    """Characters [start, end) of the target in its context, where it stands as a word once."""
    found = list(re.finditer(rf"(?<!\w){re.escape(row.target)}(?!\w)", row.context))
    assert len(found) == 1, row
    return found[0].span()


@pytest.fixture(scope="module")
def read(pipeline: Pipeline) -> Callable[[Row], Cut]:
    @cache
    def told(row: Row) -> Cut:
        start, end = place(row)
        (article,), _ = cut(Page("hard", row.context, "hard.txt", "text"))
        tokens = [
            t
            for t in pipeline.analyser(article.text)[0]
            if article.offsets[t.start] < end and article.offsets[t.end - 1] >= start
        ]
        spans = [article.span(t.start, t.end) for t in tokens]
        if not spans or (spans[0].start, spans[-1].end) != (start, end):
            return Cut("", "the tokens overrun: " + " ".join(t.form for t in tokens), "")

        def raw(first: int, last: int) -> str:
            return row.context[slice(*article.span(first, last))] if first < last else ""

        inner = ["proclitic"] * any(t.base for t in tokens[1:]) + ["pronoun"] * any(t.tail for t in tokens[:-1])
        head, last = tokens[0], tokens[-1]
        return Cut(
            "+".join(strip_marks(raw(head.start, head.start + head.base))),
            " ".join([raw(t.start + t.base, t.end - t.tail) for t in tokens] + inner),
            raw(last.end - last.tail, last.end),
        )

    return told


@pytest.mark.parametrize(
    "row",
    [
        pytest.param(
            row,
            id=f"{row.kind}: {row.target} ({number})",
            marks=[pytest.mark.xfail(reason=row.known, strict=True)] if row.known else [],
        )
        for number, row in enumerate(ROWS, 1)
    ],
)
def test_a_hard_form_is_cut_where_its_clitics_end(row: Row, read: Callable[[Row], Cut]) -> None:
    assert read(row) == Cut(row.proclitics, row.base, row.enclitic), row.context


def test_the_share_of_forms_that_are_right(read: Callable[[Row], Cut]) -> None:
    right = sum(read(row) == Cut(row.proclitics, row.base, row.enclitic) for row in ROWS)
    assert right / len(ROWS) >= FLOOR, f"{right} of {len(ROWS)}"


def test_the_list_is_long_broad_and_without_doubles() -> None:
    assert len(ROWS) >= 900
    assert len({row.kind for row in ROWS}) >= 20
    assert len({(row.context, row.target) for row in ROWS}) == len(ROWS)
    assert all(3 <= len(row.context.split()) <= 8 for row in ROWS)


def test_a_row_that_is_one_token_adds_up_to_its_target() -> None:
    for row in ROWS:
        if " " not in row.base:
            pieces = row.proclitics.replace("+", "") + row.base + row.enclitic
            assert strip_marks(pieces) == strip_marks(row.target), row
