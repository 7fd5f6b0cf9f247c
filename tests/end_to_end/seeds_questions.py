"""What the questions of the library are asked of the seeds' graph: parameters for which the seeds have an answer.

`{report}` stands for a report of the graph, since its IRI hangs on the rules. Questions that are not listed need none.
"""

from __future__ import annotations

from collections.abc import Mapping

from naba_runs import rows

from ingest.describe import terms
from ingest.store.embedded import Store
from ingest.store.library import questions

PARAMS: Mapping[str, Mapping[str, str]] = {
    "actors/co-actors": {"party": "gov-SA"},
    "actors/co-mentions": {"entity": "org-hamas"},
    "actors/description": {"entity": "person-antony-blinken"},
    "actors/with-parts": {"party": "gov-IL"},
    "articles/naming": {"entity": "إسماعيل هنية"},
    "events/answers": {"party": "org-hamas"},
    "events/at-place": {"place": "gov-IR"},
    "events/between": {"one": "gov-US", "other": "gov-IL", "organs": "true"},
    "events/by-status": {"status": "planned", "from": "2024-01-01"},
    "events/by-week": {"concept": "CONSULT"},
    "events/cooperation-and-conflict": {"one": "gov-IL", "other": "gov-IR"},
    "evidence/record": {"thing": "{report}"},
    "evidence/unsure": {"below": "0.8"},
    "evidence/words": {"thing": "{report}"},
    "positions/on-date": {"date": "2024-06-10", "body": "gov-US"},
    "sources/citing": {"source": "البيت الأبيض"},
    "statements/about": {"about": "إسماعيل هنية"},
    "statements/by-speaker": {"speaker": "البيت الأبيض"},
    "statements/direct-quotes": {"speaker": "بنيامين نتنياهو"},
}

ASKED = [question.name for question in questions() if not question.name.startswith("quality/")]
QUALITY = [question.name for question in questions() if question.name.startswith("quality/")]


def params(store: Store, name: str) -> dict[str, str]:
    """The parameters for a question, as a user types them."""
    return {key: value.replace("{report}", _report(store)) for key, value in PARAMS.get(name, {}).items()}


def _report(store: Store) -> str:
    (found,) = rows(store, f"SELECT ?report WHERE {{ ?report a <{terms.REPORT}> }} ORDER BY ?report LIMIT 1").rows
    assert found[0]
    return found[0].value
