"""The verb or verbal noun that a date modifies, found by clause and phrase.

A date belongs to the clause that it stands in: at its opening to the verb that follows, elsewhere to the nearest verb
before it, or to the verbal noun whose phrase it closes («بعد اجتماع عقد الاثنين», «دان هجوم أمس»). A tense that the
date contradicts sends it to the clause outside. Where no rule speaks the date belongs to nothing.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from ingest.arabic.normalise import fold
from ingest.model import Parsed, TimeExpression
from ingest.understand.syntax import Syntax
from ingest.understand.times.adverbials import Adverbial, adverbial
from ingest.understand.triggers import Hit
from ingest.words import words

_HARD = frozenset(".؛;!?؟…:\n")
_APART = words("times.apart")
_AT_ONCE = words("times.at_once")
_ABOUT = words("times.about")
_DURING = words("times.during")
_FRAMES = words("times.frames")
_SET = words("times.set")
_NAMED = words("times.named")
_HOLDS = words("times.holds")
_CARRIES = words("times.carries")
_IMPERSONAL = words("syntax.impersonal")
_AHEAD = re.compile("|".join(map(fold, "المقبل القادم غدا".split())))
_TENSE = "tense"
_CONTENT = 5  # words between a verb of saying and a date from which on there is content between them
_LONG_AGO = timedelta(days=7)
_MONTH = timedelta(days=30)
_IN = frozenset(map(fold, ("في", "قرب", "جنوب", "شمال", "شرق", "غرب", "وسط")))
_THAT = frozenset(("ان", "بان", "انه", "انها", "انهم"))
_REACTS = frozenset({"ACCUSE", "REJECT", "SUPPORT", "REQUEST", "THREATEN"})


@dataclass(frozen=True, slots=True)
class Head:
    """A token that a date modifies, and the rule that says so."""

    token: int
    rule: str


@dataclass(frozen=True)
class Heads:
    """Finds the heads of dates in one article. `hits` are its triggers, `says` the tokens that are words of saying."""

    parsed: Parsed
    syntax: Syntax
    times: tuple[TimeExpression, ...]
    hits: tuple[Hit, ...]
    says: frozenset[int]

    @cached_property
    def nouns(self) -> Mapping[int, Hit]:
        """The nominal triggers by their first token."""
        return {h.first: h for h in self.hits if h.trigger.pos == "noun"}

    @cached_property
    def verbs(self) -> Mapping[int, Hit]:
        """The verbal triggers by their first token."""
        return {h.first: h for h in self.hits if h.trigger.pos == "verb"}

    @cached_property
    def inside(self) -> Mapping[int, Hit]:
        """The trigger that a token is part of."""
        return {k: h for h in self.hits for k in h.tokens}

    @cached_property
    def dated(self) -> Mapping[int, Adverbial]:
        """The adverbial that a token is part of."""
        found = [adverbial(self.parsed, t) for t in self.times]
        return {k: a for a in found for k in range(a.start, a.last)}

    def of(self, time: TimeExpression) -> Head | None:
        """The head of a date, or None."""
        where = self.dated[time.first]
        if where.named:
            return None
        floor = self.parsed.sentence_at(time.first).first
        if where.start > floor and self._names(where.start - 1, time):
            return None
        said = self._opens_content(where, floor)
        if said is not None:
            return Head(said, "before what is said")
        held = self._participle(where, floor)
        if held is not None:
            return held if held.token >= 0 else None
        k = where.start
        while k > floor:  # outwards only where the tense of the verb forbids the date
            found = self._in_clause(time, where, k, floor)
            if found is None:
                return None
            if found.rule != _TENSE:
                return found if found.token >= 0 else None
            k = self.syntax.start_of_clause(found.token) - 1
        found = self._in_clause(time, where, k, floor) if k == where.start else None
        return found if found is not None and found.token >= 0 and found.rule != _TENSE else None

    def _names(self, k: int, time: TimeExpression) -> bool:
        """Whether the date is part of what a noun names: «ثورة 25 يناير», «اتفاق 1994», «صحيفة اليوم»."""
        word = self.parsed.tokens[k].norm.removeprefix("ال")
        return word in _NAMED and self.dated.get(k) is None

    def _opens_content(self, where: Adverbial, floor: int) -> int | None:
        """The word of saying before a date that stands right before what is said: «قال … اليوم الاثنين إن»."""
        tokens = self.parsed.tokens
        last = self.parsed.sentence_at(where.first).last
        k = where.last
        while k < last and (tokens[k].form in '،,"«“' or k in self.dated):
            k += 1
        if k >= last or not (tokens[k].norm in _THAT or tokens[k].form == ":"):
            return None
        for j in range(where.start - 1, floor - 1, -1):
            if tokens[j].form in _HARD:
                return None
            if j in self.says:
                return j
            if tokens[j].norm in _IMPERSONAL:
                return None
        return None

    def _participle(self, where: Adverbial, floor: int) -> Head | None:
        """«الاجتماع المقرر الخميس», «الهجوم الواقع أمس»: the noun that the participle describes; -1 where it is no trigger."""
        tokens = self.parsed.tokens
        k = where.start - 1
        while k > floor and tokens[k].norm in _DURING:
            k -= 1
        if (
            k <= floor
            or tokens[k].norm not in _SET
            or not tokens[k].norm.startswith("ال")
            or tokens[k - 1].norm == "من"
        ):
            return None
        for j in range(k - 1, max(floor, k - 10) - 1, -1):
            if j in self.inside:
                return Head(self.inside[j].first, "participle")
            if self.syntax.is_verb(j) or self.syntax.opens_clause(j) or tokens[j].form in "،,":
                break
        return Head(-1, "participle of no event")

    def _in_clause(self, time: TimeExpression, where: Adverbial, k: int, floor: int) -> Head | None:
        """The head in the clause that ends before token k; with rule _TENSE the verb that cannot have the date."""
        tokens = self.parsed.tokens
        nouns: list[tuple[int, str, bool]] = []
        comma, first, auxiliary = False, k == where.start, False
        for j in range(k - 1, floor - 1, -1):
            token = tokens[j]
            if token.form in _HARD and token.kind == "punct":
                break
            if token.kind == "punct" and token.form in "،,":
                if first and not nouns and j == where.start - 1 and self._joined(where.start):
                    break  # «…، وفي مايو قصفت»
                comma = True
            elif j in self.dated:
                pass
            elif j in self.nouns:
                nouns.append((j, self.governor(j, floor), comma))
            elif self.syntax.opens_clause(j) and not (token.norm == "بما" and tokens[j + 1].norm == "في"):
                break
            elif self._verb(j):
                return self._choose(time, where, j, nouns)
            elif token.pos == "verb":
                auxiliary = True
        if first and not nouns and self._apart(self.syntax.start_of_clause(where.start) - 1, where.start):
            return Head(-1, "of another noun")  # «بعد استقلال الجزائر سنة 1962 انضم إلى»
        ahead = self._ahead(time, where) if first else None
        if ahead is not None and not nouns:
            return ahead
        for noun, governor, _ in nouns:
            if self._apart(noun, where.start):
                return Head(-1, "of another noun")
            if governor not in _ABOUT or self._touches(noun, where.start):
                return Head(noun, "noun of the clause")
        if auxiliary and ahead is None:
            return Head(-1, "of a clause without an event")
        return ahead

    def _joined(self, k: int) -> bool:
        analysis = self.parsed.tokens[k].analysis
        return self.parsed.tokens[k].form.startswith(("و", "ف")) and (analysis is None or bool(analysis.conj))

    def _verb(self, j: int) -> bool:
        """Whether token j is a verb that can have a date: a finite one, or an auxiliary that carries a verbal noun."""
        token = self.parsed.tokens[j]
        return self.syntax.is_verb(j) or (
            token.pos == "verb" and token.lemma in _CARRIES and self.syntax.units.covering(j) is None
        )

    def _ahead(self, time: TimeExpression, where: Adverbial) -> Head | None:
        """The first verb behind a date that opens its clause, or the noun where no verb follows."""
        tokens = self.parsed.tokens
        last = self.parsed.sentence_at(where.first).last
        noun = None
        for j in range(where.last, last):
            if tokens[j].form in _HARD and tokens[j].kind == "punct":
                break
            if j in self.dated:
                continue
            if self._verb(j):
                fits = self.agrees(j, time) and not (self.reacts(j) and self.ahead(time))
                return Head(j, "opens the clause") if fits else Head(-1, "another verb's tense")
            if j in self.nouns and noun is None:
                noun = j
            if self.syntax.opens_clause(j):
                break
        return Head(noun, "opens the clause") if noun is not None and self.agrees(noun, time) else None

    def _choose(
        self, time: TimeExpression, where: Adverbial, verb: int, nouns: list[tuple[int, str, bool]]
    ) -> Head | None:
        """Verb or noun of its clause, the nouns from the date outwards with their governor and whether a comma parts them."""
        apart = self._apart(verb, where.start)
        fits = self.agrees(verb, time)
        other = self._has_another(verb, where) or (fits and self._long_past(time, verb))
        closing = next((n for n, _, comma in nouns if not comma and self._closes(n, where.start)), None)
        if other and closing is not None and self.agrees(closing, time):
            return Head(closing, "noun of its phrase")  # «أطلقت ليل السبت …، ردا على قصف قنصليتها في دمشق في أبريل»
        for noun, governor, comma in nouns:
            if not self.agrees(noun, time):
                continue
            if self._apart(noun, where.start):
                break  # «بعد استجابة التلاميذ بعد تعطلها أمس»
            touches = self._touches(noun, where.start)
            if governor in _APART:
                if not comma or (governor in _AT_ONCE and verb not in self.inside):
                    return Head(noun, "noun of its phrase")
                continue
            if not fits and self._purpose(noun, where.start):
                return Head(-1, "of another noun")
            if not fits:
                return Head(noun, "noun that the tense leaves")
            if governor in _ABOUT:
                if touches:
                    return Head(noun, "noun of its phrase")
                continue
            if verb in self.says or self.category(verb) in _REACTS:
                irreal = self.category(verb) in ("REQUEST", "THREATEN") and not self.ahead(time)
                if irreal:
                    continue
                if touches or (verb in self.says and not comma):
                    return Head(noun, "noun of its phrase")
                continue
            return Head(noun, "noun of its phrase") if touches else Head(verb, "verb of the clause")
        if apart or (self.reacts(verb) and self._far(time, verb) and where.start - verb > _CONTENT):
            return Head(-1, "of another noun")
        return Head(verb, "verb of the clause" if fits else _TENSE)

    def _has_another(self, verb: int, where: Adverbial) -> bool:
        """Whether a verb has a date between it and this one already."""
        return any(k in self.dated and self.dated[k] is not where for k in range(verb + 1, where.start))

    def _long_past(self, time: TimeExpression, verb: int) -> bool:
        """Whether a date lies a month or more before the article, where the verb tells today's news."""
        published = self.parsed.article.published
        earlier = any(t.lemma in ("كان", "سبق") for t in self.parsed.tokens[max(0, verb - 8) : verb])
        if not (published and time.latest) or earlier:
            return False
        return time.latest < (date.fromisoformat(published) - _MONTH).isoformat()

    def _closes(self, noun: int, start: int) -> bool:
        """Whether a date stands at the end of a noun's phrase: behind its genitive, its adjectives and its places alone."""
        tokens, units = self.parsed.tokens, self.syntax.units
        for j in range(self.nouns[noun].last, start):
            unit = units.covering(j)
            inside = unit is not None and (unit.first != j or unit.type == "Place" or not self.syntax.preposition(j))
            if inside or tokens[j].pos in ("adj", "noun", "noun_prop", "adj_comp") or j in self.dated:
                continue
            if tokens[j].norm in _IN and (place := units.covering(j + 1)) is not None and place.type == "Place":
                continue
            if tokens[j].form in '()"«»' or (tokens[j].norm in _IN and j + 1 == start):
                continue
            return False
        return True

    def _far(self, time: TimeExpression, verb: int) -> bool:
        """Whether a date is too far off for a word of saying, so that the content has it: «اتهمت … بمذبحة في أوت 2013»."""
        published, analysis = self.parsed.article.published, self.parsed.tokens[verb].analysis
        if not (published and time.earliest) or analysis is None or analysis.future:
            return False
        earlier = any(t.lemma == "كان" for t in self.parsed.tokens[max(0, verb - 8) : verb])
        long_ago = time.latest < (date.fromisoformat(published) - _LONG_AGO).isoformat()
        return (long_ago and not earlier) or self.ahead(time)

    def _purpose(self, noun: int, start: int) -> bool:
        """Whether a verbal noun with ل, no trigger, stands between: «استدعاء للإدلاء بشهادته الثلاثاء القادم»."""
        return any(
            self.syntax.preposition(k) == "ل" and self.syntax.units.covering(k) is None and k not in self.nouns
            for k in range(noun + 1, start)
        )

    def far(self, time: TimeExpression, verb: int) -> bool:
        """Whether a word of saying or reaction cannot have a date that lies far from the article's."""
        return self.reacts(verb) and self._far(time, verb)

    def category(self, token: int) -> str:
        """The category of the trigger that a token is part of, or ""."""
        hit = self.inside.get(token)
        return hit.trigger.category if hit else ""

    def _apart(self, verb: int, start: int) -> bool:
        """Whether «بعد», «قبل», «بحسب» … stands between verb and date with no comma behind it."""
        tokens = self.parsed.tokens
        for j in range(start - 1, verb, -1):
            if tokens[j].form in "،," and tokens[j].kind == "punct":
                return False
            if j not in self.dated and tokens[j].norm in _APART:
                return True
        return False

    def _touches(self, noun: int, start: int) -> bool:
        """Whether a date stands right behind a noun, or behind its adjectives where it is indefinite."""
        tokens = self.parsed.tokens
        hit = self.nouns[noun]
        j = hit.last
        while j < start and tokens[j].pos in ("adj", "adj_comp") and not tokens[noun].norm.startswith("ال"):
            j += 1
        return j >= start

    def governor(self, noun: int, floor: int) -> str:
        """The preposition or adverb that governs the phrase that a noun heads or closes, or "": «بعد سلسلة هجمات»."""
        tokens = self.parsed.tokens
        j = noun
        while j >= floor:
            prep = self.syntax.preposition(j)
            if prep:
                return prep
            before = tokens[j - 1] if j > floor else None
            if before is None or before.kind == "punct":
                return ""
            if before.norm in _APART or before.norm in _ABOUT or before.norm in _DURING or before.pos == "prep":
                return before.norm
            if before.norm in _FRAMES:
                return "حول"  # «في إطار وعده»
            if (
                before.pos == "noun"
                and not before.norm.startswith("ال")
                and not (before.analysis and before.analysis.enclitic)
            ):
                j -= 1
                continue
            return ""
        return ""

    def ahead(self, time: TimeExpression) -> bool:
        """Whether the whole of a date lies after the article's."""
        published = self.parsed.article.published
        return bool(_AHEAD.search(fold(time.text))) or bool(published and time.earliest and time.earliest > published)

    def behind(self, time: TimeExpression) -> bool:
        """Whether the whole of a date lies before the article's."""
        published = self.parsed.article.published
        return bool(published and time.latest and time.latest < published)

    def agrees(self, k: int, time: TimeExpression) -> bool:
        """Whether the tense of a verb allows the date: no «سيزور أمس», no «زار غدا»."""
        analysis = self.parsed.tokens[k].analysis
        if analysis is None or analysis.pos != "verb":
            return True
        before = self.parsed.tokens[k - 1].norm if k else ""
        if analysis.future or before == "سوف":
            return not self.behind(time)
        return not (analysis.aspect == "p" and self.ahead(time))

    def holds(self, k: int) -> bool:
        """Whether a verb makes its noun happen: «عقد اجتماعا», «شن هجوما», «قام بزيارة»."""
        token = self.parsed.tokens[k]
        return token.pos == "verb" and (token.lemma in _HOLDS or token.lemma in _CARRIES)

    def reacts(self, k: int) -> bool:
        """Whether a verb is one of saying or of an answer to what others did: its noun has a time of its own."""
        return k in self.says or self.category(k) in _REACTS
