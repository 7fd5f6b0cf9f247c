"""The shapes against their examples, with both validators."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pyshacl
import pytest
import rdflib
import shacl

ONTOLOGY = Path(__file__).parents[2] / "ontology"
SHAPES = sorted((ONTOLOGY / "shapes").glob("*.ttl"))
EXAMPLES = sorted((ONTOLOGY / "examples").glob("*.ttl"))
NAME = re.compile(r"([a-z-]+?)-(valid|invalid)-[a-z0-9-]+")
SH = rdflib.Namespace("http://www.w3.org/ns/shacl#")


@cache
def fast_shapes() -> shacl.Shapes:
    return shacl.Shapes.from_turtle("\n".join(path.read_text("utf-8") for path in SHAPES))


@cache
def reference_shapes() -> rdflib.Graph:
    graph = rdflib.Graph()
    for path in SHAPES:
        graph.parse(path)
    return graph


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_example_is_as_valid_as_its_name_says(path: Path) -> None:
    match = NAME.fullmatch(path.stem)
    assert match, "an example is named <shape>-valid-… or <shape>-invalid-…"
    text = path.read_text("utf-8")
    fast = fast_shapes().validate_turtle(text)
    conforms, report, _ = pyshacl.validate(
        rdflib.Graph().parse(data=text, format="turtle"), shacl_graph=reference_shapes()
    )
    assert fast.conforms == conforms == (match[2] == "valid")
    assert isinstance(report, rdflib.Graph)
    # The two engines name the same nodes, and an invalid example breaks the shape that it is named after.
    reference_nodes = {f"<{node}>" for node in report.objects(None, SH.focusNode)}
    assert {result.focus_node for result in fast.results} == reference_nodes
    if match[2] == "invalid":
        broken = {str(result.root_shape) for result in fast.results}
        own = {
            f"<{shape}>"
            for shape in rdflib.Graph()
            .parse(ONTOLOGY / "shapes" / f"{match[1]}.ttl")
            .subjects(rdflib.RDF.type, SH.NodeShape)
        }
        assert own & broken


@pytest.mark.parametrize("path", SHAPES, ids=lambda path: path.stem)
def test_shape_has_valid_and_invalid_examples(path: Path) -> None:
    kinds = {match[2] for example in EXAMPLES if (match := NAME.fullmatch(example.stem)) and match[1] == path.stem}
    assert kinds == {"valid", "invalid"}


@pytest.mark.parametrize("path", SHAPES, ids=lambda path: path.stem)
def test_messages_are_in_english_and_arabic(path: Path) -> None:
    graph = rdflib.Graph().parse(path)
    for node in set(graph.objects(None, SH.property)) - nested(graph):
        messages = list(graph.objects(node, SH.message))
        assert sorted(message.language or "" for message in messages if isinstance(message, rdflib.Literal)) == [
            "ar",
            "en",
        ]
        # The gate tells the English message by this.
        assert [str(message).isascii() for message in messages].count(True) == 1


def nested(graph: rdflib.Graph) -> set[rdflib.term.Node]:
    """The property shapes inside a `sh:or`: the message is that of the shape around them."""
    members = (rdflib.collection.Collection(graph, head) for head in graph.objects(None, SH["or"]))
    return {inner for each in members for member in each for inner in graph.objects(member, SH.property)}
