"""Small numbers in words and digits, as dates and counts need them."""

from __future__ import annotations

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
_HUNDRED = tuple(map(fold, ("مئة", "مائة")))
NUMBERS: dict[str, int] = {fold(word): value for words, value in _WORDS.items() for word in words.split()}


def number(word: str) -> int | None:
    """The value of a number word or of digits («ثلاثة», "12", "1,400"), or None."""
    plain = word.replace(",", "").replace("٬", "")
    if plain.isascii() and plain.isdigit():
        return int(plain)
    return NUMBERS.get(fold(word))


def spelled(words: str) -> int | None:
    """The value of a number in several words («ألفين وثلاثة وعشرين», «ألف وتسعمائة وثمانية وأربعين», «خمسة عشر»), or None."""
    total = 0
    for word in words.split():
        plain = fold(word)
        value = _part(plain)
        if value is None and plain.startswith("و"):
            value = _part(plain[1:])
        if value is None:
            return None
        total += value
    return total or None


def _part(word: str) -> int | None:
    """A number word, or one of three to nine hundred written together («تسعمائة»)."""
    if word in NUMBERS:
        return NUMBERS[word]
    for hundred in _HUNDRED:
        if word.endswith(hundred) and (value := NUMBERS.get(word.removesuffix(hundred))):
            return value * 100
    return None
