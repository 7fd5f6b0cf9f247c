"""The measures as one table."""

from __future__ import annotations

import os
from typing import Any

from bench.corpus import Corpus
from bench.stages import STAGES
from ingest.present.table import table

_COLUMNS = ("measure", "articles/s", "words/s", "share", "peak MB", "notes")


def report(
    small: Corpus,
    long: Corpus,
    stages: dict[str, Any],
    whole: dict[str, Any],
    names: dict[str, Any],
    bert: dict[str, Any],
    workers: int,
) -> str:
    """The table, with a line above on what was measured and lines below on the two aims."""
    words, articles = stages["words"], stages["articles"]
    total = sum(stages["seconds"].values())
    rows = []
    for stage in STAGES:
        seconds = stages["seconds"][stage]
        rows.append((stage, *_rates(articles, words, seconds), f"{seconds / total:.0%}", "", ""))
    loaded = f"loading {stages['loading']:.1f} s, left out"
    rows.append(("whole path, 1 process", *_rates(articles, words, total), "100%", f"{stages['peak_mb']:,.0f}", loaded))
    many = _whole(whole, small.articles)
    per_page = words / small.articles
    rate = many * per_page
    loaded = f"loading {whole['start']:.1f} s, left out" if whole["warm"] else "loading included: too few articles"
    rows.append(
        (f"whole path, {workers} workers", f"{many:,.1f}", f"{rate:,.0f}", "", f"{whole['peak_mb_at']:,.0f}", loaded)
    )
    rows.append(
        (f"… streaming {long.articles:,}", f"{_all(whole):,.1f}", "", "", f"{whole['peak_mb']:,.0f}", "all processes")
    )
    alone = bert["words"] / bert["seconds"]
    what = f"{bert['sentences']} sentences; recognition alone, random weights"
    named = names["words"] / names["seconds"]
    rows.append((f"text to names, {workers} processes", "", f"{named:,.0f}", "", "", "analysis and recognition"))
    rows.append(("BERT base, 2 cores", "", f"{alone:,.0f}", "", f"{bert['peak_mb']:,.0f}", what))
    by_processor = (words / stages["cpu_seconds"]) / (bert["words"] / bert["cpu_seconds"])
    growth = whole["peak_mb"] / whole["peak_mb_at"] - 1
    return (
        f"{articles:,} articles, {words:,} words, {stages['sentences']:,} sentences ({small.told}); "
        f"{os.cpu_count()} cores\n\n"
        + table(_COLUMNS, rows, numbers=(1, 2, 3, 4))
        + f"\nText to names, {workers} processes ÷ BERT: {named / alone:.1f} times its words a second (aim: 3,000 words/s).\n"
        + f"Whole path, {workers} workers ÷ BERT: {rate / alone:.1f} times its words a second (aim: 20).\n"
        + f"By processor time, one process against BERT: {by_processor:.1f} times. Other work on the machine counts less here.\n"
        + f"Memory from {small.articles:,} to {long.articles:,} articles: {growth:+.1%}.\n"
    )


def _rates(articles: int, words: int, seconds: float) -> tuple[str, str]:
    return f"{articles / seconds:,.1f}", f"{words / seconds:,.0f}"


def _whole(whole: dict[str, Any], pages: int) -> float:
    """Pages a second up to the first `pages`, from the first results on."""
    start = whole["start"] if whole["warm"] else 0.0
    rate: float = (pages - whole["warm"]) / (whole["seconds_at"] - start)
    return rate


def _all(whole: dict[str, Any]) -> float:
    start = whole["start"] if whole["warm"] else 0.0
    rate: float = (whole["pages"] - whole["warm"]) / (whole["seconds"] - start)
    return rate
