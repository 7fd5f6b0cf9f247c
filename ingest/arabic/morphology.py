"""The morphological analyser of camel-tools behind one boundary: a word → its analyses in our own type."""

from __future__ import annotations

import os
from functools import lru_cache
from pathlib import Path
from typing import Any

from ingest.arabic.normalise import fold
from ingest.errors import DataError
from ingest.model import Analysis

_CONJUNCTIONS = {"wa": "و", "fa": "ف"}
_PREPOSITIONS = {"bi": "ب", "li": "ل", "ka": "ك", "la": "ل"}
_CACHE = 200_000
_NONE = {"0", "na", "", None}


class Morphology:
    """Analyses of single words, out of context, most likely first. The cache is bounded (words, not bytes)."""

    def __init__(self, database: Path) -> None:
        """Load a CALIMA database file (1–2 s, about 450 MB). DataError where the file is missing."""
        if not database.is_file():
            raise DataError(
                f"{database}: the morphology database is missing; run `make setup` (or `python -m ingest.setup`) to fetch it"
            )
        # Importing camel-tools' morphology reads a catalogue and fetches it over the network when there is none.
        os.environ.setdefault("CAMELTOOLS_DATA", str(database.parent / "camel_data"))
        from camel_tools.morphology.analyzer import Analyzer
        from camel_tools.morphology.database import MorphologyDB

        self._analyzer = Analyzer(MorphologyDB(str(database), "a"), backoff="NONE", cache_size=0)
        self.analyses = lru_cache(maxsize=_CACHE)(self._analyses)

    def _analyses(self, word: str) -> tuple[Analysis, ...]:
        found = self._analyzer.analyze(word)
        found.sort(key=lambda a: (-float(a["pos_lex_logprob"]), a["diac"], a["bw"]))
        return tuple(dict.fromkeys(_convert(a) for a in found))


def _convert(raw: dict[str, Any]) -> Analysis:
    def tag(name: str) -> str:
        value = raw.get(name)
        return "" if value in _NONE else str(value)

    conj, prep = tag("prc2"), tag("prc1")
    return Analysis(
        lemma=str(raw["lex"]).split("-")[0].split("_")[0],
        diac=str(raw["diac"]),
        pos=str(raw["pos"]),
        conj=_CONJUNCTIONS.get(conj.split("_")[0], ""),
        prep=_PREPOSITIONS.get(prep.split("_")[0], "") if not prep.startswith("sa") else "",
        future=prep.startswith("sa_fut"),
        article=tag("prc0") == "Al_det",
        enclitic=tag("enc0"),
        person=tag("per"),
        gender=tag("gen"),
        number=tag("num"),
        aspect=tag("asp"),
        voice=tag("vox"),
        case=tag("cas"),
        state=tag("stt"),
        logprob=float(raw["pos_lex_logprob"]),
    )


_ENCLITIC_LENGTH = {
    "1s": 1,
    "2ms": 1,
    "2fs": 1,
    "3ms": 1,
    "3fs": 2,
    "1p": 2,
    "2d": 3,
    "3d": 3,
    "2mp": 2,
    "2fp": 2,
    "3mp": 2,
    "3fp": 2,
}


def tail_length(analysis: Analysis) -> int:
    """Letters of the pronoun suffix, 0 for none (ني of a verb counts its ن)."""
    if not analysis.enclitic:
        return 0
    person, _, role = analysis.enclitic.partition("_")
    length = _ENCLITIC_LENGTH.get(person, 0)
    return length + 1 if person == "1s" and role == "dobj" else length


def lemma_key(lemma: str) -> str:
    """The form in which the lexicon and the analyses compare lemmas."""
    return fold(lemma)
