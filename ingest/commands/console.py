"""Where a command's output goes. Data go to standard output as UTF-8; what is said of them, to standard error."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import BinaryIO, TextIO

from ingest.model import Issue
from ingest.present.article import Section
from ingest.present.table import facts, table

_LISTED = 20


@dataclass(frozen=True)
class Console:
    """The streams of a run. `columns` is the width of the terminal, None where the output goes elsewhere.

    `ascii_only`: the output's encoding has no lines and isolates; `live`: standard error is a terminal; `colour`:
    standard output is one that shows colours.
    """

    stdin: BinaryIO
    out: BinaryIO
    err: TextIO
    columns: int | None = None
    ascii_only: bool = False
    live: bool = False
    colour: bool = False

    def data(self, text: str | bytes) -> None:
        """Writes to standard output, in UTF-8 whatever the machine's language is; a lone surrogate as U+FFFD."""
        if isinstance(text, str):
            text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace").encode("utf-8")
        self.out.write(text)

    def flush(self) -> None:
        """Hands on what was written."""
        self.out.flush()

    def say(self, text: str) -> None:
        """Writes a line to standard error."""
        self.err.write(text + "\n")

    def table(self, columns: Sequence[str], rows: Sequence[Sequence[str]], numbers: Sequence[int] = ()) -> None:
        """Writes a table for people to standard output."""
        self.data(table(columns, rows, columns_of_screen=self.columns, ascii_only=self.ascii_only, numbers=numbers))

    def facts(self, rows: Sequence[Sequence[str]]) -> None:
        """Writes (name, value) lines for people to standard output."""
        self.data(facts(rows, columns_of_screen=self.columns, ascii_only=self.ascii_only))

    def sections(self, sections: Iterable[Section]) -> None:
        """Writes headed tables for people to standard output, with a blank line between two."""
        for number, section in enumerate(sections):
            if number:
                self.data("\n")
            self.data(f"{section.head}\n")
            if any(section.columns):
                self.table(section.columns, section.rows, section.numbers)
            else:
                self.facts(section.rows)

    def skipped(self, issues: Iterable[Issue], where: str = "") -> int:
        """Lists what was left out on standard error; returns the exit code: 0 for nothing, else 1.

        With `where` (a file that has them all) only the first are listed.
        """
        listed = list(issues)
        for number, issue in enumerate(listed):
            if where and number == _LISTED:
                self.say(f"… and {len(listed) - number} more: {where}")
                break
            self.say(f"skipped: {issue.origin}: {issue.stage}: {issue.reason}")
        return 1 if listed else 0
