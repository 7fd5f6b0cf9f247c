"""A progress bar on standard error, on a terminal only."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TextIO

Told = Callable[[int, int | None, str], None]
"""Called with how many are done, of how many (None: not known), and a word on what is at hand."""


@contextmanager
def progress(stream: TextIO, shown: bool, doing: str) -> Iterator[Told]:
    """Gives a function to report to. Without `shown` nothing is written and nothing loaded."""
    if not shown:
        yield lambda done, total, what: None
        return
    from rich.console import Console  # a tenth of a second that a pipe need not pay
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    bar = Progress(
        TextColumn("{task.description}"),
        BarColumn(bar_width=24),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TextColumn("{task.fields[what]}", markup=False),
        console=Console(file=stream),
        transient=True,
    )
    with bar:
        task = bar.add_task(doing, total=None, what="")

        def told(done: int, total: int | None, what: str) -> None:
            bar.update(task, completed=done, total=total, what=what)

        yield told
