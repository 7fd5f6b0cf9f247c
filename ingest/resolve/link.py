"""Mentions × authority → entities: which of its bearers a name means here, and which mentions are one entity."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from ingest.arabic.normalise import fold, strip_marks
from ingest.describe import ids
from ingest.model import Entity, EntityType, Mention, Parsed
from ingest.resolve.authority import Authority, Entry
from ingest.resolve.metonymy import Metonymy, Reading
from ingest.resolve.organs import OPEN_STATE


@dataclass(frozen=True)
class Linker:
    """Decides for each mention; keeps the runner-up where two bearers were possible."""

    authority: Authority
    metonymy: Metonymy

    def __call__(self, parsed: Parsed, mentions: tuple[Mention, ...]) -> tuple[Entity, ...]:
        """The entities of an article, each with its mentions, in order of first mention."""
        state = self._main_state(parsed, mentions)
        chosen: list[tuple[Mention, str, str]] = []  # mention, bearer (authority key or "?…"), runner-up
        keys: dict[int, str] = {}
        earlier: tuple[int, Reading] | None = None
        for mention in sorted(
            mentions,
            key=lambda m: (m.rule.startswith(("last name", "short form")), m.rule == "administration", m.start),
        ):
            key, runner, rule = self._bearer(parsed, mention, keys, state, earlier)
            if key.startswith("?") and mention.type == "Person":
                key = _first_name(parsed, mention, chosen) or key
            if key.startswith(("gov-", "place-", "capital-")):
                earlier = (mention.last, "government" if key.startswith("gov-") else "place")
            keys.setdefault(mention.start, key)
            entry = self.authority.entries.get(key)
            kept = replace(
                mention,
                type=entry.type if entry else mention.type,
                rule=f"{mention.rule}; {rule}" if rule else mention.rule,
            )
            chosen.append((kept, key, runner))
        chosen.sort(key=lambda c: (c[0].start, -c[0].end))
        return self._entities(parsed, chosen)

    # ------------------------------------------------ which bearer

    def _bearer(
        self, parsed: Parsed, mention: Mention, keys: dict[int, str], state: str, earlier: tuple[int, Reading] | None
    ) -> tuple[str, str, str]:
        candidates = [c for c in mention.candidates if c in self.authority.entries]
        for candidate in mention.candidates:
            if candidate.startswith("same:"):
                return keys.get(int(candidate[5:]), f"?{fold(parsed.text[mention.start : mention.end])}"), "", ""
            if candidate.startswith("led:"):
                leader = keys.get(int(candidate[4:]), "")
                return f"?led {leader}", "", ""
        if not candidates:
            return f"?{fold(strip_marks(parsed.text[mention.start : mention.end]))}", "", ""
        government = next((c for c in candidates if c.startswith("gov-")), None)
        places = [c for c in candidates if self.authority.entries[c].type == "Place"]
        if government and places:
            city = not any(self.authority.entries[c].kind == "country" for c in places)
            before = earlier[1] if earlier and 0 <= mention.first - earlier[0] <= 1 else None
            reading, rule = self.metonymy.read(parsed, mention, city, before)
            if reading == "government":
                return government, places[0], rule
            return places[0], government, rule
        if len(candidates) == 1 and candidates[0].endswith(f"-{OPEN_STATE}"):
            slug = candidates[0].removesuffix(f"-{OPEN_STATE}")
            if state and (found := self._organ(slug, state)):
                return found, "", "state from the article"
            return candidates[0], "", "state open"
        if len(candidates) > 1:
            ranked = sorted(candidates, key=lambda c: self._rank(c, mention, keys, state, parsed))
            return ranked[0], ranked[1], "ranked"
        return candidates[0], "", ""

    def _organ(self, slug: str, state: str) -> str | None:
        if f"{slug}-{state}" in self.authority.entries:
            return f"{slug}-{state}"
        kind = {"security-cabinet": "cabinet"}.get(slug, "")
        return next(
            (e.key for e in self.authority.entries.values() if e.state == state and e.kind == slug and not kind), None
        )

    def _rank(self, key: str, mention: Mention, keys: dict[int, str], state: str, parsed: Parsed) -> tuple[bool, ...]:
        """False sorts first: named in full here, wanted type, of the article's state, a known full name, not a place."""
        entry = self.authority.entries[key]
        text = fold(parsed.text[mention.start : mention.end])
        full = any(fold(n) == text and s == "full" for n, s in entry.names)
        return (key not in keys.values(), entry.state != state, not full, entry.derived, entry.type == "Place")

    def _main_state(self, parsed: Parsed, mentions: Iterable[Mention]) -> str:
        """The state that the article is about: the one its names and demonyms name most, or "" where two tie."""
        mentions = tuple(mentions)
        count: Counter[str] = Counter()
        for mention in mentions:
            states = {self.authority.entries[c].state for c in mention.candidates if c in self.authority.entries}
            states.discard(OPEN_STATE)
            if len(states) == 1:
                count[states.pop()] += 1
        named = {i for m in mentions for i in range(m.first, m.last)}
        for token in parsed.tokens:
            if token.index not in named and token.kind == "word" and token.norm in self.authority.demonyms:
                count[self.authority.demonyms[token.norm]] += 1
        count.pop("", None)
        top = count.most_common(2)
        if not top or (len(top) == 2 and top[0][1] == top[1][1]):
            return ""
        return top[0][0]

    # ------------------------------------------------ which mentions are one

    def _entities(self, parsed: Parsed, chosen: list[tuple[Mention, str, str]]) -> tuple[Entity, ...]:
        groups: dict[tuple[str, EntityType], list[tuple[Mention, str]]] = {}
        for mention, key, runner in chosen:
            groups.setdefault((key, mention.type), []).append((mention, runner))
        article = ids.article_of(parsed.article)
        out = []
        for (key, type_), members in groups.items():
            mentions = tuple(m for m, _ in members)
            runner = next((r for _, r in members if r), "")
            entry = self.authority.entries.get(key)
            if entry is not None and not key.endswith(OPEN_STATE):
                rules = tuple(dict.fromkeys(m.rule for m in mentions))
                out.append(known_entity(entry, mentions, rules, runner))
            else:
                out.append(self._unknown(parsed, key, type_, mentions, article))
        return tuple(out)

    def _unknown(
        self, parsed: Parsed, key: str, type_: EntityType, mentions: tuple[Mention, ...], article: str
    ) -> Entity:
        texts = [parsed.text[m.start : m.end] for m in mentions]
        label = strip_marks(max(texts, key=len)).replace("\n", " ")
        kind = next((c[5:] for m in mentions for c in m.candidates if c.startswith("kind:")), "")
        state = ""
        if key.startswith("?led "):
            leader = self.authority.entries.get(key[5:])
            state, kind = (leader.state if leader else ""), "administration"
            label = f"إدارة {leader.ar}" if leader else label
        return Entity(
            ids.entity(type_, label, article),
            type_,
            label,
            kind=kind,
            state=state,
            mentions=mentions,
            rules=tuple(dict.fromkeys(m.rule for m in mentions)),
            confidence=min(max(m.confidence for m in mentions), 0.85),
        )


def known_entity(entry: Entry, mentions: tuple[Mention, ...], rules: tuple[str, ...], runner_up: str = "") -> Entity:
    """The entity of an authority entry in an article, with its mentions (none where it is only implied) and rules."""
    confidence = max((m.confidence for m in mentions), default=0.9)
    return Entity(
        ids.authority_entity(entry.key),
        entry.type,
        entry.ar,
        entry.en,
        entry.wikidata,
        entry.key,
        entry.kind,
        entry.state,
        mentions,
        rules,
        confidence,
        runner_up,
    )


def _first_name(parsed: Parsed, mention: Mention, chosen: list[tuple[Mention, str, str]]) -> str:
    """«الشيخ محمد» alone: the only person so far whose full name begins so; "" for none or several."""
    if mention.last - mention.first > 1:
        return ""
    form = fold(parsed.tokens[mention.first].form)
    full = {
        key
        for m, key, _ in chosen
        if m.type == "Person" and m.last - m.first > 1 and fold(parsed.tokens[m.first].form) == form
    }
    return full.pop() if len(full) == 1 else ""
