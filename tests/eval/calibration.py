"""Fits the confidence of reports on gold: `python -m tests.eval.calibration [CORPORA] [--write]`.

Rows: each event that Naba reads in the articles of tests/eval/gold is right where the gold tells it too, with the same
status and at least half of its parties; each event of ASSAULT or PROTEST in the sentences of CORPORA/gsr (a public set in
which several readers marked attacks and protests that a sentence tells as news) is right where they all said yes. A
logistic regression gives the weights of seeds/lexicon/confidence.tsv; cross-validation by article says how well they are
calibrated: what share of the reports with a confidence near c is right.
"""

from __future__ import annotations

import argparse
import csv
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from ingest.data import folder
from ingest.model import Page
from ingest.pipeline import Pipeline

from .scorer import run
from .scorer.article import Article
from .scorer.events import neutral, paired

GOLD = Path(__file__).parent / "gold"
TABLE = folder("seeds") / "lexicon" / "confidence.tsv"
_SETS = {"ASSAULT": "assault_gsr.csv", "PROTEST": "protest_gsr.csv"}
_FOLDS = 10
_STRENGTH = 0.3  # inverse of the penalty on weights
_LEAST = 0.05  # weights nearer to none are left out


class Row(NamedTuple):
    """A report that Naba read: its features, its text, whether it is right, and which gold says so."""

    features: tuple[str, ...]
    text: str
    right: bool
    source: str


def from_gold(pipeline: Pipeline, paths: Sequence[Path]) -> list[Row]:
    """The rows of annotated articles; events that the gold calls optional give none."""
    pairs = run.loaded(paths)
    system = run.annotated([row for row, _ in pairs], pipeline)
    rows: list[Row] = []
    for article in run.articles(pairs, system):
        found = {pair.found: _is_right(article, pair) for pair in paired(article)}
        skipped = neutral(article, paired(article))
        for number, event in enumerate(article.system["events"]):
            if number not in skipped:
                rows.append(Row(tuple(event["grounds"]), article.text[:80], found.get(number, False), "articles"))
    return rows


def _is_right(article: Article, pair: Any) -> bool:
    gold, found = article.gold["events"][pair.gold], article.system["events"][pair.found]
    return pair.parties >= 0.5 and found["status"] in (gold["status"], *gold.get("alt_status", ()))


def from_sentences(pipeline: Pipeline, place: Path) -> list[Row]:
    """The rows of the sentence set; sentences whose readers disagree without a majority give none."""
    rows: list[Row] = []
    for category, name in _SETS.items():
        with (place / name).open(encoding="utf-8", newline="") as file:
            told = [r for r in csv.DictReader(file) if r["label"] != "ambiguous"]
        for sentence in told:
            page = Page(sentence["id"], sentence["text"], sentence["id"], "text")
            for annotation in pipeline.read(page).annotations:
                rows += [
                    Row(e.grounds, sentence["text"][:80], sentence["label"] == "yes", category)
                    for e in annotation.events
                    if e.type == category and e.status == "happened"
                ]
    return rows


def fitted(rows: Sequence[Row]) -> dict[str, float]:
    """The weight of each feature, those near zero left out."""
    names = DictVectorizer(sparse=False)
    table = names.fit_transform([dict.fromkeys(r.features, 1.0) for r in rows])
    model = _model().fit(table, [r.right for r in rows])
    weights = zip(names.get_feature_names_out(), model.coef_[0], strict=True)
    return {name: round(float(weight), 2) for name, weight in weights if abs(weight) >= _LEAST}


def held_out(rows: Sequence[Row]) -> list[float]:
    """The probability of each row by a model that saw no row of its text."""
    table = DictVectorizer(sparse=False).fit_transform([dict.fromkeys(r.features, 1.0) for r in rows])
    right, texts = np.array([r.right for r in rows]), [r.text for r in rows]
    found = np.zeros(len(rows))
    for seen, unseen in GroupKFold(_FOLDS).split(table, right, texts):
        found[unseen] = _model().fit(table[seen], right[seen]).predict_proba(table[unseen])[:, 1]
    return [float(p) for p in found]


def _model() -> LogisticRegression:
    return LogisticRegression(C=_STRENGTH, max_iter=5000, fit_intercept=False)


def report(rows: Sequence[Row], probabilities: Sequence[float]) -> Iterable[str]:
    """Tables: how right reports of each confidence are, and what a threshold keeps."""
    for source in sorted({r.source for r in rows}):
        mine = [(p, r.right) for r, p in zip(rows, probabilities, strict=True) if r.source == source]
        yield f"{source}: {len(mine)} reports, {sum(right for _, right in mine)} right"
        yield "  confidence   reports  mean  right     kept from here: precision  recall"
        for low in (0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9):
            here = [(p, right) for p, right in mine if low <= p < low + 0.1 or (low == 0.9 and p == 1)]
            kept = [right for p, right in mine if p >= low]
            whole = sum(right for _, right in mine)
            if here and kept:
                mean, share = sum(p for p, _ in here) / len(here), sum(right for _, right in here) / len(here)
                yield (
                    f"  {low:.1f} to {low + 0.1:.1f} {len(here):9}  {mean:.2f}   {share:.2f}"
                    f"                     {sum(kept) / len(kept):.3f}   {sum(kept) / whole if whole else 0:.3f}"
                )


def written(weights: dict[str, float]) -> str:
    lines = [f"{name}\t{weight:g}\n" for name, weight in sorted(weights.items())]
    head = "# Weights of the confidence of reports, by feature (ingest/understand/confidence.py): made by\n"
    head += "# python -m tests.eval.calibration CORPORA --write. docs/confidence.md tells how.\n"
    return head + "feature\tweight\n" + "".join(lines)


def main(arguments: Sequence[str] | None = None) -> int:
    """0."""
    parser = argparse.ArgumentParser(prog="python -m tests.eval.calibration", description=__doc__)
    parser.add_argument("corpora", type=Path, nargs="?", help="folder that has gsr/ (else our own articles alone)")
    parser.add_argument("--gold", type=Path, action="append", default=[GOLD], help="further gold folders")
    parser.add_argument("--write", action="store_true", help=f"write {TABLE.name}")
    given = parser.parse_args(arguments)
    pipeline = Pipeline()
    rows = from_gold(pipeline, given.gold)
    if given.corpora:
        rows += from_sentences(pipeline, given.corpora / "gsr")
    else:
        print("no CORPORA: attacks and protests are fitted on our own articles alone", file=sys.stderr)
    print("\n".join(report(rows, held_out(rows))))
    if given.write:
        TABLE.write_text(written(fitted(rows)), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
