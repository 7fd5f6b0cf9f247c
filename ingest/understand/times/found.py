"""A date found in folded text."""

from __future__ import annotations

from dataclasses import dataclass

from ingest.understand.times.reading import Reading


@dataclass(frozen=True, slots=True)
class Found:
    """Characters [start, end) of the folded text, what they were read as, and the time of day with it."""

    start: int
    end: int
    reading: Reading
    part: str = ""
    clock: str = ""
    zone: str = ""
