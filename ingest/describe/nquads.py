"""N-Quads as text: terms, lines, one graph's lines. Canonical forms only, so that a store gives back what it got.

Escapes are those of canonical N-Quads (RDF 1.2): quote, backslash and control characters; all else is written as is.
A lone surrogate is no character and cannot be encoded; U+FFFD stands in its place.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import quote

XSD = "http://www.w3.org/2001/XMLSchema#"

_SHORT = {8: "\\b", 9: "\\t", 10: "\\n", 12: "\\f", 13: "\\r", 34: '\\"', 92: "\\\\"}
_ESCAPES: dict[int, str] = {
    **{code: f"\\u{code:04X}" for code in (*range(0x20), 0x7F, 0xFFFE, 0xFFFF)},
    **_SHORT,
}
_SPECIAL = re.compile('[\x00-\x1f\x7f"\\\\\ufffe\uffff]')
_SURROGATE = re.compile("[\ud800-\udfff]")
_NOT_IN_IRI = re.compile(r'[\x00-\x20<>"{}|^`\\\ud800-\udfff]')
_DURATION = re.compile(r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?)?")


def iri(value: str) -> str:
    """`value` as an IRI term. Raises ValueError where it has a character that no IRI may have."""
    if _NOT_IN_IRI.search(value) or ":" not in value:
        raise ValueError(f"not an IRI: {value!r}")
    return f"<{value}>"


def web_address(value: str) -> str:
    """A page's address as an IRI term, forbidden characters percent-encoded; "" where it is no http(s) address."""
    if not re.match(r"https?://[^\s/<>]", value):
        return ""
    cleaned = _SURROGATE.sub("", value.strip())
    return iri(_NOT_IN_IRI.sub(lambda found: quote(found.group()), cleaned))


def _quoted(text: str) -> str:
    if not text.isascii():
        text = _SURROGATE.sub("\ufffd", text)
    return f'"{text.translate(_ESCAPES)}"' if _SPECIAL.search(text) else f'"{text}"'


def text(value: str, language: str = "") -> str:
    """A string, with a language tag in lower case where one is given."""
    return f"{_quoted(value)}@{language.lower()}" if language else _quoted(value)


def integer(value: int) -> str:
    """An xsd:integer."""
    return f'"{value:d}"^^<{XSD}integer>'


def decimal(value: float) -> str:
    """An xsd:decimal of at most four places, without closing zeros: 0.9, 1, 0.125."""
    digits = f"{value:.4f}".rstrip("0").rstrip(".")
    return f'"{"0" if digits in ("-0", "") else digits}"^^<{XSD}decimal>'


def boolean(value: bool) -> str:
    """An xsd:boolean."""
    return f'"{"true" if value else "false"}"^^<{XSD}boolean>'


def duration(value: str) -> str:
    """An xsd:duration in canonical form, from an ISO 8601 duration: P6W → P42D, PT48H → P2D, P18M → P1Y6M.

    Raises ValueError on any other form than years, months, weeks, days, hours and minutes."""
    match = _DURATION.fullmatch(value)
    if match is None or not any(match.groups()):
        raise ValueError(f"not an ISO duration: {value!r}")
    years, months, weeks, days, hours, minutes = (int(part or 0) for part in match.groups())
    years, months = years + months // 12, months % 12
    minutes += 60 * hours + 1440 * (days + 7 * weeks)
    days, hours, minutes = minutes // 1440, minutes % 1440 // 60, minutes % 60
    date_ = "".join(f"{n}{unit}" for n, unit in ((years, "Y"), (months, "M"), (days, "D")) if n)
    time_ = "".join(f"{n}{unit}" for n, unit in ((hours, "H"), (minutes, "M")) if n)
    text_ = f"P{date_}{'T' if time_ else ''}{time_}" if date_ or time_ else "PT0S"
    return f'"{text_}"^^<{XSD}duration>'


def clock(value: str, universal: bool = False) -> str:
    """An xsd:time of an hour and minute, 14:00; with the zone Z where it is universal time."""
    return f'"{value}:00{"Z" if universal else ""}"^^<{XSD}time>'


def date(value: str) -> str:
    """An ISO date as precise as it is: xsd:date, xsd:gYearMonth or xsd:gYear. Raises ValueError on any other form."""
    for pattern, kind in ((r"\d{4}-\d\d-\d\d", "date"), (r"\d{4}-\d\d", "gYearMonth"), (r"\d{4}", "gYear")):
        if re.fullmatch(pattern, value, re.ASCII):
            return f'"{value}"^^<{XSD}{kind}>'
    raise ValueError(f"not an ISO date: {value!r}")


class GraphLines:
    """The N-Quads lines of one named graph, gathered in any order, without duplicates."""

    def __init__(self, graph: str) -> None:
        self._end = f" {iri(graph)} .\n"
        self._lines: set[str] = set()

    def add(self, subject: str, predicate: str, *objects: str) -> None:
        """Adds a line an object; objects are terms as this module writes them, an empty one is left out."""
        start = f"{iri(subject)} {iri(predicate)} "
        for value in objects:
            if value:
                self._lines.add(start + value + self._end)

    def add_types(self, subject: str, *classes: str) -> None:
        """Adds that `subject` is of each of the classes (IRIs)."""
        self.add(subject, "http://www.w3.org/1999/02/22-rdf-syntax-ns#type", *map(iri, classes))

    def sorted(self) -> list[str]:
        """The lines, each with its newline, in code point order."""
        return sorted(self._lines)


def iris(values: Iterable[str]) -> tuple[str, ...]:
    """Each non-empty value as an IRI term."""
    return tuple(iri(value) for value in values if value)
