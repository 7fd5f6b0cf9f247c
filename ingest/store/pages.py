"""The pages that the articles of a store were read from: `pages/<2 hex>/<digest>.json.gz`, beside the graphs.

A graph has the words of each fact; to see them where they stood the whole text is needed. It is kept as it was when it
was read, under the digest that the catalogue has for it, and is no part of the graph: exports and loads leave it here.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import re
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from ingest.describe import catalogue
from ingest.errors import StoreError
from ingest.model import Page
from ingest.store import files

_DIGEST = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Kept:
    """A page as it was read, packed for its file; `digest` names it."""

    digest: str
    data: bytes


def packed(page: Page) -> Kept:
    """All that a page says, ready to be written; the same page gives the same bytes."""
    return Kept(catalogue.page_digest(page), gzip.compress(catalogue.said(page), mtime=0))


def there(folder: Path, digest: str) -> bool:
    """Whether the store in `folder` keeps the page with this digest."""
    return _path(folder, digest).exists()


def write(folder: Path, kept: Kept) -> None:
    """Keeps a page, unless it is there. Raises StoreError."""
    path = _path(folder, kept.digest)
    if not path.exists():
        with files.told(path, "keeping the text of a page"):
            files.write(path, kept.data)


def read(folder: Path, digest: str, page_id: str) -> Page | None:
    """The page with this digest, under the id `page_id`; None where it is not kept.

    Raises StoreError where the file says something else than its digest: then nothing can be shown by it.
    """
    path = _path(folder, digest) if _DIGEST.fullmatch(digest) else None
    if path is None or not path.exists():
        return None
    with files.told(path, "reading the text of a page"):
        data = path.read_bytes()
    try:
        said = gzip.decompress(data)
        if hashlib.sha256(said).hexdigest() != digest:
            raise ValueError("its digest is another")
        raw, title, published, source, url = json.loads(said)
    except (OSError, EOFError, ValueError) as error:
        raise StoreError(
            f"{path}: the kept text was changed ({error}); remove the file and run naba ingest again"
        ) from error
    return Page(page_id, raw, str(path), "text", title, published, source, url)


def sweep(folder: Path, wanted: Collection[str]) -> None:
    """Removes the pages whose digests are not wanted: those that a changed or vanished page has left. Raises StoreError."""
    with files.told(folder, "removing the texts of pages that are gone"):
        for path in sorted((folder / "pages").glob("*/*.json.gz")):
            if path.name.removesuffix(".json.gz") not in wanted:
                path.unlink(missing_ok=True)


def _path(folder: Path, digest: str) -> Path:
    return folder / "pages" / digest[:2] / f"{digest}.json.gz"
