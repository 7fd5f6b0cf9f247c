"""Inputs that cannot be read: a clear error for a named one, an issue in a folder, never a crash."""

from __future__ import annotations

import gzip
import json
import lzma
import random
from pathlib import Path

import pytest
import zstandard
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.errors import InputError
from ingest.model import Issue, Page
from ingest.read import read, text
from ingest.read.sources import Source

RECORDS = b"".join(
    json.dumps({"id": n, "text": "نص " + random.Random(n).randbytes(400).hex()}).encode() + b"\n" for n in range(600)
)


def items(folder: Path, data: bytes, name: str = "input") -> list[Page | Issue]:
    (folder / name).write_bytes(data)
    return list(read([str(folder / name)]))


@pytest.mark.parametrize(
    "data", [b"", b" \n\t\n", b"\xef\xbb\xbf", b"\xff\xfe", gzip.compress(b""), zstandard.compress(b" ")]
)
def test_empty(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(InputError, match="empty"):
        items(tmp_path, data)


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"%PDF-1.7 ...", "PDF"),
        (b"PK\x03\x04....", "ZIP"),
        (b"\x89PNG\r\n\x1a\n....", "PNG"),
        (random.Random(1).randbytes(5000), "binary|encoding"),
        (bytes(range(256)) * 20, "binary"),
        (gzip.compress(gzip.compress(b"text")), "compressed twice"),
        (b"a" * 257 + b"ustar" + b"b" * 300, "tar"),
    ],
)
def test_binary(tmp_path: Path, data: bytes, what: str) -> None:
    with pytest.raises(InputError, match=what):
        items(tmp_path, data)


def test_binary_in_a_folder_is_an_issue(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7 ...")
    (tmp_path / "b.txt").write_text("نص", "utf-8")
    issue, page = read([str(tmp_path)])
    assert isinstance(issue, Issue) and "PDF" in issue.reason
    assert isinstance(page, Page) and page.id == "b.txt"


def test_a_stray_nul_does_not_cost_the_page(tmp_path: Path) -> None:
    words = "قال الوزير إن المحادثات تبدأ غدا. " * 10
    issue, page = items(tmp_path, (words + "\x00" + words).encode())
    assert isinstance(issue, Issue) and "U+FFFD" in issue.reason
    assert isinstance(page, Page) and page.raw == words + "\ufffd" + words


@pytest.mark.parametrize("pack", [gzip.compress, lzma.compress, zstandard.compress])
def test_cut_compressed_records_keep_those_before_the_cut(tmp_path: Path, pack: object) -> None:
    assert callable(pack)
    whole = pack(RECORDS)
    found = items(tmp_path, whole[: len(whole) * 3 // 4])
    assert all(isinstance(item, Page) for item in found[:-1])
    assert [item.id for item in found[:-1] if isinstance(item, Page)] == [str(n) for n in range(len(found) - 1)]
    assert isinstance(found[-1], Issue) and "cut short" in found[-1].reason
    assert len(found) > 100


def test_a_wrong_checksum_is_told_after_the_records(tmp_path: Path) -> None:
    whole = bytearray(gzip.compress(RECORDS))
    whole[-6] ^= 0xFF
    found = items(tmp_path, bytes(whole))
    assert len(found) == 601 and isinstance(found[-1], Issue)


@pytest.mark.parametrize("pack", [gzip.compress, lzma.compress, zstandard.compress])
def test_a_cut_compressed_page_is_an_error(tmp_path: Path, pack: object) -> None:
    assert callable(pack)
    data = pack(("قال الوزير كلاما كثيرا. " + random.Random(2).randbytes(3000).hex()).encode())
    with pytest.raises(InputError, match="cut short"):
        items(tmp_path, data[: len(data) // 2])
    with pytest.raises(InputError, match="cut short"):
        items(tmp_path, data[:5] if pack is not lzma.compress else data[:8])


def test_a_page_over_the_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(text, "LIMIT", 100)
    with pytest.raises(InputError, match="longer"):
        items(tmp_path, b"a" * 101)


def test_a_file_that_may_not_be_opened(tmp_path: Path) -> None:
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere")
    with pytest.raises(InputError, match="no such file"):
        read([str(tmp_path / "gone.txt")])


@settings(max_examples=200, deadline=None)
@given(data=st.binary(max_size=400) | st.text(max_size=200).map(lambda words: words.encode("utf-8", "replace")))
def test_no_bytes_crash_the_reader(data: bytes, tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("any")
    try:
        found = items(folder, data)
    except InputError:
        return
    for item in found:
        if isinstance(item, Page):
            item.raw.encode("utf-8")


def test_sources_are_named_or_not(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("نص", "utf-8")
    source = Source(tmp_path / "a.txt", "a.txt", "a.txt", True)
    with (tmp_path / "a.txt").open("rb") as stream:
        assert [page.id for page in text.pages(stream, source) if isinstance(page, Page)] == ["a.txt"]
