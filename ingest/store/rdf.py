"""RDF terms and the answers of a query as plain Python values, the same for the embedded store and remote ones."""

from __future__ import annotations

from dataclasses import dataclass

from ingest.describe import nquads
from ingest.describe.terms import RDF

XSD_STRING = nquads.XSD + "string"
RDF_LANG_STRING = RDF + "langString"


@dataclass(frozen=True, slots=True)
class Iri:
    """An IRI, without angle brackets."""

    value: str


@dataclass(frozen=True, slots=True)
class Blank:
    """A blank node; its name holds within one answer only."""

    value: str


@dataclass(frozen=True, slots=True)
class Literal:
    """A literal: lexical form, datatype IRI (RDF_LANG_STRING with a language), language tag in lower case or ""."""

    value: str
    datatype: str = XSD_STRING
    language: str = ""


Term = Iri | Blank | Literal


@dataclass(frozen=True, slots=True)
class Rows:
    """What a SELECT gives: column names, and a term or None (unbound) for each column of each row."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Term | None, ...], ...]


@dataclass(frozen=True, slots=True)
class Truth:
    """What an ASK gives."""

    value: bool


@dataclass(frozen=True, slots=True)
class Triples:
    """What a CONSTRUCT or DESCRIBE gives, sorted by its N-Triples lines."""

    triples: tuple[tuple[Term, Term, Term], ...]


Answer = Rows | Truth | Triples


def serialise(term: Term) -> str:
    """`term` as N-Triples and SPARQL write it. Raises ValueError for an IRI or language tag that cannot be one."""
    if isinstance(term, Iri):
        return nquads.iri(term.value)
    if isinstance(term, Blank):
        return f"_:{term.value}"
    if term.language:
        if not all(part.isascii() and part.isalnum() for part in term.language.split("-")):
            raise ValueError(f"not a language tag: {term.language!r}")
        return nquads.text(term.value, term.language)
    written = nquads.text(term.value)
    return written if term.datatype == XSD_STRING else f"{written}^^{nquads.iri(term.datatype)}"


def sort_key(term: Term | None) -> tuple[str, ...]:
    """A key that puts terms of every kind, and None, in one settled order."""
    if term is None:
        return ("0",)
    if isinstance(term, Literal):
        return ("2", term.value, term.datatype, term.language)
    return ("1", term.value)
