"""The page behind an article is kept as it was, under its digest; a changed one is no page."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.describe.catalogue import page_digest
from ingest.errors import StoreError
from ingest.model import Page
from ingest.store import pages

PAGE = Page("a.txt", "خبر\nثان", "somewhere/a.txt", "text", "عنوان", "2024-06-10", "الجزيرة", "https://example.org/a")


def test_a_page_comes_back_as_it_was(tmp_path: Path) -> None:
    kept = pages.packed(PAGE)
    assert not pages.there(tmp_path, kept.digest)
    pages.write(tmp_path, kept)
    pages.write(tmp_path, kept)
    assert pages.there(tmp_path, page_digest(PAGE))
    found = pages.read(tmp_path, page_digest(PAGE), "a.txt")
    assert found is not None and page_digest(found) == page_digest(PAGE)
    assert (found.id, found.raw, found.title, found.url) == (PAGE.id, PAGE.raw, PAGE.title, PAGE.url)


@given(st.text(st.characters(exclude_categories=()), max_size=50))
def test_the_same_page_is_the_same_bytes_whatever_its_characters(raw: str) -> None:
    page = Page("a", raw, "x", "text")
    assert pages.packed(page) == pages.packed(page)
    assert pages.packed(page).digest == page_digest(page)


def test_what_is_not_there_is_none(tmp_path: Path) -> None:
    assert pages.read(tmp_path, "0" * 64, "a") is None
    assert pages.read(tmp_path, "../../etc/passwd", "a") is None


@pytest.mark.parametrize(
    "data", [gzip.compress(b'["other","","","",""]', mtime=0), b"no gzip", gzip.compress(b"x")[:-4]]
)
def test_a_changed_file_is_told(tmp_path: Path, data: bytes) -> None:
    kept = pages.packed(PAGE)
    pages.write(tmp_path, pages.Kept(kept.digest, data))
    with pytest.raises(StoreError, match="the kept text was changed"):
        pages.read(tmp_path, kept.digest, "a")


def test_a_sweep_leaves_what_is_wanted(tmp_path: Path) -> None:
    first, second = pages.packed(PAGE), pages.packed(Page("b", "آخر", "b", "text"))
    for kept in (first, second):
        pages.write(tmp_path, kept)
    pages.sweep(tmp_path, {second.digest})
    assert not pages.there(tmp_path, first.digest) and pages.there(tmp_path, second.digest)
