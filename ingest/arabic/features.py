"""camel-tools' features of a word in our own terms: which field of `Analysis` each becomes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

_CONJUNCTIONS = {"wa": "و", "fa": "ف"}
_PREPOSITIONS = {"bi": "ب", "li": "ل", "ka": "ك", "la": "ل"}
_NONE = {"0", "na", "", None}
# The fields of `Analysis` in its order, by the feature each is told by; one feature tells of preposition and future.
SOURCES = tuple("lex diac pos prc2 prc1 prc1 prc0 enc0 per gen num asp vox cas stt pos_lex_logprob".split())


def _tag(value: Any) -> str:
    return "" if value in _NONE else str(value)


def values(name: str, value: Any) -> tuple[Any, ...]:
    """What a feature says, one value for each field of `Analysis` that it tells, in their order."""
    if name == "lex":
        return (str(value).split("-")[0].split("_")[0],)
    if name in ("diac", "pos"):
        return (str(value),)
    if name == "prc2":
        return (_CONJUNCTIONS.get(_tag(value).split("_")[0], ""),)
    if name == "prc1":
        clitic = _tag(value)
        future = clitic.startswith("sa_fut")
        return "" if clitic.startswith("sa") else _PREPOSITIONS.get(clitic.split("_")[0], ""), future
    if name == "prc0":
        return (value == "Al_det",)
    if name == "pos_lex_logprob":
        return (float(value),)
    return (_tag(value),)


def fields(raw: Mapping[str, Any]) -> tuple[Any, ...]:
    """The fields of `Analysis`, in its order, from all features of one analysis of camel-tools."""
    return tuple(value for name in dict.fromkeys(SOURCES) for value in values(name, raw.get(name)))
