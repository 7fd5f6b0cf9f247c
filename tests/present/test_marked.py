"""The marked text on a terminal: no word is lost, lines fit, brackets close, nothing of the page leaks out."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st
from test_marks import RAW, SPANS, mark, view

from ingest.present.marked import marked
from ingest.present.marks import Mark
from ingest.present.text import Line, MarkedText, marked_text
from ingest.present.width import width

CONTROLS = re.compile("[\u2066-\u2069]|\x1b\\[[0-9;]*m")


def body(shown: str) -> str:
    return shown.split("\n\n")[0]


def test_brackets_tell_who_what_and_whose_words_without_colour() -> None:
    shown = marked(marked_text(view(), RAW, ()), ascii_only=True)
    assert shown.splitlines()[0] == (
        "{S1 says: قال} [P بلينكن] <S1 أنتوني بلينكن: إن [O حماس] {E1 REJECT happened: رفضت} المقترح S1>"
    )
    assert "[P] person" in shown and "\x1b" not in shown


def test_in_colour_names_have_no_brackets_and_events_their_tag() -> None:
    shown = marked(marked_text(view(), RAW, ()), ascii_only=True, colour=True)
    line = shown.splitlines()[0]
    assert "\x1b[36mبلينكن\x1b[0m" in line and "\x1b[1;31mرفضت\x1b[0m \x1b[2m[E1\x1b[0m" in line
    assert CONTROLS.sub("", line) == (
        "قال [S1 says] بلينكن <S1 أنتوني بلينكن: إن حماس رفضت [E1 REJECT happened] المقترح S1>"
    )
    assert line.count("\x1b[") == 2 * line.count("\x1b[0m")


def test_each_line_is_isolated_and_tags_run_from_left_to_right() -> None:
    for line in marked(marked_text(view(), RAW, ()), columns=30).split("\n\n")[0].splitlines():
        assert line.startswith("\u2067") and line.endswith("\u2069")
        assert line.count("\u2069") == line.count("\u2067") + line.count("\u2066")


def test_what_the_page_says_cannot_turn_the_line_or_colour_it() -> None:
    raw = "\u202eخبر\x1b[31m أحمر\u2069\tهنا"
    shown = body(marked(MarkedText(raw, (Line(0, len(raw), "body"),), ()), colour=True))
    assert shown == "\u2067خبر[31m أحمر هنا\u2069"


def _text(spans: list[tuple[int, int, str]]) -> MarkedText:
    found: list[Mark] = [mark(min(a, b), max(a, b), kind, f"urn:{n}") for n, (a, b, kind) in enumerate(spans) if a != b]
    return MarkedText(RAW, (Line(0, len(RAW), "body"),), tuple(found))


@given(SPANS, st.booleans())
def test_no_word_is_lost_and_all_brackets_close(spans: list[tuple[int, int, str]], colour: bool) -> None:
    shown = body(marked(_text(spans), ascii_only=True, colour=colour))
    letters = re.findall(r"[\u0600-\u06ff]", CONTROLS.sub("", shown))
    assert letters == re.findall(r"[\u0600-\u06ff]", RAW)
    for opening, closing in ("[]", "{}", "<>"):
        assert CONTROLS.sub("", shown).count(opening) == CONTROLS.sub("", shown).count(closing)


@given(SPANS, st.integers(20, 60), st.booleans())
def test_lines_fit_the_terminal(spans: list[tuple[int, int, str]], columns: int, colour: bool) -> None:
    for line in body(marked(_text(spans), columns=columns, colour=colour)).splitlines():
        assert width(CONTROLS.sub("", line)) <= columns
