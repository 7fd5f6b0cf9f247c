"""The library of questions: finding them, their headers, and what their parameters become."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from store_world import entities

from ingest.describe import ids, nquads, terms
from ingest.errors import DataError, QueryError
from ingest.store.embedded import Store
from ingest.store.header import Parameter, parse_header
from ingest.store.library import Question, find, questions
from ingest.store.parameters import Ask, to_term
from ingest.store.rdf import RDF_LANG_STRING, Iri, Literal, Rows

GOOD = """#+ summary: Who is called what
#+ params:
#+   who     entity     required   One whose names are wanted
#+   lang    string     "a \\"b\\""  A language
#+   kind    status     -          Not of use
#+ returns:
#+   name    The name
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT ?name WHERE { ?who skos:prefLabel ?name FILTER(!BOUND(?kind) && LANG(?name) != ?lang) } ORDER BY ?name
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for name in ("names/of", "other/said"):
        path = tmp_path / f"{name}.rq"
        path.parent.mkdir()
        path.write_text(GOOD, "utf-8")
    return tmp_path


@pytest.fixture
def ask(tmp_path: Path) -> Iterator[Ask]:
    with Store.open(tmp_path / "graph") as store:
        store.replace([entities()])

        def run(text: str) -> Rows:
            found = store.query(text)
            assert isinstance(found, Rows)
            return found

        yield run


def test_questions_are_found_by_whole_or_last_name(root: Path) -> None:
    assert [question.name for question in questions(root)] == ["names/of", "other/said"]
    assert find("names/of", root) == find("of", root) == find("names/of.rq", root)
    with pytest.raises(QueryError, match="did you mean other/said"):
        find("sayd", root)
    (root / "other" / "of.rq").write_text(GOOD, "utf-8")
    with pytest.raises(QueryError, match="several questions are called 'of': names/of, other/of"):
        find("of", root)


def test_a_header_is_read(root: Path) -> None:
    header = find("of", root).header
    assert header.summary == "Who is called what"
    assert header.params == (
        Parameter("who", "entity", None, True, "One whose names are wanted"),
        Parameter("lang", "string", 'a "b"', False, "A language"),
        Parameter("kind", "status", None, False, "Not of use"),
    )
    assert header.columns == (("name", "The name"),)
    assert parse_header("#+ summary: s\n#+ returns: true where\nASK {}", "f").returns == "true where"


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("#+ summary: Who is called what", "#+ summary:", 1),
        ("#+ summary:", "#+ sumary:", 1),
        ("#+ params:\n", "", 2),
        ("#+ params:", "#+ params: who", 2),
        ("entity ", "person ", 3),
        ("One whose names are wanted", "", 3),
        ("#+   lang", "#+   who ", 1),
        ("#+   name    The name", "#+   name", 7),
        ("#+   name    The name", "#+   label   The name", 1),
        ("#+   name    The name\n", "", 1),
        ("-          Not", "over       Not", ""),
        ("?kind", "?sort", 1),
        ("SELECT ?name WHERE {", "SELECT ?name WHERE (", "line 9, column"),
        ("#+ returns:", "#+ returns:\n#+   name    Again\n#+ summary: x", 8),
    ],
)
def test_a_broken_header_or_query_names_file_and_line(root: Path, old: str, new: str, line: int | str) -> None:
    path = root / "names" / "of.rq"
    assert old in GOOD
    path.write_text(GOOD.replace(old, new), "utf-8")
    with pytest.raises(DataError) as caught:
        find("of", root)
    assert f"{path}:{line}" in str(caught.value) if isinstance(line, int) else str(path) in str(caught.value)
    assert isinstance(line, int) or line in str(caught.value)


def test_parameters_become_bindings(root: Path, ask: Ask) -> None:
    question: Question = find("of", root)
    assert question.bindings({"who": "gov-US"}, ask) == {
        "who": Iri(ids.authority_entity("gov-US")),
        "lang": Literal('a "b"'),
    }
    with pytest.raises(QueryError, match="give --param who"):
        question.bindings({}, ask)
    with pytest.raises(QueryError, match="no parameter whom; it takes who, lang, kind"):
        question.bindings({"whom": "x"}, ask)


@pytest.mark.parametrize(
    ("kind", "typed", "term"),
    [
        ("string", ' a"b ', Literal(' a"b ')),
        ("string@ar", "لقاء", Literal("لقاء", RDF_LANG_STRING, "ar")),
        ("date", "2024-02-29", Literal("2024-02-29", nquads.XSD + "date")),
        ("dateTime", "2024-02-29T10:00:00Z", Literal("2024-02-29T10:00:00Z", nquads.XSD + "dateTime")),
        ("integer", "+05", Literal("5", nquads.XSD + "integer")),
        ("decimal", ".50", Literal("0.5", nquads.XSD + "decimal")),
        ("boolean", "true", Literal("true", nquads.XSD + "boolean")),
        ("concept", "CONSULT", Iri(terms.TYPE + "CONSULT")),
        ("status", "planned", Iri(terms.STATUS + "planned")),
        ("stance", "denies", Iri(terms.STANCE + "denies")),
        ("iri", "<urn:x>", Iri("urn:x")),
        ("iri", "n:a", Iri("http://n/a")),
        ("entity", "https://e/x", Iri("https://e/x")),
        ("entity", "gov-EG", Iri(ids.authority_entity("gov-EG"))),
        ("entity", "Q30", Iri(ids.authority_entity("gov-US"))),
        ("entity", "أمريكا", None),
        ("entity", "اميركا", Iri(ids.authority_entity("gov-US"))),
        ("entity", "united states", Iri(ids.authority_entity("gov-US"))),
        ("entity", "أحمد الأوّل", Iri(ids.authority_entity("person-a"))),
    ],
)
def test_what_is_typed_becomes_a_term(kind: str, typed: str, term: object, ask: Ask) -> None:
    param = Parameter("p", kind, None, True, "x")
    if term is None:
        with pytest.raises(QueryError, match="no entity"):
            to_term(param, typed, ask)
    else:
        assert to_term(param, typed, ask, "PREFIX n: <http://n/>\nASK {}") == term


@pytest.mark.parametrize(
    ("kind", "typed", "message"),
    [
        ("date", "2023-02-29", "day is out of range"),
        ("date", "yesterday", "not a date"),
        ("dateTime", "2024-01-01", "not a dateTime"),
        ("integer", "5.0", "not a integer"),
        ("integer", "٥", "not a integer"),
        ("boolean", "yes", "not a boolean"),
        ("status", "plannd", "not one of happened, planned"),
        ("concept", "a b", "not a concept"),
        ("iri", "m:a", "not an IRI"),
        ("iri", "https://e/a b", "not an IRI"),
        ("entity", "أحمد", r"several entities.*person-a \(أحمد الأول\), person-b"),
        ("entity", "Egyptt", r"nearest: gov-EG \(مصر\)"),
        ("entity", "Q1", "no entity 'Q1'"),
    ],
)
def test_what_does_not_fit_is_an_error(kind: str, typed: str, message: str, ask: Ask) -> None:
    with pytest.raises(QueryError, match=message):
        to_term(Parameter("p", kind, None, True, "x"), typed, ask, "ASK {}")
