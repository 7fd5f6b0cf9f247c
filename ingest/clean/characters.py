"""Characters as they are to be read, with a map back to the characters as they were given."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

#: Tatweel, zero-width characters, soft hyphen, bidi marks and controls, variation selectors.
_DROPPED = "\u0640\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb"
_CONTROLS = "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f"
_SPACES = "\t\x0b\x0c\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_BREAKS = "\r\x85\u2028\u2029"
_FORMS = "\ufb50-\ufd3d\ufd50-\ufdfb\ufdfc\ufe70-\ufefc\uff01-\uff5e"
_LETTERS = {
    "ی": "ي",
    "ې": "ي",
    "ے": "ي",
    "ک": "ك",
    "ڪ": "ك",
    "ھ": "ه",
    "ہ": "ه",
    "ە": "ه",
    "ۀ": "ه",
    "ۃ": "ة",
}
_DIGITS = {char: str(unicodedata.digit(char)) for char in "٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹"}
_SINGLE = {**_LETTERS, **_DIGITS}

_SPECIAL = re.compile(
    # two characters that are one: a line end, an alef with a combining hamza or madda (folded in matching anyway)
    r"\r\n|(?<=ا)[\u0653-\u0655]+"
    # Arabic decimal and thousands marks, only inside numbers: elsewhere they are mistyped commas
    r"|(?<=[\d٠-٩۰-۹])[٫٬](?=[\d٠-٩۰-۹])"
    rf"|[{_DROPPED}{_CONTROLS}]+|[{_SPACES}{_BREAKS}{_FORMS}{''.join(_SINGLE)}]"
)
_DROPPING = re.compile(rf"[{_DROPPED}{_CONTROLS}\u0653-\u0655]")
_BREAK = re.compile(rf"[{_BREAKS}]")
_SPACE = re.compile(rf"[{_SPACES}]")


def clean_characters(raw: str) -> tuple[str, tuple[int, ...]]:
    """The cleaned text and, for each of its characters and its end, the raw position: `len(text) + 1` entries.

    Presentation forms and ligatures become base letters (the letters of one ligature share its position), Farsi ye and
    kaf the Arabic ones, Arabic digits ASCII ones, all line ends "\\n", all spaces " ". Tatweel, bidi and zero-width
    characters and controls go. Harakat stay: they can tell «قُتل» from «قَتل».
    """
    parts: list[str] = []
    offsets: list[int] = []
    at = 0
    for match in _SPECIAL.finditer(raw):
        start, end = match.span()
        if at < start:
            parts.append(raw[at:start])
            offsets.extend(range(at, start))
        clean = _clean(match[0])
        parts.append(clean)
        offsets.extend([start] * len(clean))
        at = end
    parts.append(raw[at:])
    offsets.extend(range(at, len(raw) + 1))
    return "".join(parts), tuple(offsets)


@cache
def _form(char: str) -> str:
    """The base letters of a presentation form. Isolated harakat lose the space or tatweel that carries them."""
    letters = unicodedata.normalize("NFKC", char)
    if any(unicodedata.combining(letter) for letter in letters):
        letters = re.sub("[ \u0640]", "", letters)
    return "".join(_LETTERS.get(letter, letter) for letter in letters)


def _clean(found: str) -> str:
    if _DROPPING.match(found):
        return ""
    if _BREAK.match(found):
        return "\n"
    if _SPACE.match(found):
        return " "
    if found in "٫٬":
        return "." if found == "٫" else ","
    return _SINGLE.get(found) or _form(found)
