"""IRIs and terms as a reader wants them: `status:planned`, `report/1f3a…`; and back from such a name to the IRI."""

from __future__ import annotations

import re

from ingest.describe import ids, terms
from ingest.store.rdf import Iri, Literal, Term

_KINDS = (
    "argument|article|chain|entity|event|identification|judgement|link|mention|position|reference|report|role|selector|"
    "statement|tenure|time"
)
_SHORT = re.compile(rf"(?:{_KINDS})/[\w.~%-]+")
_HASHED = re.compile(rf"((?:{_KINDS})/[0-9a-f]{{8}})[0-9a-f]{{12}}")
_NAMED_GRAPHS = ("authority", "catalogue", "events", "identity", "ontology")


def short(iri: str) -> str:
    """The IRI without what all IRIs of Naba share: `report/…`, `graph/article/…`, `status:planned`; others whole."""
    if iri.startswith(ids.THINGS):
        return iri[len(ids.THINGS) :]
    if iri.startswith(ids.GRAPHS):
        return "graph/" + iri[len(ids.GRAPHS) :]
    for prefix, namespace in terms.PREFIXES.items():
        if iri.startswith(namespace) and len(iri) > len(namespace):
            return f"{prefix}:{iri[len(namespace) :]}"
    return iri


def brief(iri: str) -> str:
    """As `short`, a hash cut to its first eight digits; `naba show` takes that too."""
    return _HASHED.sub(r"\1", short(iri))


def long(name: str) -> str:
    """The IRI that `short` made the name from, or that `name` itself is (with or without `<>`); "" for neither."""
    bare = name[1:-1] if name.startswith("<") and name.endswith(">") else name
    if re.match(r"(?:https?|urn):", bare):
        return bare
    if bare.startswith("graph/"):
        return ids.GRAPHS + bare.removeprefix("graph/")
    if _SHORT.fullmatch(bare):
        return ids.THINGS + bare
    prefix, colon, local = bare.partition(":")
    return terms.PREFIXES[prefix] + local if colon and local and prefix in terms.PREFIXES else ""


def graph(name: str) -> str:
    """The IRI of a graph from its IRI or a short name (`authority`, `graph/article/…`, `article/…`); "" for neither."""
    if name in _NAMED_GRAPHS or name.startswith("article/"):
        return ids.GRAPHS + name
    return long(name)


def cell(term: Term | None) -> str:
    """A term as a cell of a table: IRIs brief, literals without quotes and datatype, "" for unbound."""
    if term is None:
        return ""
    if isinstance(term, Iri):
        return brief(term.value)
    return term.value if isinstance(term, Literal) else f"_:{term.value}"
