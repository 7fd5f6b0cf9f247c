"""What a run did and what the store holds, in a few lines and one small table."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping

from ingest.model import Issue
from ingest.present.counts import Counts
from ingest.present.table import table

STATUSES = ("happened", "planned", "hypothetical", "negated", "cancelled")
_TYPES = ("Person", "Government", "Organization", "Place")
_PLURALS = {"Person": "persons", "Government": "governments", "Organization": "organizations", "Place": "places"}
_PARTICULAR = re.compile(
    r"^article \d+ of the page: |, \d+ of \d+ .*$| ?(?:«.*»|'[^']*'|\(found: .*\)|read from \S+|read at \S+)"
)


def holdings(counts: Counts) -> str:
    """What the store holds: entities by type, statements, positions, triples."""
    entities = ", ".join(f"{counts.entities.get(kind, 0):,} {_PLURALS[kind]}" for kind in _TYPES)
    in_articles = counts.triples.get("articles", 0)
    lines = [
        ("articles", f"{counts.articles:,}"),
        ("entities", f"{sum(counts.entities.values()):,}: {entities}; named {counts.mentions:,} times"),
        ("events", f"{counts.events:,} in {sum(counts.reports.values()):,} reports"),
        ("statements", f"{counts.statements:,}"),
        ("positions", f"{counts.positions:,}"),
        *(
            ("left out", f"{number:,} records below confidence {least}")
            for least, number in counts.left_out.items()
            if number
        ),
        ("quantities", f"{counts.quantities:,}"),
        ("triples", f"{sum(counts.triples.values()):,}, of these {in_articles:,} from articles"),
    ]
    return "".join(f"{name:<11} {value}\n" for name, value in lines)


def events(reports: Mapping[tuple[str, str], int], columns: int | None, ascii_only: bool) -> str:
    """Reports by category and status as a table; "" where there are none."""
    if not reports:
        return ""
    kinds = sorted({kind for kind, _ in reports}, key=lambda kind: (-_of(reports, kind), kind))
    statuses = [status for status in STATUSES if any(found == status for _, found in reports)]
    rows = [
        [kind, *(str(reports.get((kind, s), "") or "") for s in statuses), str(_of(reports, kind))] for kind in kinds
    ]
    totals = [str(sum(n for (_, found), n in reports.items() if found == status)) for status in statuses]
    rows.append(["all", *totals, str(sum(reports.values()))])
    return table(
        ["reports", *statuses, "all"],
        rows,
        columns_of_screen=columns,
        ascii_only=ascii_only,
        numbers=range(1, len(statuses) + 2),
    )


def skipped(issues: Iterable[Issue], most: int = 10) -> str:
    """The reasons of what was left out, the most frequent first; "" where nothing was."""
    reasons = Counter(f"{issue.stage}: {_general(issue.reason)}" for issue in issues)
    if not reasons:
        return ""
    lines = [f"skipped     {sum(reasons.values()):,}\n"]
    for reason, number in sorted(reasons.items(), key=lambda each: (-each[1], each[0]))[:most]:
        lines.append(f"  {number:>8,}  {reason}\n")
    if len(reasons) > most:
        lines.append(f"            and {len(reasons) - most} reasons more\n")
    return "".join(lines)


def _general(reason: str) -> str:
    """A reason without what is particular to one record, so that like ones are counted together."""
    return _PARTICULAR.sub("", reason).partition(": line ")[0]


def _of(reports: Mapping[tuple[str, str], int], kind: str) -> int:
    return sum(number for (found, _), number in reports.items() if found == kind)
