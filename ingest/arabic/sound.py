"""Whether two Arabic spellings can be one foreign name, by their sound: «غوتيريش», «جوتيريش» and «غوتيرش».

No rule binds a writer who brings a foreign name into Arabic letters: a foreign g becomes غ, ج, ق or ك, a short vowel is
written long or not at all, and a v is ف or ڤ. Two spellings *meet* here when two tests agree:

1. they have a *sound key* in common: the consonants by class, without the vowels inside. That is the way of Soundex
   (Russell 1918) and Phonix (Gadd 1990), with classes for what one foreign sound becomes in Arabic letters;
2. the *distance* between them is small for their length: an edit distance (Wagner and Fischer 1974, with the neighbours
   that Damerau 1964 lets change places) in which letters of one class are near each other and a vowel inside is cheap.

The key finds candidates fast and is coarse; the distance is what keeps «بوتين» from «بوتان» and «غينيا» from «غانا».

Vowels that carry the meaning, as in «حسن» and «حسين», are beyond this: it is for foreign names only. Who calls it has to
know which names are Arabic; `is_native` says so for those whose letters give them away.

>>> meet("غوتيريش", "جوتيريش"), meet("أميركا", "أمريكا"), meet("بلينكن", "بلنكن"), meet("هرتسوغ", "هيرتزوغ")
(True, True, True, True)
>>> meet("بوتين", "بوتان"), meet("غينيا", "غانا"), meet("إيران", "إيراني"), meet("كوريا", "سوريا")
(False, False, False, False)
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import product

from ingest.arabic.normalise import fold
from ingest.data import folder
from ingest.tables import rows

# Letters that Arabic borrowed for foreign sounds, as the plain letters that are written for them; چ stays one sound.
_FOREIGN_LETTERS = str.maketrans({"ڤ": "ف", "پ": "ب", "گ": "غ", "ڨ": "غ", "ڭ": "غ", "ژ": "ج", "ء": None, "-": None})
_DOUBLED = re.compile(r"(.)\1+")
_FINAL_A = re.compile("(?<=[^اويه])ه$")
_WEAK = frozenset("اويع")
# Only native words are written with these; a foreign name needs none of them.
_NATIVE = frozenset("حعضظ")
# A letter's classes in the key. Those with two stand for either of two foreign sounds: ث for th and s, خ for kh and h.
_CLASSES = {
    **dict.fromkeys("غجقك", "K"),
    **dict.fromkeys("سصزظشچ", "S"),
    **dict.fromkeys("تط", "T"),
    **dict.fromkeys("دض", "D"),
    **dict.fromkeys("هح", "H"),
    **dict(zip("فبلرمن", "FBLRMN", strict=True)),
    "ث": "ST",
    "ذ": "SD",
    "خ": "KH",
}
_LEAD = re.compile("^ا[اوي]?(?=[سصش][^اوي])")  # «استوكهولم», «ستوكهولم»
_NASAL = re.compile("م(?=ب)")  # «كولمبو», «كولنبو»

_LONGEST = 24  # letters; what is longer is no name
_SHORT = 5  # letters; in words of no more every vowel stays in its place: «برونو», «بورنو»
_READ_TWICE = 3  # letters of a word that are read in both their classes

_VOWEL = 0.3  # a vowel inside a word, written or left out, or before its consonant instead of behind it
_FAR = 1.5  # two letters that no foreign sound has in common
_EDGE = 1.0  # a vowel at the end, more, less or another: «إيران», «إيراني»; «روسي», «روسيا»; «بوليتيكا», «بوليتيكو»


def _once(doubled: re.Match[str]) -> str:
    return doubled[1]  # much faster than a template, which `re` reads anew each time


def letters(word: str) -> str:
    """A word as its sounds are compared: folded, one letter for a doubled one and for «تش», final ة as alef.

    >>> letters("ڤيللا"), letters("تشيلي"), letters("كندة"), letters("كييف")
    ('فيلا', 'چيلي', 'كندا', 'كيف')
    """
    plain = fold(word).translate(_FOREIGN_LETTERS).replace("تش", "چ")
    return _FINAL_A.sub("ا", _DOUBLED.sub(_once, plain))


def is_native(word: str) -> bool:
    """Whether a word has letters that foreign names are not written with.

    >>> is_native("حسين"), is_native("غوتيريش")
    (True, False)
    """
    return not _NATIVE.isdisjoint(word)


@lru_cache(maxsize=32_768)
def keys(word: str) -> frozenset[str]:
    """The sound keys of a word: one, or more where a letter stands for either of two sounds.

    >>> sorted(keys("غوتيريش")), sorted(keys("جوتيرس")), sorted(keys("أوباما"))
    (['KTRS'], ['KTRS'], ['ABM'])
    >>> sorted(keys("ثاتشر")), sorted(keys("تاتشر"))
    (['SSR', 'TSR'], ['TSR'])
    >>> keys("استوكهولم") == keys("ستوكهولم"), keys("اسطمبول") == keys("إستنبول")
    (True, True)
    """
    plain = _NASAL.sub("ن", _LEAD.sub("", letters(word)))
    if not plain or len(plain) > _LONGEST:
        return frozenset()
    first = (
        "F" if plain[0] == "و" else "A" if plain[0] in "اع" else "Y" if plain[0] == "ي" else _CLASSES.get(plain[0], "")
    )
    classes = [first or plain[0], *(_CLASSES.get(c, c) for c in plain[1:] if c not in _WEAK)]
    open_ = [i for i, c in enumerate(classes) if len(c) > 1][_READ_TWICE:]
    return frozenset("".join(p) for p in product(*(c[0] if i in open_ else c for i, c in enumerate(classes))))


@cache
def _near() -> dict[tuple[str, str], float]:
    """What it costs to write one letter for another, from seeds/lexicon/sounds.tsv, in both directions."""
    out: dict[tuple[str, str], float] = {}
    for _, row in rows(folder("seeds") / "lexicon" / "sounds.tsv"):
        a, b = row["letters"].split()
        out[a, b] = out[b, a] = float(row["cost"])
    return out


def _limit(length: int) -> float:
    """How far two spellings may be from each other, by the letters of the longer one: short names meet by chance."""
    return (0.0, 0.0, 0.0, 0.26, 0.35, 0.45, 0.55, 0.7)[length] if length < 8 else 0.75


def without_article(word: str) -> str:
    """A folded word without ال, where enough is left: what its length is told by.

    >>> without_article("الكامرون"), without_article("الاسكا"), without_article("المان")
    ('كامرون', 'اسكا', 'المان')
    """
    return word[2:] if word.startswith("ال") and len(word) > 5 else word


def _replaced(near: dict[tuple[str, str], float], a: str, b: str, i: int, j: int) -> float:
    x, y = a[i], b[j]
    if x == y:
        return 0.0
    if i == j == 0 and {x, y} == {"و", "ف"}:
        return 0.5  # w and v before a vowel: «ويلهلم», «فيلهلم»
    if {x, y} == {"م", "ن"}:
        return 0.2 if a[i + 1 : i + 2] == b[j + 1 : j + 2] == "ب" else _FAR
    if x in _WEAK and y in _WEAK:
        last = i == len(a) - 1 or j == len(b) - 1
        return _EDGE if last or ((i == 0 or j == 0) and "ع" not in (x, y)) else near.get((x, y), _EDGE)
    return near.get((x, y), _FAR)


def _left_out(word: str, i: int) -> float:
    if word[i] not in _WEAK:
        return _FAR
    if i == len(word) - 1:
        return _EDGE
    if i == 0:
        return _VOWEL if _LEAD.match(word) else _EDGE
    glide = word[i] == "ي" and i == len(word) - 2 and word[-1] in _WEAK
    return 2 * _VOWEL if glide else _VOWEL  # «بورنيو» is far from «بورنو»


def _in_one_hand(a: str, b: str, near: dict[tuple[str, str], float]) -> tuple[str, float]:
    """A writer's habit counts once: who writes ج for g does so throughout, as in «غوغل» and «جوجل»."""
    for x, y in (("غ", "ج"), ("ج", "غ"), ("غ", "ق"), ("ق", "غ")):
        if a.count(x) == b.count(y) > 1 and y not in a and x not in b:
            return b.replace(y, x), near[x, y]
    return b, 0.0


def distance(one: str, other: str) -> float:
    """How far two spellings are from each other: 0 for none but spelling that `letters` evens out, 0.3 for a vowel.

    >>> distance("غوغل", "جوجل"), distance("واغادوغو", "واجادوجو")
    (0.25, 0.25)
    >>> distance("بلينكن", "بلنكن"), distance("أميركا", "أمريكا"), distance("كييڤ", "كييف"), distance("بوتين", "بوتان")
    (0.3, 0.3, 0.0, 0.6)
    """
    a, b, near = letters(one), letters(other), _near()
    b, habit = _in_one_hand(a, b, near)
    above: list[float] = []
    row = [0.0]
    for j in range(len(b)):
        row.append(row[j] + _left_out(b, j))
    for i in range(len(a)):
        before, above, row = above, row, [row[0] + _left_out(a, i)]
        for j in range(len(b)):
            best = min(
                above[j] + _replaced(near, a, b, i, j),
                above[j + 1] + _left_out(a, i),
                row[j] + _left_out(b, j),
            )
            if (  # a vowel that changes places with its neighbour inside the word
                1 < i < len(a) - 1
                and 1 < j < len(b) - 1
                and min(len(a), len(b)) > _SHORT
                and a[i] == b[j - 1]
                and a[i - 1] == b[j]
                and (a[i] in _WEAK) != (a[i - 1] in _WEAK)
            ):
                best = min(best, before[j - 1] + _VOWEL)
            row.append(best)
    return round(row[-1] + habit, 2)


def meet(one: str, other: str) -> bool:
    """Whether two spellings of a foreign name can be one name: a key in common, and near enough for their length.

    >>> meet("زيلينسكي", "زلنسكي"), meet("غوانتانامو", "جوانتنامو"), meet("ليبيا", "ليبيريا"), meet("النيجر", "نيجيريا")
    (True, True, False, False)
    """
    if keys(one).isdisjoint(keys(other)):
        return False
    return distance(one, other) <= _limit(max(len(without_article(letters(one))), len(without_article(letters(other)))))
