"""A page of two articles as outlets print them: is in the graph what the page tells, as it tells it, and nothing else?

The page is the project's own. Where NABA_TEST_PAGE names a page of the same shape that tells of the same kinds of things
with Israel and the United States, the checks that fit any such page run on it too.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from naba_runs import rows
from told import Told as TellsOf

from ingest.describe import terms
from ingest.model import Page
from ingest.pipeline import Pipeline
from ingest.run.into_store import ingest
from ingest.run.work import Task
from ingest.store.embedded import Store

OWN = Path(__file__).parent / "pages" / "two-articles.txt"
OTHER = os.environ.get("NABA_TEST_PAGE", "")


class Told(NamedTuple):
    """A report of the graph, in words: keys of the authority, or the words of an unnamed party."""

    concept: str
    status: str
    actors: frozenset[str]
    recipients: frozenset[str]
    date: str
    chain: tuple[str, ...]


def fact(concept: str, status: str, actors: str, recipients: str = "", date: str = "", chain: str = "") -> Told:
    """Parties parted by commas, links of the chain by arrows."""
    split = [frozenset(filter(None, part.split(", "))) for part in (actors, recipients)]
    return Told(concept, status, split[0], split[1], date, tuple(filter(None, chain.split(" ← "))))


FACTS = {
    "expected meeting": fact(
        "meeting", "planned", "gov-US, gov-EG", "", "", "org-al-jazeera ← org-nyt ← 4 مسؤولين مصريين وأميركيين"
    ),
    "refusal to comment": fact(
        "refusal", "happened", "seat-US-white-house, ministry-foreign-EG", "", "", "org-al-jazeera"
    ),
    "abstention from the veto": fact("veto", "negated", "gov-RU", "", "", "org-al-jazeera"),
    "cancelled visit": fact(
        "visit", "cancelled", "وفد مصري", "gov-TR", "", "org-al-jazeera ← person-abdel-fattah-el-sisi"
    ),
    "call not to invade": fact("call-to", "happened", "gov-US", "gov-EG", "", "org-al-jazeera"),
    "talks about a deal": fact(
        "negotiation", "hypothetical", "*", "", "", "org-sawa-agency ← org-reuters ← مسؤولان أميركيان"
    ),
    "planned trip": fact("trip", "planned", "person-antony-blinken", "gov-EG", "2024-06-19", "org-sawa-agency"),
    "raid on Saturday": fact(
        "air-strike", "happened", "gov-IL", "", "2024-06-15", "org-sawa-agency ← org-reuters ← مسؤول كبير"
    ),
}
OTHER_FACTS = {
    "expected meeting": ("meeting", "planned", {"gov-US", "gov-IL"}, 3),
    "refusal to comment": (
        "refusal",
        "happened",
        {"seat-US-white-house", "organ-IL-prime-minister-s-office-israel"},
        1,
    ),
    "abstention from the veto": ("veto", "negated", {"gov-US"}, 1),
    "call not to invade": ("call-to", "happened", {"gov-US"}, 1),
    "planned trip": ("trip", "planned", {"person-antony-blinken"}, 1),
    "raid": ("air-strike", "happened", {"gov-IL"}, 3),
}


class _Loaded:
    def __init__(self, pipeline: Pipeline) -> None:
        self._pipeline = pipeline

    def __call__(self) -> Pipeline:
        return self._pipeline


@pytest.fixture(scope="module")
def graph_of(pipeline: Pipeline, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[Path], Store]]:
    """Page → a store that holds it alone."""
    opened: dict[Path, Store] = {}

    def made(path: Path) -> Store:
        if path not in opened:
            opened[path] = Store.open(tmp_path_factory.mktemp("page") / "graph")
            page = Page(path.name, path.read_text("utf-8"), path.name, "text")
            outcome = ingest(opened[path], [page], Task(_Loaded(pipeline), "test"))
            assert (outcome.new, outcome.issues) == (2, [])
        return opened[path]

    yield made
    for store in opened.values():
        store.close()


@pytest.fixture(params=["own", "other"])
def page(request: pytest.FixtureRequest) -> Path:
    if request.param == "other" and not Path(OTHER).is_file():
        pytest.skip("NABA_TEST_PAGE names no second page to check")
    return OWN if request.param == "own" else Path(OTHER)


def reports(store: Store) -> list[Told]:
    """All reports of a store."""
    found = []
    for (report,) in rows(store, f"SELECT ?r WHERE {{ ?r a <{terms.REPORT}> }} ORDER BY ?r").rows:
        assert report
        name = report.value
        chain = f"<{name}> <{terms.CHAIN_OF}> ?c . ?c <{terms.LINKS}> ?l . ?l <{terms.ORDER}> ?n ; <{terms.SOURCE}> ?x"
        found.append(
            Told(
                "".join(_values(store, f"<{name}> <{terms.CONCEPT}> ?x")),
                "".join(_values(store, f"<{name}> <{terms.STATUS_OF}> ?x")),
                frozenset(_values(store, f"<{name}> <{terms.ACTOR}> ?x")),
                frozenset(_values(store, f"<{name}> <{terms.RECIPIENT}> ?x")),
                "".join(_values(store, f"<{name}> <{terms.TIME_OF}> ?t . ?t <{terms.DATE}> ?x")),
                tuple(_values(store, chain, "ORDER BY ?n")),
            )
        )
    return found


def _values(store: Store, pattern: str, order: str = "") -> list[str]:
    label = f"OPTIONAL {{ ?x a <{terms.ROLE_PHRASE}> ; <{terms.SKOS_PREF_LABEL}> ?words }}"
    found = rows(store, f"SELECT ?x ?words WHERE {{ {pattern} {label} }} {order}").rows
    return [
        words.value if words else x.value.rpartition("/")[2] if x.value.startswith("http") else x.value
        for x, words in found
        if x
    ]


@pytest.mark.parametrize("name", FACTS)
def test_a_fact_is_there_with_its_parties_day_and_chain(graph_of: Callable[[Path], Store], name: str) -> None:
    wanted = FACTS[name]
    alike = [told for told in reports(graph_of(OWN)) if told[:2] == wanted[:2]]
    if wanted.actors == {"*"}:
        alike = [told._replace(actors=wanted.actors) for told in alike]
    assert wanted in alike


@pytest.mark.skipif(not Path(OTHER).is_file(), reason="NABA_TEST_PAGE names no second page to check")
@pytest.mark.parametrize("name", OTHER_FACTS)
def test_a_fact_of_the_other_page_is_there(graph_of: Callable[[Path], Store], name: str) -> None:
    concept, status, actors, links = OTHER_FACTS[name]
    found = [(t.concept, t.status, set(t.actors), len(t.chain)) for t in reports(graph_of(Path(OTHER)))]
    assert (concept, status, actors, links) in found


def test_every_selector_cuts_its_words_out_of_the_page(graph_of: Callable[[Path], Store], page: Path) -> None:
    raw = page.read_text("utf-8")
    text = f"SELECT ?s ?e ?x WHERE {{ ?a <{terms.OA_START}> ?s ; <{terms.OA_END}> ?e ; <{terms.OA_EXACT}> ?x }}"
    found = rows(graph_of(page), text).rows
    assert len(found) > 50
    for start, end, exact in found:
        assert start and end and exact
        assert raw[int(start.value) : int(end.value)] == exact.value


def test_nothing_is_without_evidence(graph_of: Callable[[Path], Store], page: Path) -> None:
    """Every record leads to words of the page, and every unnamed party, time and entity is one of a record's."""
    store = graph_of(page)
    led = {
        terms.REPORT: (terms.EVIDENCE, terms.TRIGGER),
        terms.STATEMENT: (terms.CUE, terms.CONTENT),
        terms.MENTION: (terms.SELECTOR_OF,),
        terms.POSITION_REPORT: (terms.SELECTOR_OF,),
        terms.ROLE_PHRASE: (terms.SELECTOR_OF,),
        terms.TIME_EXPRESSION: (terms.SELECTOR_OF,),
    }
    for kind, properties in led.items():
        for property_ in properties:
            bare = f"?x a <{kind}> FILTER NOT EXISTS {{ ?x <{property_}> ?y . ?y <{terms.OA_EXACT}> ?z }}"
            assert rows(store, f"SELECT ?x WHERE {{ {bare} }}").rows == (), (kind, property_)
    for told in reports(store):
        assert told.concept and told.status and (told.actors or told.recipients) and told.chain


def test_headlines_beside_the_article_give_no_facts(graph_of: Callable[[Path], Store]) -> None:
    raw = OWN.read_text("utf-8")
    beside = raw.index("مقالات مشابهة")
    text = (
        f"SELECT ?s WHERE {{ ?r <{terms.EVIDENCE}>|<{terms.TRIGGER}>|<{terms.CUE}>|<{terms.CONTENT}> ?a . "
        f"?a <{terms.OA_START}> ?s }}"
    )
    starts = [int(row[0].value) for row in rows(graph_of(OWN), text).rows if row[0]]
    assert starts and max(starts) < beside


def test_the_speaker_is_not_the_end_of_the_clause_before(tell: Callable[..., TellsOf]) -> None:
    told = tell("بعد أن دعا المجلس إلى الإفراج عن جميع الأسرى أعلن السيسي أنه ألغى زيارة وفد مصري إلى أنقرة.")
    assert [statement.speaker for statement in told.statements] == ["person-abdel-fattah-el-sisi"]


def test_talks_of_the_future_have_not_happened(tell: Callable[..., TellsOf]) -> None:
    told = tell("قال المسؤولون إن المفاوضات مع حماس لن تشمل مصر.")
    assert [event for event in told.events if event.concept == "negotiation" and event.status == "happened"] == []
