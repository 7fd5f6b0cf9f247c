"""Events: a trigger of the lexicon, its parties by frame and grammar, its status, date and place.

Precision first: a trigger without a party is no event; of two triggers in one phrase the longer one counts.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from ingest.describe import ids
from ingest.model import Event, Parsed, Span, Statement, TimeExpression
from ingest.understand.arguments import arguments
from ingest.understand.carriers import Carriers
from ingest.understand.confidence import Confidence, Read, features
from ingest.understand.lexicon import NOTHING, PHRASE_SLOT, Lexicon
from ingest.understand.parties import CRAFT, RECIPROCAL, Parties
from ingest.understand.sport import sport_sentences
from ingest.understand.status import StatusReader
from ingest.understand.subjects import DAY_WORDS
from ingest.understand.syntax import Slots, Syntax
from ingest.understand.tellings import dated_alike, merge_tellings
from ingest.understand.times.attach import Attachment
from ingest.understand.triggers import Hit, TriggerFinder
from ingest.words import words

_DONE_TO = frozenset({"ASSAULT", "COERCE", "SANCTION"})
_DONE_BY_PEOPLE = frozenset({"AGREE", "ACCUSE", "REJECT", "RETREAT", "CONCEDE"})
_DISASTERS = words("events.disasters")
_VEHICLES = words("events.overturned")
_OVERTURN = "انقلاب"
_OF_PEOPLE = words("events.of_people")
_EVEN_IN_SPORT = frozenset({"ASSAULT", "PROTEST", "COERCE"})  # «اعتقلت الشرطة مشجعين في الملعب»
_YEARS_OF_NEWS = 50
_IF = words("events.if")
_CROWD = words("events.crowd")
_HITS_TARGETS = frozenset({"ASSAULT", "COERCE", "PROTEST", "THREATEN", "AID", "RETREAT"})


@dataclass
class EventReader:
    """Reads the events of one article."""

    parsed: Parsed
    syntax: Syntax
    lexicon: Lexicon
    status: StatusReader
    times: tuple[TimeExpression, ...]
    confidence: Confidence
    statements: tuple[Statement, ...] = ()
    says: frozenset[int] = frozenset()
    used: dict[tuple[str, int], int] = field(default_factory=dict)
    dates: Attachment = field(init=False)
    parties: Parties = field(init=False)
    carriers: Carriers = field(init=False)

    def __post_init__(self) -> None:
        self.parties = Parties(self.parsed, self.syntax.units, self.syntax.targets)
        self.carriers = Carriers(self.parsed, self.syntax)

    def read(self) -> tuple[Event, ...]:
        """The events in order of their triggers; a second telling of one is kept on it, not beside it."""
        dated = frozenset(i for time in self.times for i in range(time.first, time.last))
        hits = TriggerFinder(self.parsed, self.syntax, self.lexicon, dated).find()
        self.syntax.frames.update({h.first: h.trigger.frame for h in hits if h.trigger.pos == "noun"})
        sport = sport_sentences(self.parsed)
        hits = [
            h
            for h in hits
            if h.trigger.concept != NOTHING
            and (h.trigger.category in _EVEN_IN_SPORT or self.parsed.sentence_at(h.first).first not in sport)
        ]
        self.dates = Attachment(self.parsed, self.syntax, self.times, tuple(hits), self.says, self.statements)
        voice = {s.key: (s.speaker, s.via) for s in self.statements}
        read = [Read(event, hit) for hit in hits if (event := self._event(hit)) is not None]
        told = merge_tellings([self._with_confidence(each, read) for each in read], voice)
        return tuple(dated_alike(told, self._headline()))

    def _headline(self) -> int:
        """Where the headline ends: that of the title, or of the first line where a page has no title of its own."""
        zones = [z.span.end for z in self.parsed.article.zones if z.role == "title"]
        first = self.parsed.sentences[0] if self.parsed.sentences else None
        opening = self.parsed.article.span(first.start, first.end).end if first is not None else 0
        return max(zones, default=opening)

    def _with_confidence(self, read: Read, others: list[Read]) -> Event:
        sentence = self.parsed.sentence_at(read.hit.first)
        beside = [r for r in others if sentence.first <= r.hit.first < sentence.last]
        grounds = features(self.parsed, self.syntax, read, beside)
        return replace(read.event, confidence=self.confidence.of(grounds), grounds=tuple(sorted(grounds)))

    def _event(self, hit: Hit) -> Event | None:
        trigger = hit.trigger
        frame = dict(trigger.frame)
        slots = self._slots(hit, frame)
        if trigger.needed and not any(slots.get(slot) for slot in trigger.needed):
            return None
        actors, recipients, places = self._parties(hit, frame, slots)
        if not actors and not recipients:
            return None
        if trigger.category == "ASSAULT" and not actors and self._disaster(hit):
            return None
        if trigger.category in RECIPROCAL and any(self.parties.is_media(p) for p in (*actors, *recipients)):
            return None  # «في حوار مع صحيفة الأهرام»: an interview
        status, cue = self.status.read(self.parsed, self.syntax, hit.first, hit.last, trigger.pos)
        time = self.dates.of(hit)
        if time is None and status == "happened":
            time = self.dates.recalled(hit, actors)
        if time is not None and self._is_history(time):
            return None
        if status == "happened" and time is not None and self.dates.ahead(time):
            status, cue = "planned", time.first
        span = self._trigger_span(hit)
        place = next(iter(places), "") or self._locative(hit)
        key_start = (trigger.category, span.start)
        nth = self.used.get(key_start, 0)
        self.used[key_start] = nth + 1
        return Event(
            ids.report(ids.article_of(self.parsed.article), trigger.category, span.start, nth),
            trigger.category,
            trigger.concept,
            span,
            self._evidence(hit),
            status,
            tuple(actors),
            tuple(recipients),
            f"lexicon: {' '.join(trigger.words)} ({trigger.pos})",
            trigger.mode,
            time,
            place,
            self._token_span(cue),
            self._condition(hit),
            self._within(span),
            arguments=arguments(self.syntax, hit.first, hit.last, actors, recipients, place),
            extent=self.dates.extent(hit),
        )

    @staticmethod
    def _whole(hit: Hit) -> int:
        """The token behind the trigger, where its words stand side by side; else behind its first word."""
        return hit.last if hit.last - hit.first == len(hit.tokens) else hit.first + 1

    def _trigger_span(self, hit: Hit) -> Span:
        first, last = self.parsed.tokens[hit.first], self.parsed.tokens[self._whole(hit) - 1]
        return self.parsed.article.span(first.start + first.base, last.end - last.tail)

    def _slots(self, hit: Hit, frame: dict[str, str]) -> Slots:
        """Slot → parties by grammar; `frame` gains the slots that only this hit has."""
        trigger, end = hit.trigger, self._whole(hit)
        slots = self.syntax.slots(hit.first, frame, trigger.pos, end)
        if end != hit.last:
            tail = self.syntax.slots(
                hit.first, {k: v for k, v in frame.items() if k not in ("subj", "gen", "adj")}, "noun", hit.last
            )
            for slot, parties in tail.items():
                slots.setdefault(slot, []).extend(p for p in parties if p not in slots.get(slot, []))
        elif trigger.pos == "verb" and len(trigger.words) > 1 and "obj" in frame and not slots.get("obj"):
            slots["obj"] = self._after_phrase(hit)
        if len(trigger.words) > 1 and trigger.words[-1] in ("مع", "ضد", "علي", "الي", "عن", "في", "من"):
            found = self.syntax.phrase_at(hit.last, self.syntax.end_of_clause(hit.last - 1))
            role = frame.get(trigger.words[-1], frame.get("obj", ""))
            if found and role in ("actor", "recipient", "place"):
                slots.setdefault(trigger.words[-1], []).extend(found.parties)
                frame.setdefault(trigger.words[-1], role)
        if len(trigger.words) > 1 and not any(frame.get(s) == "recipient" and slots.get(s) for s in slots):
            self._named_in_phrase(hit, frame, slots)
        if trigger.pos == "noun":
            self.carriers.support(hit, frame, slots)
        if frame.get("من") == "actor" and slots.get("من") and (trigger.pos == "verb" or trigger.category == "AID"):
            slots["من"] = [self.parties.giver(p) for p in slots["من"]]
        return slots

    def _parties(self, hit: Hit, frame: dict[str, str], slots: Slots) -> tuple[list[str], list[str], list[str]]:
        """Actors, recipients, and places from the likeliest on: the roles of the slots, as far as each party can have its own."""
        trigger, kinds = hit.trigger, self.parties
        actors, recipients, places = self._roles(slots, frame, trigger.category)
        if self._unmarked_passive(hit, frame, slots) or self._target_as_subject(hit, slots):
            actors, recipients = [], list(slots.get("subj", ()))
        if trigger.category == "PROTEST" and not actors:
            actors = self._crowd(hit)
        own = self.syntax.units.covering(hit.first)
        if own is not None and trigger.pos == "noun" and "subj" not in frame:
            actors, recipients = [a for a in actors if a != own.key], [r for r in recipients if r != own.key]
        if trigger.category in RECIPROCAL and trigger.frame.get("obj") == "actor":
            actors, recipients = [*actors, *(r for r in recipients if r not in actors)], []
        if trigger.category == "ASSAULT":
            victims = [a for a in actors if kinds.victim(a)]  # «أوقع 25 قتيلا»
            actors, recipients = [a for a in actors if a not in victims], [*recipients, *victims]
        actors, recipients = self._spread(actors), self._spread(recipients)
        recipients = [r for r in recipients if r not in actors]
        actors = [a for a in actors if not self.syntax.is_place(a) and not kinds.building(a)]
        if trigger.category not in _HITS_TARGETS:
            recipients = [r for r in recipients if not kinds.building(r)]
        places += [r for r in recipients if self.syntax.is_place(r)]
        received = dict.fromkeys(kinds.receiver(r, trigger.category) for r in recipients)
        recipients = [r for r in received if r and r not in actors]
        if trigger.concept in _OF_PEOPLE:
            recipients = [r for r in recipients if kinds.can_suffer(r)]
        return actors, recipients, places

    def _spread(self, parties: list[str]) -> list[str]:
        """The parties, with the two that «الجانبان» or «البلدان» stands for in its place."""
        pairs = self.syntax.units.pairs
        return list(dict.fromkeys(key for party in parties for key in pairs.get(party, (party,))))

    def _unmarked_passive(self, hit: Hit, frame: dict[str, str], slots: Slots) -> bool:
        """«أن هنية قتل في طهران», «استهدف بمقذوف»: a violent act of a subject before it, with no object: done to it."""
        trigger, tokens = hit.trigger, self.parsed.tokens
        if (
            trigger.pos != "verb"
            or trigger.category not in _DONE_TO
            or frame.get("obj") != "recipient"
            or slots.get("obj")
        ):
            return False
        if len(trigger.words) > 1:
            return False
        last = hit.last
        if not self.syntax.has_topic(hit.first):
            behind = self.syntax.behind(hit.first)
            if (
                behind is None
                or behind.parties != tuple(slots.get("subj", ()))
                or not self.parties.person(behind.parties)
            ):
                return False
            last = behind.last
        after = tokens[last] if last < len(tokens) else None
        bare = (
            after is None
            or after.kind == "punct"
            or after.pos in ("prep", "conj", "adv", "conj_sub")
            or after.norm in DAY_WORDS
            or after.norm.startswith("بين")  # «بينهم امرأة»
            or self.syntax.preposition(last)
        )
        return bool(bare) and not (after is not None and after.norm == "على")

    def _target_as_subject(self, hit: Hit, slots: Slots) -> bool:
        """«في هجوم استهدف مقرا للشرطة»: a target in the place of the subject, with no other object, is what was hit."""
        parties = slots.get("subj", [])
        if hit.trigger.pos != "verb" or hit.trigger.category != "ASSAULT" or slots.get("obj") or not parties:
            return False
        roles = [self.syntax.units.roles.get(p) for p in parties]
        if all(r is not None and self.parties.owned(r) for r in roles):
            return True  # «بسكين طعن به شقيقه»
        heads = [r.head if r is not None else "" for r in roles]
        return all(self.syntax.targets.get(head) == "target" and head not in CRAFT for head in heads)

    def _crowd(self, hit: Hit) -> list[str]:
        """«اندلعت مظاهرات في نواكشوط، ورفع المتظاهرون»: the crowd that the sentence goes on to speak of; [] for none."""
        sentence = self.parsed.sentence_at(hit.first)
        roles = self.syntax.units.roles
        if hit.trigger.pos != "noun" or self.parsed.tokens[hit.first].norm.startswith("ال"):
            return []
        for unit in self.syntax.units.inside(hit.last, sentence.last):
            if unit.type == "Role" and unit.key in roles and roles[unit.key].head in _CROWD:
                return [unit.key]
        return []

    def _named_in_phrase(self, hit: Hit, frame: dict[str, str], slots: Slots) -> None:
        """«تحرير الرهائن الأربعة», «استدعى السفير»: the last word of the phrase is itself whom it is done to."""
        unit = self.syntax.units.covering(hit.tokens[-1])
        if unit is None or hit.trigger.pos == "adj":
            return
        if unit.type == "Role" or (PHRASE_SLOT in frame and unit.first == hit.tokens[-1] and unit.type != "Place"):
            slots[PHRASE_SLOT] = [unit.key]
            frame.setdefault(PHRASE_SLOT, "recipient")

    def _disaster(self, hit: Hit) -> bool:
        """Whether the sentence tells of an earthquake, a flood, an accident, in which people die by nobody's hand."""
        sentence = self.parsed.sentence_at(hit.first)
        told = {t.norm.removeprefix("ال") for t in self.parsed.tokens[sentence.first : sentence.last]}
        return bool(told & _DISASTERS) or (_OVERTURN in told and bool(told & _VEHICLES))

    def _after_phrase(self, hit: Hit) -> list[str]:
        roof = self.syntax.end_of_clause(hit.last - 1)
        if hit.last < roof and not self.syntax.preposition(hit.last):
            found = self.syntax.phrase_at(hit.last, roof)
            return list(found.parties) if found else []
        return []

    def _roles(self, slots: Slots, frame: dict[str, str], category: str) -> tuple[list[str], list[str], list[str]]:
        by_role: dict[str, list[str]] = {"actor": [], "recipient": [], "place": [], "topic": []}
        for slot, parties in slots.items():
            role = frame.get(slot) or {"by": "actor", "adj": "actor"}.get(slot, "")
            if role:
                by_role[role] += [p for p in dict.fromkeys(parties) if p and p not in by_role[role]]
        if (
            slots.get("gen")
            and slots.get("ل")
            and frame.get("gen") == frame.get("ل") == "recipient"
            and len(slots["gen"]) == 1
        ):
            # «اعتقال القوات لفلسطينيين»: where ل names whom, the genitive names who
            by_role["actor"] += slots["gen"]
            by_role["recipient"] = [p for p in by_role["recipient"] if p not in slots["gen"]]
        if (
            frame.get("gen") == "actor"
            and category not in _DONE_BY_PEOPLE
            and by_role["actor"]
            and self.parties.suffers(slots.get("gen", []))
        ):
            # «قصف المدنيين», «زيارة الجرحى»: to whom it is done; «رفض المحتجين» is what they do
            by_role["actor"] = [p for p in by_role["actor"] if p not in slots["gen"]]
            by_role["recipient"] += [p for p in slots["gen"] if p not in by_role["recipient"]]
        return by_role["actor"], by_role["recipient"], [p for p in by_role["place"] if self.syntax.is_place(p)]

    def _is_history(self, time: TimeExpression) -> bool:
        """Whether a date lies more than fifty years before the article: «حظره الحلفاء عام 1945»."""
        then, now = time.latest or time.earliest, self.parsed.article.published
        return bool(then and now) and int(then[:4]) < int(now[:4]) - _YEARS_OF_NEWS

    def _locative(self, hit: Hit) -> str:
        """A place behind «في», «ب», «قرب» in the clause, close to the trigger."""
        tokens = self.parsed.tokens
        roof = min(self.syntax.end_of_clause(hit.last - 1), hit.last + 10)
        for unit in self.syntax.units.inside(hit.last, roof):
            if unit.type == "Place" and (
                self.syntax.preposition(unit.first) == "ب" or tokens[unit.first - 1].norm in ("في", "قرب", "داخل")
            ):
                return unit.key
        return ""

    def _evidence(self, hit: Hit) -> Span:
        first = self.syntax.start_of_clause(hit.first)
        last = self.syntax.end_of_clause(hit.last - 1)
        tokens = self.parsed.tokens
        while last > hit.last and tokens[last - 1].kind == "punct":
            last -= 1
        while first < hit.first and tokens[first].kind == "punct":
            first += 1
        return self.parsed.span(first, max(last, hit.last))

    def _token_span(self, token: int | None) -> Span | None:
        return None if token is None else self.parsed.span(token, token + 1)

    def _condition(self, hit: Hit) -> Span | None:
        """«إذا فشلت المحادثات»: the conditional clause of the sentence, where the trigger is not inside it."""
        sentence = self.parsed.sentence_at(hit.first)
        tokens = self.parsed.tokens
        for k in range(sentence.first, sentence.last):
            if tokens[k].norm in _IF and not (tokens[k - 1].norm == "ما" if k else False):
                end = k + 1
                while end < sentence.last and tokens[end].form not in "،.؛":
                    end += 1
                if not k <= hit.first < end and abs(hit.first - k) < 40 and hit.first < k:
                    return self.parsed.span(k, end)
        return None

    def _within(self, span: Span) -> tuple[str, ...]:
        inside = [s for s in self.statements if s.content.start <= span.start and span.end <= s.content.end]
        return tuple(s.key for s in sorted(inside, key=lambda s: s.content.end - s.content.start, reverse=True))
