"""The names that tell the analyser where clitics end, gathered from the authority and from parts of persons' names."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ingest.arabic.clitics import Names
from ingest.recognise.names import known_names, load_parts

if TYPE_CHECKING:
    from ingest.pipeline import Pipeline


@pytest.fixture(scope="module")
def names(pipeline: Pipeline) -> Names:
    return known_names(pipeline.authority, load_parts())


@pytest.mark.parametrize("word", ["بلينكن", "لافروف", "كيري", "بوركينا", "فيسبوك", "كمال", "فتحي"])
def test_names_that_stand_whole(names: Names, word: str) -> None:
    assert names.holds(word)


@pytest.mark.parametrize("word", ["وعلي", "لحسن", "وتوباغو", "والهرسك", "للأمن", "لتحرير", "نظيره", "لحماس"])
def test_words_that_begin_or_end_with_a_clitic_are_no_names(names: Names, word: str) -> None:
    assert not names.holds(word)


def test_first_words_of_names(names: Names) -> None:
    assert "بان" in names.firsts["كي"] and "بوركينا" in names.firsts["فاسو"]
    assert "للأمن" not in names.firsts.get("القومي", ())
