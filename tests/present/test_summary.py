"""The summary of a run."""

from __future__ import annotations

from ingest.model import Issue
from ingest.present import summary
from ingest.present.counts import Counts


def test_what_the_store_holds() -> None:
    counts = Counts(2, {"Person": 3, "Place": 1}, {("CONSULT", "planned"): 1}, 1, 40, 5, 6, 7, {"articles": 1200}, 2)
    text = summary.holdings(counts)
    assert "articles    2\n" in text and "quantities  7\n" in text
    assert "4: 3 persons, 0 governments, 0 organizations, 1 places; named 40 times" in text
    assert "1 in 1 reports" in text and "1,200, of these 1,200 from articles" in text


def test_reports_by_category_and_status() -> None:
    reports = {("CONSULT", "planned"): 1, ("CONSULT", "happened"): 2, ("ASSAULT", "happened"): 4}
    lines = summary.events(reports, None, True).splitlines()
    assert [line.split() for line in lines if not line.startswith("-")] == [
        ["reports", "happened", "planned", "all"],
        ["ASSAULT", "4", "4"],
        ["CONSULT", "2", "1", "3"],
        ["all", "6", "1", "7"],
    ]
    assert summary.events({}, None, True) == ""


def test_like_reasons_are_counted_together() -> None:
    issues = [
        Issue("a:1", "describe", "statement «قال» left out: a statement has a speaker"),
        Issue("a:2", "describe", "statement «أكد» left out: a statement has a speaker"),
        Issue("a:3", "read", "broken JSON: Expecting value: line 1 column 9 (char 8)"),
        Issue("a:4", "clean", "article 1 of the page: not Arabic: English, 0 of 321 letters are Arabic"),
        Issue("a:5", "clean", "article 2 of the page: not Arabic: English, 3 of 32 letters are Arabic"),
    ]
    assert summary.skipped(issues) == (
        "skipped     5\n"
        "         2  clean: not Arabic: English\n"
        "         2  describe: statement left out: a statement has a speaker\n"
        "         1  read: broken JSON: Expecting value\n"
    )
    assert summary.skipped([]) == ""
