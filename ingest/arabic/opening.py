"""Verbs at the head of a clause that are written as nouns: «تجمّع مئات», «وتظاهر المحتجون», «قُتل نحو 80 شخصا».

The perfect of تفعّل and تفاعل is written as its verbal noun («تجمُّع») and as the imperfect of another verb («تجمع
المعلومات»), and the passive of قتل as its noun; the diacritiser often takes the one for the other. Where the word opens
its clause, and a counted crowd or a plural in ـون stands behind it, it is the verb: a verbal noun would put that plural
into the genitive, and no noun stands before a counted one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from ingest.arabic.normalise import fold
from ingest.arabic.numerals import number
from ingest.model import Analysis, Token
from ingest.words import words

_UNSEEN = -90.0  # log10 probability of a lemma that the database never saw
_CROWDS = words("opening.crowds")
_ABOUT = words("opening.about")
_BEFORE = words("opening.before")


def opening_verbs(
    tokens: Sequence[Token], analyses: Callable[[str], Iterable[Analysis]]
) -> dict[int, tuple[Analysis, int]]:
    """Of the tokens of one sentence: place → the verb's analysis and the letters of clitics before it."""
    found: dict[int, tuple[Analysis, int]] = {}
    for i, token in enumerate(tokens):
        chosen = token.analysis
        if chosen is None or not _opens(tokens, i):
            continue
        noun = chosen.pos == "noun" and not chosen.article and not chosen.prep and not chosen.enclitic
        other = chosen.pos == "verb" and chosen.aspect == "i" and not chosen.enclitic and not chosen.future
        middle = fold(token.form).lstrip("وف").startswith("ت")
        behind = _subject(tokens, i + 1) if noun or (other and middle) else ""
        if not behind:
            continue
        voice = "a" if middle or behind == "plural" else "p"
        verb = next((a for a in analyses(token.form) if _perfect(a, voice) and a.conj == chosen.conj), None)
        if verb is not None:
            found[i] = verb, len(verb.conj)
    return found


def _perfect(analysis: Analysis, voice: str) -> bool:
    """Whether an analysis is the perfect «he …» in that voice, with no clitic but a conjunction."""
    return (
        (analysis.pos, analysis.aspect, analysis.voice, analysis.person, analysis.gender, analysis.number)
        == ("verb", "p", voice, "3", "m", "s")
        and analysis.logprob > _UNSEEN
        and not (analysis.enclitic or analysis.prep or analysis.future)
    )


def _opens(tokens: Sequence[Token], i: int) -> bool:
    """Whether a token is the first of its clause: behind nothing, a mark, a date's year, a conjunction, or with و."""
    if i == 0 or tokens[i - 1].kind in ("punct", "number") or tokens[i - 1].norm in _BEFORE:
        return True
    analysis = tokens[i].analysis
    return analysis is not None and bool(analysis.conj)


def _subject(tokens: Sequence[Token], i: int) -> str:
    """What begins at a token, words for about aside: "count" («مئات», «نحو 300»), "plural" in the nominative («المحتجون»,
    «مسلحو داعش»), or ""."""
    while i < len(tokens) and tokens[i].norm in _ABOUT:
        i += 1
    if i >= len(tokens):
        return ""
    token, analysis = tokens[i], tokens[i].analysis
    if (
        token.kind == "number"
        or number(token.form) is not None
        or {token.norm, token.norm.removeprefix("ال")} & _CROWDS
    ):
        return "count"
    if analysis is None or analysis.number != "p" or analysis.prep or analysis.conj:
        return ""
    return "plural" if token.norm.endswith("ون") or (token.norm.endswith("و") and analysis.case == "n") else ""
