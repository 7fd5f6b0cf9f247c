"""«الاحتلال» names Israel's government only where an article is about Israel or Palestine; elsewhere it is a common noun."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from ingest.arabic.normalise import fold
from ingest.model import Entity, Mention, Parsed
from ingest.resolve.authority import Authority

_WORD = fold("الاحتلال")
_STATES = frozenset({"IL", "PS"})


def about_israel_or_palestine(parsed: Parsed, named: Iterable[tuple[Mention, Entity]], authority: Authority) -> bool:
    """Whether a name other than «الاحتلال» itself, or a demonym, brings Israel or Palestine into an article."""
    return any(e.state in _STATES and not _bare(parsed, m) for m, e in named) or any(
        authority.demonyms.get(t.norm) in _STATES for t in parsed.tokens if t.kind == "word"
    )


def without_other_occupations(parsed: Parsed, entities: tuple[Entity, ...], authority: Authority) -> tuple[Entity, ...]:
    """The entities without the mentions that end in «الاحتلال» and are not Israel's: nothing else in the article names Israel
    or Palestine, or the demonym of another state follows («قوات الاحتلال الفرنسي»)."""
    tokens = parsed.tokens
    about = about_israel_or_palestine(parsed, ((m, e) for e in entities for m in e.mentions), authority)

    def israels(mention: Mention) -> bool:
        if not _bare(parsed, mention):
            return True
        after = tokens[mention.last] if mention.last < len(tokens) else None
        state = authority.demonyms.get(after.norm) if after is not None else None
        return about and state in (None, "IL")

    out = []
    for entity in entities:
        if entity.state != "IL" or all(map(israels, entity.mentions)):
            out.append(entity)
        elif kept := tuple(filter(israels, entity.mentions)):
            out.append(replace(entity, mentions=kept))
    return tuple(out)


def _bare(parsed: Parsed, mention: Mention) -> bool:
    return fold(parsed.text[mention.start : mention.end]).endswith(_WORD)
