"""How sure a report is: a logistic model over what grammar and sentence say of it, with weights that readers' gold gave.

The weights stand in seeds/lexicon/confidence.tsv; `python -m ingest.train.confidence` fits them (docs/events.md tells on
what, and how well they are calibrated). A feature is named `kind` or `kind=value`; one that the table lacks weighs nothing.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ingest.errors import DataError
from ingest.model import Event, Parsed
from ingest.tables import rows
from ingest.understand.syntax import Syntax
from ingest.understand.triggers import Hit
from ingest.words import words

_VIOLENT = "ASSAULT"
_CODED = frozenset({"ASSAULT", "PROTEST"})
_BACKGROUND = words("confidence.background")
_MEANS = words("confidence.means")
_HARM = words("confidence.harm")
_RELATIVE = words("syntax.relative")
_NEAR = 3
_LONG = 45  # tokens of a sentence that tells more than one story
_LEAST, _MOST = 0.02, 0.98


@dataclass(frozen=True)
class Read:
    """An event as it was read, with the trigger that it was read from."""

    event: Event
    hit: Hit


@dataclass(frozen=True)
class Confidence:
    """The weights, by feature."""

    weights: Mapping[str, float]

    @classmethod
    def load(cls, path: Path) -> Confidence:
        """From the table. DataError with file and line for a weight that is no number."""
        weights: dict[str, float] = {}
        for where, row in rows(path):
            try:
                weights[row["feature"]] = float(row["weight"])
            except ValueError as error:
                raise DataError(f"{where}: {row['weight']!r} is no number") from error
        return cls(weights)

    def of(self, present: Iterable[str]) -> float:
        """The probability, in hundredths, that a report with these features is right."""
        score = sum(self.weights.get(name, 0.0) for name in present)
        return round(min(max(1 / (1 + math.exp(-score)), _LEAST), _MOST), 2)


def features(parsed: Parsed, syntax: Syntax, read: Read, beside: Sequence[Read]) -> frozenset[str]:
    """What is known of a report. `beside` are all reports of its sentence, itself among them."""
    event, hit = read.event, read.hit
    tokens, sentence = parsed.tokens, parsed.sentence_at(hit.first)
    around = tokens[sentence.first : sentence.last]
    group = event.type if event.type in _CODED else "other"
    plain = {
        "always": True,
        f"pos={hit.trigger.pos}": True,
        f"status={event.status}": True,
        f"phrase={min(len(hit.trigger.words), 3)}": True,
        "actor": bool(event.actors),
        "recipient": bool(event.recipients),
        "both": bool(event.actors and event.recipients),
        "counted": _counted(syntax, event.recipients) or _counted(syntax, event.actors),
        "within": bool(event.within),
        "dated": event.time is not None,
        "placed": bool(event.place),
        "relative": _in_relative(parsed, syntax, hit),
        "background": any(
            t.lemma in _BACKGROUND or t.norm in _BACKGROUND
            for t in tokens[max(sentence.first, hit.first - _NEAR) : hit.first]
        ),
        "definite": hit.trigger.pos == "noun" and tokens[hit.first].norm.startswith("ال"),
        "many": hit.trigger.pos == "noun" and _number(parsed, hit.first) == "p",
        "imperfect": hit.trigger.pos == "verb" and _aspect(parsed, hit.first) == "i",
        "long": len(around) > _LONG,
        "late": hit.first - sentence.first > _LONG // 2,
    }
    names = {name for name, holds in plain.items() if holds}
    if group == _VIOLENT:
        kinds = {r.event.concept for r in beside if r.event.type == _VIOLENT}
        lemmas = {t.lemma for t in around} | {t.norm for t in around}
        names |= {f"concept={event.concept}"}
        names |= {"several"} if len(kinds) > 1 else set()
        names |= {"means"} if lemmas & _MEANS else set()
        names |= {"harm"} if lemmas & _HARM else set()
    return frozenset({f"{group}: {name}" for name in names} | {f"type={event.type}"})


def _counted(syntax: Syntax, parties: Iterable[str]) -> bool:
    roles = syntax.units.roles
    return any(party in roles and roles[party].count for party in parties)


def _in_relative(parsed: Parsed, syntax: Syntax, hit: Hit) -> bool:
    before = parsed.tokens[hit.first - 1].norm if hit.first else ""
    return before in _RELATIVE or syntax.in_relative_clause(hit.first)


def _number(parsed: Parsed, i: int) -> str:
    analysis = parsed.tokens[i].analysis
    return analysis.number if analysis else ""


def _aspect(parsed: Parsed, i: int) -> str:
    analysis = parsed.tokens[i].analysis
    return analysis.aspect if analysis else ""
