"""Which articles are one text: copies, longer versions; not two reports in one summary, nor a template of another week."""

from __future__ import annotations

import random

from ingest.arabic.shingles import shingles
from ingest.identity.clusters import cluster
from ingest.identity.copies import OPEN, SAME, Text, fits, likeness, pairs

WORDS = [f"كلمة{number}" for number in range(600)]


def passage(first: int, length: int = 80) -> str:
    return " ".join(WORDS[first : first + length])


def text(name: str, words: str, day: str = "2024-06-10") -> Text:
    return Text(f"https://w3id.org/naba/id/article/{name}", day, name, shingles(words))


def copies(*texts: Text) -> dict[str, str]:
    found = cluster(texts, likeness, (), pairs, fits, SAME, OPEN)
    return {key[-1]: first[-1] for key, first in found.entity.items() if key != first}


def test_a_copy_with_another_head_and_foot_is_known() -> None:
    wire = text("a", passage(0))
    assert copies(wire, text("b", f"قالت صحيفة الأفق {passage(0)} المزيد لاحقا", "2024-06-11")) == {"b": "a"}


def test_a_longer_version_is_a_copy_of_the_older_one() -> None:
    assert copies(text("a", passage(0)), text("b", passage(0, 200), "2024-06-11")) == {"b": "a"}


def test_two_articles_in_one_summary_are_not_one_text() -> None:
    summary = text("c", f"{passage(0)} {passage(300)}", "2024-06-11")
    found = copies(text("a", passage(0)), text("b", passage(300)), summary)
    assert "b" not in found and len(found) == 1


def test_a_template_of_another_week_is_no_copy_but_the_same_text_is() -> None:
    template = text("b", f"{passage(0, 70)} {passage(400, 12)}", "2024-07-10")
    assert copies(text("a", passage(0, 80)), template) == {}
    assert copies(text("a", passage(0)), text("b", passage(0), "2024-07-10")) == {"b": "a"}


def test_short_texts_and_common_runs_tell_nothing() -> None:
    assert copies(text("a", passage(0, 12)), text("b", passage(0, 12))) == {}
    crowd = [text(f"{n:03}", f"{passage(0, 60)} {passage(100 + 5 * n, 40)}") for n in range(70)]
    assert not any(likeness(one, other).value >= SAME for one, other in pairs(crowd[::9]))


def test_order_does_not_matter() -> None:
    texts = [text("a", passage(0)), text("b", passage(5)), text("c", passage(0, 120)), text("d", passage(200))]
    results = []
    for seed in range(5):
        random.Random(seed).shuffle(texts)
        results.append(copies(*texts))
    assert all(result == results[0] for result in results) and len(results[0]) == 2
