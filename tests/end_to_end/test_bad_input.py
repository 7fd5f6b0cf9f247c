"""Input that cannot be read, or only in part: one clear line that names file, place and remedy, and nothing half done."""

from __future__ import annotations

import gzip
import json
import random
from collections.abc import Callable
from pathlib import Path

import pytest
from naba_runs import Ran, rows

from ingest.commands import annotate
from ingest.commands import ingest as ingest_command
from ingest.describe import terms
from ingest.pipeline import Pipeline
from ingest.run import background
from ingest.store.embedded import Store

TEXT = (
    "أعلن وزير الخارجية المصري أمس الاثنين أن بلاده رفضت المقترح الإسرائيلي بشأن معبر رفح. "
    "وقال الوزير إن القاهرة لن تقبل تهجير السكان من قطاع غزة. "
    "وأضاف أن المفاوضات مع حركة حماس ستستأنف في الدوحة."
)
HEADLINES = ("مصر ترفض المقترح الجديد", "الدوحة تستضيف جولة محادثات", "وزير الخارجية يصل إلى عمان")
RELATED = "إقرأ أيضاً:\n" + "".join(f"• {headline}\n" for headline in HEADLINES * 4)


def record(id_: str, text: str = TEXT, **more: str) -> str:
    return json.dumps({"id": id_, "text": text, **more}, ensure_ascii=False) + "\n"


def words(number: int) -> str:
    """Text of its own for each number, that compression cannot shorten to nothing."""
    return TEXT + " ".join(random.Random(number).choices(TEXT.split(), k=60))


@pytest.fixture(autouse=True)
def warm(pipeline: Pipeline, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The real pipeline, loaded once; the authority is left out of the stores, which takes seconds and is not asked for."""
    for command in (ingest_command, annotate):
        monkeypatch.setattr(command, "Standard", lambda recogniser, model: _Loaded(pipeline))
    monkeypatch.setattr(background, "refresh", lambda store: False)
    monkeypatch.chdir(tmp_path)


class _Loaded:
    def __init__(self, pipeline: Pipeline) -> None:
        self._pipeline = pipeline

    def __call__(self) -> Pipeline:
        return self._pipeline


Naba = Callable[..., Ran]
UNREADABLE: dict[str, tuple[bytes, str]] = {
    "empty.txt": (b"", "empty: there is no text in it"),
    "spaces.txt": (b" \n\n", "empty: there is no text in it"),
    "noise.txt": (random.Random(1).randbytes(4000), "not a text: binary data"),
    "photo.txt": (b"\x89PNG\r\n\x1a\n" + bytes(100), "not a text: a PNG image"),
    "report.txt": (b"%PDF-1.7\n" + bytes(100), "not a text: a PDF document"),
    "cut.txt.gz": (gzip.compress("".join(map(words, range(9))).encode())[:-600], "the data are damaged or cut short"),
}


@pytest.mark.parametrize("name", UNREADABLE)
@pytest.mark.parametrize("command", ["ingest", "annotate"])
def test_a_file_that_cannot_be_read_is_told_and_leaves_nothing(naba: Naba, command: str, name: str) -> None:
    data, reason = UNREADABLE[name]
    Path(name).write_bytes(data)
    ran = naba(command, name)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(f"naba: {name}: {reason}") and ran.err.count("\n") == 1
    assert [path.name for path in Path().iterdir()] == [name]


def test_a_folder_without_pages(naba: Naba) -> None:
    Path("pages").mkdir()
    Path("pages", ".hidden").write_text(TEXT, "utf-8")
    ran = naba("ingest", "pages")
    assert ran == Ran(2, "", "naba: pages: the folder holds no page (hidden files and README.md are passed over)\n")
    assert not Path("graph").exists()


def test_unreadable_files_of_a_folder_are_skipped_and_the_rest_is_read(naba: Naba) -> None:
    Path("pages").mkdir()
    for name, (data, _) in UNREADABLE.items():
        Path("pages", name).write_bytes(data)
    Path("pages", "whole.txt").write_text(TEXT, "utf-8")
    ran = naba("ingest", "pages")
    assert ran.code == 1 and ran.out.startswith("Articles: 1 new")
    for name, (_, reason) in UNREADABLE.items():
        assert f"skipped: pages/{name}: read: {reason}" in ran.err
    assert ran.err.count("\n") == len(UNREADABLE)


PARTLY: dict[str, tuple[bytes, list[str], int]] = {
    "broken-line.jsonl": (
        (record("a") + '{"id": "b", "text": \n' + record("c", words(1))).encode(),
        ["broken-line.jsonl:2: read: broken JSON"],
        2,
    ),
    "cut.jsonl.gz": (
        gzip.compress("".join(record(str(n), words(n)) for n in range(6)).encode())[:-40],
        ["cut short"],
        5,
    ),
    "none.html": (
        b"<!doctype html><html><head><title>x</title></head><body><nav><a href='/'>home</a></nav></body></html>",
        ["none.html: read: no article was found in the HTML page"],
        0,
    ),
    "links.txt": (RELATED.encode(), ["links.txt: clean: only headlines and marker lines, no article"], 0),
    "english.txt": (b"The talks will go on in Doha next week. " * 9, ["not Arabic: English"], 0),
    "surrogate.jsonl": (
        record("a", TEXT + " @ " + TEXT).replace("@", "\\ud800").encode(),
        ["surrogate.jsonl:1: read: 1 character(s) that are no text", "U+FFFD; the rest is kept"],
        1,
    ),
    "stray-byte.txt": (
        (TEXT + " @ " + TEXT).encode().replace(b"@", b"\xed\xa0\x80"),
        ["stray-byte.txt: read: 3 character(s) that are no text", "U+FFFD; the rest is kept"],
        1,
    ),
    "nul.txt": (
        f"{TEXT}\0{TEXT}".encode(),
        ["nul.txt: read: 1 character(s) that are no text", "U+FFFD; the rest is kept"],
        1,
    ),
    "same-id.jsonl": (
        (record("a") + record("a", words(1))).encode(),
        ["same-id.jsonl:2: read: the id 'a' is taken: same-id.jsonl:1 has another text under it"],
        1,
    ),
    "no-day.jsonl": (
        record("a", published="2024-06-31").encode(),
        ["no-day.jsonl:1: read: the date '2024-06-31' was not understood; relative dates stay open"],
        1,
    ),
}


@pytest.mark.parametrize("name", PARTLY)
def test_what_is_left_out_is_told_and_the_rest_is_kept(naba: Naba, name: str) -> None:
    data, reasons, kept = PARTLY[name]
    Path(name).write_bytes(data)
    ran = naba("ingest", name)
    assert ran.code == 1
    assert ran.err.startswith("skipped: ") and ran.err.count("\n") == 1
    assert all(reason in ran.err for reason in reasons), ran.err
    with Store.open("graph", read_only=True) as store:
        assert len(store.digests()) == kept
        assert len(rows(store, f"SELECT ?a WHERE {{ ?a a <{terms.ARTICLE}> }}").rows) == kept
    assert len(Path("graph/issues.jsonl").read_text("utf-8").splitlines()) == 1
    again = naba("annotate", name)
    assert (again.code, again.err) == (1, ran.err)
    assert sum("skipped" not in json.loads(line) for line in again.out.splitlines()) == kept


def test_20_mb_on_one_line(naba: Naba) -> None:
    Path("long.txt").write_text(TEXT * (20_000_000 // len(TEXT.encode()) + 1), "utf-8")
    ran = naba("ingest", "long.txt")
    assert ran.code == 1 and ran.err.startswith("skipped: long.txt: clean: article 1 of the page: 11,")
    assert "characters without a mark of an article's end, more than 200,000; cut it up\n" in ran.err
    assert naba("annotate", "long.txt") == Ran(1, "", ran.err)


def test_mixed_scripts_are_read_as_far_as_they_are_arabic(naba: Naba) -> None:
    page = f"{TEXT}\n\nאמר ראש הממשלה כי המדינה לא תסכים.\n\nThe talks will go on, said John Smith.\n\n{words(1)}\n"
    Path("mixed.txt").write_text(page, "utf-8")
    ran = naba("annotate", "mixed.txt")
    assert (ran.code, ran.err) == (0, "")
    (found,) = [json.loads(line) for line in ran.out.splitlines()]
    named = [page[slice(*span)] for entity in found["entities"] for span in entity["mentions"]]
    assert "حركة حماس" in named or "حماس" in named
    assert not [name for name in named if not any("\u0621" <= char <= "\u064a" for char in name)]


@pytest.mark.parametrize("day", ["31 يونيو 2024", "30 فبراير 2024", "30 شوال 1445"])
def test_a_day_that_does_not_exist_is_never_given(naba: Naba, day: str) -> None:
    Path("day.txt").write_text(f"{TEXT} واجتمع الوزير مع نظيره القطري في {day} في الدوحة.\n", "utf-8")
    ran = naba("ingest", "day.txt")
    assert (ran.code, ran.err) == (0, "")
    with Store.open("graph", read_only=True) as store:
        dates = rows(store, f"SELECT ?d WHERE {{ ?t <{terms.DATE}> ?d }}").rows
        bounds = rows(store, f"SELECT ?d WHERE {{ ?t <{terms.NABA}earliest>|<{terms.NABA}latest> ?d }}").rows
    days = {row[0].value for row in (*dates, *bounds) if row[0]}
    assert not [found for found in days if len(found) == 10], "no day is known: the page has no date of its own"
