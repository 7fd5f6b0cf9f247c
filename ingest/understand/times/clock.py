"""Times of day: «الساعة 14:00 بتوقيت غرينتش», «السابعة والنصف مساء», and the part of the day before a date."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ingest.arabic.normalise import fold
from ingest.understand.times.names import PARTS, ar

_HOURS = {
    fold(word): hour
    for hour, word in enumerate(
        "الواحدة الثانية الثالثة الرابعة الخامسة السادسة السابعة الثامنة التاسعة العاشرة".split(), 1
    )
} | {fold("الحادية عشرة"): 11, fold("الحادية عشر"): 11, fold("الثانية عشرة"): 12, fold("الثانية عشر"): 12}
_HOUR = "|".join(sorted(_HOURS, key=len, reverse=True))
_MINUTES = {fold("النصف"): 30, fold("الربع"): 15, fold("الثلث"): 20}
_PART = ar(
    r"(?:صباحا|مساء|ظهرا|عصرا|فجرا|ليلا|بعد الظهر|بعد الزوال|قبل الظهر|صباح|المساء|الصباح|فجر|ظهر|ليل|عصر|ليلة|صبيحة)"
)
_PLUS = ar(r"(?:\s+و\s?(?P<plus>النصف|الربع|الثلث|\d{1,2}(?:\s+دقيقة)?)|\s+(?P<less>إلا\s+(?:ربعا?|الربع|ثلثا?)))?")
_ZONE = ar(
    r"(?:\s*[،,(]?\s*(?:(?P<utc>بتوقيت (?:غرينتش|جرينتش|غرينيتش)|بالتوقيت العالمي|ت\s?\.?\s?غ|[Gg][Mm][Tt]|[Uu][Tt][Cc])"
    r"|(?P<local>(?:ب)?التوقيت المحلي|بتوقيت محلي)|بتوقيت (?P<of>\w+(?:\s+المكرمة)?))\)?)?"
)
_BY_CLOCK = re.compile(
    ar(r"(?<![\w:/.,])(?:الساعة\s+)?(?P<h>\d{1,2})[:.](?P<m>\d\d)(?![\d:/.]|\s?(?:%|في المئة|بالمائة))")
    + rf"(?:\s+(?:{ar('من')}\s+)?(?P<p>{_PART})(?!\w))?{_ZONE}"
)
_BY_NUMBER = re.compile(
    ar(r"(?<!\w)[بلو]?(?:الساعة)\s+(?P<h>\d{1,2})(?![\d:/.])")
    + rf"{_PLUS}(?:\s+(?:{ar('من')}\s+)?(?P<p>{_PART})(?!\w))?{_ZONE}"
)
_BY_WORD = re.compile(
    rf"(?<!\w)(?P<s>{ar('[بلو]?الساعة')}\s+)?(?P<w>{_HOUR}){_PLUS}(?:\s+(?:{ar('من')}\s+)?(?P<p>{_PART})(?!\w))?{_ZONE}(?!\w)"
)
_MIDDLE = re.compile(ar(r"(?<!\w)(?P<mid>منتصف (?:الليل|ليل)|منتصف النهار)(?!\w)"))
_PM = frozenset(map(fold, ("مساء", "المساء", "بعد الظهر", "بعد الزوال", "عصرا", "عصر")))
_NIGHT = frozenset(map(fold, ("ليلا", "ليل", "ليلة")))
_NOON = frozenset(map(fold, ("ظهرا", "ظهر")))
_LINK = re.compile(
    ar(
        r"[\s،,()]*(?:(?:من|في|يوم|على|عند|حدود|الساعة|مساء|صباح|فجر|ظهر|عصر|ليلة|ليل|تمام|نحو|حوالي|وذلك|بتوقيت|المحلي|اليوم|حدود)[\s،,()]*)*"
    )
)
_NEAR = 40


@dataclass(frozen=True, slots=True)
class Clock:
    """Characters [start, end) of the folded text, hour and minute as "14:00", the zone and the part of the day."""

    start: int
    end: int
    clock: str
    zone: str
    part: str

    def beside(self, folded: str, start: int, end: int) -> bool:
        """Whether nothing but words that join an hour to its day stands between it and a date."""
        low, high = (self.end, start) if start >= self.end else (end, self.start)
        return 0 <= high - low <= _NEAR and _LINK.fullmatch(folded[low:high]) is not None


def clocks(folded: str) -> list[Clock]:
    """The times of day of a folded text, in order."""
    found: list[Clock] = []
    for pattern in (_BY_CLOCK, _BY_NUMBER, _BY_WORD, _MIDDLE):
        for match in pattern.finditer(folded):
            clock = _read(match)
            if clock is not None and not any(c.start < clock.end and clock.start < c.end for c in found):
                found.append(clock)
    return sorted(found, key=lambda c: c.start)


def _read(m: re.Match[str]) -> Clock | None:
    groups = m.groupdict()
    if middle := groups.get("mid"):
        night = middle.endswith("ليل")
        return Clock(m.start(), m.end(), "00:00" if night else "12:00", "", "night" if night else "noon")
    part = groups.get("p") or ""
    if groups.get("w"):
        if not groups.get("s") and not part:
            return None  # «الثانية» alone is no hour
        hour = _HOURS[groups["w"]]
    else:
        hour = int(m["h"])
    minute = int(groups["m"]) if groups.get("m") else 0
    zone = "Z" if groups.get("utc") else "local" if groups.get("local") else groups.get("of") or ""
    if groups.get("m") and not (part or zone or fold("الساعة") in m.group()):
        return None  # «2:1» is a result
    if plus := groups.get("plus"):
        minute += _MINUTES.get(plus) or int(re.sub(r"\D", "", plus))
    if less := groups.get("less"):
        hour, minute = hour - 1, 40 if "ثلث" in less else 45
    if (part in _PM or (part in _NIGHT and hour >= 6) or (part in _NOON and hour < 4)) and hour < 12:
        hour += 12
    elif (part in _NIGHT or PARTS.get(part) in ("morning", "dawn")) and hour == 12:
        hour = 0
    if hour > 24 or minute > 59:
        return None
    named = "afternoon" if part.startswith("بعد ") else PARTS.get(part, "")
    end = m.end("p") if groups.get("p") and part in _FOR_A_DAY and not (zone) else m.end()
    return Clock(m.start(), end, f"{hour % 24:02}:{minute:02}", zone, named)


_FOR_A_DAY = frozenset(map(fold, ("صباح", "فجر", "ظهر", "ليل", "عصر", "ليلة", "صبيحة")))


def part_before(folded: str, start: int, end: int) -> str:
    """The part of the day that leads to a date or opens it: «مساء أمس», «فجر اليوم», «صباح السبت», or ""."""
    inside = folded[start:end].split()
    for word in [w for w in inside if w in PARTS][:1]:
        return PARTS[word]
    before = folded[max(0, start - 24) : start].split()[-2:]
    if before and before[-1] == "يوم":
        before.pop()
    if not before or not folded[start - 1 : start].isspace():
        return ""
    return PARTS.get(before[-1]) or PARTS.get(before[-1][1:], "")
