"""What is said: where the content of a statement begins, by what opens it; `content_ends` says where it ends."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from ingest.arabic.normalise import fold
from ingest.model import Sentence
from ingest.understand.content_ends import ContentEnds
from ingest.understand.cue_reading import CLOSE, OPEN
from ingest.understand.cues import Cue
from ingest.understand.subjects import DAY_WORDS
from ingest.words import words

_ANONYMOUS = words("contents.anonymous")
_REACH = 60
_GOVERNED = 30
_NAME_IN_MARKS = 60  # characters
_DASHES = "-–"
_LOOSE = frozenset({"ب", "ل"})  # prepositions that also tell of a place or an office
_NEAR_ONLY = frozenset(map(fold, ("على", "من")))
_ADJUNCTS = words("statements.adjuncts")
_ITS_TEXT = words("statements.its_text")
_PASSED = DAY_WORDS | words("statements.itself")
_OFFICES = words("offices.single") | words("anonymity.offices")
_TIMES = words("statements.times")
_WHERE = words("statements.where")
_MATTERS = words("statements.matters")

Kind = Literal["direct", "indirect"]
Content = tuple[int, int, Kind]


@dataclass
class Contents(ContentEnds):
    """Finds contents in one article: characters [start, end) of the cleaned text, and direct or indirect."""

    def content(self, i: int, cue: Cue, sentence: Sentence, from_token: int | None = None) -> Content | None:
        """The content of the cue at token i: what its preposition governs where that comes first, else أن with its clause, else a
        noun phrase; a quotation where none comes, or where the cue takes it before them."""
        tokens = self.parsed.tokens
        roof, begin = sentence.last, from_token if from_token is not None else i + 1
        if cue.complements[0] == "quote" and (at := self._quote(begin, roof, i)) is not None:
            return self._quoted(at, sentence)
        comp = self._comp(begin, roof, i) if "comp" in cue.complements else None
        taken = cue.pos == "adj" and "obj" in cue.complements and begin < roof and self.object_at(begin)
        if taken and comp != begin and (found := self._object(i, cue, sentence)) is not None:
            return found  # «مؤكدة ثقتها في قدرة …», «داعيا الرئيس إلى …»
        for complement in cue.complements:
            if complement not in ("comp", "quote", "obj"):
                at = self._governed(i, begin, roof, complement)
                first = at is not None and (comp is None or (at < comp and self._its_own(at, complement, begin)))
                if first and comp is None and "obj" in cue.complements and cue.pos == "verb":
                    found = self._object(i, cue, sentence)  # «أعلن التنظيم مسؤوليته عن …»
                    if found is not None and at is not None and found[0] < tokens[at].start:
                        return found
                content = self._clause_content(at, sentence) if at is not None and first else None
                if content is not None:
                    return content
        if comp is not None:
            return self._comp_content(comp, sentence)
        if "obj" in cue.complements and (found := self._object(i, cue, sentence)) is not None:
            return found
        if "quote" in cue.complements and (at := self._quote(begin, roof, i)) is not None:
            return self._quoted(at, sentence)
        return self._quoted_before(i, sentence) if cue.pos == "verb" and "quote" in cue.complements else None

    def _its_own(self, at: int, preposition: str, begin: int) -> bool:
        """Whether a preposition before أن opens the content: «أعرب عن استعداده لأن»; not in «صرح المتحدث بالوزارة أن» or
        «أكد، على هامش الزيارة، أن»."""
        if at == begin:
            return True
        if preposition in _LOOSE:
            return False
        if preposition not in _NEAR_ONLY:
            return True
        return not any(t.kind == "punct" or t.pos in ("prep", "verb") for t in self.parsed.tokens[begin : at - 1])

    def _quoted_before(self, i: int, sentence: Sentence) -> Content | None:
        """«"لا مفاوضات تحت النار"، قال إسماعيل هنية»: a quotation that closes right before its cue."""
        tokens = self.parsed.tokens
        k = i - 1
        while k > sentence.first and (tokens[k].form in "،,." or tokens[k].norm in ("بهذه", "الكلمات", "هكذا")):
            k -= 1
        if k <= sentence.first or tokens[k].form not in CLOSE or tokens[k].kind != "punct":
            return None
        opening = next((o for o in range(k - 1, sentence.first - 1, -1) if tokens[o].form in OPEN), None)
        if opening is None or not self._says_something(opening + 1, k):
            return None
        return tokens[opening].end, tokens[k].start, "direct"

    def _comp(self, begin: int, roof: int, cue: int) -> int | None:
        """The token of أن/إن that opens the content. A verb before it only where it describes a noun («بيان أصدره اليوم أن»,
        «الوزير الذي زار … إن»); what such a verb says itself is passed over («الذي قال إن …»)."""
        tokens = self.parsed.tokens
        relative, passed, owed = False, -1, 0
        for j in range(begin, min(roof, begin + _REACH)):
            token = tokens[j]
            if j <= passed:
                continue
            if token.kind == "punct":
                if token.form in "؟!؛" or self.full_stop(j):
                    return None
                if token.form in _DASHES and (close := self._dash(j, roof)) is not None:
                    passed = close
                if token.form in OPEN and j + 1 < roof and not (self.is_comp(j + 1) and self.opens_quote(j)):
                    end = self.closing(token.start)
                    if end is None or end - token.start > _NAME_IN_MARKS:
                        return None
                    passed = self.parsed.token_at(end - 1)
                if token.form == "،" and relative and not owed:
                    relative = False
                continue
            if self.participle_cue(j):
                return None
            if self.is_comp(j) and tokens[j - 1].norm in _TIMES:
                relative = True  # «قال بعد أن زار … إن»
                continue
            if self.is_comp(j):
                if owed or (relative and j - 1 > cue and tokens[j - 1].pos == "verb"):
                    owed = max(owed - 1, 0)  # «التي يمكن أن»
                    continue
                return j
            if token.pos == "pron_rel" or token.norm in _WHERE:
                relative = True
                continue
            if token.lemma in _ANONYMOUS and token.pos == "verb":
                relative = True  # «مصدر أمني رفض الكشف عن هويته إن»
                continue
            if token.pos == "verb" and self.syntax.units.covering(j) is None:
                if not relative and not (j - 1 > cue and self.in_passing(j)):
                    return None
                relative = True
                inner = self.cue_at(j)
                if inner is not None and "comp" in inner.complements and not self._has_object(j):
                    owed += 1
        return None

    def _has_object(self, j: int) -> bool:
        analysis = self.parsed.tokens[j].analysis
        return analysis is not None and analysis.enclitic.endswith("dobj")

    def _dash(self, j: int, roof: int) -> int | None:
        """The dash that closes what the dash at token j opens; None where it stands alone."""
        tokens = self.parsed.tokens
        return next((k for k in range(j + 2, roof) if tokens[k].form in _DASHES and tokens[k].kind == "punct"), None)

    def _comp_content(self, at: int, sentence: Sentence) -> Content:
        tokens = self.parsed.tokens
        start = tokens[at].start + (1 if fold(tokens[at].form).startswith("بان") else 0)
        if at and self.opens_quote(at - 1):
            close = self.closing(tokens[at - 1].start)  # «وقال "إن الأمر …"»
            if close is not None and close - 1 > start:
                return start, close - 1, "direct"
        nxt = at + 1
        while nxt < sentence.last and tokens[nxt].form in ":،":
            nxt += 1
        if nxt < sentence.last and tokens[nxt].form in OPEN:
            close = self.closing(tokens[nxt].start)
            if close is not None:
                rest = self.parsed.token_at(close) + 1
                if (
                    rest >= len(tokens)
                    or rest >= sentence.last
                    or tokens[rest].form in ".،؛"
                    or self.cut_here(rest, sentence)
                ):
                    return start, close, "direct"
        return start, self.content_end(at, sentence), "indirect"

    def _quote(self, begin: int, roof: int, cue: int) -> int | None:
        """The token that opens a direct quotation: behind a colon, or a pair of quotes that holds more than a name."""
        tokens = self.parsed.tokens
        j = begin
        while j < min(roof, begin + _REACH):
            token = tokens[j]
            if token.form == ":":
                return j + 1 if j + 1 < roof else None
            if token.form in OPEN and token.kind == "punct":
                close = self.closing(token.start)
                if close is None:
                    return j if self._says_something(j + 1, roof) and j <= begin + 1 else None
                last = self.parsed.token_at(close - 1)
                if self._says_something(j + 1, last):
                    return j
                j = last + 1
                continue
            if (token.kind == "punct" and (token.form in "؟!؛" or self.full_stop(j))) or self.participle_cue(j):
                return None
            if self.syntax.is_verb(j) and not (j - 1 > cue and self.in_passing(j)):
                return None
            j += 1
        return None

    def _says_something(self, first: int, last: int) -> bool:
        """Whether quoted tokens [first, last) are words said, and no quoted name: a verb, or five words and more."""
        tokens = self.parsed.tokens[first:last]
        named = sum(self.syntax.units.covering(t.index) is not None for t in tokens)
        if tokens and named == len(tokens):
            return False
        return len(tokens) >= 5 or any(
            t.pos in ("verb", "part_neg", "pron_dem", "conj_sub", "verb_pseudo") for t in tokens
        )

    def _quoted(self, at: int, sentence: Sentence) -> Content:
        tokens = self.parsed.tokens
        while at + 1 < sentence.last and tokens[at].form == ":":
            at += 1
        token = tokens[at]
        if token.form in OPEN and token.kind == "punct":
            close = self.closing(token.start)
            if close is not None:
                end = close - 1
                while end > token.end and self.parsed.text[end - 1].isspace():
                    end -= 1
                return self._behind_spaces(token.end, end), end, "direct"
            at = min(at + 1, sentence.last - 1)  # a quotation that nobody closes ends with its sentence
            return tokens[at].start, tokens[self._last_word(at, sentence)].end, "direct"
        return token.start, self.content_end(at, sentence), "indirect" if self.is_comp(at) else "direct"

    def _behind_spaces(self, start: int, end: int) -> int:
        while start < end and self.parsed.text[start].isspace():
            start += 1
        return start

    def _last_word(self, at: int, sentence: Sentence) -> int:
        tokens = self.parsed.tokens
        k = sentence.last - 1
        while k > at and tokens[k].kind == "punct":
            k -= 1
        return k

    def _object(self, i: int, cue: Cue, sentence: Sentence) -> Content | None:
        """Content that is a noun phrase: behind the speaker of a verb, right behind a participle."""
        tokens = self.parsed.tokens
        start = i + 1
        if cue.pos == "verb":
            behind = self.syntax.behind(i)
            if behind is not None and behind.parties and behind.parties == self.syntax.subject(i):
                start = behind.last
            elif behind is not None and not behind.parties and behind.first == start and not self._no_subject(i, start):
                return None
        apart = named = False
        while start < sentence.last:
            unit = self.syntax.units.at(start)
            if apart and unit is not None and unit.type == "Person":
                start, named = unit.last, True  # «نفى رئيس الكتلة، نور الدين البحيري اليوم الخبر»
            elif tokens[start].form in "،,-" or tokens[start].norm in _PASSED or self._closes_name(start):
                apart = apart or tokens[start].kind == "punct"
                start += 1
            else:
                break
        if start >= sentence.last or not self.object_at(start):
            return None
        role = self.syntax.units.at(start)
        before = self.syntax.units.covering(start - 1)
        titled = (role is not None and role.type == "Role") or tokens[start].lemma in _OFFICES
        if titled and before is not None and before.type == "Person":
            return None  # «أكد حمدي البريقي شاهد عيان على الهجوم», «وصف ابن جازية رئيس القسم الوضع»
        if tokens[start - 1].kind == "punct" and tokens[start].norm.startswith("ال") and not named:
            return None  # «مارين لوبان، المرشحة للرئاسة»
        end = self.content_end(start, sentence, clause=True)
        if end - tokens[start].start < 8:
            return None
        return tokens[start].start, end, "indirect"

    def _closes_name(self, j: int) -> bool:
        return self.parsed.tokens[j].form in CLOSE and self.parsed.tokens[j].kind == "punct" and not self.opens_quote(j)

    def _no_subject(self, i: int, j: int) -> bool:
        """Whether the noun at token j, right behind verb i, is its object and not an unknown subject: by case or gender."""
        token, verb, noun = self.parsed.tokens[j], self.parsed.tokens[i].analysis, self.parsed.tokens[j].analysis
        if verb is None or noun is None or token.norm in _ITS_TEXT or token.norm.startswith("ال"):
            return False
        return (noun.number == "s" and bool(noun.gender) and noun.gender != verb.gender) or noun.case == "a"

    def _governed(self, i: int, begin: int, roof: int, preposition: str) -> int | None:
        """The token behind the preposition that opens the content («أعرب عن», «شدد على»), أن included where it follows."""
        tokens = self.parsed.tokens
        for j in range(begin, min(roof, begin + _GOVERNED)):
            token = tokens[j]
            if token.kind == "punct":
                if token.form in "؛:؟!" or self.full_stop(j):
                    return None
                continue
            if j > i + 1 and self.participle_cue(j):
                return None
            if token.norm == preposition and token.pos in ("prep", ""):
                if j + 1 >= roof:
                    return None
                if not self._adjunct(j + 1):
                    return j + 1
            elif self.syntax.preposition(j) == preposition and token.kind == "word" and not self._adjunct(j):
                return j
            if token.pos == "verb" and self.syntax.units.covering(j) is None and not self.in_passing(j):
                return None
        return None

    def _adjunct(self, j: int) -> bool:
        """Whether a noun behind a preposition says where or when was spoken: «على هامش القمة», «على قناة العربية», «بتونس»."""
        token, unit = self.parsed.tokens[j], self.syntax.units.covering(j)
        entity = self.syntax.units.entities.get(unit.key) if unit is not None else None
        named = entity is not None and (entity.type == "Place" or entity.kind in ("outlet", "agency", "platform"))
        return named or token.lemma in _ADJUNCTS or token.norm in _ADJUNCTS

    def _clause_content(self, at: int, sentence: Sentence) -> Content | None:
        tokens = self.parsed.tokens
        while at + 1 < sentence.last and tokens[at].kind == "punct" and tokens[at].form not in OPEN:
            at += 1
        if tokens[at].form in OPEN:
            close = self.closing(tokens[at].start)
            return (tokens[at].end, close - 1, "direct") if close is not None else None
        if tokens[at].lemma in _MATTERS and self.syntax.preposition(at) and at + 1 < sentence.last:
            at += 1  # «تصريحاته بشأن …»
        start = tokens[at].start
        lead = self.syntax.preposition(at)
        if lead and not self.is_comp(at):
            start += tokens[at].base if tokens[at].base else 1
        end = self.content_end(at, sentence, clause=not self.is_comp(at))
        return (start, end, "indirect") if end - start >= 8 else None
