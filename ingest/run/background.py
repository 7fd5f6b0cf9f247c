"""The graphs that stand behind the articles: the authority, the ontology, who is who; made anew when that has changed."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import rdflib

import ingest
from ingest.data import digest, folder
from ingest.describe import authority as describe_authority
from ingest.describe import ids, nquads
from ingest.errors import DataError
from ingest.identity import decisions
from ingest.identity.settle import settle
from ingest.resolve import compiled
from ingest.setup.authority import known
from ingest.store import files
from ingest.store.embedded import Store
from ingest.store.rdf import RDF_LANG_STRING, XSD_STRING, Iri, Literal, Term, Truth, serialise

_NOTE = "background.json"
_HAS = "ASK {{ GRAPH <{}> {{ ?s ?p ?o }} }}"


def refresh(store: Store) -> bool:
    """Brings the graphs to what files and articles say. Returns whether one changed. Raises DataError, StoreError.

    Run it after the articles: of the organs that follow a pattern (the army of each state, …) the authority's graph has
    those that an article names, a hundredth of them.
    """
    note = store.folder / _NOTE
    loaded = {ids.GRAPH_AUTHORITY: _authority_digest(), ids.GRAPH_ONTOLOGY: digest(_ontology_files())}
    wanted = loaded | {ids.GRAPH_IDENTITY: _identity_digest(store)}
    if _noted(note) == wanted and all(store.query(_HAS.format(graph)) == Truth(True) for graph in loaded):
        return False
    changes = store.replace(
        (
            (ids.GRAPH_AUTHORITY, authority_lines(lambda keys: _named(store, keys)), ()),
            (ids.GRAPH_ONTOLOGY, ontology_lines(), ()),
        )
    )
    joined = settle(store).changed
    with files.told(note, "writing what the store was made from"):
        files.write(note, json.dumps(wanted, indent=1, sort_keys=True).encode("utf-8"))
    return bool(changes.new + changes.changed + joined)


def forget(store: Store) -> None:
    """Makes the next `refresh` look at all: articles are about to change. Raises StoreError."""
    with files.told(store.folder, "writing what the store was made from"):
        (store.folder / _NOTE).unlink(missing_ok=True)


def authority_lines(named: Callable[[list[str]], set[str]]) -> list[str]:
    """The N-Quads lines of the authority, sorted, with those organs by pattern that `named` keeps. Raises DataError.

    `named` gets the keys of all organs. Those that a kept entry is part of are kept too.
    """
    entries = known().entries
    by_pattern = {key for key, entry in entries.items() if entry.derived}
    kept = (entries.keys() - by_pattern) | named(sorted(by_pattern))
    kept |= {entries[key].part_of for key in kept if entries[key].part_of in entries}
    return describe_authority.quads({key: entry for key, entry in entries.items() if key in kept})


def _named(store: Store, keys: list[str]) -> set[str]:
    """Those of the keys whose entities stand in a graph other than the authority's own."""
    by_iri = {ids.authority_entity(key): key for key in keys}
    found = store.select(
        f"SELECT DISTINCT ?entity WHERE {{ VALUES ?entity {{ {' '.join(map(nquads.iri, by_iri))} }} "
        f"GRAPH ?graph {{ ?thing ?property ?entity }} FILTER(?graph != <{ids.GRAPH_AUTHORITY}>) }}"
    )
    return {by_iri[row[0].value] for row in found.rows if row[0]}


def ontology_lines() -> list[str]:
    """The N-Quads lines of the ontology, its schemes and alignments, sorted. Raises DataError."""
    end = f" <{ids.GRAPH_ONTOLOGY}> .\n"
    lines = set()
    for file in _ontology_files():
        try:
            graph = rdflib.Graph().parse(file, format="turtle")
        except (OSError, SyntaxError, ValueError) as error:
            raise DataError(f"{file}: {' '.join(str(error).split())[:300]}") from error
        lines |= {" ".join(serialise(_term(node, file)) for node in triple) + end for triple in graph}
    return sorted(lines)


def _term(node: rdflib.term.Node, file: Path) -> Term:
    if isinstance(node, rdflib.URIRef):
        return Iri(str(node))
    if isinstance(node, rdflib.Literal):
        if node.language:
            return Literal(str(node), RDF_LANG_STRING, node.language.lower())
        return Literal(str(node), str(node.datatype or XSD_STRING))
    raise DataError(f"{file}: a blank node; name it, so that the graph is the same at every load")


def _ontology_files() -> list[Path]:
    root = folder("ontology")
    return [root / "naba.ttl", root / "graphs.ttl", *root.glob("schemes/*.ttl"), *root.glob("alignments/*.ttl")]


def _authority_digest() -> str:
    """Of the files and the code that reads them, and of the code that turns them into quads."""
    package = Path(ingest.__file__).resolve().parent
    return f"{compiled.sources_digest()} {digest((package / 'describe').glob('*.py'))}"


def _identity_digest(store: Store) -> str:
    """Of people's decisions, and of the code that judges."""
    decided = decisions.path(store.folder)
    package = Path(ingest.__file__).resolve().parent
    return digest([*(package / "identity").glob("*.py"), *([decided] if decided.exists() else [])])


def _noted(note: Path) -> dict[str, str]:
    try:
        found = json.loads(note.read_bytes())
        return {str(graph): str(value) for graph, value in found.items()}
    except (OSError, ValueError, AttributeError):
        return {}
