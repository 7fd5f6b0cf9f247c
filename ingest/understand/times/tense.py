"""Whether a date is told of what is to come: «سيصل الخميس», «من المقرر أن يزور … الاثنين»."""

from __future__ import annotations

import re

from ingest.arabic.normalise import fold
from ingest.model import Parsed
from ingest.understand.clauses import AUXILIARY
from ingest.words import words

_FUTURE = words("times.future")
_AFTER = words("times.after")
_POSTPONES = words("times.postpones")
_HARD = frozenset(".؛;!?؟…:\n")
_REACH = 30
_OPENING = 4
_UNANALYSED = re.compile(r"(?:^|\s)(?:و|ف)?س[يتنا]\w{2,}")


def of_future(parsed: Parsed, k: int) -> bool:
    """Whether the nearest verb before token k says so, or a word of postponing, or the verb behind an opening date."""
    tokens = parsed.tokens
    floor = parsed.sentence_at(k).first
    for j in range(k - 1, max(floor, k - _REACH) - 1, -1):
        token = tokens[j]
        if token.form in _HARD and token.kind == "punct":
            break
        form = fold(token.form)
        if (token.norm or form) in _FUTURE or form.lstrip("وف") in _FUTURE:
            return True
        analysis = token.analysis
        if analysis is None:
            if not any(t.analysis for t in tokens) and _UNANALYSED.match(form):
                return True
            continue
        if token.norm in _AFTER:
            return False
        if token.lemma in _POSTPONES and not (j and tokens[j - 1].norm == "من"):
            return True  # «أُجل اللقاء إلى يناير»; but not «من أجل»
        if analysis.pos == "verb" and token.lemma not in AUXILIARY:
            if analysis.future:
                return True
            if analysis.aspect == "p":
                return False
    for token in tokens[k + 1 : k + 1 + _OPENING]:
        if token.analysis is not None and token.pos == "verb":
            return token.analysis.future and k - floor < _OPENING
    return False
