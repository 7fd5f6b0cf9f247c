"""The pairs that nobody has judged: entities of one name, events that may be one, articles that may be one text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from ingest.identity.clusters import Judged
from ingest.identity.settle import Settled
from ingest.present.article import Section
from ingest.present.names import brief


@dataclass(frozen=True, slots=True)
class OpenPair:
    """A pair with its score and reasons, and a table of the two."""

    judged: Judged
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def section(self, number: int, of: int) -> Section:
        """The table, headed by its number, score and reasons."""
        why = f", for: {'; '.join(self.judged.reasons)}" if self.judged.reasons else ""
        return Section(f"{number} of {of}: {self.judged.score:.2f}{why}", self.columns, self.rows)


Clues = Callable[[Iterable[str]], Mapping[str, frozenset[str]]]


def open_pairs(found: Settled, clues: Clues, limit: int) -> list[OpenPair]:
    """The closest open pairs of a store, `limit` at most; `clues` gives those of identifications."""
    chosen = sorted(
        (*found.clusters.open, *found.events.told.open, *found.events.copied.open),
        key=lambda judged: (-judged.score, judged.left, judged.right),
    )[: max(limit, 0)]
    profiles = {p.key: p for p in found.profiles}
    told = {t.key: t for t in found.events.tellings}
    texts = {t.key: t for t in found.events.texts}
    known = clues([key for pair in chosen for key in (pair.left, pair.right) if key in profiles])
    out = []
    for judged in chosen:
        keys = (judged.left, judged.right)
        if judged.left in profiles:
            columns: tuple[str, ...] = ("identification", "name", "published", "headline", "clues")
            rows: tuple[tuple[str, ...], ...] = tuple(
                (brief(p.key), p.name, p.published, p.headline, "; ".join(sorted(known[p.key])))
                for p in (profiles[key] for key in keys)
            )
        elif judged.left in told:
            columns = ("report", "status", "published", "day", "words")
            rows = tuple(
                (brief(t.key), ", ".join(sorted(t.statuses)), t.published, t.earliest, " ".join(t.text.split()))
                for t in (told[key] for key in keys)
            )
        else:
            columns = ("article", "published", "headline")
            rows = tuple((brief(t.key), t.published, t.headline) for t in (texts[key] for key in keys))
        out.append(OpenPair(judged, columns, rows))
    return out
