"""What the trained model says of an article's names, and what becomes of names from the authority and from patterns beside it.

Who wins when (docs/decisions/0014-authority-patterns-and-model.md): a name of the authority stands, unless the model is sure of
a longer name around it; a pattern's name stands, unless the model is sure that there is none, or sure of other bounds; what only
the model finds is a name where it is sure enough.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from ingest.arabic.normalise import fold
from ingest.model import EntityType, Mention, Parsed, Token
from ingest.recognise.labels import LABELS
from ingest.recognise.tagger import Found, Tagger
from ingest.words import words

_TYPES: dict[str, EntityType] = {"PERS": "Person", "LOC": "Place", "ORG": "Organization", "GOV": "Government"}
_ORGANS = words("opinion.organs")  # heads of what is part of a government
_HEADS = words("opinion.place_heads")
_NAMES = words("opinion.names")  # common nouns that news uses as a name; `resolve/occupation.py` looks at the article
_LONGER = 0.65  # how sure of a longer name around one of the authority
_BOUNDS = 0.6  # … of other bounds than a pattern's
_NONE = 0.9  # … that a pattern's words are no name
_COMMON = 0.5  # … that a common word, which is also a name of the authority, is none
_ALONE = {"PERS": 0.65, "LOC": 0.65, "ORG": 0.65, "GOV": 0.65}  # … of a name that nothing else finds
_ONE_WORD = 0.93  # … of a person's name of one word, which may be a common word: «أمر محمود»
_MODEL = "model"
_OUTSIDE = LABELS.index("O")
_GOD = fold("الله")  # «المعتصم بالله» is one name


@dataclass(frozen=True)
class Opinion:
    """The model's names of one article, and how likely each token is outside all names."""

    parsed: Parsed
    found: tuple[Found, ...]
    outside: tuple[float, ...]

    @classmethod
    def of(cls, parsed: Parsed, tagger: Tagger) -> Opinion:
        """Asks the model, by the conventions of this project's news."""
        readings = tagger.read(parsed)
        outside: list[float] = []
        for reading in readings:
            outside += np.asarray(reading.probabilities[:, _OUTSIDE]).tolist()
        found = [part for name in tagger.names_of(parsed, readings) for part in _divided(parsed, name)]
        return cls(parsed, tuple(found), tuple(outside))

    def standing(self, known: Sequence[Mention]) -> list[Mention]:
        """The names of the authority that stand. Of two persons' names side by side, both do: «اتهم بوتين زيلينسكي»."""
        persons = {mention.last for mention in known if mention.type == "Person"}
        return [m for m in known if (m.type == "Person" and m.first in persons) or self.keeps(m)]

    def keeps(self, known: Mention) -> bool:
        """Whether a name of the authority stands: no longer name of another sort holds it."""
        if self._common(known):
            return False
        around = self._around(known.first, known.last)
        if around is None or around.confidence < _LONGER:
            return True
        if known.last - known.first > 1 and known.type != "Place":
            return True  # «حركة النهضة التونسية»: a known name of several words, whatever else belongs to it
        if known.type == "Person":
            return around.kind == "PERS" and known.first == around.first
        if around.kind in ("PERS", "MISC"):
            return False  # «محمود بغدادي», «كأس تونس»
        if around.kind == "LOC":
            head = self.parsed.tokens[around.first]
            return head.norm in _HEADS
        # «جامعة تونس», «سفارة الولايات المتحدة»: the name of the whole, not its place; a club or party named first stays.
        return known.type not in ("Place", "Government") or known.first == around.first

    def settled(self, patterns: Iterable[Mention], taken: set[int]) -> list[Mention]:
        """The names by patterns that stand, with the model's bounds where it is sure of other ones.

        `taken` tokens belong to surer names, which no new bounds may reach into; no more may they reach into an earlier
        pattern's name. A pattern's name that lies in new bounds of an earlier one is part of that name.
        """
        out: list[Mention] = []
        named: set[int] = set()  # tokens of `out`
        moved: set[int] = set()  # … of those with the model's bounds
        for mention in patterns:
            if any(i in moved for i in range(mention.first, mention.last)):
                continue
            other = self._over(mention.first, mention.last)
            if other is None:
                if min(self.outside[mention.first : mention.last]) >= _NONE:
                    continue
                kept = mention
            elif (
                other.confidence < _BOUNDS
                or (other.first, other.last) == (mention.first, mention.last)
                or any(i in taken or i in named for i in range(other.first, other.last))
            ):
                kept = mention
            elif other.kind == "MISC":
                continue
            else:
                kept = self._mention(other, mention if _TYPES[other.kind] == mention.type else None)
                moved.update(range(kept.first, kept.last))
            out.append(kept)
            named.update(range(kept.first, kept.last))
        return out

    def further(self, taken: set[int]) -> list[Mention]:
        """The names that only the model finds, in tokens that nothing has taken."""
        return [
            self._mention(name, None)
            for name in self.found
            if name.kind != "MISC"
            and name.confidence
            >= (_ONE_WORD if name.kind == "PERS" and name.last - name.first == 1 else _ALONE[name.kind])
            and not any(i in taken for i in range(name.first, name.last))
        ]

    def _common(self, known: Mention) -> bool:
        """Whether a name of one word is a common word here: the dictionary knows it as such, and the model sees no name.

        «أفاد» is also an agency, «مالية» a capital, «نهارية» a town.
        """
        token = self.parsed.tokens[known.first]
        common = token.analysis is not None and token.pos != "noun_prop" and token.norm not in _NAMES
        return known.last - known.first == 1 and common and self.outside[known.first] >= _COMMON

    def _around(self, first: int, last: int) -> Found | None:
        return next(
            (n for n in self.found if n.first <= first and last <= n.last and n.last - n.first > last - first), None
        )

    def _over(self, first: int, last: int) -> Found | None:
        return next((n for n in self.found if n.first < last and first < n.last), None)

    def _mention(self, name: Found, pattern: Mention | None) -> Mention:
        """The mention of the model's name; what a pattern knew of it (its kind of organization) stays."""
        tokens = self.parsed.tokens
        first, last = name.first, name.last
        start = tokens[first].start + tokens[first].base
        kind = _TYPES[name.kind]
        if kind == "Organization" and tokens[first].norm.removeprefix("ال") in _ORGANS:
            kind = "Government"
        candidates = pattern.candidates if pattern else ()
        rule = f"{pattern.rule}, {_MODEL}" if pattern else _MODEL
        return Mention(first, last, start, tokens[last - 1].end, kind, rule, candidates, round(name.confidence, 2))


def _divided(parsed: Parsed, name: Found) -> list[Found]:
    """The names that a name of the model's is: people and places that «و» joins are several, a common word alone is no person.

    «محمد عبريني ونجم العشراوي» are two men; «نديمه» is his companion, «الحداد» mourning, unless the article has his full name.
    """
    tokens = parsed.tokens[name.first : name.last]
    if len(tokens) == 1 and tokens[0].pos == "noun" and tokens[0].tail:
        return []
    if len(tokens) == 1 and tokens[0].pos in ("noun", "adj") and name.kind == "PERS":
        return []
    if name.kind not in ("PERS", "LOC"):
        return [name]
    joined = [i for i, token in enumerate(tokens) if i and _begins(token, name.kind)]
    bounds = [name.first, *(name.first + i for i in joined), name.last]
    return [name._replace(first=first, last=last) for first, last in pairwise(bounds)]


def _begins(token: Token, kind: str) -> bool:
    """Whether a word inside a name begins another one: «و» before it, in persons' names «ل» or «ب» as well («لنتنياهو»)."""
    analysis = token.analysis
    if analysis is None or not token.base:
        return False
    return bool(analysis.conj) or (
        kind == "PERS" and bool(analysis.prep) and token.pos == "noun_prop" and token.norm != _GOD
    )
