"""The issues file of a store: what was left out and why, one JSON object a line.

It is also the memory of pages that gave no article: without a graph the catalogue knows nothing of them. Entries of a
page stay until the page is read again; those of records that never became a page are of the last run only.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from ingest.model import Issue
from ingest.store import files


@dataclass(frozen=True, slots=True)
class Entry:
    """An issue with the page it belongs to (name and digest, "" for a record that is no page) and Naba's version.

    `whole`: the page gave no article at all.
    """

    issue: Issue
    page: str = ""
    digest: str = ""
    version: str = ""
    whole: bool = False

    def line(self) -> str:
        """The entry as a line of the file."""
        found: dict[str, object] = {"origin": self.issue.origin, "stage": self.issue.stage, "reason": self.issue.reason}
        if self.page:
            found |= {"page": self.page, "digest": self.digest, "version": self.version, "whole": self.whole}
        return json.dumps(found, ensure_ascii=False).encode("utf-8", "replace").decode("utf-8") + "\n"


class IssuesFile:
    """The issues of earlier runs, and those of this one as they come."""

    def __init__(self, path: Path) -> None:
        """Reads the file; a broken line of it (a killed run) is passed over: its page is only read once more."""
        self.path = path
        self._old: dict[str, list[Entry]] = {}
        self._new: list[Entry] = []
        self._done: set[str] = set()
        with files.told(path, "reading the issues file"):
            lines = path.read_bytes().split(b"\n") if path.exists() else []
        for line in lines:
            entry = _entry(line)
            if entry and entry.page and entry not in self._old.setdefault(entry.page, []):
                self._old[entry.page].append(entry)

    def of(self, page: str, digest: str, version: str) -> list[Entry]:
        """What an earlier run left out of this state of a page."""
        return [entry for entry in self._old.get(page, ()) if (entry.digest, entry.version) == (digest, version)]

    def keep(self, page: str, entries: Iterable[Entry]) -> None:
        """Takes the entries of a page that was left as it is."""
        self._new += entries
        self._done.add(page)

    def add(self, page: str, entries: Iterable[Entry]) -> None:
        """Takes the entries of a page that was read now, in place of older ones, and appends them to the file.

        They are appended before the page's graphs are written, so that a killed run has them too. `page` is "" for a
        record that is none. Raises StoreError.
        """
        new = list(entries)
        self._new += new
        self._done.add(page)
        if new:
            with files.told(self.path, "writing the issues file"), self.path.open("ab") as stream:
                stream.write(b"".join(entry.line().encode("utf-8") for entry in new))

    def close(self) -> None:
        """Writes the file anew: issues of this run, then those of pages that it did not meet. Raises StoreError."""
        kept = [entry for page in sorted(self._old.keys() - self._done) for entry in self._old[page]]
        lines = [entry.line() for entry in (*self._new, *kept)]
        with files.told(self.path, "writing the issues file"):
            files.write(self.path, "".join(lines).encode("utf-8"))


def _entry(line: bytes) -> Entry | None:
    try:
        found = json.loads(line)
        issue = Issue(str(found["origin"]), str(found["stage"]), str(found["reason"]))
        page, digest, version = (str(found.get(name, "")) for name in ("page", "digest", "version"))
        return Entry(issue, page, digest, version, found.get("whole") is True)
    except (ValueError, KeyError, TypeError):
        return None
