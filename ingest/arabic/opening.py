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
        if not (noun or (other and middle)) or not _subject(tokens, i + 1, plural=middle):
            continue
        voice = "a" if middle else "p"
        verb = next((a for a in analyses(token.form) if _perfect(a, voice) and a.conj == chosen.conj), None)
        if verb is not None:
            found[i] = verb, len(verb.conj)
    return found


def _perfect(analysis: Analysis, voice: str) -> bool:
    """Whether an analysis is the perfect «he …», active of a verb that begins with ت or passive of another, with no clitic
    but a conjunction."""
    return (
        (analysis.pos, analysis.aspect, analysis.voice, analysis.person, analysis.gender, analysis.number)
        == ("verb", "p", voice, "3", "m", "s")
        and (voice == "p" or fold(analysis.lemma).startswith("ت"))
        and analysis.logprob > _UNSEEN
        and not (analysis.enclitic or analysis.prep or analysis.future)
    )


def _opens(tokens: Sequence[Token], i: int) -> bool:
    """Whether a token is the first of its clause: behind nothing, a mark, a date's year, a conjunction, or with و."""
    if i == 0 or tokens[i - 1].kind in ("punct", "number") or tokens[i - 1].norm in _BEFORE:
        return True
    analysis = tokens[i].analysis
    return analysis is not None and bool(analysis.conj)


def _subject(tokens: Sequence[Token], i: int, *, plural: bool) -> bool:
    """Whether a crowd («مئات», «نحو 300») or, if asked for, a plural in ـون begins at a token, words for about aside."""
    while i < len(tokens) and tokens[i].norm in _ABOUT:
        i += 1
    if i >= len(tokens):
        return False
    token, analysis = tokens[i], tokens[i].analysis
    if token.kind == "number" or {token.norm, token.norm.removeprefix("ال")} & _CROWDS:
        return True
    if number(token.form) is not None:
        return True
    return (
        plural and analysis is not None and analysis.number == "p" and token.norm.endswith("ون") and not analysis.prep
    )
