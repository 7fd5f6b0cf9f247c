"""The progress bar: on a terminal only."""

from __future__ import annotations

import io

from ingest.present.progress import progress


def test_nothing_is_written_where_it_is_not_wanted() -> None:
    stream = io.StringIO()
    with progress(stream, False, "reading") as told:
        told(1, 2, "page.txt")
    assert stream.getvalue() == ""


def test_a_terminal_sees_how_far_it_is() -> None:
    stream = io.StringIO()
    stream.isatty = lambda: True  # type: ignore[method-assign]
    with progress(stream, True, "reading") as told:
        told(3, 4, "[page].txt")
    assert "reading" in stream.getvalue() and "3/4" in stream.getvalue() and "[page].txt" in stream.getvalue()
