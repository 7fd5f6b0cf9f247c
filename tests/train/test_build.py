"""From corpora to a model that tags, on sentences whose names are as regular as can be."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from itertools import product
from pathlib import Path

import pytest
from toy_names import encoder

pytest.importorskip("sklearn", reason="the extra `train` is not installed")

from ingest.arabic.analyse import Analyser
from ingest.errors import NabaError
from ingest.model import Parsed
from ingest.recognise import modelfile
from ingest.recognise.conll import article
from ingest.recognise.decode import repaired
from ingest.recognise.knowledge import Knowledge
from ingest.recognise.labels import ANERCORP
from ingest.recognise.tagger import Tagger
from ingest.train import __main__ as command
from ingest.train import build as building
from ingest.train import encoder_weights, lists
from ingest.train.build import Size, build

ROOT = Path(__file__).resolve().parents[2]
PERSONS = ("سالم الديراني", "نادر الحلبي", "هاني البصري", "ليلى الكوفي", "طارق الموصلي")
PLACES = ("بغداد", "دمشق", "تونس", "الرباط")
TEMPLATES = ("قال {p} إن الاجتماع انتهى في {l} .", "زار {p} مدينة {l} أمس .")
SIZE = Size(folds=1, epochs=2, rounds=10)
LISTS = {"places": ["تونس"], "organizations": [], "works": [], "given": ["سالم"], "family": [], "arab-family": []}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("corpora")
    sentences = []
    for template, person, place in product(TEMPLATES, PERSONS, PLACES):
        rows = []
        for word in template.split():
            found, kind = {"{p}": (person, "PERS"), "{l}": (place, "LOC")}.get(word, (word, ""))
            for i, part in enumerate(found.split()):
                rows.append(f"{part} {('I-' if i else 'B-') + kind if kind else 'O'}\n")
        sentences.append("".join(rows))
    (path / "anercorp_train.txt").write_text("\n".join(sentences), "utf-8")
    (path / "wojood_sample").mkdir()
    (path / "wojood_sample" / "train.txt").write_text("اجتمع O\nحزب B-ORG\nالوفاق I-ORG\n", "utf-8")
    return path


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch, knowledge: Knowledge, analyser: Analyser) -> None:
    """What takes long to load, loaded once or made small."""
    monkeypatch.setattr(Knowledge, "load", lambda: knowledge)
    monkeypatch.setattr(Knowledge, "analyser", lambda self: analyser)
    monkeypatch.setattr(lists, "load", lambda: LISTS)
    monkeypatch.setattr(encoder_weights, "load", encoder)


@pytest.mark.usefixtures("quick")
def test_a_model_is_built_that_tags(
    folder: Path, tmp_path: Path, knowledge: Knowledge, analyser: Analyser, capsys: pytest.CaptureFixture[str]
) -> None:
    said: list[str] = []
    build(folder, tmp_path / "new" / "names.zip", SIZE, False, said.append)
    assert "'anercorp': 2, 'wojood': 1" in " ".join(said) and "is written" in said[-1]
    assert "epoch 2, loss" in capsys.readouterr().err

    model = modelfile.load(tmp_path / "new" / "names.zip")
    assert (len(model.networks), len(model.crfs), model.lists) == (1, 1, LISTS)
    assert model.card["articles"] == {"anercorp": 2, "wojood": 1}
    assert model.card["sentences"] == len(TEMPLATES) * len(PERSONS) * len(PLACES) + 1
    assert set(model.card["corpora"]) == {"anercorp_train.txt", "train.txt"}

    text = "قال مازن الديراني إن الاجتماع انتهى في بغداد ."
    parsed = Parsed(article(text), *analyser(text))
    tagger = Tagger(model, knowledge.evidence(model.lists))
    (reading,) = tagger.read(parsed, ANERCORP)
    assert len(reading.labels) == len(parsed.tokens) and repaired(reading.labels) == reading.labels

    # The same corpora give the same bytes.
    build(folder, tmp_path / "again.zip", SIZE, False, said.append)
    assert (tmp_path / "again.zip").read_bytes() == (tmp_path / "new" / "names.zip").read_bytes()


@pytest.mark.usefixtures("quick")
def test_what_a_fold_leaves_out_it_does_not_learn(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of two articles of ANERcorp the first fold leaves the second out, with its 15 sentences; Wojood it keeps."""
    seen = []

    def counted(sentences, classes, rounds):
        seen.append(len(sentences))
        raise NabaError("enough")

    monkeypatch.setattr(building, "_crf", counted)
    with pytest.raises(NabaError, match="enough"):
        build(folder, tmp_path / "names.zip", replace(SIZE, replaced=0.0), False, lambda line: None)
    assert seen == [25 + 1]
    assert not (tmp_path / "names.zip").exists()


@pytest.mark.usefixtures("quick")
def test_the_command_hands_its_settings_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    given = []
    monkeypatch.setattr(command, "build", lambda *arguments: given.append(arguments[:4]))
    assert command.main([str(tmp_path), "--folds", "3", "--epochs", "4", "--rounds", "5", "--fast"]) == 0
    assert command.main([str(tmp_path), "--out", str(tmp_path / "names.zip")]) == 0
    assert given == [
        (tmp_path, modelfile.DEFAULT, Size(3, 4, 5), True),
        (tmp_path, tmp_path / "names.zip", Size(), False),
    ]


@pytest.mark.usefixtures("quick")
def test_the_command_tells_a_missing_corpus(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main([str(tmp_path), "--out", str(tmp_path / "names.zip")]) == 2
    said = capsys.readouterr().err
    assert "error: " in said and "anercorp_train.txt" in said
    assert list(tmp_path.iterdir()) == []


def test_the_command_tells_a_missing_folder() -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "ingest.train", "nofolder"],
        capture_output=True,
        encoding="utf-8",
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert ran.returncode == 2 and ran.stdout == ""
    assert (
        "error: nofolder: no anercorp_train.txt there; give the folder" in ran.stderr and "Traceback" not in ran.stderr
    )
