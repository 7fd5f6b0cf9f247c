"""Which sentences of an article tell of sport, where «التقى», «رفض», «تعاقب» name no political event."""

from __future__ import annotations

from ingest.model import Parsed, Token
from ingest.words import words

_BALL = "كره القدم"
_SURE = words("sport.sure") | {_BALL}
_LIKELY = words("sport.likely")
_NO_ADJECTIVE = words("sport.no_adjective")
_BALLS = words("sport.balls")
_IN_A_SENTENCE, _IN_AN_ARTICLE = 2, 4
_SHARE = 3


def sport_sentences(parsed: Parsed) -> frozenset[int]:
    """The first tokens of the sentences that tell of sport.

    One sure word («مباراة») or two likely ones («فريق», «مدرب») make a sentence one of sport. An article with a sure word and
    four different ones in all, a third of whose sentences have some, is of sport throughout: «سافر الوفد إلى القاهرة» is the
    team's journey, where a closing paragraph on the national team makes no sport of the rest.
    """
    found = {s.first: _words(parsed.tokens[s.first : s.last]) for s in parsed.sentences}
    every = set().union(*found.values())
    spread = sum(bool(said) for said in found.values()) * _SHARE >= len(found)
    if every & _SURE and len(every) >= _IN_AN_ARTICLE and spread:
        return frozenset(found)
    return frozenset(first for first, said in found.items() if said & _SURE or len(said) >= _IN_A_SENTENCE)


def _words(tokens: tuple[Token, ...]) -> set[str]:
    """The different words of sport among tokens: «الرئيس المنتخب» is no team, «الكرة في ملعب طهران» no ball."""
    said: set[str] = set()
    for i, token in enumerate(tokens):
        if token.kind != "word":
            continue
        form = token.norm.removeprefix("ال")
        if form == "كره" and i + 1 < len(tokens) and tokens[i + 1].norm in _BALLS:
            said.add(_BALL)
        known = next((w for w in (form, token.lemma) if w in _SURE or w in _LIKELY), "")
        if known and not (token.pos == "adj" and known in _NO_ADJECTIVE):
            said.add(known)
    return said
