"""Which ids a run has met."""

from __future__ import annotations

import hashlib

from ingest.model import Page

_SIZE = 16


class Seen:
    """Remembers a digest for each id, a digest of its page, and where it was: about 200 bytes a page."""

    def __init__(self) -> None:
        self._pages: dict[bytes, tuple[bytes, int, str]] = {}
        self._files: list[str] = []

    def repeated(self, page: Page) -> str:
        """Why the page is not to be taken ("" for a new id). The first with an id is remembered."""
        key = _digest(page.id)
        content = _digest("\x1f".join((page.raw, page.title, page.published, page.source, page.url)))
        file, _, line = page.origin.rpartition(":")
        if not line.isdigit():
            file, line = page.origin, ""
        if not self._files or self._files[-1] != file:
            self._files.append(file)
        first = self._pages.get(key)
        if first is None:
            self._pages[key] = (content, len(self._files) - 1, line)
            return ""
        where = ":".join(part for part in (self._files[first[1]], first[2]) if part)
        if first[0] == content:
            return f"same record twice: {page.id!r} was read at {where}"
        return f"the id {page.id!r} is taken: {where} has another text under it"


def _digest(text: str) -> bytes:
    return hashlib.blake2b(text.encode("utf-8", "replace"), digest_size=_SIZE).digest()
