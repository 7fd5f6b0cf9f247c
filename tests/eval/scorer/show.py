"""A compiled gold file as lines that a person checks against the text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any


def lines(text: str, gold: dict[str, Any]) -> Iterator[str]:
    """The text's names in their places, then events, statements, positions and quantities with their words."""

    def words(party: str | list[int]) -> str:
        return party if isinstance(party, str) else f"«{text[party[0] : party[1]]}»"

    def parties(found: list[str | list[int]]) -> str:
        return ", ".join(map(words, found))

    yield f"== {gold['id']} {gold['published']}"
    yield _marked(text, gold["entities"])
    for name in ("events", "optional_events"):
        for v in gold[name]:
            chain = " > ".join(map(words, v["chain"]))
            yield (
                f"{v['key']} {v['type']} {v['status']}{' central' if v['central'] else ''} {words(v['trigger'])}: "
                f"{parties(v['actors'])} → {parties(v['recipients'])} {v['date']} {v['place']} | {chain}"
            )
    for name in ("statements", "optional_statements"):
        for s in gold[name]:
            yield f"{s['key']} {s['kind']} {words(s['cue'])}: {words(s['content'])} | {' > '.join(map(words, s['chain']))}"
    for p in gold["positions"]:
        yield f"position {p['person']} {words(p['title'])} {p['of']}"
    for q in gold["quantities"] + gold["optional_quantities"]:
        yield f"{q['key']} {q['number']} {q['unit']} {words(q['span'])} {q['event']} {q['what']}"


def _marked(text: str, entities: list[dict[str, Any]]) -> str:
    """The text with brackets around each mention, and the entity's key behind it: «[مكتب [نتنياهو]bibi]office»."""
    marks = []
    for entity in entities:
        for start, end in entity["mentions"]:
            marks += [(start, 1, -end, "["), (end, 0, -start, f"]{entity['key']}")]
    marked, at = "", 0
    for place, _, _, mark in sorted(marks):
        marked += text[at:place] + mark
        at = place
    return marked + text[at:]
