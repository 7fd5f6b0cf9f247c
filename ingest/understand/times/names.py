"""The names of months, days and units of time, and the words that say which of them is meant."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from ingest.arabic.normalise import fold
from ingest.data import folder
from ingest.tables import rows


def ar(pattern: str) -> str:
    """A pattern with its Arabic letters folded, and nothing else touched."""
    return re.sub(r"[\u0600-\u06ff]+", lambda m: fold(m.group()), pattern)


PAST, NEXT, THIS = (
    ar(r"(?:الماضي|الماضية|المنصرم|المنصرمة|الفائت|الفائتة|السابق|المنقضي|الأخير)"),
    ar(r"(?:المقبل|المقبلة|القادم|القادمة|التالي|الآتي)"),
    ar(r"(?:الجاري|الجارية|الحالي|الحالية|هذا|هذه)"),
)
UNIT = {
    "يوم": "day",
    "يومين": "day",
    "يومان": "day",
    "ايام": "day",
    "اسبوع": "week",
    "اسبوعين": "week",
    "اسبوعان": "week",
    "اسابيع": "week",
    "شهر": "month",
    "شهرين": "month",
    "شهران": "month",
    "اشهر": "month",
    "شهور": "month",
    "عام": "year",
    "عامين": "year",
    "عامان": "year",
    "اعوام": "year",
    "سنه": "year",
    "سنتين": "year",
    "سنتان": "year",
    "سنوات": "year",
}
DUAL = {"يومين", "يومان", "اسبوعين", "اسبوعان", "شهرين", "شهران", "عامين", "عامان", "سنتين", "سنتان"}


@dataclass(frozen=True)
class Names:
    months: dict[str, int]
    hijri: dict[str, int]
    weekdays: dict[str, int]


@cache
def names() -> Names:
    months: dict[str, int] = {}
    weekdays: dict[str, int] = {}
    hijri: dict[str, int] = {}
    tables = {"month": months, "weekday": weekdays, "hijri": hijri}
    for path in ("days.tsv", "hijri.tsv"):
        for _, row in rows(folder("seeds") / "lexicon" / path):
            tables[row["kind"]][fold(row["name"])] = int(row["number"])
    return Names(months, hijri, weekdays)
