"""Arabic labels of the ontology's terms and concepts, for pages that are read in Arabic."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

import rdflib
from rdflib.namespace import RDFS, SKOS

from ingest.data import folder
from ingest.present.names import short

_SCHEMES = ("agreement", "basis", "event-concepts", "event-type", "precision", "stance", "status")


@lru_cache(maxsize=1)
def arabic() -> Mapping[str, str]:
    """`naba:actor`, `status:planned`, … → label. Raises DataError where there is no ontology."""
    root = folder("ontology")
    graph = rdflib.Graph()
    for file in (root / "naba.ttl", *(root / "schemes" / f"{name}.ttl" for name in _SCHEMES)):
        graph.parse(file, format="turtle")
    found: dict[str, str] = {}
    for predicate in (RDFS.label, SKOS.prefLabel):
        for subject, label in sorted(graph.subject_objects(predicate)):
            if isinstance(label, rdflib.Literal) and label.language == "ar":
                found.setdefault(short(str(subject)), str(label))
    return found
