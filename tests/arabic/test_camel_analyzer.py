"""The selective analyser against camel-tools' own, feature by feature."""

from __future__ import annotations

from typing import Any

import pytest

from ingest.arabic.camel_analyzer import analyzer
from ingest.arabic.features import fields
from ingest.errors import DataError
from ingest.setup.morphology import database

WORDS = (
    "وصل والوزير للعاصمة وبالاتفاق سيزورون كتبهم فسيكفيكهم استقبلته مباحثات المسؤولون وزيرا قُتل يلتقيان بأنهم لكن ومن علي"
    " مستشفى هدى قضاة سماؤه رؤساء أسئلة إليها لديه كأنه ولله اثنان 14 2024 CNN . ، م٣ سـلام قصفتها طائرات أرجأ زيارتهما زيارة"
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
    ours, theirs = both
    assert [(each.fields, each.bw, -each.unlikely) for each in ours.found(word)] == [
        (fields(each), each["bw"], each["pos_lex_logprob"]) for each in theirs.analyze(word)
    ]


def test_joined_parts_are_rewritten_as_camel_tools_does(both: tuple[Any, Any]) -> None:
    ours, _ = both
    stems = [form for form in ours._db.stem_hash if len(form) > 1][::400]
    for word in (lead + stem + tail for stem in stems for lead in ("", "وال", "لل") for tail in ("", "ة", "ات", "ت")):
        theirs = [each["diac"] for each in both[1].analyze(word)]
        assert [each.diac for each in ours.found(word)] == theirs, word


def test_unread_features_are_gone(both: tuple[Any, Any]) -> None:
    ours, theirs = (each._db.stem_hash["وصل"][0][1] for each in both)
    assert {"caphi", "gloss", "d3tok"} & theirs.keys() and not isinstance(ours, dict) and len(ours) < len(theirs)
