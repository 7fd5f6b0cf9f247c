"""The pipeline with its data and models, loaded once for all tests that need it."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING

import pytest
from servers import misbehaving as misbehaving
from servers import oxigraph as oxigraph
from servers import virtuoso as virtuoso
from told import Told, read

from ingest.errors import DataError
from ingest.model import Parsed
from ingest.setup.morphology import database

if TYPE_CHECKING:
    from ingest.arabic.analyse import Analyser
    from ingest.pipeline import Pipeline
    from ingest.recognise.knowledge import Knowledge

PUBLISHED = "2024-06-10"  # a Monday


@pytest.fixture(scope="session")
def pipeline() -> Pipeline:
    try:
        database()
    except DataError as error:
        pytest.skip(f"the morphology database is not there: {error}")
    from ingest.pipeline import Pipeline  # here, so that tests without models start at once

    return Pipeline()


@pytest.fixture(scope="session")
def knowledge() -> Knowledge:
    """What recognition knows before it reads."""
    from ingest.recognise.knowledge import Knowledge

    return Knowledge.load()


@pytest.fixture(scope="session")
def analyser(knowledge: Knowledge) -> Analyser:
    """The analyser that the recogniser's training and reading share."""
    try:
        return knowledge.analyser()
    except DataError as error:
        pytest.skip(f"the morphology database is not there: {error}")


@pytest.fixture(scope="session")
def tell(pipeline: Pipeline) -> Callable[..., Told]:
    """Text (and ISO date) → what was read from it. The same text is read once."""

    @cache
    def told(text: str, published: str = PUBLISHED) -> Told:
        return read(pipeline, text, published)

    return told


@pytest.fixture(scope="session")
def parse(pipeline: Pipeline) -> Callable[[str], Parsed]:
    """Text → its tokens and sentences."""

    @cache
    def parsed(text: str) -> Parsed:
        annotation = read(pipeline, text, PUBLISHED).annotation
        return Parsed(annotation.article, annotation.tokens, annotation.sentences)

    return parsed
