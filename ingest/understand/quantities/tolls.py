"""Numbers that a toll is said to be: «عدد القتلى بلغ 20», «حصيلة الجرحى», «عددهم بنحو 1.4 مليون»."""

from __future__ import annotations

from dataclasses import dataclass

from ingest.model import Parsed, Sentence
from ingest.understand.quantities.counts import Counted
from ingest.understand.quantities.governors import Governors
from ingest.understand.quantities.lexicon import QuantityWords
from ingest.words import words

_AMONG, _REACHES, _FRAUD = words("quantities.among"), words("quantities.reaches"), words("quantities.fraud")
_TOLL = words("quantities.counts")
_HEAD = frozenset({"head"})
_REACH = 30


@dataclass
class Tolls:
    """Finds what the number of a toll counts, in one article. `dated` are the tokens of time expressions."""

    parsed: Parsed
    table: QuantityWords
    governors: Governors
    dated: frozenset[int]

    def read(self, found: Counted, sentence: Sentence) -> tuple[str, int] | None:
        """«ارتفع عدد القتلى إلى 3703», «حصيلة الجرحى بلغت 20», «عددهم بنحو 1.4 مليون»: its kind, and the toll's token."""
        tokens = self.parsed.tokens
        if (
            found.noun is not None
            and not (found.word is not None and found.word.role in ("person", "head"))
            and found.form != "other"
        ):
            return None
        if self.label(found):
            return None
        reached = False
        for k in range(found.first - 1, max(sentence.first, found.first - _REACH) - 1, -1):
            token = tokens[k]
            if token.kind == "number" and k not in self.dated:
                return None
            if token.norm in _AMONG:
                return None  # «عدد من الشهداء بينهم 7 من المدنيين»: a part
            if token.kind == "punct" and token.form in ".؛:":
                return None
            reached = reached or token.lemma in _REACHES or token.norm in _REACHES or token.form == "ب"
            if token.lemma not in self.table.tolls and token.norm.removeprefix("ال") not in self.table.tolls:
                continue
            risen = k > sentence.first and tokens[k - 1].lemma in _REACHES  # «يبلغ عدد ضحاياها 159 ألفا»
            said = reached or risen or self.preposed(found)
            if token.tail and said:
                kind = self._fled(k, sentence)
                return (kind, k) if kind else None
            for j in range(k + 1, min(k + 4, found.first)):
                head = self.table.counted_at(tokens, j, _HEAD)
                if head is not None and (said or j + 1 == found.first):  # «عدد الجرحى 84 ألفا»
                    return head.kind, j
            if not said:
                return None
            return self._befallen(k, found)
        return None

    def of_noun(self, found: Counted, sentence: Sentence) -> int | None:
        """«ارتفاع حصيلة الحادث إلى 19 جريحا»: the token of the toll whose number has its own noun, None for none."""
        if (toll := self.read(found, sentence)) is not None:
            return toll[1]
        tokens, k = self.parsed.tokens, found.first - 1
        if k < sentence.first or (tokens[k].norm not in _REACHES and tokens[k].lemma not in _REACHES):
            return None
        for k in range(found.first - 1, max(sentence.first, found.first - _REACH) - 1, -1):
            if tokens[k].kind == "number" and k not in self.dated:
                return None
            if tokens[k].lemma in _TOLL or tokens[k].norm.removeprefix("ال") in _TOLL:
                return k
        return None

    def _befallen(self, k: int, found: Counted) -> tuple[str, int] | None:
        """«عدد الصحفيين الذين لقوا حتفهم»: what the relative clause behind a toll's noun says of them."""
        tokens = self.parsed.tokens
        relative = next((j for j in range(k + 1, min(k + 5, found.first)) if tokens[j].pos == "pron_rel"), None)
        if relative is None or relative + 1 >= found.first:
            return None
        kind = self.governors.befalls(relative + 1, found.first)
        return (kind, relative + 1) if kind else None

    def _fled(self, k: int, sentence: Sentence) -> str | None:
        """Whom «عددهم» means: the head or the verb that befell them, nearest before it in the sentence."""
        tokens = self.parsed.tokens
        for j in range(k - 1, sentence.first - 1, -1):
            if (head := self.table.counted_at(tokens, j, _HEAD)) is not None:
                return head.kind
            if tokens[j].pos == "verb" and (triggers := self.table.triggers_at(tokens, j)):
                return triggers[0].kind if triggers[0].slot == "subj" else None
        return None

    def preposed(self, found: Counted) -> bool:
        token = self.parsed.tokens[found.first]
        return bool(token.analysis and token.analysis.prep) or found.lead > 0

    def defrauded(self, found: Counted) -> bool:
        """Whether victims may be those of a fraud or a rape: one is named in the sentences around."""
        near = self.parsed.tokens[max(found.first - 60, 0) : found.last + 20]
        return any(t.lemma in _FRAUD or t.norm.removeprefix("ال") in _FRAUD for t in near)

    def label(self, found: Counted) -> bool:
        """«السرية 42»: digits behind a definite noun of one, which name it."""
        if found.form != "bare" or found.first == 0 or found.first != found.start or found.lead:
            return False
        before = self.parsed.tokens[found.first - 1]
        one = before.analysis is not None and before.analysis.number == "s" and before.pos == "noun"
        return one and before.norm.startswith("ال") and before.norm.removeprefix("ال") not in self.table.tolls
