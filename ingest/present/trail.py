"""The way from a triple to the words: which graph holds it, what record states it, through whom, where it is written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ingest.present.article import Section
from ingest.present.view import Words

_MOST = 10


@dataclass(frozen=True, slots=True)
class Step:
    """A link of a chain: its source, the stance of its cue, and the words that name it, where there are any."""

    source: str
    stance: str
    words: Words | None


@dataclass(frozen=True, slots=True)
class Trail:
    """One derivation of a triple, or of what is said of a thing.

    `record` states it by `rule` and with `confidence` ("" where it has none), in `graph`; `facts` are (name, value)
    pairs about the record and the page. `words` are (role, words) in the raw text of the page; where none can be given,
    `source` names what it was taken from: an entry of the authority, the ontology, a run, the page's own data.
    """

    graph: str
    record: str
    what: str
    rule: str = ""
    confidence: str = ""
    chain: tuple[Step, ...] = ()
    words: tuple[tuple[str, Words], ...] = ()
    context: str = ""
    source: str = ""
    facts: tuple[tuple[str, str], ...] = ()

    @property
    def leads(self) -> bool:
        """Whether it ends in words or in a named source."""
        return bool(self.words or self.source)


def sections(trails: Sequence[Trail]) -> list[Section]:
    """The trails as headed tables; the first ten of a longer list."""
    out: list[Section] = []
    for number, trail in enumerate(trails[:_MOST], 1):
        of = f" {number} of {len(trails)}" if len(trails) > 1 else ""
        facts = (
            ("record", trail.record),
            ("rule", trail.rule),
            ("confidence", trail.confidence),
            ("source", trail.source),
            ("sentence", trail.context),
            *trail.facts,
            ("graph", trail.graph),
        )
        out.append(Section(f"{trail.what}{of}", ("", ""), tuple((name, value) for name, value in facts if value)))
        words = tuple((role, str(w.start), str(w.end), w.text) for role, w in trail.words)
        out.append(
            Section(
                "Words (characters of the page's raw text, from 0)", ("role", "start", "end", "words"), words, (1, 2)
            )
        )
        chain = tuple(
            (str(order), step.source, step.stance, *(_span(step.words))) for order, step in enumerate(trail.chain)
        )
        out.append(
            Section(
                "Chain, the outermost first", ("order", "source", "stance", "start", "end", "words"), chain, (0, 3, 4)
            )
        )
    if len(trails) > _MOST:
        out.append(Section("More", ("", ""), (("derivations", f"{len(trails) - _MOST} more, not listed"),)))
    return [section for section in out if section.rows]


def _span(words: Words | None) -> tuple[str, str, str]:
    return (str(words.start), str(words.end), words.text) if words else ("", "", "")
