"""N-Quads to JSON-LD with the context of `ontology/context.jsonld`, one named graph at a time."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Any, Final

from ingest.data import folder
from ingest.describe.terms import RDF
from ingest.store.rdf import XSD_STRING, Blank, Iri, Literal, Term

_LOCAL: Final = re.compile(r"[A-Za-z][\w-]*", re.ASCII)
_TYPE: Final = RDF + "type"


class Context:
    """The context: how IRIs are shortened, and which type a property's plain values have."""

    def __init__(self, content: dict[str, Any]) -> None:
        self.content = content
        inside = content["@context"]
        self._prefixes = [(iri, name) for name, iri in inside.items() if isinstance(iri, str)]
        self._types = {name: entry["@type"] for name, entry in inside.items() if isinstance(entry, dict)}

    @classmethod
    def read(cls) -> Context:
        """The project's own context."""
        return cls(json.loads((folder("ontology") / "context.jsonld").read_text("utf-8")))

    def short(self, iri: str) -> str:
        """`iri` with a prefix of the context, or as it is."""
        for namespace, name in self._prefixes:
            if iri.startswith(namespace) and _LOCAL.fullmatch(iri, len(namespace)):
                return f"{name}:{iri[len(namespace) :]}"
        return iri

    def nodes(self, triples: Iterable[tuple[Term, Term, Term]]) -> list[dict[str, Any]]:
        """The node objects of a graph, in the order of the triples."""
        found: dict[str, dict[str, Any]] = {}
        for subject, predicate, value in triples:
            name = _name(subject)
            node = found.setdefault(name, {"@id": name})
            if predicate.value == _TYPE and isinstance(value, Iri):
                node.setdefault("@type", []).append(self.short(value.value))
            else:
                key = self.short(predicate.value)
                node.setdefault(key, []).append(self._value(key, value))
        return [
            {key: value[0] if isinstance(value, list) and len(value) == 1 else value for key, value in node.items()}
            for node in found.values()
        ]

    def _value(self, key: str, value: Term) -> object:
        declared = self._types.get(key, "")
        if not isinstance(value, Literal):
            name = self.short(value.value) if isinstance(value, Iri) else _name(value)
            return name if declared == "@id" else {"@id": name}
        if value.language:
            return {"@value": value.value, "@language": value.language}
        if value.datatype == XSD_STRING:
            return {"@value": value.value} if declared else value.value
        kind = self.short(value.datatype)
        # A JSON number would be a double; a string under a declared type keeps its form.
        if kind == declared:
            return value.value
        return {"@value": value.value, "@type": kind if kind.startswith("xsd:") else value.datatype}


def _name(term: Term) -> str:
    return f"_:{term.value}" if isinstance(term, Blank) else term.value
