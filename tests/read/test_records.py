"""JSON records: fields, dates, broken lines, repeated ids."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ingest.errors import InputError
from ingest.model import Issue, Page
from ingest.read import jsonl, read
from ingest.read.dates import day_of, written_days


def records(folder: Path, *lines: object, **options: object) -> tuple[list[Page], list[Issue]]:
    path = folder / "r.jsonl"
    path.write_text("\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines), "utf-8")
    items = list(read([str(path)], **options))  # type: ignore[arg-type]
    return [item for item in items if isinstance(item, Page)], [item for item in items if isinstance(item, Issue)]


def test_fields(tmp_path: Path) -> None:
    record = {"id": 7, "title": "ع", "text": "نص", "published": "2024-04-06", "source": {"name": "م"}, "url": None}
    [page], issues = records(tmp_path, record)
    assert page == Page("7", "نص", f"{tmp_path}/r.jsonl:1", "jsonl", "ع", "2024-04-06", "م", "")
    assert not issues


def test_renamed_fields(tmp_path: Path) -> None:
    [page], _ = records(
        tmp_path, {"body": "نص", "time": "2024-04-06 12:00"}, fields={"text": "body", "published": "time"}
    )
    assert (page.raw, page.published) == ("نص", "2024-04-06")
    with pytest.raises(InputError, match="unknown field 'date'"):
        read([str(tmp_path)], fields={"date": "time"})


def test_a_broken_line_is_an_issue_and_the_rest_goes_on(tmp_path: Path) -> None:
    found, issues = records(
        tmp_path, {"id": "a", "text": "نص"}, '{"id": "b", "text": "نص', "", [1], {"id": "c"}, {"id": "d", "text": "نص"}
    )
    assert [page.id for page in found] == ["a", "d"]
    assert [issue.origin.rpartition(":")[2] for issue in issues] == ["2", "4", "5"]
    assert "broken JSON" in issues[0].reason
    assert "a list" in issues[1].reason
    assert "no field 'text' (fields there: id)" in issues[2].reason


def test_a_broken_first_line_does_not_hide_the_others(tmp_path: Path) -> None:
    found, issues = records(tmp_path, '{"id": "b", "text": "نص', {"id": "a", "text": "نص"})
    assert [page.id for page in found] == ["a"]
    assert len(issues) == 1


@pytest.mark.parametrize("text", ["", "  ", None, 5, ["نص"]])
def test_without_text(tmp_path: Path, text: object) -> None:
    found, [issue] = records(tmp_path, {"id": "a", "text": text})
    assert not found
    assert "'text'" in issue.reason


def test_repeated_ids(tmp_path: Path) -> None:
    first, other = {"id": "a", "text": "نص"}, {"id": "a", "text": "نص آخر"}
    found, issues = records(tmp_path, first, other, first)
    assert [page.raw for page in found] == ["نص"]
    assert [issue.origin.rpartition(":")[2] for issue in issues] == ["2", "3"]
    assert "another text" in issues[0].reason and "r.jsonl:1" in issues[0].reason
    assert "same record twice" in issues[1].reason


def test_the_same_file_twice(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("نص", "utf-8")
    page, issue = read([str(path), str(path)])
    assert isinstance(page, Page)
    assert isinstance(issue, Issue) and "same record twice" in issue.reason


def test_a_record_without_id_has_one_that_lines_before_it_do_not_change(tmp_path: Path) -> None:
    alone = records(tmp_path, {"text": "نص"})[0][0].id
    after = records(tmp_path, {"text": "غيره"}, {"text": "نص"})[0][1].id
    assert alone == after != ""
    assert records(tmp_path, {"text": "نص", "url": "http://a.example/"})[0][0].id == "http://a.example/"


@pytest.mark.parametrize(
    "data",
    ['[{"id": 1, "text": "نص"}, {"id": 2, "text": "نص"}]', '[\n {"id": 1, "text": "نص"},\n {"id": 2, "text": "نص"}\n]'],
)
def test_an_array(tmp_path: Path, data: str) -> None:
    found, issues = records(tmp_path, data)
    assert [(page.id, page.origin[-2:]) for page in found] == [("1", ":1"), ("2", ":2")]
    assert not issues


def test_an_array_that_breaks_off_keeps_what_was_read(tmp_path: Path) -> None:
    found, [issue] = records(tmp_path, '[{"id": 1, "text": "نص"}, {"id": 2, "te')
    assert [page.id for page in found] == ["1"]
    assert "element 2" in issue.reason


def test_one_object_over_several_lines(tmp_path: Path) -> None:
    [page], issues = records(tmp_path, json.dumps({"id": "a", "text": "نص"}, indent=2))
    assert page.id == "a"
    assert not issues


def test_a_lone_surrogate_and_nul_become_the_replacement_character(tmp_path: Path) -> None:
    found, issues = records(tmp_path, '{"id": "a", "text": "قال\\ud800 \\u0000نعم \\ud83d\\ude00"}')
    assert [page.raw for page in found] == ["قال\ufffd \ufffdنعم 😀"]
    assert len(issues) == 1 and "2 character(s)" in issues[0].reason
    found[0].raw.encode("utf-8")


def test_a_line_of_20_mb(tmp_path: Path) -> None:
    [page], issues = records(tmp_path, {"id": "a", "text": "كلمة " * 2_300_000})
    assert len(page.raw) > 10_000_000
    assert not issues


def test_a_line_over_the_limit_is_skipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jsonl, "LIMIT", 1000)
    found, [issue] = records(tmp_path, {"id": "a", "text": "ن" * 900}, {"id": "b", "text": "نص"})
    assert [page.id for page in found] == ["b"]
    assert "longer" in issue.reason


def test_a_date_that_is_not_understood_leaves_the_record(tmp_path: Path) -> None:
    [page], [issue] = records(tmp_path, {"id": "a", "text": "نص", "published": "أمس"})
    assert page.published == ""
    assert issue.stage == "read" and "أمس" in issue.reason


@pytest.mark.parametrize(
    ("dates", "days"),
    [
        (("04/05/2024", "25/05/2024"), ["2024-05-04", "2024-05-25"]),
        (("04/05/2024", "05/25/2024"), ["2024-04-05", "2024-05-25"]),
        (("04/05/2024", "06/05/2024"), ["", ""]),
        (("04/05/2024", "25/05/2024", "05/25/2024"), ["", "2024-05-25", ""]),
    ],
)
def test_the_order_of_day_and_month_is_proved_by_the_file(
    tmp_path: Path, dates: tuple[str, ...], days: list[str]
) -> None:
    found, _ = records(tmp_path, *({"id": n, "text": "نص", "time": day} for n, day in enumerate(dates)),
                       fields={"published": "time"})  # fmt: skip
    assert [page.published for page in found] == days


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2024-06-10", "2024-06-10"),
        ("2024-06-10T23:30:00-05:00", "2024-06-10"),
        ("2024-06-10T23:30:00Z", "2024-06-10"),
        ("2024-06-10 12:00", "2024-06-10"),
        ("20240610", "2024-06-10"),
        ("Mon, 10 Jun 2024 23:30:00 +0300", "2024-06-10"),
        ("10 Jun 2024 08:00:00 GMT", "2024-06-10"),
        ("June 10, 2024", "2024-06-10"),
        ("2024/06/10", "2024-06-10"),
        ("25/06/2024", "2024-06-25"),
        (1718000000, "2024-06-10"),
        (1718000000000, "2024-06-10"),
        ("1718000000", "2024-06-10"),
        (1718000000.5, "2024-06-10"),
        ("١٠ يونيو ٢٠٢٤", "2024-06-10"),
        ("الاثنين 10 حزيران/يونيو 2024 - 12:30", "2024-06-10"),
        ("3 كانون الثاني 2024", "2024-01-03"),
        ("12 جويلية 2016", "2016-07-12"),
        # not understood, ambiguous or impossible
        ("10/06/2024", ""),
        ("2024-06-31", ""),
        ("الثلاثاء 10 يونيو 2024", ""),
        ("31 يونيو 2024", ""),
        ("10 حزيران/مايو 2024", ""),
        ("2024", ""),
        (2024, ""),
        (True, ""),
        ("", ""),
        (None, ""),
        (float("nan"), ""),
        (1e30, ""),
        ("أمس", ""),
        ("من 3 مايو 2024 إلى 5 مايو 2024", ""),
    ],
)
def test_days(value: object, day: str) -> None:
    assert day_of(value) == day


def test_dates_in_a_text_have_their_places() -> None:
    text = "قال أمس الأول، الاثنين 10 يونيو 2024، إنه زار 2023/05/07 البلدة"
    found = [(text[written.start : written.end], written.day, written.weekday) for written in written_days(text)]
    assert found == [("الاثنين 10 يونيو 2024", "2024-06-10", True), ("2023/05/07", "2023-05-07", False)]
