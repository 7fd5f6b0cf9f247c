"""Which articles are one text: wire copy in two outlets, a second printing, a longer version of it.

Ten copies are ten articles and one witness. Two articles are one text where most of the shorter one's shingles stand in
the other (see `arabic.shingles`) and they appeared within some days of each other.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import combinations

import numpy as np

from ingest.arabic.shingles import Shingles, containment, decode, resemblance, shared
from ingest.describe import terms
from ingest.identity.clusters import age
from ingest.identity.scoring import Score
from ingest.store.embedded import Store

SAME = 0.7  # of the shorter text's shingles; read on 10,132 articles: below it stand templates of weather and line-ups
OPEN = 0.5  # from here on a pair is worth a person's judgement
_FEWEST = 20  # shingles; a shorter text may be a formula
_FEWEST_SHARED = 8
_CROWD = 60  # articles with one shingle; what more have («لمتابعة آخر الأخبار») tells no two of them apart
_DAYS = 7  # between two printings …
_WHOLE = 0.9  # … unless the texts are nearly the same from end to end

_TEXTS = f"""SELECT ?article ?published ?headline ?fingerprint WHERE {{
  ?graph a <{terms.ARTICLE_GRAPH}> ; <{terms.ARTICLE_OF}> ?article ; <{terms.FINGERPRINT}> ?fingerprint .
  OPTIONAL {{ ?article <{terms.SCHEMA_DATE_PUBLISHED}> ?published }}
  OPTIONAL {{ ?article <{terms.SCHEMA_HEADLINE}> ?headline }}
}}"""


@dataclass(frozen=True, eq=False)
class Text:
    """An article's text: the IRI of the article, the day it was published (ISO or ""), headline, shingles."""

    key: str
    published: str
    headline: str
    shingles: Shingles
    authority: str = ""

    @property
    def alone(self) -> str:
        """The article itself."""
        return self.key

    @property
    def as_read(self) -> str:
        """The article itself."""
        return self.key


def read(store: Store) -> list[Text]:
    """The texts of a store's articles, in order of their IRIs. Raises DataError for a broken fingerprint."""
    found = {}
    for row in store.select(_TEXTS).rows:
        key, published, headline, fingerprint = (term.value if term else "" for term in row)
        found[key] = Text(key, published[:10], headline, decode(fingerprint))
    return [found[key] for key in sorted(found)]


def pairs(texts: Iterable[Text]) -> Iterator[tuple[Text, Text]]:
    """The pairs that share enough shingles to be worth a score: counted over an index of all shingles, none is missed."""
    some = sorted((text for text in texts if text.shingles.size >= _FEWEST), key=age)
    if len(some) < 2:
        return
    hashes = np.concatenate([text.shingles for text in some])
    owners = np.repeat(np.arange(len(some)), [text.shingles.size for text in some])
    order = np.argsort(hashes, kind="stable")
    hashes, owners = hashes[order], owners[order]
    edges = np.flatnonzero(np.r_[True, hashes[1:] != hashes[:-1], True])
    starts, lengths = edges[:-1], np.diff(edges)
    counts: Counter[tuple[int, int]] = Counter()
    for start, length in zip(
        *(a[(lengths > 1) & (lengths <= _CROWD)].tolist() for a in (starts, lengths)), strict=True
    ):
        counts.update(combinations(owners[start : start + length].tolist(), 2))
    for (one, other), number in sorted(counts.items()):
        if number >= _FEWEST_SHARED and number >= OPEN * 0.5 * min(some[one].shingles.size, some[other].shingles.size):
            yield some[one], some[other]


def likeness(one: Text, other: Text) -> Score:
    """The share of the shorter text that stands in the other one; too long after another it counts only where it is whole."""
    part, whole = containment(one.shingles, other.shingles), resemblance(one.shingles, other.shingles)
    reasons = [f"{shared(one.shingles, other.shingles)} runs of words in common"]
    days = _days(one.published, other.published)
    if days is not None and days > _DAYS:
        reasons.append(f"{days} days apart")
        if whole < _WHOLE:
            return Score(0.0, tuple(reasons), False)
    return Score(round(part, 3), tuple(reasons), True)


def fits(one: Text, other: Text) -> bool:
    """Whether two may stand in one group: two reports of a day that both stand in its summary are not one text."""
    return likeness(one, other).value >= OPEN


def _days(one: str, other: str) -> int | None:
    if len(one) != 10 or len(other) != 10:
        return None
    return abs((date.fromisoformat(one) - date.fromisoformat(other)).days)
