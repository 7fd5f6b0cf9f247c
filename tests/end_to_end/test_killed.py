"""`naba ingest` ended by SIGKILL at several moments: each graph is old or new, and a rerun gives what no kill would."""

from __future__ import annotations

import shutil
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from naba_runs import Ran, content

from ingest.store.embedded import Store

PAGES = ("15-amman-summit-cancelled.html", "09-icj-order.txt", "18-tunisia-election.html")
Moment = Callable[[Path], bool]


def store_is_made(store: Path) -> bool:
    return (store / "store").is_dir()


def articles_are_written(store: Path) -> bool:
    return (store / "pending").exists()


def authority_is_written(store: Path) -> bool:
    return (store / "nquads" / "authority.nq.tmp").exists() or (store / "nquads" / "authority.nq").exists()


@pytest.fixture(scope="module")
def pages(articles: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with some of the seeds."""
    made = tmp_path_factory.mktemp("pages")
    for name in PAGES:
        shutil.copy(articles / name, made)
    return made


@pytest.fixture(scope="module")
def undisturbed(run: Callable[..., Ran], pages: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The store that a run without a kill makes."""
    made = tmp_path_factory.mktemp("undisturbed") / "graph"
    ran = run("ingest", pages, "--store", made)
    assert ran.code == 0, ran.err
    return made


@pytest.fixture(scope="module")
def alone(run: Callable[..., Ran], pages: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, ...]:
    """A store of each page alone: what its graph is before anybody is joined with one of another page."""
    folder = tmp_path_factory.mktemp("alone")
    for name in PAGES:
        (folder / name).mkdir()
        shutil.copy(pages / name, folder / name)
        ran = run("ingest", folder / name, "--store", folder / name / "graph")
        assert ran.code == 0, ran.err
    return tuple(folder / name / "graph" for name in PAGES)


def killed(process: subprocess.Popen[str], moment: Callable[[], bool]) -> None:
    """Kills the process at the moment, which must come before it ends by itself."""
    end = time.monotonic() + 120
    while not moment():
        assert process.poll() is None, "it ended before the moment came"
        assert time.monotonic() < end
        time.sleep(0.0005)
    process.kill()
    process.communicate()
    assert process.returncode == -9


def whole_graphs(store: Path, *sound: Path) -> None:
    """Every article's graph of a store is, to the letter, that of one of the sound stores."""
    known: set[tuple[str, str]] = set()
    for path in sound:
        with Store.open(path, read_only=True) as opened:
            known |= {(graph, "".join(opened.dump(graph))) for graph in opened.graphs() if "/article/" in graph}
    with Store.open(store) as opened:
        found = {(graph, "".join(opened.dump(graph))) for graph in opened.graphs() if "/article/" in graph}
        assert opened.digests().keys() == {graph for graph, _ in found}
    assert found <= known


@pytest.mark.parametrize(
    "moment", [store_is_made, articles_are_written, authority_is_written], ids=lambda moment: moment.__name__
)
def test_a_rerun_ends_the_work(
    started: Callable[..., subprocess.Popen[str]],
    run: Callable[..., Ran],
    pages: Path,
    undisturbed: Path,
    alone: tuple[Path, ...],
    tmp_path: Path,
    moment: Moment,
) -> None:
    store = tmp_path / "graph"
    killed(started("ingest", pages, "--store", store), lambda: moment(store))
    whole_graphs(store, undisturbed, *alone)
    again = run("ingest", pages, "--store", store)
    assert again.code == 0, again.err
    assert content(store) == content(undisturbed)
    assert not (store / "pending").exists() and not list(store.rglob("*.tmp"))


def test_a_changed_page_is_old_or_new(
    started: Callable[..., subprocess.Popen[str]],
    run: Callable[..., Ran],
    pages: Path,
    undisturbed: Path,
    tmp_path: Path,
) -> None:
    changed, store = tmp_path / "pages", tmp_path / "graph"
    shutil.copytree(pages, changed)
    page = changed / PAGES[1]
    page.write_text(page.read_text("utf-8").replace("محكمة العدل الدولية", "المحكمة", 1), "utf-8")
    shutil.copytree(undisturbed, store)
    killed(started("ingest", changed, "--store", store), lambda: articles_are_written(store))
    between = tmp_path / "between"
    shutil.copytree(store, between)
    again = run("ingest", changed, "--store", store)
    assert again.code == 0, again.err
    whole_graphs(between, undisturbed, store)
    fresh = run("ingest", changed, "--store", tmp_path / "fresh")
    assert fresh.code == 0, fresh.err
    assert content(store) == content(tmp_path / "fresh")
