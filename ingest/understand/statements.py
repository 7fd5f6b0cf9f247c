"""Who says what: the cue, the speaker by grammar, the content by what opens it, and the outlet it came through."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from ingest.arabic.normalise import fold
from ingest.describe import ids
from ingest.model import Sentence, Span, Statement
from ingest.understand.attributions import Source
from ingest.understand.cue_reading import CLOSE
from ingest.understand.cues import Cue
from ingest.understand.outlets import Outlets
from ingest.understand.references import TakenUp
from ingest.understand.speakers import LEFT_OUT, Draft
from ingest.words import words

_SHORTEST = {"direct": 4, "indirect": 10}
_SHORTEST_ATTRIBUTED = 12
_SHORTEST_BEFORE = 40
_RELAYS = frozenset({fold("نقل"), fold("نسب")})
_CONTINUES = words("statements.continues")
_CLAIMED = words("statements.claimed")
_WRITES = words("statements.writes")
_APPOSITION = 15
_THEN = (fold("فإن"), fold("فقد"))
_THAT_IS = frozenset(map(fold, ("وذلك", "ذلك")))
_GOES_ON = 1  # sentences back from «حسب قوله» to who spoke


@dataclass
class StatementReader(Outlets):
    """Reads the statements of one article; `publisher` is the key of its outlet or ""."""

    publisher: str = ""

    def read(self) -> tuple[Statement, ...]:
        """All statements of the article, in order, each with speaker or outlet; those without either are left out."""
        for sentence in self.parsed.sentences:
            opening = self._opening(sentence)
            self._cues_of(sentence)
            self._attributions_of(sentence, opening)
        return self._finish()

    def _opening(self, sentence: Sentence) -> int:
        """Reads the attribution that opens the sentence, where no verb of saying follows it («وحسب ديان، فقد تكون …، مؤكدة
        أنهم …»: she goes on speaking), and returns the token behind it; else the sentence's first token."""
        for j in (sentence.first, sentence.first + 1):
            found = self.attribution_at(j) if j < sentence.last else None
            if found is None or found[1] == "self":
                continue
            source = self.source(*found, sentence)
            start = self._behind_source(source, sentence)
            cue = self.cue_at(start) if start < sentence.last else None
            if source.key and (cue is None or cue.pos != "verb"):
                self._attribute(j, found[0], source, sentence)
                return max(found[0], j + 1)
        return sentence.first

    def _cues_of(self, sentence: Sentence) -> None:
        tokens = self.parsed.tokens
        for i in range(sentence.first, sentence.last):
            if tokens[i].kind != "word" or self._in_attribution(i, sentence):
                continue
            if tokens[i].lemma in _RELAYS and tokens[i].pos == "verb" and self.syntax.units.covering(i) is None:
                self.relay(i, sentence)
                continue
            cue = self.cue_at(i)
            if cue is not None and not (cue.pos == "adj" and self.describes(i)):
                self._cue(i, cue, sentence)

    def _cue(self, i: int, cue: Cue, sentence: Sentence) -> None:
        found = self.content(i, cue, sentence)
        if found is None:
            return
        start, end, kind = found
        if end - start < _SHORTEST[kind]:
            return
        tokens = self.parsed.tokens
        behind = self.syntax.behind(i) if end <= tokens[i].start else None
        if behind is not None and behind.parties:
            speaker, rule = behind.parties[0], "subject behind"  # «…»، قال هنية
        else:
            speaker, rule = self.speaker(i, cue, sentence, start)
        if not speaker:
            unknown = self.syntax.behind(i) if cue.pos == "verb" else None
            if kind == "direct" or self.is_comp(self.parsed.token_at(start)) or unknown is not None:
                self.silent(i)
            return
        until = self._token_before(start) if start > tokens[i].start else self._clause_roof(i, sentence)
        via = self.via(i, until, sentence, speaker)
        if self.is_media(speaker) and (cited := self.cited(i, until, sentence)):
            speaker, via, rule = cited, speaker, "outlet cites"
        medium = self.medium(i + 1, until) or self.medium(sentence.first, self._opening_end(i, sentence))
        if not medium and cue.lemma in _WRITES and via:
            medium = "منشور"
        before = self.inherited(speaker, cue, cue.lemma in _CONTINUES)
        via, medium = via or before[0], medium or before[1]
        confidence = 0.85 if kind == "direct" or rule == "subject behind" else 0.75
        if cue.pos == "verb" and rule in LEFT_OUT:
            self.taken_up.append(TakenUp(i, speaker, rule, LEFT_OUT[rule]))
            confidence = min(confidence, LEFT_OUT[rule])
        rule = f"cue {cue.lemma}: {rule}"
        self.drafts.append(Draft(i, speaker, start, end, kind, rule, cue.stance, via, confidence, medium))

    def _token_before(self, position: int) -> int:
        return self.parsed.token_at(max(position - 1, 0)) + 1

    def _clause_roof(self, i: int, sentence: Sentence) -> int:
        return min(self.syntax.end_of_clause(i), sentence.last)

    def _opening_end(self, i: int, sentence: Sentence) -> int:
        """The end of what opens the sentence before cue i («وفي بيان، أكد»); its start where other statements stand there."""
        spoken = any(sentence.first <= d.cue < i for d in self.drafts)
        return sentence.first if spoken else i

    def _in_attribution(self, i: int, sentence: Sentence) -> bool:
        for j in range(max(sentence.first, i - 3), i):
            found = self.attribution_at(j)
            if found is not None and (found[0] == i or (found[1] == "self" and found[0] == i + 1)):
                return True
        return False

    def _attributions_of(self, sentence: Sentence, first: int) -> None:
        j = first
        while j < sentence.last:
            found = self.attribution_at(j)
            if found is None:
                j += 1
                continue
            end, takes = found
            if takes == "self":
                self._own(j, end, sentence)
            else:
                source = self.source(end, takes, sentence)
                if source.key:
                    self._attribute(j, end, source, sentence)
            j = max(end, j + 1)

    def _own(self, at: int, end: int, sentence: Sentence) -> None:
        """«…، حسب تعبيره»: whoever spoke in the sentence said it, else who spoke in the sentence before."""
        tokens = self.parsed.tokens
        claims = tokens[end - 1].lemma in _CLAIMED
        same = [d for d in self.drafts if sentence.first <= d.cue < at]
        if same:
            if claims and same[-1].stance == "neutral":
                self.drafts[self.drafts.index(same[-1])] = replace(same[-1], stance="claims")
            return
        last = self._main_level()[-1] if self.drafts else None
        if last is None or any(k > last.cue for k in self.speechless) or at - sentence.first <= 2:
            return
        gap = sentence.index - self.parsed.sentence_at(last.cue).index
        analysis = tokens[end - 1].analysis
        person = analysis.enclitic.split("_")[0] if analysis is not None else ""
        units = [u for u in self.syntax.units.by_first.values() if u.key == last.speaker]
        if gap > _GOES_ON or not any(self.syntax.agrees(u, person) for u in units):
            return
        start, stop = self._before(at, sentence)
        if stop - start >= _SHORTEST_ATTRIBUTED:
            stance = "claims" if claims else "neutral"
            rule = "attribution: same speaker goes on"
            self.drafts.append(Draft(at, last.speaker, start, stop, "indirect", rule, stance, "", 0.75))

    def _before(self, at: int, sentence: Sentence) -> tuple[int, int]:
        """The characters of the sentence before the attribution at token `at`, closing marks aside."""
        tokens = self.parsed.tokens
        k = at - 1
        while k > sentence.first and (
            (tokens[k].kind == "punct" and tokens[k].form in "،,-–") or fold(tokens[k].form) in _THAT_IS
        ):
            k -= 1
        return tokens[sentence.first].start, tokens[k].end

    def _attribute(self, at: int, cue: int, source: Source, sentence: Sentence) -> None:
        """An outlet behind a statement of the sentence is what it came through; else the source said the rest itself."""
        tokens = self.parsed.tokens
        same = [d for d in self.drafts if sentence.first <= d.cue < sentence.last and d.cue < at]
        cites = tokens[at].lemma == "نقل" and tokens[at].pos != "verb"
        if same and cites and self.is_media(same[-1].speaker) and not same[-1].via:
            last = same[-1]  # «ذكرت قناة العربية أن …، نقلا عن مصادر»
            number = self.drafts.index(last)
            if source.key != last.speaker and not last.start <= tokens[at].start < last.end:
                self.drafts[number] = replace(last, speaker=source.key, via=last.speaker, rule=f"{last.rule}, cites")
            return
        if same and self.is_media(source.key):
            for number, draft in enumerate(self.drafts):
                if draft in same and not draft.via and draft.speaker != source.key:
                    self.drafts[number] = replace(draft, via=source.key)
            return
        if same:
            return
        if at - sentence.first <= 1:
            start_token = self._behind_source(source, sentence)
            if start_token >= sentence.last:
                return
            start, end = tokens[start_token].start, self.content_end(start_token, sentence)
        else:
            start, end = self._before(at, sentence)
            goes_on = source.after + 1 < sentence.last and tokens[source.after].form in "،,"
            if goes_on and end - start < _SHORTEST_BEFORE:
                return  # «ويعزى هذا التراجع، بحسب بيان، إلى …»: what was said stands on both sides
        if end - start < _SHORTEST_ATTRIBUTED:
            return
        cue = min(cue, sentence.last - 1)
        at_cue = at if tokens[cue].pos != "verb" else cue
        medium = self.medium(at, source.after + 1)
        self.drafts.append(
            Draft(at_cue, source.key, start, end, "indirect", "attribution", "neutral", source.via, 0.8, medium)
        )

    def _behind_source(self, source: Source, sentence: Sentence) -> int:
        """The token that what a source says begins with, where the source opens the sentence."""
        tokens = self.parsed.tokens
        start = source.after
        while start < sentence.last and tokens[start].form in "،,)-":
            start += 1
        start = max(start, self._apposition_end(source.after, sentence))
        for k in range(start, min(sentence.last, start + _APPOSITION)):
            if fold(tokens[k].form).startswith(_THEN) and self.joined(k):
                return k  # «بحسب إعلان الكتيبة التابعة لوزارة الداخلية فإن …»
            if self.syntax.is_verb(k) or (tokens[k].kind == "punct" and tokens[k].form not in CLOSE):
                break
        while start < sentence.last and tokens[start].form in CLOSE and not self.opens_quote(start):
            start += 1
        return start

    def _apposition_end(self, after: int, sentence: Sentence) -> int:
        """Behind «وهي معدة تحقيقات …،» after a source that opens the sentence."""
        tokens = self.parsed.tokens
        if after + 1 < sentence.last and tokens[after].form in "،," and tokens[after + 1].norm in ("هو", "هي"):
            for k in range(after + 1, min(sentence.last, after + 20)):
                if tokens[k].form in "،,":
                    return k + 1
        return after

    def _finish(self) -> tuple[Statement, ...]:
        article = ids.article_of(self.parsed.article)
        out: list[Statement] = []
        taken: dict[str, int] = {}
        said: set[tuple[str, Span]] = set()
        for draft in sorted(self.drafts, key=lambda d: (d.start, d.cue)):
            token = self.parsed.tokens[draft.cue]
            cue = self.parsed.article.span(token.start + token.base, token.end)
            content = self.parsed.article.span(draft.start, draft.end)
            if (draft.speaker, content) in said:
                continue  # «نقلت … عن … قوله إن» is told once
            said.add((draft.speaker, content))
            base = ids.statement(article, cue.start, content.start)
            nth = taken.get(base, 0)
            taken[base] = nth + 1
            if nth:
                continue
            about = tuple(dict.fromkeys(self._about(draft)))
            out.append(
                Statement(
                    base,
                    draft.speaker,
                    cue,
                    content,
                    draft.kind,
                    draft.rule,
                    via=draft.via if draft.via != self.publisher else "",
                    stance=draft.stance,
                    medium=draft.medium,
                    about=about,
                    confidence=draft.confidence,
                )
            )
        return tuple(out)

    def _about(self, draft: Draft) -> Iterable[str]:
        for key, entity in self.syntax.units.entities.items():
            if any(draft.start <= m.start and m.end <= draft.end for m in entity.mentions):
                yield key
