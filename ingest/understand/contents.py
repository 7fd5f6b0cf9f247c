"""What is said: where the content of a statement begins and ends, by what opens it and what cuts it off."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from ingest.arabic.normalise import fold
from ingest.model import Parsed, Sentence
from ingest.understand.cues import Cue, Cues
from ingest.understand.subjects import DAY_WORDS
from ingest.understand.syntax import Syntax
from ingest.words import words

_OPEN, _CLOSE = '"«“', '"»”'
_PAIR = {'"': '"', "«": "»", "“": "”"}
_COMP = words("statements.comp")
_ANONYMOUS = words("contents.anonymous")
_QUOTED_REACH = 4000
_TELLS = words("statements.tells")
_TAIL_CUTS = words("statements.tail_cuts")

Kind = Literal["direct", "indirect"]


@dataclass
class Contents:
    """Finds contents in one article: characters [start, end) of the cleaned text, and direct or indirect."""

    parsed: Parsed
    syntax: Syntax
    cues: Cues
    _attributions: dict[int, tuple[int, str] | None] = field(init=False, default_factory=dict, repr=False)

    def _content(
        self, i: int, cue: Cue, sentence: Sentence, from_token: int | None = None
    ) -> tuple[int, int, Kind] | None:
        roof = sentence.last
        begin = from_token if from_token is not None else i + 1
        for complement in cue.complements:
            if complement == "comp":
                at = self._comp(begin, roof, i)
                if at is not None:
                    return self._comp_content(at, sentence)
            elif complement == "quote":
                at = self._quote(begin, roof)
                if at is not None:
                    return self._quoted(at, sentence)
            elif complement == "obj":
                found = self._object(i, cue, sentence)
                if found is not None:
                    return found
            else:
                at = self._governed(i, begin, roof, complement)
                if at is not None:
                    return self._clause_content(at, sentence)
        return self._quoted_before(i, sentence) if cue.pos == "verb" and "quote" in cue.complements else None

    def _quoted_before(self, i: int, sentence: Sentence) -> tuple[int, int, Kind] | None:
        """«"لا مفاوضات تحت النار"، قال إسماعيل هنية»: a quotation that closes right before its cue."""
        tokens = self.parsed.tokens
        k = i - 1
        if k > sentence.first and tokens[k].form in "،,":
            k -= 1
        if k <= sentence.first or tokens[k].form not in _CLOSE or tokens[k].kind != "punct":
            return None
        opening = next((o for o in range(k - 1, sentence.first - 1, -1) if tokens[o].form in _OPEN), None)
        if opening is None or not self._says_something(opening + 1, k):
            return None
        return tokens[opening].end, tokens[k].start, "direct"

    def _comp(self, begin: int, roof: int, cue: int) -> int | None:
        """The token of أن/إن that opens the content; verbs before it only inside a relative clause or brackets."""
        tokens = self.parsed.tokens
        relative, quoted = False, -1
        for j in range(begin, min(roof, begin + 40)):
            token = tokens[j]
            if j <= quoted:
                continue
            if token.kind == "punct":
                if token.form in ".؟!؛":
                    return None
                if token.form in _OPEN and j + 1 < roof and not self._is_comp(j + 1):
                    close = self._closing(token.start)
                    if close is None or close - token.start > 40:
                        return None
                    quoted = self.parsed.token_at(close - 1)
                if token.form == "،" and relative:
                    relative = False
                continue
            if self._participle_cue(j):
                return None
            if self._is_comp(j):
                return j
            if token.pos == "pron_rel" or (token.norm in ("ان",) and token.pos == "conj_sub"):
                relative = True
                continue
            if token.lemma in _ANONYMOUS and token.pos == "verb":
                relative = True  # «مصدر أمني رفض الكشف عن هويته إن»
                continue
            if token.pos == "verb" and not relative and self.syntax.units.covering(j) is None:
                return None
        return None

    def _is_comp(self, j: int) -> bool:
        token = self.parsed.tokens[j]
        if token.kind != "word" or self.syntax.units.covering(j) is not None:
            return False
        bare = fold(token.form)
        return (
            bare in _COMP
            or (token.pos == "conj_sub" and token.norm in ("ان", "بان"))
            or bare in ("انها", "انهم", "انهما", "انني", "اننا", "بانه", "بانها", "بانهم", "بان", "بانهما")
        )

    def _comp_content(self, at: int, sentence: Sentence) -> tuple[int, int, Kind]:
        tokens = self.parsed.tokens
        start = tokens[at].start + (1 if fold(tokens[at].form).startswith("بان") else 0)
        nxt = at + 1
        while nxt < sentence.last and tokens[nxt].form in ":،":
            nxt += 1
        if nxt < sentence.last and tokens[nxt].form in _OPEN:
            close = self._closing(tokens[nxt].start)
            if close is not None:
                rest = self.parsed.token_at(close) + 1
                if (
                    rest >= len(tokens)
                    or rest >= sentence.last
                    or tokens[rest].form in ".،؛"
                    or self._cut_here(rest, sentence)
                ):
                    return start, close, "direct"
        return start, self._content_end(at, sentence), "indirect"

    def _quote(self, begin: int, roof: int) -> int | None:
        """The token that opens a direct quotation: behind a colon, or a pair of quotes that holds more than a name."""
        tokens = self.parsed.tokens
        j = begin
        while j < min(roof, begin + 40):
            token = tokens[j]
            if token.form == ":":
                return j + 1 if j + 1 < roof else None
            if token.form in _OPEN and token.kind == "punct":
                close = self._closing(token.start)
                if close is None:
                    return None
                last = self.parsed.token_at(close - 1)
                if self._says_something(j + 1, last):
                    return j
                j = last + 1
                continue
            if token.form in ".؟!؛" or self._participle_cue(j) or self.syntax.is_verb(j):
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

    def _quoted(self, at: int, sentence: Sentence) -> tuple[int, int, Kind] | None:
        tokens = self.parsed.tokens
        token = tokens[at]
        if token.form in _OPEN:
            close = self._closing(token.start)
            if close is None:
                return None
            return token.end, close - 1, "direct"
        return token.start, self._content_end(at, sentence), "indirect" if self._is_comp(at) else "direct"

    def _closing(self, start: int) -> int | None:
        """The position behind the mark that closes the quotation that opens at `start`, in the same paragraph or later."""
        text = self.parsed.text
        mark = _PAIR.get(text[start], '"')
        depth = 1
        for k in range(start + 1, min(len(text), start + _QUOTED_REACH)):
            if text[k] == mark:
                depth -= 1
                if depth == 0:
                    return k + 1
            elif text[k] == text[start] and mark != text[start]:
                depth += 1
            elif text[k] == "\n" and text[k + 1 : k + 2] == "\n" and mark == '"':
                return None
        return None

    def _object(self, i: int, cue: Cue, sentence: Sentence) -> tuple[int, int, Kind] | None:
        """Content that is a noun phrase: behind the speaker of a verb, right behind a participle."""
        tokens = self.parsed.tokens
        start = i + 1
        if cue.pos == "verb":
            behind = self.syntax.behind(i)
            if behind is not None and behind.parties and behind.parties == self.syntax.subject(i):
                start = behind.last
        while start < sentence.last and (tokens[start].form in "،,-" or tokens[start].norm in DAY_WORDS):
            start += 1
        if (
            start >= sentence.last
            or self.joined(start)
            or tokens[start].pos not in ("noun", "noun_prop", "pron_dem", "noun_quant", "noun_num")
            or self.syntax.preposition(start)
        ):
            return None
        end = self._content_end(start, sentence, clause=True)
        if end - tokens[start].start < 8:
            return None
        return tokens[start].start, end, "indirect"

    def _governed(self, i: int, begin: int, roof: int, preposition: str) -> int | None:
        """The token behind the preposition that opens the content («أعرب عن», «شدد على»), أن included where it follows."""
        tokens = self.parsed.tokens
        for j in range(begin, min(roof, begin + 14)):
            token = tokens[j]
            if (token.kind == "punct" and token.form in ".؛:؟!") or (j > i + 1 and self._participle_cue(j)):
                return None
            if token.norm == preposition and token.pos in ("prep", ""):
                return j + 1 if j + 1 < roof else None
            if self.syntax.preposition(j) == preposition and token.kind == "word":
                return j
            if token.pos == "verb" and self.syntax.units.covering(j) is None:
                return None
        return None

    def _clause_content(self, at: int, sentence: Sentence) -> tuple[int, int, Kind] | None:
        tokens = self.parsed.tokens
        while at + 1 < sentence.last and tokens[at].kind == "punct" and tokens[at].form not in _OPEN:
            at += 1
        if tokens[at].form in _OPEN:
            close = self._closing(tokens[at].start)
            return (tokens[at].end, close - 1, "direct") if close is not None else None
        start = tokens[at].start
        lead = self.syntax.preposition(at)
        if lead and not self._is_comp(at):
            start += tokens[at].base if tokens[at].base else 1
        end = self._content_end(at, sentence, clause=not self._is_comp(at))
        return (start, end, "indirect") if end - start >= 8 else None

    def _content_end(self, at: int, sentence: Sentence, clause: bool = False) -> int:
        """Where indirect content ends: the sentence's end, or before what attributes it or goes on speaking."""
        tokens = self.parsed.tokens
        j = at + 1
        last = sentence.last
        depth = 0
        while j < last:
            token = tokens[j]
            if token.form in _OPEN and token.form != '"':
                depth += 1
            elif token.form in _CLOSE and token.form != '"':
                depth -= 1
            elif (
                (depth == 0 and token.form in "،," and j + 1 < last and self._cut_here(j + 1, sentence, clause))
                or (depth == 0 and self._attribution_at(j) is not None and j > at + 2)
                or (depth == 0 and token.kind == "word" and j > at + 1 and self._participle_cue(j))
                or (clause and depth == 0 and j > at + 2 and self._new_clause(j))
                or (clause and depth == 0 and j > at and self._speaks_on(j))
            ):
                break
            j += 1
        k = j - 1
        while k > at and (tokens[k].form == "و" or (tokens[k].kind == "punct" and tokens[k].form in "،,.؛:؟!-–«“(")):
            k -= 1
        if tokens[k].form in _CLOSE and k > at and not any(t.form in _OPEN for t in tokens[at:k]):
            k -= 1
        return tokens[k].end

    def _speaks_on(self, j: int) -> bool:
        """«… وقالت»: a cue verb joined by و."""
        token = self.parsed.tokens[j]
        cue = self.cues.of(token)
        return cue is not None and cue.pos == "verb" and token.analysis is not None and bool(token.analysis.conj)

    def _new_clause(self, j: int) -> bool:
        """A finite past verb that nothing before it asks for ends a clause: «… جميع الرهائن أعلن نتنياهو»."""
        token, before = self.parsed.tokens[j], self.parsed.tokens[j - 1]
        if (
            token.pos != "verb"
            or token.analysis is None
            or token.analysis.aspect != "p"
            or self.syntax.units.covering(j) is not None
        ):
            return False
        return not token.analysis.conj and before.pos not in (
            "pron_rel",
            "conj_sub",
            "conj",
            "verb",
            "part",
            "part_verb",
            "part_neg",
            "pron",
        )

    def _participle_cue(self, j: int) -> bool:
        """Whether a participle goes on speaking («مؤكدا أن»), and does not describe the noun before it («ظاهرة لافتة»)."""
        tokens = self.parsed.tokens
        cue = self.cues.of(tokens[j])
        if cue is None or cue.pos != "adj" or self.describes(j):
            return False
        roof = min(self.parsed.sentence_at(j).last, j + 9)
        for k in range(j + 1, roof):
            if self._is_comp(k) or tokens[k].form == ":" or (tokens[k].form in _OPEN and tokens[k].kind == "punct"):
                return True
            if tokens[k].norm in cue.complements or self.syntax.preposition(k) in cue.complements:
                return True
            if k == j + 1 and "obj" in cue.complements and tokens[k].pos == "noun":
                return True
            if tokens[k].form in "،.؛":
                return False
        return False

    def joined(self, j: int) -> bool:
        """Whether a token carries و or ف."""
        analysis = self.parsed.tokens[j].analysis
        return analysis is not None and bool(analysis.conj)

    def describes(self, j: int) -> bool:
        """Whether a participle is the adjective of an indefinite noun right before it."""
        before = self.parsed.tokens[j - 1] if j else None
        if before is None or before.pos != "noun" or before.analysis is None:
            return False
        own = self.parsed.tokens[j].analysis
        return (
            not before.norm.startswith("ال")
            and own is not None
            and before.analysis.gender == own.gender
            and not before.tail
        )

    def _cut_here(self, j: int, sentence: Sentence, clause: bool = False) -> bool:
        tokens = self.parsed.tokens
        while j < sentence.last and tokens[j].form in "،,":
            j += 1
        if j >= sentence.last:
            return False
        token = tokens[j]
        if self._attribution_at(j) is not None or self._participle_cue(j) or fold(token.form) in _TAIL_CUTS:
            return True
        if token.norm == "في" and j + 1 < sentence.last and tokens[j + 1].norm == "حين":
            return True
        if clause and token.kind == "word" and not token.form.startswith("و"):
            return True
        cue = self.cues.of(token)
        if (
            cue is not None
            and cue.pos == "verb"
            and token.analysis is not None
            and token.analysis.conj
            and token.analysis.aspect == "p"
        ):
            return True
        return (
            clause
            and token.kind == "word"
            and self.syntax.units.covering(j) is None
            and (
                token.norm in ("الذي", "التي")
                or (token.analysis is not None and token.analysis.conj == "و" and token.pos == "verb")
            )
        )

    def _attribution_at(self, j: int) -> tuple[int, str] | None:
        """Whether an attribution phrase begins at token j: the token behind it, and what it takes. Asked often, found once."""
        if j not in self._attributions:
            self._attributions[j] = self._find_attribution(j)
        return self._attributions[j]

    def _find_attribution(self, j: int) -> tuple[int, str] | None:
        tokens = self.parsed.tokens
        opening = fold(tokens[j].form)
        if opening not in self.cues.openers and opening.removeprefix("و") not in self.cues.openers:
            return None
        for phrase, takes in self.cues.attributions:
            end = j
            for n, word in enumerate(phrase):
                if end >= len(tokens):
                    break
                token = tokens[end]
                form = fold(token.form)
                if word == "ل":
                    if self.syntax.preposition(end) != "ل" and not (form.startswith("ل")):
                        break
                    continue
                if n == 0 and form.startswith("و") and form[1:] == word and not word.startswith("و"):
                    form = form[1:]
                if form != word:
                    break
                end += 1
            else:
                if takes == "clause" and not self._clause_follows(end):
                    continue
                return end, takes
        return None

    def _clause_follows(self, j: int) -> bool:
        tokens = self.parsed.tokens
        return (
            j < len(tokens)
            and tokens[j].pos == "verb"
            and tokens[j].lemma in _TELLS | {fold(w) for w in ("صرح", "أكد", "أوضح", "جاء", "أضاف")}
        )
