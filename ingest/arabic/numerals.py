"""Numbers in words and digits: «ثلاثة», «12», «ثلاثة وعشرين ألفا و456», «1.5 مليار», «عشرات الآلاف».

`number` reads one word. `numeral_at` reads the longest number that begins at a token, over several tokens.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from ingest.arabic.normalise import fold

_WORDS = {
    "واحد واحدة أحد إحدى حادي": 1,
    "اثنان اثنين اثنتان اثنتين اثنا اثني اثنتا اثنتي": 2,
    "ثلاثة ثلاث": 3,
    "أربعة أربع": 4,
    "خمسة خمس": 5,
    "ستة ست": 6,
    "سبعة سبع": 7,
    "ثمانية ثماني ثمان": 8,
    "تسعة تسع": 9,
    "عشرة عشر": 10,
    "عشرون عشرين": 20,
    "ثلاثون ثلاثين": 30,
    "أربعون أربعين": 40,
    "خمسون خمسين": 50,
    "ستون ستين": 60,
    "سبعون سبعين": 70,
    "ثمانون ثمانين": 80,
    "تسعون تسعين": 90,
    "مئة مائة": 100,
    "مئتان مئتين مائتان مائتين": 200,
    "ألف": 1000,
    "ألفان ألفين": 2000,
}
_MORE_WORDS = {
    "اثنا اثني اثنتا اثنتي": 2,
    "مئتا مئتي مائتا مائتي ميتا ميتي": 200,
}
_SCALES = {
    "ألف ألفا آلاف ألوف": 1_000,
    "مليون مليونا ملايين": 1_000_000,
    "مليار مليارا مليارات بليون بليونا بلايين": 1_000_000_000,
    "تريليون تريليونا تريليونات ترليون": 1_000_000_000_000,
}
_DUAL_SCALES = {
    "ألفان ألفين ألفي": 2_000,
    "مليونان مليونين مليوني": 2_000_000,
    "ملياران مليارين ملياري": 2_000_000_000,
}
_TENS = {"عشرات": 10, "مئات مائات": 100, "آلاف ألوف": 1_000, "ملايين": 1_000_000, "مليارات": 1_000_000_000}
_PARTS = {"نصف": Decimal("0.5"), "ربع": Decimal("0.25"), "ثلث": Decimal(1) / 3}


def _table(words: dict[str, int]) -> dict[str, int]:
    return {fold(word): value for group, value in words.items() for word in group.split()}


NUMBERS: dict[str, int] = _table(_WORDS)
_SMALL = {k: v for k, v in (NUMBERS | _table(_MORE_WORDS)).items() if v < 1000}
_SMALL |= {fold(f"{unit}{hundred}"): NUMBERS[fold(unit)] * 100 for hundred in ("مئة", "مائة") for unit in (
    "ثلاث", "أربع", "خمس", "ست", "سبع", "ثماني", "ثمان", "تسع")}  # fmt: skip
_SCALE, _DUAL, _VAGUE = _table(_SCALES), _table(_DUAL_SCALES), _table(_TENS)
_TWO_OR_ONE = frozenset(map(fold, ("ألفا", "مليونا", "مليارا")))  # «ألفا جندي» is two thousand, «ألفا» one thousand
_PART = {fold(word): value for word, value in _PARTS.items()}
_FEW = frozenset(map(fold, ("بضعة", "بضع")))
_TEN, _HUNDRED = frozenset(map(fold, ("عشر", "عشرة"))), frozenset(map(fold, ("مئة", "مائة")))
_EASTERN = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")
_GROUPED = re.compile(r"\d{1,3}(?:[,٬]\d{3})+|[1-9]\d{0,2}(?:\.\d{3})+")
_DECIMAL = re.compile(r"\d+(?:[.,٫]\d+)?")
_RANGE = re.compile(r"(\d+)[-–](\d+)")


def number(word: str) -> int | None:
    """The value of a number word or of digits («ثلاثة», "12", "1,400", "١٢"), or None."""
    plain = word.replace(",", "").replace("٬", "").translate(_EASTERN)
    if plain.isascii() and plain.isdigit():
        return int(plain)
    return NUMBERS.get(fold(word))


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number that ends before token `last`. `low` and `high` bound it: equal for one number, a range's ends, and
    for «عشرات», «آلاف» (`vague`) the least that the word can mean, with no upper bound (None). `lead` counts the letters of
    the first token before the number: «و», «بـ», «الـ»; `definite` says that ال is one of them; `spelled` that it has words.
    """

    last: int
    low: Decimal
    high: Decimal | None
    lead: int = 0
    vague: bool = False
    definite: bool = False
    spelled: bool = False


@dataclass(frozen=True, slots=True)
class _Part:
    """One token of a number: its kind (digits, small, scale, dual, vague, part, range), value, and what stands before it."""

    kind: str
    value: Decimal
    lead: int = 0
    joined: bool = False
    definite: bool = False
    high: Decimal | None = None


def digits(form: str, scaled: bool = False) -> Decimal | None:
    """The value of a token of digits: "1,400" and "1.400" in groups of three, "1.5" and "1,5" with a fraction, or None.

    Before a scale word (`scaled`) a point or comma opens a fraction: «1.125 مليون».
    """
    plain = form.translate(_EASTERN)
    if _GROUPED.fullmatch(plain) and not scaled:
        return Decimal(re.sub(r"[.,٬]", "", plain))
    if not _DECIMAL.fullmatch(plain):
        return None
    return Decimal(re.sub(r"[,٫]", ".", plain))


def _part(form: str, scaled: bool) -> _Part | None:
    """What a token is in a number, with «و», «ب», «ل» and ال cut off where the rest is a number word."""
    if form[0].isdigit():
        plain = form.translate(_EASTERN)
        if found := _RANGE.fullmatch(plain):
            low, high = Decimal(found[1]), Decimal(found[2])
            return _Part("range", low, high=high) if low < high and len(found[1]) < 4 else None
        value = digits(form, scaled)
        return None if value is None else _Part("digits", value)
    word = fold(form)
    for joined in ("", "و"):
        for prefix in ("", "ب", "ل", "ف"):
            for article in ("", "ال"):
                before = joined + prefix + article
                if prefix == "ل" and article:
                    before = joined + "لل"
                if not word.startswith(before) or len(word) - len(before) < 2:
                    continue
                if bare := _bare(word[len(before) :]):
                    return _Part(bare[0], bare[1], len(before), bool(joined), bool(article))
    return None


def _bare(word: str) -> tuple[str, Decimal] | None:
    if word in _PART:
        return "part", _PART[word]
    if word in _SMALL:
        return "small", Decimal(_SMALL[word])
    if word in _DUAL:
        return "dual", Decimal(_DUAL[word])
    if word in _SCALE:
        return "scale", Decimal(_SCALE[word])
    if word in _VAGUE:
        return "vague", Decimal(_VAGUE[word])
    return ("few", Decimal(3)) if word in _FEW else None


def _plural_scale(form: str, lead: int) -> bool:
    return fold(form)[lead:] in _VAGUE


def numeral_at(forms: Sequence[str], i: int) -> Numeral | None:
    """The longest number that begins at token i of `forms` (words and digits as the tokeniser cuts them), or None.

    «واحد» and «أحد» alone are none: they are pronouns more often. A percentage is none, nor is «ألفا» alone, which may be
    one thousand or two.
    """
    first = _at(forms, i)
    if first is None:
        return None
    if first.kind == "range":
        scale = _at(forms, i + 1)
        times = scale.value if scale and scale.kind == "scale" and not scale.joined else Decimal(1)
        return Numeral(i + 1 + (times > 1), first.value * times, (first.high or first.value) * times)
    if first.kind == "few":
        nxt = _at(forms, i + 1)
        times = nxt.value if nxt and not nxt.joined and nxt.kind in ("scale", "vague") else Decimal(1)
        if times == 1 and nxt and nxt.kind == "small" and nxt.value == 10:
            return Numeral(i + 2, Decimal(13), Decimal(19), first.lead, True, first.definite, True)  # «بضعة عشر»
        return Numeral(i + 1 + (times > 1), 3 * times, 9 * times, first.lead, True, first.definite, True)
    vague = first.kind == "vague" or (first.kind == "scale" and _plural_scale(forms[i], first.lead))
    if vague:
        return _vague(forms, i, first)
    return _sum(forms, i, first)


def _at(forms: Sequence[str], i: int) -> _Part | None:
    if i >= len(forms) or not forms[i] or forms[i].endswith("%"):
        return None
    scaled = i + 1 < len(forms) and fold(forms[i + 1]) in _SCALE and forms[i][0].isdigit()
    return _part(forms[i], scaled)


def _vague(forms: Sequence[str], i: int, first: _Part) -> Numeral:
    """«عشرات», «مئات الآلاف»: no less than ten, than a hundred thousand."""
    value, last = first.value, i + 1
    nxt = _at(forms, last)
    while nxt and not nxt.joined and nxt.kind in ("scale", "vague") and nxt.value >= 1000:
        value, last = value * nxt.value, last + 1
        nxt = _at(forms, last)
    return Numeral(last, value, None, first.lead, True, first.definite, True)


def _sum(forms: Sequence[str], i: int, first: _Part) -> Numeral | None:
    """A number of summed and multiplied parts: «ثلاثة وعشرين ألفا و456», «مليون ونصف المليون», «22 286»."""
    total, group, floor, j = Decimal(0), Decimal(0), Decimal(10) ** 15, i
    spelled, part = False, first
    low_in_group = Decimal(1000)
    while True:
        start = j == i
        if part.kind in ("digits", "small"):
            if start or part.joined or (part.kind == "digits" and not group) or (j > 0 and fold(forms[j - 1]) == "و"):
                group, low_in_group = group + part.value, _least(part.value)
                if part.kind == "digits" and part.value < 1000:
                    # «22 286»: groups of three digits apart
                    while (
                        j + 1 < len(forms)
                        and re.fullmatch(r"\d{3}", forms[j + 1])
                        and 0 < group < 10**6
                        and (re.fullmatch(r"\d{1,3}", forms[j]))
                    ):
                        group, j = group * 1000 + int(forms[j + 1]), j + 1
            elif part.value == 10 and low_in_group < 10:
                group += 10  # «ثلاثة عشر»
                low_in_group = Decimal(1)
            elif part.value == 100:
                group *= 100  # «ثلاث مئة»
                low_in_group = Decimal(100)
            else:
                break
        elif part.kind == "part":
            if not start:
                break
            scale = _at(forms, j + 1)
            if scale is None or scale.kind != "scale" or scale.joined:
                return None  # «نصف السكان»
            total, j = part.value * scale.value, j + 1
            return Numeral(j + 1, total, total, first.lead, False, first.definite, True)
        elif part.kind == "scale":
            total, group, floor = total + (group or 1) * part.value, Decimal(0), part.value
            low_in_group = Decimal(1000)
        elif part.kind == "dual":
            total, floor = total + part.value, part.value / 2
        else:
            break
        spelled = spelled or part.kind != "digits"
        j += 1
        nxt = _next(forms, j, group, low_in_group, floor, total)
        if nxt is None:
            half = _half(forms, j, floor) if not group and total else None
            if half is not None:
                total, j = total + half[0], half[1]
            break
        j, part = nxt
    value = total + group
    if value in (0, 1) and spelled and not total:
        return None
    if j == i + 1 and fold(forms[i])[first.lead :] in _TWO_OR_ONE:
        return None
    return Numeral(j, value, value, first.lead, False, first.definite, spelled)


def _least(value: Decimal) -> Decimal:
    """The rank of a part: only parts below it may be added to it («مئة وعشرين», but no «عشرين ومئة»)."""
    for rank in (100, 10):
        if value >= rank and value % rank == 0:
            return Decimal(rank)
    return Decimal(1)


def _next(
    forms: Sequence[str], j: int, group: Decimal, rank: Decimal, floor: Decimal, total: Decimal
) -> tuple[int, _Part] | None:
    """The token and part that go on with the number, or None where it ends."""
    at = j + 1 if j < len(forms) and fold(forms[j]) == "و" else j
    part = _at(forms, at)
    if part is None or part.kind not in ("digits", "small", "scale", "dual"):
        return None
    joined = part.joined or at > j
    if part.definite and not joined and part.kind != "scale":
        return None
    if not joined:
        if part.kind == "digits" and total and not group and part.value < floor and forms[at].isdigit():
            return at, part  # «162 ألف 548»
        if part.kind == "scale" and (group or (total and part.value > floor)):
            return (at, part) if part.value < floor or not total else None
        if part.kind == "small" and part.value == 10 and 0 < group < 10:
            return at, part
        if part.kind == "small" and part.value == 100 and 3 <= group < 10 and fold(forms[at]) in _HUNDRED:
            return at, part
        return None
    if part.kind == "scale":
        return (at, part) if total and not group and part.value < floor else None
    if part.kind == "dual":
        return (at, part) if total and not group and part.value < floor else None
    if group:  # «ثلاثة وعشرين», «مئة وخمسة», «مئة وثلاثة وعشرين»
        value = part.value
        tens = value < 100 and value % 10 == 0 and value >= 20
        if part.kind == "digits":
            return None
        if group % 100 < 10 and group % 10 > 0:
            return (at, part) if tens else None
        if group % 100 == 0 and value < 100:
            return at, part
        return None
    if total and part.value < floor:
        return at, part
    return None


def _half(forms: Sequence[str], j: int, floor: Decimal) -> tuple[Decimal, int] | None:
    """«مليون ونصف», «مليون ونصف المليون»: half of the scale before it, with the token behind it."""
    part = _at(forms, j)
    if part is None or part.kind != "part" or not part.joined:
        return None
    nxt = _at(forms, j + 1)
    if nxt is not None and nxt.kind == "scale" and not nxt.joined:
        return (part.value * floor, j + 2) if nxt.value == floor else None
    return part.value * floor, j + 1


def spelled(words: str) -> int | None:
    """The value of a number in several words («ألفين وثلاثة وعشرين», «ألف وتسعمائة وثمانية وأربعين», «خمسة عشر»), or None."""
    forms = words.split()
    found = numeral_at(forms, 0) if forms else None
    return int(found.low) if found is not None and found.last == len(forms) and found.low == found.high else None
