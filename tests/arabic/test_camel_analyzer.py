"""The selective analyser against camel-tools' own, feature by feature."""

from __future__ import annotations

from typing import Any

import pytest

from ingest.arabic.camel_analyzer import analyzer
from ingest.arabic.morphology import fields
from ingest.errors import DataError
from ingest.setup.morphology import database

WORDS = (
    "وصل والوزير للعاصمة وبالاتفاق سيزورون كتبهم فسيكفيكهم استقبلته مباحثات المسؤولون وزيرا قُتل يلتقيان بأنهم لكن ومن علي"
    " مستشفى هدى قضاة سماؤه رؤساء أسئلة إليها لديه كأنه ولله اثنان 14 2024 CNN . ، قصفتها طائرات أرجأ زيارتهما زيارة"
).split()


@pytest.fixture(scope="module")
def both() -> tuple[Any, Any]:
    try:
        path = database()
    except DataError as error:
        pytest.skip(f"the morphology database is not there: {error}")
    from camel_tools.morphology.analyzer import Analyzer
    from camel_tools.morphology.database import MorphologyDB

    return analyzer(path), Analyzer(MorphologyDB(str(path), "a"), backoff="NONE")


@pytest.mark.parametrize("word", WORDS)
def test_same_analyses_as_camel_tools_gives(both: tuple[Any, Any], word: str) -> None:
    ours, theirs = ([(*fields(a), a["bw"]) for a in each.analyze(word)] for each in both)
    assert ours == theirs


def test_unread_features_are_gone(both: tuple[Any, Any]) -> None:
    ours, theirs = (each.analyze("وصل")[0] for each in both)
    assert "caphi" in theirs and "gloss" in theirs
    assert not {"caphi", "gloss", "d3tok"} & ours.keys()
