"""The list of all questions, `queries/index.md`, from their headers. `python -m ingest.store.index` writes it."""

from __future__ import annotations

from pathlib import Path

from ingest.data import folder
from ingest.store.library import Question, questions

_HEAD = """\
# All questions

Written by `python -m ingest.store.index` from the headers of the files; do not edit.
`naba query NAME --param name=value` runs one; parameters in bold must be given. [README.md](README.md) tells more.
"""
_QUALITY = "Each must return no row: what it finds is a fault of the graph.\n"


def index(found: list[Question]) -> str:
    """The questions by topic in Markdown, those of `quality/` last: name, what it asks, parameters, columns."""
    topics: dict[str, list[Question]] = {}
    for question in found:
        topics.setdefault(question.name.partition("/")[0], []).append(question)
    parts = [_HEAD]
    for topic in sorted(topics, key=lambda name: (name == "quality", name)):
        parts.append(f"\n## {topic}\n\n")
        if topic == "quality":
            parts.append(_QUALITY + "\n")
        parts.append("| name | question | parameters | columns |\n|---|---|---|---|\n")
        parts.extend(map(_row, topics[topic]))
    return "".join(parts)


def _row(question: Question) -> str:
    header = question.header
    params = ", ".join(_parameter(p.name, p.default, p.required) for p in header.params) or "–"
    columns = ", ".join(f"`{name}`" for name, _ in header.columns) or header.returns
    cells = (f"[{question.name}]({question.name}.rq)", header.summary, params, columns)
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |\n"


def _parameter(name: str, default: str | None, required: bool) -> str:
    if required:
        return f"**`{name}`**"
    return f"`{name}`" if default is None else f"`{name}` = {default}"


def write() -> Path:
    """Writes the list into the folder of the questions and returns where."""
    path = folder("queries") / "index.md"
    path.write_text(index(questions()), "utf-8")
    return path


if __name__ == "__main__":
    write()
