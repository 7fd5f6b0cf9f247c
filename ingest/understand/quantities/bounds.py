"""What bounds a number: words before it («أكثر من 20»), behind it («على الأقل»), a second number («بين 20 و30»)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ingest.arabic.normalise import fold
from ingest.arabic.numerals import Numeral, numeral_at
from ingest.model import Parsed, Sentence
from ingest.understand.quantities.lexicon import QuantityWords
from ingest.words import words

_PER_CENT, _EXCEEDS = words("quantities.per_cent"), words("quantities.exceeds")
_NEARS = words("quantities.nears")
_NO, _NO_MORE = frozenset({"لا", "لم"}), words("quantities.no_more")
_RISES, _COUNT_WORD = fold("زاد"), fold("عدد")
_CLITICS = ("ب", "و", "ل", "ال", "وب", "ك", "ف")


@dataclass
class Bounds:
    """Reads the bounds of the numbers of one article."""

    parsed: Parsed
    table: QuantityWords

    def rate(self, end: int, sentence: Sentence) -> bool:
        """Whether a per cent follows: «20 إلى 25%», «5 بالمائة»."""
        near = self.parsed.tokens[end : min(sentence.last, end + 3)]
        return any(t.form.endswith("%") or t.norm.removeprefix("ب") in _PER_CENT for t in near)

    def span(self, forms: Sequence[str], i: int, numeral: Numeral, sentence: Sentence) -> tuple[int, int, float] | None:
        """«بين 20 و30», «20 إلى 30», «من 20 إلى 30»: where it begins and ends and its upper end."""
        tokens, j = self.parsed.tokens, numeral.last
        if numeral.high != numeral.low or j >= sentence.last:
            return None
        before = tokens[i - 1].norm if i > sentence.first else ""
        joined = tokens[j].norm == "و" and tokens[j].kind == "word"
        if before == fold("بين"):
            upper = numeral_at(forms, j + joined)
            if upper is None or not (joined or upper.lead):
                # the tokeniser may have read «بين 20 و30» as one sum
                return None
        elif tokens[j].norm == fold("إلى") or (tokens[j].form in "-–" and tokens[j].form):
            upper = numeral_at(forms, j + 1)
        else:
            return None
        if upper is None or upper.high is None or upper.vague or upper.high <= numeral.low:
            return None
        if upper.high >= 1000 > numeral.low and upper.spelled and not numeral.spelled:
            return None  # «بين 20 و30 ألفا»: whether twenty or twenty thousand is not said
        return i, upper.last, float(upper.high)

    def between(self, i: int, floor: int) -> int:
        """The first token of «بين 20 و30», «ما بين 20 و30» whose lower number begins at token i; i itself without «بين»."""
        tokens = self.parsed.tokens
        if i - 1 < floor or tokens[i - 1].norm != fold("بين"):
            return i
        return i - 2 if i - 2 >= floor and tokens[i - 2].norm == "ما" else i - 1

    def before(self, i: int, floor: int) -> tuple[int, str]:
        """The first token of the bound before token i, and its kind; token i itself and "" for none."""
        tokens = self.parsed.tokens
        at = i
        while at - 1 >= floor and tokens[at - 1].kind == "word" and tokens[at - 1].form in _CLITICS:
            at -= 1
        if at - 1 >= floor and tokens[at - 1].norm == _COUNT_WORD:
            at -= 1  # «إيقاف عدد 322 شخصا»
        for phrase, kind in self.table.before:
            start = at - len(phrase)
            if start < floor:
                continue
            opening = tokens[start].analysis
            if opening is not None and (opening.future or (kind == "up-to" and tokens[start].form.startswith("ل") and (
                opening.pos == "verb"
            ))):  # fmt: skip
                continue  # «سيصل إلى 180», «لتصل إلى 10» set no bound
            found = [t.norm for t in tokens[start:at]]
            found[0] = fold(tokens[start].form)
            if found[1:] == list(phrase[1:]) and (
                found[0].lstrip("وف") == phrase[0].lstrip("وف")
                or found[0] == phrase[0]
                or tokens[start].norm == phrase[0]
                or found[0] in ("ب" + phrase[0], "ل" + phrase[0], "وب" + phrase[0])
            ):
                return start, kind
        if at - 2 >= floor and tokens[at - 1].norm in ("عن", "علي"):
            for verb in range(at - 2, max(floor, at - 7) - 1, -1):
                if tokens[verb].lemma == _RISES:
                    return verb, "more-than"  # «تزيد قيمتها عن 100 مليار دولار»
                if tokens[verb].pos == "verb" or tokens[verb].kind != "word":
                    break
        value = at - 1
        while value > floor and tokens[value].pos == "adj":
            value -= 1
        if (
            value > floor
            and tokens[value].tail
            and (tokens[value - 1].lemma in _EXCEEDS or fold(tokens[value - 1].form) in _NO_MORE)
        ):
            if fold(tokens[value - 1].form).startswith("لا") or tokens[value - 2].norm in _NO:
                return value - 1, "up-to"  # «لا يتجاوز عددهم 30 شخصا»
            return value - 1, "more-than"  # «تفوق قيمتها المالية 50 ألف دينار»
        if value > floor and tokens[value].tail and tokens[value - 1].lemma in _NEARS:
            return value - 1, "about"  # «تناهز قيمته مليوني دينار»
        return i, ""

    def after(self, end: int, last: int, sentence: Sentence) -> tuple[str, int]:
        """The bound behind the number or its noun («على الأقل»), and where the phrase then ends."""
        tokens = self.parsed.tokens
        for at in dict.fromkeys((end, last)):
            for phrase, kind in self.table.after:
                if at + len(phrase) <= sentence.last and tuple(t.norm for t in tokens[at : at + len(phrase)]) == phrase:
                    return kind, max(last, at + len(phrase))
        return "", last
