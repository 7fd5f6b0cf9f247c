"""Are two entities of one full name in two articles one? A score from what the articles say of each, with its reasons.

The score is a sum of log-odds, named and bounded one by one, squashed to a probability. The name alone is never enough:
without an office, organization, place or neighbour in common two bearers of a name stay two.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from ingest.arabic.normalise import fold
from ingest.describe.identifications import PUBLISHER
from ingest.identity import names
from ingest.identity.profiles import Profile
from ingest.words import words

SAME = 0.85  # from here on two are one without anybody's word
OPEN = 0.15  # from here on a pair is worth a person's judgement

_BRANCH = words("identity.branches")
_FEWEST = 500  # a small store says little about how common a clue is: it counts as if it held so many profiles
_WEIGHTS = {
    "office": 0.6,
    "beside": 0.55,
    "with": 0.35,
    "of": 0.3,
    "in": 0.15,
    "as": 0.0,
}  # of a shared clue's bits (natural log)
_MOST = 5.0  # what all shared clues may add
_OFFICE = 1.0  # the same office says more than its words' rarity
_OUTLET = 2.0  # two outlets of one name
_STATES = -2.5  # offices of different states
_NAME = (16.0, 4.0, -2.5, 2.0)  # bits of a name that say nothing, bits a point, least, most
_WORDS = (1.2, 0.5, 2.2)  # an organization's name: two words, each further one, most
_PLACE = 1.5  # a place's name, in news of one state
_REGIONAL = -2.5  # «الاتحاد الجهوي للشغل» is another one in every region


@dataclass(frozen=True, slots=True)
class Score:
    """How likely two profiles are one (0 to 1), on which clues, in words, strongest first."""

    value: float
    reasons: tuple[str, ...]
    evidence: bool


@dataclass(frozen=True)
class Scorer:
    """Scores pairs. `frequencies`: in how many profiles a clue stands; `profiles`: how many there are."""

    clues: Mapping[str, frozenset[str]]
    frequencies: Mapping[str, int]
    profiles: int

    def __call__(self, one: Profile, other: Profile) -> Score:
        """The score of two profiles of one class."""
        mine, yours = self.clues[one.key], self.clues[other.key]
        total = _of_name(one)
        shared = sorted(((self._weight(c), c) for c in mine & yours), key=lambda x: (-x[0], x[1]))
        total += min(sum(weight for weight, _ in shared), _MOST)
        if PUBLISHER in mine & yours:
            total += _OUTLET
        if any(clue.startswith("office: ") for _, clue in shared):
            total += _OFFICE
        if _apart(mine, yours):
            total += _STATES
        value = round(1 / (1 + math.exp(-total)), 3)
        return Score(value, tuple(clue for _, clue in shared[:5]), bool(shared))

    def _weight(self, clue: str) -> float:
        whole = max(self.profiles, _FEWEST)
        rarity = math.log((whole + 1) / (self.frequencies.get(clue, 1) + 0.5))
        return max(rarity, 0.0) * _WEIGHTS[clue.partition(": ")[0]]


def _of_name(profile: Profile) -> float:
    if profile.type == "Person":
        none, point, least, most = _NAME
        return min(max((names.telling(profile.name) - none) / point, least), most)
    if profile.type == "Place":
        return _PLACE
    two, further, most = _WORDS
    parts = fold(profile.name).split()
    return min(two + further * (len(parts) - 2), most) + (_REGIONAL if _BRANCH.intersection(parts) else 0)


def _apart(mine: frozenset[str], yours: frozenset[str]) -> bool:
    """Whether both have states, and no state in common."""
    left, right = ({c for c in clues if c.startswith("of: gov-")} for clues in (mine, yours))
    return bool(left and right and not left & right)
