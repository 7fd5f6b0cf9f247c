"""What happens when another event of its sentence does: what the verb carries, what «و» joins to it, what it is told of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ingest.model import Parsed, TimeExpression
from ingest.understand.cues import circumstantial
from ingest.understand.syntax import Syntax
from ingest.understand.times.heads import Heads
from ingest.words import words

_CARRIED = words("times.carried")
_WITHIN = words("times.within_event")
_AT_ONCE = words("times.at_once")
_THEN = words("times.then")
_RELATIVE = words("syntax.relative")
_MEANWHILE = frozenset(("خلال", "اثناء"))
_WHICH = frozenset(("ما", "مما"))
_RESULTS = words("quantities.results")
_REACH = 30  # tokens between two verbs that «و» joins
_SHARES = frozenset({"CONSULT"})
_PERFORMED = frozenset({"ACCUSE", "REJECT", "SUPPORT", "REQUEST", "THREATEN", "AGREE", "RETREAT", "CONCEDE"})


@dataclass(frozen=True)
class Sharing:
    """The tokens of one article that share the date of another one."""

    parsed: Parsed
    syntax: Syntax
    heads: Heads

    def of(self, head: int, time: TimeExpression) -> Iterator[int]:
        """The further triggers that happen when the head does."""
        heads = self.heads
        if self.parsed.tokens[head].pos == "verb":
            around = self._meeting_told(head)
            yield from self._circumstances(head)
            yield from self._results(head, time)
            if not self.heads.reacts(head):
                yield from self._meanwhile(head, time)
            for verb in (head, *self._joined(head, time), *([around] if around is not None else [])):
                if verb != head:
                    yield verb
                yield from self._carried(verb)
                yield from self._where(verb, time)
                yield from self._antecedent(verb)
            return
        yield from self._results(head, time)
        floor = self.parsed.sentence_at(head).first
        governor = heads.governor(head, floor)
        if governor == "ل":
            yield from self._purposed(head, floor)
        if governor not in _WITHIN and governor not in _AT_ONCE:
            return
        direct = True
        for k in range(head - 1, floor - 1, -1):  # «قتل ثلاثة في هجوم أمس»: what happens in it happens then
            if self.syntax.opens_clause(k):
                return
            if heads.verbs.get(k) is not None or self._verb(k):
                told = not heads.reacts(k) or (governor in _MEANWHILE and direct and not heads.far(time, k))
                if told and heads.agrees(k, time):
                    yield k
                    yield from self._joined(k, time)
                return
            if k in heads.nouns:
                yield k
                direct, governor = False, heads.governor(k, floor)
                if governor not in _WITHIN:
                    return

    def _results(self, head: int, time: TimeExpression) -> Iterator[int]:
        """What came of it: «سقوط الطائرة ليل الإثنين، ما أدى إلى مقتل 15 عسكريا»."""
        tokens, heads = self.parsed.tokens, self.heads
        start = max(head, heads.dated[time.first].last - 1)
        after = range(start + 1, self.parsed.sentence_at(head).last - 1)
        led = next((k for k in after if tokens[k].norm in _WHICH and tokens[k + 1].lemma in _RESULTS), None)
        if led is None or any(k in heads.dated for k in range(start + 1, led)):
            return
        for k in range(led + 2, self.parsed.sentence_at(head).last):
            if k in heads.dated or self.syntax.opens_clause(k) or self.syntax.is_verb(k):
                return
            if k in heads.nouns and heads.category(k) == "ASSAULT":
                yield k

    def _meanwhile(self, verb: int, time: TimeExpression) -> Iterator[int]:
        """What happens in it or beside it: «شهدت بيروت السبت تظاهرات اقتحم خلالها محتجون …، فيما أطلقت قوى الأمن»."""
        tokens, heads = self.parsed.tokens, self.heads
        for k in range(verb + 1, self.parsed.sentence_at(verb).last - 1):
            if tokens[k].form in ".؛":
                return
            analysis = tokens[k].analysis
            if analysis is None or analysis.pos != "verb" or analysis.aspect != "p" or heads.reacts(k):
                continue
            after = tokens[k + 1].analysis
            during = tokens[k + 1].lemma == "خلال" and after is not None and bool(after.enclitic)
            if (during or tokens[k - 1].norm == "فيما") and not self._dated_itself(k, time):
                yield k

    def _circumstances(self, verb: int) -> Iterator[int]:
        """What the speaker does in saying it: «قال الوزير اليوم …، مشيدا بجهود», «… داعيا إلى»."""
        heads = self.heads
        for k in range(verb + 1, self.parsed.sentence_at(verb).last):
            hit = heads.inside.get(k)
            if (
                hit is not None
                and hit.first == k
                and heads.category(k) in _PERFORMED
                and circumstantial(self.parsed.tokens[k])
            ):
                before = self.parsed.tokens[k - 1]
                if before.form in "،," or (before.form in '"»”' and before.kind == "punct"):
                    yield k

    def _where(self, verb: int, time: TimeExpression) -> Iterator[int]:
        """What «حيث» goes on to tell of the same occasion: «نفذت عملية فجر اليوم، حيث تبادلت إطلاق النار»."""
        tokens = self.parsed.tokens
        if self.heads.reacts(verb):
            return
        last = self.parsed.sentence_at(verb).last
        for k in range(verb + 1, last - 1):
            if tokens[k].norm == "حيث":
                analysis = tokens[k + 1].analysis
                perfect = analysis is not None and analysis.pos == "verb" and analysis.aspect == "p"
                if (
                    perfect
                    and self._verb(k + 1)
                    and not self._dated_itself(k + 1, time)
                    and not self.heads.reacts(k + 1)
                ):
                    yield k + 1
                return
            if self.syntax.opens_clause(k) or self._verb(k):
                return

    def _purposed(self, noun: int, floor: int) -> Iterator[int]:
        """The act that a verbal noun with ل is the purpose of, right before it: «الغارة الإسرائيلية لتحرير الرهائن يوم السبت»."""
        k = noun - 1
        while k > floor and (self.parsed.tokens[k].pos == "adj" or k in self.syntax.government):
            k -= 1
        if k in self.heads.nouns:
            yield k

    def _verb(self, k: int) -> bool:
        return self.syntax.is_verb(k) or self.heads.holds(k)

    def _carried(self, verb: int) -> Iterator[int]:
        """The verbal noun that a verb makes happen: its subject, its object, or what «ب», «في», «خلال» join to it."""
        heads, tokens = self.heads, self.parsed.tokens
        roof = self.parsed.sentence_at(verb).last
        for k in range(verb + 1, roof):
            if tokens[k].kind == "punct" and tokens[k].form not in '،,"«»“”()':
                return
            if k in heads.dated:
                continue
            if k in heads.nouns:
                if self._happens_with(verb, k, heads.governor(k, verb)):
                    yield k
                return
            if self.syntax.opens_clause(k) or self.syntax.is_verb(k):
                return

    def _happens_with(self, verb: int, noun: int, governor: str) -> bool:
        """Whether a verbal noun in a verb's clause happens when the verb does."""
        heads = self.heads
        category, own = heads.nouns[noun].trigger.category, heads.category(verb)
        if heads.holds(verb):
            return governor in _CARRIED or not governor
        if governor in _MEANWHILE or (verb in heads.says and governor == "في" and category in _SHARES):
            return True  # «قال خلال اجتماع الحكومة اليوم إن»
        if verb in heads.says:  # «أعلن رفضه», «أعرب عن استنكاره»: to say it is to do it
            analysis = self.parsed.tokens[heads.nouns[noun].tokens[0]].analysis
            whose = analysis.enclitic if analysis is not None else ""
            return category in _PERFORMED and whose.endswith("poss") and governor in ("", "عن", "علي")
        return governor in _WITHIN and (category in _SHARES or own == category == "ASSAULT")

    def _joined(self, verb: int, time: TimeExpression) -> Iterator[int]:
        """The verbs that «و» joins to a verb in its clause, before and behind it: «اقتحمت … وقتلت … اليوم»."""
        heads = self.heads
        sentence = self.parsed.sentence_at(verb)
        at = verb
        for k in range(verb + 1, min(sentence.last, verb + _REACH)):
            if self.syntax.opens_clause(k):
                break
            if k in heads.dated and heads.dated[k].first != time.first:
                break
            if self._verb(k):
                if not self._same_tense(at, k) or self._later(k) or self._dated_itself(k, time):
                    break
                yield k
                at = k
        at = verb if not self._later(verb) else -1
        if self.parsed.tokens[verb - 1].lemma == "كان" and verb - 1 > sentence.first:
            outer = self._around(verb - 1, sentence.first)  # «وقتلت رجلا كان يحتجز شخصين … اليوم»
            if outer is not None and heads.agrees(outer, time):
                yield outer
                verb = at = outer
        for k in range(verb - 1 if at >= 0 else -1, max(sentence.first, verb - _REACH) - 1, -1):
            if self.syntax.opens_clause(k) or (k in heads.dated and heads.dated[k].first != time.first):
                break
            if self._verb(k):
                if not self._same_tense(k, at) or k in heads.says:
                    break
                yield k
                at = k

    def _meeting_told(self, verb: int) -> int | None:
        """The verb whose «خلال» or «في» governs what a clause tells the time of: «دعا نظيره، خلال جلسة انعقدت أمس، إلى»."""
        heads, tokens = self.heads, self.parsed.tokens
        floor = self.parsed.sentence_at(verb).first
        if not heads.holds(verb):
            return None
        k = verb - 1
        while k > floor and (tokens[k].norm in _RELATIVE or tokens[k].pos in ("adj", "noun")) and not self._governs(k):
            k -= 1
        if not self._governs(k):
            return None
        for j in range(k - 1, floor - 1, -1):
            if self._verb(j):
                return j
            if self.syntax.opens_clause(j):
                return None
        return None

    def _governs(self, k: int) -> bool:
        return self.parsed.tokens[k].norm in ("خلال", "اثناء", "في")

    def _around(self, verb: int, floor: int) -> int | None:
        """The verb of the clause that a descriptive clause stands in, with no opener between."""
        for k in range(verb - 1, floor - 1, -1):
            if self.syntax.opens_clause(k) or self.parsed.tokens[k].form in "،,":
                return None
            if self._verb(k):
                return k
        return None

    def _later(self, verb: int) -> bool:
        """Whether «بعد ذلك», «لاحقا», «ثم» sets a verb after what was told before."""
        tokens = self.parsed.tokens
        near = range(max(0, verb - 1), min(len(tokens), verb + 6))
        return any(
            tokens[k].norm in _THEN or (tokens[k].norm == "بعد" and k + 1 < len(tokens) and tokens[k + 1].norm == "ذلك")
            for k in near
        )

    def _dated_itself(self, verb: int, time: TimeExpression) -> bool:
        """Whether another date follows a verb in its sentence before the next verb."""
        for k in range(verb + 1, self.parsed.sentence_at(verb).last):
            if k in self.heads.dated:
                return self.heads.dated[k].first != time.first
            if self.syntax.is_verb(k):
                return False
        return False

    def _same_tense(self, a: int, b: int) -> bool:
        """Whether verb b is joined by «و» or «ف» to a verb a of the same tense, with no negation."""
        one, two = self.parsed.tokens[a].analysis, self.parsed.tokens[b].analysis
        return (
            one is not None
            and two is not None
            and two.conj in ("و", "ف")
            and (one.aspect, one.future) == (two.aspect, two.future)
        )

    def _antecedent(self, verb: int) -> Iterator[int]:
        """The event that a relative clause tells the time of: «الهجوم الذي استهدف المطار أمس», «اجتماع عقد أمس»."""
        heads, tokens = self.heads, self.parsed.tokens
        if not heads.holds(verb):
            return
        floor = self.parsed.sentence_at(verb).first
        k = verb - 1
        while k > floor and tokens[k].norm in ("قد", "كان", "كانت", "تم", "سوف"):
            k -= 1
        relative = tokens[k].norm in _RELATIVE
        if relative:
            k -= 1
        steps = 0
        while k >= floor and steps < 8:
            hit = heads.inside.get(k)
            if hit is not None and hit.trigger.pos == "noun":
                yield hit.first
                return
            if tokens[k].pos == "verb" or self.syntax.opens_clause(k):
                return
            if not relative and tokens[k].pos not in ("adj", "noun", "prep") and self.syntax.units.covering(k) is None:
                return
            if relative and tokens[k].form in "،,":
                return
            k, steps = k - 1, steps + 1
