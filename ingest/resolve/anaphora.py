"""Definite nouns that take up an entity named before: «الموقع», «الحركة», «الوكالة»; titles alone: «الوزير», «الرئيس»."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from ingest.arabic.normalise import fold
from ingest.model import Entity, EntityType, Mention, Parsed
from ingest.recognise.titles import Titles
from ingest.resolve.authority import Authority
from ingest.resolve.localities import Localities
from ingest.resolve.nearest import Candidate, Found, nearest
from ingest.resolve.titled import Titled
from ingest.tables import rows
from ingest.words import words

_WRAPPERS = words("anaphora.wrappers")
_RELATIVE = words("syntax.relative")


@dataclass(frozen=True, slots=True)
class Anaphor:
    """Tokens [token, last) that stand for an entity (by key), the rule that says so, and how sure it is (0 to 1)."""

    token: int
    last: int
    key: str
    type: EntityType
    rule: str
    confidence: float = 0.85


@dataclass(frozen=True, slots=True)
class Noun:
    """A definite noun of seeds/lexicon/anaphora.tsv: the type and kinds it stands for, and other nouns of such names."""

    type: EntityType
    kinds: frozenset[str]
    heads: frozenset[str]


@dataclass(frozen=True)
class Anaphora:
    """The nouns of seeds/lexicon/anaphora.tsv, and titles."""

    nouns: Mapping[str, Noun]
    generic: frozenset[str]
    titles: Titles
    authority: Authority

    @classmethod
    def load(cls, folder: Path, titles: Titles, authority: Authority) -> Anaphora:
        """From anaphora.tsv and heads.tsv (the nouns that names begin with) of seeds/lexicon."""

        def parts(cell: str) -> frozenset[str]:
            return frozenset(part for part in cell.split("|") if part)

        return cls(
            {
                fold(r["noun"]): Noun(r["type"], parts(r["kinds"]), frozenset(map(fold, parts(r["heads"]))))  # type: ignore[arg-type]  # checked data
                for _, r in rows(folder / "anaphora.tsv")
            },
            frozenset(fold(r["head"]) for _, r in rows(folder / "heads.tsv")),
            titles,
            authority,
        )

    def find(self, parsed: Parsed, entities: Iterable[Entity]) -> tuple[Anaphor, ...]:
        """The anaphors of an article in order, each with the entity before it that fits; none where two fit alike."""
        named = sorted(((m, e) for e in entities for m in e.mentions), key=lambda x: x[0].first)
        covered = {i for m, _ in named for i in range(m.first, m.last)}
        persons = {m.first for m, e in named if e.type == "Person"}
        titled = Titled(parsed, self.titles, self.authority, named)
        localities = Localities(parsed, self.authority, named)
        heads = {e.key: self._heads(parsed, e) for _, e in named}
        out: list[Anaphor] = []
        end = 0
        for i, token in enumerate(parsed.tokens):
            if i < end or i in covered or token.kind != "word":
                continue
            found = titled.phrase(i) or localities.at(i, covered)
            if found is None and token.norm.startswith("ال") and not self._described(parsed, i, i + 1 in persons):
                found = self._noun(parsed, i, named, heads) if token.norm in self.nouns else titled.alone(i)
            if found is not None:
                out.append(Anaphor(i, *found))
                end = found.last
        return tuple(out)

    def _noun(
        self, parsed: Parsed, i: int, named: list[tuple[Mention, Entity]], heads: Mapping[str, frozenset[str]]
    ) -> Found | None:
        """The entity that a definite noun stands for: named before it, of its type and kind, and called so."""
        token = parsed.tokens[i]
        noun, bare = self.nouns[token.norm], token.norm[2:]
        types = {e.key: e.type for _, e in named}
        fitting = [
            Candidate(m.last, e.key) for m, e in named if m.last <= i and self._fits(noun, bare, e, heads[e.key])
        ]
        found = nearest(parsed, i, fitting)
        if found is None:
            return None
        key, confidence = found
        restricted = i + 1 < len(parsed.tokens) and parsed.tokens[i + 1].norm in _RELATIVE
        return Found(i + 1, key, types[key], "definite noun", confidence - (0.2 if restricted else 0.0))

    def _fits(self, noun: Noun, bare: str, entity: Entity, heads: frozenset[str]) -> bool:
        """Whether an entity is of the noun's type and kind, or is named with the noun itself, whatever type that was read as."""
        if entity.kind == "state" or entity.type in ("Person", "Place"):
            return False  # «شرطة واشنطن»
        if bare in heads:
            return True
        if entity.type != noun.type:
            return False
        label = fold(entity.label_ar).split()[0].removeprefix("ال") if entity.label_ar else ""
        return (not heads or label in noun.heads) and (not noun.kinds or entity.kind in noun.kinds)

    def _heads(self, parsed: Parsed, entity: Entity) -> frozenset[str]:
        """The nouns of the table that an entity is named with, by its names and by the words before them here."""
        entry = self.authority.entries.get(entity.authority)
        names = [name.split() for name in ([n for n, _ in entry.names] if entry else [entity.label_ar])]
        firsts = [name[0] for name in names if name]
        firsts += [name[1] for name in names if len(name) > 1 and fold(name[0]) in _WRAPPERS]  # «إدارة شرطة نيويورك»
        firsts += [parsed.tokens[m.first - 1].norm for m in entity.mentions if m.first]
        known = self.generic | {n[2:] for n in self.nouns} | {h for n in self.nouns.values() for h in n.heads}
        return frozenset(bare for w in firsts if (bare := fold(w).removeprefix("ال")) in known)

    def _described(self, parsed: Parsed, i: int, named: bool) -> bool:
        """Whether an adjective or a person's name behind a definite noun says which one is meant: «الحركة الإسلامية»."""
        following = parsed.tokens[i + 1] if i + 1 < len(parsed.tokens) else None
        definite = following is not None and following.norm.startswith("ال")
        if definite and following is not None and (following.pos == "adj" or self.titles.kind(following) is not None):
            return True  # «الحركة الإسلامية», «الهيئة المديرة»
        return named and parsed.tokens[i].norm not in self.nouns
