"""Each format, encoding and compression of an input gives the same page."""

from __future__ import annotations

import bz2
import gzip
import io
import json
import lzma
import tracemalloc
from pathlib import Path

import pytest
import zstandard

from ingest.errors import InputError
from ingest.model import Issue, Page
from ingest.read import read

TEXT = "وصل الوزير إلى العاصمة صباح اليوم.\n\nوقال إن المحادثات تبدأ غدا، وإنها تستمر ثلاثة أيام في مقر الوزارة.\n"
PARAGRAPH = (
    "أعلن مجلس البلدة أنه سيعقد اجتماعا مفتوحا مع السكان لبحث خطة تجديد السوق القديمة وتوسيع الطرق المؤدية إليه."
)
HTML = f"""<!DOCTYPE html><html lang="ar"><head><meta charset="utf-8"><title>مجلس البلدة | صحيفة الحي</title>
<meta property="og:site_name" content="صحيفة الحي"><meta property="og:title" content="المجلس يجتمع مع السكان">
<meta property="article:published_time" content="2024-03-05T23:30:00+03:00">
<link rel="canonical" href="https://alhayy.example/a/1"></head><body><nav><a href="/">الرئيسية</a></nav>
<article><h1>المجلس يجتمع مع السكان</h1><p>{PARAGRAPH}</p><p>{PARAGRAPH[::1]} وأضاف البيان أن الدعوة عامة.</p></article>
<footer>جميع الحقوق محفوظة</footer></body></html>"""


def pages(path: Path | str, **options: object) -> tuple[list[Page], list[Issue]]:
    items = list(read([str(path)], **options))  # type: ignore[arg-type]
    return [item for item in items if isinstance(item, Page)], [item for item in items if isinstance(item, Issue)]


def written(folder: Path, name: str, data: bytes) -> Path:
    (folder / name).write_bytes(data)
    return folder / name


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1256"])
def test_encodings(tmp_path: Path, encoding: str) -> None:
    found, issues = pages(written(tmp_path, "page.txt", TEXT.encode(encoding)))
    assert [page.raw for page in found] == [TEXT]
    assert not issues


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1256"])
def test_encodings_of_records(tmp_path: Path, encoding: str) -> None:
    lines = "\n".join(json.dumps({"id": str(n), "text": TEXT}, ensure_ascii=False) for n in range(3))
    found, issues = pages(written(tmp_path, "r.jsonl", lines.encode(encoding)))
    assert [(page.id, page.raw) for page in found] == [(str(n), TEXT) for n in range(3)]
    assert not issues


@pytest.mark.parametrize("latin", ["Le ministre a été reçu à l'Élysée", "Größe über alles, schöne Grüße"])
def test_other_8_bit_encodings_are_refused(tmp_path: Path, latin: str) -> None:
    with pytest.raises(InputError, match="encoding"):
        pages(written(tmp_path, "page.txt", latin.encode("latin-1")))


def test_iso_8859_6_is_not_read_as_windows_1256(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="encoding"):
        pages(written(tmp_path, "page.txt", TEXT.encode("iso8859-6")))


@pytest.mark.parametrize("pack", [gzip.compress, lzma.compress, bz2.compress, zstandard.compress])
def test_compressions_are_told_by_content(tmp_path: Path, pack: object) -> None:
    assert callable(pack)
    found, _ = pages(written(tmp_path, "no-ending", pack(TEXT.encode())))
    assert [page.raw for page in found] == [TEXT]


@pytest.mark.parametrize("pack", [gzip.compress, lzma.compress, zstandard.compress])
def test_several_compressed_members_are_one_file(tmp_path: Path, pack: object) -> None:
    assert callable(pack)
    records = [json.dumps({"id": n, "text": TEXT}).encode() + b"\n" for n in range(2)]
    found, _ = pages(written(tmp_path, "r", pack(records[0]) + pack(records[1])))
    assert [page.id for page in found] == ["0", "1"]


def test_html(tmp_path: Path) -> None:
    [page], issues = pages(written(tmp_path, "a.txt", HTML.encode()))
    assert not issues
    assert (page.format, page.title, page.source) == ("html", "المجلس يجتمع مع السكان", "صحيفة الحي")
    assert (page.published, page.url) == ("2024-03-05", "https://alhayy.example/a/1")
    assert PARAGRAPH in page.raw
    assert "الرئيسية" not in page.raw and "محفوظة" not in page.raw


def test_html_in_a_declared_encoding(tmp_path: Path) -> None:
    [page], _ = pages(written(tmp_path, "a.html", HTML.replace("utf-8", "windows-1256").encode("cp1256")))
    assert PARAGRAPH in page.raw


def test_json_ld_goes_before_meta(tmp_path: Path) -> None:
    data = {"@graph": [{"@type": "WebPage", "headline": "صفحة"}, {
        "@type": ["NewsArticle"], "headline": "عنوان المقال", "datePublished": "2024-02-01T01:00:00+03:00",
        "publisher": {"name": "وكالة الحي"}}]}  # fmt: skip
    script = (
        f'<script type="application/ld+json">{json.dumps(data)}</script><script type="application/ld+json">{{</script>'
    )
    [page], _ = pages(written(tmp_path, "a.html", HTML.replace("</head>", script + "</head>").encode()))
    assert (page.title, page.published, page.source) == ("عنوان المقال", "2024-02-01", "وكالة الحي")


def test_html_without_article_is_an_issue(tmp_path: Path) -> None:
    links = "".join(f'<li><a href="/{n}">قسم الأخبار {n}</a></li>' for n in range(20))
    found, [issue] = pages(written(tmp_path, "a.html", f"<html><body><ul>{links}</ul></body></html>".encode()))
    assert not found
    assert "no article" in issue.reason


def test_a_text_that_begins_with_a_bracket_is_text(tmp_path: Path) -> None:
    [page], _ = pages(written(tmp_path, "a", ("[تحديث] " + TEXT).encode()))
    assert page.format == "text"
    [page], _ = pages(written(tmp_path, "b", ("<< " + TEXT).encode()))
    assert page.format == "text"


def test_folder(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / ".git").mkdir()
    for name in ("b/2.txt", "a.txt", "b/10.txt", "README.md", ".hidden", ".git/config"):
        written(tmp_path, name, (name + "\n" + TEXT).encode())
    written(tmp_path, "bad.txt", b"")
    found, [issue] = pages(tmp_path)
    assert [page.id for page in found] == ["a.txt", "b/10.txt", "b/2.txt"]
    assert issue.origin.endswith("bad.txt") and "empty" in issue.reason


def test_empty_folder(tmp_path: Path) -> None:
    written(tmp_path, "README.md", TEXT.encode())
    with pytest.raises(InputError, match="no page"):
        pages(tmp_path)


def test_standard_input() -> None:
    [page], _ = pages("-", stdin=io.BytesIO(gzip.compress(TEXT.encode())))
    assert (page.id, page.origin, page.raw) == ("stdin", "stdin", TEXT)


def test_missing_input_is_told_before_anything_is_read(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file"):
        read([str(written(tmp_path, "a.txt", TEXT.encode())), str(tmp_path / "none.txt")])
    with pytest.raises(InputError, match="no input"):
        read([])


def test_many_records_stream_in_bounded_memory(tmp_path: Path) -> None:
    path = tmp_path / "big.jsonl"
    with path.open("w", encoding="utf-8") as file:
        for n in range(5_000):
            file.write(json.dumps({"id": n, "text": f"{n} " + "كلمة " * 400}) + "\n")
    assert path.stat().st_size > 40_000_000
    tracemalloc.start()
    count = sum(isinstance(item, Page) for item in read([str(path)]))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count == 5_000
    assert peak < 8_000_000
