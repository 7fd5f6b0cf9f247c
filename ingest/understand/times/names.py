"""The names of months, days, ordinals and units of time, and the words that say which of them is meant. All folded."""

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


def _endings(stems: str) -> str:
    """Adjectives in their forms: «الماضي», «الماضية», «الماضيين», «الماضيتين»."""
    return "(?:" + "|".join(f"{fold(s)}(?:ه|ين|تين)?" for s in stems.split()) + ")"


PAST = _endings("الماضي المنصرم الفائت السابق المنقضي الأخير الفارط")
NEXT = _endings("المقبل القادم التالي الآتي")
THIS = ar(r"(?:الجاري|الجارية|الحالي|الحالية|هذا|هذه)")

_FORMS = {
    "day": "يوم يوما يومين يومان أيام",
    "week": "أسبوع أسبوعا أسبوعين أسبوعان أسابيع",
    "month": "شهر شهرا شهرين شهران أشهر شهور",
    "year": "عام عاما عامين عامان أعوام سنة سنتين سنتان سنوات سنين",
    "hour": "ساعة ساعتين ساعتان ساعات",
    "minute": "دقيقة دقيقتين دقيقتان دقائق",
}
UNIT = {fold(form): unit for unit, forms in _FORMS.items() for form in forms.split()}
DUAL = frozenset(form for form in UNIT if form.endswith(("ين", "ان")) and form not in ("سنين",))
PLURAL = frozenset(map(fold, "أيام أسابيع أشهر شهور أعوام سنوات سنين ساعات دقائق".split()))

_UNITS = "الأول الثاني الثالث الرابع الخامس السادس السابع الثامن التاسع العاشر".split()
_TEENS = "الحادي الثاني الثالث الرابع الخامس السادس السابع الثامن التاسع".split()


def _ordinals() -> dict[str, int]:
    found = {word: n for n, word in enumerate(_UNITS, 1)} | {"أول": 1, "غرة": 1}
    for n, word in enumerate(_TEENS, 1):
        found[f"{word} عشر"] = 10 + n
        for ending in ("العشرين", "العشرون"):
            found[f"{word} و{ending}"] = 20 + n
    found |= {"العشرين": 20, "العشرون": 20, "الثلاثين": 30, "الثلاثون": 30}
    found |= {"الحادي والثلاثين": 31, "الحادي والثلاثون": 31}
    return {fold(word): n for word, n in found.items()}


ORDINALS = _ordinals()
PARTS = {
    fold(word): part
    for part, forms in {
        "dawn": "فجر فجرا الفجر",
        "morning": "صباح صباحا الصباح صبيحة",
        "noon": "ظهر ظهرا الظهر ظهيرة",
        "afternoon": "عصر عصرا العصر",
        "evening": "مساء المساء عشية أمسية",
        "night": "ليل ليلا الليل ليلة الليلة",
    }.items()
    for word in forms.split()
}


@dataclass(frozen=True)
class Names:
    """Months and weekdays by their folded names."""

    months: dict[str, int]
    hijri: dict[str, int]
    weekdays: dict[str, int]


@cache
def names() -> Names:
    """The names of seeds/lexicon/days.tsv and hijri.tsv; weekdays also with ل («للخميس»)."""
    months: dict[str, int] = {}
    weekdays: dict[str, int] = {}
    hijri: dict[str, int] = {}
    tables = {"month": months, "weekday": weekdays, "hijri": hijri}
    for path in ("days.tsv", "hijri.tsv"):
        for _, row in rows(folder("seeds") / "lexicon" / path):
            tables[row["kind"]][fold(row["name"])] = int(row["number"])
    weekdays |= {"لل" + n.removeprefix("ال"): v for n, v in weekdays.items() if n.startswith("ال")}
    return Names(
        {n: v for n, v in months.items() if not n.isascii()},
        hijri,
        {n: v for n, v in weekdays.items() if not n.isascii()},
    )
