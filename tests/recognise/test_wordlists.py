"""Lists of names of several words, and where they stand in a sentence."""

from __future__ import annotations

import pytest
from toy_names import parsed

from ingest.model import Token
from ingest.recognise.wordlists import NameList, spellings

NAMES = NameList(["هونغ كونغ", "تونس", "لندن", "الولايات المتحدة", "بنك", "بنك السنديان", "بنك السنديان العربي الدولي"])


def marks(text: str, leads: dict[str, int] | None = None) -> list[str]:
    return NAMES.marks([spellings(token) for token in parsed(text, leads).tokens])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("زار هونغ كونغ امس", ["", "B2", "I", ""]),
        ("زار تونس", ["", "B1"]),
        ("زار هونغ امس كونغ", ["", "", "", ""]),
        ("زار هونغ", ["", ""]),
        ("بنك السنديان العربي الدولي اعلن", ["B3", "I", "I", "I", ""]),  # the longest; 3 stands for more
        ("بنك السنديان العربي اعلن", ["B2", "I", "", ""]),
        ("بنك العرب", ["B1", ""]),
        ("تونس تونس لندن", ["B1", "B1", "B1"]),
        ("وصل إلى هونغ كونغ وتونس", ["", "", "B2", "I", "B1"]),
        ("ولندن بلندن لتونس", ["B1", "B1", "B1"]),  # letters that may be clitics
        ("زار للولايات المتحدة", ["", "B2", "I"]),  # ل + ال
        ("وللولايات المتحدة", ["B2", "I"]),
        ("هونغ وكونغ", ["", ""]),  # only a name's first word has clitics
        ("الولايات المُتّحدة", ["B2", "I"]),  # marks are no letters
    ],
)
def test_marks(text: str, found: list[str]) -> None:
    assert marks(text) == found


def test_marks_behind_clitics_that_the_analysis_found() -> None:
    assert marks("زار فبتونس امس", {"فبتونس": 2}) == ["", "B1", ""]


def test_no_list_marks_nothing() -> None:
    assert NameList([]).marks([("تونس",)]) == [""]
    assert NameList(["", "  "]).marks([("تونس",)]) == [""]
    assert NAMES.marks([]) == []


def test_names_may_be_in_any_spelling() -> None:
    assert NameList(["إسطنبول"]).marks([("اسطنبول",)]) == ["B1"]


def of(form: str, lead: int = 0) -> Token:
    return parsed(form, {form: lead}).tokens[0]


@pytest.mark.parametrize(
    ("form", "lead", "found"),
    [
        ("تونس", 0, ("تونس",)),
        ("ولندن", 0, ("ولندن", "لندن", "ندن")),  # more than one reading, and one of them wrong
        ("ولندن", 1, ("ولندن", "لندن")),
        ("وبلندن", 0, ("وبلندن", "بلندن", "لندن")),
        ("كاظم", 0, ("كاظم", "اظم")),
        ("بدر", 0, ("بدر",)),  # too short to be cut
        ("للأردن", 0, ("للاردن", "لاردن", "اردن", "الاردن")),
    ],
)
def test_what_a_word_may_stand_for(form: str, lead: int, found: tuple[str, ...]) -> None:
    assert spellings(of(form, lead)) == found
