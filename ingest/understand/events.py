"""Events: a trigger of the lexicon, its parties by frame and grammar, its status, date and place.

Precision first: a trigger without a party is no event; of two triggers in one phrase the longer one counts.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from ingest.arabic.normalise import fold
from ingest.describe import ids
from ingest.model import Event, Parsed, RolePhrase, Span, Statement, TimeExpression
from ingest.understand.arguments import arguments
from ingest.understand.confidence import Confidence, Read, features
from ingest.understand.lexicon import NOTHING, PHRASE_SLOT, PREPOSITIONS, Lexicon
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
_PREPOSITIONS = frozenset(map(fold, PREPOSITIONS))
_RECIPROCAL = frozenset({"CONSULT"})
_EVEN_IN_SPORT = frozenset({"ASSAULT", "PROTEST", "COERCE"})  # «اعتقلت الشرطة مشجعين في الملعب»
_MEDIA_KINDS = frozenset({"outlet", "agency", "platform"})
_YEARS_OF_NEWS = 50


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
        read = [Read(event, hit) for hit in hits for event in self._event(hit)]
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
        if frame.get("من") == "actor" and slots.get("من") and (trigger.pos == "verb" or trigger.category == "AID"):
            slots["من"] = [self._giver(p) for p in slots["من"]]
        if trigger.needed and not any(slots.get(slot) for slot in trigger.needed):
            return
        actors, recipients, places = self._roles(slots, frame, trigger.category)
        if self._unmarked_passive(hit, frame, slots) or self._target_as_subject(hit, slots):
            actors, recipients = [], list(slots.get("subj", ()))
        if trigger.category == "PROTEST" and not actors:
            actors = self._crowd(hit)
        own = self.syntax.units.covering(hit.first)
        if own is not None and trigger.pos == "noun" and "subj" not in frame:
            actors, recipients = [a for a in actors if a != own.key], [r for r in recipients if r != own.key]
        if trigger.category in _RECIPROCAL and trigger.frame.get("obj") == "actor":
            actors, recipients = [*actors, *(r for r in recipients if r not in actors)], []
        if trigger.category == "ASSAULT":
            hit_ones = [a for a in actors if self._victim(a)]  # «أوقع 25 قتيلا»
            actors, recipients = [a for a in actors if a not in hit_ones], [*recipients, *hit_ones]
        actors, recipients = self._spread(actors), self._spread(recipients)
        recipients = [r for r in recipients if r not in actors]
        actors = [a for a in actors if not self._is_place(a) and not self._building(a)]
        if trigger.category not in _HITS_TARGETS:
            recipients = [r for r in recipients if not self._building(r)]
        targets = [r for r in recipients if self._is_place(r)]
        received = dict.fromkeys(self._receiver(r, trigger.category) for r in recipients)
        recipients = [r for r in received if r and r not in actors]
        if trigger.concept in _OF_PEOPLE:
            recipients = [r for r in recipients if self._can_suffer(r)]
        if not actors and not recipients:
            return
        if trigger.category == "ASSAULT" and not actors and self._disaster(hit):
            return
        if trigger.category in _RECIPROCAL and any(self._is_media(p) for p in (*actors, *recipients)):
            return  # «في حوار مع صحيفة الأهرام»: an interview
        status, cue = self.status.read(parsed, self.syntax, hit.first, hit.last, trigger.pos)
        time = self.dates.of(hit)
        if time is None and status == "happened":
            time = self.dates.recalled(hit, actors)
        if time is not None and self._is_history(time):
            return
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
            arguments=arguments(self.syntax, hit.first, hit.last, actors, recipients, place),
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
        if all(r is not None and self._owned(r) for r in roles):
            return True  # «بسكين طعن به شقيقه»
        heads = [r.head if r is not None else "" for r in roles]
        return all(self.syntax.targets.get(head) == "target" and head not in _CRAFT for head in heads)

    def _owned(self, role: RolePhrase) -> bool:
        """Whether a pronoun suffix stands on the noun of a role phrase: «زوجته»."""
        heads = [t.analysis for t in self.parsed.tokens[role.first : role.last] if t.lemma == role.head and t.analysis]
        return bool(heads) and heads[0].enclitic.endswith("poss")

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

    def _victim(self, key: str) -> bool:
        """Whether the noun of an unnamed party says that something was done to it: «قتلى», «جرحى»."""
        role = self.syntax.units.roles.get(key)
        return role is not None and role.head in _VICTIMS

    def _building(self, key: str) -> bool:
        """Whether a party is a target by its noun (a building, a vehicle) that nobody acts through but with weapons."""
        role = self.syntax.units.roles.get(key)
        return role is not None and self.syntax.targets.get(role.head) == "target" and role.head not in _CRAFT

    def _can_suffer(self, key: str) -> bool:
        """Whether a party can be wounded, arrested or saved: a person or people, no building, paper or state."""
        entity, role = self.syntax.units.entities.get(key), self.syntax.units.roles.get(key)
        if role is not None:
            return self.syntax.targets.get(role.head, "people") != "target" or role.head in _CRAFT
        return entity is None or entity.type in ("Person", "Organization")

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

    def _support(self, hit: Hit, frame: dict[str, str], slots: Slots) -> None:
        """Who acts where a verbal noun names nobody: the subject of a verb that carries it or controls it («قام بزيارة»,
        «امتنعت … عن استخدام»), the object of one that asks for it («دعت تل أبيب إلى الامتناع عن»)."""
        tokens, trigger = self.parsed.tokens, hit.trigger
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
        acting = {
            s
            for s, parties in slots.items()  # a place does not act: «الانسحاب من اتفاقية باريس»
            if frame.get(s, "actor" if s == "by" else "") == "actor" and not all(map(self._is_place, parties))
        }
        if acting and not (trigger.category in _RECIPROCAL and acting <= _WITH):
            return  # «أجرى وفد مقابلة مع الرئيس»: whom one meets with leaves open who meets
        if self._relative(hit, frame, slots) or self._governed(hit.first):
            return
        if trigger.category == "ASSAULT" and tokens[hit.first - 1].norm in _DURING - {"في"}:
            return  # «هجوم شنه مسلحون خلال عملية عسكرية»: who struck has not led the operation
        if (
            trigger.category in _RECIPROCAL
            and tokens[hit.first - 1].norm in _DURING
            and self._spoken(hit, frame, slots)
        ):
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
            if token.lemma in _ANNOUNCES and hit.trigger.category == "ASSAULT":
                return  # «أعلنت الشرطة مقتل سبعة»: who tells of it has not done it
            near = hit.first - k <= 4 or self.syntax.preposition(hit.first) or tokens[hit.first - 1].pos == "prep"
            if token.lemma in _SUPPORT and near:
                slots["support"] = list(self.syntax.subject(k))
                frame["support"] = "actor"
            elif token.lemma in _ASKS and near:
                asked = self.syntax.slots(k, {"obj": "recipient"}, "verb", k + 1).get("obj", [])
                slots["support"] = [p for p in asked if p not in self.syntax.subject(k)]
                frame["support"] = "actor"
            return

    def _spoken(self, hit: Hit, frame: dict[str, str], slots: Slots) -> bool:
        """«أبلغ شويغو ليبرمان في اتصال هاتفي»: those between whom a call or meeting was are subject and object of the verb."""
        verb = self.syntax._verb_before(hit.first)
        if verb is None or verb < self.syntax.start_of_clause(hit.first):
            return False
        found = self.syntax.slots(verb, {"subj": "actor", "obj": "recipient"}, "verb", verb + 1)
        if not found.get("subj") or not found.get("obj"):
            return False
        slots["support"], frame["support"] = [*found["subj"], *found["obj"]], "actor"
        return True

    def _governed(self, i: int) -> bool:
        """Whether a verbal noun is the genitive of another noun («لم ينجح في إقناعه بوقف الهجوم»), light ones aside."""
        before = self.parsed.tokens[i - 1] if i else None
        if before is None or before.pos != "noun" or self.syntax.preposition(i) or self.syntax._conj(i):
            return False
        return (
            self.syntax.units.covering(i - 1) is None
            and not before.norm.startswith("ال")
            and (before.lemma not in _LIGHT_NOUNS and before.kind == "word" and before.norm not in DAY_WORDS)
        )

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
        if verb is None or verb.pos != "verb":
            return False
        after = tokens[k + 2].analysis if k + 2 < roof else None
        through = after is not None and tokens[k + 2].pos == "prep" and bool(after.enclitic)  # «التي تخطط لها إسرائيل»
        if not (verb.enclitic.endswith("dobj") or through):
            return False
        slots["support"], frame["support"] = list(self.syntax.subject(k + 1)), "actor"
        governed = {slot: role for slot, role in frame.items() if slot in _PREPOSITIONS}
        for slot, parties in self.syntax.slots(k + 1, governed, "verb", k + 2).items():
            if slot in governed:
                slots.setdefault(slot, []).extend(parties)
        return True

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
            and self._suffers(slots.get("gen", []))
        ):
            # «قصف المدنيين», «زيارة الجرحى»: to whom it is done; «رفض المحتجين» is what they do
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

    def _giver(self, key: str) -> str:
        """The government of a country from which something comes: «تلقت السلطة الفلسطينية مساعدات من السعودية»."""
        entity = self.syntax.units.entities.get(key)
        if entity is None or entity.type != "Place" or entity.kind != "country" or not entity.state:
            return key
        return ids.authority_entity(f"gov-{entity.state}")

    def _is_media(self, key: str) -> bool:
        entity = self.syntax.units.entities.get(key)
        return entity is not None and entity.kind in _MEDIA_KINDS

    def _is_history(self, time: TimeExpression) -> bool:
        """Whether a date lies more than fifty years before the article: «حظره الحلفاء عام 1945»."""
        then, now = time.latest or time.earliest, self.parsed.article.published
        return bool(then and now) and int(then[:4]) < int(now[:4]) - _YEARS_OF_NEWS

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


_IF = words("events.if")
_ASPECT = words("events.aspect")
_ASKS = words("events.asks")
_SUPPORT = words("events.support")
_ANNOUNCES = words("events.announces")
_WITH = frozenset(map(fold, ("مع", "ب")))
_LIGHT_NOUNS = words("events.light_nouns")
_DURING = frozenset(map(fold, ("في", "خلال", "أثناء")))
_VICTIMS = words("events.victims")
_CROWD = words("events.crowd")
_HITS_TARGETS = frozenset({"ASSAULT", "COERCE", "PROTEST", "THREATEN", "AID", "RETREAT"})
_CRAFT = words("events.craft")
