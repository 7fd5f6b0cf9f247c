"""Who says what a verb, participle or noun of saying tells: by grammar, else whoever goes on speaking."""

from __future__ import annotations

from dataclasses import dataclass, field

from ingest.model import Sentence
from ingest.understand.candidates import Candidates
from ingest.understand.contents import Kind
from ingest.understand.cues import Cue
from ingest.understand.phrases import NounPhrase
from ingest.understand.references import TakenUp
from ingest.words import words

_RECENT = 40
_GOES_ON = 2  # sentences back in which a speaker still goes on
_CONTINUES = words("statements.continues")
_STOPS = frozenset(".؟!")
_PRONOUNS = words("statements.pronouns")
_SAME = words("statements.same")
_REPORTS = words("statements.reports")
_ITS_TEXT = words("statements.its_text")
_OWN_SPEECH = words("statements.own_speech")
_NEAR_COMMA = 3  # tokens from the comma to the name: «، رد هنية قائلا»
_PARTICLES = ("part", "part_verb", "part_neg", "part_fut", "conj")
LEFT_OUT = {  # rules that find the speaker of a verb without subject, and how sure they are
    "speaker of the sentence goes on": 0.85,
    "subject of the verb before": 0.8,
    "same speaker goes on": 0.85,
    "subject of the sentence before": 0.75,
}


@dataclass
class Draft:
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
    medium: str = ""


@dataclass
class Speakers(Candidates):
    """Finds the speakers of one article, given the statements that were read so far; notes the verbs without a subject."""

    drafts: list[Draft] = field(default_factory=list)
    taken_up: list[TakenUp] = field(default_factory=list)
    speechless: list[int] = field(default_factory=list)

    def speaker(self, i: int, cue: Cue, sentence: Sentence, start: int) -> tuple[str, str]:
        """The key of who says the content that begins at character `start`, and the rule; "" for nobody.

        A cue whose speaker was not found stays in `speechless`: nobody goes on speaking behind it.
        """
        tokens = self.parsed.tokens
        if cue.pos == "verb":
            behind = self.syntax.behind(i)
            subject = self.syntax.subject(i)
            if behind is not None and self._whose_reporter(behind.first):
                behind, subject = None, ()
            if behind is not None and behind.parties and self._is_asked(behind.parties[0], i):
                behind, subject = None, ()  # «وطالب الخارجية التونسية بـ»
            if (behind is None or not behind.parties) and (author := self._author_of_text(i, sentence)):
                return author, "author of the text"
            if behind is not None and tokens[i].start < start <= tokens[behind.first].start:
                if behind.parties and behind.parties == subject:
                    subject = ()
                behind = None  # «وأكد استعداده», «وقال "الحكومة …"»: inside what is said
            if behind is None and i > sentence.first and (described := self._described_noun(i)):
                return described, "the noun that it describes"  # «تقارير صحفية تحدثت عن»
            joined = self.joined(i) or tokens[i - 1].form in "،,"
            # «قال … إن القاهرة تواصل الوساطة، وأضاف أن»: what opens the clause belongs to what is said
            over = self.joined(i) and (cue.lemma in _CONTINUES or not (subject and self._said_by(subject[0], i)))
            if behind is None and joined and (over or not self.syntax.has_topic(i)):
                level = [d for d in self._same_level(i) if sentence.first <= d.cue < i and self._goes_with(d, i, cue)]
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
                named = behind.first + (tokens[behind.first].norm in _SAME and behind.first + 1 < sentence.last)
                if tokens[named].norm in _ITS_TEXT and self.drafts and not self._silent_since(self.drafts[-1].cue, i):
                    return self.drafts[-1].speaker, f"{tokens[named].form} of the last speaker"
                return "", ""
            if behind is not None and behind.parties:
                return "", ""
            if circumstance := self._circumstance(i):
                return circumstance, "subject of the verb before"
            if before := self._verb_of_sentence(i, sentence):
                return before, "subject of the verb before"
            return self._gone_on(i, cue, sentence)
        same = [d for d in self._same_level(i) if sentence.first <= d.cue < sentence.last]
        if cue.pos == "noun":
            unit = self._owner(i, sentence)
            return (unit, "suffix of the cue") if unit else ("", "")
        verbs = [
            k
            for k in range(i - 1, sentence.first - 1, -1)
            if tokens[k].pos == "verb" and self.syntax.units.covering(k) is None and not self._passive(k)
        ]
        relative = self.syntax.in_relative_clause
        verb = next(
            (k for k in verbs if not relative(k)), verbs[0] if verbs else None
        )  # «ذكّر بقرارات … التي عقدها … مؤكدا»
        silent = max((k for k in self.speechless if sentence.first <= k < i), default=-1)
        if silent >= 0 and (verb is None or verb <= silent or any(self.is_comp(k) for k in range(silent, verb))):
            return "", ""
        if same and verb is not None and tokens[verb].start >= same[-1].end and not relative(verb):
            newer = self.syntax.subject(verb)  # «قالت الصين إن …، فيما أدان غوتيريش الهجوم داعيا إلى»
            if len(newer) == 1 and not self.joined(verb) and self.syntax.behind(verb) is not None:
                return newer[0], "subject of the sentence"
        near = self._person_near(i, sentence, verb)
        comma = next((k for k in range(i - 2, sentence.first, -1) if tokens[k].form in "،,"), sentence.first)
        if same and near and tokens[comma].start >= same[-1].end:
            return near, "only person of the clause"  # «اقترح أحدهم إنهاء الزيارة، رد هنية قائلا»
        if same and same[-1].cue > silent:
            return same[-1].speaker, "speaker of the sentence"
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

    def silent(self, i: int) -> None:
        """Notes that whoever speaks by the cue at token i is unknown, where that is not told inside somebody's words."""
        at = self.parsed.tokens[i].start
        if not any(d.start <= at < d.end for d in self.drafts):
            self.speechless.append(i)

    def _silent_since(self, cue: int, i: int) -> bool:
        """Whether somebody unknown spoke between token `cue` and token i."""
        return any(cue < k < i for k in self.speechless)

    def _person_near(self, i: int, sentence: Sentence, verb: int | None) -> str:
        """«…، رد هنية قائلا»: the only party between the last comma and a participle, where it is a person and no verb that was
        read as one stands there."""
        tokens = self.parsed.tokens
        floor = next((k for k in range(i - 2, sentence.first, -1) if tokens[k].form in "،,"), sentence.first)
        units = [u for u in self.syntax.units.inside(floor, i) if u.type != "Place"]
        if (verb is not None and verb > floor) or len(units) != 1 or units[0].type != "Person":
            return ""
        if units[0].first - floor > _NEAR_COMMA:
            return ""  # «…، المكنى بـ"أبي عياض" في اشتباكات قنفودة مؤكدا»
        return units[0].key if self._said_by(units[0].key, i) else ""

    def _circumstance(self, i: int) -> str:
        """«ظهر هنية وهو يقول»: the subject of the verb before, which the pronoun takes up."""
        before = self.parsed.tokens[i - 1] if i else None
        if before is None or before.norm not in _PRONOUNS or not before.form.startswith("و"):
            return ""
        verb = self.syntax.verb_before(i - 1)
        subject = self.syntax.subject(verb) if verb is not None else ()
        return subject[0] if len(subject) == 1 and self._said_by(subject[0], i) else ""

    def _verb_of_sentence(self, i: int, sentence: Sentence) -> str:
        """«ورحب ميقاتي بالاتفاق، وطالب إسرائيل بالالتزام»: the subject of the sentence's first verb, where a joined verb agrees."""
        if not self.joined(i):
            return ""
        verb = next((k for k in range(sentence.first, i) if self.syntax.is_verb(k)), None)
        subject = self.syntax.subject(verb) if verb is not None and not self._passive(verb) else ()
        return subject[0] if len(subject) == 1 and self._said_by(subject[0], i) else ""

    def _gone_on(self, i: int, cue: Cue, sentence: Sentence) -> tuple[str, str]:
        """Who goes on speaking where a verb has no subject in its sentence: the last speaker of the two sentences before
        that agrees with it, else the subject that the sentence before begins with."""
        analysis = self.parsed.tokens[i].analysis
        opens = i == sentence.first
        at = self.parsed.tokens[i].start
        if not self.joined(i) and any(d.start <= at < d.end for d in self.drafts):
            return "", ""  # «إن الاتجاه العام يؤكد "…"»
        if analysis is None or analysis.person in ("1", "2") or not (analysis.conj or cue.lemma in _CONTINUES or opens):
            return "", ""
        near = [d for d in self._main_level() if sentence.index - self.parsed.sentence_at(d.cue).index <= _GOES_ON]
        fitting = [d for d in near if self._goes_with(d, i, cue)]
        other = self._subject_before(i, sentence)
        last = fitting[-1] if fitting else None
        if last is not None and self._silent_since(last.cue, i):
            return "", ""
        silent = last is not None and sentence.index - self.parsed.sentence_at(last.cue).index > 1
        if last is not None and not (silent and other and other != last.speaker and cue.lemma not in _CONTINUES):
            return last.speaker, "same speaker goes on"
        return (other, "subject of the sentence before") if other else ("", "")

    def _subject_before(self, i: int, sentence: Sentence) -> str:
        """The party that the first verb of the sentence before has as its subject, where verb i begins its sentence and agrees."""
        if sentence.index == 0 or i - sentence.first > 1:
            return ""
        earlier = self.parsed.sentences[sentence.index - 1]
        verb = next((k for k in range(earlier.first, earlier.last) if self.syntax.is_verb(k)), None)
        subject = self.syntax.subject(verb) if verb is not None else ()
        if len(subject) != 1 or self.is_media(subject[0]) or not self._said_by(subject[0], i):
            return ""
        role = self.syntax.units.roles.get(subject[0])
        return subject[0] if role is None or self._one(role) else ""

    def _goes_with(self, draft: Draft, i: int, cue: Cue) -> bool:
        """Whether verb i can go on for the speaker of a statement: it agrees, and tells in the tense of that one's verb.

        Inside what that one says, only a verb that always goes on speaking does: not «أوضح أن المدير اتصل به وبين له».
        """
        if draft.start <= self.parsed.tokens[i].start < draft.end and cue.lemma not in _CONTINUES:
            return False
        before, verb = self.parsed.tokens[draft.cue].analysis, self.parsed.tokens[i].analysis
        if before is not None and verb is not None and before.pos == verb.pos == "verb" and draft.speaker:
            person = self.syntax.units.entities.get(draft.speaker)
            if person is not None and person.type == "Person" and before.gender != verb.gender:
                return False  # «كشف المري أن اللجنة خاطبت المنظمات ودعتها»
        embedded = self.parsed.tokens[draft.cue - 1].pos == "pron_rel" if draft.cue else False  # «الوزير الذي قال إن»
        return not embedded and self._in_tense(draft, i) and self._said_by(draft.speaker, i)

    def _in_tense(self, draft: Draft, i: int) -> bool:
        """Whether verb i tells in the tense of a statement's verb; not so in «أعلن … أن مشروع قرار يدين … ويطالب»."""
        before, verb = self.parsed.tokens[draft.cue].analysis, self.parsed.tokens[i].analysis
        return before is None or verb is None or before.pos != "verb" or before.aspect == (verb.aspect or "p")

    def _joins(self, i: int) -> bool:
        """Whether a verb is joined to what is before it by و, ف, a comma, لكن or ثم, and opens no clause of its own."""
        before = self.parsed.tokens[i - 1]
        return (
            self.joined(i) or before.form in "،," or before.norm.startswith(("لكن", "ثم")) or before.pos in _PARTICLES
        )

    def _main_level(self) -> list[Draft]:
        """The statements so far whose cue lies in no other one's content: whose speakers go on speaking."""
        near = self.drafts[-_RECENT:]
        starts = [(d, self.parsed.tokens[d.cue].start) for d in near]
        return [d for d, at in starts if not any(o is not d and o.start <= at < o.end for o in near)] or near

    def _described_noun(self, i: int) -> str:
        """The indefinite unnamed party right before a cue verb that agrees with it in number and gender; "" for none."""
        unit, verb = self.syntax.units.covering(i - 1), self.parsed.tokens[i].analysis
        if unit is None or verb is None or unit.type != "Role" or unit.last != i or verb.conj:
            return ""
        if verb.aspect != "p" and self.parsed.tokens[i].lemma not in _REPORTS:
            return ""  # «فريق يتعهد بـ»: one that shall
        lead = self.parsed.tokens[unit.first - 1] if unit.first else None
        if lead is not None and lead.pos == "noun" and not lead.norm.startswith("ال"):
            return ""  # «مذكرة في مراكز شرطة بلجيكية تشير»
        definite = any(t.norm.startswith("ال") for t in self.parsed.tokens[unit.first : unit.last])
        person = f"3{verb.gender}{verb.number}"
        return unit.key if not definite and self.syntax.agrees(unit, person) else ""

    def _same_level(self, i: int) -> list[Draft]:
        """The statements inside the same content as token i; the main ones where it stands in none."""
        tokens = self.parsed.tokens
        at = tokens[i].start
        holding = [d for d in self.drafts if d.start <= at < d.end]
        stop = next((k for k in range(i - 1, self.parsed.sentence_at(i).first, -1) if tokens[k].form in _STOPS), -1)
        if not holding:
            return self._main_level()
        if stop >= 0:  # behind a full stop inside a quotation the one who is quoted there, or who quotes, goes on
            return [max(holding, key=lambda d: d.end - d.start)]
        inner = min(holding, key=lambda d: d.end - d.start)
        return [
            d for d in self.drafts if d is not inner and inner.start <= self.parsed.tokens[d.cue].start < inner.end
        ] or [inner]

    def _names_somebody(self, phrase: NounPhrase) -> bool:
        return phrase.last > phrase.first

    def _owner(self, i: int, sentence: Sentence) -> str:
        """Whose words a noun with a pronoun tells («تصريحاته», «قولها»): the last before it that the pronoun can mean, a
        person before others."""
        tokens = self.parsed.tokens
        analysis = tokens[i].analysis
        person = analysis.enclitic.split("_")[0] if analysis is not None else ""
        units = [
            u
            for u in self.syntax.units.inside(sentence.first, i)
            if u.last <= i and u.type != "Place" and not self.is_media(u.key) and self._agrees(u, person)
        ]
        persons = [u for u in units if u.type == "Person"]
        near = persons if tokens[i].lemma in _OWN_SPEECH else []
        return (near or units)[-1].key if units else ""
