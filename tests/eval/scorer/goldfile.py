"""A gold file → the JSON of the annotation format. The format is described in tests/eval/gold/README.md.

`compiled(path)` returns the text's record (what Naba is given) and the gold. A GoldError names file and line of all that is wrong.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Any

from .quotes import GoldError, span, spans
from .texts import text_of

TYPES = frozenset(
    """AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE COERCE
    ASSAULT""".split()
)
STATUS = frozenset("happened planned hypothetical negated cancelled".split())
KINDS = frozenset("Person Government Organization Place".split())
DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
KEY = re.compile(r"[a-z][a-z0-9-]*")
Party = str | list[int]
Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Record:
    line: int
    optional: bool
    kind: str
    key: str  # "" where the file gives none
    head: list[str]
    fields: list[str]


def records(file: Path) -> Iterator[Record]:
    """The records of a file: lines joined with those that go on with them."""
    joined: list[tuple[int, str]] = []
    for number, line in enumerate(file.read_text("utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        if line[0].isspace():
            if not joined:
                raise GoldError(f"{file.name}:{number}: there is no record to go on with")
            start, before = joined[-1]
            joined[-1] = (start, f"{before.rstrip(' |')} | {line.strip(' |')}")
        else:
            joined.append((number, line))
    for number, line in joined:
        head, *fields = [part.strip() for part in line.split("|")]
        words = head.split()
        optional = words[0] == "optional"
        kind, _, key = words[optional].partition(":")
        yield Record(number, optional, kind, key, words[optional + 1 :], fields)


@dataclass(slots=True)
class Gold:
    """The gold of one article while it is being read."""

    text: str
    publisher: str = ""  # "" where the text does not name it
    entities: dict[str, Json] = field(default_factory=dict)
    lists: dict[str, list[Json]] = field(
        default_factory=lambda: {
            name: []
            for name in "events optional_events statements optional_statements positions quantities optional_quantities".split()
        }
    )

    def entity(self, key: str) -> str:
        if key not in self.entities:
            raise GoldError(f"no entity «{key}»")
        return key

    def party(self, item: str) -> Party:
        return self.entity(item) if KEY.fullmatch(item) else list(span(self.text, item))

    def parties(self, items: str, mark: str = ";") -> list[Party]:
        return [self.party(item.strip()) for item in items.split(mark) if item.strip()]

    def all_spans(self, items: str) -> list[list[int]]:
        return [list(found) for item in items.split(";") if item.strip() for found in spans(self.text, item)]

    def new_key(self, record: Record, letter: str, name: str) -> str:
        taken = {x["key"] for name in self.lists for x in self.lists[name] if "key" in x}
        key = record.key or f"{'o' if record.optional else ''}{letter}{len(self.lists[name]) + 1}"
        if key in taken:
            raise GoldError(f"the key «{key}» is used twice")
        return key


def compiled(file: Path) -> tuple[Json, Json]:
    """The record that Naba is given (id, text, published, and title and source where the gold file has them) and its gold."""
    found = list(records(file))
    row: Json = {"id": file.stem, "published": ""}
    reference = next((r for r in found if r.kind == "text"), None)
    if reference:
        given, part = " ".join(reference.head), reference.fields[0] if reference.fields else ""
    else:
        given, part = "", ""
    try:
        gold = Gold(text_of(file, given, part))
    except GoldError as error:
        raise GoldError(f"{file.name}: {error}") from error
    row["text"] = gold.text
    given_source, wrong = False, []
    for record in found:
        try:
            if record.kind == "published":
                row["published"] = _date(record.head[0]) if record.head else ""
            elif record.kind == "title":
                row["title"] = " ".join(record.head)
            elif record.kind == "publisher":
                gold.publisher = "" if record.head[0] == "-" else record.head[0]
                given_source = "given" in record.head[1:]
            elif record.kind in READERS:
                READERS[record.kind](gold, record)
            elif record.kind != "text":
                raise GoldError(f"no kind of record: «{record.kind}»")
        except (GoldError, IndexError, ValueError) as error:
            wrong.append(f"{file.name}:{record.line}: {error}")
    if wrong:
        raise GoldError("\n".join(wrong))
    if gold.publisher and gold.publisher not in gold.entities:
        raise GoldError(f"{file.name}: the publisher has no entity")
    if given_source:
        row["source"] = gold.entities[gold.publisher]["label_ar"]
    _chains(gold)
    _mentions_once(gold, file.name)
    out: Json = {
        "id": file.stem,
        "sha1": hashlib.sha1(gold.text.encode()).hexdigest(),
        "published": row["published"],
        "publisher": gold.publisher,
        "entities": list(gold.entities.values()),
        **gold.lists,
    }
    return row, out


def _date(word: str) -> str:
    if not DATE.fullmatch(word):
        raise GoldError(f"no date: «{word}»")
    return word


def _one_of(word: str, allowed: frozenset[str]) -> str:
    if word not in allowed:
        raise GoldError(f"«{word}» is none of {', '.join(sorted(allowed))}")
    return word


def _entity(gold: Gold, record: Record) -> None:
    key, kind, *wikidata = record.head
    if not KEY.fullmatch(key) or key in gold.entities:
        raise GoldError(f"the key «{key}» is used twice or not in small ASCII letters, digits and hyphens")
    arabic, english, mentions = (*record.fields, "", "")[:3]
    gold.entities[key] = {
        "key": key,
        "type": _one_of(kind, KINDS),
        "label_ar": arabic,
        "label_en": english,
        "wikidata": wikidata[0] if wikidata else "",
        "mentions": sorted(gold.all_spans(mentions)),
    }


def _event(gold: Gold, record: Record) -> None:
    kind, status, *more = record.head
    trigger, *fields = record.fields
    name = "optional_events" if record.optional else "events"
    event: Json = {
        "key": gold.new_key(record, "v", name),
        "type": _one_of(kind, TYPES),
        "trigger": list(span(gold.text, trigger)),
        "status": _one_of(status, STATUS),
        "actors": [],
        "recipients": [],
        "date": "",
        "place": "",
        "central": "central" in more,
    }
    if set(more) - {"central"}:
        raise GoldError(f"not understood: {' '.join(more)}")
    for part in fields:
        word, _, value = part.partition(" ")
        match word:
            case "by" | "to" | "or-by" | "or-to":
                role = "actors" if word.endswith("by") else "recipients"
                event[f"alt_{role}" if word.startswith("or-") else role] = gold.parties(value)
            case "on":
                event["date"] = _date(value)
            case "or-on":
                event["alt_date"] = [_date(word) if word != "-" else "" for word in value.split()]
            case "at":
                event["place"] = gold.entity(value)
            case "or-type":
                event["alt_types"] = [_one_of(word, TYPES) for word in value.split()]
            case "or-status":
                event["alt_status"] = [_one_of(word, STATUS) for word in value.split()]
            case "also":
                event["tellings"] = gold.all_spans(value)
            case "chain":
                event["chain"] = _links(gold, value)
            case "mode":
                event["mode"] = value
            case "":
                pass
            case _:
                raise GoldError(f"no field of an event: «{word}»")
    gold.lists[name].append(event)


def _statement(gold: Gold, record: Record) -> None:
    name = "optional_statements" if record.optional else "statements"
    speaker, cue, content, *fields = record.fields
    statement: Json = {
        "key": gold.new_key(record, "s", name),
        "speaker": gold.party(speaker),
        "via": "",
        "cue": list(span(gold.text, cue)),
        "content": list(span(gold.text, content)),
        "kind": _one_of(record.head[0], frozenset(("direct", "indirect"))),
    }
    for part in fields:
        word, _, value = part.partition(" ")
        if word == "via":
            statement["via"] = gold.party(value)
        elif word == "chain":
            statement["chain"] = _links(gold, value)
        elif word:
            raise GoldError(f"no field of a statement: «{word}»")
    gold.lists[name].append(statement)


def _position(gold: Gold, record: Record) -> None:
    title, of = (*record.fields, "")[:2]
    gold.lists["positions"].append(
        {
            "person": gold.entity(record.head[0]),
            "title": list(span(gold.text, title)),
            "of": gold.entity(of) if of else "",
        }
    )


def _quantity(gold: Gold, record: Record) -> None:
    number, unit, *more = record.head
    words, *fields = record.fields
    low, _, high = number.partition("..")
    name = "optional_quantities" if record.optional else "quantities"
    quantity: Json = {
        "key": gold.new_key(record, "q", name),
        "number": None if low == "?" else float(low) if "." in low else int(low),
        "unit": unit,
        "approx": "approx" in more,
        "span": list(span(gold.text, words)),
        "event": "",
        "what": "",
    }
    if high:
        quantity["high"] = float(high) if "." in high else int(high)
    for part in fields:
        word, _, value = part.partition(" ")
        if word == "of":
            if value not in {x["key"] for name in ("events", "optional_events") for x in gold.lists[name]}:
                raise GoldError(f"no event «{value}» before this line")
            quantity["event"] = value
        else:
            quantity["what"] = part
    gold.lists[name].append(quantity)


def _links(gold: Gold, value: str) -> list[Party]:
    return [] if value.strip() == "-" else gold.parties(value, ">")


READERS = {
    "entity": _entity,
    "event": _event,
    "statement": _statement,
    "position": _position,
    "quantity": _quantity,
}


def _chains(gold: Gold) -> None:
    """Puts a chain on every statement and event: what the file gives, else what the README says. Further tellings have theirs."""
    said = gold.lists["statements"] + gold.lists["optional_statements"]
    for statement in said:
        default = [*([statement["via"]] if statement["via"] else []), statement["speaker"]]
        statement["chain"] = [gold.publisher, *statement.get("chain", default)]
    for event in gold.lists["events"] + gold.lists["optional_events"]:
        given = [gold.publisher, *event["chain"]] if "chain" in event else _chain_at(gold, event["trigger"])
        event["chain"] = given
        others = [_chain_at(gold, telling) for telling in event.get("tellings", ())]
        event["alt_chains"] = [c for i, c in enumerate(others) if c != given and c not in others[:i]]


def _chain_at(gold: Gold, told: list[int]) -> list[Party]:
    """The chain of the innermost statement that holds the words, else the publisher alone."""
    holding = [s for s in gold.lists["statements"] if s["content"][0] <= told[0] < s["content"][1]]
    inner = min(holding, key=lambda s: int(s["content"][1] - s["content"][0]), default=None)
    return list(inner["chain"]) if inner else [gold.publisher]


def _mentions_once(gold: Gold, name: str) -> None:
    """No two mentions cross or cover the same characters. A name may stand inside another: «مكتب نتنياهو» and «نتنياهو»."""
    taken = sorted((*span, e["key"]) for e in gold.entities.values() for span in e["mentions"])
    for (before, end, one), (start, last, other) in pairwise(taken):
        if (before, end) == (start, last) or start < end < last:
            raise GoldError(f"{name}: mentions of {one} and {other} overlap at «{gold.text[start:last]}»")
