"""Leaves out of an answer the rows that rest on a record less sure than wanted."""

from __future__ import annotations

from collections.abc import Callable

from ingest.describe import ids, nquads, terms
from ingest.errors import QueryError
from ingest.store.rdf import Answer, Iri, Rows

_RECORDS = tuple(f"{ids.THINGS}{kind}/" for kind in ("report", "statement", "position"))
_PAGE = 500  # records asked for at once


def sure(answer: Answer, least: float, ask: Callable[[str], Rows]) -> tuple[Rows, int]:
    """The rows none of whose reports, statements and positions has a confidence below `least`, and how many went.

    Raises QueryError where the answer has no rows, or rows that name no such record: counts cannot be mended so.
    """
    if not isinstance(answer, Rows):
        raise QueryError("--min-confidence needs a query that gives rows")
    named = sorted({t.value for row in answer.rows for t in row if isinstance(t, Iri) and t.value.startswith(_RECORDS)})
    if answer.rows and not named:
        raise QueryError(
            "--min-confidence: the rows name no report, statement or position; leave out what is less sure when "
            "reading (naba ingest --min-confidence), or filter on naba:confidence in the query"
        )
    unsure: set[str] = set()
    for start in range(0, len(named), _PAGE):
        values = " ".join(map(nquads.iri, named[start : start + _PAGE]))
        found = ask(f"SELECT DISTINCT ?r ?c WHERE {{ VALUES ?r {{ {values} }} ?r <{terms.CONFIDENCE}> ?c }}")
        unsure |= {
            record.value for record, sureness in found.rows if record and sureness and float(sureness.value) < least
        }
    kept = tuple(row for row in answer.rows if not any(isinstance(t, Iri) and t.value in unsure for t in row))
    return Rows(answer.columns, kept), len(answer.rows) - len(kept)
