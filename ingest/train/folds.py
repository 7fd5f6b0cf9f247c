"""Folds of ANERcorp: stretches of consecutive sentences, each left out by one member of the model.

Consecutive, since neighbouring sentences are of one article: a random tenth would be known by its neighbours.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

_PARTS = 10
_LAST_FIRST = 9  # the first fold leaves out the last tenth, whose topics are furthest from the rest

T = TypeVar("T")


def left_out(items: Sequence[T], fold: int) -> tuple[int, int]:
    """The range [first, last) that a fold leaves out: a tenth; fold 0 the last one, then each third one before it."""
    part = (_LAST_FIRST - 3 * fold) % _PARTS
    return len(items) * part // _PARTS, len(items) * (part + 1) // _PARTS
