"""Names that several states or places share, such as «كوريا» and «عمان», as the authority's files cannot say it of one entry."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from ingest.arabic.normalise import fold
from ingest.errors import DataError
from ingest.resolve.authority import Authority, Entry
from ingest.tables import rows


@dataclass(frozen=True)
class SharedNames:
    """Folded name and authority key → how much news means that bearer by the name alone (`scoring.Features.prior`)."""

    priors: Mapping[tuple[str, str], float]
    written: Mapping[str, tuple[str, ...]]

    @classmethod
    def load(cls, path: Path) -> SharedNames:
        """From seeds/lexicon/shared-names.tsv. DataError for a prior that is no number."""
        priors: dict[tuple[str, str], float] = {}
        written: dict[str, tuple[str, ...]] = {}
        for where, row in rows(path):
            try:
                prior = float(row["prior"])
            except ValueError:
                raise DataError(f"{where}: prior is a number, not {row['prior']!r}") from None
            for key in row["keys"].split():
                priors[fold(row["name"]), key] = prior
                written[key] = (*written.get(key, ()), row["name"])
        return cls(priors, written)

    def added(self, authority: Authority) -> Authority:
        """The authority in which each bearer has the name, as one that it shares. DataError for a key that it lacks."""
        if missing := set(self.written) - set(authority.entries):
            raise DataError(f"shared-names.tsv: the authority has no {', '.join(sorted(missing))}")
        entries = dict(authority.entries)
        for key, names in self.written.items():
            entries[key] = _with(entries[key], names)
        return replace(authority, entries=entries)


def _with(entry: Entry, names: tuple[str, ...]) -> Entry:
    shared = {fold(name) for name in names}
    own = tuple((name, strength) for name, strength in entry.names if fold(name) not in shared)
    return replace(entry, names=(*own, *((name, "shared") for name in names)))
