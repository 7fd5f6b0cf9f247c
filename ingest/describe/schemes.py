"""The finer event concepts: tables of seeds/lexicon/concepts → `ontology/schemes/event-concepts.ttl`.

Each table is named after its PLOVER category (`consult.tsv`) and has a line a concept: slug, label_ar, label_en,
definition_ar, definition_en, cameo (codes of two to four digits, or nothing). `python -m ingest.describe.schemes`
writes the file; a test compares what is committed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from ingest.data import folder
from ingest.describe import nquads, terms
from ingest.errors import DataError
from ingest.tables import rows

CATEGORIES = (
    *("AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST"),
    *("ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"),
)
_COLUMNS = ("slug", "label_ar", "label_en", "definition_ar", "definition_en")
_HEAD = """\
# Written by `python -m ingest.describe.schemes` from seeds/lexicon/concepts; do not edit.
@prefix cameo: <https://w3id.org/naba/scheme/cameo/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix type: <https://w3id.org/naba/scheme/event-type/> .
"""
_SCHEME = f"<{terms.TYPE[:-1]}>"
_CAMEO_SCHEME = "<https://w3id.org/naba/scheme/cameo>"


@dataclass(frozen=True, slots=True)
class Concept:
    """A finer concept below a PLOVER category, with its CAMEO codes."""

    slug: str
    category: str
    label_ar: str
    label_en: str
    definition_ar: str
    definition_en: str
    cameo: tuple[str, ...]


def concepts(tables: Path) -> list[Concept]:
    """The concepts of all tables of a folder, by slug. DataError for an unknown category, a bad slug, a gap."""
    found: dict[str, Concept] = {}
    for table in sorted(tables.glob("*.tsv")):
        category = table.stem.upper()
        if category not in CATEGORIES:
            raise DataError(f"{table}: a table of concepts is named after a PLOVER category, not {table.stem!r}")
        for place, row in rows(table):
            if missing := [name for name in _COLUMNS if not row.get(name)]:
                raise DataError(f"{place}: no {', '.join(missing)}")
            slug = row["slug"]
            if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug):
                raise DataError(f"{place}: the slug {slug!r} is not of small Latin letters, digits and hyphens")
            if slug in found:
                raise DataError(f"{place}: the slug {slug!r} is already used in {found[slug].category}")
            codes = tuple(sorted(set(re.findall(r"\d+", row.get("cameo", "")))))
            if bad := [code for code in codes if not 2 <= len(code) <= 4 or not 1 <= int(code[:2]) <= 20]:
                raise DataError(f"{place}: {', '.join(bad)} is no CAMEO code")
            labels = (row["label_ar"], row["label_en"], row["definition_ar"], row["definition_en"])
            found[slug] = Concept(slug, category, *labels, codes)
    return [found[slug] for slug in sorted(found)]


def turtle(found: list[Concept]) -> str:
    """The concepts as SKOS in Turtle, with the CAMEO codes that they match; the same concepts give the same text."""
    codes = sorted({code for concept in found for code in concept.cameo if len(code) > 2})
    return _HEAD + "".join(map(_concept, found)) + "".join(map(_code, codes))


def _concept(concept: Concept) -> str:
    matches = " , ".join(f"cameo:{code}" for code in concept.cameo)
    return (
        f"\ntype:{concept.slug} a skos:Concept ;\n"
        f"    skos:inScheme {_SCHEME} ;\n"
        f"    skos:broader type:{concept.category} ;\n"
        + (f"    skos:closeMatch {matches} ;\n" if matches else "")
        + f"    skos:prefLabel {nquads.text(concept.label_en, 'en')} , {nquads.text(concept.label_ar, 'ar')} ;\n"
        f"    skos:definition {nquads.text(concept.definition_en, 'en')} ,\n"
        f"        {nquads.text(concept.definition_ar, 'ar')} .\n"
    )


def _code(code: str) -> str:
    return (
        f"\ncameo:{code} a skos:Concept ;\n    skos:inScheme {_CAMEO_SCHEME} ;\n"
        f'    skos:broaderTransitive cameo:{code[:2]} ;\n    skos:notation "{code}" .\n'
    )


def write() -> Path:
    """Writes the generated scheme into the ontology's folder and returns where."""
    path = folder("ontology") / "schemes" / "event-concepts.ttl"
    path.write_text(turtle(concepts(folder("seeds") / "lexicon" / "concepts")), "utf-8")
    return path


if __name__ == "__main__":
    write()
