"""The isnad of statements and events: publisher, outlet, source, speaker, outermost first."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from told import Told, params

from ingest.model import Link, Span, Statement
from ingest.understand.chain import with_chains

PUBLISHER = Link("the-paper", None)


def statement(
    key: str, speaker: str, content: tuple[int, int], cue: int, via: str = "", stance: str = "neutral"
) -> Statement:
    return Statement(key, speaker, Span(cue, cue + 3), Span(*content), "indirect", "test", via=via, stance=stance)


def sources(statement: Statement) -> list[str]:
    return [link.source for link in statement.chain]


def test_a_chain_begins_with_the_publisher() -> None:
    ((done,), _) = with_chains((statement("s", "minister", (10, 50), 0, stance="denies"),), (), PUBLISHER)
    assert sources(done) == ["the-paper", "minister"] and done.chain[-1].stance == "denies"


def test_the_outlet_stands_between() -> None:
    ((done,), _) = with_chains((statement("s", "official", (10, 50), 0, via="agency"),), (), PUBLISHER)
    assert sources(done) == ["the-paper", "agency", "official"]


def test_a_publisher_that_speaks_itself_is_named_once() -> None:
    ((done,), _) = with_chains((statement("s", "the-paper", (10, 50), 0),), (), PUBLISHER)
    assert sources(done) == ["the-paper"]


def test_nested_statements_go_through_the_outer_speaker() -> None:
    outer, inner = statement("o", "agency", (10, 90), 0), statement("i", "official", (30, 80), 20)
    innermost = statement("m", "witness", (50, 80), 40)
    done, _ = with_chains((innermost, inner, outer), (), PUBLISHER)
    assert [s.key for s in done] == ["m", "i", "o"]
    assert {s.key: sources(s) for s in done} == {
        "o": ["the-paper", "agency"],
        "i": ["the-paper", "agency", "official"],
        "m": ["the-paper", "agency", "official", "witness"],
    }


def test_neighbours_are_not_nested() -> None:
    done, _ = with_chains((statement("a", "x", (10, 40), 0), statement("b", "y", (60, 90), 50)), (), PUBLISHER)
    assert [sources(s) for s in done] == [["the-paper", "x"], ["the-paper", "y"]]


# text, trigger, its chain behind the publisher
CHAINS = [
    ("قصفت روسيا كييف.", "قصفت", []),
    ("قال زيلينسكي إن روسيا قصفت كييف.", "قصفت", ["person-volodymyr-zelensky"]),
    ("نقلت وكالة رويترز عن مسؤول أوكراني أن روسيا قصفت كييف.", "قصفت", ["org-reuters", "مسؤول أوكراني"]),
    ("ذكرت رويترز أن زيلينسكي قال إن روسيا قصفت كييف.", "قصفت", ["org-reuters", "person-volodymyr-zelensky"]),
    ("قصفت روسيا كييف، بحسب رويترز.", "قصفت", ["org-reuters"]),
    ("قالت رويترز نقلا عن مصدر أمني إن روسيا قصفت كييف.", "قصفت", ["org-reuters", "مصدر أمني"]),
    (
        "قصفت روسيا كييف، وفق ما أوردت رويترز نقلا عن صحيفة هآرتس.",
        "قصفت",
        ["org-reuters", "org-haaretz"],
    ),
    (
        "نقلت رويترز عن مسؤول أميركي قوله إن زيلينسكي أكد أن روسيا قصفت كييف.",
        "قصفت",
        ["org-reuters", "مسؤول أميركي", "person-volodymyr-zelensky"],
    ),
    ("اتهم زيلينسكي روسيا بأنها قصفت كييف.", "اتهم", []),
    ("قال زيلينسكي بعد أن زار باريس إن روسيا قصفت كييف.", "زار", []),
    ("قال زيلينسكي إن روسيا قصفت كييف. واعتقلت الشرطة التونسية راشد الغنوشي.", "اعتقلت", []),
]


KNOWN: dict[str, str] = {}


@pytest.mark.parametrize(("text", "trigger", "chain"), params(CHAINS, KNOWN))
def test_chains_of_events(text: str, trigger: str, chain: list[str], tell: Callable[..., Told]) -> None:
    told = tell(text)
    (event,) = [e for e in told.annotation.events if told.cut(e.trigger) == trigger]
    assert [told.name(link.source) for link in event.chain][1:] == chain
