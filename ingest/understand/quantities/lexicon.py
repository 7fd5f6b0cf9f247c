"""The words of seeds/lexicon/quantities.tsv: heads, counted nouns, verbs and verbal nouns, bounds, currencies."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ingest.arabic.normalise import fold
from ingest.errors import DataError
from ingest.model import Token
from ingest.tables import rows

COUNTED = frozenset({"head", "person", "thing", "measure", "goods", "times", "currency"})
TRIGGERS = frozenset({"verb", "noun"})
HARM = frozenset({"killed", "wounded", "casualties", "missing"})
_ROLES = COUNTED | TRIGGERS | {"toll", "before", "after"}


@dataclass(frozen=True, slots=True)
class Word:
    """One row: folded `words`, its `role` and `kind`, a trigger's `slot` (for a currency: the state of its adjective), its
    `unit`, and whether its dual in «ين» can be no sound plural (`broken`)."""

    words: tuple[str, ...]
    role: str
    kind: str
    slot: str
    unit: str
    broken: bool


@dataclass(frozen=True)
class QuantityWords:
    """The table: counted nouns and triggers by folded first word, longest first; the bounds as token sequences."""

    counted: Mapping[str, tuple[Word, ...]]
    triggers: Mapping[str, tuple[Word, ...]]
    tolls: frozenset[str]
    before: tuple[tuple[tuple[str, ...], str], ...]
    after: tuple[tuple[tuple[str, ...], str], ...]

    @classmethod
    def load(cls, path: Path) -> QuantityWords:
        """From the table. DataError with file and line for a row of no known role."""
        counted: dict[str, list[Word]] = {}
        triggers: dict[str, list[Word]] = {}
        tolls: set[str] = set()
        bounds: dict[str, list[tuple[tuple[str, ...], str]]] = {"before": [], "after": []}
        for where, row in rows(path):
            role, words = row["role"], tuple(map(fold, row["word"].split()))
            if role not in _ROLES or not words:
                raise DataError(f"{where}: needs a word, and a role of {', '.join(sorted(_ROLES))}")
            word = Word(words, role, row["kind"], fold(row["slot"]), row["unit"], row["broken"] == "yes")
            if role == "currency":
                word = Word(words, role, row["kind"], row["slot"], row["unit"], True)
            if role == "toll":
                tolls.add(words[0])
            elif role in bounds:
                bounds[role].append((words, row["kind"]))
            else:
                (counted if role in COUNTED else triggers).setdefault(words[0], []).append(word)
        return cls(
            {k: tuple(sorted(v, key=lambda w: (-len(w.words), w.slot == ""))) for k, v in counted.items()},
            {k: tuple(sorted(v, key=lambda w: -len(w.words))) for k, v in triggers.items()},
            frozenset(tolls),
            tuple(sorted(bounds["before"], key=lambda b: (-len(b[0]), b[0]))),
            tuple(sorted(bounds["after"], key=lambda b: (-len(b[0]), b[0]))),
        )

    def counted_at(self, tokens: Sequence[Token], i: int, roles: frozenset[str] = COUNTED) -> Word | None:
        """The counted noun that begins at token i, by its lemma or its form; of a currency the first row."""
        return next((w for w in self._of(self.counted, tokens, i) if w.role in roles), None)

    def currency(self, tokens: Sequence[Token], i: int, state: str) -> str | None:
        """The ISO 4217 code of the currency at token i with an adjective of `state` ("" for none); "" where it stays open,
        None where token i is no currency."""
        found = [w for w in self._of(self.counted, tokens, i) if w.role == "currency"]
        if not found:
            return None
        exact = next((w.unit for w in found if w.slot == state), None)
        if exact is None and state:
            return ""
        return exact if exact is not None else ""

    def triggers_at(self, tokens: Sequence[Token], i: int) -> tuple[Word, ...]:
        """The verbs or verbal nouns that begin at token i."""
        role = {"verb": "verb", "noun": "noun"}.get(tokens[i].pos)
        return tuple(w for w in self._of(self.triggers, tokens, i) if w.role == role)

    def homographs_at(self, tokens: Sequence[Token], i: int) -> tuple[Word, ...]:
        """The verbs that a token analysed as a noun may be: «غارة قتل فيها 500»."""
        if tokens[i].pos != "noun" or tokens[i].form != tokens[i].norm:
            return ()
        return tuple(w for w in self._of(self.triggers, tokens, i) if w.role == "verb" and w.words == (tokens[i].norm,))

    @staticmethod
    def _of(table: Mapping[str, tuple[Word, ...]], tokens: Sequence[Token], i: int) -> tuple[Word, ...]:
        """The rows whose words stand at token i, of the longest that match."""
        token = tokens[i]
        if token.kind != "word":
            return ()
        whole = fold(token.form[token.base :])  # «قتلى الزلزال» may be analysed as «قتل» and a pronoun
        for form in dict.fromkeys((token.lemma, token.norm, token.norm.removeprefix("ال"), whole.removeprefix("ال"))):
            found = [w for w in table.get(form, ()) if _fits(w.words, tokens, i)]
            if found:
                longest = len(found[0].words)
                return tuple(w for w in found if len(w.words) == longest)
        return ()


def _fits(words: tuple[str, ...], tokens: Sequence[Token], i: int) -> bool:
    if i + len(words) > len(tokens):
        return False
    return all(
        w in (t.lemma, t.norm, t.norm.removeprefix("ال")) for w, t in zip(words[1:], tokens[i + 1 :], strict=False)
    )
