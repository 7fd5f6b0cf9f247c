"""The compiled authority: the same as its sources, the same bytes each time, never older than them."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from ingest.errors import DataError
from ingest.resolve import compiled
from ingest.setup import packages


@pytest.fixture(scope="module")
def sources() -> compiled.Authority:
    return compiled.compiled()


def test_it_holds_what_the_sources_hold(sources: compiled.Authority, tmp_path: Path) -> None:
    file = tmp_path / "authority.jsonl"
    compiled.write(sources, file)
    found = compiled.load(file)
    assert found is not sources and "names" in found.__dict__  # read, not worked out
    assert list(found.entries.items()) == list(sources.entries.items())
    assert (found.demonyms, found.nisbas, found.names) == (sources.demonyms, sources.nisbas, sources.names)


def test_the_same_bytes_whatever_the_hash_seed(sources: compiled.Authority, tmp_path: Path) -> None:
    code = "import sys, pathlib; from ingest.resolve import compiled as c; c.write(c.compiled(), pathlib.Path(sys.argv[1]))"
    file, other = tmp_path / "a.jsonl", tmp_path / "b.jsonl"
    compiled.write(sources, file)
    environment = {**os.environ, "PYTHONHASHSEED": "77"}
    subprocess.run([sys.executable, "-c", code, str(other)], check=True, env=environment)
    assert file.read_bytes() == other.read_bytes()


@pytest.mark.parametrize("spoil", ["older", "cut", "absent"])
def test_what_is_not_up_to_date_is_passed_over(sources: compiled.Authority, tmp_path: Path, spoil: str) -> None:
    file = tmp_path / "authority.jsonl"
    compiled.write(sources, file)
    data = file.read_bytes()
    if spoil == "older":
        file.write_bytes(b'{"format":1,"sources":"0"}\n' + data.split(b"\n", 1)[1].replace("بايدن".encode(), b"x"))
    elif spoil == "cut":
        file.write_bytes(data[: len(data) // 2])
    else:
        file.unlink()
    assert compiled.load(file).entries == sources.entries


def test_a_folder_that_cannot_be_written_is_named(sources: compiled.Authority, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(DataError, match=r"authority\.jsonl: the compiled authority cannot be written"):
        compiled.write(sources, tmp_path / "file" / "authority.jsonl")


def test_packages_agree_with_the_authority(sources: compiled.Authority) -> None:
    told: list[str] = []
    packages.check(sources, told.append)
    assert told == []  # all three are installed with the tools for tests


def test_a_contradicted_id_is_told(sources: compiled.Authority) -> None:
    from dataclasses import replace

    entries = dict(sources.entries)
    entries["gov-FR"] = replace(entries["gov-FR"], wikidata="Q30")
    cairo = entries["capital-EG"]
    entries["capital-EG"] = replace(cairo, lat=(cairo.lat or 0) + 1)
    with pytest.raises(DataError, match=r"2 contradictions: gov-FR: Q30.*; capital-EG: 3"):
        packages.check(compiled.Authority(entries, sources.demonyms, sources.nisbas), print)
