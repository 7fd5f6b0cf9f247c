"""The stages, composed: a page → its articles' annotations. Nothing is decided here."""

from __future__ import annotations

from dataclasses import dataclass

from ingest.model import Annotation, Issue, Page


@dataclass(frozen=True)
class Reading:
    """What became of one page: an annotation for each of its articles, and what was left out."""

    page: Page
    annotations: tuple[Annotation, ...]
    issues: tuple[Issue, ...]


class Pipeline:
    """All stages from page to annotation, loaded once (some seconds, about 700 MB)."""

    def __init__(self, recogniser: str = "default", model: str = "") -> None:
        """Load data and models. `recogniser` is a name of `recognise.RECOGNISERS`, `model` the folder that camel needs."""

    def read(self, page: Page) -> Reading:
        """The annotations of a page's articles. A page whose cutting or reading fails is an Issue, never a crash."""
        return Reading(page, (), ())
