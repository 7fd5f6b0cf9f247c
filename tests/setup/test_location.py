"""Where fetched data is kept."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from ingest.setup.location import data_folder


def test_the_environment_decides_first(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("NABA_DATA", str(tmp_path / "a b"))
    assert data_folder() == tmp_path / "a b"


def test_a_virtual_environment_keeps_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NABA_DATA", "")
    monkeypatch.setattr(sys, "prefix", "/env")
    monkeypatch.setattr(sys, "base_prefix", "/usr")
    assert data_folder() == Path("/env/share/naba")


def test_without_one_it_is_the_home_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NABA_DATA", raising=False)
    monkeypatch.setattr(sys, "base_prefix", sys.prefix)
    monkeypatch.setenv("HOME", "/home/reader")
    assert data_folder() == Path("/home/reader/.local/share/naba")
