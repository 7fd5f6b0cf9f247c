"""The lexicon of event triggers: lemma, category, concept, argument frame, and the words near which it does not fire."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from ingest.arabic.normalise import fold
from ingest.errors import DataError
from ingest.tables import header_notes, rows

ROLES = frozenset({"actor", "recipient", "place", "topic"})
VERB_SLOTS = ("subj", "obj", "comp")
NOUN_SLOTS = ("gen", "adj", "by")
NOTHING = "-"
PHRASE_SLOT = "phrase"  # the last word of the entry itself: «الرهائن» in «تحرير الرهائن»
PREPOSITIONS = tuple("على مع من إلى ل ب في عن ضد بين بحق تجاه إزاء نحو أمام حول".split())
CATEGORIES = tuple(
    "AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST"
    " ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE COERCE ASSAULT".split()
)


@dataclass(frozen=True, slots=True)
class Trigger:
    """One entry. `words` are folded lemmas, the head first; `frame` maps slot to role; of `needed` one must be filled.

    `example` is a sentence in which it fires, `never` are sentences in which it must not. The concept `NOTHING` marks
    words that name no event and keep other entries away: «قانون العقوبات», «سفينة تدعى».
    """

    words: tuple[str, ...]
    pos: str
    category: str
    concept: str
    mode: str
    frame: Mapping[str, str]
    not_near: frozenset[str]
    example: str
    where: str
    marks: str = ""
    never: tuple[str, ...] = ()
    needed: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Lexicon:
    """Entries by folded lemma of their head, longest first."""

    by_head: Mapping[str, tuple[Trigger, ...]]

    @property
    def triggers(self) -> list[Trigger]:
        """All entries, in the order of their heads."""
        return [t for found in self.by_head.values() for t in found]


def load(folder: Path) -> Lexicon:
    """The lexicon of `seeds/lexicon/triggers`, a table a category. DataError with file and line for a broken entry."""
    entries: dict[str, list[Trigger]] = {}
    seen: dict[tuple[str, str, str], str] = {}
    for path in sorted(folder.glob("*.tsv")):
        category = path.stem.upper()
        if category not in CATEGORIES:
            raise DataError(f"{path}: {category} is no PLOVER category")
        defaults = _defaults(path)
        for where, row in rows(path):
            trigger = _trigger(where, row, category, defaults)
            mark = (row["lemma"], trigger.pos, category)
            if mark in seen:
                raise DataError(f"{where}: {row['lemma']} ({trigger.pos}) stands already at {seen[mark]}")
            seen[mark] = where
            entries.setdefault(trigger.words[0], []).append(trigger)
    if not entries:
        raise DataError(f"{folder}: no trigger tables")
    return Lexicon({k: tuple(sorted(v, key=lambda t: -len(t.words))) for k, v in entries.items()})


def _defaults(path: Path) -> dict[str, dict[str, str]]:
    out: dict[str, dict[str, str]] = {}
    for note in header_notes(path):
        pos, colon, frame = note.partition(":")
        if colon and pos in ("verb", "noun", "adj"):
            out[pos] = _frame(frame, str(path))
    return out


def _frame(text: str, where: str) -> dict[str, str]:
    frame: dict[str, str] = {}
    for pair in text.split():
        slot, colon, role = pair.removesuffix("!").partition(":")
        if not colon or role not in ROLES or slot not in (*VERB_SLOTS, *NOUN_SLOTS, PHRASE_SLOT, *PREPOSITIONS):
            raise DataError(f"{where}: {pair!r} is no slot:role pair")
        frame[fold(slot)] = role
    return frame


def _trigger(where: str, row: Mapping[str, str], category: str, defaults: Mapping[str, Mapping[str, str]]) -> Trigger:
    pos = row["pos"]
    if pos not in ("verb", "noun", "adj") or not row["lemma"] or not row["concept"]:
        raise DataError(f"{where}: needs a lemma, a concept, and pos verb, noun or adj")
    frame = defaults.get(pos, {}) if row["frame"] in ("", "-") else _frame(row["frame"], where)
    return Trigger(
        tuple(fold(w) for w in row["lemma"].split()),
        pos,
        category,
        row["concept"],
        row["mode"],
        dict(frame),
        frozenset(fold(w) for w in row["not"].split("|") if w.strip()),
        row["example"],
        where,
        row["lemma"].split()[0] if any("\u064b" <= c <= "\u0652" for c in row["lemma"]) else "",
        tuple(filter(None, map(str.strip, row["never"].split("|")))),
        frozenset(fold(pair.partition(":")[0]) for pair in row["frame"].split() if pair.endswith("!")),
    )
