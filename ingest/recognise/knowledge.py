"""What recognition knows before it reads: the authority with its gazetteer, titles, name parts and generic heads."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ingest.arabic.analyse import Analyser
from ingest.arabic.diacritise import Diacritiser
from ingest.arabic.morphology import Morphology
from ingest.arabic.normalise import fold
from ingest.data import folder
from ingest.recognise.evidence import Evidence
from ingest.recognise.gazetteer import Gazetteer
from ingest.recognise.names import NameParts, known_names, load_parts
from ingest.recognise.titles import Titles
from ingest.resolve.authority import Authority
from ingest.resolve.shared import SharedNames
from ingest.setup.authority import known
from ingest.setup.morphology import database
from ingest.tables import rows


@dataclass(frozen=True)
class Knowledge:
    """Loaded once, for reading and for training alike."""

    authority: Authority
    gazetteer: Gazetteer
    titles: Titles
    parts: NameParts
    shared: SharedNames

    @classmethod
    def load(cls) -> Knowledge:
        """From seeds/. DataError where a file of it is broken."""
        seeds = folder("seeds")
        tables = seeds / "lexicon"
        shared = SharedNames.load(tables / "shared-names.tsv")
        authority = known()
        return cls(authority, Gazetteer(authority), Titles.load(tables / "titles.tsv"), load_parts(), shared)

    def analyser(self) -> Analyser:
        """An analyser that knows the names (some seconds, 450 MB while it loads)."""
        return Analyser(Morphology(database()), Diacritiser(), known_names(self.authority, self.parts))

    def evidence(self, lists: Mapping[str, Sequence[str]]) -> Evidence:
        """The evidence for the trained model, with its lists of names."""
        heads = {
            fold(row["head"].replace("_", " ")): f"{row['type']} {row['kind']}"
            for _, row in rows(folder("seeds") / "lexicon" / "heads.tsv")
        }
        return Evidence(self.authority, self.gazetteer, self.titles, self.parts, heads, lists)
