"""Whether a role phrase leaves open who is meant, and how many people it means."""

from __future__ import annotations

from collections.abc import Collection

from ingest.model import Parsed
from ingest.words import words

_OFFICES = words("offices.single") | words("anonymity.offices")
_ASKS = words("contents.anonymous")
_IDENTITY = words("anonymity.identity")
_QUANTIFIERS = words("roles.quantifiers")
_PERSONS = frozenset({"official", "people", "expert", "armed"})
_REACH = 9  # tokens behind the phrase in which «طلب عدم الكشف عن هويته» stands


def is_anonymous(parsed: Parsed, first: int, head: int, last: int, kind: str, named: Collection[int]) -> bool:
    """False where an office or a definite body tells who is meant («وزير الداخلية», «الشرطة», «شرطة باريس»).

    True for «مصادر أمنية», «المسؤول», «وسائل إعلام محلية», and for whoever asks for it («طلب عدم الكشف عن هويته»).
    """
    if _withheld(parsed, last):
        return True
    tokens = parsed.tokens
    definite = any(t.norm.startswith("ال") for t in tokens[head:last]) or any(i in named for i in range(head, last))
    if kind in _PERSONS:
        analysis = tokens[head].analysis
        single = analysis is not None and analysis.number == "s" and tokens[head].lemma in _OFFICES
        return not (single and definite and first == head)
    return not definite


def _withheld(parsed: Parsed, last: int) -> bool:
    """Whether the words behind a phrase keep a name back: «رفضت الكشف عن اسمها», «طلبا عدم الكشف عن هويتهما»."""
    roof = min(parsed.sentence_at(last - 1).last, last + _REACH)
    asked = next((k for k in range(last, roof) if parsed.tokens[k].lemma in _ASKS), None)
    return asked is not None and any(
        parsed.tokens[k].lemma in _IDENTITY for k in range(asked + 1, min(roof, asked + 6))
    )


def is_one(parsed: Parsed, first: int, head: int, kind: str) -> bool:
    """Whether a phrase means one person who is not said to be more: «مصدر أمني», «مسؤول أميركي»; not «المسؤول» or «عدد»."""
    token, analysis = parsed.tokens[head], parsed.tokens[head].analysis
    if kind not in _PERSONS or first != head or analysis is None or token.norm.startswith("ال"):
        return False
    return analysis.number == "s" and analysis.state != "c" and token.lemma not in _QUANTIFIERS
