"""«الاحتلال» names Israel's government only where an article is about Israel or Palestine; elsewhere it is a common noun."""

from __future__ import annotations

from dataclasses import replace

from ingest.arabic.normalise import fold
from ingest.model import Entity, Mention, Parsed
from ingest.resolve.authority import Authority

_WORD = fold("الاحتلال")
_STATES = frozenset({"IL", "PS"})


def without_other_occupations(
    parsed: Parsed, entities: tuple[Entity, ...], authority: Authority
) -> tuple[Entity, ...]:
    """The entities without the mentions that end in «الاحتلال» and are not Israel's: nothing else in the article names Israel
    or Palestine, or the demonym of another state follows («الاحتلال الفرنسي»)."""
    tokens = parsed.tokens

    def bare(mention: Mention) -> bool:
        return fold(parsed.text[mention.start : mention.end]).endswith(_WORD)

    about = any(e.state in _STATES and any(not bare(m) for m in e.mentions) for e in entities) or any(
        authority.demonyms.get(t.norm) in _STATES for t in tokens if t.kind == "word"
    )

    def israels(mention: Mention) -> bool:
        if not bare(mention):
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
