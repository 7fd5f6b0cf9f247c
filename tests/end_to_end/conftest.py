"""The seeds, read once by the real command into a store of their own; and ways to run the command."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from naba_runs import Ran

import ingest
from ingest.cli import main
from ingest.data import folder
from ingest.errors import DataError
from ingest.setup.morphology import database
from ingest.store.embedded import Store

ROOT = Path(ingest.__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def started() -> Callable[..., subprocess.Popen[str]]:
    """Starts `naba` in a process of its own, as a user does; `cwd` is the folder it runs in."""
    try:
        database()
    except DataError as error:
        pytest.skip(f"the morphology database is not there: {error}")

    def start(*argv: str | Path, cwd: Path = ROOT, **environment: str) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [sys.executable, "-m", "ingest", *map(str, argv)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            cwd=cwd,
            env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        )

    return start


@pytest.fixture(scope="session")
def run(started: Callable[..., subprocess.Popen[str]]) -> Callable[..., Ran]:
    """Runs `naba` in a process of its own to its end."""

    def ran(*argv: str | Path, **more: str) -> Ran:
        process = started(*argv, **more)
        out, err = process.communicate(timeout=300)
        return Ran(process.returncode, out, err)

    return ran


@pytest.fixture
def naba(capsysbinary: pytest.CaptureFixture[bytes]) -> Callable[..., Ran]:
    """Runs `naba` in this process, which is quicker."""

    def ran(*argv: str | Path) -> Ran:
        code = main([str(arg) for arg in argv])
        out, err = capsysbinary.readouterr()
        return Ran(code, out.decode("utf-8"), err.decode("utf-8"))

    return ran


@pytest.fixture(scope="session")
def articles() -> Path:
    """The folder of the seeds' pages."""
    return folder("seeds") / "articles"


@pytest.fixture(scope="session")
def seeds(run: Callable[..., Ran], articles: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a store with the seeds in it. Nobody may change it."""
    made = tmp_path_factory.mktemp("seeds") / "graph"
    ran = run("ingest", articles, "--store", made)
    assert ran.code == 1, ran.err  # one record is in English
    assert ran.out.startswith("Articles: ")
    assert ran.err.count("\n") == 1, ran.err
    assert "19-records.jsonl:7: clean: " in ran.err and "not Arabic: English" in ran.err
    return made


@pytest.fixture(scope="session")
def seeds_store(seeds: Path) -> Iterator[Store]:
    """The same store, open for reading."""
    with Store.open(seeds, read_only=True) as store:
        yield store
