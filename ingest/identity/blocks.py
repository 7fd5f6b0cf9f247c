"""Which entities are compared at all: those of one class and one full name that the authority does not know."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from ingest.identity import names
from ingest.identity.clusters import age
from ingest.identity.profiles import Profile

_COMPARED = ("Person", "Organization", "Place")
_CROWD = 60  # profiles of one name that are all compared with one another; of more, each with its next ones
_NEXT = 12


def blocks(profiles: Iterable[Profile]) -> list[list[Profile]]:
    """Profiles of one class and full name that the authority does not know, where there are two or more, oldest first."""
    found: dict[tuple[str, str], list[Profile]] = defaultdict(list)
    for profile in profiles:
        if not profile.authority and profile.type in _COMPARED and _comparable(profile):
            found[profile.type, names.key(profile.name)].append(profile)
    return [sorted(found[block], key=age) for block in sorted(found) if len(found[block]) > 1]


def pairs(profiles: Iterable[Profile]) -> Iterator[tuple[Profile, Profile]]:
    """The pairs of all blocks, as `clusters.cluster` wants them."""
    for block in blocks(profiles):
        yield from _pairs(block)


def _comparable(profile: Profile) -> bool:
    """Whether the name may tell its bearer from others: a full one, a place's, or an outlet's."""
    return profile.type == "Place" or profile.publisher or names.is_full(profile.name)


def _pairs(block: Sequence[Profile]) -> Iterator[tuple[Profile, Profile]]:
    """All pairs of a block; in a crowd each profile with its next ones in time, the oldest one with all."""
    if len(block) <= _CROWD:
        yield from combinations(block, 2)
        return
    for i, one in enumerate(block):
        for other in block[i + 1 : i + 1 + _NEXT] if i else block[1:]:
            yield one, other
