"""Fetching by pip from a folder of wheels, and opening what came."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from ingest.errors import DataError
from ingest.setup.wheel import download, member

Maker = Callable[..., Path]

_WHEEL = "camel_tools-0.4.dev5-py2.py3-none-any.whl"


@pytest.fixture
def index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that is pip's only source, by the environment as a user would set it."""
    folder = tmp_path / "wheels"
    folder.mkdir()
    monkeypatch.setenv("PIP_CONFIG_FILE", "/dev/null")
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(folder))
    return folder


def test_pips_own_settings_are_followed(
    index: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, make_wheel: Maker, raw: bytes
) -> None:
    made = make_wheel(index / _WHEEL)
    with zipfile.ZipFile(made, "a") as archive:
        archive.writestr(
            "camel_tools-0.4.dev5.dist-info/METADATA", "Metadata-Version: 2.1\nName: camel-tools\nVersion: 0.4.dev5\n"
        )
        archive.writestr("camel_tools-0.4.dev5.dist-info/WHEEL", "Wheel-Version: 1.0\nTag: py3-none-any\n")
        archive.writestr("camel_tools-0.4.dev5.dist-info/RECORD", "")
    constraints = tmp_path / "pins.txt"
    constraints.write_text("camel-tools==1.6.0\n")
    monkeypatch.setenv("PIP_CONSTRAINT", str(constraints))
    into = tmp_path / "into"
    wheel = download(into)
    assert wheel == into / _WHEEL
    assert member(wheel) == raw


def test_what_pip_says_is_told(index: Path, tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"pip download camel-tools==0\.4\.dev5` failed: ERROR: .*No matching"):
        download(tmp_path / "into")


def test_a_wheel_without_the_database(tmp_path: Path, make_wheel: Maker) -> None:
    with pytest.raises(DataError, match="has no file"):
        member(make_wheel(tmp_path / "other.whl", name="other.db"))


@pytest.mark.parametrize("keep", [0, 50, -30])
def test_a_wheel_cut_short(tmp_path: Path, keep: int, make_wheel: Maker) -> None:
    wheel = make_wheel(tmp_path / "cut.whl")
    wheel.write_bytes(wheel.read_bytes()[:keep])
    with pytest.raises(DataError, match="cannot be read as a wheel"):
        member(wheel)


def test_no_such_wheel(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="cannot be read as a wheel"):
        member(tmp_path / "none.whl")
