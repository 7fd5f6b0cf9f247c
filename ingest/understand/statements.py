"""Who says what: the cue, the speaker by grammar, the content by what opens it, and the outlet it came through."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from ingest.arabic.normalise import fold
from ingest.describe import ids
from ingest.model import RolePhrase, Sentence, Span, Statement
from ingest.understand.contents import Contents, Kind
from ingest.understand.cues import Cue
from ingest.understand.phrases import NounPhrase
from ingest.understand.references import TakenUp
from ingest.understand.units import Unit
from ingest.words import words

_RECENT = 40
_GOES_ON = 2  # sentences back in which a speaker still goes on
_SHORTEST = {"direct": 4, "indirect": 10}
_VIA_NOUNS = words("statements.via_nouns")
_THROUGH = words("statements.through")
_RELAYS = frozenset({fold("نقل"), fold("نسب")})
_MEDIA_KINDS = frozenset({"outlet", "agency", "platform"})
_CONTINUES = words("statements.continues")
_PRONOUNS = words("statements.pronouns")
_PARTICLES = ("part", "part_verb", "part_neg", "part_fut", "conj")
_LEFT_OUT = {  # rules that find the speaker of a verb without subject, and how sure they are
    "speaker of the sentence goes on": 0.85,
    "subject of the verb before": 0.8,
    "same speaker goes on": 0.85,
    "subject of the sentence before": 0.75,
}


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
class StatementReader(Contents):
    """Reads the statements of one article; `publisher` is the key of its outlet or ""."""

    publisher: str = ""
    drafts: list[_Draft] = field(default_factory=list)
    taken_up: list[TakenUp] = field(default_factory=list)

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
        if cue.pos == "verb" and rule in _LEFT_OUT:
            self.taken_up.append(TakenUp(i, speaker, rule, _LEFT_OUT[rule]))
            confidence = min(confidence, _LEFT_OUT[rule])
        self.drafts.append(
            _Draft(i, speaker, start, end, kind, f"cue {cue.lemma}: {rule}", cue.stance, via, confidence)
        )

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

    def _speaker(self, i: int, cue: Cue, sentence: Sentence) -> tuple[str, str]:
        tokens = self.parsed.tokens
        if cue.pos == "verb":
            behind = self.syntax.behind(i)
            subject = self.syntax.subject(i)
            if behind is None and i > sentence.first and (described := self._described_noun(i)):
                return described, "the noun that it describes"  # «تقارير صحفية تحدثت عن»
            joined = self.joined(i) or tokens[i - 1].form in "،,"
            if behind is None and joined and not self.syntax.has_topic(i):
                level = [d for d in self._same_level(i) if sentence.first <= d.cue < i and self._goes_with(d, i)]
                if level:
                    return level[-1].speaker, "speaker of the sentence goes on"
            if subject:
                follows = behind is not None and behind.parties == subject
                if follows or self.syntax.has_topic(i):
                    return subject[0], "subject behind" if follows else "subject before"
                said = [d for d in self.drafts if sentence.first <= d.cue < i]
                goes_on = self._joins(i) and self._said_by(subject[0], i) and all(self._in_tense(d, i) for d in said)
                return (subject[0], "subject of the verb before") if goes_on else ("", "")
            if behind is not None and not behind.parties and self._names_somebody(behind):
                if tokens[behind.first].norm in ("البيان", "المصدر", "التقرير", "المصادر") and self.drafts:
                    return self.drafts[-1].speaker, f"{tokens[behind.first].form} of the last speaker"
                return "", ""
            if behind is not None and behind.parties:
                return "", ""
            if circumstance := self._circumstance(i):
                return circumstance, "subject of the verb before"
            return self._gone_on(i, cue, sentence)
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
        near = self._person_near(i, sentence, verb)
        if near:
            return near, "only person of the clause"
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

    def _person_near(self, i: int, sentence: Sentence, verb: int | None) -> str:
        """«…، رد هنية قائلا»: the only party between the last comma and a participle, where it is a person and no verb that was
        read as one stands there."""
        tokens = self.parsed.tokens
        floor = next((k for k in range(i - 2, sentence.first, -1) if tokens[k].form in "،,"), sentence.first)
        units = [u for u in self.syntax.units.inside(floor, i) if u.type != "Place"]
        if (verb is not None and verb > floor) or len(units) != 1 or units[0].type != "Person":
            return ""
        return units[0].key if self._said_by(units[0].key, i) else ""

    def _circumstance(self, i: int) -> str:
        """«ظهر هنية وهو يقول»: the subject of the verb before, which the pronoun takes up."""
        before = self.parsed.tokens[i - 1] if i else None
        if before is None or before.norm not in _PRONOUNS or not before.form.startswith("و"):
            return ""
        verb = self.syntax._verb_before(i - 1)
        subject = self.syntax.subject(verb) if verb is not None else ()
        return subject[0] if len(subject) == 1 and self._said_by(subject[0], i) else ""

    def _gone_on(self, i: int, cue: Cue, sentence: Sentence) -> tuple[str, str]:
        """Who goes on speaking where a verb has no subject in its sentence: the last speaker of the two sentences before
        that agrees with it, else the subject that the sentence before begins with."""
        analysis = self.parsed.tokens[i].analysis
        opens = i == sentence.first
        if analysis is None or analysis.person != "3" or not (analysis.conj or cue.lemma in _CONTINUES or opens):
            return "", ""
        near = [d for d in self._main_level() if sentence.index - self.parsed.sentence_at(d.cue).index <= _GOES_ON]
        fitting = [d for d in near if self._goes_with(d, i)]
        if fitting:
            return fitting[-1].speaker, "same speaker goes on"
        if sentence.index == 0 or i - sentence.first > 1:
            return "", ""
        earlier = self.parsed.sentences[sentence.index - 1]
        verb = next((k for k in range(earlier.first, earlier.last) if self.syntax.is_verb(k)), None)
        subject = self.syntax.subject(verb) if verb is not None else ()
        if len(subject) != 1 or self._is_media(subject[0]) or not self._said_by(subject[0], i):
            return "", ""
        role = self.syntax.units.roles.get(subject[0])
        if role is not None and not self._one(role):
            return "", ""
        return subject[0], "subject of the sentence before"

    def _goes_with(self, draft: _Draft, i: int) -> bool:
        """Whether verb i can go on for the speaker of a statement: it agrees, and tells in the tense of that one's verb."""
        embedded = self.parsed.tokens[draft.cue - 1].pos == "pron_rel" if draft.cue else False  # «الوزير الذي قال إن»
        return not embedded and self._in_tense(draft, i) and self._said_by(draft.speaker, i)

    def _in_tense(self, draft: _Draft, i: int) -> bool:
        """Whether verb i tells in the tense of a statement's verb; not so in «أعلن … أن مشروع قرار يدين … ويطالب»."""
        before, verb = self.parsed.tokens[draft.cue].analysis, self.parsed.tokens[i].analysis
        return before is None or verb is None or before.pos != "verb" or before.aspect == (verb.aspect or "p")

    def _joins(self, i: int) -> bool:
        """Whether a verb is joined to what is before it by و, ف, a comma, لكن or ثم, and opens no clause of its own."""
        before = self.parsed.tokens[i - 1]
        return (
            self.joined(i) or before.form in "،," or before.norm.startswith(("لكن", "ثم")) or before.pos in _PARTICLES
        )

    def _said_by(self, key: str, i: int) -> bool:
        """Whether verb i agrees with a speaker in gender and number, as far as they show."""
        verb = self.parsed.tokens[i].analysis
        units = self.syntax.units
        if verb is None or not verb.gender or not verb.number:
            return True
        mine = [u for u in units.by_first.values() if u.key == key]
        if mine and mine[0].type == "Role" and self._predicate(mine[0]):
            return False
        if not mine:
            return verb.number == "s"
        if mine[0].type != "Person":
            return any(self.syntax.agrees(u, f"3{verb.gender}{verb.number}") for u in mine)
        gender = units.genders.get(key) or next((self.syntax.gender(u) for u in mine if u.first < u.core), "")
        return verb.number == "s" and gender in (verb.gender, "")

    def _one(self, role: RolePhrase) -> bool:
        """Whether a role phrase is in the singular."""
        heads = [t.analysis for t in self.parsed.tokens[role.first : role.last] if t.lemma == role.head and t.analysis]
        return bool(heads) and heads[0].number == "s"

    def _predicate(self, unit: Unit) -> bool:
        """Whether a role phrase says what somebody is: «انتخب رئيسا»."""
        head = self.parsed.tokens[unit.first].analysis
        return head is not None and head.case == "a" and head.state == "i" and head.number == "s"

    def _main_level(self) -> list[_Draft]:
        """The statements so far whose cue lies in no other one's content: whose speakers go on speaking."""
        near = self.drafts[-_RECENT:]
        starts = [(d, self.parsed.tokens[d.cue].start) for d in near]
        return [d for d, at in starts if not any(o is not d and o.start <= at < o.end for o in near)] or near

    def _described_noun(self, i: int) -> str:
        """The indefinite unnamed party right before a cue verb that agrees with it in number and gender; "" for none."""
        unit, verb = self.syntax.units.covering(i - 1), self.parsed.tokens[i].analysis
        if unit is None or verb is None or unit.type != "Role" or unit.last != i or verb.conj:
            return ""
        definite = any(t.norm.startswith("ال") for t in self.parsed.tokens[unit.first : unit.last])
        person = f"3{verb.gender}{verb.number}"
        return unit.key if not definite and self.syntax.agrees(unit, person) else ""

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
        self.drafts.append(_Draft(at_cue, source, start, end, "indirect", "attribution", "neutral", "", 0.8))

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

    def _about(self, draft: _Draft) -> Iterable[str]:
        for key, entity in self.syntax.units.entities.items():
            if any(draft.start <= m.start and m.end <= draft.end for m in entity.mentions):
                yield key
