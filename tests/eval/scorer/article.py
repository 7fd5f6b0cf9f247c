"""One article with its gold and what Naba found: which gold entity is which found one, and when two parties are the same."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from typing import Any

from .names import Span

Json = dict[str, Any]
Party = str | list[int]
SENTENCE_END = re.compile(r"[.!؟?]+(?=\s)|\n+")


def shared(one: Sequence[int], other: Sequence[int]) -> int:
    """How many characters two spans share."""
    return max(0, min(one[1], other[1]) - max(one[0], other[0]))


def _identity(entity: Json) -> tuple[str, str]:
    return entity["type"], entity.get("wikidata", "")


class Article:
    """Text, gold and system's annotation of one article. What the system lacks counts as empty lists."""

    def __init__(self, text: str, gold: Json, system: Json | None) -> None:
        self.text = text
        self.gold = gold
        empty: Json = {name: [] for name in ("entities", "events", "statements", "positions", "quantities")}
        self.system: Json = empty | (system or {})
        self.found = {entity["key"]: entity for entity in self.system["entities"]}
        self.twin = {key: twin for key, twin in map(self._aligned, gold["entities"]) if twin}
        self._ends = [end.end() for end in SENTENCE_END.finditer(text)]

    def _aligned(self, entity: Json) -> tuple[str, str]:
        """The found entity that shares most characters of mentions with a gold one, or "". Without mentions: by Wikidata's id."""
        if not entity["mentions"] and entity.get("wikidata"):
            same = [f["key"] for f in self.system["entities"] if _identity(f) == _identity(entity)]
            return entity["key"], same[0] if same else ""
        votes: Counter[str] = Counter()
        for found in self.system["entities"]:
            votes[found["key"]] = sum(shared(a, b) for a in entity["mentions"] for b in found["mentions"])
        best = votes.most_common(1)
        return entity["key"], best[0][0] if best and best[0][1] else ""

    def words(self, party: Party) -> str:
        return party if isinstance(party, str) else self.text[party[0] : party[1]]

    def sentence(self, span: Any) -> int:
        """The number of the sentence in which a span begins. A line end ends a sentence."""
        return bisect_right(self._ends, span[0])

    def mentions(self, entities: list[Json]) -> dict[Span, Json]:
        return {(start, end): entity for entity in entities for start, end in entity["mentions"]}

    def same_party(self, gold: Party, found: Party) -> bool:
        """Entities that are aligned; otherwise words that share characters («مسؤول أميركي» may be found as its state)."""
        if isinstance(gold, str):
            return isinstance(found, str) and self.twin.get(gold) == found
        if isinstance(found, str):
            return any(shared(gold, mention) for mention in self.found.get(found, {}).get("mentions", ()))
        return shared(gold, found) > 0

    def same_publisher(self, gold: Party, found: Party) -> bool:
        """By name, as an outlet may have no mention in the text. A publisher that is not known is none of the entities found."""
        if not gold:
            return isinstance(found, str) and found not in self.found
        if self.same_party(gold, found):
            return True
        label = next((e["label_ar"] for e in self.gold["entities"] if e["key"] == gold), "")
        return isinstance(found, str) and found in self.found and bool(label) and self.found[found]["label_ar"] == label

    def same_chain(self, gold: list[Party], found: list[Json]) -> bool:
        """The same sources in the same order, from the publisher inwards."""
        sources = [link["source"] for link in found]
        return len(sources) == len(gold) and all(
            (self.same_party if place else self.same_publisher)(a, b)
            for place, (a, b) in enumerate(zip(gold, sources, strict=True))
        )
