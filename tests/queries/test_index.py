"""The committed list of questions is the one that its generator makes, and names everything."""

from __future__ import annotations

from ingest.data import folder
from ingest.store.index import index
from ingest.store.library import questions


def test_index_is_up_to_date() -> None:
    text = (folder("queries") / "index.md").read_text("utf-8")
    assert text == index(questions()), "run python -m ingest.store.index"


def test_index_names_each_question_with_its_parameters_and_columns() -> None:
    lines = (folder("queries") / "index.md").read_text("utf-8").splitlines()
    for question in questions():
        (line,) = [line for line in lines if line.startswith(f"| [{question.name}]({question.name}.rq) |")]
        _, question_cell, params, columns = line.strip("| ").split(" | ")
        assert question_cell == question.header.summary
        assert all(f"`{param.name}`" in params for param in question.header.params)
        assert all(f"`{name}`" in columns for name, _ in question.header.columns)
