"""A pipeline for tests: parts of a page divided by a line `===` are its articles; words in capitals make trouble.

Each article names سامي النجار in an event and a statement. SKIP: the article is left out with a reason. BROKEN: its
statement has no speaker, which the shapes forbid. FAULT: its date is none. CRASH: the process dies.
"""

from __future__ import annotations

import os

from ingest.describe import ids
from ingest.model import Annotation, Article, Entity, Event, Issue, Link, Mention, Page, Position, Span, Statement
from ingest.pipeline import Reading

PERSON = "سامي النجار"
TEXT = f"قال {PERSON} إن الوفد رفض اللقاء أمس"


def page(name: str, raw: str = TEXT, url: str = "", origin: str = "") -> Page:
    return Page(name, raw, origin or f"pages/{name}", "text", url=url)


class FakeReader:
    def __init__(self, log: str = "") -> None:
        self._log = log

    def read(self, found: Page) -> Reading:
        if self._log:
            with open(self._log, "a", encoding="utf-8") as stream:  # noqa: PTH123 – one line appended
                stream.write(found.id + "\n")
        if "CRASH" in found.raw:
            os._exit(9)
        annotations, issues, start = [], [], 0
        for index, part in enumerate(found.raw.split("\n===\n")):
            if "SKIP" in part:
                issues.append(Issue(found.origin, "clean", f"article {index}: not in Arabic"))
            elif PERSON in part:
                annotations.append(_annotation(found, index, start, part))
            start += len(part) + len("\n===\n")
        return Reading(found, tuple(annotations), tuple(issues))


class FakeFactory:
    """Makes the reader in whatever process; equal ones are one, as the run wants it."""

    def __init__(self, log: str = "") -> None:
        self.log = log

    def __call__(self) -> FakeReader:
        return FakeReader(self.log)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, FakeFactory) and self.log == other.log

    def __hash__(self) -> int:
        return hash(self.log)


def _annotation(found: Page, index: int, start: int, part: str) -> Annotation:
    article = Article(
        found,
        index,
        part,
        tuple(range(start, start + len(part) + 1)),
        (),
        title=part.split("\n")[0][:40],
        published="in June" if "FAULT" in part else "2024-06-10",
        published_basis="dateline",
    )
    iri = ids.article_of(article)

    def span(words: str) -> Span:
        at = found.raw.index(words, start)
        return Span(at, at + len(words))

    name = span(PERSON)
    mention = Mention(1, 3, name.start - start, name.end - start, "Person", "pattern", confidence=0.6)
    key = ids.entity("Person", PERSON, iri)
    person = Entity(key, "Person", PERSON, mentions=(mention,), confidence=0.6)
    cue, content = span("قال"), span("إن الوفد رفض اللقاء أمس")
    chain = (Link(key, name),)
    said = Statement(
        ids.statement(iri, cue.start, content.start),
        "" if "BROKEN" in part else key,
        cue,
        content,
        "indirect",
        "verb-subject",
        name,
        chain=chain,
    )
    refused = Event(
        ids.report(iri, "REJECT", span("رفض").start),
        "REJECT",
        "",
        span("رفض"),
        content,
        "planned" if "PLANNED" in part else "happened",
        (key,),
        (),
        "trigger",
        within=(said.key,),
        chain=chain,
    )
    office = Position(ids.position(iri, key, cue.start), key, cue, "الرئيس", "title-name")
    return Annotation(article, (), (), (person,), (), (refused,), (said,), (office,), ())
