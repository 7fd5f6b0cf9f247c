"""Who says what: the cue, the speaker by grammar, the content by what opens it, and the outlet it came through."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from ingest.arabic.normalise import fold
from ingest.describe import ids
from ingest.model import Sentence, Span, Statement
from ingest.understand.cues import Cue
from ingest.understand.references import TakenUp
from ingest.understand.speakers import LEFT_OUT, Draft, Speakers
from ingest.words import words

_SHORTEST = {"direct": 4, "indirect": 10}
_VIA_NOUNS = words("statements.via_nouns")
_THROUGH = words("statements.through")
_RELAYS = frozenset({fold("نقل"), fold("نسب")})
_CONTINUES = words("statements.continues")


@dataclass
class StatementReader(Speakers):
    """Reads the statements of one article; `publisher` is the key of its outlet or ""."""

    publisher: str = ""

    def read(self) -> tuple[Statement, ...]:
        """All statements of the article, in order, each with speaker or outlet; those without either are left out."""
        for sentence in self.parsed.sentences:
            self._cues_of(sentence)
            self._attributions_of(sentence)
        return self._finish()

    def _cues_of(self, sentence: Sentence) -> None:
        tokens = self.parsed.tokens
        for i in range(sentence.first, sentence.last):
            token = tokens[i]
            unit = self.syntax.units.covering(i)
            if unit is not None and (unit.type != "Role" or token.pos != "verb"):
                continue
            if self._in_attribution(i, sentence):
                continue
            if token.lemma in _RELAYS and token.pos == "verb":
                self._relay(i, sentence)
                continue
            cue = self.cues.of(token)
            if cue is not None and not (cue.pos == "adj" and self.describes(i)):
                self._cue(i, cue, sentence)

    def _cue(self, i: int, cue: Cue, sentence: Sentence) -> None:
        found = self._content(i, cue, sentence)
        if found is None:
            return
        start, end, kind = found
        if end - start < _SHORTEST[kind]:
            return
        behind = self.syntax.behind(i) if end <= self.parsed.tokens[i].start else None
        if behind is not None and behind.parties:
            speaker, rule = behind.parties[0], "subject behind"  # «…»، قال هنية
        else:
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
        via = via or self._inherited_via(speaker)
        confidence = 0.85 if kind == "direct" or rule == "subject behind" else 0.75
        if cue.pos == "verb" and rule in LEFT_OUT:
            self.taken_up.append(TakenUp(i, speaker, rule, LEFT_OUT[rule]))
            confidence = min(confidence, LEFT_OUT[rule])
        self.drafts.append(Draft(i, speaker, start, end, kind, f"cue {cue.lemma}: {rule}", cue.stance, via, confidence))

    def _inherited_via(self, speaker: str) -> str:
        """The outlet through which the same unnamed officials spoke before: «المسؤولون», «أحد المسؤولين السابقين»."""
        role = self.syntax.units.roles.get(speaker)
        if role is None:
            return ""
        for draft in reversed(self.drafts):
            earlier = self.syntax.units.roles.get(draft.speaker)
            if earlier is not None and earlier.head == role.head and draft.via:
                definite = self.parsed.tokens[role.first].norm.startswith("ال") or role.label.startswith(
                    ("أحد", "إحدى")
                )
                return draft.via if definite else ""
        return ""

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
            Draft(
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

    def _in_attribution(self, i: int, sentence: Sentence) -> bool:
        for j in range(max(sentence.first, i - 3), i):
            found = self._attribution_at(j)
            if found is not None and found[0] == i:
                return True
        return False

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
        self.drafts.append(Draft(at_cue, source, start, end, "indirect", "attribution", "neutral", "", 0.8))

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
                    about=about,
                    confidence=draft.confidence,
                )
            )
        return tuple(out)

    def _about(self, draft: Draft) -> Iterable[str]:
        for key, entity in self.syntax.units.entities.items():
            if any(draft.start <= m.start and m.end <= draft.end for m in entity.mentions):
                yield key
