"""Names that several bearers share: the table, and what it makes of the authority."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.data import folder
from ingest.errors import DataError
from ingest.resolve.authority import Authority, Entry
from ingest.resolve.shared import SharedNames

HEAD = "name\tkeys\tprior\tnote\n"
NORTH = Entry("gov-KP", "Government", "كوريا الشمالية", "", (("كوريا الشمالية", "full"), ("كوريا", "full")))


def load(path: Path, text: str) -> SharedNames:
    path.write_text(HEAD + text, "utf-8")
    return SharedNames.load(path)


def test_a_shared_name_is_no_full_name_any_more(tmp_path: Path) -> None:
    shared = load(tmp_path / "t.tsv", "كوريا\tgov-KP\t0.5\t\n")
    names = dict(shared.added(Authority({"gov-KP": NORTH}, {}, {})).entries["gov-KP"].names)
    assert names == {"كوريا الشمالية": "full", "كوريا": "shared"}
    assert shared.priors["كوريا", "gov-KP"] == 0.5


def test_broken_tables(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"t\.tsv:2.*number"):
        load(tmp_path / "t.tsv", "كوريا\tgov-KP\tmuch\t\n")
    with pytest.raises(DataError, match="gov-XX"):
        load(tmp_path / "t.tsv", "كوريا\tgov-XX\t0\t\n").added(Authority({"gov-KP": NORTH}, {}, {}))


def test_each_name_of_the_table_has_two_bearers_at_least() -> None:
    shared = SharedNames.load(folder("seeds") / "lexicon" / "shared-names.tsv")
    for name in {n for n, _ in shared.priors}:
        states = {key.split("-", 1)[1] for n, key in shared.priors if n == name}
        assert len(states) > 1, name
