"""Where what is said ends: at the closing mark, at the sentence's end, or before what attributes it or goes on speaking."""

from __future__ import annotations

from dataclasses import dataclass

from ingest.arabic.normalise import fold
from ingest.model import Sentence
from ingest.understand.attributions import Attributions
from ingest.understand.cue_reading import CLOSE, OPEN
from ingest.words import words

_PAIR = {'"': '"', "«": "»", "“": "”"}
_QUOTED_REACH = 4000
_PARTICIPLE_REACH = 9
_TAIL_CUTS = words("statements.tail_cuts")
_CONTINUES = words("statements.continues")
_ADVERBIAL = words("syntax.adverbial")
_RELATIVE = words("syntax.relative")
_TRAILING = "،,.؛:؟!-–«“("
_INITIALS = 2  # letters before a full stop that belongs to an abbreviation: «د.ب.أ», «ار.تي.ال»


@dataclass
class ContentEnds(Attributions):
    """Ends of contents in one article; positions are characters of the cleaned text."""

    def closing(self, start: int) -> int | None:
        """The position behind the mark that closes the quotation that opens at `start`; None where it stays open.

        Straight marks do not tell opening from closing: one behind a colon opens another quotation.
        """
        text = self.parsed.text
        mark = _PAIR.get(text[start], '"')
        depth = 1
        for k in range(start + 1, min(len(text), start + _QUOTED_REACH)):
            if text[k] == mark:
                opens = k + 1 < len(text) and not text[k + 1].isspace() and text[k - 1].isspace()
                if mark == '"' and opens and text[start + 1 : k].rstrip().endswith(":"):
                    return None
                if mark == '"' and opens and self._quotes_left(k) >= 2:
                    depth += 1  # a name in marks inside the quotation
                    continue
                depth -= 1
                if depth == 0:
                    return k + 1
            elif text[k] == text[start] and mark != text[start]:
                depth += 1
            elif text[k] == "\n" and text[k + 1 : k + 2] == "\n" and mark == '"':
                return None
        return None

    def _quotes_left(self, k: int) -> int:
        """How many straight marks stand behind character k in its sentence."""
        text = self.parsed.text
        sentence = self.parsed.sentence_at(self.parsed.token_at(k))
        return text.count('"', k + 1, self.parsed.tokens[sentence.last - 1].end)

    def opens_quote(self, j: int) -> bool:
        """Whether token j is a mark that opens a quotation; of straight marks every other one of a sentence does."""
        token = self.parsed.tokens[j]
        if token.kind != "punct" or token.form not in OPEN:
            return False
        first = self.parsed.sentence_at(j).first
        return token.form != '"' or sum(t.form == '"' for t in self.parsed.tokens[first:j]) % 2 == 0

    def full_stop(self, j: int) -> bool:
        """Whether token j is a full stop that ends a sentence, and no part of «د.ب.أ» or «2.5»."""
        tokens = self.parsed.tokens
        if tokens[j].form != "." or tokens[j].kind != "punct":
            return False
        if j + 1 >= len(tokens):
            return True
        apart = tokens[j + 1].start > tokens[j].end
        before = tokens[j - 1] if j else None
        whole = before is not None and (before.end - before.start > _INITIALS or before.kind != "word")
        return apart and whole

    def content_end(self, at: int, sentence: Sentence, clause: bool = False) -> int:
        """Where indirect content that begins at token `at` ends; `clause` for a noun phrase, which ends earlier."""
        tokens = self.parsed.tokens
        j, last = at + 1, sentence.last
        depth = 0
        while j < last:
            token = tokens[j]
            if token.kind == "punct" and token.form in OPEN:
                close = self.closing(token.start)
                if close is not None and close <= tokens[last - 1].end:
                    j = max(self.parsed.token_at(close - 1) + 1, j + 1)
                    continue
            if token.form in "([":
                depth += 1
            elif token.form in ")]":
                depth -= 1
            elif depth <= 0 and self._ends_before(j, at, sentence, clause):
                break
            j += 1
        k = j - 1
        while k > at and (tokens[k].form == "و" or (tokens[k].kind == "punct" and tokens[k].form in _TRAILING)):
            k -= 1
        if tokens[k].form in CLOSE and k > at and not any(t.form in OPEN for t in tokens[at:k]):
            k -= 1
        return tokens[k].end

    def _ends_before(self, j: int, at: int, sentence: Sentence, clause: bool) -> bool:
        token = self.parsed.tokens[j]
        if token.kind == "punct":
            comma = token.form in "،," and j + 1 < sentence.last and self.cut_here(j + 1, sentence, clause)
            return comma or self.full_stop(j) or token.form in "؟!"
        if token.kind != "word":
            return False
        return (
            (j > at + 2 and self.attributes(j))
            or (j > at + 1 and self.participle_cue(j))
            or (j > (at if clause else at + 2) and self._speaks_on(j, clause))
            or (clause and j > at + 1 and (self._new_cue(j) or self._new_verb(j, at)))
        )

    def _new_verb(self, j: int, at: int) -> bool:
        """«أكدت الشرطة سقوط ضحايا وطلبت …»: a verb joined by و cannot go on for a noun phrase without a verb."""
        verbs = (k for k in range(at, j) if self.syntax.is_verb(k))
        return self.joined(j) and self.syntax.is_verb(j) and next(verbs, None) is None

    def _speaks_on(self, j: int, clause: bool) -> bool:
        """«… وقالت الشرطة إن»: a cue verb in the past joined by و, with a speaker or one that only goes on, and its content."""
        cue = self.cue_at(j)
        if cue is None or cue.pos != "verb" or not self.joined(j) or self.in_quotes(j):
            return False
        if clause:
            return True
        analysis = self.parsed.tokens[j].analysis
        if analysis is None or (analysis.pos == "verb" and analysis.aspect != "p") or not self.content_in_view(j):
            return False
        behind = self.syntax.behind(j)
        return cue.lemma in _CONTINUES or (behind is not None and bool(behind.parties))

    def _new_cue(self, j: int) -> bool:
        """A cue verb in the past that nothing before it asks for ends a noun phrase: «… جميع الرهائن أعلن نتنياهو»."""
        token, before = self.parsed.tokens[j], self.parsed.tokens[j - 1]
        cue = self.cue_at(j)
        if cue is None or cue.pos != "verb" or token.analysis is None or token.analysis.aspect != "p":
            return False
        asked = ("pron_rel", "conj_sub", "conj", "verb", "part", "part_verb", "part_neg", "pron")
        return not token.analysis.conj and before.pos not in asked and not self.in_passing(j)

    def in_quotes(self, j: int) -> bool:
        """Whether a straight quotation of the sentence is open at token j."""
        tokens = self.parsed.tokens
        first = self.parsed.sentence_at(j).first
        return sum(t.form == '"' for t in tokens[first:j]) % 2 == 1 and any(
            t.form == '"' for t in tokens[j : self.parsed.sentence_at(j).last]
        )

    def participle_cue(self, j: int) -> bool:
        """Whether a participle goes on speaking («مؤكدا أن»), and does not describe the noun before it («ظاهرة لافتة»)."""
        tokens = self.parsed.tokens
        cue = self.cue_at(j)
        if cue is None or cue.pos != "adj" or self.describes(j):
            return False
        roof = min(self.parsed.sentence_at(j).last, j + _PARTICIPLE_REACH)
        for k in range(j + 1, roof):
            if self.is_comp(k) or tokens[k].form == ":" or (tokens[k].form in OPEN and tokens[k].kind == "punct"):
                return True
            if tokens[k].norm in cue.complements or self.syntax.preposition(k) in cue.complements:
                return True
            if k == j + 1 and "obj" in cue.complements and self.object_at(k):
                return True
            if tokens[k].form in "،.؛":
                return False
        return False

    def object_at(self, k: int) -> bool:
        """Whether token k can begin a content that is a noun phrase."""
        return (
            (
                self.parsed.tokens[k].pos in ("noun", "noun_prop", "pron_dem", "noun_quant", "noun_num")
                or self.parsed.tokens[k].norm == "اي"
            )
            and self.parsed.tokens[k].norm not in _ADVERBIAL
            and not self.joined(k)
            and not self.syntax.preposition(k)
        )

    def cut_here(self, j: int, sentence: Sentence, clause: bool = False) -> bool:
        """Whether content ends at the comma before token j."""
        tokens = self.parsed.tokens
        while j < sentence.last and tokens[j].form in "،,":
            j += 1
        if j >= sentence.last:
            return False
        token = tokens[j]
        if self.attributes(j) or self.participle_cue(j) or fold(token.form) in _TAIL_CUTS:
            return True
        also = self.cue_at(j + 1) if token.norm == "كما" and j + 1 < sentence.last else None
        if also is not None and also.pos == "verb":
            return True  # «…، كما ذكرت وكالة تسنيم أن»
        if token.norm == "في" and j + 1 < sentence.last and tokens[j + 1].norm == "حين":
            return True
        if clause and token.kind == "word" and not token.form.startswith("و"):
            return True
        cue = self.cue_at(j)
        if cue is not None and cue.pos == "verb" and token.analysis is not None and token.analysis.conj:
            return token.analysis.aspect == "p" or token.analysis.pos != "verb"
        joined = token.analysis is not None and token.analysis.conj == "و" and token.pos == "verb"
        free = token.kind == "word" and self.syntax.units.covering(j) is None
        return clause and free and (token.norm in _RELATIVE or joined)
