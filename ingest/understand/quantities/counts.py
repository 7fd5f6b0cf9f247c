"""Counted phrases, a number with its bounds and its noun: «أكثر من 20 جنديا إسرائيليا», «قتيلين», «الرهائن الأربعة»."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ingest.arabic.normalise import fold
from ingest.arabic.numerals import Numeral, numeral_at
from ingest.model import Parsed, Sentence, Token
from ingest.understand.quantities.bounds import Bounds
from ingest.understand.quantities.lexicon import QuantityWords, Word
from ingest.understand.units import Units
from ingest.words import words

_OTHERS = words("quantities.others")
_NO_NUMBER_AFTER = words("quantities.numbered")
_TWO, _ONE, _SEVERAL = words("quantities.two"), words("quantities.one"), words("quantities.several")
_EACH, _YEAR = fold("كل"), 4  # how many digits a year has
_NO_PART = words("quantities.no_part")
_AMONG = words("quantities.among")
_DELEGATIONS = words("quantities.delegations")
_PEOPLE = frozenset({"head", "person"})
_LONGEST = 7


@dataclass(frozen=True, slots=True)
class Counted:
    """Tokens [first, last) of a counted phrase; its number stands at tokens [start, end), `lead` letters into the first.

    `noun` is the token of what is counted (None for a bare number); `word` its row in the table (None for a demonym, «آخرين»
    or an unlisted noun); its phrase ends before token `described` (0: before `last`). `form` is how it is said: noun, of
    («3 من أبنائه»), other («8 آخرين»), bare, dual, behind («الرهائن الأربعة»).
    """

    first: int
    start: int
    end: int
    last: int
    low: float | None
    high: float | None
    modifier: str
    form: str
    lead: int = 0
    noun: int | None = None
    word: Word | None = None
    described: int = 0

    @property
    def people(self) -> bool:
        """Whether people may be counted: all but things, sums and measures."""
        return self.word is None or self.word.role in _PEOPLE


@dataclass
class Counter:
    """Finds the counted phrases of one article. `dated` are the tokens of time expressions, `demonyms` folded form → state."""

    parsed: Parsed
    units: Units
    table: QuantityWords
    demonyms: Mapping[str, str]
    dated: frozenset[int]

    def __post_init__(self) -> None:
        self._bounds = Bounds(self.parsed, self.table)

    def find(self, sentence: Sentence) -> Iterator[Counted]:
        """The counted phrases of a sentence, in order."""
        tokens = self.parsed.tokens
        self._forms = [t.form if t.kind != "punct" else "" for t in tokens[: sentence.last]]
        i = sentence.first
        while i < sentence.last:
            found = self._at(i, sentence)
            if found is not None:
                yield found
                i = max(found.last, i + 1)
            else:
                i += 1

    def _at(self, i: int, sentence: Sentence) -> Counted | None:
        token = self.parsed.tokens[i]
        unit = self.units.covering(i)
        if i in self.dated or token.kind in ("punct", "latin") or (unit is not None and unit.type != "Role"):
            return None
        numeral = numeral_at(self._forms, i) if self._may_begin(i, sentence) else None
        if numeral is not None:
            return self._numbered(i, numeral, sentence)
        return self._dual(i, sentence) or self._one(i, sentence) or self._several(i, sentence)

    def _may_begin(self, i: int, sentence: Sentence) -> bool:
        """Whether token i may begin a number: not what a name, an article of law or a page bears («رقم 27», «الفصل 80»)."""
        tokens = self.parsed.tokens
        if tokens[i].form in _NEVER:
            return False
        if i + 1 < sentence.last and tokens[i + 1].form == "ر" and tokens[i + 1].start == tokens[i].end:
            return False  # «152ر2016» has its fraction in front
        if i == sentence.first:
            return True
        before = tokens[i - 1]
        if before.form == "ر" and before.end == tokens[i].start:
            return False
        each = i - 1
        while each > sentence.first and numeral_at(self._forms, each) is not None:
            each -= 1
        if tokens[each].norm == _EACH:
            return False  # «7 في كل مئة ألف نسمة»
        if before.norm in _NO_NUMBER_AFTER or before.lemma in _NO_NUMBER_AFTER:
            after = self.table.counted_at(tokens, i + 1, _PEOPLE) if i + 1 < sentence.last else None
            if after is None or not before.norm.startswith("ال") or len(tokens[i].form) == _YEAR:
                return False  # but «بلغ هذا العام 700 أسير»
        return not (before.form in "/-–:#+" and tokens[i].kind == "number" and before.end == tokens[i].start)

    def _numbered(self, i: int, numeral: Numeral, sentence: Sentence) -> Counted | None:
        tokens = self.parsed.tokens
        if self._bounds.rate(numeral.last, sentence):
            return None
        low, high, end = float(numeral.low), None if numeral.high is None else float(numeral.high), numeral.last
        if end < sentence.last and tokens[end].form == "%":
            return None
        start, modifier = i, "vague" if numeral.vague else "range" if high != low else "exact"
        if (ranged := self._bounds.span(self._forms, i, numeral, sentence)) is not None:
            start, end, high, modifier = *ranged, "range"
        first, bound = self._bounds.before(start, sentence.first)
        if modifier == "range" and first == start:
            first = self._bounds.between(start, sentence.first)
        if numeral.definite or self._definite_digits(i, sentence):
            behind = None if numeral.vague or self._forms[i].startswith("و") else self._behind(i, end, low, sentence)
            return behind or self._of_definite(i, end, low, high, numeral, sentence)
        noun, word, form, last = self._noun(end, sentence, numeral.vague)
        if low == 2 and numeral.spelled and form == "noun":
            noun, word, form, last = None, None, "bare", end  # «إدراج اثنين محل بحث»: two stands behind its noun
        described = last
        after, last = self._bounds.after(end, last, sentence)
        modifier = bound or after or modifier
        if modifier in ("more-than", "at-least") and not numeral.vague and high == low:
            high = None
        elif modifier in ("less-than", "up-to") and high == low:
            high, low = low, 0.0
        if low != int(low) and (word is None or word.role in ("head", "person", "thing", "times")):
            return None
        if modifier in ("less-than", "up-to"):
            return Counted(first, start, end, last, None, high, modifier, form, numeral.lead, noun, word, described)
        return Counted(first, start, end, last, low, high, modifier, form, numeral.lead, noun, word, described)

    def _noun(self, j: int, sentence: Sentence, vague: bool) -> tuple[int | None, Word | None, str, int]:
        """The counted noun at token j: (token, row, form, end of the phrase)."""
        tokens = self.parsed.tokens
        if j >= sentence.last:
            return None, None, "bare", j
        token = tokens[j]
        if token.norm in _AMONG or fold(token.form) in _AMONG or token.norm == fold("بين"):
            return None, None, "bare", j
        if token.norm in _OTHERS and not self._joined(token):
            return j, None, "other", j + 1
        if token.norm == "من" and j + 1 < sentence.last:
            if tokens[j + 1].analysis and (self.table.counted_at(tokens, j + 1) or self._national(j + 1)):
                head = tokens[j + 1].analysis
                if head is not None and (head.number == "p" or head.article):
                    word = self.table.counted_at(tokens, j + 1)
                    return j + 1, word, "noun", self._extent(j + 1, word, sentence)
            head = tokens[j + 1].analysis
            if head is not None and tokens[j + 1].pos == "noun" and head.number == "p" and not self.dated & {j + 1}:
                return j + 1, None, "of", self._extent(j + 1, None, sentence)  # «3 من أبنائه»
            return None, None, "bare", j
        if numeral_at(self._forms, j) is not None:
            return None, None, "bare", j  # «39 تسعة وثلاثين شخصا»
        if token.kind != "word" or self._joined(token) or self._governed(token):
            return None, None, "bare", j
        word = self.table.counted_at(tokens, j)
        if word is not None or self._national(j) or token.pos in ("noun", "adj") or token.analysis is None:
            unit = self.units.covering(j)
            if unit is not None and unit.type != "Role" and word is None:
                return None, None, "bare", j
            return j, word, "noun", self._extent(j, word, sentence)
        return None, None, "bare", j

    def _national(self, j: int) -> bool:
        return self.parsed.tokens[j].norm in self.demonyms and self.parsed.tokens[j].pos in (
            "noun",
            "adj",
            "noun_prop",
            "",
        )

    def _extent(self, noun: int, word: Word | None, sentence: Sentence) -> int:
        """The token behind the noun phrase: its adjectives, its genitive where it is a role phrase."""
        tokens = self.parsed.tokens
        last = noun + (len(word.words) if word is not None else 1)
        unit = self.units.covering(noun)
        while last < min(sentence.last, noun + _LONGEST):
            token = tokens[last]
            if token.norm in _AMONG or fold(token.form) in _AMONG or token.tail or token.norm in _ONE:
                break
            if numeral_at(self._forms, last) is not None:
                break
            if token.norm in _NO_PART:
                break
            if token.pos == "noun" and self.table.counted_at(tokens, last, frozenset({"head"})):
                break  # «7 جنود إصابات خفيفة»
            describes = token.pos in ("adj", "adj_comp") or token.norm in self.demonyms or token.norm in _OTHERS
            if describes and token.kind == "word" and not self._governed(token):
                if self._joined(token) and not (token.norm in self.demonyms and tokens[last - 1].norm in self.demonyms):
                    break
                if self.table.counted_at(tokens, last) and token.norm not in self.demonyms and token.pos == "noun":
                    break
                if token.norm.startswith("ال") != tokens[noun].norm.startswith("ال") and token.norm not in _OTHERS:
                    break
                last += 1
                continue
            if (
                unit is not None
                and unit.type == "Role"
                and last < unit.last
                and token.pos == "noun"
                and not tokens[noun].form.rstrip("\u064b").endswith("ا")  # «12 شخصا الشهر الماضي»: no genitive
                and (not self._governed(token) and not self._joined(token) and self.units.covering(last) is unit)
            ):
                last += 1
                continue
            break
        return last

    def _behind(self, i: int, end: int, low: float, sentence: Sentence) -> Counted | None:
        """«الرهائن الأربعة», «الدول الـ15»: a definite number behind its definite noun."""
        tokens = self.parsed.tokens
        at = i - 1
        while at > sentence.first and (
            tokens[at].form == "ال" or (tokens[at].pos == "adj" and tokens[at].norm.startswith("ال"))
        ):
            at -= 1
        noun = tokens[at]
        word = self.table.counted_at(tokens, at)
        if at < sentence.first or not (noun.norm.startswith("ال") and (word or self._national(at))):
            return None
        if noun.analysis is None or noun.analysis.number == "s":
            return None
        return Counted(at, i, end, end, low, low, "exact", "behind", _article(tokens[i]), at, word)

    def _of_definite(
        self, i: int, end: int, low: float, high: float | None, numeral: Numeral, sentence: Sentence
    ) -> Counted | None:
        """«الـ15 شخصا», «العشرات من المدنيين», «آلاف المدنيين»."""
        noun, word, form, last = self._noun(end, sentence, numeral.vague)
        if noun is None or (numeral.spelled and not numeral.vague and low < 11):
            return None
        _, bound = self._bounds.before(i - (self.parsed.tokens[i - 1].form == "ال"), sentence.first)
        kind = "vague" if numeral.vague else bound or ("exact" if low == high else "range")
        if bound in ("more-than", "at-least"):
            high = None
        return Counted(i, i, end, last, low, high, kind, form, numeral.lead, noun, word)

    def _definite_digits(self, i: int, sentence: Sentence) -> bool:
        return (
            i > sentence.first
            and self.parsed.tokens[i - 1].form in ("ال", "وال", "بال", "لل")
            and (self.parsed.tokens[i].kind == "number")
        )

    def _dual(self, i: int, sentence: Sentence) -> Counted | None:
        """«قتيلان», «جنديين إسرائيليين», «شخصين اثنين»: two by the noun's own form."""
        tokens = self.parsed.tokens
        token = tokens[i]
        word = self.table.counted_at(tokens, i)
        if word is None and not self._national(i):
            return None
        if word is None and i > sentence.first and tokens[i - 1].pos in ("noun", "adj") and not self._joined(token):
            return None  # «مسؤولان أميركيان»: the adjective counts nothing of its own
        if word is not None and word.role in ("measure", "goods", "times"):
            return None
        before = tokens[i - 1].analysis if i > sentence.first else None
        if token.pos == "adj" and before is not None and before.number == "d" and not self._joined(token):
            return None  # «مصحتين عسكريتين»
        twin = tokens[i - 1].norm if i > sentence.first and self.table.counted_at(tokens, i - 1) else ""
        if twin.endswith(("تين", "تان")) and token.norm.endswith(twin[-3:]) and not self._joined(token):
            return None  # «امرأتين مسنتين»
        if token.norm.startswith("ال") and (word is None or not self._tells_two(word)):
            return None  # «البلدين», «الوزيران» take up two that were named
        after = tokens[i + 1].norm if i + 1 < sentence.last else ""
        last = self._extent(i, word, sentence)
        form = token.norm
        if after in _TWO or (last < sentence.last and tokens[last].norm in _TWO):
            at = i + 1 if after in _TWO else last
            if numeral_at(self._forms, at) is not None and form.endswith(("ين", "ان")):
                return Counted(i, at, at + 1, at + 1, 2.0, 2.0, "exact", "dual", 0, i, word)
        if not form.endswith(("ان", "ين")) or token.tail:
            return None
        feminine = form.endswith(("تان", "تين"))
        dual = form.endswith("ان") or feminine or (word is not None and word.broken)
        analysis = token.analysis
        if not dual or analysis is None or (analysis.number not in ("d", "p") if feminine else analysis.number != "d"):
            return None
        if word is not None and len(form) - len(word.words[0]) < 2:
            return None  # «سنتان» is a dual; «سرطان», «إنسان» have the ending in their stem
        return Counted(i, i, i + 1, last, 2.0, 2.0, "exact", "dual", token.base, i, word)

    def _one(self, i: int, sentence: Sentence) -> Counted | None:
        """«قتيل واحد», «شخصا واحدا»: one where the number is said."""
        tokens = self.parsed.tokens
        last = i + 1
        if last >= sentence.last or tokens[last].norm not in _ONE:
            return None
        word = self.table.counted_at(tokens, i)
        if word is None or tokens[i].norm.startswith("ال") or word.role not in ("head", "person", "thing"):
            return None
        if word.kind == "groups":
            return None  # «حركة واحدة» may be one gesture
        analysis = tokens[i].analysis
        if analysis is None or analysis.number != "s":
            return None
        return Counted(i, last, last + 1, last + 1, 1.0, 1.0, "exact", "dual", 0, i, word)

    def _several(self, i: int, sentence: Sentence) -> Counted | None:
        """«مرات عدة», «عدة مرات»: how often, with no number."""
        tokens = self.parsed.tokens
        if i + 1 >= sentence.last:
            return None
        for noun, several in ((i, i + 1), (i + 1, i)):
            word = self.table.counted_at(tokens, noun)
            plural = tokens[noun].analysis is not None and tokens[noun].norm.endswith("ات")
            if plural and word is not None and word.role == "times" and tokens[several].norm in _SEVERAL:
                return Counted(i, several, several + 1, i + 2, None, None, "vague", "noun", 0, noun, word)
        return None

    @staticmethod
    def _tells_two(word: Word) -> bool:
        """Whether the definite dual of a noun still counts: «القتيلين», «الوفدين»."""
        return word.role == "head" or word.words[0] in _DELEGATIONS

    @staticmethod
    def _joined(token: Token) -> bool:
        return bool(token.analysis and token.analysis.conj)

    @staticmethod
    def _governed(token: Token) -> bool:
        return bool(token.analysis and token.analysis.prep)


def _article(token: Token) -> int:
    found = re.match("[وفبلك]?ال", token.form) if token.kind == "word" else None
    return found.end() if found else 0


_NEVER = frozenset({"لست", "الست", "بالمئة", "بالمائة", "المئة", "المائة"})  # «لست» is no «لِستّ»
