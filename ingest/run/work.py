"""One page → the graphs that go into the store. A pure function of page, pipeline and shapes; runs in any process."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from ingest.data import folder
from ingest.describe import catalogue, ids
from ingest.describe.gate import Gate
from ingest.describe.quads import quads
from ingest.describe.threshold import MIN_CONFIDENCE, sure
from ingest.model import Issue, Page
from ingest.pipeline import Pipeline, Reading
from ingest.store import pages
from ingest.store.embedded import GraphLines


class Reader(Protocol):
    """What reads a page: `pipeline.Pipeline`."""

    def read(self, page: Page) -> Reading:
        """The annotations of the page's articles and what was left out."""
        ...


@dataclass(frozen=True, slots=True)
class Standard:
    """Makes the pipeline of a recogniser; a value, so that another process can make it too."""

    recogniser: str = "default"
    model: str = ""

    def __call__(self) -> Reader:
        """The pipeline, loaded."""
        return Pipeline(self.recogniser, self.model)


@dataclass(frozen=True, slots=True)
class Task:
    """How pages are to be read: `reader` makes the pipeline, `version` is written into the catalogue.

    Records below the confidence `least` are left out.
    """

    reader: Callable[[], Reader]
    version: str
    least: float = MIN_CONFIDENCE


@dataclass(frozen=True, slots=True)
class Described:
    """The graphs of a page and what was left out. `name` names the page in its articles' IRIs, `kept` is the page."""

    name: str
    kept: pages.Kept
    origin: str
    graphs: tuple[GraphLines, ...]
    issues: tuple[Issue, ...]


_loaded: dict[Task, tuple[Reader, Gate]] = {}


def describe_all(task: Task, batch: Sequence[Page]) -> list[Described]:
    """What becomes of each page, in order. Pipeline and shapes are loaded once a process."""
    if task not in _loaded:
        _loaded[task] = (task.reader(), Gate(folder("ontology") / "shapes"))
    reader, gate = _loaded[task]
    return [describe(reader, gate, page, task.version, task.least) for page in batch]


def describe(reader: Reader, gate: Gate, page: Page, version: str, least: float = MIN_CONFIDENCE) -> Described:
    """The graphs of the page's articles, each without the records that break a shape or are less sure than `least`.

    Articles pass the gate one by one: what one article holds must not hang on which others stand in its batch.
    """
    reading = reader.read(page)
    issues = list(reading.issues)
    graphs: list[GraphLines] = []
    for whole in reading.annotations:
        annotation, left_out = sure(whole, least)
        try:
            made = quads(annotation)
        except ValueError as error:  # a key that is no IRI, a date that is none: this article's loss, not the run's
            issues.append(Issue(page.origin, "describe", f"article {annotation.article.index} left out: {error}"))
            continue
        (lines,), broken = gate.check([made], [page.origin])
        issues += broken
        if lines:
            graph = ids.article_graph(ids.article_of(annotation.article))
            graphs.append((graph, lines, catalogue.entry(annotation.article, version, least, left_out.all)))
    if not graphs and not issues:
        issues.append(Issue(page.origin, "clean", "no article was found in the page"))
    name = ids.page_name(page.id, page.url)
    return Described(name, pages.packed(page), page.origin, tuple(graphs), tuple(issues))
