"""Broken authority files stop with the file and the line; a whole one loads as it is written."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.errors import DataError
from ingest.resolve import authority as authorities
from ingest.resolve.toml import tables

STATES = """
[[state]]
key = "XA"
ar = "أرضستان"
en = "Xaland"
wikidata = "Q1"
demonym = ["أرضستاني"]
capital = { ar = "مدينة النور", en = "Noor City", wikidata = "Q2" }
organs = [{ ar = "حرس أرضستان", en = "Guard", kind = "army" }]
"""
PERSON = """
[[person]]
key = "noor"
ar = "نور الدين"
en = "Noor"
short_in_article = ["نور"]
wikidata = "Q3"
wikidata_source = "one; another"

[[person.position]]
title = "رئيس أرضستان"
en = "president"
of = "XA"
from = "2020"
until = "2024-05-01"
source = "editor"
"""


def load(folder: Path, **files: str) -> authorities.Authority:
    for name, text in files.items():
        (folder / f"{name.replace('_', '-')}.toml").write_text(text, "utf-8")
    return authorities.load(folder)


def test_a_whole_authority(tmp_path: Path) -> None:
    found = load(tmp_path, states_x=STATES, persons_x=PERSON)
    assert set(found.entries) == {"gov-XA", "place-XA", "capital-XA", "organ-XA-guard", "person-noor"}
    assert found.demonyms["ارضستانيين"] == "XA" and found.nisbas["XA"] == ("أرضستاني",)
    assert found.government("XA") is found.entries["gov-XA"] and found.government("ZZ") is None
    assert {k for k, _ in found.names["مدينه النور"]} == {"gov-XA", "capital-XA"}
    assert found.names["نور"] == (("person-noor", "article"),)


def test_tenures_cover_days_as_precisely_as_they_are_known(tmp_path: Path) -> None:
    tenure = load(tmp_path, states_x=STATES, persons_x=PERSON).entries["person-noor"].tenures[0]
    covered = {
        day: tenure.covers(day) for day in ("2019-12-31", "2020-01-01", "2024-05-01", "2024-05-02", "2023-07-07")
    }
    assert covered == {
        "2019-12-31": False,
        "2020-01-01": True,
        "2024-05-01": True,
        "2024-05-02": False,
        "2023-07-07": True,
    }


# file name, text, words of the message, line that it names
BROKEN = [
    ("states-x", STATES + '\n[[state]]\nkey = "XB"\nar = "ب"\nen = "B"\ncolour = "red"\n', "unknown key colour", 11),
    ("states-x", STATES + '\n[[state]]\nkey = "XB"\nar = "ب"\n', "needs en", 11),
    ("states-x", STATES.replace('"Q1"', '"Q01"'), "no Wikidata id", 2),
    ("states-x", STATES.replace('"Q1"', '"1"'), "no Wikidata id", 2),
    ("states-x", STATES.replace('"Q1"', '"Q12 "'), "no Wikidata id", 2),
    ("states-x", STATES + STATES, "already used at", 11),
    ("organizations-x", '[[organization]]\nkey = "a"\nar = "أ"\nen = "A"\n', "needs kind", 1),
    (
        "organizations-x",
        '\n[[organization]]\nkey = "a"\nar = "أ"\nen = "A"\nkind = "party"\nparent = "none"\n',
        "org-none",
        2,
    ),
    ("places-x", '[[place]]\nkey = "a"\nar = "أ"\nen = "A"\nkind = "city"\nwithin = "nowhere"\n', "place-nowhere", 1),
    ("persons-x", PERSON.replace("XA", "XZ"), "XZ", 2),
    ("persons-x", PERSON.replace('source = "editor"', ""), "need a source", 2),
    ("persons-x", PERSON.replace('wikidata_source = "one; another"', ""), "who says so", 2),
    ("persons-x", PERSON + PERSON.replace('"noor"', '"nour"'), "has the Wikidata id Q3 of person-noor", 18),
    ("states-x", STATES.replace("organs", 'former_names = [{ ar = "قفرستان" }]\norgans'), "until", 2),
    (
        "states-x",
        STATES.replace("organs", 'former_names = [{ ar = "قفرستان", until = "1", x = "" }]\norgans'),
        "knows",
        2,
    ),
    ("persons-x", PERSON.replace('en = "president"', 'rank = "president"'), "rank", 2),
]


@pytest.mark.parametrize(("name", "text", "words", "line"), BROKEN, ids=[f"{n}: {w}" for n, _, w, _ in BROKEN])
def test_broken_entries_are_named_with_file_and_line(
    tmp_path: Path, name: str, text: str, words: str, line: int
) -> None:
    if not name.startswith("states"):
        (tmp_path / "states-a.toml").write_text(STATES, "utf-8")
    (tmp_path / f"{name}.toml").write_text(text, "utf-8")
    with pytest.raises(DataError) as error:
        authorities.load(tmp_path)
    assert words in str(error.value)
    assert f"{tmp_path / name}.toml:{line}" in str(error.value)


def test_a_key_given_twice_in_two_files_names_both(tmp_path: Path) -> None:
    with pytest.raises(DataError) as error:
        load(tmp_path, states_x=STATES, states_y=STATES)
    assert "states-y.toml:2" in str(error.value) and "states-x.toml:2" in str(error.value)


def test_foreign_tables_and_broken_toml(tmp_path: Path) -> None:
    path = tmp_path / "places.toml"
    path.write_text('[[person]]\nkey = "a"\n', "utf-8")
    with pytest.raises(DataError, match=r"places\.toml.*person"):
        list(tables(path, "place", frozenset({"key"}), frozenset()))
    path.write_text('[[place]\nkey = "a"\n', "utf-8")
    with pytest.raises(DataError, match=r"places\.toml"):
        list(tables(path, "place", frozenset({"key"}), frozenset()))


def test_an_empty_folder(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="no authority files"):
        authorities.load(tmp_path)
