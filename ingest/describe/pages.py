"""Joins the annotations of several articles of one page into one JSON object."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

Json = dict[str, Any]


def merge(objects: Sequence[Json], page_id: str) -> Json:
    """One annotation, named `page_id`, of all the articles of a page, in the order given.

    Entities with one key become one, their mentions sorted; a key that two events (statements, positions) share gets a
    number (`-2`). `published` and `publisher` are those of the first article; each article keeps its own. The objects
    are not changed; an empty list gives an empty annotation.
    """
    first = objects[0] if objects else {}
    joined: Json = {
        "id": page_id,
        "published": first.get("published", ""),
        "publisher": first.get("publisher", ""),
    }
    if "text" in first:
        joined["text"] = first["text"]
    joined["articles"] = [article for found in objects for article in found.get("articles", ())]
    joined["entities"] = _entities(objects)
    joined["metonymies"] = [named for found in objects for named in found.get("metonymies", ())]
    joined["roles"] = [role for found in objects for role in found.get("roles", ())]
    taken: dict[str, set[str]] = {
        "events": set(),
        "statements": set(),
        "positions": set(),
        "quantities": set(),
    }
    records: dict[str, list[Json]] = {name: [] for name in taken}
    for found in objects:
        renamed: dict[str, str] = {}
        for name in ("statements", "positions", "events", "quantities"):
            for record in found.get(name, ()):
                records[name].append(_with_free_key(record, taken[name], renamed))
        for event in records["events"][-len(found.get("events", ())) :] if renamed else ():
            event["within"] = [renamed.get(key, key) for key in event.get("within", ())]
        for quantity in records["quantities"][-len(found.get("quantities", ())) :] if renamed else ():
            quantity["within"] = [renamed.get(key, key) for key in quantity.get("within", ())]
            quantity.update(
                {name: renamed.get(key, key) for name in ("event", "part_of") if (key := quantity.get(name))}
            )
    joined.update((name, records[name]) for name in ("events", "statements", "positions", "quantities"))
    joined["references"] = [reference for found in objects for reference in found.get("references", ())]
    joined["times"] = [time for found in objects for time in found.get("times", ())]
    return joined


def _with_free_key(record: Json, taken: set[str], renamed: dict[str, str]) -> Json:
    """A copy of `record` under a key that is not in `taken`; notes the key there, and a change of it in `renamed`."""
    copy = dict(record)
    if "key" not in record:
        return copy
    key, number = record["key"], 1
    while key in taken:
        number += 1
        key = f"{record['key']}-{number}"
    taken.add(key)
    if key != record["key"]:
        renamed[record["key"]] = key
    copy["key"] = key
    return copy


def _entities(objects: Sequence[Json]) -> list[Json]:
    joined: dict[str, Json] = {}
    for found in objects:
        for entity in found.get("entities", ()):
            known = joined.get(entity["key"])
            if known is None:
                joined[entity["key"]] = dict(entity)
                continue
            for name in ("label_ar", "label_en", "wikidata", "state", "runner_up"):
                if not known.get(name) and entity.get(name):
                    known[name] = entity[name]
            known["mentions"] = [*known["mentions"], *entity["mentions"]]
            known["rules"] = sorted({*known.get("rules", ()), *entity.get("rules", ())})
            if entity.get("runner_up_score", 0) > known.get("runner_up_score", 0):
                known["runner_up"], known["runner_up_score"] = entity["runner_up"], entity["runner_up_score"]
            known["confidence"] = max(known.get("confidence", 0), entity.get("confidence", 0))
    for entity in joined.values():
        entity["mentions"] = [list(span) for span in sorted({tuple(span) for span in entity["mentions"]})]
    return list(joined.values())
