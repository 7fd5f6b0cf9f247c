"""Names of the model's that are several, or none."""

from __future__ import annotations

import pytest

from ingest.arabic.analyse import Analyser
from ingest.model import Parsed
from ingest.recognise.conll import article
from ingest.recognise.opinion import _divided
from ingest.recognise.tagger import Found


@pytest.mark.parametrize(
    ("text", "kind", "parts"),
    [
        ("محمد عبريني ونجم العشراوي", "PERS", ["محمد عبريني", "ونجم العشراوي"]),
        ("بايدن لنتنياهو", "PERS", ["بايدن", "لنتنياهو"]),
        ("المعتصم بالله", "PERS", ["المعتصم بالله"]),
        ("برلين ولندن", "LOC", ["برلين", "ولندن"]),
        ("أنتوني بلينكن", "PERS", ["أنتوني بلينكن"]),
        ("حزب العدالة والتنمية", "ORG", ["حزب العدالة والتنمية"]),
        ("صديقه", "PERS", []),
    ],
)
def test_people_and_places_that_are_joined_are_several(
    analyser: Analyser, text: str, kind: str, parts: list[str]
) -> None:
    parsed = Parsed(article(text), *analyser(text))
    found = _divided(parsed, Found(0, len(parsed.tokens), kind, 0.9))
    assert [text[parsed.tokens[f.first].start : parsed.tokens[f.last - 1].end] for f in found] == parts
