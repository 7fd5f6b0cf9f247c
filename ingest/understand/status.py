"""Did it happen? The status of an event from the words around its trigger: planned, hypothetical, negated, cancelled."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from ingest.arabic.normalise import fold
from ingest.errors import DataError
from ingest.model import Parsed, Status, Token
from ingest.tables import rows
from ingest.understand.cues import circumstantial
from ingest.understand.syntax import Syntax
from ingest.words import words

_STATUSES = ("happened", "planned", "hypothetical", "negated", "cancelled")
_REACH = 8
_DIRECT_NEGATION = words("status.direct_negation")
_PAST_NEGATION = words("status.past_negation")
_CONDITIONS = words("status.conditions")
_FACT_PREPOSITIONS = words("status.fact_prepositions")
_GOVERNS = frozenset(map(fold, ("إلى", "على", "عن", "من", "في")))
_LACK = fold("عدم")
_PRESUPPOSES = words("status.presupposes")
_PERHAPS = words("status.perhaps")
_TAKES_PLACE = words("status.takes_place")
_ABOUT = words("status.about")
_IMPERSONAL = words("syntax.impersonal")
_QAD, _HAL = fold("قد"), fold("حال")


@dataclass(frozen=True)
class StatusReader:
    """The status words of seeds/lexicon/status.tsv."""

    before: Mapping[str, Status]
    adjectives: Mapping[str, Status]

    @classmethod
    def load(cls, path: Path) -> StatusReader:
        """From the table. DataError with file and line for a bad row."""
        before: dict[str, Status] = {}
        adjectives: dict[str, Status] = {}
        for where, row in rows(path):
            if row["status"] not in _STATUSES or row["where"] not in ("before", "adj"):
                raise DataError(f"{where}: status must be of {', '.join(_STATUSES)}, where before or adj")
            (before if row["where"] == "before" else adjectives).setdefault(
                fold(row["word"]), cast(Status, row["status"])
            )
        return cls(before, adjectives)

    def read(self, parsed: Parsed, syntax: Syntax, first: int, last: int, pos: str) -> tuple[Status, int | None]:
        """Status of the trigger at tokens [first, last), and the token that says so (None for happened)."""
        tokens = parsed.tokens
        token = tokens[first]
        if pos == "verb":
            return self._of_verb(tokens, syntax, first)
        if pos == "adj" and circumstantial(token):
            return "happened", None  # «طالب الهمامي بكشف الحقيقة، مطالبا أيضا»: it goes on beside the verb
        return self._of_noun(tokens, syntax, first, last, token)

    def _of_verb(self, tokens: tuple[Token, ...], syntax: Syntax, i: int) -> tuple[Status, int | None]:
        analysis = tokens[i].analysis
        assert analysis is not None
        floor = syntax.parsed.sentence_at(i).first
        lead = next((k for k in range(i - 1, syntax.start_of_clause(i) - 1, -1) if tokens[k].pos == "verb"), None)
        if lead is not None and tokens[lead].lemma == "كان" and syntax.units.covering(lead) is None:
            status, cue = self._of_verb(tokens, syntax, lead)  # «نفى أن تكون موسكو تستهدف المدنيين»
            if status != "happened":
                return status, cue
        for k in range(i - 1, max(floor, i - 3) - 1, -1):
            if tokens[k].norm in _PAST_NEGATION and (
                tokens[k].norm != "ما" or tokens[k].pos.startswith("part") or self._denies(tokens, k, floor)
            ):
                if k > floor and fold(tokens[k - 1].form).lstrip("وف") == "ان":
                    return "hypothetical", k - 1  # «إن لم يتنح»
                return "negated", k
            if tokens[k].pos == "verb" or tokens[k].kind == "punct":
                break
        if analysis.future:
            return "planned", i
        for k in range(i - 1, max(floor, i - 2) - 1, -1):
            if tokens[k].norm == fold("سوف"):
                return "planned", k
            if tokens[k].norm == _QAD and analysis.aspect == "i":
                return "hypothetical", k
            if tokens[k].norm in _PERHAPS or tokens[k].lemma in _PERHAPS:
                return "hypothetical", k
        condition = self._condition(tokens, syntax, i)
        if condition is not None:
            return "hypothetical", condition
        opener = self._subjunctive(tokens, syntax, i)
        if opener is not None:
            for k in range(opener - 1, max(floor, opener - 9) - 1, -1):
                found = self._word(tokens[k], self.before)
                if found is not None and (tokens[k].norm not in _DIRECT_NEGATION):
                    return ("hypothetical" if found == "cancelled" else found), k
                if tokens[k].kind == "punct" and tokens[k].form in ".؛:":
                    break
            return "hypothetical", opener
        return "happened", None

    @staticmethod
    def _denies(tokens: tuple[Token, ...], k: int, floor: int) -> bool:
        """Whether «ما» opens a clause right before a perfect verb: «ما زارت إيران مصر»."""
        verb = tokens[k + 1].analysis if k + 1 < len(tokens) else None
        opens = k == floor or tokens[k - 1].form in '«"“:'  # «، ما أسفر عن مقتل»: what led to it
        return opens and verb is not None and verb.pos == "verb" and verb.aspect == "p"

    @staticmethod
    def _condition(tokens: tuple[Token, ...], syntax: Syntax, i: int) -> int | None:
        start = syntax.start_of_clause(i)
        floor = syntax.parsed.sentence_at(i).first
        for k in (start - 1, start, start - 2):
            if floor <= k < i and (tokens[k].norm in _CONDITIONS or (tokens[k].norm == _HAL and k > 0)):
                return k
        return None

    @staticmethod
    def _subjunctive(tokens: tuple[Token, ...], syntax: Syntax, i: int) -> int | None:
        """The أن right before an imperfect verb, or the ل of purpose on it."""
        analysis = tokens[i].analysis
        assert analysis is not None
        if analysis.aspect != "i":
            return None
        k = i - 1
        if k >= 0 and tokens[k].norm in (fold("لا"),):
            k -= 1
        opener = tokens[k].analysis if k >= 0 else None
        if k >= 0 and fold(tokens[k].form).lstrip("وفبل") == "ان" and not (opener and opener.enclitic):
            return k
        if tokens[i].form.startswith("ل") and analysis.prep == "ل":
            return i
        return k if k >= 0 and tokens[k].norm in (fold("لكي"), fold("كي"), fold("حتى")) else None

    def _of_noun(
        self, tokens: tuple[Token, ...], syntax: Syntax, first: int, last: int, token: Token
    ) -> tuple[Status, int | None]:
        floor = syntax.parsed.sentence_at(first).first
        roof = syntax.parsed.sentence_at(first).last
        for k in range(last, min(roof, last + 5)):
            if tokens[k].pos not in ("adj", "noun", "noun_prop") and syntax.units.covering(k) is None:
                break
            found = self._word(tokens[k], self.adjectives) if tokens[k].pos in ("adj", "noun") else None
            if found is not None:
                return found, k
        if first > floor and tokens[first - 1].lemma in _PRESUPPOSES:
            return "happened", None  # «دعا إلى وقف القصف»
        if first > floor and tokens[first - 1].norm in _ABOUT:
            return "hypothetical", first - 1  # what talks are about has not come to pass
        status, cue = self._behind(tokens, syntax, first, floor)
        if status == "happened" and (told := self._taking_place(tokens, syntax, last, roof)) is not None:
            return self._of_verb(tokens, syntax, told)
        return status, cue

    @staticmethod
    def _taking_place(tokens: tuple[Token, ...], syntax: Syntax, last: int, roof: int) -> int | None:
        """The verb behind a nominal trigger that says whether it takes place: «المفاوضات لن تبدأ», «الاجتماع سيعقد»."""
        for k in range(last, min(roof, last + 10)):
            token = tokens[k]
            if (token.kind == "punct" and token.form in ".؛:؟!،") or token.pos in ("pron_rel", "conj_sub"):
                return None
            if token.pos == "verb" and syntax.units.covering(k) is None:
                return (
                    k
                    if token.lemma in _TAKES_PLACE and token.analysis is not None and not token.analysis.conj
                    else None
                )
        return None

    def _behind(self, tokens: tuple[Token, ...], syntax: Syntax, first: int, floor: int) -> tuple[Status, int | None]:
        """The status that the words before a nominal trigger give it, up to the verb that rules it."""
        steps = 0
        # «طالب الحزب في بيان له، النيابة بفتح تحقيق»: what a preposition joins to the verb is not cut off by a comma
        governed = bool(syntax.preposition(first)) or (first > floor and tokens[first - 1].norm in _GOVERNS)
        refrained: int | None = None
        for k in range(first - 1, floor - 1, -1):
            other = tokens[k]
            steps += syntax.units.covering(k) is None and other.kind == "word"
            cuts = other.kind == "punct" and other.form in ".؛:؟!،"
            if other.kind == "punct" and other.form == "،" and (governed or _lists(tokens, k)):
                cuts = False
            if steps > (2 * _REACH if _lists(tokens, first - 1) else _REACH) or cuts:
                break
            if syntax.units.covering(k) is not None and other.pos != "verb":
                continue
            if (other.norm in _FACT_PREPOSITIONS and other.pos != "verb") or other.pos == "pron_rel":
                break
            found = self._word(other, self.before)
            if other.norm in _IMPERSONAL and not (k > floor and tokens[k - 1].norm == "من"):
                continue  # the adjective of another noun: «لرد محتمل على الضربة»
            if refrained is not None:
                if found == "hypothetical":
                    return found, k  # «دعت تل أبيب إلى الامتناع عن اجتياح رفح»: neither done nor undone
                if other.pos == "verb":
                    break
                continue
            if found is not None:
                if other.norm in _PAST_NEGATION and not (k + 1 < first and tokens[k + 1].pos == "verb"):
                    continue
                if other.pos == "verb" and k > floor and tokens[k - 1].norm in _PAST_NEGATION and found == "negated":
                    return "happened", None
                if found == "cancelled" and k in syntax.frames:
                    continue  # «إيقاف المتهم والاحتفاظ به»: an arrest is an event of its own and calls off nothing
                if found in ("planned", "hypothetical") and _denied(tokens, k, floor):
                    return "negated", k  # «لا توجد خطط لاجتماع»
                if other.norm == _LACK and k + 1 < first and tokens[k + 1].pos == "noun" and not _joined(tokens[first]):
                    return "happened", None  # «عدم قانونية اعتقال خان»: he was arrested
                if found == "negated" and other.pos == "noun":
                    if not _joined(tokens[first]):  # «عدم الاستماع ورفض الأفكار»: the refusal is not negated
                        refrained = k
                    continue
                return found, k
            if other.pos == "verb":
                status, cue = self._of_verb(tokens, syntax, k)
                ahead = self._future_before(tokens, syntax, k, floor) if status == "happened" else None
                return ("planned", ahead) if ahead is not None else (status, cue)
        return ("negated", refrained) if refrained is not None else ("happened", None)

    @staticmethod
    def _future_before(tokens: tuple[Token, ...], syntax: Syntax, k: int, floor: int) -> int | None:
        """«ستواجه عقوبات تقضي بفرض غرامة»: the future verb whose object an imperfect verb describes."""
        analysis = tokens[k].analysis
        if analysis is None or analysis.aspect != "i" or tokens[k - 1].pos not in ("noun", "adj"):
            return None
        for j in range(k - 1, max(floor, k - 2 * _REACH) - 1, -1):
            if syntax.opens_clause(j):
                return None
            other = tokens[j].analysis
            if other is not None and other.pos == "verb" and syntax.units.covering(j) is None:
                return j if other.future else None
        return None

    @staticmethod
    def _word(token: Token, table: Mapping[str, Status]) -> Status | None:
        if token.kind != "word":
            return None
        for form in (token.norm, token.norm.removeprefix("ال"), token.lemma):
            if form in table:
                if form == _QAD:
                    continue
                return table[form]
        return None


def _joined(token: Token) -> bool:
    return token.analysis is not None and bool(token.analysis.conj)


def _denied(tokens: tuple[Token, ...], k: int, floor: int) -> bool:
    """Whether a verb of being that is negated rules the word: «لا توجد خطط», «ليس هناك موعد»."""
    return any(t.norm in _DIRECT_NEGATION for t in tokens[max(floor, k - 2) : k]) and tokens[k].pos == "noun"


def _lists(tokens: tuple[Token, ...], k: int) -> bool:
    """Whether a list of verbal nouns goes on behind token k: «تهدف إلى بعث خلايا، وإنشاء نواد، وعقد شراكات»."""
    after = tokens[k + 1]
    return after.pos == "noun" and _joined(after) and not after.norm.startswith("ال")
