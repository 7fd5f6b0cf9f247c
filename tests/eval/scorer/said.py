"""Statements, positions and quantities: which found record is which gold record."""

from __future__ import annotations

from collections.abc import Callable

from .article import Article, Json, shared


def one_to_one(gold: list[Json], found: list[Json], same: Callable[[Json, Json], bool]) -> list[tuple[int, int]]:
    """Pairs of indexes, each used once: for each gold record in turn the first found one that fits."""
    pairs: list[tuple[int, int]] = []
    left = list(range(len(found)))
    for i, record in enumerate(gold):
        j = next((j for j in left if same(record, found[j])), None)
        if j is not None:
            left.remove(j)
            pairs.append((i, j))
    return pairs


def same_statement(article: Article, gold: Json, found: Json) -> bool:
    """The contents share at least half of what both cover, and the speaker is the same."""
    common = shared(gold["content"], found["content"])
    union = sum(end - start for start, end in (gold["content"], found["content"])) - common
    return 2 * common >= union and article.same_party(gold["speaker"], found["speaker"])


def same_position(article: Article, gold: Json, found: Json) -> bool:
    """The titles share characters, and the person is the same."""
    return shared(gold["title"], found["title"]) > 0 and article.twin.get(gold["person"]) == found["person"]


def same_quantity(gold: Json, found: Json) -> bool:
    """The words share characters, and the number is the same: both ends of a range, the bound of «أكثر من 300», none of «آلاف»."""
    if shared(gold["span"], found["span"]) == 0:
        return False
    bounds = [found[name] for name in ("number", "minimum", "maximum") if found.get(name) is not None]
    if gold["number"] is None:
        return not bounds or found.get("modifier") == "vague"
    if "high" in gold:
        return bounds == [gold["number"], gold["high"]]
    return set(bounds) == {gold["number"]}
