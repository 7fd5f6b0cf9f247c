"""The two edits of the morphology database."""

from __future__ import annotations

import pytest

from ingest.errors import DataError
from ingest.setup.calima import edited


def test_tokenizations_are_declared_before_the_backoff_section(raw: bytes) -> None:
    assert (
        b"\n###TOKENIZATIONS###\nTOKENIZATION d1tok d2tok d3tok atbtok d1seg d2seg d3seg atbseg\n###STEMBACKOFF###\n"
        in edited(raw)
    )


def test_frequencies_get_the_names_that_the_reader_ranks_by(raw: bytes) -> None:
    content = edited(raw)
    assert b"lex_logprob:-3.5 pos_logprob:-1.25 pos_lex_logprob:-4.5" in content
    assert b"gloss:high_frequency" in content
    assert b"DEFINE pos_lex_logprob pos_lex_logprob:*float*" in content


@pytest.mark.parametrize("times", [0, 2])
def test_another_layout_is_refused(raw: bytes, times: int) -> None:
    with pytest.raises(DataError, match="STEMBACKOFF"):
        edited(raw * times)
