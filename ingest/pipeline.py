"""The stages, composed: a page → its articles' annotations. Nothing is decided here."""

from __future__ import annotations

import gc
from dataclasses import dataclass, replace

from ingest.clean import cut
from ingest.data import folder
from ingest.describe import ids
from ingest.model import Annotation, Article, Entity, Issue, Page, Parsed
from ingest.recognise import recogniser as recognisers
from ingest.recognise.knowledge import Knowledge
from ingest.resolve.anaphora import Anaphora
from ingest.resolve.entities import known_entity
from ingest.resolve.grouping import Grouping
from ingest.resolve.link import Linker
from ingest.resolve.metonymy import Metonymy
from ingest.resolve.namesakes import Namesakes
from ingest.resolve.occupation import without_other_occupations
from ingest.resolve.offices import Offices
from ingest.resolve.weighing import Weighing
from ingest.understand import lexicon as lexicons
from ingest.understand.confidence import Confidence
from ingest.understand.cues import Cues
from ingest.understand.quantities import QuantityWords
from ingest.understand.roles import RoleFinder
from ingest.understand.status import StatusReader
from ingest.understand.understand import Understanding


@dataclass(frozen=True)
class Reading:
    """What became of one page: an annotation for each of its articles, and what was left out."""

    page: Page
    annotations: tuple[Annotation, ...]
    issues: tuple[Issue, ...]


class Pipeline:
    """All stages from page to annotation, loaded once (some seconds, about 700 MB)."""

    def __init__(self, recogniser: str = "default", model: str = "") -> None:
        """Load data and models. `recogniser` is a name of `recognise.recogniser.NAMES`, `model` the folder that camel needs."""
        tables = folder("seeds") / "lexicon"
        knowledge = Knowledge.load()
        self.authority, self.gazetteer, titles = knowledge.authority, knowledge.gazetteer, knowledge.titles
        self.recogniser = recognisers.make(recogniser, model, knowledge)
        weighing = Weighing(self.authority, titles, Namesakes(self.authority, knowledge.parts), knowledge.shared)
        grouping = Grouping.load(tables / "heads.tsv", self.authority)
        self.linker = Linker(self.authority, Metonymy.load(tables / "metonymy.tsv"), weighing, grouping)
        self.understanding = Understanding(
            self.authority,
            titles,
            Anaphora.load(tables, titles, self.authority),
            RoleFinder.load(tables / "roles.tsv", self.authority, titles),
            Cues.load(tables / "cues.tsv", tables / "attributions.tsv"),
            lexicons.load(tables / "triggers"),
            StatusReader.load(tables / "status.tsv"),
            Offices.load(tables / "offices.tsv", self.authority),
            Confidence.load(tables / "confidence.tsv"),
            QuantityWords.load(tables / "quantities.tsv"),
        )
        self.analyser = knowledge.analyser()
        gc.freeze()  # what is loaded stays: the collector need not walk through a million objects again and again

    def read(self, page: Page) -> Reading:
        """The annotations of a page's articles, and why anything was left out."""
        articles, issues = cut(page)
        annotations: list[Annotation] = []
        for article in articles:
            try:
                annotations.append(self.annotate(article))
            except Exception as error:  # one article that trips a rule must not end a run over a hundred thousand
                issues.append(
                    Issue(page.origin, "annotate", f"article {article.index + 1}: {type(error).__name__}: {error}")
                )
        return Reading(page, tuple(annotations), tuple(issues))

    def annotate(self, article: Article) -> Annotation:
        """One article through all stages from analysis on."""
        parsed = Parsed(article, *self.analyser(article.text))
        entities = without_other_occupations(parsed, self.linker(parsed, self.recogniser(parsed)), self.authority)
        entities, publisher = self._publisher(article, entities)
        return self.understanding(parsed, entities, publisher)

    def _publisher(self, article: Article, entities: tuple[Entity, ...]) -> tuple[tuple[Entity, ...], str]:
        """The entities with the outlet among them, and its key; ("" where the article names none)."""
        name = article.publisher.strip()
        if not name:
            return entities, ""
        spans = tuple(z.span for z in article.zones if z.role == "publisher")
        bearers = [k for k, _ in self.gazetteer.bearers(name) if self.authority.entries[k].type == "Organization"]
        if bearers:
            outlet = known_entity(self.authority.entries[bearers[0]], (), ("publisher",))
        else:
            outlet = Entity(
                ids.entity("Organization", name, ids.article_of(article)),
                "Organization",
                name,
                kind="outlet",
                rules=("publisher",),
            )
        known = next((e for e in entities if e.key == outlet.key), None)
        with_spans = replace(known or outlet, elsewhere=spans)
        return (*(e for e in entities if e is not known), with_spans), outlet.key
