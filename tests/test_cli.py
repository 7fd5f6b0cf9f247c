"""The command line: exit codes, streams, formats. The pipeline is a small fake; `test_cli_real.py` has the real one."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent / "run"))  # the fake must be found by worker processes too

from fake_reader import TEXT, FakeFactory

from ingest import cli
from ingest.cli import main
from ingest.commands import annotate, console, texts
from ingest.commands import ingest as ingest_command
from ingest.describe import ids, terms
from ingest.run import background, made_by

Capture = pytest.CaptureFixture[bytes]
TWO = f"{TEXT}\n===\n{TEXT} PLANNED"


def _fake(patch: pytest.MonkeyPatch, folder: Path) -> None:
    for command in (ingest_command, annotate, texts):
        patch.setattr(command, "Standard", lambda recogniser, model: FakeFactory())
    patch.setattr(ingest_command, "database", lambda: None)
    patch.setattr(made_by, "version", lambda *what: "1")
    patch.chdir(folder)


def _pages(folder: Path) -> Path:
    pages = folder / "pages"
    pages.mkdir()
    (pages / "a.txt").write_text(TEXT, "utf-8")
    (pages / "b.txt").write_text(TWO, "utf-8")
    return pages


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with authority and ontology, made once: these take a second or two."""
    folder = tmp_path_factory.mktemp("template")
    _pages(folder)
    with pytest.MonkeyPatch.context() as patch:
        _fake(patch, folder)
        assert main(["ingest", "pages"]) == 0
    return folder / "graph"


@pytest.fixture(autouse=True)
def fake(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, template: Path) -> None:
    _fake(monkeypatch, tmp_path)
    monkeypatch.setattr(background, "refresh", lambda store: False)


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    return _pages(tmp_path)


@pytest.fixture
def store(pages: Path, template: Path) -> Path:
    shutil.copytree(template, "graph")
    return Path("graph")


Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def naba(capsysbinary: Capture) -> Run:
    def run(*argv: str) -> tuple[int, str, str]:
        code = main(list(argv))
        out, err = capsysbinary.readouterr()
        return code, out.decode("utf-8"), err.decode("utf-8")

    return run


def stdin(monkeypatch: pytest.MonkeyPatch, data: str) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data.encode("utf-8"))))


# ---------------------------------------------------------------- usage and errors


@pytest.mark.parametrize("command", [command.NAME for command in cli.COMMANDS])
def test_every_command_has_help_with_an_example(naba: Run, command: str) -> None:
    code, out, err = naba(command, "--help")
    assert (code, err) == (0, "")
    assert "example:\n  " in out and f"naba {command}" in out


@pytest.mark.parametrize(
    "argv",
    [
        [],
        ["nosuch"],
        ["ingest", "--workers", "0"],
        ["query", "meetings", "--timeout", "-1"],
        ["export", "--format", "nquads", "--events", "csv"],
    ],
)
def test_wrong_usage_is_2_with_nothing_on_standard_output(naba: Run, argv: list[str]) -> None:
    code, out, err = naba(*argv)
    assert (code, out) == (2, "") and "usage:" in err


@pytest.mark.parametrize(
    ("argv", "words"),
    [
        (["ingest", "nosuch.txt"], "nosuch.txt: there is no such file"),
        (["ingest", "pages", "--field", "published"], "not of the form name=value"),
        (["ingest", "pages", "--field", "nosuch=x"], "unknown field 'nosuch'"),
        (["annotate", "nosuch.txt"], "nosuch.txt: there is no such file"),
        (["query", "meetings", "--store", "nosuch"], "there is no store yet; run naba ingest first"),
        (["query"], "name a question"),
        (["query", "meetngs"], "did you mean events/meetings"),
        (["show", "x", "--store", "nosuch"], "there is no store yet"),
        (["load"], "say where to"),
        (["export", "--events", "csv", "--article", "x"], "--article goes with --format"),
    ],
)
def test_an_error_is_one_line_and_2(naba: Run, pages: Path, argv: list[str], words: str) -> None:
    code, out, err = naba(*argv)
    assert (code, out) == (2, "")
    assert err.startswith("naba: ") and err.count("\n") == 1 and words in err


def test_ctrl_c_is_130_and_says_nothing(naba: Run, pages: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(*args: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(ingest_command, "ingest_pages", stopped)
    assert naba("ingest", "pages") == (130, "", "")
    monkeypatch.undo()


def test_a_full_disk_is_an_error_in_one_line(naba: Run, store: Path) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("no /dev/full")
    code, _, err = naba("export", "-o", "/dev/full/x")
    assert code == 2 and err.startswith("naba: ") and err.count("\n") == 1


def naba_process(*argv: str, encoding_of_streams: str = "utf-8") -> subprocess.Popen[bytes]:
    root = str(Path(cli.__file__).parent.parent)
    return subprocess.Popen(
        [sys.executable, "-m", "ingest", *argv],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": root, "PYTHONIOENCODING": encoding_of_streams},
    )


def test_a_reader_that_goes_away_is_met_with_silence(store: Path) -> None:
    process = naba_process("export")
    assert process.stdout is not None and process.stderr is not None
    process.stdout.readline()
    process.stdout.close()
    assert process.stderr.read() == b""
    assert process.wait() == 141
    process.stderr.close()


# ---------------------------------------------------------------- ingest


def test_ingest_ends_with_a_summary_and_two_commands_that_work(naba: Run, pages: Path) -> None:
    code, out, err = naba("ingest", "pages")
    assert (code, err) == (0, "")
    assert out.startswith("Articles: 3 new, 0 changed, 0 unchanged (2 pages in ")
    for line in ("articles    3\n", "statements  3\n", "positions   3\n", "triples "):
        assert line in out
    assert "3 persons, 0 governments, 0 organizations, 0 places; named 3 times" in out
    tips = [line.split()[1:] for line in out.partition("Try next:\n")[2].splitlines()]
    assert [tip[0] for tip in tips] == ["query", "show"]
    for tip in tips:
        code, out, _ = naba(*tip)
        assert code == 0 and "رفض" in out


def test_a_second_ingest_says_that_nothing_changed(naba: Run, store: Path, pages: Path) -> None:
    code, out, _ = naba("ingest", "pages")
    assert code == 0 and out.startswith("Nothing changed: 3 articles stand as they were (2 pages in ")
    (pages / "a.txt").write_text(TEXT + " PLANNED", "utf-8")
    (pages / "b.txt").write_text(TEXT, "utf-8")
    assert naba("ingest", "pages")[1].startswith("Articles: 0 new, 2 changed, 0 unchanged, 1 gone (2 pages in ")


def test_skipped_records_are_listed_and_1(naba: Run, pages: Path) -> None:
    (pages / "c.jsonl").write_text(
        f'{{"id": "1", "text": "{TEXT}"}}\nno json\n{{"id": "2", "text": "SKIP"}}\n', "utf-8"
    )
    for _ in range(2):  # the second time too: the input still has them
        code, out, err = naba("ingest", "pages")
        assert code == 1
        first, second = err.splitlines()
        assert first.startswith("skipped: pages/c.jsonl:2: read: broken JSON")
        assert second == "skipped: pages/c.jsonl:3: clean: article 0: not in Arabic"
        assert "skipped     2\n" in out
    assert len(Path("graph/issues.jsonl").read_text("utf-8").splitlines()) == 2


def test_a_long_list_of_skipped_records_is_cut(naba: Run, pages: Path) -> None:
    (pages / "c.jsonl").write_text("no json\n{}\n" * 50, "utf-8")
    code, _, err = naba("ingest", "pages")
    lines = err.splitlines()
    assert code == 1 and len(lines) == 21 and lines[-1] == "… and 80 more: graph/issues.jsonl"


def test_ingest_takes_standard_input_and_field_names(naba: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    stdin(monkeypatch, json.dumps({"id": "1", "body": TEXT}) + "\n")
    code, out, err = naba("ingest", "-", "--field", "text=body")
    assert (code, err) == (0, "") and "1 new" in out


def test_two_workers_write_the_same_bytes(naba: Run, pages: Path) -> None:
    assert naba("ingest", "pages", "--store", "one")[0] == 0
    assert naba("ingest", "pages", "--store", "two", "--workers", "2")[0] == 0
    assert naba("export", "--store", "one")[1] == naba("export", "--store", "two")[1]


# ---------------------------------------------------------------- annotate


def objects(text: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in text.splitlines()]


def test_annotate_gives_an_object_an_article_in_input_order(naba: Run, pages: Path) -> None:
    code, out, err = naba("annotate", "pages/b.txt", "pages/a.txt")
    assert (code, err) == (0, "")
    assert [found["id"] for found in objects(out)] == ["b.txt#1", "b.txt#2", "a.txt"]
    assert not Path("graph").exists()


def test_annotate_gives_an_object_a_record_also_where_it_is_skipped(naba: Run, tmp_path: Path) -> None:
    records = [
        {"id": "1", "text": TWO},
        {"id": "2", "text": "SKIP", "published": "2024-06-01"},
        {"id": "3", "text": TEXT},
    ]
    (tmp_path / "in.jsonl").write_text("".join(json.dumps(r) + "\n" for r in records), "utf-8")
    code, out, err = naba("annotate", "in.jsonl")
    first, second, third = objects(out)
    assert code == 1 and err == "skipped: in.jsonl:2: clean: article 0: not in Arabic\n"
    assert (first["id"], second["id"], third["id"]) == ("1", "2", "3")
    assert [len(found["events"]) for found in (first, second, third)] == [2, 0, 1]  # type: ignore[arg-type]
    assert second["skipped"] == "article 0: not in Arabic" and second["published"] == "2024-06-01"
    for found in (first, third):
        for event in found["events"]:  # type: ignore[attr-defined]
            start, end = event["trigger"]
            assert records[int(str(found["id"])) - 1]["text"][start:end] == "رفض"


def test_annotate_lists_a_text_page_without_article(naba: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("SKIP", "utf-8")
    (tmp_path / "b.txt").write_text(".\n", "utf-8")
    (tmp_path / "c.txt").write_text(TEXT, "utf-8")
    code, out, err = naba("annotate", "a.txt", "b.txt", "c.txt")
    assert (code, [found["id"] for found in objects(out)]) == (1, ["c.txt"])
    assert err.splitlines() == [
        "skipped: a.txt: clean: article 0: not in Arabic",
        "skipped: b.txt: clean: no article was found in the page",
    ]


# ---------------------------------------------------------------- query


COUNT = f"SELECT (COUNT(*) AS ?n) WHERE {{ ?r a <{terms.REPORT}> }}"


def test_a_question_as_a_table(naba: Run, store: Path) -> None:
    code, out, err = naba("query", "by-status", "--param", "status=planned")
    assert (code, err) == (0, "1 row\n")
    assert out.splitlines()[0].split()[:3] == ["date", "published", "eventType"]
    assert "type:REJECT" in out and "report/" in out


def test_machine_formats_are_whole_and_bare(naba: Run, store: Path) -> None:
    _, out, err = naba("query", "by-status", "--param", "status=planned", "--format", "csv")
    (row,) = list(csv.DictReader(io.StringIO(out)))
    assert err == "" and row["report"].startswith(ids.THINGS + "report/") and "\u2068" not in out
    _, out, _ = naba("query", "by-status", "--param", "status=planned", "--format", "json")
    assert json.loads(out)["results"]["bindings"][0]["report"]["value"] == row["report"]
    _, out, _ = naba("query", "by-status", "--param", "status=planned", "--format", "tsv")
    assert f"<{row['report']}>" in out


def test_free_sparql_from_standard_input_and_a_file(
    naba: Run, store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stdin(monkeypatch, COUNT)
    assert naba("query", "-", "--format", "csv") == (0, "n\r\n3\r\n", "")
    assert naba("query", COUNT, "--format", "csv") == (0, "n\r\n3\r\n", "")
    (tmp_path / "own.rq").write_text(COUNT, "utf-8")
    assert naba("query", "own.rq", "--format", "csv")[1] == "n\r\n3\r\n"
    (tmp_path / "own.rq").write_text(
        "#+ summary: Reports of a status\n#+ params:\n#+   status  status  planned  Which\n#+ returns:\n"
        f"#+   r  The report\nSELECT ?r WHERE {{ ?r <{terms.STATUS_OF}> ?status }}",
        "utf-8",
    )
    assert len(naba("query", "own.rq", "--format", "csv", "--param", "status=happened")[1].splitlines()) == 3


def test_a_query_over_one_graph(naba: Run, store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    graph = "article/" + ids.article("a.txt", 0).rpartition("/")[2]
    for given in (graph, ids.GRAPHS + graph):
        stdin(monkeypatch, COUNT)
        assert naba("query", "-", "--format", "csv", "--graph", given)[1] == "n\r\n1\r\n"
    stdin(monkeypatch, COUNT)
    assert naba("query", "-", "--graph", "nosuch")[0] == 2


def test_triples_come_as_turtle(naba: Run, store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    construct = f"CONSTRUCT {{ ?s a <{terms.REPORT}> }} WHERE {{ ?s a <{terms.REPORT}> }}"
    stdin(monkeypatch, construct)
    code, out, _ = naba("query", "-")
    assert code == 0 and out.count("naba:Report") == 3 and "@prefix naba:" in out
    stdin(monkeypatch, construct)
    assert "turtle" in naba("query", "-", "--format", "csv")[2]
    stdin(monkeypatch, COUNT)
    assert "no" in naba("query", "-", "--format", "turtle")[2]


def test_an_ask_gives_a_word(naba: Run, store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stdin(monkeypatch, "ASK { ?s ?p ?o }")
    assert naba("query", "-") == (0, "true\n", "")


def test_a_wrong_query_names_line_and_column(naba: Run, store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stdin(monkeypatch, "SELECT *\nWHERE { ?s ?p }")
    code, out, err = naba("query", "-")
    assert (code, out) == (2, "") and "line 2, column" in err


def test_a_query_that_takes_too_long_is_stopped(naba: Run, store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stdin(monkeypatch, "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }")
    code, out, err = naba("query", "-", "--timeout", "0.5")
    assert (code, out) == (2, "") and "time limit of 0.5 s" in err


def test_the_list_of_questions_and_of_what_one_takes(naba: Run) -> None:
    _, out, _ = naba("query", "--list")
    assert "events/meetings" in out and "quality/" not in out
    _, out, _ = naba("query", "meetings", "--list")
    assert "party" in out and "entity" in out and "oneName" in out


# ---------------------------------------------------------------- show, stats, validate, export


def test_show_leads_from_an_article_to_the_exact_words(naba: Run, store: Path, pages: Path) -> None:
    code, out, _ = naba("show", "b.txt#2")
    assert code == 0 and out.count("Article\n") == 1 and "planned" in out
    brief = next(word for word in out.split() if word.startswith("report/"))
    code, out, _ = naba("show", brief)
    assert code == 0 and "Words (characters of the page's raw text, from 0)" in out
    line = next(line for line in out.splitlines() if line.startswith("trigger"))
    start, end = (int(word) for word in line.split()[1:3])
    assert (pages / "b.txt").read_text("utf-8")[start:end] == "رفض"
    assert "سامي النجار" in out and "b.txt" in out


def test_show_takes_articles_entities_and_iris(naba: Run, store: Path) -> None:
    assert naba("show", "b.txt")[1].count("Article\n") == 2
    assert naba("show", ids.article("a.txt", 0))[1].count("Article\n") == 1
    assert naba("show", ids.article_graph(ids.article("a.txt", 0)))[1].count("Article\n") == 1
    _, out, _ = naba("show", "سامي النجار")
    assert "Person" in out and "Articles that name it" in out and "Statements" in out
    code, out, _ = naba("show", "gov-US")
    assert code == 0 and "United States" in out


def test_show_prints_the_text_with_its_marks_before_the_tables(naba: Run, store: Path) -> None:
    code, out, err = naba("show", "a.txt")
    text, _, tables = out.partition("\nArticle\n")
    assert (code, err) == (0, "")
    assert "[\u2066P\u2069 سامي النجار]" in text and "{\u2066E1\u00a0REJECT\u00a0happened:\u2069 رفض}" in text
    assert "marks:  [P] person" in text and "Events\n" in tables
    assert naba("show", "a.txt", "--no-text")[1] == "Article\n" + tables
    assert naba("show", "a.txt") == (code, out, err)


def test_show_says_where_the_text_is_not_kept_and_takes_it_from_a_file(naba: Run, store: Path, pages: Path) -> None:
    whole = naba("show", "a.txt")[1]
    for kept in (store / "pages").rglob("*.gz"):
        kept.unlink()
    code, out, err = naba("show", "a.txt")
    assert code == 0 and out.startswith("Article\n") and "does not keep the text" in err and "--page FILE" in err
    assert naba("show", "a.txt", "--page", "pages/a.txt") == (0, whole, "")
    (pages / "a.txt").write_text(TEXT.replace("رفض", "قبل"), "utf-8")
    code, out, err = naba("show", "a.txt", "--page", "pages/a.txt")
    assert code == 0 and "pages/a.txt is not what was read" in err and "3 of 5 marks are left out" not in err
    assert "marks are left out: the text has other words there" in err and "E1" not in out.partition("\nmarks:")[0]
    (pages / "two.jsonl").write_text('{"id": "x", "text": "خبر"}\n{"id": "y", "text": "خبران"}\n', "utf-8")
    code, _, err = naba("show", "a.txt", "--page", "pages/two.jsonl")
    assert code == 2 and "2 pages, none of them 'a.txt' or with its text" in err


def test_a_text_that_is_gone_is_kept_again_by_the_next_ingest(naba: Run, store: Path, pages: Path) -> None:
    kept = sorted((store / "pages").rglob("*.gz"))
    assert len(kept) == 2
    kept[0].unlink()
    assert naba("ingest", "pages")[0] == 0
    assert sorted((store / "pages").rglob("*.gz")) == kept


def test_a_changed_page_leaves_no_text_behind(naba: Run, store: Path, pages: Path) -> None:
    before = {path.name for path in (store / "pages").rglob("*.gz")}
    (pages / "a.txt").write_text(TEXT + " PLANNED", "utf-8")
    assert naba("ingest", "pages")[0] == 0
    after = {path.name for path in (store / "pages").rglob("*.gz")}
    assert len(after) == 2 and len(before & after) == 1


def test_a_kept_text_that_was_changed_is_an_error(naba: Run, store: Path) -> None:
    for kept in (store / "pages").rglob("*.gz"):
        kept.write_bytes(b"x")
    code, out, err = naba("show", "a.txt")
    assert (code, out) == (2, "") and "the kept text was changed" in err and err.count("\n") == 1


def test_show_reads_a_page_on_the_spot_without_a_store(naba: Run, pages: Path) -> None:
    code, out, err = naba("show", "--page", "pages/b.txt")
    assert (code, err) == (0, "") and not Path("graph").exists()
    assert out.count("\nArticle\n") == 2 and "E1\u00a0REJECT\u00a0planned" in out
    (pages / "none.txt").write_text("SKIP", "utf-8")
    assert naba("show", "--page", "pages/none.txt")[0] == 1
    code, _, err = naba("show")
    assert code == 2 and "--page FILE" in err


def test_show_writes_a_web_page(naba: Run, store: Path, pages: Path) -> None:
    assert naba("show", "a.txt", "--html", "a.html") == (0, "", "")
    text = Path("a.html").read_text("utf-8")
    assert text.startswith("<!doctype html>") and "سامي النجار" in text and "report/" in text
    assert naba("show", "a.txt", "--html", "-")[1] == text
    assert naba("show", "--page", "pages/a.txt", "--html", "-")[1].count('class="card"') == text.count('class="card"')
    code, _, err = naba("show", "gov-US", "--html", "b.html")
    assert code == 2 and "go with an article" in err and not Path("b.html").exists()


def test_why_walks_from_a_triple_to_the_words(naba: Run, store: Path, pages: Path) -> None:
    _, out, _ = naba("show", "a.txt")
    report = next(word for word in out.split() if word.startswith("report/"))
    code, out, err = naba("why", report, "naba:status", "status:happened")
    assert (code, err) == (0, "")
    line = next(line for line in out.splitlines() if line.startswith("trigger"))
    start, end = (int(word) for word in line.split()[1:3])
    assert (pages / "a.txt").read_text("utf-8")[start:end] == "رفض"
    assert re.search(r"^confidence +0.7$", out, re.MULTILINE)
    for told in ("rule", "sentence", "digest of the page", "Chain, the outermost first", "a.txt"):
        assert told in out
    code, _, err = naba("why", report, "status", "status:planned")
    assert code == 2 and "has: status:happened" in err
    assert naba("why", f"<{ids.article('a.txt', 0)}> a naba:Article .")[0] == 0
    assert "سامي النجار" in naba("why", ids.article("a.txt", 0), "schema:headline", TEXT[:40])[1]


def test_what_is_less_sure_is_left_out_and_told(naba: Run, pages: Path) -> None:
    code, out, _ = naba("ingest", "pages", "--min-confidence", "0.75")
    assert code == 0 and "left out    3 records below confidence 0.75\n" in out
    assert "events      0 in 0 reports\nstatements  3\n" in out
    catalogue = naba("query", f"SELECT ?m ?n WHERE {{ ?g <{terms.MIN_CONFIDENCE}> ?m ; <{terms.LEFT_OUT}> ?n }}")[1]
    assert catalogue.count("0.75") == 3
    assert naba("ingest", "pages", "--min-confidence", "0.75", "--store", "other")[0] == 0
    assert naba("export", "--store", "other")[1] == naba("export")[1]
    assert naba("stats")[1].count("left out    3 records") == 1


def test_a_query_leaves_out_rows_of_what_is_less_sure(naba: Run, store: Path) -> None:
    asked = ("query", "by-status", "--param", "status=happened", "--format", "csv")
    whole = naba(*asked)[1].splitlines()
    assert len(whole) == 3
    code, out, err = naba(*asked, "--min-confidence", "0.7")
    assert (code, out.splitlines(), err) == (0, whole, "0 rows left out below confidence 0.7\n")
    code, out, err = naba(*asked, "--min-confidence", "0.71")
    assert (code, out.splitlines(), err) == (0, whole[:1], "2 rows left out below confidence 0.71\n")
    for text in (COUNT, "ASK { ?s ?p ?o }"):
        code, out, err = naba("query", text, "--min-confidence", "0.5")
        assert (code, out) == (2, "") and "--min-confidence" in err


def test_annotate_leaves_out_and_says_so(naba: Run, pages: Path) -> None:
    code, out, err = naba("annotate", "pages/b.txt", "--min-confidence", "0.85")
    assert (code, err) == (0, "left out below confidence 0.85: 2 reports, 2 statements\n")
    assert [
        (len(f["events"]), len(f["statements"]), len(f["positions"])) for f in map(json.loads, out.splitlines())
    ] == [
        (0, 0, 1),
        (0, 0, 1),
    ]
    for wrong in ("1.5", "-1", "x", "nan"):
        assert naba("annotate", "pages/b.txt", "--min-confidence", wrong)[0] == 2


@pytest.mark.parametrize("thing", ["nosuch", "report/00000000", "https://example.org/nosuch", "a.txt#7"])
def test_show_of_what_is_not_there_is_an_error(naba: Run, store: Path, thing: str) -> None:
    code, out, err = naba("show", thing)
    assert (code, out) == (2, "") and err.startswith("naba: ") and err.count("\n") == 1


def test_stats_counts(naba: Run, store: Path) -> None:
    code, out, _ = naba("stats", "--top", "1")
    assert code == 0 and "REJECT" in out and "authority" in out
    assert "سامي النجار" in out.splitlines()[-1]


def test_validate_of_a_sound_store_and_of_a_broken_one(naba: Run, store: Path) -> None:
    from ingest.store.embedded import Store

    code, out, _ = naba("validate")
    assert not [line for line in out.splitlines() if line.startswith(("a.txt", "b.txt"))]
    sound = out.splitlines()[:-1]
    graph = ids.article_graph(ids.article("a.txt", 0))
    with Store.open(store) as opened:
        kept = [line for line in opened.dump(graph) if f"<{terms.SPEAKER}>" not in line]
        opened.replace([(graph, kept, ())])
    code, out, _ = naba("validate")
    faults = [line for line in out.splitlines()[:-1] if line not in sound]
    assert code == 1
    assert any(f.startswith("a.txt: statement/") and "«قال» at 0–3: a statement has a speaker" in f for f in faults)


def test_exports(naba: Run, store: Path, tmp_path: Path) -> None:
    _, whole, _ = naba("export")
    assert whole.count("\n") == len(set(whole.splitlines()))
    assert naba("export", "-o", "out.nq") == (0, "", "")
    assert (tmp_path / "out.nq").read_text("utf-8") == whole
    code, out, _ = naba("export", "--format", "turtle", "--article", "a.txt")
    assert code == 0 and "naba:Report" in out
    article = ids.article("b.txt", 1).removeprefix(ids.THINGS)
    assert "status:planned" in naba("export", "--format", "turtle", "--article", article)[1]
    assert "GRAPH" in naba("export", "--format", "trig")[1] or "{" in naba("export", "--format", "trig")[1]
    assert json.loads(naba("export", "--format", "jsonld")[1])["@graph"]
    assert len(list(csv.DictReader(io.StringIO(naba("export", "--events", "csv")[1])))) == 3
    assert len(naba("export", "--events", "jsonl")[1].splitlines()) == 3
    assert naba("export", "--format", "turtle")[0] == 2


# ---------------------------------------------------------------- load and query a server


@pytest.fixture
def server(tmp_path: Path) -> Iterator[str]:
    binary = shutil.which("oxigraph", path=str(Path(sys.executable).parent)) or shutil.which("oxigraph")
    assert binary, "the oxigraph package (extra: dev) brings its server"
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    process = subprocess.Popen(
        [binary, "serve", "-l", str(tmp_path / "server"), "-b", f"127.0.0.1:{port}"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        for _ in range(300):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.1)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.kill()
        process.wait()


def test_a_loaded_server_answers_as_the_store_does(naba: Run, store: Path, server: str) -> None:
    code, out, _ = naba("load", "--to", server)
    assert code == 0 and "graphs sent, 0 were there already" in out
    assert naba("load", "--to", server)[1].startswith("Nothing changed: ")
    for form in ("table", "csv"):
        question = ("query", "by-status", "--param", "status=happened", "--format", form)
        assert naba(*question, "--endpoint", server) == naba(*question)


# ---------------------------------------------------------------- the console


def test_an_output_without_unicode_gets_ascii_lines_and_the_letters_as_they_are(store: Path) -> None:
    process = naba_process("query", "by-status", "--param", "status=planned", encoding_of_streams="ascii")
    out, _ = process.communicate()
    assert b"----" in out and "رفض".encode() in out and "\u2068".encode() not in out


def test_data_are_utf_8_and_a_lone_surrogate_is_marked() -> None:
    out = io.BytesIO()
    console.Console(io.BytesIO(), out, io.StringIO()).data("خبر\ud800😀")
    assert out.getvalue().decode("utf-8") == "خبر\ufffd😀"


@pytest.mark.parametrize(
    ("terminal", "environment", "colour"),
    [
        (True, {"TERM": "xterm"}, True),
        (True, {"TERM": "xterm", "NO_COLOR": ""}, True),
        (True, {"TERM": "xterm", "NO_COLOR": "1"}, False),
        (True, {"TERM": "dumb"}, False),
        (False, {"TERM": "xterm"}, False),
    ],
)
def test_colour_is_for_terminals_whose_user_wants_it(
    monkeypatch: pytest.MonkeyPatch, terminal: bool, environment: dict[str, str], colour: bool
) -> None:
    class Out(io.TextIOWrapper):
        def isatty(self) -> bool:
            return terminal

    monkeypatch.delenv("NO_COLOR", raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr("sys.stdout", Out(io.BytesIO(), encoding="utf-8"))
    assert cli._console().colour is colour
