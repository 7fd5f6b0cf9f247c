"""The patterns of date expressions, over folded text. Group `x` is the expression itself, without clitics.

They are tried in order, and a place that one has taken no later one takes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from ingest.arabic.numerals import NUMBERS
from ingest.understand.times import absolute, relative
from ingest.understand.times.names import NEXT, ORDINALS, PAST, THIS, UNIT, ar, names
from ingest.understand.times.reading import Handler


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(n) for n in sorted(words, key=lambda n: (-len(n), n)))


_START, _END = r"(?<!\w)(?:[وفبل]{0,2})(?:ال(?=\d))?", r"(?!\w)"
_PLAIN = r"(?<!\w)(?:[وفبل]{0,2})"
_WHICH = f"(?P<w>{PAST}|{NEXT}|{THIS})"
_DAY = ar(r"(?:(?:مساء|صباح|فجر|ليل|ليلة|ظهر|عصر|نهار) )?(?:يوم )?")
_TODAY = ar(r"(?:أول من أمس|أول أمس|أمس الأول|أمس|البارحة|بعد غد|بعد يوم غد|غدا|غد|اليوم|الليلة)")
_MONTHS, _HIJRI, _WEEKDAYS = _any(names().months), _any(names().hijri), _any(names().weekdays)
_ORDINAL = _any(ORDINALS)
_SECOND = rf"(?:\s*[/(،–-]\s*(?:{_MONTHS})\)?)?"
_WORD = rf"(?:(?:{_any(NUMBERS)})(?:{ar('مئة|مائة')})?)"
_SPELLED = ar(rf"(?:من )?(?:عام|سنة|العام)\s+(?P<ys>(?:ألفين|ألفان|ألف)(?:\s+و{_WORD})*)")
_DIGITS = ar(r"(?:من )?(?:عام |سنة |للعام |العام |لعام |لسنة )?(?P<y>(?:1[89]|20)\d\d)(?:\s?م\b)?")
_YEAR_WHICH = ar(rf"(?:من )?(?:(?:العام|السنة)\s+(?P<yw>{PAST}|{NEXT}|{THIS})|(?:هذا العام|هذه السنة))")
_YEAR = rf"(?:\s*[،,]?\s*(?:{_DIGITS}|{_SPELLED}|{_YEAR_WHICH}))"
_OR_WHICH = rf"(?:{_YEAR}|\s+{_WHICH})?"
_EQUAL = ar(r"(?:(?:الموافق|المصادف|الموافقة)\s+(?:يوم\s+|ل)?)?")
_LEAD = rf"(?:(?P<rel>{_TODAY})\s*[،,]?\s+)?(?:{_DAY}(?P<wd>{_WEEKDAYS})\s*[،,]?\s*{_EQUAL})?"
_OF = ar(r"(?:من شهر |شهر |من )?")
_NUMBER = rf"(?:\d+|{_WORD}(?:\s+(?:{ar('عشر|عشرة')}|و(?:{_any(NUMBERS)})))?)"
_COUNTED = _any(UNIT)
_TO = ar(r"\s*(?:إلى غاية|إلى|حتى|[-–])\s*(?:يوم\s+)?")
_AND = ar(r"\s*(?:إلى غاية|إلى|حتى|و|[-–])\s*(?:يوم\s+)?")
_HALF = ar(r"(?P<half>\s+و(?:ال)?نصف(?:\s+(?:الشهر|العام|السنة|الأسبوع|الساعة|يوم|شهر))?)?")
# not «قبل يومين من الهجوم», counted from another day, nor «منذ عام 1967»
_OF_ANOTHER = ar(r"(?!\s+(?:قليلة\s+|واحد\s+|فقط\s+)?(?:من|على|عن)(?!\w))(?!\s+(?:19|20)\d\d)")
_SINGLES = ar("(?:الأسبوع|الشهر|العام|السنة)")
_PLURALS = ar("(?:الأيام|الأسابيع|الأشهر|الشهور|السنوات|الأعوام|الساعات)")
_EDGE = ar(
    "(?:في|منذ|خلال|شهر|بداية|نهاية|مطلع|أواخر|منتصف|أوائل|مستهل|ختام|بحلول|موفى|طيلة|طوال|صيف|شتاء|خريف|ربيع|بنهاية|أول|آخر)"
)
_SURE = _any(n for n in names().months if n not in {"ماي", "مارس", "اب", "اوت", "جوان", "ايار"})
_HOLY = ar(r"(?:\s+(?:المبارك|المعظم|الكريم|الحرام|الفضيل))?")
_HIJRI_YEAR = ar(r"(?:\s*(?:من )?(?:عام |لعام |سنة |لسنة )?(?P<y>1[34]\d\d)(?:\s?ه(?:جري[هاة]?)?\b)?)")


@cache
def patterns() -> tuple[tuple[re.Pattern[str], Handler], ...]:
    """Pattern and handler, in the order of trial."""
    return tuple((re.compile(pattern), handler) for pattern, handler in (*_absolute(), *_relative()))


def _absolute() -> Iterator[tuple[str, Handler]]:
    ordinal = rf"(?:\d{{1,2}}|(?:{_ORDINAL})(?=\s+{ar('من')}\s)|{ar('أول|غرة')})"
    yield (
        rf"{_START}(?P<x>{_LEAD}(?P<d1>\d{{1,2}})(?:\s*(?:[،,]|و)\s*\d{{1,2}})*{_AND}(?P<d>\d{{1,2}})\s*{_OF}"
        rf"(?P<m>{_MONTHS}){_SECOND}{_OR_WHICH}){_END}",
        absolute.days,
    )
    yield (
        rf"{_START}(?P<x>(?P<d1>{_ORDINAL}){_TO}(?P<d>{_ORDINAL})\s+{ar('من')}\s+(?P<m>{_MONTHS}){_SECOND}{_OR_WHICH}){_END}",
        absolute.days,
    )
    yield rf"{_START}(?P<x>{_LEAD}(?P<d>{ordinal})\s*{_OF}(?P<m>{_MONTHS}){_SECOND}{_OR_WHICH}){_END}", absolute.full
    yield (
        rf"{_PLAIN}(?P<x>{_LEAD}(?P<n>\d{{4}}[/-]\d{{1,2}}[/-]\d{{1,2}}|\d{{1,2}}[/.-]\d{{1,2}}[/.-](?:19|20)\d\d)){_END}",
        absolute.numeric,
    )
    yield (
        rf"{_START}(?P<x>{_LEAD}(?P<d>{ordinal})\s*{_OF}(?P<h>{_HIJRI}){_HOLY}(?:{_HIJRI_YEAR}|\s+{_WHICH})?){_END}",
        absolute.hijri,
    )
    yield rf"{_PLAIN}(?P<x>{ar('(?:شهر )?')}(?P<d>)?(?P<h>{_HIJRI}){_HOLY}{_HIJRI_YEAR}){_END}", absolute.hijri
    yield rf"{_PLAIN}(?P<x>{ar('شهر ')}(?P<d>)?(?P<y>)?(?P<h>{_HIJRI}){_HOLY}(?:\s+{_WHICH})?){_END}", absolute.hijri
    yield (
        rf"{_START}(?P<x>(?P<d>\d{{1,2}}|{_ORDINAL})\s+(?:{ar('من')}\s+)?(?:{ar('هذا')}\s+)?{ar('الشهر')}(?:\s+{_WHICH})?){_END}",
        absolute.of_month,
    )
    yield rf"{_START}{ar('(?:يوم|في|بتاريخ)')}\s+(?P<x>(?P<d>\d{{1,2}})\s+(?P<w>{THIS})){_END}", absolute.of_month
    yield (
        rf"{_PLAIN}(?P<x>{ar('شهري')}\s+(?P<m1>{_MONTHS})\s+و(?P<m>{_MONTHS}){_OR_WHICH}){_END}",
        absolute.months,
    )
    yield (
        rf"{_PLAIN}{ar('(?:بين|من)')}\s+(?:{ar('شهري')}\s+)?(?P<x>(?P<m1>{_MONTHS}){_AND}(?P<m>{_MONTHS}){_OR_WHICH}){_END}",
        absolute.months,
    )
    yield rf"{_PLAIN}(?P<x>(?P<m>{_MONTHS}){_SECOND}{_YEAR}(?P<w>)?){_END}", absolute.month
    yield rf"{_PLAIN}(?P<x>{ar('(?:شهر )?')}(?P<m>{_MONTHS}){_SECOND}\s+{_WHICH}(?P<y>)?){_END}", absolute.month
    yield rf"{_PLAIN}{_EDGE}\s+(?P<x>{ar('(?:شهر )?')}(?P<m>{_MONTHS}){_SECOND}(?P<y>)?(?P<w>)?){_END}", absolute.month
    yield (
        rf"{_PLAIN}{ar('(?:من|إلى|حتى|قبل|بعد|بين|غاية)')}\s+(?P<x>(?P<m>{_SURE}){_SECOND}(?P<y>)?(?P<w>)?){_END}",
        absolute.month,
    )
    yield rf"{_PLAIN}(?P<x>(?P<y1>(?:19|20)\d\d)\s*[-–]\s*(?P<y>(?:19|20)\d\d)){_END}", absolute.years
    yield (
        rf"{_PLAIN}{ar('(?:عامي|سنتي|أعوام|بين|من|منذ)')}\s+(?:{ar('(?:عام|سنة|عامي|سنتي|العام)')}\s+)?"
        rf"(?P<x>(?P<y1>(?:19|20)\d\d)\s*(?:{ar('(?:إلى|حتى)')}\s*|و)(?:{ar('(?:عام|سنة)')}\s+)?(?P<y>(?:19|20)\d\d)){_END}",
        absolute.years,
    )
    yield (
        rf"{_PLAIN}(?P<x>(?P<s>{ar('صيف|شتاء|خريف|ربيع')})\s+(?:{ar('(?:عام |سنة )?')}(?P<y>(?:19|20)\d\d)(?P<w>)?"
        rf"|{_YEAR_WHICH})){_END}",
        absolute.season,
    )
    yield rf"{_PLAIN}ال(?P<x>(?P<s>{ar('صيف|شتاء|خريف|ربيع')})(?P<y>)?(?P<yw>)?\s+{_WHICH}){_END}", absolute.season
    yield (
        rf"{_PLAIN}(?:ال)?(?P<x>(?P<t>\w+(?:ينيات|ينات))\s+{ar('القرن')}\s+{ar('(?:الماضي|العشرين)')}){_END}",
        absolute.decade,
    )


def _relative() -> Iterator[tuple[str, Handler]]:
    yield (
        rf"{_PLAIN}(?P<x>{ar('(?:ليل|ليلة)')}\s+(?P<wd1>{_WEEKDAYS})\s*(?:[-–/]|{ar('إلى')})?\s*(?P<wd>{_WEEKDAYS})){_END}",
        relative.night,
    )
    yield (
        rf"{_PLAIN}(?P<x>{ar('(?:يومي )')}(?P<wd1>{_WEEKDAYS})\s+و(?P<wd>{_WEEKDAYS})(?:\s+{_WHICH})?){_END}",
        relative.weekdays,
    )
    yield (
        rf"{_PLAIN}(?P<x>(?:(?P<rel>{_TODAY})\s*[،,]?\s+)?{_DAY}(?P<wd>{_WEEKDAYS})(?:\s+{_WHICH})?){_END}",
        relative.weekday,
    )
    yield rf"{_PLAIN}(?P<x>(?P<u>{_SINGLES})(?P<pre>)?\s+{_WHICH}){_END}", relative.relative_unit
    yield rf"{_PLAIN}(?P<x>(?P<pre>{ar('هذا|هذه')})\s+(?P<u>{_SINGLES})(?P<w>)?){_END}", relative.relative_unit
    yield (
        rf"{_PLAIN}(?P<x>{ar('(?:نهاية|عطلة|عطلة نهاية) الأسبوع')})(?!\s+{_WHICH.replace('?P<w>', '?:')}){_END}",
        relative.weekend,
    )
    yield (
        rf"{_PLAIN}{ar('(?:بداية|نهاية|بنهاية|مطلع|أواخر|منتصف|أوائل|مستهل|ختام|آخر)')}\s+"
        rf"(?P<x>(?P<u>{_SINGLES})(?P<pre>)?(?P<w>)?){_END}(?!\s+(?:\d|\w*{ar('(?:دراسي|نفسه|ذاته|نفسها|ذاتها)')}))",
        relative.relative_unit,
    )
    yield (
        rf"{_PLAIN}(?P<x>(?P<dir>{ar('قبل|منذ|بعد')})\s+(?:{ar('(?:نحو|حوالي|قرابة|زهاء|ما يقرب من|ما يقارب)')}\s+)?"
        rf"(?P<more>{ar('(?:(?:أكثر|أقل) من|ما يزيد (?:عن|على)|بضعة|عدة)')}\s+)?"
        rf"(?:(?P<c>{_NUMBER})\s+)?(?P<u>{_COUNTED}){_HALF})"
        rf"{_OF_ANOTHER}{_END}",
        relative.ago,
    )
    yield (
        rf"{_PLAIN}(?P<x>(?P<u>{_PLURALS})(?:\s+(?P<c>ال(?:{_NUMBER})))?(?:\s+{ar('القليلة')})?\s+{_WHICH}"
        rf"(?:\s+{ar('القليلة')})?){_END}",
        relative.recent,
    )
    yield (
        rf"{_PLAIN}(?P<x>(?P<r>{ar('أول من أمس|أول أمس|أمس الأول|البارحة|بعد غد|بعد يوم غد|يوم غد|غدا|أمس|الليلة الماضية')}"
        rf"|{ar('هذا اليوم|هذه الليلة|هذا المساء|هذا الصباح|اليوم|الليلة')})){_END}"
        rf"(?!\s+{ar('(?:التالي|الأول|الثاني|الثالث|الوطني|العالمي|نفسه|ذاته|السابق|الدولي|الأخير|الدراسي|الموالي|الذي|الأسود)')})",
        relative.relative_day,
    )
    yield (
        rf"{_PLAIN}{ar('(?:عام|سنة|العام|في|منذ|خلال|لعام|بعام|لسنة|بسنة|حتى|صيف|شتاء|خريف|ربيع)')}\s+"
        rf"(?P<x>(?P<y>(?:19|20)\d\d)){_END}",
        absolute.year,
    )
    yield rf"{_PLAIN}(?P<x>{_SPELLED}){_END}", absolute.year
    yield (
        rf"{_PLAIN}{ar('(?:لمدة|مدة|لفترة|مدته|مدتها|استمر|استمرت|تستمر|يستمر|تستغرق|يستغرق|استغرق|استغرقت|دام|دامت|تدوم|خلال|غضون|مدى|مدار|طوال|طيلة)')}"
        rf"\s+(?:{ar('(?:نحو|حوالي|قرابة|زهاء)')}\s+)?(?P<x>(?:(?P<c>{_NUMBER})\s+)?(?P<u>{_COUNTED})(?:\s+{ar('(?:واحد|واحدة)')})?{_HALF}){_END}",
        relative.duration,
    )
