"""Who says what: the cue, the speaker by grammar, the content by what opens it, and the outlet it came through."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Literal

from ingest.arabic.normalise import fold
from ingest.describe import ids
from ingest.model import Parsed, Sentence, Statement
from ingest.understand.cues import Cue, Cues
from ingest.understand.syntax import NounPhrase, Syntax
from ingest.words import words

_OPEN, _CLOSE = '"«“', '"»”'
_PAIR = {'"': '"', "«": "»", "“": "”"}
_COMP = words("statements.comp")
_QUOTED_REACH = 4000
_SHORTEST = {"direct": 4, "indirect": 10}
_VIA_NOUNS = words("statements.via_nouns")
_THROUGH = words("statements.through")
_TELLS = words("statements.tells")
_RELAYS = frozenset({fold("نقل"), fold("نسب")})
_MEDIA_KINDS = frozenset({"outlet", "agency", "platform"})
_CONTINUES = words("statements.continues")
_TAIL_CUTS = words("statements.tail_cuts")


Kind = Literal["direct", "indirect"]


@dataclass
class _Draft:
    """A statement being read; tokens are indices, characters are positions in the cleaned text."""

    cue: int
    speaker: str
    start: int
    end: int
    kind: Kind
    rule: str
    stance: str
    via: str = ""
    confidence: float = 0.8


@dataclass
class StatementReader:
    """Reads the statements of one article; `publisher` is the key of its outlet or ""."""

    parsed: Parsed
    syntax: Syntax
    cues: Cues
    publisher: str = ""
    drafts: list[_Draft] = field(default_factory=list)

    def read(self) -> tuple[Statement, ...]:
        """All statements of the article, in order, each with speaker or outlet; those without either are left out."""
        for sentence in self.parsed.sentences:
            self._cues_of(sentence)
            self._attributions_of(sentence)
        return self._finish()

    # ------------------------------------------------------------------ cues

    def _cues_of(self, sentence: Sentence) -> None:
        tokens = self.parsed.tokens
        for i in range(sentence.first, sentence.last):
            token = tokens[i]
            if self.syntax.units.covering(i) is not None and token.pos != "verb":
                continue
            if self._in_attribution(i, sentence):
                continue
            if token.lemma in _RELAYS and token.pos == "verb":
                self._relay(i, sentence)
                continue
            cue = self.cues.of(token)
            if cue is not None:
                self._cue(i, cue, sentence)

    def _cue(self, i: int, cue: Cue, sentence: Sentence) -> None:
        found = self._content(i, cue, sentence)
        if found is None:
            return
        start, end, kind = found
        if end - start < _SHORTEST[kind]:
            return
        speaker, rule = self._speaker(i, cue, sentence)
        if not speaker:
            return
        via = self._via(i, self._token_before(start), sentence, speaker)
        if (
            not via
            and self.drafts
            and self.drafts[-1].speaker == speaker
            and (cue.pos != "verb" or cue.lemma in _CONTINUES)
        ):
            via = self.drafts[-1].via
        confidence = 0.85 if kind == "direct" or rule == "subject behind" else 0.75
        self.drafts.append(
            _Draft(i, speaker, start, end, kind, f"cue {cue.lemma}: {rule}", cue.stance, via, confidence)
        )

    def _relay(self, i: int, sentence: Sentence) -> None:
        """«نقل موقع أكسيوس عن 4 مصادر … أن»: the subject is the outlet, what «عن» governs the speaker."""
        tokens = self.parsed.tokens
        analysis = tokens[i].analysis
        if analysis is None or analysis.voice == "p":
            return
        cue = Cue(tokens[i].lemma, "verb", "neutral", ("comp", "quote"))
        about = next(
            (j for j in range(i + 1, min(sentence.last, i + 14)) if tokens[j].norm == "عن" and tokens[j].pos == "prep"),
            None,
        )
        if about is None:
            return
        speaker = self.syntax.phrase_at(about + 1, sentence.last)
        if speaker is None or not speaker.parties:
            return
        found = self._content(i, cue, sentence, from_token=speaker.last)
        if found is None:
            return
        outlet = self.syntax.subject(i)
        start, end, kind = found
        self.drafts.append(
            _Draft(
                i,
                speaker.parties[0],
                start,
                end,
                kind,
                "relay: subject cites",
                "neutral",
                outlet[0] if outlet else "",
                0.85,
            )
        )

    # ------------------------------------------------------------------ content

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
        return None

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
        """The token that opens a direct quotation: behind a colon, or right behind the speaker with nothing between."""
        tokens = self.parsed.tokens
        for j in range(begin, min(roof, begin + 24)):
            token = tokens[j]
            if token.form == ":":
                k = j + 1
                return k if k < roof else None
            if token.form in _OPEN and token.kind == "punct":
                close = self._closing(token.start)
                if close is not None and close - token.start > 14:
                    return j
                continue
            if token.form in ".؟!؛" or self._participle_cue(j):
                return None
            if token.pos == "verb" and self.syntax.units.covering(j) is None:
                return None
        return None

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
        while start < sentence.last and tokens[start].form in "،,":
            start += 1
        if (
            start >= sentence.last
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
        cue = self.cues.of(self.parsed.tokens[j])
        return cue is not None and cue.pos == "adj"

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

    # ------------------------------------------------------------------ speaker and outlet

    def _speaker(self, i: int, cue: Cue, sentence: Sentence) -> tuple[str, str]:
        tokens = self.parsed.tokens
        if cue.pos == "verb":
            behind = self.syntax.behind(i)
            subject = self.syntax.subject(i)
            if behind is None and not self.syntax.has_topic(i):
                level = [d for d in self._same_level(i) if sentence.first <= d.cue < i]
                if level:
                    return level[-1].speaker, "speaker of the sentence goes on"
            if subject:
                follows = behind is not None and behind.parties == subject
                return subject[0], "subject behind" if follows else "subject before"
            if behind is not None and not behind.parties and self._names_somebody(behind):
                if tokens[behind.first].norm in ("البيان", "المصدر", "التقرير", "المصادر") and self.drafts:
                    return self.drafts[-1].speaker, f"{tokens[behind.first].form} of the last speaker"
                return "", ""
            analysis = tokens[i].analysis
            if behind is not None and behind.parties:
                return "", ""
            if (
                self.drafts
                and analysis is not None
                and analysis.person == "3"
                and (analysis.conj or cue.lemma in _CONTINUES or i == sentence.first)
            ):
                last = self._main_level()[-1]
                if sentence.index - self.parsed.sentence_at(last.cue).index <= 2:
                    return last.speaker, "same speaker goes on"
            return "", ""
        same = [d for d in self._same_level(i) if sentence.first <= d.cue < sentence.last]
        if cue.pos == "noun":
            unit = self._last_unit_before(i, sentence)
            return (unit, "suffix of the cue") if unit else ("", "")
        verb = next(
            (
                k
                for k in range(i - 1, sentence.first - 1, -1)
                if tokens[k].pos == "verb" and self.syntax.units.covering(k) is None
            ),
            None,
        )
        if same:
            return same[-1].speaker, "speaker of the sentence"
        if verb is not None:
            subject = self.syntax.subject(verb)
            if subject:
                return subject[0], "subject of the sentence"
        if (
            self.drafts
            and sentence.index - self.parsed.sentence_at(self.drafts[-1].cue).index <= 1
            and i - sentence.first < 3
        ):
            return self.drafts[-1].speaker, "same speaker goes on"
        return "", ""

    def _main_level(self) -> list[_Draft]:
        """The statements so far whose cue lies in no other one's content: whose speakers go on speaking."""
        starts = [(d, self.parsed.tokens[d.cue].start) for d in self.drafts]
        return [
            d for d, at in starts if not any(o is not d and o.start <= at < o.end for o in self.drafts)
        ] or self.drafts

    def _same_level(self, i: int) -> list[_Draft]:
        """The statements inside the same content as token i; the main ones where it stands in none."""
        at = self.parsed.tokens[i].start
        holding = [d for d in self.drafts if d.start <= at < d.end]
        if not holding:
            return self._main_level()
        inner = min(holding, key=lambda d: d.end - d.start)
        return [
            d for d in self.drafts if d is not inner and inner.start <= self.parsed.tokens[d.cue].start < inner.end
        ] or [inner]

    def _names_somebody(self, phrase: NounPhrase) -> bool:
        return phrase.last > phrase.first

    def _last_unit_before(self, i: int, sentence: Sentence) -> str:
        units = [
            u for u in self.syntax.units.inside(sentence.first, i) if u.type != "Place" and not self._is_media(u.key)
        ]
        return units[-1].key if units else ""

    def _is_media(self, key: str) -> bool:
        entity = self.syntax.units.entities.get(key)
        return entity is not None and entity.kind in _MEDIA_KINDS

    def _token_before(self, position: int) -> int:
        return self.parsed.token_at(max(position - 1, 0)) + 1

    def _via(self, cue: int, until: int, sentence: Sentence, speaker: str) -> str:
        """The outlet that the words were said to: «لوكالة رويترز», «في تصريح لقناة …», «عبر منصة إكس»."""
        tokens = self.parsed.tokens
        for unit in self.syntax.units.inside(cue + 1, min(until, sentence.last)):
            if unit.key == speaker or not self._is_media(unit.key):
                continue
            before = tokens[unit.first - 1]
            if self.syntax.preposition(unit.first) == "ل" or (
                unit.first != unit.core and tokens[unit.first].analysis and self.syntax.preposition(unit.first) == "ل"
            ):
                return unit.key
            if before.norm in _THROUGH or before.norm in _VIA_NOUNS or before.norm == "مع":
                return unit.key
        return ""

    # ------------------------------------------------------------------ attributions

    def _attribution_at(self, j: int) -> tuple[int, str] | None:
        """Whether an attribution phrase begins at token j: the token behind it, and what it takes."""
        tokens = self.parsed.tokens
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

    def _in_attribution(self, i: int, sentence: Sentence) -> bool:
        return any(
            (found := self._attribution_at(j)) is not None and found[0] == i
            for j in range(max(sentence.first, i - 3), i)
        )

    def _attributions_of(self, sentence: Sentence) -> None:
        j = sentence.first
        while j < sentence.last:
            found = self._attribution_at(j)
            if found is None:
                j += 1
                continue
            end, takes = found
            source, after = self._source(end, takes, sentence)
            if source:
                self._attribute(j, end, after, source, sentence)
            j = max(end, j + 1)

    def _source(self, j: int, takes: str, sentence: Sentence) -> tuple[str, int]:
        if takes == "clause":
            subject = self.syntax.subject(j)
            behind = self.syntax.behind(j)
            return (subject[0] if subject else "", behind.last if behind else j + 1)
        phrase = self.syntax.phrase_at(j, sentence.last)
        if phrase is None:
            return "", j
        parties = phrase.parties
        if not parties and self.parsed.tokens[j].norm in _VIA_NOUNS and phrase.last < sentence.last:
            inner = self.syntax.phrase_at(phrase.last, sentence.last)
            parties = inner.parties if inner else ()
        return (parties[0] if parties else ""), phrase.last

    def _attribute(self, at: int, cue: int, after: int, source: str, sentence: Sentence) -> None:
        """An outlet behind a statement of the sentence is what it came through; else the source said the rest itself."""
        tokens = self.parsed.tokens
        same = [d for d in self.drafts if sentence.first <= d.cue < sentence.last and d.cue < at]
        if same and self._is_media(source):
            for number, draft in enumerate(self.drafts):
                if draft in same and not draft.via and draft.speaker != source:
                    self.drafts[number] = replace(draft, via=source)
            return
        if same and any(tokens[at - 1].end <= d.end for d in same):
            return
        if at - sentence.first <= 1:
            start_token = after
            while start_token < sentence.last and tokens[start_token].form in "،,)-":
                start_token += 1
            close = self._apposition_end(after, sentence)
            start_token = max(start_token, close)
            if start_token >= sentence.last:
                return
            start, end = tokens[start_token].start, self._content_end(start_token, sentence)
        else:
            start = tokens[sentence.first].start
            k = at - 1
            while k > sentence.first and tokens[k].kind == "punct" and tokens[k].form in "،,-–":
                k -= 1
            end = tokens[k].end
        if end - start < 12:
            return
        cue = min(cue, sentence.last - 1)
        at_cue = at if tokens[cue].pos != "verb" else cue
        self.drafts.append(_Draft(at_cue, source, start, end, "indirect", "attribution", "neutral", "", 0.8))

    def _apposition_end(self, after: int, sentence: Sentence) -> int:
        """Behind «وهي معدة تحقيقات …،» after a source that opens the sentence."""
        tokens = self.parsed.tokens
        if after + 1 < sentence.last and tokens[after].form in "،," and tokens[after + 1].norm in ("هو", "هي"):
            for k in range(after + 1, min(sentence.last, after + 20)):
                if tokens[k].form in "،,":
                    return k + 1
        return after

    # ------------------------------------------------------------------ result

    def _finish(self) -> tuple[Statement, ...]:
        article = ids.article_of(self.parsed.article)
        out: list[Statement] = []
        taken: dict[str, int] = {}
        for draft in sorted(self.drafts, key=lambda d: (d.start, d.cue)):
            token = self.parsed.tokens[draft.cue]
            cue = self.parsed.article.span(token.start + token.base, token.end)
            content = self.parsed.article.span(draft.start, draft.end)
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
                    about=about,
                    confidence=draft.confidence,
                )
            )
        return tuple(out)

    def _about(self, draft: _Draft) -> Iterable[str]:
        for key, entity in self.syntax.units.entities.items():
            if any(draft.start <= m.start and m.end <= draft.end for m in entity.mentions):
                yield key
