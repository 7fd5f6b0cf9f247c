"""The SHACL gate: takes records that break a shape out of an article's quads, with all that depends on them.

Many articles are validated at a time. A record is a report, a statement, a position, a quantity or a mention; where a part of it is
broken (a selector, a time, a chain), the record is. The rest of the article is kept.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import shacl

from ingest.describe import terms
from ingest.errors import DataError
from ingest.model import Issue

_LINE = re.compile(r'<([^>]*)> <([^>]*)> (?:<([^>]*)>|"((?:[^"\\]|\\.)*)"\S*) <[^>]*> \.\n')
_TYPE = terms.RDF + "type"
_RECORDS = {
    terms.REPORT: "report",
    terms.STATEMENT: "statement",
    terms.POSITION_REPORT: "position",
    terms.QUANTITY: "quantity",
    terms.MENTION: "mention",
    terms.IDENTIFICATION: "identification",
}
# What stays when nothing points at it; anything else (a selector, a chain, an event) goes with its last record.
_KEPT = {*_RECORDS, terms.ARTICLE, terms.TIME_EXPRESSION, terms.ROLE_PHRASE}
_WORDS = (terms.TRIGGER, terms.CUE, terms.SELECTOR_OF)


class Checked(NamedTuple):
    """The lines of each article that may be stored, in the order given, and an issue for each record taken out."""

    articles: list[list[str]]
    issues: list[Issue]


class Gate:
    """The compiled shapes of a folder; compile once, check many times."""

    def __init__(self, folder: Path) -> None:
        """Reads every `*.ttl` of `folder`. Raises DataError where there is none or one cannot be read."""
        files = sorted(folder.glob("*.ttl"))
        try:
            self._shapes = shacl.Shapes.from_turtle("\n".join(file.read_text("utf-8") for file in files))
        except (OSError, ValueError) as error:
            raise DataError(f"{folder}: the shapes cannot be read: {error}") from error
        if not len(self._shapes):
            raise DataError(f"{folder}: no SHACL shapes (*.ttl)")

    def check(self, articles: Sequence[Sequence[str]], origins: Sequence[str]) -> Checked:
        """The quads of each article without the records that break a shape; `origins` name the articles in issues."""
        broken = self._broken("".join(line for lines in articles for line in lines))
        if not broken:
            return Checked([list(lines) for lines in articles], [])
        kept: list[list[str]] = []
        issues: list[Issue] = []
        for lines, origin in zip(articles, origins, strict=True):
            left, reasons = _without(lines, broken)
            kept.append(left)
            issues.extend(Issue(origin, "describe", reason) for reason in reasons)
        return Checked(kept, issues)

    def _broken(self, text: str) -> dict[str, str]:
        """IRI of each node that breaks a shape → the reason, in words."""
        found: dict[str, set[str]] = defaultdict(set)
        for result in self._shapes.validate_text(text, "nquads").results:
            if result.severity == "Violation":
                found[result.focus_node[1:-1]].add(_reason(result.messages, result.value_plain))
        return {node: "; ".join(sorted(reasons)) for node, reasons in found.items()}


def _reason(messages: Sequence[str], value: str | None) -> str:
    """The English message of a shape (the one in ASCII), with the value that broke it."""
    message = next((each for each in messages if each.isascii()), "breaks a shape")
    return f"{message} (found: {value[:80]})" if value else message


class _Triple(NamedTuple):
    subject: str
    predicate: str
    node: str
    text: str


def _parse(lines: Sequence[str]) -> list[_Triple]:
    parsed = []
    for line in lines:
        match = _LINE.fullmatch(line)
        if not match:
            raise ValueError(f"not a line of an article's graph: {line!r}")
        parsed.append(_Triple(*(part or "" for part in match.groups())))
    return parsed


def _without(lines: Sequence[str], broken: Mapping[str, str]) -> tuple[list[str], list[str]]:
    """The lines left of one article, and the reason for each record taken out, in code point order."""
    triples = _parse(lines)
    subjects = {triple.subject for triple in triples}
    out = {node: reason for node, reason in broken.items() if node in subjects}
    if not out:
        return list(lines), []
    types: dict[str, set[str]] = defaultdict(set)
    users: dict[str, set[str]] = defaultdict(set)
    for triple in triples:
        if triple.predicate == _TYPE:
            types[triple.subject].add(triple.node)
        elif triple.node:
            users[triple.node].add(triple.subject)
    _spread(out, users, {node for node in subjects if terms.ARTICLE in types[node]})
    whole = any(terms.ARTICLE in types[node] for node in out)
    roots = set() if whole else {node for node in subjects if types[node] & _KEPT}
    reachable = _reachable(triples, out, roots)
    left = [
        line
        for line, triple in zip(lines, triples, strict=True)
        if triple.subject in reachable and triple.node not in out
    ]
    return left, _reasons(triples, types, out)


def _spread(out: dict[str, str], users: Mapping[str, set[str]], articles: set[str]) -> None:
    """Adds to `out` whatever points at a node of it, over any number of steps.

    An article outlives what it points at (a related headline, its publisher).
    """
    waiting = sorted(out)
    while waiting:
        node = waiting.pop()
        for user in sorted(users.get(node, ())):
            if user not in out and user not in articles:
                out[user] = out[node]
                waiting.append(user)


def _reachable(triples: Sequence[_Triple], out: Mapping[str, str], roots: set[str]) -> set[str]:
    """The subjects that a root, itself not taken out, leads to."""
    uses: dict[str, list[str]] = defaultdict(list)
    for triple in triples:
        if triple.node and triple.node not in out:
            uses[triple.subject].append(triple.node)
    seen: set[str] = set()
    waiting = [node for node in roots if node not in out]
    while waiting:
        node = waiting.pop()
        if node not in seen:
            seen.add(node)
            waiting.extend(uses[node])
    return seen


def _reasons(triples: Sequence[_Triple], types: Mapping[str, set[str]], out: Mapping[str, str]) -> list[str]:
    exact = {triple.subject: triple.text for triple in triples if triple.predicate == terms.OA_EXACT}
    words: dict[str, str] = {}
    for triple in triples:
        if triple.predicate in _WORDS and triple.node in exact:
            words[triple.subject] = exact[triple.node]
    reasons = []
    for node, reason in out.items():
        for name in (_RECORDS[kind] for kind in types[node] & _RECORDS.keys()):
            reasons.append(f"{name} «{words.get(node, '')}» left out: {reason}")
        if terms.ARTICLE in types[node]:
            reasons.append(f"the article left out as a whole: {reason}")
    return sorted(reasons)
