"""Which tellings are compared at all, and whether two may be of one time: the blocks before the score."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import date

from ingest.describe import terms
from ingest.identity.clusters import age
from ingest.identity.tellings import Telling, is_entity

FARTHEST = 3  # days between two articles that give no day, or that news without a day may lie behind
_AHEAD = 30  # days that a plan may lie ahead of the article that tells of it
_CROWD = 80  # tellings that share one thing; of more, each is compared with its next ones in time
_NEXT = 20
_RARE, _RARE_SHARE = 12, 0.02  # articles that may name something that makes two of them comparable, and their share
_ONE_TIME = {f"{terms.TYPE}{slug}" for slug in ("killing", "assassination", "resign")}
_OPPOSED = ({"happened", "negated"}, {"planned", "cancelled"})


def pairs(tellings: Iterable[Telling]) -> Iterator[tuple[Telling, Telling]]:
    """The pairs of one category that share a party, an unnamed party's words, a place or a rare name, and may be of one time."""
    blocks: dict[tuple[str, str], list[Telling]] = defaultdict(list)
    tellings = list(tellings)
    named = Counter(e for each in {t.article: t.named for t in tellings}.values() for e in each)
    rare = max(_RARE, _RARE_SHARE * len({t.article for t in tellings}))
    for telling in tellings:
        for key in telling.parties | ({telling.place} - {""}) | {e for e in telling.named if named[e] <= rare}:
            blocks[telling.type, key].append(telling)
    met: set[tuple[str, str]] = set()
    for block in sorted(blocks):
        members = sorted(blocks[block], key=age)
        crowd = len(members) > _CROWD
        for i, one in enumerate(members):
            for other in members[i + 1 : i + 1 + _NEXT] if crowd else members[i + 1 :]:
                pair = (min(one.key, other.key), max(one.key, other.key))
                if (
                    pair not in met
                    and of_one_time(one, other)
                    and (one.article != other.article or opposed(one, other))
                ):
                    met.add(pair)
                    yield one, other


def befalls_once(one: Telling, other: Telling) -> bool:
    """Whether both tell of what befalls a person once, and of the same person."""
    return one.concept == other.concept and one.concept in _ONE_TIME and bool(one.people & other.people)


def opposed(one: Telling, other: Telling) -> bool:
    """Whether an article tells of one thing that it happened and did not, or that it was planned and cancelled.

    Of two tellings of one article that is the only reason to be one event: understanding told them apart.
    """
    return (
        set(one.statuses | other.statuses) in _OPPOSED
        and not one.statuses & other.statuses
        and one.concept == other.concept
        and all(
            {p for p in mine if is_entity(p)} == {p for p in yours if is_entity(p)}
            for mine, yours in ((one.actors, other.actors), (one.recipients, other.recipients))
        )
        and (sum(map(is_entity, one.parties)) > 1 or befalls_once(one, other))
        and not (one.place and other.place and one.place != other.place)
        and of_one_time(one, other)
    )


def of_one_time(one: Telling, other: Telling) -> bool:
    """Whether two tellings may be of one time: by their days, else by those of their articles."""
    if one.earliest and other.earliest:
        return one.earliest <= other.latest and other.earliest <= one.latest
    if one.earliest or other.earliest:
        return may_be(one, other) if one.earliest else may_be(other, one)
    apart = days_apart(one.published, other.published)
    return apart is None or apart <= FARTHEST


def may_be(dated: Telling, undated: Telling) -> bool:
    """Whether news without a day may be of the time of a dated telling, by the day of its article and its status."""
    if not undated.published:
        return True
    behind = days_between(dated.latest, undated.published)  # how long ago it was when the article appeared
    return -_AHEAD <= behind <= FARTHEST if undated.statuses - {"happened"} else 0 <= behind <= FARTHEST


def length(telling: Telling) -> int:
    """Days between the first and the last day that a dated telling may be of."""
    return days_between(telling.earliest, telling.latest)


def days_apart(one: str, other: str) -> int | None:
    """Days between two ISO dates, None where one is missing."""
    return abs(days_between(one, other)) if one and other else None


def days_between(one: str, other: str) -> int:
    """Days from the one ISO date to the other; negative where that is earlier."""
    return (date.fromisoformat(other) - date.fromisoformat(one)).days
