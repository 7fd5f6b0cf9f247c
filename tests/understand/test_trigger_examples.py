"""Every example of seeds/lexicon/triggers is read, and enough of them give an event of their own category.

The floors are what was measured; they only rise. The message of a failure lists the examples that do not fire.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable

import pytest
from told import Told

from ingest.data import folder
from ingest.understand.lexicon import CATEGORIES, NOTHING, Trigger, load

FLOORS = {
    "ACCUSE": 0.84,
    "AGREE": 0.88,
    "AID": 0.93,
    "ASSAULT": 0.84,
    "COERCE": 0.87,
    "CONCEDE": 0.82,
    "CONSULT": 0.92,
    "COOPERATE": 0.82,
    "MOBILIZE": 0.86,
    "PROTEST": 0.67,
    "REJECT": 0.78,
    "REQUEST": 0.93,
    "RETREAT": 0.90,
    "SANCTION": 0.96,
    "SUPPORT": 0.88,
    "THREATEN": 0.90,
}
OVERALL = 0.875
CONCEPT = 0.97  # of the examples that fire: with the entry's own concept


@pytest.fixture(scope="module")
def results(tell: Callable[..., Told]) -> dict[str, list[tuple[Trigger, list[tuple[str, str, str]]]]]:
    """Category → its entries with the (type, concept, trigger) of each event in their example."""
    out = defaultdict(list)
    for trigger in load(folder("seeds") / "lexicon" / "triggers").triggers:
        if trigger.concept == NOTHING:
            continue
        out[trigger.category].append((trigger, [(e.type, e.concept, e.trigger) for e in tell(trigger.example).events]))
    return out


def test_every_entry_has_an_example() -> None:
    triggers = load(folder("seeds") / "lexicon" / "triggers").triggers
    assert [t.where for t in triggers if not (t.never if t.concept == NOTHING else t.example)] == []


def test_every_category_has_a_table() -> None:
    assert (
        set(FLOORS) == set(CATEGORIES) == {t.category for t in load(folder("seeds") / "lexicon" / "triggers").triggers}
    )


@pytest.mark.parametrize("category", sorted(FLOORS))
def test_examples_fire(category: str, results: dict[str, list[tuple[Trigger, list[tuple[str, str, str]]]]]) -> None:
    entries = results[category]
    silent = [(t, events) for t, events in entries if category not in [e[0] for e in events]]
    share = 1 - len(silent) / len(entries)
    listing = "\n".join(f"  {' '.join(t.words)} ({t.pos}): {t.example} → {events}" for t, events in silent)
    assert share >= FLOORS[category], f"{category}: {share:.3f} of {len(entries)}; silent:\n{listing}"


def test_examples_of_all_categories_fire(results: dict[str, list[tuple[Trigger, list[tuple[str, str, str]]]]]) -> None:
    fired = [c in [e[0] for e in events] for c, entries in results.items() for _, events in entries]
    share = sum(fired) / len(fired)
    assert len(fired) >= 1900 and share >= OVERALL, f"{share:.4f} of {len(fired)}"


def test_those_that_fire_have_the_concept_of_their_entry(
    results: dict[str, list[tuple[Trigger, list[tuple[str, str, str]]]]],
) -> None:
    fired = [(t, events) for c, entries in results.items() for t, events in entries if c in [e[0] for e in events]]
    other = [(t, events) for t, events in fired if (t.category, t.concept) not in [e[:2] for e in events]]
    listing = "\n".join(f"  {' '.join(t.words)}: {t.example} → {events}" for t, events in other)
    assert 1 - len(other) / len(fired) >= CONCEPT, listing
