"""From the short name of a thing, as tables show it, to its IRI; its hash may be cut short where that is enough."""

from __future__ import annotations

import re
from collections.abc import Callable

from ingest.describe import ids, terms
from ingest.errors import QueryError
from ingest.present import names
from ingest.store.rdf import Rows

_CUT = re.compile(r"([a-z]+)/([0-9a-f]{4,19})")
_CLASSES = {
    "argument": terms.ARGUMENT,
    "article": terms.ARTICLE,
    "chain": terms.CHAIN,
    "event": terms.EVENT,
    "identification": terms.IDENTIFICATION,
    "judgement": terms.JUDGEMENT,
    "link": terms.LINK,
    "mention": terms.MENTION,
    "position": terms.POSITION_REPORT,
    "reference": terms.REFERENCE,
    "report": terms.REPORT,
    "role": terms.ROLE_PHRASE,
    "selector": terms.SELECTOR,
    "statement": terms.STATEMENT,
    "tenure": terms.TENURE,
    "time": terms.TIME_EXPRESSION,
}


def thing(name: str, ask: Callable[[str], Rows]) -> str:
    """The IRI of an IRI, a short name or one with its hash cut short; "" for any other word. `ask` runs a SELECT.

    Raises QueryError where a cut hash fits several things or none.
    """
    cut = _CUT.fullmatch(name)
    if not cut or (cut[1] != "entity" and cut[1] not in _CLASSES):
        return names.long(name)
    kind = f"<{_CLASSES[cut[1]]}>" if cut[1] in _CLASSES else "?class"
    found = ask(
        f'SELECT DISTINCT ?thing WHERE {{ ?thing a {kind} . FILTER(STRSTARTS(STR(?thing), "{ids.THINGS}{name}")) }} '
        "ORDER BY ?thing LIMIT 5"
    )
    iris = [row[0].value for row in found.rows if row[0]]
    if len(iris) == 1:
        return iris[0]
    if iris:
        raise QueryError(f"{name} fits several: {', '.join(map(names.short, iris))}")
    raise QueryError(f"the store has no {name}…")
