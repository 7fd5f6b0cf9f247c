"""Decided mentions → the entities of an article: those of the authority, and the article's own under names of its own."""

from __future__ import annotations

from collections.abc import Iterable

from ingest.arabic.normalise import strip_marks
from ingest.describe import ids
from ingest.model import Entity, EntityType, Mention, Parsed
from ingest.resolve.authority import Authority, Entry
from ingest.resolve.organs import OPEN_STATE
from ingest.resolve.said_title import GOVERNS, office_called_after

NONE_KNOWN = "none of those known"  # the rule of a mention that may name somebody of the authority, but does not
_QUOTES = dict.fromkeys(map(ord, '"«»“”'))


def entities_of(parsed: Parsed, authority: Authority, chosen: Iterable[tuple[Mention, str]]) -> tuple[Entity, ...]:
    """One entity for each bearer and type, in order of first mention. A bearer is an authority key, or «?» and a name."""
    groups: dict[tuple[str, EntityType], list[Mention]] = {}
    for mention, key in chosen:
        groups.setdefault((key, mention.type), []).append(mention)
    article = ids.article_of(parsed.article)
    out = []
    for (key, type_), members in groups.items():
        mentions = tuple(members)
        entry = authority.entries.get(key)
        if entry is not None and not key.endswith(OPEN_STATE):
            rules = tuple(dict.fromkeys(m.rule for m in mentions))
            out.append(known_entity(entry, mentions, rules))
        else:
            out.append(_unknown(parsed, authority, key, type_, mentions, article))
    return tuple(out)


def _unknown(
    parsed: Parsed, authority: Authority, key: str, type_: EntityType, mentions: tuple[Mention, ...], article: str
) -> Entity:
    label = max((written_name(parsed, m) for m in mentions), key=len)
    kind = next((c[5:] for m in mentions for c in m.candidates if c.startswith("kind:")), "")
    state, iri = "", ids.entity(type_, label, article)
    if key.startswith("?led ") and (leader := authority.entries.get(key[5:])):
        state, kind, iri = leader.state, "administration", ids.authority_entity(f"administration-{leader.key}")
        label = f"{'حكومة' if office_called_after(authority, leader.key) == GOVERNS else 'إدارة'} {leader.ar}"
    runner_up, score = _runner_up(mentions)
    return Entity(
        iri,
        type_,
        label,
        kind=kind,
        state=state,
        mentions=mentions,
        rules=tuple(dict.fromkeys(m.rule for m in mentions)),
        confidence=min(max(m.confidence for m in mentions), 0.85),
        runner_up=runner_up,
        runner_up_score=score,
    )


def written_name(parsed: Parsed, mention: Mention) -> str:
    """The words of a mention as a name is written by itself: no marks and quotes, «ال» again behind «لل» («للحرس»)."""
    text = parsed.text[mention.start : mention.end]
    token = parsed.tokens[mention.first]
    definite = (token.analysis is None or token.analysis.article) and mention.type != "Person"
    if definite and text.startswith("ل") and parsed.text[token.start : mention.start].endswith("ل"):
        text = f"ال{text[1:]}"
    return " ".join(strip_marks(text).translate(_QUOTES).split())


def _runner_up(mentions: tuple[Mention, ...]) -> tuple[str, float]:
    """The runner-up of the mention where it came nearest."""
    best = max(mentions, key=lambda m: m.runner_up_score, default=None)
    return (best.runner_up, best.runner_up_score) if best else ("", 0.0)


def known_entity(entry: Entry, mentions: tuple[Mention, ...], rules: tuple[str, ...]) -> Entity:
    """The entity of an authority entry in an article, with its mentions (none where it is only implied) and rules."""
    confidence = max((m.confidence for m in mentions), default=0.9)
    runner_up, score = _runner_up(mentions)
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
        runner_up_score=score,
    )
