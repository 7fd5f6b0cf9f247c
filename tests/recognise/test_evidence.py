"""What is known of each word before the trained model looks at it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from toy_names import LISTS_OF_NAMES

from ingest.arabic.analyse import Analyser
from ingest.model import Parsed
from ingest.recognise.conll import article
from ingest.recognise.evidence import COLUMNS, Evidence, Word
from ingest.recognise.knowledge import Knowledge

Read = Callable[..., dict[str, Word]]


@pytest.fixture(scope="module")
def evidence(knowledge: Knowledge) -> Evidence:
    return knowledge.evidence(LISTS_OF_NAMES)


@pytest.fixture(scope="module")
def read(evidence: Evidence, analyser: Analyser) -> Read:
    """The words of a text by their form as written."""

    def words(text: str, corpus: str = "news") -> dict[str, Word]:
        parsed = Parsed(article(text), *analyser(text))
        found = evidence(parsed, corpus)
        assert len(found) == len(parsed.tokens)
        return {token.form: word for token, word in zip(parsed.tokens, found, strict=True)}

    return words


def value(word: Word, column: str) -> str:
    return word.columns[COLUMNS.index(column)]


TEXT = "قال الوزير إن الولايات المتحدة تدعم 3 بنوك، وبنك السنديان في هونغ كونغ BBC."


def test_as_many_values_as_columns(read: Read) -> None:
    assert len(set(COLUMNS)) == len(COLUMNS)
    for word in read(TEXT).values():
        assert len(word.columns) == len(COLUMNS)
        assert all(isinstance(each, str) for each in word.columns)


def test_names_of_the_authority(read: Read) -> None:
    words = read(TEXT)
    assert [value(words[form], "authority") for form in ("الولايات", "المتحدة", "الوزير")] == ["B state", "I state", ""]
    person = read("وصل سامح شكري إلى القاهرة.")
    assert [value(person[form], "authority") for form in ("سامح", "شكري")] == ["B Person", "I Person"]


def test_names_of_the_lists(read: Read) -> None:
    words = read(TEXT)
    assert [value(words[form], "list places") for form in ("هونغ", "كونغ", "السنديان")] == ["B2", "I", ""]
    assert [value(words[form], "list organizations") for form in ("وبنك", "السنديان", "هونغ")] == ["B2", "I", ""]
    assert {value(word, "list works") for word in words.values()} == {""}


def test_no_listed_name_runs_over_the_end_of_a_sentence(read: Read) -> None:
    words = read("عاد من هونغ\nكونغ فيلم قديم")
    assert value(words["هونغ"], "list places") == value(words["كونغ"], "list places") == ""


def test_parts_of_names(read: Read) -> None:
    words = read("التقى ديفيد ومحمد الكرسي.")
    assert value(words["ديفيد"], "part given") == "1" and value(words["ومحمد"], "part given") == ""
    assert int(value(words["ومحمد"], "given")) >= 4  # told in steps, behind its clitic too
    assert value(words["الكرسي"], "part family") == ""


@pytest.mark.parametrize("corpus", ["news", "anercorp"])
def test_whose_conventions_are_wanted(read: Read, corpus: str) -> None:
    assert {value(word, "corpus") for word in read("زار تونس.", corpus).values()} == {corpus}


def test_what_the_analysis_says(read: Read) -> None:
    words = read(TEXT)
    assert value(words["الوزير"], "title") and not value(words["تدعم"], "title")
    assert [value(words[form], "kind") for form in ("قال", "3", "،", "BBC")] == ["word", "number", "punct", "latin"]
    assert (value(words["وبنك"], "clitics"), value(words["الوزير"], "article")) == ("و", "1")
    assert value(words["قال"], "pos") == "verb" and words["قال"].lemma == "قال"
    assert words["الوزير"].bare == "وزير" and words["المتحدة"].form == "المتحده"
    assert value(read("الرئيس المصري")["المصري"], "demonym") == "1"
    assert value(read("شركة السنديان")["شركة"], "head").startswith("Organization")
