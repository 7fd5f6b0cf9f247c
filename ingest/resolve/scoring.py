"""How well a bearer fits a mention: a small linear score over named features, and what is left for «none of them» (NIL).

The scale is that of log odds: a difference of 1 makes one bearer about three times as likely as the other. The weights are
set by hand, each for the reason beside it, so that a decision can be explained from its features; no gold was fitted.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, fields

NIL = "NIL"


@dataclass(frozen=True, slots=True)
class Features:
    """What speaks for and against one bearer of one mention. Each is 0 where the text says nothing of it."""

    full: float = 0.0
    headed: float = 0.0
    short: float = 0.0
    sound: float = 0.0
    parts: float = 0.0
    taught: float = 0.0
    shared: float = 0.0
    family: float = 0.0
    exact: float = 0.0
    common: float = 0.0
    prior: float = 0.0
    head_of_state: float = 0.0
    reigning: float = 0.0
    derived: float = 0.0
    office: float = 0.0
    office_of_body: float = 0.0
    office_then: float = 0.0
    office_not_then: float = 0.0
    other_office: float = 0.0
    profession: float = 0.0
    said_state: float = 0.0
    other_state: float = 0.0
    body_named: float = 0.0
    state_named: float = 0.0
    main_state: float = 0.0
    neighbours: float = 0.0
    peers: float = 0.0
    colleague: float = 0.0
    named_in_full: float = 0.0
    in_office: float = 0.0
    before_office: float = 0.0
    long_after: float = 0.0


# feature → weight and why
WEIGHTS: dict[str, tuple[float, str]] = {
    "full": (3.0, "a name listed in full"),
    "headed": (3.5, "«صحيفة الشرق الأوسط»: the generic head before it outweighs the place of that name"),
    "short": (2.2, "a short form that an editor listed, since news uses it alone"),
    "sound": (1.8, "another spelling of a foreign name"),
    "parts": (1.5, "given and family name agree, a middle name is more or less"),
    "taught": (0.4, "a short form that holds only where the article or a title backs it"),
    "shared": (0.8, "«كوريا», «عمان»: the name alone does not tell whose it is"),
    "family": (0.2, "only the family name agrees: nearly nothing without a title"),
    "exact": (0.2, "hamza and ى/ي as listed"),
    "common": (-1.0, "for each power of ten of namesakes: «محمد مصطفى» is anybody"),
    "prior": (1.0, "as seeds/lexicon/shared-names.tsv says"),
    "head_of_state": (0.4, "heads of state and government are named without a title more than others"),
    "reigning": (0.8, "… and those of a state most of all while they are in office"),
    "derived": (-0.3, "an organ by pattern yields to one that is listed"),
    "office": (1.3, "the title is an office that the bearer held"),
    "office_of_body": (2.2, "… and of the same state or organization: «الرئيس الفلسطيني عباس»"),
    "office_then": (0.8, "… and held it within a year of the article's date"),
    "office_not_then": (-1.5, "… but at another time: «الرئيس الأسد» of 1995 is حافظ"),
    "other_office": (-1.0, "a title of office that the bearer never held, as far as is known"),
    "profession": (-1.6, "«الفنان», «اللاعب», «المحامي»: no known office"),
    "said_state": (1.2, "the title's demonym is the bearer's state"),
    "other_state": (-3.5, "the title's demonym is another state: «الوزير المصري» is no Jordanian"),
    "body_named": (0.7, "the article names the organization of which the bearer holds an office"),
    "state_named": (0.5, "the article names the bearer's state"),
    "main_state": (0.5, "… and no other state more often"),
    "neighbours": (1.0, "places of the same state are named («أتلانتا» for the American جورجيا)"),
    "peers": (1.0, "«القاهرة وعمان»: joined with a capital it is one, joined with a state («قطر وعمان») a state"),
    "colleague": (0.4, "a person of the same state or organization is named"),
    "named_in_full": (3.0, "the article names the bearer in full elsewhere"),
    "in_office": (0.3, "an office was held within a year of the article's date"),
    "before_office": (-1.5, "the article is years older than the first known office"),
    "long_after": (-0.5, "the last known office ended many years before"),
}
# What «none of them» scores: a person's name has unknown bearers, the full name of an organization or a state hardly.
NIL_SCORES = {"Person": 1.2, "Place": 0.95, "Organization": 0.0, "Government": 0.0}
assert set(WEIGHTS) == {f.name for f in fields(Features)}


def score(features: Features) -> float:
    """The weighted sum of the features."""
    return sum(weight * float(getattr(features, name)) for name, (weight, _) in WEIGHTS.items())


def reasons(features: Features) -> tuple[str, ...]:
    """The names of the features that count, the weightiest first: what a user can be told of a decision."""
    used = [(abs(w * getattr(features, n)), n) for n, (w, _) in WEIGHTS.items() if getattr(features, n)]
    return tuple(name for _, name in sorted(used, reverse=True))


def shares(scores: Sequence[float]) -> list[float]:
    """The scores as shares of 1 (softmax): the first minus the second tells how clear a decision is.

    >>> [round(s, 2) for s in shares([3.0, 1.0])]
    [0.88, 0.12]
    """
    top = max(scores)
    weights = [math.exp(s - top) for s in scores]
    whole = sum(weights)
    return [w / whole for w in weights]
