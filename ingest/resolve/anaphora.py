"""Definite nouns that take up an entity named before: «الموقع», «الحركة», «الوكالة»; titles alone: «الوزير», «الرئيس»."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from ingest.arabic.normalise import fold
from ingest.model import Entity, EntityType, Mention, Parsed, Token
from ingest.recognise.titles import Titles, title_after, title_before
from ingest.tables import rows


@dataclass(frozen=True, slots=True)
class Anaphor:
    """Tokens [token, last) that stand for an entity (by key), and the rule that says so."""

    token: int
    last: int
    key: str
    type: EntityType
    rule: str


@dataclass(frozen=True)
class Anaphora:
    """The nouns of seeds/lexicon/anaphora.tsv, and titles."""

    nouns: Mapping[str, tuple[EntityType, frozenset[str]]]
    titles: Titles

    @classmethod
    def load(cls, path: Path, titles: Titles) -> Anaphora:
        """From seeds/lexicon/anaphora.tsv."""
        return cls(
            {fold(r["noun"]): (r["type"], frozenset(k for k in r["kinds"].split("|") if k)) for _, r in rows(path)},  # type: ignore[misc]  # checked data
            titles,
        )

    def find(self, parsed: Parsed, entities: Iterable[Entity]) -> tuple[Anaphor, ...]:
        """The anaphors of an article, each with the last entity before it that fits."""
        named = sorted(((m, e) for e in entities for m in e.mentions), key=lambda x: x[0].first)
        covered = {i for m, _ in named for i in range(m.first, m.last)}
        heads = self._heads(parsed, named)
        phrases = self._phrases(parsed, named)
        out: list[Anaphor] = []
        for i, token in enumerate(parsed.tokens):
            if token.kind == "word" and i not in covered and (found := self._titled(parsed, i, phrases)):
                out.append(found)
                continue
            if i in covered or token.kind != "word" or not token.norm.startswith("ال"):
                continue
            following = parsed.tokens[i + 1] if i + 1 < len(parsed.tokens) else None
            adjective = following is not None and following.pos == "adj" and following.norm.startswith("ال")
            if adjective or (i + 1 in covered and token.norm not in self.nouns):
                continue
            if token.norm in self.nouns:
                type_, kinds = self.nouns[token.norm]
                fitting = [e for m, e in named if m.last <= i and e.type == type_ and (not kinds or e.kind in kinds)]
                if fitting:
                    out.append(Anaphor(i, i + 1, fitting[-1].key, type_, f"definite noun {token.form}"))
            elif self.titles.kind(token) == "office" and token.lemma in heads and _single(token):
                before = [key for first, key in heads[token.lemma] if first < i]
                if before:
                    out.append(Anaphor(i, i + 1, before[-1], "Person", f"title {token.form}"))
        return tuple(out)

    def _heads(self, parsed: Parsed, named: list[tuple[Mention, Entity]]) -> dict[str, list[tuple[int, str]]]:
        """Lemma of the head of a person's title → (where, person) in order."""
        out: dict[str, list[tuple[int, str]]] = {}
        for mention, entity in named:
            if entity.type != "Person":
                continue
            first, last = mention.first, mention.last
            for title in (title_before(parsed, self.titles, first), title_after(parsed, self.titles, last)):
                if title is not None and title.kind == "office":
                    out.setdefault(parsed.tokens[title.first].lemma, []).append((first, entity.key))
        return out

    def _phrases(
        self, parsed: Parsed, named: list[tuple[Mention, Entity]]
    ) -> dict[tuple[str, ...], list[tuple[int, str]]]:
        """Words of a title of two words or more, closing demonyms off → (where, person) in order."""
        out: dict[tuple[str, ...], list[tuple[int, str]]] = {}
        for mention, entity in named:
            if entity.type != "Person":
                continue
            for title in (
                title_before(parsed, self.titles, mention.first),
                title_after(parsed, self.titles, mention.last),
            ):
                if title is not None and title.kind == "office":
                    words = [t.norm for t in parsed.tokens[title.first : title.last] if t.kind == "word"]
                    while len(words) > 2 and words[-1].endswith(("ي", "يه")) and words[-1].startswith("ال"):
                        words.pop()
                    if len(words) > 1:
                        out.setdefault(tuple(words), []).append((mention.first, entity.key))
        return out

    def _titled(
        self, parsed: Parsed, i: int, phrases: Mapping[tuple[str, ...], list[tuple[int, str]]]
    ) -> Anaphor | None:
        """A title that the article gave to somebody, standing alone: «رئيس مجلس الوزراء» for him who was named so."""
        if self.titles.kind(parsed.tokens[i]) != "office":
            return None
        for words, holders in phrases.items():
            span = parsed.tokens[i : i + len(words)]
            if tuple(t.norm for t in span) != words:
                continue
            last = i + len(words)
            after = parsed.tokens[last] if last < len(parsed.tokens) else None
            if after is not None and after.pos in ("noun_prop", "adj", "") and after.kind == "word" and not after.base:
                return None
            keys = {key for first, key in holders if first < i}
            if len(keys) == 1:
                return Anaphor(i, last, keys.pop(), "Person", f"title {' '.join(t.form for t in span)}")
        return None


def _single(token: Token) -> bool:
    return token.analysis is not None and token.analysis.number == "s"
