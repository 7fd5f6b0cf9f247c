"""Judgements and joins as lines of a graph."""

from __future__ import annotations

from ingest.describe import ids, nquads, terms
from ingest.identity.clusters import Judged


def add_judgement(lines: nquads.GraphLines, judged: Judged) -> str:
    """Adds a judgement; returns its IRI."""
    subject = ids.judgement(judged.left, judged.right, judged.verdict, judged.by)
    lines.add_types(subject, terms.JUDGEMENT)
    lines.add(subject, terms.BETWEEN, *nquads.iris((judged.left, judged.right)))
    lines.add(subject, terms.VERDICT, nquads.text(judged.verdict))
    lines.add(subject, terms.CONFIDENCE, nquads.decimal(judged.score))
    lines.add(subject, terms.REASON, *map(nquads.text, judged.reasons))
    lines.add(subject, terms.DECIDED_BY, nquads.text(judged.by or "rules"))
    if judged.at:
        lines.add(subject, terms.DECIDED_ON, nquads.date(judged.at[:10]))
    return subject
