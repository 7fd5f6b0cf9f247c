"""The words of attribution: cue verbs, participles and nouns with what opens their content; «بحسب», «وفق ما» and the like."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from ingest.arabic.normalise import fold
from ingest.errors import DataError
from ingest.model import Token
from ingest.tables import rows
from ingest.words import words

_CONTINUES = words("statements.continues")
STANCES = ("neutral", "claims", "denies", "confirms", "admits", "warns")


@dataclass(frozen=True, slots=True)
class Cue:
    """One cue: part of speech, stance, and its complements in order of trial (comp, quote, obj, or a preposition)."""

    lemma: str
    pos: str
    stance: str
    complements: tuple[str, ...]


@dataclass(frozen=True)
class Cues:
    """All cues by (folded lemma, pos), and the attribution phrases as token sequences, longest first."""

    cues: Mapping[tuple[str, str], Cue]
    attributions: tuple[tuple[tuple[str, ...], str], ...]

    @classmethod
    def load(cls, cues: Path, attributions: Path) -> Cues:
        """From seeds/lexicon/cues.tsv and attributions.tsv. DataError with file and line for a bad row."""
        found: dict[tuple[str, str], Cue] = {}
        for where, row in rows(cues):
            if row["stance"] not in STANCES or row["pos"] not in ("verb", "adj", "noun") or not row["complement"]:
                raise DataError(
                    f"{where}: needs pos verb, adj or noun, a stance of {', '.join(STANCES)}, and a complement"
                )
            complements = tuple(c if c in ("comp", "quote", "obj") else fold(c) for c in row["complement"].split())
            if (fold(row["lemma"]), row["pos"]) in found:
                raise DataError(f"{where}: {row['lemma']} as {row['pos']} stands twice")
            found[fold(row["lemma"]), row["pos"]] = Cue(fold(row["lemma"]), row["pos"], row["stance"], complements)
        phrases = {tuple(fold(w) for w in row["phrase"].split()): row["takes"] for _, row in rows(attributions)}
        return cls(found, tuple(sorted(phrases.items(), key=lambda p: (-len(p[0]), "ل" in p[0]))))

    @cached_property
    def goes_on(self) -> Mapping[tuple[str, str], Cue]:
        """The verbs that only ever go on speaking where و joins them: «وتابع», «وأردف»."""
        return {key: cue for key, cue in self.cues.items() if key[1] == "verb" and key[0] in _CONTINUES}

    @cached_property
    def openers(self) -> frozenset[str]:
        """The first words of the attribution phrases."""
        return frozenset(phrase[0] for phrase, _ in self.attributions)

    def of(self, token: Token) -> Cue | None:
        """The cue that a token is by lemma and part of speech, or None."""
        analysis = token.analysis
        if analysis is None:
            return None
        if token.pos == "verb":
            return self.cues.get((token.lemma, "verb")) if analysis.voice != "p" and analysis.aspect != "c" else None
        if token.pos == "adj" and analysis.conj and not analysis.article and (token.norm, "verb") in self.goes_on:
            return self.goes_on[token.norm, "verb"]  # «وتابع أن» is read as the adjective
        cue = self.cues.get((token.lemma, "adj"))
        if cue is not None and token.pos in ("adj", "noun", "adv") and circumstantial(token):
            return cue
        if token.pos == "noun" and analysis.enclitic.endswith("poss"):
            return self.cues.get((token.lemma, "noun"))
        return None


def circumstantial(token: Token) -> bool:
    """Whether a participle says how something was done («مضيفا», «مشيرة»): indefinite, accusative in form, no clitics."""
    analysis = token.analysis
    if analysis is None or analysis.article or analysis.prep or analysis.enclitic:
        return False
    form = fold(token.form[token.base :])
    if form.endswith("ا") and not form.endswith("ان"):
        return True
    return (form.endswith(("ه", "ين")) and analysis.case in ("a", "g", "")) or (
        form.endswith("ه") and analysis.state != "d"
    )
