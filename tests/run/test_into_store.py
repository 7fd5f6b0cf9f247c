"""The run: what is unchanged is left, what changed is replaced, what is gone goes; the same bytes however it is run."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

import pytest
from fake_reader import TEXT, FakeFactory, page

from ingest.describe import ids
from ingest.errors import NabaError
from ingest.model import Issue, Page
from ingest.run.into_store import Outcome, ingest
from ingest.run.work import Task
from ingest.store.embedded import Store


def run(
    folder: Path, items: Iterable[Page | Issue], *, workers: int = 1, log: Path | None = None, version: str = "1"
) -> Outcome:
    with Store.open(folder) as store:
        return ingest(store, items, Task(FakeFactory(str(log or "")), version), workers)


def graphs(folder: Path) -> list[str]:
    with Store.open(folder, read_only=True) as store:
        return [graph for graph in store.graphs() if "/article/" in graph]


def graph_of(name: str, index: int = 0) -> str:
    return ids.article_graph(ids.article(name, index))


def content(folder: Path) -> dict[str, bytes]:
    files = sorted((folder / "nquads").rglob("*.nq"))
    return {file.name: file.read_bytes() for file in files} | {"issues": (folder / "issues.jsonl").read_bytes()}


def numbers(outcome: Outcome) -> tuple[int, int, int, int]:
    return outcome.new, outcome.changed, outcome.unchanged, outcome.removed


def issues(folder: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in (folder / "issues.jsonl").read_text("utf-8").splitlines()]


def test_a_second_run_leaves_what_is_unchanged_and_does_no_work(tmp_path: Path) -> None:
    pages = [page("a.txt"), page("b.txt", f"{TEXT}\n===\n{TEXT} PLANNED")]
    log = tmp_path / "read"
    assert numbers(run(tmp_path / "g", pages, log=log)) == (3, 0, 0, 0)
    assert log.read_text().split() == ["a.txt", "b.txt"]
    before = content(tmp_path / "g")
    second = run(tmp_path / "g", pages, log=log)
    assert numbers(second) == (0, 0, 3, 0) and second.nothing_changed
    assert log.read_text().split() == ["a.txt", "b.txt"]
    assert content(tmp_path / "g") == before


def test_a_changed_page_replaces_its_graph_and_no_other(tmp_path: Path) -> None:
    run(tmp_path, [page("a.txt"), page("b.txt")])
    assert numbers(run(tmp_path, [page("a.txt", TEXT + " PLANNED"), page("b.txt")])) == (0, 1, 1, 0)
    with Store.open(tmp_path, read_only=True) as store:
        assert any("status/planned" in line for line in store.dump(graph_of("a.txt")))
        assert not any("status/happened" in line for line in store.dump(graph_of("a.txt")))
        assert any("status/happened" in line for line in store.dump(graph_of("b.txt")))


def test_another_version_reads_unchanged_pages_again(tmp_path: Path) -> None:
    run(tmp_path, [page("a.txt")])
    assert numbers(run(tmp_path, [page("a.txt")], version="2")) == (0, 1, 0, 0)


@pytest.mark.parametrize(
    ("before", "after", "gone"),
    [
        (f"{TEXT}\n===\n{TEXT}", TEXT, [1]),
        (f"{TEXT}\n===\n{TEXT}", f"SKIP\n===\n{TEXT}", [0]),
        (f"SKIP\n===\nSKIP\n===\n{TEXT}", "SKIP", [2]),
    ],
)
def test_articles_that_a_page_no_longer_gives_are_dropped(
    tmp_path: Path, before: str, after: str, gone: list[int]
) -> None:
    run(tmp_path, [page("a.txt", before), page("b.txt")])
    there = set(graphs(tmp_path))
    outcome = run(tmp_path, [page("a.txt", after), page("b.txt")])
    assert outcome.removed == len(gone)
    assert there - set(graphs(tmp_path)) == {graph_of("a.txt", index) for index in gone}
    with Store.open(tmp_path, read_only=True) as store:
        assert store.digests().keys() == set(graphs(tmp_path))


def test_a_page_without_articles_is_remembered_with_its_reason(tmp_path: Path) -> None:
    log = tmp_path / "read"
    first = run(tmp_path / "g", [page("a.txt", "SKIP"), page("b.txt", "  ")], log=log)
    assert [issue.reason for issue in first.issues] == [
        "article 0: not in Arabic",
        "no article was found in the page",
    ]
    second = run(tmp_path / "g", [page("a.txt", "SKIP"), page("b.txt", "  ")], log=log)
    assert second.issues == first.issues and second.nothing_changed
    assert log.read_text().split() == ["a.txt", "b.txt"]
    third = run(tmp_path / "g", [page("a.txt")], log=log)
    assert numbers(third) == (1, 0, 0, 0) and third.issues == []
    assert [found["page"] for found in issues(tmp_path / "g")] == ["b.txt"]


def test_issues_of_a_killed_run_do_not_pass_for_an_unchanged_page(tmp_path: Path) -> None:
    """The issues are appended before the graphs are written; only a page without any article is settled by them."""
    raw = f"{TEXT}\n===\nSKIP"
    run(tmp_path / "whole", [page("a.txt", raw)])
    killed = tmp_path / "killed"
    Store.open(killed).close()
    (killed / "issues.jsonl").write_bytes((tmp_path / "whole" / "issues.jsonl").read_bytes() + b'{"origin": "cut')
    assert numbers(run(killed, [page("a.txt", raw)])) == (1, 0, 0, 0)
    assert content(killed) == content(tmp_path / "whole")


def test_issues_of_unchanged_pages_are_told_again(tmp_path: Path) -> None:
    pages = [page("a.txt", f"{TEXT} BROKEN"), page("b.txt")]
    first = run(tmp_path, pages)
    assert {issue.stage for issue in first.issues} == {"describe"} and len(first.issues) == 2
    second = run(tmp_path, pages)
    assert second.nothing_changed and second.issues == first.issues
    assert graph_of("a.txt") in graphs(tmp_path)  # the rest of the article is kept


def test_an_article_that_cannot_be_described_is_left_out_alone(tmp_path: Path) -> None:
    outcome = run(tmp_path, [page("a.txt", f"{TEXT} FAULT\n===\n{TEXT}")])
    assert numbers(outcome) == (1, 0, 0, 0)
    assert "article 0 left out" in outcome.issues[0].reason
    assert graphs(tmp_path) == [graph_of("a.txt", 1)]


def test_records_that_reading_left_out_are_in_the_issues_in_their_order(tmp_path: Path) -> None:
    items = [Issue("x:1", "read", "first"), page("a.txt", "SKIP"), Issue("x:2", "read", "last")]
    assert [issue.reason for issue in run(tmp_path, items).issues] == ["first", "article 0: not in Arabic", "last"]
    run(tmp_path, [])
    assert [found["reason"] for found in issues(tmp_path)] == ["article 0: not in Arabic"]


def test_two_pages_of_one_address_are_an_issue(tmp_path: Path) -> None:
    url = "https://example.org/news/1"
    outcome = run(tmp_path, [page("1", url=url, origin="a:1"), page("2", TEXT + " PLANNED", url=url, origin="a:2")])
    assert outcome.new == 1
    (issue,) = outcome.issues
    assert issue.origin == "a:2" and "read from a:1 under the same address" in issue.reason


def test_the_same_bytes_with_one_worker_and_two(tmp_path: Path) -> None:
    raws = [TEXT, f"{TEXT}\n===\n{TEXT} PLANNED", f"{TEXT} BROKEN", "SKIP"]
    pages = [page(f"{number}.txt", raws[number % 4]) for number in range(30)]
    one, two = run(tmp_path / "1", pages), run(tmp_path / "2", pages, workers=2)
    assert one == two and one.new == 31
    assert content(tmp_path / "1") == content(tmp_path / "2")


def test_a_worker_that_dies_is_told_and_the_run_can_go_on(tmp_path: Path) -> None:
    pages = [page(f"{number}.txt") for number in range(20)]
    with pytest.raises(NabaError, match="a worker process died"):
        run(tmp_path, [*pages, page("x.txt", "CRASH")], workers=2)
    run(tmp_path, pages)
    assert len(graphs(tmp_path)) == 20
