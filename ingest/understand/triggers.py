"""Where the lexicon's triggers stand in a text; of two that share a word the longer one counts."""

from __future__ import annotations

from dataclasses import dataclass

from ingest.arabic.choose import letters
from ingest.arabic.normalise import fold
from ingest.model import Parsed, Token
from ingest.understand.lexicon import PREPOSITIONS, Lexicon, Trigger
from ingest.understand.syntax import Syntax
from ingest.words import words

_COUNTING = words("events.counting")
_GAP = 4
_FAR = 14
_NEAR = 4
_PREPOSITIONS = frozenset(map(fold, PREPOSITIONS))


@dataclass(frozen=True, slots=True)
class Hit:
    """A trigger in the text: tokens [first, last), its entry, and the tokens that it is made of."""

    first: int
    last: int
    trigger: Trigger
    tokens: tuple[int, ...]


@dataclass(frozen=True)
class TriggerFinder:
    """Finds triggers in one article; `dated` are the tokens of date expressions, which a phrase may span."""

    parsed: Parsed
    syntax: Syntax
    lexicon: Lexicon
    dated: frozenset[int]

    def find(self) -> list[Hit]:
        found: list[Hit] = []
        for i, token in enumerate(self.parsed.tokens):
            if token.kind != "word" or token.analysis is None:
                continue
            unit = self.syntax.units.covering(i)
            if unit is not None and (unit.core <= i and unit.type != "Role"):
                continue
            for trigger in self.lexicon.by_head.get(token.lemma, ()):
                hit = self._match(i, trigger)
                if hit is not None and not self._vetoed(hit):
                    found.append(hit)
        found.sort(key=lambda h: (-len(h.tokens), h.first))
        taken: set[int] = set()
        kept: list[Hit] = []
        for hit in found:
            if not taken & set(hit.tokens):
                taken |= set(hit.tokens)
                kept.append(hit)
        return sorted(kept, key=lambda h: h.first)

    def _match(self, i: int, trigger: Trigger) -> Hit | None:
        tokens = self.parsed.tokens
        if not _pos_fits(tokens[i], trigger.pos) or not _marks_fit(tokens[i], trigger):
            return None
        roof = self.parsed.sentence_at(i).last
        used = [i]
        j = i + 1
        for word in trigger.words[1:]:
            passed = 0
            gap = _FAR if word in _PREPOSITIONS and trigger.pos == "verb" else _GAP if trigger.pos == "verb" else 1
            while j < roof and j - used[-1] - passed <= gap + 1 and not self._is_word(j, word, used[-1]):
                passed += self.syntax.units.covering(j) is not None or j in self.dated
                if trigger.pos == "noun" and (tokens[j].kind == "number" or tokens[j].norm in _COUNTING):
                    gap += 1  # «إطلاق نحو 40 صاروخا»
                if tokens[j].kind == "punct" and tokens[j].form not in ('"«»“”()،' if gap == _FAR else '"«»“”'):
                    return None
                if gap == _FAR and (self.syntax.opens_clause(j) or self.syntax.is_verb(j)):
                    return None
                if tokens[j].norm == "من" and tokens[j - 1].norm.removeprefix("ال") in _COUNTING:
                    gap += 1  # «خرج مئات من المتظاهرين»
                elif gap == _GAP and (
                    tokens[j].pos == "prep" or self.syntax.preposition(j) or self.syntax.opens_clause(j)
                ):
                    return None  # «تعرضوا للرد على الهجوم» is no «تعرض … لهجوم»
                j += 1
            if j >= roof or j - used[-1] - passed > gap + 1:
                return None
            if trigger.pos == "verb" and self._governed_by_noun(j, used[-1]):
                return None  # «أعلنت رفع حالة الطوارئ» is no «أعلن حالة طوارئ»
            used.append(j)
            j += 1
        return Hit(i, used[-1] + 1, trigger, tuple(used))

    def _governed_by_noun(self, j: int, previous: int) -> bool:
        """Whether a word is the genitive of another noun that stands between it and the word of the phrase before."""
        before = self.parsed.tokens[j - 1]
        if j - 1 <= previous or before.pos != "noun" or self.syntax.units.covering(j - 1) is not None:
            return False
        return j - 1 not in self.dated and before.norm not in _COUNTING and not before.norm.startswith("ال")

    def _is_word(self, j: int, word: str, previous: int) -> bool:
        token = self.parsed.tokens[j]
        unit = self.syntax.units.covering(j)
        if token.pos == "verb":
            return False
        if unit is not None and unit.first != j and not unit.first < j < unit.core:
            # inside a name no word of a phrase stands, nor inside the subject right behind the verb («فصائل المعارضة»),
            # but the noun that the subject is named by («تجمع مئات المتظاهرين»)
            role = self.syntax.units.roles.get(unit.key)
            apart = unit.first != previous + 1 or (role is not None and role.head == word)
            return unit.type == "Role" and apart and self._reads(token, word)
        return self._reads(token, word)

    @staticmethod
    def _reads(token: Token, word: str) -> bool:
        """Whether a token is the word, by lemma or form."""
        return token.kind == "word" and word in (token.lemma, token.norm, token.norm.removeprefix("ال"))

    def _vetoed(self, hit: Hit) -> bool:
        tokens = self.parsed.tokens
        if not hit.trigger.not_near:
            return False
        sentence = self.parsed.sentence_at(hit.first)
        near = range(max(sentence.first, hit.first - _NEAR), min(sentence.last, hit.last + _NEAR))
        words = [t for k in near if k not in hit.tokens and (t := tokens[k]).kind == "word"]
        forms = {f for t in words for f in (t.lemma, t.norm, t.norm.removeprefix("ال"))}
        text = " ".join(t.norm for t in words)
        return any(n in forms or (" " in n and n in text) for n in hit.trigger.not_near)


def _pos_fits(token: Token, pos: str) -> bool:
    if pos == "verb":
        return token.pos == "verb" and token.analysis is not None and token.analysis.aspect != "c"
    if pos == "noun":
        return token.pos == "noun"
    return token.pos in ("adj", "noun")


def _marks_fit(token: Token, trigger: Trigger) -> bool:
    """Where an entry gives vowel marks they must be the lemma's."""
    if not trigger.marks or token.analysis is None:
        return True

    given, lemma = letters(trigger.marks), letters(token.analysis.lemma)
    return len(given) == len(lemma) and all(set(m) <= set(n) for (_, m), (_, n) in zip(given, lemma, strict=True))
