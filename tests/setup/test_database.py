"""Which database is used, when it is fetched, and what a failure leaves behind."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from ingest.errors import DataError
from ingest.setup import calima
from ingest.setup.morphology import database, ensure

Maker = Callable[..., Path]


def _files(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}


def _official(home: Path) -> Path:
    path = home / "data/morphology_db/calima-msa-r13/morphology.db"
    path.parent.mkdir(parents=True)
    path.write_bytes(b"official")
    return path


def test_missing_names_the_file_and_the_remedy(data: Path) -> None:
    with pytest.raises(DataError, match=r"almor-msa-r13\.db is missing; run `make setup`"):
        database()
    assert not data.exists()


def test_fetched_verified_edited_and_then_left_alone(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, make_wheel: Maker, raw: bytes
) -> None:
    fetched: list[Path] = []

    def download(folder: Path) -> Path:
        fetched.append(folder)
        return make_wheel(folder / "camel_tools-0.4.dev5-py2.py3-none-any.whl")

    monkeypatch.setattr("ingest.setup.wheel.download", download)
    said: list[str] = []
    path = ensure(said.append)
    assert path == data / "almor-msa-r13.db"
    assert path.read_bytes() == calima.edited(raw)
    assert _files(data) == {"almor-msa-r13.db", "camel_data/catalogue.json"}
    assert (data / "camel_data/catalogue.json").read_text() == '{"version":"1.6.0","packages":{},"components":{}}\n'
    before = path.stat().st_mtime_ns
    assert ensure(said.append) == path == database()
    assert len(fetched) == 1 and not fetched[0].exists()
    assert path.stat().st_mtime_ns == before
    assert said[-1] == f"Morphology database: already there, {path}"


@pytest.mark.usefixtures("no_download")
def test_a_given_wheel_needs_no_network_and_mends_a_damaged_file(
    data: Path, tmp_path: Path, make_wheel: Maker, raw: bytes
) -> None:
    wheel = make_wheel(tmp_path / "given.whl")
    path = ensure(lambda line: None, wheel)
    path.write_bytes(b"x" * path.stat().st_size)
    ensure(lambda line: None, wheel)
    assert path.read_bytes() == calima.edited(raw)


@pytest.mark.usefixtures("no_download")
def test_a_cut_file_counts_as_missing(data: Path, tmp_path: Path, make_wheel: Maker) -> None:
    path = ensure(lambda line: None, make_wheel(tmp_path / "given.whl"))
    path.write_bytes(path.read_bytes()[:-1])
    with pytest.raises(DataError, match="wrong size"):
        database()


def test_another_content_is_refused_and_nothing_is_written(
    data: Path, tmp_path: Path, make_wheel: Maker, raw: bytes
) -> None:
    wheel = make_wheel(tmp_path / "other.whl", raw.replace(b"ktb", b"drs"))
    with pytest.raises(DataError, match=r"not the expected one .*nothing was written.*make setup"):
        ensure(lambda line: None, wheel)
    assert _files(data) == {"camel_data/catalogue.json"}


def test_a_failed_replacement_keeps_the_old_file_and_no_part(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, make_wheel: Maker
) -> None:
    wheel = make_wheel(tmp_path / "given.whl")
    path = ensure(lambda line: None, wheel)
    path.write_bytes(b"old")

    def full(self: Path, target: Path) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(DataError, match=r"No space left on device\. Nothing was changed\. .*NABA_DATA"):
        ensure(lambda line: None, wheel)
    assert path.read_bytes() == b"old"
    assert _files(data) == {"almor-msa-r13.db", "camel_data/catalogue.json"}


def test_part_files_of_killed_runs_are_swept(data: Path, tmp_path: Path, make_wheel: Maker) -> None:
    data.mkdir()
    old, young = data / ".almor-msa-r13.db.aaaa", data / ".almor-msa-r13.db.bbbb"
    old.write_bytes(b"1")
    young.write_bytes(b"1")
    os.utime(old, (0, 0))
    ensure(lambda line: None, make_wheel(tmp_path / "given.whl"))
    assert not old.exists() and young.exists()


@pytest.mark.usefixtures("no_download")
def test_the_official_database_is_preferred_and_camel_tools_stays_offline(data: Path, tmp_path: Path) -> None:
    official = _official(tmp_path / "home/.camel_tools")
    assert ensure(lambda line: None) == official
    assert os.environ["CAMELTOOLS_DATA"] == str(data / "camel_data")
    (tmp_path / "home/.camel_tools/catalogue.json").write_text("{}")
    assert database() == official
    assert not (data / "almor-msa-r13.db").exists()


@pytest.mark.usefixtures("no_download")
def test_the_users_own_camel_tools_folder_comes_first(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _official(tmp_path / "home/.camel_tools")
    official = _official(tmp_path / "camel")
    (tmp_path / "camel/catalogue.json").write_text("{}")
    monkeypatch.setenv("CAMELTOOLS_DATA", str(tmp_path / "camel"))
    assert database() == official
    assert os.environ["CAMELTOOLS_DATA"] == str(tmp_path / "camel")


def test_a_missing_catalogue_is_told(data: Path, tmp_path: Path, make_wheel: Maker) -> None:
    ensure(lambda line: None, make_wheel(tmp_path / "given.whl"))
    shutil.rmtree(data / "camel_data")
    with pytest.raises(DataError, match=r"catalogue.*make setup"):
        database()
