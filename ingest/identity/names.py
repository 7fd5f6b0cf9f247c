"""Full names across articles: which are spelled alike, and how telling one is."""

from __future__ import annotations

import math
from functools import cache

from ingest.arabic.normalise import fold
from ingest.recognise.names import load_parts
from ingest.words import words

_ARTICLE = "ال"
_LINKS = words("identity.links")
_HALVES = words("identity.halves")
_RAREST = 12.0  # bits; an unknown part may be a slip of the pen


def is_full(name: str) -> bool:
    """Whether a name has two words or more, links aside: one word alone tells nobody from another."""
    return len(_words(name)) > 1


def key(name: str) -> str:
    """What two spellings of one full name share: folded, without «بن» and without the article of its parts."""
    return " ".join(word.removeprefix(_ARTICLE) if len(word) > 4 else word for word in _words(name))


@cache
def telling(name: str) -> float:
    """How telling a person's full name is, in bits: the rarer its parts, the more. «محمد علي» 10, «سامي الطاهري» 22."""
    parts = load_parts()
    whole = sum(parts.given.values()) + sum(parts.family.values())
    bits = 0.0
    for word in _words(name):
        if word in _HALVES:
            continue  # «عبد الله» is one part
        bearers = max(parts.given.get(word, 0), parts.family.get(word, 0))
        bits += min(-math.log2((bearers + 0.5) / whole), _RAREST)
    return bits


def _words(name: str) -> list[str]:
    return [word for word in fold(name).replace('"', " ").split() if word not in _LINKS]
