"""Whether what is counted came to pass: the status of a quantity and the words that make it."""

from __future__ import annotations

from dataclasses import dataclass

from ingest.arabic.normalise import fold
from ingest.model import Parsed, Status
from ingest.understand.quantities.counts import Counted
from ingest.understand.quantities.governors import Governor
from ingest.understand.quantities.lexicon import HARM, QuantityWords
from ingest.understand.status import StatusReader
from ingest.understand.syntax import Syntax
from ingest.words import words

_DONE = HARM | {"weapons", "aid", "money", "attacks", "troops"}
_DENIES, _TALK, _COMES_TO = words("quantities.denies"), words("quantities.talk"), words("quantities.comes_to")
_MANAGED, _REMAINS = words("quantities.managed"), words("quantities.remains")
_MAY = fold("أمكن")
_FAR = {"planned": 8, "hypothetical": 3}  # tokens between a cue and the people that are only counted
_PROVIDES, _PLANS = words("quantities.provides"), words("quantities.plans")


@dataclass
class Outcomes:
    """Reads the status of quantities in one article."""

    parsed: Parsed
    syntax: Syntax
    table: QuantityWords
    status: StatusReader

    def of(self, found: Counted, kind: str, governor: Governor | None) -> tuple[Status, int | None]:
        """The status of a counted phrase of a kind, and the token that makes it (None for happened)."""
        status, cue = self._counted(found, kind) if governor is None else self._governed(governor)
        if cue is None:
            return status, None
        at = found.first if governor is None else governor.at
        return ("happened", None) if self._no_cue(cue, status, at) else (status, cue)

    def _governed(self, governor: Governor) -> tuple[Status, int | None]:
        """The status of the verb or verbal noun; the dead («رفات ثلاثة») are dead whatever is done with them."""
        tokens = self.parsed.tokens
        if tokens[governor.at].lemma in _REMAINS:
            return "happened", None
        if (denied := self._denied(governor.at)) is not None:
            return "negated", denied
        status, cue = self.status.read(self.parsed, self.syntax, governor.at, governor.last, governor.pos)
        if status == "cancelled" and cue is not None and self.table.triggers_at(tokens, cue):
            return "happened", None  # «إيقاف 173 عنصرا … وإيقاف 269»: the arrests are no ending of arrests
        if status == "happened" and (provides := self._provided(governor.at)) is not None:
            return "planned", provides
        return status, cue

    def _counted(self, found: Counted, kind: str) -> tuple[Status, int | None]:
        """The status of what only a number and a noun tell of.

        People and things that are only counted are there whatever is done or not done to them, and so is what is definite.
        """
        tokens = self.parsed.tokens
        noun = None if found.noun is None else tokens[found.noun]
        if noun is not None and ((noun.norm.startswith("ال") and found.form != "noun") or noun.lemma in _REMAINS):
            return "happened", None
        kind_of_word = "verb" if tokens[found.first].pos == "verb" else "noun"  # «قد تزيد عن 300 مليار»
        status, cue = self.status.read(self.parsed, self.syntax, found.first, found.last, kind_of_word)
        if kind in ("times", "groups"):
            return "happened", None
        far = _FAR.get(status)
        if kind not in _DONE and (cue is None or far is None or not 0 < found.first - cue <= far):
            return "happened", None  # but «تعتزم إرسال سائحين اثنين» is planned
        guess = status == "hypothetical" and cue is not None and tokens[cue].pos == "noun"
        if (
            status == "cancelled"
            or (guess and kind not in HARM)
            or (cue is not None and kind not in HARM and found.first - cue > (8 if status == "planned" else 4))
        ):
            return "happened", None  # «إيقاف 5 سيارات» stops the cars, not their count
        return status, cue

    def _no_cue(self, cue: int, status: Status, at: int) -> bool:
        """Whether the word that would make a status makes none: «ليرتفع العدد إلى 20», «أمكن إيقاف 4», «قبل أن تحدد»."""
        word, analysis = self.parsed.tokens[cue], self.parsed.tokens[cue].analysis
        if word.lemma in _COMES_TO and word.form.startswith("ل"):
            return True
        if word.norm == "اجل" and cue and self.parsed.tokens[cue - 1].norm == "من":
            return True  # «من أجل السرقة» puts nothing off
        following = self.parsed.tokens[cue + 1].pos if cue + 1 < len(self.parsed.tokens) else ""
        if word.norm == "غير" and following == "adj":
            return True  # «إصاباتهم غير خطيرة»
        if status == "negated" and word.pos == "noun" and abs(at - cue) > 3:
            return True  # «عدم تسجيل إصابات بين الساسة مقابل إصابة شخصين»
        if analysis is not None and word.lemma in _MANAGED and (analysis.aspect == "p" or word.lemma != _MAY):
            return True  # «أمكن إيقاف 4», «تمكن من إيقاف 4», but «يمكن أن ينقذ»
        before = self.parsed.tokens[cue - 1].norm if cue else ""
        return status == "hypothetical" and word.norm == "ان" and before in ("قبل", "بعد")

    def _denied(self, at: int) -> int | None:
        """«نفى ما تم تداوله بخصوص إيقاف 3 نساء»: the verb of denial, where only talk of it stands between."""
        tokens = self.parsed.tokens
        for k in range(at - 1, max(self.parsed.sentence_at(at).first, at - 30) - 1, -1):
            if tokens[k].form in "،,":
                return None  # «نفى التقارير، مؤكدا إصابة 5»
            if tokens[k].lemma in _DENIES and tokens[k].pos == "verb":
                return k
            if tokens[k].pos == "verb" and tokens[k].lemma not in _TALK and self.syntax.units.covering(k) is None:
                return None
        return None

    def _provided(self, at: int) -> int | None:
        """«تشمل المرحلة الأولى الإفراج عن 33 محتجزا»: the verb by which an agreement or plan provides for the act."""
        tokens = self.parsed.tokens
        sentence = self.parsed.sentence_at(at)
        if not any(t.lemma in _PLANS for t in tokens[sentence.first : sentence.last]):
            return None
        for k in range(at - 1, max(sentence.first, at - 8) - 1, -1):
            if tokens[k].pos == "verb":
                return k if tokens[k].lemma in _PROVIDES else None
        return None
