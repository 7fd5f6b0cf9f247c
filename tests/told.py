"""What was read from a text, in words that a test can compare: names instead of keys, strings instead of spans."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

from ingest.model import Annotation, Article, Page

if TYPE_CHECKING:
    from ingest.pipeline import Pipeline


class ToldEvent(NamedTuple):
    type: str
    status: str
    trigger: str
    actors: frozenset[str]
    recipients: frozenset[str]
    time: str
    place: str
    concept: str


class ToldStatement(NamedTuple):
    speaker: str
    cue: str
    content: str
    kind: str
    via: str
    stance: str


class ToldPosition(NamedTuple):
    person: str
    title: str
    of: str
    former: bool


class ToldQuantity(NamedTuple):
    kind: str
    minimum: float | None
    maximum: float | None
    modifier: str
    unit: str
    words: str
    status: str
    by: str


class ToldEntity(NamedTuple):
    name: str
    type: str
    mentions: tuple[str, ...]


@dataclass(frozen=True)
class Told:
    """An annotation with everything in it named: authority key of a known entity, else its label or words."""

    annotation: Annotation

    def cut(self, span: tuple[int, int]) -> str:
        return self.annotation.article.page.raw[slice(*span)]

    def name(self, key: str) -> str:
        if not key:
            return ""
        for entity in self.annotation.entities:
            if entity.key == key:
                return entity.authority or entity.label_ar
        for role in self.annotation.roles:
            if role.key == key:
                return role.label
        return key.rsplit("/", 1)[-1]

    @property
    def entities(self) -> list[ToldEntity]:
        text = self.annotation.article.text
        return [
            ToldEntity(e.authority or e.label_ar, e.type, tuple(text[m.start : m.end] for m in e.mentions))
            for e in self.annotation.entities
        ]

    @property
    def types(self) -> dict[str, str]:
        """Words of each mention → type of its entity."""
        return {words: e.type for e in self.entities for words in e.mentions}

    @property
    def bearers(self) -> dict[str, str]:
        """Words of each mention → name of its entity."""
        return {words: e.name for e in self.entities for words in e.mentions}

    @property
    def events(self) -> list[ToldEvent]:
        return [
            ToldEvent(
                e.type,
                e.status,
                self.cut(e.trigger),
                frozenset(self.name(a) for a in e.actors),
                frozenset(self.name(r) for r in e.recipients),
                e.time.value if e.time else "",
                self.name(e.place),
                e.concept,
            )
            for e in self.annotation.events
        ]

    @property
    def statements(self) -> list[ToldStatement]:
        return [
            ToldStatement(
                self.name(s.speaker), self.cut(s.cue), self.cut(s.content), s.kind, self.name(s.via), s.stance
            )
            for s in self.annotation.statements
        ]

    @property
    def positions(self) -> list[ToldPosition]:
        return [
            ToldPosition(self.name(p.person), self.cut(p.title), self.name(p.of), p.former)
            for p in self.annotation.positions
        ]

    @property
    def quantities(self) -> list[ToldQuantity]:
        """The quantities; `by` is whose count each is, "" for the article's own."""
        return [
            ToldQuantity(
                q.kind,
                q.minimum,
                q.maximum,
                q.modifier,
                q.unit,
                self.cut(q.span),
                q.status,
                self.name(q.chain[-1].source) if len(q.chain) > 1 else "",
            )
            for q in self.annotation.quantities
        ]

    @property
    def references(self) -> list[tuple[str, frozenset[str]]]:
        """The words of each reference and the names of what it stands for, in order."""
        return [(self.cut(r.span), frozenset(map(self.name, r.keys))) for r in self.annotation.references]

    @property
    def holders(self) -> dict[str, str]:
        """Words of each role phrase that names an office → name of its holder."""
        return {self.cut(r.span): self.name(r.holder) for r in self.annotation.roles if r.holder}

    @property
    def agreements(self) -> dict[str, str]:
        """Words of each position's title → whether the authority agrees with it."""
        return {self.cut(p.title): p.agreement for p in self.annotation.positions}

    def of_type(self, category: str) -> list[ToldEvent]:
        return [e for e in self.events if e.type == category]


def read(pipeline: Pipeline, text: str, published: str = "") -> Told:
    """A text read as the body of an article, without the cutting of a page."""
    page = Page("told", text, "told.txt", "text")
    article = Article(page, 0, text, tuple(range(len(text) + 1)), (), published=published)
    return Told(pipeline.annotate(article))


def params(rows: Iterable[tuple[Any, ...]], known: Mapping[str, str]) -> list[Any]:
    """Rows as parameters, named by their first cell; those that `known` lists are expected to fail, with its reason.

    A row that begins to pass has to leave `known`, and `known` may list no other row.
    """
    rows = list(rows)
    names = [str(row[0]) for row in rows]
    assert len(set(names)) == len(names), [n for n in names if names.count(n) > 1]
    assert set(known) <= set(names), sorted(set(known) - set(names))
    return [
        pytest.param(*row, id=name, marks=[pytest.mark.xfail(reason=known[name], strict=True)] if name in known else [])
        for name, row in zip(names, rows, strict=True)
    ]
