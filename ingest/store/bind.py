"""Parameters of a query: VALUES blocks put at the start of its outermost group.

The text is cut into SPARQL tokens, so that braces in strings, IRIs and comments are not taken for groups; the values
are written as terms. Nothing that a user typed is ever part of the query's grammar. (The embedded store's own
substitution knows only variables that the SELECT clause names, remote stores have none: hence one way for all.)
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from ingest.errors import QueryError
from ingest.store.rdf import Blank, Term, serialise

_TOKEN = re.compile(
    r"""(?P<space>\s+|\#[^\r\n]*)
    |(?P<string>\"{3}(?:\"{0,2}(?:[^"\\]|\\.))*\"{3}|'{3}(?:'{0,2}(?:[^'\\]|\\.))*'{3}
        |"(?:[^"\\\r\n]|\\.)*"|'(?:[^'\\\r\n]|\\.)*')
    |(?P<iri><[^<>"{}|^`\\\x00-\x20]*>)
    |(?P<variable>[?$]\w+)
    |(?P<word>[^\W_][\w.-]*:?[^\s{}()<>"',;|^=!&*/+]*|:[^\s{}()<>"',;|^=!&*/+]*)
    |(?P<sign>.)""",
    re.VERBOSE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Token:
    """A SPARQL token: kind (string, iri, variable, word, sign), text, and where it starts."""

    kind: str
    text: str
    start: int


def tokens(query: str) -> list[Token]:
    """The tokens of `query` without white space and comments."""
    return [
        Token(found.lastgroup or "", found.group(), found.start())
        for found in _TOKEN.finditer(query)
        if found.lastgroup != "space"
    ]


def variables(query: str) -> set[str]:
    """The names of the variables of `query`, without their sign."""
    return {token.text[1:] for token in tokens(query) if token.kind == "variable"}


def form(query: str) -> str:
    """SELECT, ASK, CONSTRUCT or DESCRIBE. Raises QueryError where the text is none of them."""
    for token in tokens(query):
        if token.kind == "word" and token.text.upper() in ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE"):
            return token.text.upper()
    raise QueryError("the text is no query: it has no SELECT, ASK, CONSTRUCT or DESCRIBE")


def is_distinct(query: str) -> bool:
    """Whether `query` begins with SELECT DISTINCT (after its prologue)."""
    words = [token.text.upper() for token in tokens(query)]
    return "SELECT" in words and words[words.index("SELECT") + 1 : words.index("SELECT") + 2] == ["DISTINCT"]


def bind(query: str, bindings: Mapping[str, Term]) -> str:
    """`query` with each variable of `bindings` bound to its term.

    Raises QueryError for a variable that the query lacks, a term that cannot stand in a query, or a query that has no
    group to put the block in.
    """
    if not bindings:
        return query
    found = tokens(query)
    known = {token.text[1:] for token in found if token.kind == "variable"}
    if missing := sorted(set(bindings) - known):
        raise QueryError(f"the query has no variable {', '.join('?' + name for name in missing)}")
    block = _values(bindings)
    opening = _outermost_group(found)
    after = found[opening + 1] if opening + 1 < len(found) else None
    start = found[opening].start + 1
    if after and after.kind == "word" and after.text.upper() == "SELECT":
        end = found[_closing(found, opening)].start
        return f"{query[:start]} {block} {{{query[start:end]}}} {query[end:]}"
    return f"{query[:start]} {block} {query[start:]}"


def _values(bindings: Mapping[str, Term]) -> str:
    names = sorted(bindings)
    written = []
    for name in names:
        term = bindings[name]
        if isinstance(term, Blank):
            raise QueryError(f"?{name}: a blank node cannot be given as a parameter")
        try:
            written.append(serialise(term))
        except ValueError as error:
            raise QueryError(f"?{name}: {error}") from error
    # A block each: one block of several variables makes Virtuoso 7.2.5 fail (SP031, no SPART_VARR_FIXED).
    return " ".join(f"VALUES ?{name} {{ {term} }}" for name, term in zip(names, written, strict=True))


def _outermost_group(found: list[Token]) -> int:
    """The index of the brace that opens the WHERE group; braces in the SELECT clause's brackets are passed over."""
    depth, template = 0, False
    position = 0
    while position < len(found):
        token = found[position]
        if token.kind == "word" and depth == 0 and token.text.upper() == "CONSTRUCT":
            template = True
        elif token.kind == "word" and depth == 0 and token.text.upper() == "WHERE" and template:
            raise QueryError("parameters need the long form: CONSTRUCT { … } WHERE { … }")
        elif token.text == "(" and token.kind == "sign":
            depth += 1
        elif token.text == ")" and token.kind == "sign":
            depth -= 1
        elif token.text == "{" and token.kind == "sign" and depth == 0:
            if not template:
                return position
            position, template = _closing(found, position), False
        position += 1
    raise QueryError("the query has no WHERE group that could take parameters")


def _closing(found: list[Token], opening: int) -> int:
    depth = 0
    for position in range(opening, len(found)):
        if found[position].kind == "sign":
            depth += {"{": 1, "}": -1}.get(found[position].text, 0)
            if depth == 0:
                return position
    raise QueryError("a brace of the query is not closed")
