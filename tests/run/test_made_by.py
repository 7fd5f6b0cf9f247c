"""The version in the catalogue changes with whatever makes graphs."""

from __future__ import annotations

from pathlib import Path

import ingest
from ingest.data import digest
from ingest.run import made_by


def test_the_version_is_nabas_and_hangs_on_the_recogniser() -> None:
    assert made_by.version().startswith(ingest.__version__ + "+")
    assert made_by.version() == made_by.version()
    assert made_by.version("camel", "a") not in (made_by.version(), made_by.version("camel", "b"))


def test_a_changed_file_changes_the_digest(tmp_path: Path) -> None:
    files = [tmp_path / "a.tsv", tmp_path / "b.tsv"]
    for file in files:
        file.write_text("one")
    first = digest(files)
    assert digest(reversed(files)) == first
    files[1].write_text("two")
    assert digest(files) != first
    assert digest(files[:1]) != first


def test_a_threshold_is_part_of_what_made_a_graph() -> None:
    assert made_by.version(least=0.6) not in (made_by.version(), made_by.version(least=0.7))
