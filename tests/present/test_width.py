"""Widths and cuts of text: marks stay with their letters."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ingest.present.width import clip, clusters, plain, width, wrap

LETTERS = st.text(alphabet="ab ينوقُِّْـلا漢0,«», \u200d", max_size=60)


def test_marks_take_no_columns() -> None:
    assert width("قُتِلَ") == 3
    assert width("abc") == 3
    assert width("漢字") == 4


def test_marks_stay_with_their_letters() -> None:
    assert list(clusters("قُتِلَ")) == ["قُ", "تِ", "لَ"]
    assert wrap("قُتِلَ", 2) == ["قُتِ", "لَ"]
    assert clip("قُتِلَ", 2) == "قُ…"


def test_lines_break_at_spaces_first() -> None:
    assert wrap("الرئيس الأميركي جو بايدن", 12) == ["الرئيس", "الأميركي جو", "بايدن"]
    assert wrap("", 5) == [""]
    assert wrap("abcdefgh ij", 3) == ["abc", "def", "gh", "ij"]


def test_controls_and_marks_of_direction_go() -> None:
    assert plain("a\tb\nc\u202eمن\u2069\x07\x1b[31m") == "a b cمن[31m"


@given(LETTERS, st.integers(min_value=2, max_value=20))
def test_no_line_is_too_wide_and_no_letter_is_lost(text: str, columns: int) -> None:
    text = plain(text)
    lines = wrap(text, columns)
    assert all(width(line) <= columns or len(list(clusters(line))) == 1 for line in lines)  # joined letters stay whole
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


@given(LETTERS, st.integers(min_value=2, max_value=20))
def test_a_clipped_text_fits(text: str, columns: int) -> None:
    clipped = clip(text, columns)
    assert width(clipped) <= columns
    assert clipped == text or (clipped.endswith("…") and text.startswith(clipped[:-1]))
