"""Who does what a verb says: verb-first and subject-first order, relative clauses, and subjects taken over."""

from __future__ import annotations

from dataclasses import dataclass, field

from ingest.understand.clauses import AUXILIARY
from ingest.understand.phrases import ABOUT, NounPhrase, Phrases
from ingest.understand.units import Unit
from ingest.words import words

_RELATIVE = words("syntax.relative")
DAY_WORDS = words("syntax.day_words")
_IMPERSONAL = words("syntax.impersonal")
_WHO = "الذي"
_WHOEVER = "من"
_EVERY = "كل"
_SOURCES = words("syntax.sources")
ADVERBIAL = words("syntax.adverbial")
_OF_WHAT = words("subjects.of_what")
_APPOSED = 4  # nouns between a name and the end of its apposition
INHERITS = 32
_OPENS = 4  # tokens before the verb that a sentence begins with


@dataclass
class Subjects(Phrases):
    """The subjects of the verbs of one article."""

    _subjects: dict[int, tuple[str, ...]] = field(default_factory=dict, init=False)

    def subject(self, i: int) -> tuple[str, ...]:
        """The parties that do what verb i says; () where the subject is no party or is not found."""
        if i not in self._subjects:
            self._subjects[i] = ()  # a subject that leads back to itself is none
            self._subjects[i] = self._subject(i)
        return self._subjects[i]

    def _subject(self, i: int) -> tuple[str, ...]:
        tokens = self.parsed.tokens
        verb = tokens[i].analysis
        written = tokens[i].form[tokens[i].base :]
        if verb is not None and verb.person == "1" and verb.aspect == "i" and written.startswith(("أ", "ن")):
            return ()  # «فسنخاطب المجلس», but not «اتهم بوتين»
        topic = self._ahead(i)
        if topic is not None:
            return topic
        behind = self.behind(i)
        if behind is not None and self._fits(i, behind):
            return behind.parties
        analysis = tokens[i].analysis
        if analysis is None or analysis.person in ("1", "2"):
            return ()
        return self._inherited(i)

    def behind(self, i: int) -> NounPhrase | None:
        """The noun phrase in subject position behind a verb: the first one that no preposition governs."""
        tokens = self.parsed.tokens
        roof = self.end_of_clause(i)
        if tokens[i].lemma in AUXILIARY and roof < len(tokens) and tokens[roof].pos == "verb":
            roof = roof
        j = i + 1
        while j < roof and j - i < 10:
            token = tokens[j]
            if token.form in '،,-–"«“(':
                j += 1
                continue
            if token.norm in DAY_WORDS or token.pos in ("adv", "part", "part_neg", "part_verb", "pron_dem"):
                j += 1  # «ونفى ذلك أيضا الوزير»
                continue
            if token.norm in ABOUT:
                j += 1  # «قتل حوالي ثلاثة آلاف جندي»
                continue
            if token.pos == "prep" and token.analysis is not None and token.analysis.enclitic:
                j += 1
                continue
            if token.norm == _EVERY and j + 1 < roof and self.parsed.tokens[j + 1].norm in DAY_WORDS:
                j += 2  # «كل مساء»
                continue
            governs = token.pos == "prep" or (token.norm in ADVERBIAL and self.units.at(j) is None)
            if governs or self.preposition(j):
                skip = self.phrase_at(j + 1 if governs else j, roof)
                j = skip.last if skip else j + 1
                continue
            found = self.phrase_at(j, roof)
            if found is None:
                return None
            return found
        return None

    def _ahead(self, i: int) -> tuple[str, ...] | None:
        """The parties of the noun phrase that opens the verb's clause; None where the clause begins with the verb."""
        tokens = self.parsed.tokens
        floor = self.start_of_clause(i)
        if i > floor and tokens[i - 1].norm == _WHOEVER and tokens[i].pos == "verb":
            return ()  # «تحاسب كل من نهب المال»
        if i > 1 and tokens[i - 1].lemma == "كان" and tokens[i - 1].pos == "verb":
            unit = self.units.covering(i - 2)  # «رجلا كان يحتجز شخصين»
            if unit is not None and unit.type == "Role" and not tokens[unit.first].norm.startswith("ال"):
                return (unit.key,)
        if any(
            tokens[k].pos == "verb" and self.units.covering(k) is None and tokens[k].lemma not in AUXILIARY
            for k in range(floor, i)
        ):
            return None
        opener = tokens[floor - 1] if floor > self.parsed.sentence_at(i).first else None
        if (
            opener is not None
            and opener.norm in _RELATIVE
            and all(tokens[k].kind == "punct" or tokens[k].pos != "noun" for k in range(floor, i))
        ):
            verb = tokens[i].analysis
            taken_up = self._before_relative(floor - 1, verb.gender if verb else "")
            return taken_up if verb is None or not verb.enclitic.endswith("dobj") else None
        j = floor
        if opener is not None and opener.norm in _SOURCES:
            # «وبحسب وكالة رويترز، قُتل»: who is cited is no subject
            j = next((k + 1 for k in range(floor, i) if tokens[k].form in "،,"), i)
        while j < i and (
            tokens[j].kind == "punct"
            or tokens[j].pos in ("conj", "part", "part_verb", "adv", "part_neg", "part_fut")
            or (tokens[j].lemma in AUXILIARY and tokens[j].pos == "verb")
        ):
            j += 1
        if j >= i or tokens[j].pos == "prep" or self.preposition(j):
            if opener is not None and opener.analysis and opener.analysis.enclitic and opener.lemma == "ان":
                meant, behind = self._pronoun_subject(i, floor - 1, opener.analysis.enclitic), self.behind(i)
                return () if behind is not None and meant and meant == behind.parties else meant
            return None
        found = self.phrase_at(j, i)
        if (
            found is None
            or tokens[j].norm in DAY_WORDS
            or (found.parties and all(self.is_place(p) for p in found.parties))
        ):
            return None
        return self._last_joined(found, i)

    def _last_joined(self, topic: NounPhrase, verb: int) -> tuple[str, ...]:
        """The parties of a topic, or of the phrase joined by و that ends right before the verb: «912 قتيلا و45 دولة عرضت»."""
        for k in range(verb - 1, topic.last - 1, -1):
            if self._conj(k) and not self.preposition(k):
                nearer = self.phrase_at(k, verb)
                return nearer.parties if nearer is not None and nearer.last >= verb else topic.parties
        return topic.parties

    def has_topic(self, i: int) -> bool:
        """Whether a noun phrase opens the clause of verb i before it."""
        return self._ahead(i) is not None

    def _pronoun_subject(self, i: int, opener: int, enclitic: str) -> tuple[str, ...]:
        """«أعلن نتنياهو أنه ألغى»: the pronoun is who speaks; under an impersonal passive the last that agrees."""
        ruling = self.verb_before(opener)
        if ruling is not None:
            analysis = self.parsed.tokens[ruling].analysis
            if analysis is not None and analysis.voice != "p":
                subject = self.subject(ruling)
                person = enclitic.split("_")[0]
                if subject and any(u.key == subject[0] and self.agrees(u, person) for u in self.units.cover.values()):
                    return subject
        found = self.antecedent(opener, enclitic)
        return (found,) if found else ()

    def _before_relative(self, relative: int, gender: str) -> tuple[str, ...] | None:
        """What a relative pronoun takes up: the unit before it, or whose demonym ends the phrase before it; None where
        the verb's gender says that somebody else acts («الذي تقود بلاده»)."""
        tokens = self.parsed.tokens
        if tokens[relative].form.startswith("و"):
            return ()  # «مشروع قانون في مجلس النواب، والذي سيدعم»: what it takes up stands further back
        k = relative - 1
        while k >= 0 and tokens[k].form in '،,-"»':
            k -= 1
        unit = self.units.covering(k)
        if unit is not None:
            if (further := self._described_further(unit, tokens[relative].norm)) is not None:
                return (further.key,)
            other = unit.type == "Person" and gender == "f" and self.gender(unit) == "m"
            return None if other else (unit.key,)
        return (self.government[k],) if k in self.government else ()

    def _described_further(self, unit: Unit, relative: str) -> Unit | None:
        """«سلطان التكريتي مستشار وزارة الدفاع الذي خطف»: the person right before a name that «الذي» does not agree with,
        where only the nouns of an apposition stand between; None otherwise."""
        if relative != _WHO or unit.type == "Place" or self.gender(unit) != "f":
            return None
        k = unit.first - 1
        floor = max(self.parsed.sentence_at(k).first, unit.first - _APPOSED)
        while k >= floor and self.parsed.tokens[k].pos in ("noun", "adj"):
            inside = self.units.covering(k)
            if inside is not None and inside.type != "Role":
                break
            k -= 1
        before = self.units.covering(k) if k >= floor else None
        return before if before is not None and before.type == "Person" else None

    def _accusative(self, j: int) -> bool:
        analysis = self.parsed.tokens[j].analysis
        return bool(analysis and analysis.case == "a")

    def _visibly_accusative(self, j: int) -> bool:
        """Whether a word is written in the accusative: indefinite with ـا, or a plural or dual in ـين."""
        token, analysis = self.parsed.tokens[j], self.parsed.tokens[j].analysis
        if analysis is None or analysis.pos != "noun" or analysis.prep or analysis.case != "a":
            return False
        word = token.form[token.base : len(token.form) - token.tail or None]
        return (word.endswith(("ا", "اً")) and analysis.state == "i") or (
            word.endswith("ين") and analysis.number in ("p", "d")
        )

    def _fits(self, i: int, phrase: NounPhrase) -> bool:
        """Whether a phrase behind a verb can be its subject: case where it shows, gender of a common noun, and no plural
        verb, which stands behind its subject."""
        tokens = self.parsed.tokens
        verb, head = tokens[i].analysis, tokens[phrase.first].analysis
        if verb is None or verb.number in ("p", "d"):
            return False
        if head is None:
            return True
        if self._visibly_accusative(phrase.first):
            return False  # «هو من قتل رجلا»
        if head.case == "a" and head.pos in ("noun", "adj") and self._inherited(i):
            return False
        unit = self.units.at(phrase.first)
        if unit is not None and unit.type != "Role":
            near = phrase.first == i + 1
            gender = "" if unit.type == "Person" else self.gender(unit)
            if not near or not gender or not verb.gender or gender == verb.gender:
                return True
            entity = self.units.entities.get(unit.key)
            plain = head.pos == "noun" and (entity is None or entity.kind in ("state", "army", "ministry", "police"))
            sure = verb.person == "3" and (  # «أفرجت حركة», which the diacritiser may take for «you»
                (entity is not None and entity.kind == "state" and gender == "f")
                or (head.pos == "noun" and head.gender == gender)
            )
            return not plain and not sure and not self._inherited(i)  # «قرارا … ويطالب موسكو»
        if tokens[phrase.first].pos == "noun" and head.number == "s" and head.gender and verb.gender:
            return head.gender == verb.gender or (verb.gender == "m" and phrase.first > i + 1)
        return True

    def _inherited(self, i: int) -> tuple[str, ...]:
        """The subject that a verb without one takes over from a verb before it in its sentence that agrees with it."""
        tokens = self.parsed.tokens
        analysis = tokens[i].analysis
        before = tokens[i - 1] if i else None
        if before is not None and before.lemma == "ان" and i > 1 and tokens[i - 2].norm in _IMPERSONAL:
            return self._expected(i - 2)
        if before is not None and before.lemma == "ان" and i > 1 and tokens[i - 2].lemma in _OF_WHAT:
            return ()  # «كل ما من شأنه أن يعرقل»
        joined = ("conj", "conj_sub", "part", "part_verb", "part_neg", "part_fut")
        if before is None or not (self._conj(i) or before.form in "،," or before.pos in joined):
            return ()
        ruling: list[int] = []
        k = self.verb_before(i)
        while k is not None and i - k <= INHERITS:
            ruling.append(k)
            k = self.verb_before(k)
        if before.form in "،,":  # behind a comma the main clause goes on, not a relative one inside it
            ruling.sort(key=self._embedded)
        for k in ruling:
            other = tokens[k].analysis
            if other is not None and analysis is not None and other.voice != "p":
                agrees = other.gender == analysis.gender and other.number == analysis.number
                if agrees and (found := self.subject(k)):
                    return found
                if agrees and self._ahead(k) == ():
                    return ()  # «أن ضربة جوية أدت إلى مقتل ثلاثة وأصابت ستة»: the subject is the strike
        return ()

    def carried_over(self, i: int) -> tuple[str, ...]:
        """«وصل بلينكن إلى الدوحة. وزار القاهرة»: the subject of the verb that the sentence before begins with, for a verb that
        begins its sentence with و, has no noun behind it but a place, and agrees with it; () otherwise."""
        tokens, sentence = self.parsed.tokens, self.parsed.sentence_at(i)
        verb = tokens[i].analysis
        if i != sentence.first or sentence.index == 0 or verb is None or verb.conj != "و" or verb.voice == "p":
            return ()
        behind = self.behind(i)
        if verb.person != "3" or (behind is not None and not self._places(behind)):
            return ()
        earlier = self.parsed.sentences[sentence.index - 1]
        first = next((k for k in range(earlier.first, earlier.last) if self.is_verb(k)), None)
        other = tokens[first].analysis if first is not None else None
        if first is None or other is None or other.aspect != verb.aspect or first - earlier.first > _OPENS:
            return ()
        found = self.subject(first)
        person = f"3{verb.gender}{verb.number}"
        one = len(found) == 1 and any(u.key == found[0] and self.agrees(u, person) for u in self.units.cover.values())
        return found if one else ()

    def _places(self, phrase: NounPhrase) -> bool:
        return bool(phrase.parties) and all(self.is_place(p) for p in phrase.parties)

    def _embedded(self, i: int) -> bool:
        """Whether a verb stands in a clause that a relative pronoun or أن opens."""
        start = self.start_of_clause(i)
        return start > self.parsed.sentence_at(i).first and self.parsed.tokens[start - 1].kind == "word"

    def in_relative_clause(self, i: int) -> bool:
        """Whether a verb stands in the clause that a relative pronoun opens."""
        start = self.start_of_clause(i)
        return start > self.parsed.sentence_at(i).first and self.parsed.tokens[start - 1].norm in _RELATIVE

    def _expected(self, word: int) -> tuple[str, ...]:
        """«زيارة وفد كان من المقرر أن يتوجه»: who is expected to, named right before; nobody for a bare «من المقرر أن»."""
        tokens = self.parsed.tokens
        k = word - 1
        while k > 0 and (tokens[k].pos in ("prep", "part_verb") or tokens[k].lemma in AUXILIARY):
            k -= 1
        unit = self.units.covering(k)
        return (unit.key,) if unit is not None and unit.type != "Place" and k < word - 2 else ()
