"""The gold format and the scorer (tests/eval/scorer) on texts that are small enough to count by hand."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

import pytest
from scorer import goldfile, names, quotes, show
from scorer.article import Article
from scorer.figures import ACCURACY, F1, Figures, measured
from scorer.quotes import GoldError

TEXT = (
    "التقى سالم الديراني الاثنين وزير الخارجية حسن مراد في تونس.\n"
    "ونقلت وكالة الفجر عن مسؤول تونسي أن الديراني سيزور القاهرة، وأن 12 شخصا قتلوا.\n"
    "المصدر: صحيفة النهر\n"
)
GOLD = """published 2024-06-12
publisher river
# the people
entity salem Person | سالم الديراني | Salem Dirani | سالم الديراني ; أن [الديراني]
entity hasan Person | حسن مراد | Hasan Murad | حسن مراد
entity tunis Place Q3572 | تونس | Tunis | تونس
entity cairo Place Q85 | القاهرة | Cairo | القاهرة
entity dawn Organization | وكالة الفجر | Dawn | الفجر
entity river Organization | صحيفة النهر | River | صحيفة النهر
event CONSULT happened central | التقى | by salem ; hasan | on 2024-06-10
  at tunis
event CONSULT planned | سيزور | by salem | at cairo
event:dead ASSAULT happened | قتلوا | to 12 شخصا
optional event AGREE happened | ونقلت | by dawn
statement indirect | مسؤول تونسي | نقلت | الديراني سيزور … قتلوا | via dawn
position hasan | وزير الخارجية
quantity 12 persons | 12 شخصا | of dead | killed
"""


@pytest.fixture
def files(tmp_path: Path) -> Path:
    (tmp_path / "x.txt").write_text(TEXT, "utf-8")
    (tmp_path / "x.gold").write_text(GOLD, "utf-8")
    return tmp_path / "x.gold"


def as_found(gold: dict[str, Any]) -> dict[str, Any]:
    """A system's output that finds just what the gold has."""
    found = copy.deepcopy(gold)
    for record in found["events"] + found["statements"]:
        record["chain"] = [{"source": source, "span": None} for source in record["chain"]]
    return found


def score(files: Path, found: dict[str, Any]) -> Figures:
    row, gold = goldfile.compiled(files)
    return measured([Article(row["text"], gold, found)])


@pytest.mark.parametrize(
    ("quote", "words"),
    [
        ("بغداد@1", ["بغداد"]),  # in «وبغداد»
        ("بغداد@*", ["بغداد", "بغداد"]),
        ("لرياض", ["لرياض"]),  # of «للرياض»
        ("في [بغداد]", ["بغداد"]),
        ("زار … بغداد", ["زارَ الوفد الرياض وبغداد"]),
        ("زار الوفد", ["زارَ الوفد"]),  # the diacritic may be left out
        ("من بغداد إلى", []),
        ("الريا", []),  # ends inside a word
        ("بغداد", []),  # twice
        ("بغداد@3", []),
        ("[بغداد", []),
    ],
)
def test_a_quote_is_found_at_the_bounds_of_words_and_once(quote: str, words: list[str]) -> None:
    text = "زارَ الوفد الرياض وبغداد ثم عاد للرياض وبقي في بغداد"
    if words:
        assert [text[start:end] for start, end in quotes.spans(text, quote)] == words
    else:
        with pytest.raises(GoldError):
            quotes.spans(text, quote)


def test_a_gold_file_stands_for_json(files: Path) -> None:
    row, gold = goldfile.compiled(files)
    assert row == {"id": "x", "text": TEXT, "published": "2024-06-12"}
    start, end = gold["statements"][0]["content"]
    assert TEXT[start:end] == "الديراني سيزور القاهرة، وأن 12 شخصا قتلوا"
    official = [TEXT.index("مسؤول"), TEXT.index("مسؤول") + len("مسؤول تونسي")]
    assert gold["statements"][0]["chain"] == ["river", "dawn", official]
    assert [event["chain"] for event in gold["events"]] == [["river"], *[["river", "dawn", official]] * 2]
    assert gold["events"][0]["place"] == "tunis" and gold["events"][0]["central"]
    assert gold["quantities"][0] | {"span": None} == {
        "key": "q1",
        "number": 12,
        "unit": "persons",
        "approx": False,
        "span": None,
        "event": "dead",
        "what": "killed",
    }
    shown = "\n".join(show.lines(TEXT, gold))
    assert "[سالم الديراني]salem" in shown and "river > dawn > «مسؤول تونسي»" in shown


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("event CONSULT happened | التقت | by salem", "«التقت» is not in the text"),
        ("event MEET happened | التقى | by salem", "«MEET» is none of"),
        ("event CONSULT happened | التقى | by sami", "no entity «sami»"),
        ("event CONSULT happened | التقى | on yesterday", "no date"),
        ("statement indirect | salem | نقلت", "not enough values"),
        ("quantity 12 persons | 12 شخصا | of nothing", "no event «nothing»"),
        ("entity salem Person | س | S", "used twice"),
        ("remark", "no kind of record"),
    ],
)
def test_an_error_names_the_line(files: Path, line: str, said: str) -> None:
    files.write_text(f"{GOLD}{line}\n", "utf-8")
    with pytest.raises(GoldError, match=f"x.gold:{len(GOLD.splitlines()) + 1}: .*{said}"):
        goldfile.compiled(files)


def test_a_name_may_stand_inside_another_but_not_across_it(files: Path) -> None:
    files.write_text(GOLD + "entity minister Organization | و | W | وزير الخارجية حسن مراد\n", "utf-8")
    goldfile.compiled(files)
    files.write_text(GOLD + "entity minister Organization | و | W | الخارجية حسن\n", "utf-8")
    with pytest.raises(GoldError, match="overlap"):
        goldfile.compiled(files)


@pytest.mark.parametrize(
    ("text", "one", "other", "same"),
    [
        ("قالت حركة حماس أمس", "حماس", "حركة حماس", True),
        ("نقلت وكالة الفجر أمس", "الفجر", "وكالة الفجر", True),
        ("دخل الجيش التونسي أمس", "الجيش", "الجيش التونسي", True),
        ("قال وزير الجيش أمس", "الجيش", "وزير الجيش", False),
        ("مع حركة فتح وحماس أمس", "وحماس", "حماس", True),
        ("دخل الجيش الأول أمس", "الجيش", "الجيش الأول", False),
    ],
)
def test_what_the_guide_leaves_open_is_one_name(text: str, one: str, other: str, same: bool) -> None:
    first, second = ((text.index(words), text.index(words) + len(words)) for words in (one, other))
    assert names.same_name(text, first, second) is names.same_name(text, second, first) is same


def test_what_finds_all_has_all(files: Path) -> None:
    figures = score(files, as_found(goldfile.compiled(files)[1]))
    assert [figures.prf(name) for name in F1] == [(1, 1, 1)] * len(F1)
    assert [figures.accuracy(name) for name in ACCURACY] == [1] * len(ACCURACY)
    assert not figures.errors


def test_what_finds_nothing_has_nothing(files: Path) -> None:
    row, gold = goldfile.compiled(files)
    figures = measured([Article(row["text"], gold, None)])
    assert [figures.prf(name) for name in F1] == [(0, 0, 0)] * len(F1)
    assert figures.accuracy("central") == 0 and figures.accuracy("date") is None


@pytest.mark.parametrize(
    ("name", "change", "right"),
    [
        ("mentions", lambda g: g["entities"][1]["mentions"].clear(), 6),  # of 7
        ("mentions+type", lambda g: g["entities"][2].update(type="Government"), 6),
        ("events", lambda g: g["events"][0].update(type="ASSAULT"), 2),  # of 3
        ("events", lambda g: g["events"][1].update(type="AGREE"), 3),  # the manual's folding of a planned meeting
        ("events+parties", lambda g: g["events"][0]["actors"].pop(), 2.5),
        ("statements", lambda g: g["statements"][0].update(speaker="salem"), 0),
        ("statements", lambda g: g["statements"][0]["content"].__setitem__(1, g["statements"][0]["content"][0] + 9), 0),
        ("statement chains", lambda g: g["statements"][0]["chain"].pop(1), 0),
        ("positions", lambda g: g["positions"][0].update(person="salem"), 0),
        ("quantities", lambda g: g["quantities"][0].update(number=13), 0),
        ("status", lambda g: g["events"][1].update(status="happened"), 2),
        ("date", lambda g: g["events"][0].update(date="2024-06-11"), 0),
        ("central", lambda g: g["events"].pop(0), 0),
        ("event chains", lambda g: g["events"][2]["chain"].pop(), 2),
        ("quantity events", lambda g: g["quantities"][0].update(event=g["events"][0]["key"]), 0),
    ],
)
def test_an_error_costs_what_it_should(files: Path, name: str, change: Any, right: float) -> None:
    found = as_found(goldfile.compiled(files)[1])
    change(found)
    assert score(files, found).right[name] == right


def test_each_telling_has_the_chain_of_its_place(files: Path) -> None:
    files.write_text(GOLD.replace("at cairo", "at cairo | also التقى"), "utf-8")
    gold = goldfile.compiled(files)[1]
    assert gold["events"][1]["alt_chains"] == [["river"]]
    found = as_found(gold)
    found["events"][1]["chain"] = [{"source": "river", "span": None}]
    found["events"][2]["chain"] = [{"source": "river", "span": None}]
    assert score(files, found).right["event chains"] == 2


@pytest.mark.parametrize(
    ("line", "found", "right"),
    [
        ("12 persons", {"number": 12}, True),
        ("12 persons", {"minimum": 12, "maximum": 12, "modifier": "exact"}, True),
        ("12 persons approx", {"minimum": 12, "maximum": None, "modifier": "at-least"}, True),
        ("12 persons", {"minimum": 12, "maximum": 13, "modifier": "range"}, False),
        ("12..13 persons", {"minimum": 12, "maximum": 13, "modifier": "range"}, True),
        ("? persons", {"minimum": 10, "maximum": None, "modifier": "vague"}, True),
        ("? persons", {"minimum": 10, "maximum": None, "modifier": "at-least"}, False),
    ],
)
def test_a_quantity_is_right_by_its_number(files: Path, line: str, found: dict[str, Any], right: bool) -> None:
    files.write_text(GOLD.replace("quantity 12 persons", f"quantity {line}"), "utf-8")
    gold = goldfile.compiled(files)[1]
    system = as_found(gold)
    system["quantities"] = [{"span": gold["quantities"][0]["span"], "event": ""} | found]
    assert score(files, system).right["quantities"] == right


def test_an_optional_event_is_neither_wrong_nor_right(files: Path) -> None:
    gold = goldfile.compiled(files)[1]
    found = as_found(gold)
    found["events"] += [event | {"chain": []} for event in gold["optional_events"]]
    assert score(files, found).prf("events") == (1, 1, 1)
    found["events"].append(found["events"][0] | {"type": "REJECT"})
    assert score(files, found).prf("events")[0] == 3 / 4
