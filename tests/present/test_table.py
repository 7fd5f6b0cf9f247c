"""Tables whose columns hold although some cells run from right to left."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from ingest.present.table import facts, isolated, table
from ingest.present.width import width

ISOLATE, POP = "\u2068", "\u2069"


def test_each_cell_is_isolated_and_the_blanks_are_not() -> None:
    assert table(("name", "n"), [("جو بايدن", "12"), ("US", "3")], numbers=[1]) == (
        f"name       n\n────────  ──\n{ISOLATE}جو بايدن{POP}  12\nUS         3\n"
    )


def test_ascii_draws_with_ascii() -> None:
    text = table(("name", "n"), [("جو بايدن", "1")], ascii_only=True)
    assert text == "name      n\n--------  -\nجو بايدن  1\n"


def test_a_cell_cannot_leave_its_line_or_its_isolate() -> None:
    line = table(("a",), [(f"من{POP}\n\u202eab\x1b[2J",)]).splitlines()[2]
    assert line == f"{ISOLATE}من ab[2J{POP}"


def test_marks_do_not_move_the_next_column() -> None:
    plain, marked = table(("a", "b"), [("قتل", "x"), ("قُتِلَ", "x")]).splitlines()[2:]
    assert width(plain) == width(marked)


def test_wide_cells_are_wrapped_to_the_screen() -> None:
    rows = [("CONSULT", "من المتوقع عقد اجتماع عن بعد بين الولايات المتحدة وإسرائيل اليوم", "report/0a1b2c3d")]
    lines = table(("event", "words", "report"), rows, columns_of_screen=60).splitlines()
    assert all(width(line) <= 60 for line in lines)
    assert len(lines) > 3
    assert "report/0a1b2c3d" in lines[2]  # words are wrapped before an id is broken


def test_a_very_long_cell_ends_with_a_mark() -> None:
    lines = table(("a", "b"), [("كلمة " * 200, "x")], columns_of_screen=30).splitlines()
    assert len(lines) == 2 + 6
    assert lines[-1].endswith(f"…{POP}")


def test_facts_have_no_head() -> None:
    assert facts([("id", "a"), ("headline", "خبر")]) == f"id        a\nheadline  {ISOLATE}خبر{POP}\n"


def test_isolated() -> None:
    assert isolated("خبر") == f"{ISOLATE}خبر{POP}"
    assert isolated("news") == "news"


CELLS = st.text(alphabet="abc جوبُ يدن0-/", max_size=40)


@given(st.lists(st.tuples(CELLS, CELLS, CELLS), max_size=5), st.integers(min_value=40, max_value=120))
def test_every_line_fits_and_is_balanced(rows: list[tuple[str, str, str]], columns: int) -> None:
    for line in table(("one", "two", "three"), rows, columns_of_screen=columns).splitlines():
        assert width(line) <= columns
        assert line.count(ISOLATE) == line.count(POP)
        assert not re.search(f"{POP}[^{ISOLATE}]*{POP}", line)
