"""A world without network, without a home folder's data, and with a small stand-in for the database."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from ingest.setup import calima

_RAW = (
    b"###DEFINES###\nDEFINE pos_lex_freq pos_lex_freq:*float*\n###STEMBACKOFF###\n"
    b"###STEMS###\nktb\tpos:verb lex_freq:-3.5 pos_freq:-1.25 pos_lex_freq:-4.5 gloss:high_frequency\n"
)
_MEMBER = "camel_tools/calima_star/databases/almor-msa/almor-msa-r13.db"


@pytest.fixture
def raw() -> bytes:
    """A database of three sections, before the edits."""
    return _RAW


@pytest.fixture
def make_wheel() -> Callable[..., Path]:
    """Writes a wheel that holds one database and returns its path."""

    def write(path: Path, content: bytes = _RAW, name: str = _MEMBER) -> Path:
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("camel_tools/__init__.py", b"")
            archive.writestr(name, content)
        return path

    return write


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The data folder of this test, not made yet; the expected digests are those of the stand-in."""
    edited = calima.edited(_RAW)
    monkeypatch.setattr(calima, "RAW_SHA256", calima.digest(_RAW))
    monkeypatch.setattr(calima, "SHA256", calima.digest(edited))
    monkeypatch.setattr(calima, "SIZE", len(edited))
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    # Set before it is removed, so that what the code sets is undone after the test.
    monkeypatch.setenv("CAMELTOOLS_DATA", "")
    monkeypatch.setenv("NABA_DATA", str(tmp_path / "data folder"))
    return tmp_path / "data folder"


@pytest.fixture
def no_download(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fail the test that would reach for the network."""

    def refuse(folder: Path) -> Path:
        pytest.fail(f"a download into {folder} was tried")

    monkeypatch.setattr("ingest.setup.wheel.download", refuse)
