"""Where the data folders are."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.data import folder
from ingest.errors import DataError


def test_beside_the_package(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NABA_HOME", raising=False)
    assert (folder("seeds") / "lexicon").is_dir()


def test_naba_home_is_not_overruled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "seeds").mkdir()
    monkeypatch.setenv("NABA_HOME", str(tmp_path))
    assert folder("seeds") == tmp_path / "seeds"
    with pytest.raises(DataError, match="ontology"):
        folder("ontology")
