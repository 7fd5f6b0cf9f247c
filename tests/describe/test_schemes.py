"""The generator of the finer event concepts."""

from __future__ import annotations

from pathlib import Path

import pytest
from rdflib import SKOS, Graph, Literal, URIRef

from ingest.describe import schemes, terms
from ingest.errors import DataError

HEADER = "slug\tlabel_ar\tlabel_en\tdefinition_ar\tdefinition_en\tcameo\n"


def table(folder: Path, name: str, *lines: str) -> Path:
    (folder / name).write_text("# a note\n" + HEADER + "".join(line + "\n" for line in lines), "utf-8")
    return folder


def test_concepts_stand_below_their_category(tmp_path: Path) -> None:
    table(
        tmp_path,
        "CONSULT.tsv",
        'visit\tزيارة\tvisit\tذهاب إلى "مكان"\tGoing there.\t042 043',
        "meeting\tاجتماع\tmeeting\tلقاء\tA meeting.",
    )
    text = schemes.turtle(schemes.concepts(tmp_path))
    graph = Graph().parse(data=text, format="turtle")
    visit = URIRef(terms.TYPE + "visit")
    assert graph.value(visit, SKOS.broader) == URIRef(terms.TYPE + "CONSULT")
    assert Literal('ذهاب إلى "مكان"', lang="ar") in set(graph.objects(visit, SKOS.definition))
    assert {str(code)[-3:] for code in graph.objects(visit, SKOS.closeMatch)} == {"042", "043"}
    assert text.index("type:meeting a") < text.index("type:visit a")


@pytest.mark.parametrize(
    ("name", "line", "reason"),
    [
        ("MEET.tsv", "visit\ta\tb\tc\td", "named after a PLOVER category"),
        ("CONSULT.tsv", "Visit\ta\tb\tc\td", "small Latin letters"),
        ("CONSULT.tsv", "visit\ta\t\tc\td", "no label_en"),
        ("CONSULT.tsv", "visit\ta\tb\tc\td\t2142", "no CAMEO code"),
    ],
)
def test_a_broken_table_is_an_error(tmp_path: Path, name: str, line: str, reason: str) -> None:
    with pytest.raises(DataError, match=reason):
        schemes.concepts(table(tmp_path, name, line))


def test_a_slug_is_used_once(tmp_path: Path) -> None:
    table(tmp_path, "AID.tsv", "visit\ta\tb\tc\td")
    with pytest.raises(DataError, match="already used in AID"):
        schemes.concepts(table(tmp_path, "CONSULT.tsv", "visit\ta\tb\tc\td"))
