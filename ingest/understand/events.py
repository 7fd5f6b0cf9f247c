"""Events: a trigger of the lexicon, its parties by frame and grammar, its status, date and place.

Precision first: a trigger without a party is no event; of two triggers in one phrase the longer one counts.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from ingest.arabic.normalise import fold
from ingest.describe import ids
from ingest.model import Event, Parsed, Span, Statement, TimeExpression
from ingest.understand.lexicon import PREPOSITIONS, Lexicon, Trigger
from ingest.understand.status import StatusReader
from ingest.understand.syntax import Slots, Syntax
from ingest.understand.tellings import merge_tellings
from ingest.understand.times.attach import Attachment
from ingest.understand.triggers import Hit, TriggerFinder
from ingest.words import words

_DONE_TO = frozenset({"ASSAULT", "COERCE", "SANCTION"})
_DISASTERS = words("events.disasters")
_PREPOSITIONS = frozenset(map(fold, PREPOSITIONS))
_RECIPROCAL = frozenset({"CONSULT"})


@dataclass
class EventReader:
    """Reads the events of one article."""

    parsed: Parsed
    syntax: Syntax
    lexicon: Lexicon
    status: StatusReader
    times: tuple[TimeExpression, ...]
    statements: tuple[Statement, ...] = ()
    says: frozenset[int] = frozenset()
    used: dict[tuple[str, int], int] = field(default_factory=dict)
    dates: Attachment = field(init=False)

    def read(self) -> tuple[Event, ...]:
        """The events in order of their triggers; a second telling of one is kept on it, not beside it."""
        dated = frozenset(i for time in self.times for i in range(time.first, time.last))
        hits = TriggerFinder(self.parsed, self.syntax, self.lexicon, dated).find()
        self.syntax.frames.update({h.first: h.trigger.frame for h in hits if h.trigger.pos == "noun"})
        self.dates = Attachment(self.parsed, self.syntax, self.times, tuple(hits), self.says, self.statements)
        voice = {s.key: (s.speaker, s.via) for s in self.statements}
        return tuple(merge_tellings([e for hit in hits for e in self._event(hit)], voice))

    def _event(self, hit: Hit) -> Iterator[Event]:
        parsed, trigger = self.parsed, hit.trigger
        tokens = parsed.tokens
        frame = dict(trigger.frame)
        end = hit.last if hit.last - hit.first == len(hit.tokens) else hit.first + 1
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
            self._support(hit, frame, slots)
        actors, recipients, places = self._roles(slots, frame)
        if self._unmarked_passive(hit, frame, slots):
            actors, recipients = [], list(slots.get("subj", ()))
        own = self.syntax.units.covering(hit.first)
        if own is not None and trigger.pos == "noun" and "subj" not in frame:
            actors, recipients = [a for a in actors if a != own.key], [r for r in recipients if r != own.key]
        if trigger.category in _RECIPROCAL and trigger.frame.get("obj") == "actor":
            actors, recipients = [*actors, *(r for r in recipients if r not in actors)], []
        actors, recipients = self._spread(actors), self._spread(recipients)
        recipients = [r for r in recipients if r not in actors]
        actors, recipients = [a for a in actors if not self._is_place(a)], list(recipients)
        targets = [r for r in recipients if self._is_place(r)]
        received = dict.fromkeys(self._receiver(r, trigger.category) for r in recipients)
        recipients = [r for r in received if r and r not in actors]
        if not actors and not recipients:
            return
        if trigger.category == "ASSAULT" and not actors and self._disaster(hit):
            return
        status, cue = self.status.read(parsed, self.syntax, hit.first, hit.last, trigger.pos)
        time = self.dates.of(hit)
        if time is None and status == "happened":
            time = self.dates.recalled(hit, actors)
        if status == "happened" and time is not None and self.dates.ahead(time):
            status, cue = "planned", time.first
        first = tokens[hit.first]
        span = parsed.article.span(
            first.start + first.base, tokens[end - 1].end - (tokens[end - 1].tail if end > hit.first + 1 else 0)
        )
        if end == hit.first + 1:
            span = parsed.article.span(first.start + first.base, first.end - first.tail)
        place = next(iter([*places, *targets]), "") or self._locative(hit)
        key_start = (trigger.category, span.start)
        nth = self.used.get(key_start, 0)
        self.used[key_start] = nth + 1
        article = ids.article_of(parsed.article)
        yield Event(
            ids.report(article, trigger.category, span.start, nth),
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
            confidence=self._confidence(trigger, actors, recipients),
            extent=self.dates.extent(hit),
        )

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
            if behind is None or behind.parties != tuple(slots.get("subj", ())) or not self._person(behind.parties):
                return False
            last = behind.last
        after = tokens[last] if last < len(tokens) else None
        bare = after is None or after.kind == "punct" or after.pos in ("prep", "conj") or self.syntax.preposition(last)
        return bool(bare) and not (after is not None and after.norm == "على")

    def _suffers(self, parties: list[str]) -> bool:
        """Whether all parties are people or targets by their noun."""
        kinds = [
            self.syntax.targets.get(r.head, "") for p in parties if (r := self.syntax.units.roles.get(p)) is not None
        ]
        return bool(parties) and len(kinds) == len(parties) and all(k in ("people", "target") for k in kinds)

    def _person(self, parties: tuple[str, ...]) -> bool:
        """Whether all parties are persons or people, and no state, army or group."""
        for key in parties:
            entity, role = self.syntax.units.entities.get(key), self.syntax.units.roles.get(key)
            if entity is not None and entity.type != "Person":
                return False
            if role is not None and self.syntax.targets.get(role.head, "people") not in ("people", "armed"):
                return False
        return bool(parties)

    def _named_in_phrase(self, hit: Hit, frame: dict[str, str], slots: Slots) -> None:
        """«تحرير الرهائن الأربعة», «استدعى السفير»: the last word of the phrase is itself whom it is done to."""
        unit = self.syntax.units.covering(hit.tokens[-1])
        if unit is not None and unit.type == "Role" and hit.trigger.pos != "adj":
            slots["phrase"], frame["phrase"] = [unit.key], "recipient"

    def _disaster(self, hit: Hit) -> bool:
        """Whether the sentence tells of an earthquake, a flood, an accident, in which people die by nobody's hand."""
        sentence = self.parsed.sentence_at(hit.first)
        return any(t.norm.removeprefix("ال") in _DISASTERS for t in self.parsed.tokens[sentence.first : sentence.last])

    def _after_phrase(self, hit: Hit) -> list[str]:
        roof = self.syntax.end_of_clause(hit.last - 1)
        if hit.last < roof and not self.syntax.preposition(hit.last):
            found = self.syntax.phrase_at(hit.last, roof)
            return list(found.parties) if found else []
        return []

    def _support(self, hit: Hit, frame: dict[str, str], slots: Slots) -> None:
        """Who acts where a verbal noun names nobody: the subject of a verb that carries it or controls it («قام بزيارة»,
        «امتنعت … عن استخدام»), the object of one that asks for it («دعت تل أبيب إلى الامتناع عن»)."""
        tokens = self.parsed.tokens
        if "actor" not in frame.values():
            return
        verb = hit.first - 1
        while verb > 0 and self.syntax.units.covering(verb) is not None:
            verb -= 1
        if (
            self.parsed.tokens[verb].lemma in _ASPECT
            and self.parsed.tokens[verb].pos == "verb"
            and slots.get("gen")
            and frame.get("gen") == "actor"
        ):
            # «واصلت إيران تحذير الولايات المتحدة»: the verb names who, the genitive whom
            subject = [p for p in self.syntax.subject(verb) if p not in slots["gen"]]
            if subject:
                frame["gen"], frame["support"], slots["support"] = "recipient", "actor", subject
                return
        if any(frame.get(s, "actor" if s == "by" else "") == "actor" and slots.get(s) for s in slots):
            return
        if self._relative(hit, frame, slots):
            return
        floor = self.syntax.start_of_clause(hit.first)
        for k in range(hit.first - 1, max(floor, hit.first - 12) - 1, -1):
            token = tokens[k]
            if token.kind == "punct" and token.form in ".؛:":
                return
            if k in self.syntax.frames and hit.first - k > 1 and token.pos == "noun":
                return
            if token.pos != "verb" or token.analysis is None or self.syntax.units.covering(k) is not None:
                continue
            if token.analysis.voice == "p":
                return
            near = hit.first - k <= 4 or self.syntax.preposition(hit.first) or tokens[hit.first - 1].pos == "prep"
            if token.lemma in _SUPPORT and near:
                slots["support"] = list(self.syntax.subject(k))
                frame["support"] = "actor"
            elif token.lemma in _ASKS and near:
                asked = self.syntax.slots(k, {"obj": "recipient"}, "verb", k + 1).get("obj", [])
                slots["support"] = [p for p in asked if p not in self.syntax.subject(k)]
                frame["support"] = "actor"
            return

    def _relative(self, hit: Hit, frame: dict[str, str], slots: Slots) -> bool:
        """«التهديدات التي وجهتها طهران ضد إسرائيل»: the verb of the relative clause names who, and its prepositions whom."""
        tokens = self.parsed.tokens
        roof = self.parsed.sentence_at(hit.first).last
        k = hit.last
        while k < roof and tokens[k].pos == "adj":
            k += 1
        if k + 1 >= roof or tokens[k].pos != "pron_rel":
            return False
        verb = tokens[k + 1].analysis
        if verb is None or verb.pos != "verb" or not verb.enclitic.endswith("dobj"):
            return False
        slots["support"], frame["support"] = list(self.syntax.subject(k + 1)), "actor"
        governed = {slot: role for slot, role in frame.items() if slot in _PREPOSITIONS}
        for slot, parties in self.syntax.slots(k + 1, governed, "verb", k + 2).items():
            if slot in governed:
                slots.setdefault(slot, []).extend(parties)
        return True

    def _roles(self, slots: Slots, frame: dict[str, str]) -> tuple[list[str], list[str], list[str]]:
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
        if frame.get("gen") == "actor" and by_role["actor"] and self._suffers(slots.get("gen", [])):
            # «قصف المدنيين», «قصف القاعدة»: people and targets are what is attacked
            by_role["actor"] = [p for p in by_role["actor"] if p not in slots["gen"]]
            by_role["recipient"] += [p for p in slots["gen"] if p not in by_role["recipient"]]
        return by_role["actor"], by_role["recipient"], [p for p in by_role["place"] if self._is_place(p)]

    def _receiver(self, key: str, category: str) -> str:
        """The party that a recipient stands for: a visited country or capital its government, an attacked country itself;
        a town or region is where it happened and no party."""
        entity = self.syntax.units.entities.get(key)
        if entity is None or entity.type != "Place":
            return key
        if category in _RECIPROCAL and entity.state and entity.kind in ("country", "capital"):
            return ids.authority_entity(f"gov-{entity.state}")
        return key if entity.kind == "country" else ""

    def _is_place(self, key: str) -> bool:
        entity = self.syntax.units.entities.get(key)
        return entity is not None and entity.type == "Place"

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

    @staticmethod
    def _confidence(trigger: Trigger, actors: list[str], recipients: list[str]) -> float:
        hundredths = (
            50 + 15 * bool(actors) + 10 * bool(recipients) + 5 * (len(trigger.words) > 1) + 5 * (trigger.pos == "verb")
        )
        return hundredths / 100


_IF = words("events.if")
_ASPECT = words("events.aspect")
_ASKS = words("events.asks")
_SUPPORT = words("events.support")
