"""The recogniser's figures do not fall: tests/eval/recognition.py against tests/eval/floors.toml.

The corpora are not part of the project. They are looked for in the folder `shared` beside the checkout; without them nothing is
measured here, and the test says so.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
import recognition  # tests/eval/recognition.py
from recognition import Tally

from ingest.arabic.analyse import Analyser
from ingest.recognise.knowledge import Knowledge
from ingest.recognise.labels import LABELS
from ingest.recognise.tagger import Reading
from ingest.train.corpora import ANERCORP_FILE, ANT_FILES

DATA = Path(__file__).resolve().parents[3] / "shared" / "data"
FILES = {"anercorp": (ANERCORP_FILE,), "news": ANT_FILES}


@pytest.fixture(scope="module")
def figures(knowledge: Knowledge, analyser: Analyser) -> dict[str, tuple[Path, Tally]]:
    if not any((DATA / name).is_file() for names in FILES.values() for name in names):
        pytest.skip("no corpora here: the folder shared/data beside the checkout is missing")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Knowledge, "load", lambda: knowledge)
        patch.setattr(Knowledge, "analyser", lambda self: analyser)
        return {name: (path, tally) for name, path, tally in recognition.measured(DATA)}


@pytest.mark.parametrize("name", sorted(FILES))
def test_f1_stays_at_or_above_its_floor(figures: dict[str, tuple[Path, Tally]], name: str) -> None:
    if name not in figures:
        pytest.skip(f"the folder shared/data beside the checkout has no {' or '.join(FILES[name])}")
    path, tally = figures[name]
    floor = recognition.floors()[name]
    assert recognition.digest(path) == floor["corpus"], (
        "the floor was measured on another corpus; measure again and say so"
    )
    assert tally.f1()[2] >= float(str(floor["f1"]))


def test_every_measure_has_a_floor_and_no_other() -> None:
    assert set(recognition.floors()) == set(FILES)


def test_names_are_counted_by_bounds_and_kind() -> None:
    tally = Tally()
    words = "قال سالم الديراني في تونس امس".split()
    gold = "O B-PERS I-PERS O B-LOC O".split()
    tally.add(words, gold, "O B-PERS O O B-LOC B-LOC".split(), None)
    tally.add(words, gold, "O B-PERS I-PERS O B-ORG O".split(), None)
    assert tally.gold == Counter(PERS=2, LOC=2) and tally.found == Counter(PERS=2, LOC=2, ORG=1)
    assert tally.f1("PERS") == pytest.approx((0.5, 0.5, 0.5))
    assert tally.f1("LOC") == pytest.approx((0.5, 0.5, 0.5))
    assert tally.f1("ORG") == tally.f1("MISC") == (0, 0, 0)
    assert tally.f1() == pytest.approx((2 / 5, 2 / 4, 4 / 9))
    assert tally.words["LOC", "ORG"] == tally.words["PERS", "–"] == tally.words["–", "LOC"] == 1


def test_errors_tell_what_stands_there_and_how_sure_the_model_was() -> None:
    import numpy as np

    odds = np.zeros((3, len(LABELS)), np.float32)
    odds[1:, LABELS.index("B-LOC")] = 0.75, 0.5
    tally = Tally()
    tally.add(["زار", "سالم", "تونس"], ["O", "B-PERS", "O"], ["O", "B-LOC", "B-LOC"], Reading([], odds))
    assert [(e.gold, e.found, e.sureness) for e in tally.errors] == [
        ("PERS سالم", "LOC سالم", 0.75),
        ("no name", "LOC تونس", 0.5),
    ]


def test_the_command_says_when_there_is_nothing_to_measure(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, knowledge: Knowledge
) -> None:
    monkeypatch.setattr(Knowledge, "load", lambda: knowledge)
    assert recognition.main([str(tmp_path)]) == 0
    assert "is not measured" in capsys.readouterr().out


@pytest.mark.parametrize(("floor", "code"), [(0.0, 0), (1.1, 1)])
def test_the_command_fails_where_a_figure_fell(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    knowledge: Knowledge,
    analyser: Analyser,
    floor: float,
    code: int,
) -> None:
    monkeypatch.setattr(Knowledge, "load", lambda: knowledge)
    monkeypatch.setattr(Knowledge, "analyser", lambda self: analyser)
    monkeypatch.setattr(recognition, "floors", lambda: {"anercorp": {"f1": floor}})
    sentences = "زار O\nسالم B-PERS\nتونس B-LOC\n\n" * 300
    (tmp_path / ANERCORP_FILE).write_text(sentences, "utf-8")
    assert recognition.main([str(tmp_path)]) == code
    said = capsys.readouterr()
    assert "PERS" in said.out and ("fell below" in said.err) == bool(code)
