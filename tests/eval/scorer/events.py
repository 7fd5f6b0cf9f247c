"""Events: which found event tells which gold event, and how far their parties agree."""

from __future__ import annotations

from typing import NamedTuple

from .article import Article, Json, Party

# What the PLOVER manual codes as another category where the act is only planned, called off or imagined: both readings count.
FOLDED = {
    ("CONSULT", "planned"): "AGREE",
    ("SUPPORT", "planned"): "AGREE",
    ("COOPERATE", "planned"): "AGREE",
    ("AID", "planned"): "AGREE",
    ("RETREAT", "planned"): "CONCEDE",
    ("CONSULT", "cancelled"): "REJECT",
    ("ASSAULT", "hypothetical"): "THREATEN",
    ("ASSAULT", "planned"): "THREATEN",
}


class Pair(NamedTuple):
    gold: int
    found: int
    parties: float  # 0 to 1


def types(event: Json) -> set[str]:
    """All categories that are right for the event."""
    folded = FOLDED.get((event["type"], event["status"]))
    return {event["type"], *event.get("alt_types", ()), *([folded] if folded else ())}


def tells(article: Article, gold: Json, found: Json) -> bool:
    """A category in common, and the found trigger stands in a sentence that tells of the gold event."""
    sentences = {article.sentence(span) for span in (gold["trigger"], *gold.get("tellings", ()))}
    return bool(types(gold) & types(found)) and article.sentence(found["trigger"]) in sentences


def agreement(article: Article, gold: Json, found: Json) -> float:
    """The share of parties, in their roles, that agree; other readings (`alt_…`) may stand for those that are missing."""
    agreed = wanted = 0
    for role in ("actors", "recipients"):
        left: list[Party] = list(found[role])
        hits = 0
        for party in gold[role]:
            same = next((other for other in left if article.same_party(party, other)), None)
            if same is not None:
                left.remove(same)
                hits += 1
        others = sum(any(article.same_party(party, other) for party in gold.get(f"alt_{role}", ())) for other in left)
        agreed += hits + min(others, len(gold[role]) - hits)
        wanted += max(len(gold[role]), len(found[role]) - others)
    return agreed / wanted if wanted else 1.0


def paired(article: Article) -> list[Pair]:
    """Gold events with the found events that tell them: each used once, the best parties first, then the nearest trigger."""
    candidates = sorted(
        (-agreement(article, a, b), abs(a["trigger"][0] - b["trigger"][0]), i, j)
        for i, a in enumerate(article.gold["events"])
        for j, b in enumerate(article.system["events"])
        if tells(article, a, b)
    )
    pairs: dict[int, Pair] = {}
    used: set[int] = set()
    for weight, _, i, j in candidates:
        if i not in pairs and j not in used:
            pairs[i] = Pair(i, j, -weight)
            used.add(j)
    return [pairs[i] for i in sorted(pairs)]


def neutral(article: Article, pairs: list[Pair]) -> set[int]:
    """Found events beyond the pairs that count neither for nor against: a second telling, or what the gold calls optional."""
    used = {pair.found for pair in pairs}
    allowed = [event for event in article.gold["events"] if event.get("tellings")]
    allowed += article.gold.get("optional_events", ())
    return {
        j
        for j, found in enumerate(article.system["events"])
        if j not in used and any(tells(article, gold, found) for gold in allowed)
    }
