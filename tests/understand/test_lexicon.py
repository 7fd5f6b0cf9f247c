"""The trigger tables: frames in force, and broken rows that stop with file and line."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.data import folder
from ingest.errors import DataError
from ingest.understand.lexicon import NOTHING, load

HEADER = "lemma\tpos\tconcept\tmode\tframe\tnot\texample\tgloss\tnever\n# verb: subj:actor obj:recipient\n# noun: gen:actor\n"


def tables(path: Path, rows: str, name: str = "assault") -> Path:
    (path / f"{name}.tsv").write_text(HEADER + rows, "utf-8")
    return path


def test_frames_of_a_row_and_of_its_table(tmp_path: Path) -> None:
    lexicon = load(
        tables(
            tmp_path, "قصف\tverb\tshelling\t\t-\t\tقصف\t\nهجوم بري\tnoun\tattack\t\tعلى:recipient\tلاعب|كرة قدم\t\t\n"
        )
    )
    shelled, attack = lexicon.triggers
    assert (shelled.category, dict(shelled.frame)) == ("ASSAULT", {"subj": "actor", "obj": "recipient"})
    assert (attack.words, dict(attack.frame)) == (("هجوم", "بري"), {"علي": "recipient"})
    assert attack.not_near == {"لاعب", "كره قدم"}


def test_a_slot_that_must_be_filled_and_negative_examples(tmp_path: Path) -> None:
    rows = "أنقذ\tverb\trescue\t\tsubj:actor! obj:recipient\t\tأنقذ\t\tقهوة تنقذ|مباراة\n"
    (rescue,) = load(tables(tmp_path, rows, "aid")).triggers
    assert (dict(rescue.frame), rescue.needed) == ({"subj": "actor", "obj": "recipient"}, {"subj"})
    assert rescue.never == ("قهوة تنقذ", "مباراة")


def test_longer_entries_of_a_head_come_first(tmp_path: Path) -> None:
    lexicon = load(tables(tmp_path, "هجوم\tnoun\ta\t\t\t\t\t\nهجوم بري\tnoun\tb\t\t\t\t\t\n"))
    assert [t.concept for t in lexicon.by_head["هجوم"]] == ["b", "a"]


@pytest.mark.parametrize(
    ("rows", "name", "words"),
    [
        ("قصف\tverb\tshelling\t\tsubj:victim\t\t\t\n", "assault", "subj:victim"),
        ("قصف\tverb\tshelling\t\tfor:actor\t\t\t\n", "assault", "for:actor"),
        ("قصف\tprep\tshelling\t\t\t\t\t\n", "assault", "verb, noun or adj"),
        ("قصف\tverb\t\t\t\t\t\t\n", "assault", "concept"),
        ("قصف\tverb\ta\t\t\t\t\t\nقصف\tverb\tb\t\t\t\t\t\n", "assault", "stands already"),
        ("قصف\tverb\ta\t\t\t\t\t\t\t\textra\n", "assault", "columns"),
        ("قصف\tverb\ta\t\t\t\t\t\n", "attack", "no PLOVER category"),
    ],
)
def test_broken_rows_are_named(tmp_path: Path, rows: str, name: str, words: str) -> None:
    with pytest.raises(DataError) as error:
        load(tables(tmp_path, rows, name))
    assert words in str(error.value) and f"{name}.tsv" in str(error.value)
    if name == "assault":
        assert f"assault.tsv:{3 + rows.count(chr(10))}" in str(error.value)


def test_an_empty_folder(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="no trigger tables"):
        load(tmp_path)


def test_every_concept_of_a_trigger_has_a_row_in_the_scheme() -> None:
    lexicon = folder("seeds") / "lexicon"
    listed = {
        line.split("\t")[0]
        for path in (lexicon / "concepts").glob("*.tsv")
        for line in path.read_text("utf-8").splitlines()
        if line and not line.startswith("#")
    }
    assert sorted({t.concept for t in load(lexicon / "triggers").triggers} - listed - {NOTHING}) == []
