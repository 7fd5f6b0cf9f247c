"""The documents keep their word: their commands run, their outputs are what is printed, their links lead somewhere."""

from __future__ import annotations

import json
import re
from dataclasses import fields
from pathlib import Path

import pytest
import rdflib
import readme

import ingest.describe
from ingest.describe import terms
from ingest.pipeline import Pipeline
from ingest.store.events import EventRow

ROOT = readme.ROOT
PAGES = sorted([ROOT / "README.md", ROOT / "queries" / "README.md", *(ROOT / "docs").rglob("*.md")])
NAMES = [path.relative_to(ROOT).as_posix() for path in PAGES]


@pytest.fixture(scope="module")
def ran(pipeline: Pipeline) -> list[tuple[readme.Command, readme.Result | None]]:
    """All commands with their results; skipped where the pipeline's data is not there."""
    return readme.run_all()


@pytest.mark.parametrize("document", readme.DOCUMENTS)
def test_every_command_works_and_prints_what_the_document_shows(
    ran: list[tuple[readme.Command, readme.Result | None]], document: str
) -> None:
    mine = [(c, r) for c, r in ran if c.document == document and r is not None]
    assert mine
    for command, result in mine:
        assert result is not None
        where = f"{command.document}:{command.line}: {command.typed}\n(to refresh: python -m tests.readme --write)"
        assert result.code == 0, f"{where}\n{result.printed}"
        assert readme.settled(result.printed) == readme.settled(command.printed), where


def test_only_what_starts_a_server_is_not_run() -> None:
    skipped = {c.typed.split()[0]: c.skip for n in readme.DOCUMENTS for c in readme.commands(n, (ROOT / n).read_text())}
    reasons = {word: reason for word, reason in skipped.items() if reason}
    assert set(reasons) <= {".venv/bin/oxigraph"}, reasons


def test_blocks_are_cut_into_commands_and_outputs() -> None:
    text = (
        "a\n```console\n$ one \\\n> two\nout\n\nmore\n$ three\n```\n<!-- not run: why -->\n```console\n$ four\nx\n```\n"
    )
    found = readme.commands("d", text)
    assert [(c.typed, c.printed, c.line, c.skip) for c in found] == [
        ("one \\\ntwo", "out\n\nmore\n", 3, ""),
        ("three", "", 8, ""),
        ("four", "x\n", 12, "why"),
    ]


def test_a_changed_output_is_noticed_and_seconds_are_not() -> None:
    assert readme.settled("25 pages in 11.0 s\n") == readme.settled("25 pages in 9 s")
    assert readme.settled("25 pages in 11.0 s") != readme.settled("26 pages in 11.0 s")


@pytest.mark.parametrize("page", PAGES, ids=NAMES)
def test_links_between_the_files_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\((?!https?:)([^)#]+)(?:#[^)]*)?\)", page.read_text("utf-8")):
        assert (page.parent / target).exists(), target


def test_every_document_is_in_the_index() -> None:
    index = (ROOT / "docs" / "README.md").read_text("utf-8")
    for path in (ROOT / "docs").rglob("*.md"):
        name = path.relative_to(ROOT / "docs").as_posix()
        assert name == "README.md" or f"({name})" in index, name


def test_the_readme_stays_short() -> None:
    assert len((ROOT / "README.md").read_text("utf-8").splitlines()) <= 250


def test_every_column_of_the_table_of_events_is_described_in_its_order() -> None:
    described = re.findall(r"^\| `(\w+)` \|", (ROOT / "docs" / "events.md").read_text("utf-8"), re.MULTILINE)
    assert described == [field.name for field in fields(EventRow)]


def test_the_page_of_the_graph_has_all_terms_and_no_others() -> None:
    ontology = rdflib.Graph().parse(ROOT / "ontology" / "naba.ttl")
    defined = {str(term).removeprefix(terms.NABA) for term in ontology.subjects() if str(term).startswith(terms.NABA)}
    assert set(re.findall(r"naba:(\w+)", (ROOT / "docs" / "graph.md").read_text("utf-8"))) == defined - {""}


def test_every_field_of_an_annotation_is_described() -> None:
    schema = json.loads((Path(ingest.describe.__file__).parent / "annotation.schema.json").read_text("utf-8"))
    page = (ROOT / "docs" / "annotation.md").read_text("utf-8")
    for part in (schema, *schema["$defs"].values()):
        for name in part.get("properties", {}):
            assert f"`{name}`" in page, name


def test_every_table_of_the_lexicon_is_described() -> None:
    page = (ROOT / "docs" / "lexicon.md").read_text("utf-8")
    for path in (ROOT / "seeds" / "lexicon").glob("*.tsv"):
        assert f"`{path.name}`" in page, path.name
