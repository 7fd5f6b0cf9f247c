"""`python -m ingest.setup`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from ingest.errors import DataError
from ingest.setup.__main__ import main
from ingest.setup.models import warm_up

Maker = Callable[..., Path]


def test_done_is_0_and_says_where(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], make_wheel: Maker
) -> None:
    assert main(["--wheel", str(make_wheel(tmp_path / "given.whl"))]) == 0
    out = capsys.readouterr().out
    assert str(data / "almor-msa-r13.db") in out
    assert "Models:" in out


def test_a_failed_download_is_2_and_says_how_to_go_on(
    data: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def offline(folder: Path) -> Path:
        raise DataError("`pip download camel-tools==0.4.dev5` failed: ERROR: no route to host")

    monkeypatch.setattr("ingest.setup.wheel.download", offline)
    assert main([]) == 2
    err = capsys.readouterr().err
    assert err.startswith("error: the morphology database could not be fetched: `pip download camel-tools==0.4.dev5`")
    assert "is kept" in err and "make setup" in err and "--wheel FILE" in err
    assert err.count("\n") == 1


def test_the_bundled_models_load() -> None:
    warm_up()


def test_a_model_that_answers_nonsense_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ingest.setup.models.Diacritiser.words", lambda self, words: words)
    with pytest.raises(DataError, match="diacritiser"):
        warm_up()
