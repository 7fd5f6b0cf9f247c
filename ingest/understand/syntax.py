"""Who stands in which slot of a verb or a verbal noun: a shallow grammar over tokens and party units.

Arabic news is verb-first or subject-first; prepositions, the genitive and the demonym say the rest. Nothing is taken from
beyond the clause, and a slot that the grammar does not fill stays empty.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ingest.arabic.normalise import fold
from ingest.model import Parsed, Token
from ingest.understand.units import Unit, Units
from ingest.words import words

_HARD = frozenset(".؛;!?؟…:\n")
_OPENERS = words("syntax.openers")
_RELATIVE = words("syntax.relative")
_AUXILIARY = words("syntax.auxiliary")
_DAY_WORDS = words("syntax.day_words")
_BY = tuple(tuple(map(fold, p.split())) for p in ("من قبل", "على يد", "على أيدي", "من جانب", "من طرف", "بواسطة"))
_MASCULINE_HEADS = words("syntax.masculine_heads")
_REACH = 22
_LIGHT = words("syntax.light")
_QUANTITIES = words("syntax.quantities")
_ADVERBIAL = words("syntax.adverbial")
_IMPERSONAL = words("syntax.impersonal")
_INHERITS = 32

Slots = dict[str, list[str]]


@dataclass(frozen=True)
class NounPhrase:
    """Tokens [first, last) and the parties that they name (none for «الأسعار»)."""

    first: int
    last: int
    parties: tuple[str, ...]
    demonym: str = ""


@dataclass
class Syntax:
    """Grammar of one article. `government` gives the party for a demonym token, `targets` are the lemmas of nouns through
    which a demonym or genitive names a party («مواقع حزب الله»), `frames` the frames of nominal triggers by token: a
    preposition behind one belongs to it."""

    parsed: Parsed
    units: Units
    government: Mapping[int, str]
    targets: frozenset[str] = frozenset()
    frames: dict[int, Mapping[str, str]] = field(default_factory=dict)
    _subjects: dict[int, tuple[str, ...]] = field(default_factory=dict)

    # ------------------------------------------------------------------ clauses

    def tokens(self) -> tuple[Token, ...]:
        """All tokens of the article."""
        return self.parsed.tokens

    def opens_clause(self, i: int) -> bool:
        """Whether token i ends what was before it: a hard mark, a conjunction that opens a clause, a relative pronoun."""
        token = self.parsed.tokens[i]
        if token.kind == "punct":
            return token.form in _HARD or (token.form in "-–" and i > 0 and self.parsed.tokens[i - 1].form in ")-–")
        opens = (
            token.norm in _OPENERS
            or token.pos in ("conj_sub", "pron_rel")
            or (token.pos == "verb_pseudo" and token.lemma == "ان")
        )
        return opens and self.units.covering(i) is None

    def is_verb(self, i: int) -> bool:
        """Whether token i is a finite verb of its own, no auxiliary and no part of a name."""
        token = self.parsed.tokens[i]
        return token.pos == "verb" and token.lemma not in _AUXILIARY and self.units.covering(i) is None

    def start_of_clause(self, i: int) -> int:
        """The first token of the clause that token i is in."""
        floor = self.parsed.sentence_at(i).first
        j = i
        while j > floor and not self.opens_clause(j - 1):
            j -= 1
        return j

    def end_of_clause(self, i: int) -> int:
        """The token before which the clause of token i ends: at an opener, or at a new finite verb behind a comma or و."""
        roof = min(self.parsed.sentence_at(i).last, i + _REACH)
        j = i + 1
        while j < roof:
            token = self.parsed.tokens[j]
            if self.opens_clause(j):
                break
            if token.pos == "verb" and self.units.covering(j) is None:
                break
            j += 1
        return j

    # ------------------------------------------------------------------ noun phrases

    def phrase_at(self, j: int, roof: int, preposition: str = "") -> NounPhrase | None:
        """The noun phrase that begins at token j, with what is joined to it by و or commas; None where none begins."""
        first = self._single(j, roof)
        if first is None:
            return None
        parties, end, demonym = list(first.parties), first.last, first.demonym
        while end < roof:
            k = end
            token = self.parsed.tokens[k]
            if token.form in '"»”)' and k + 1 < roof:
                k += 1
                token = self.parsed.tokens[k]
            if token.form in "،," and k + 1 < roof:
                nxt = self.parsed.tokens[k + 1]
                follow = self.units.at(k + 1)
                if follow is None or (not self._conj(k + 1) and not self._listed(k + 1, roof)):
                    break
                k += 1
                token = nxt
            elif not self._conj(k):
                break
            own = self.preposition(k)
            if own and own != preposition:
                break
            if token.pos == "verb" and self.units.at(k) is None:
                break
            joined = self._single(k, roof)
            if joined is None or not (joined.parties or first.parties == ()):
                break
            parties += joined.parties
            end = joined.last
        return NounPhrase(j, end, tuple(dict.fromkeys(p for p in parties if p)), demonym)

    def _listed(self, j: int, roof: int) -> bool:
        """Whether a list that goes on with token j ends in «و» + unit."""
        unit = self.units.at(j)
        k = unit.last if unit else j + 1
        while k < roof and k < j + 12:
            if self.parsed.tokens[k].form in "،,":
                k += 1
                unit = self.units.at(k)
                if unit is None:
                    return False
                k = unit.last
                continue
            return self._conj(k) and self.units.at(k) is not None
        return False

    def _conj(self, j: int) -> bool:
        token = self.parsed.tokens[j]
        unit = self.units.at(j)
        if token.kind == "word" and token.form.startswith("و") and unit is not None and token.norm != fold(token.form):
            return True
        if unit is not None and token.form.startswith("و") and unit.type != "Role":
            return self._mention_lead(unit).startswith("و")
        return bool(token.analysis and token.analysis.conj == "و")

    def _mention_lead(self, unit: Unit) -> str:
        """Letters before the name inside its first token."""
        entity = self.units.entities.get(unit.key)
        if entity is None:
            return ""
        token = self.parsed.tokens[unit.core]
        start = next((m.start for m in entity.mentions if m.first == unit.core), token.start)
        return fold(self.parsed.text[token.start : start]) if unit.first == unit.core else ""

    def preposition(self, j: int) -> str:
        """The preposition clitic on token j: ب, ل, ك or ""."""
        unit = self.units.at(j)
        if unit is not None and unit.type != "Role" and unit.first == unit.core:
            lead = self._mention_lead(unit).lstrip("وف")
            return lead[:1] if lead[:1] in ("ب", "ل", "ك") else ""
        analysis = self.parsed.tokens[j].analysis
        return analysis.prep if analysis else ""

    def _single(self, j: int, roof: int) -> NounPhrase | None:
        tokens = self.parsed.tokens
        while j < roof and tokens[j].form in '"«“(':
            j += 1
        if j >= roof:
            return None
        if tokens[j].norm in ("كل", "كلا") and j + 2 < roof and tokens[j + 1].norm == "من":
            found = self.phrase_at(j + 2, roof)
            return NounPhrase(j, found.last, found.parties) if found else None
        if tokens[j].norm in _QUANTITIES and j + 2 < roof and tokens[j + 1].norm == "من":
            counted = self._single(j + 2, roof)  # «عددا من المواقع»
            return NounPhrase(j, counted.last, counted.parties, counted.demonym) if counted else None
        unit = self.units.at(j)
        if unit is not None:
            return NounPhrase(j, unit.last, (unit.key,))
        token = tokens[j]
        if token.kind == "number" or token.pos in ("noun_num", "noun_quant"):
            inner = self._single(j + 1, roof) if j + 1 < roof and not self.preposition(j + 1) else None
            return NounPhrase(j, inner.last, inner.parties, inner.demonym) if inner else NounPhrase(j, j + 1, ())
        if token.pos not in ("noun", "adj", "noun_prop", "adj_comp") and not (
            token.kind == "word" and token.analysis is None
        ):
            return None
        return self._plain(j, roof)

    def _plain(self, j: int, roof: int) -> NounPhrase:
        """A noun that is no unit, with adjectives and genitives behind it; a demonym or a genitive names its party."""
        tokens = self.parsed.tokens
        k = j + 1
        demonym = self.government.get(j, "")
        parties: tuple[str, ...] = ()
        personal = tokens[j].lemma in self.targets or tokens[j].norm in self.targets
        while k < roof and k - j < 6:
            token = tokens[k]
            if self.preposition(k) or self._conj(k):
                break
            if k in self.government:
                demonym = demonym or self.government[k]
                k += 1
                continue
            unit = self.units.at(k)
            if unit is not None:
                if unit.type != "Place" and (k == j + 1 or tokens[k - 1].pos == "noun"):
                    parties = (unit.key,)
                k = unit.last
                continue
            if token.pos in ("adj", "adj_comp") or (token.pos == "noun" and k - j < 3):
                k += 1
                continue
            break
        return NounPhrase(j, k, (parties or ((demonym,) if demonym else ())) if personal else (), demonym)

    # ------------------------------------------------------------------ subject and object

    def subject(self, i: int) -> tuple[str, ...]:
        """The parties that do what verb i says; () where the subject is no party or is not found."""
        if i not in self._subjects:
            self._subjects[i] = ()  # a subject that leads back to itself is none
            self._subjects[i] = self._subject(i)
        return self._subjects[i]

    def _subject(self, i: int) -> tuple[str, ...]:
        tokens = self.parsed.tokens
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
        if tokens[i].lemma in _AUXILIARY and roof < len(tokens) and tokens[roof].pos == "verb":
            roof = roof
        j = i + 1
        while j < roof and j - i < 10:
            token = tokens[j]
            if token.form in '،,-–"«“(':
                j += 1
                continue
            if token.norm in _DAY_WORDS or token.pos in ("adv", "part", "part_neg", "part_verb"):
                j += 1
                continue
            if token.pos == "prep" and token.analysis is not None and token.analysis.enclitic:
                j += 1
                continue
            if token.pos == "prep" or self.preposition(j):
                skip = self.phrase_at(j + 1 if token.pos == "prep" else j, roof)
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
        if i > 1 and tokens[i - 1].lemma == "كان" and tokens[i - 1].pos == "verb":
            unit = self.units.covering(i - 2)  # «رجلا كان يحتجز شخصين»
            if unit is not None and unit.type == "Role" and not tokens[unit.first].norm.startswith("ال"):
                return (unit.key,)
        if any(
            tokens[k].pos == "verb" and self.units.covering(k) is None and tokens[k].lemma not in _AUXILIARY
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
            if verb is None or not verb.enclitic.endswith("dobj"):
                return self._before_relative(floor - 1)
            return None
        j = floor
        while j < i and (
            tokens[j].kind == "punct"
            or tokens[j].pos in ("conj", "part", "part_verb", "adv", "part_neg", "part_fut")
            or (tokens[j].lemma in _AUXILIARY and tokens[j].pos == "verb")
        ):
            j += 1
        if j >= i or tokens[j].pos == "prep" or self.preposition(j):
            if opener is not None and opener.analysis and opener.analysis.enclitic and opener.lemma == "ان":
                return self._pronoun_subject(i, floor - 1, opener.analysis.enclitic)
            return None
        found = self.phrase_at(j, i)
        if (
            found is None
            or tokens[j].norm in _DAY_WORDS
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

    def is_place(self, key: str) -> bool:
        """Whether a party's key is a place's."""
        entity = self.units.entities.get(key)
        return entity is not None and entity.type == "Place"

    def _pronoun_subject(self, i: int, opener: int, enclitic: str) -> tuple[str, ...]:
        """«أعلن نتنياهو أنه ألغى»: the pronoun is who speaks; under an impersonal passive the last that agrees."""
        ruling = self._verb_before(opener)
        if ruling is not None:
            analysis = self.parsed.tokens[ruling].analysis
            if analysis is not None and analysis.voice != "p":
                subject = self.subject(ruling)
                if subject:
                    return subject
        found = self.antecedent(opener, enclitic)
        return (found,) if found else ()

    def _verb_before(self, i: int) -> int | None:
        """The finite verb before token i in its sentence, auxiliaries aside."""
        tokens = self.parsed.tokens
        for k in range(i - 1, self.parsed.sentence_at(i).first - 1, -1):
            if tokens[k].pos == "verb" and self.units.covering(k) is None and tokens[k].lemma not in _AUXILIARY:
                return k
        return None

    def _before_relative(self, relative: int) -> tuple[str, ...]:
        """What a relative pronoun takes up: the unit before it, or whose demonym ends the phrase before it."""
        tokens = self.parsed.tokens
        k = relative - 1
        while k >= 0 and tokens[k].form in '،,-"»':
            k -= 1
        unit = self.units.covering(k)
        if unit is not None:
            return (unit.key,)
        return (self.government[k],) if k in self.government else ()

    def _accusative(self, j: int) -> bool:
        analysis = self.parsed.tokens[j].analysis
        return bool(analysis and analysis.case == "a")

    def _fits(self, i: int, phrase: NounPhrase) -> bool:
        """Whether a phrase behind a verb can be its subject: case where it shows, gender of a common noun, and no plural
        verb, which stands behind its subject."""
        tokens = self.parsed.tokens
        verb, head = tokens[i].analysis, tokens[phrase.first].analysis
        if verb is None or verb.number in ("p", "d"):
            return False
        if head is None:
            return True
        if head.case == "a" and head.pos in ("noun", "adj") and self._inherited(i):
            return False
        unit = self.units.at(phrase.first)
        if (
            unit is not None
            and unit.type != "Role"
            and tokens[phrase.first].norm.removeprefix("ال") not in _MASCULINE_HEADS
        ):
            return True  # a proper name's gender is not in its letters
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
        joined = ("conj", "conj_sub", "part", "part_verb", "part_neg", "part_fut")
        if before is None or not (self._conj(i) or before.form in "،," or before.pos in joined):
            return ()
        k = self._verb_before(i)
        while k is not None and i - k <= _INHERITS:
            other = tokens[k].analysis
            if other is not None and analysis is not None and other.voice != "p":
                agrees = other.gender == analysis.gender and other.number == analysis.number
                if agrees and (found := self.subject(k)):
                    return found
            k = self._verb_before(k)
        return ()

    def _expected(self, word: int) -> tuple[str, ...]:
        """«زيارة وفد كان من المقرر أن يتوجه»: who is expected to, named right before; nobody for a bare «من المقرر أن»."""
        tokens = self.parsed.tokens
        k = word - 1
        while k > 0 and (tokens[k].pos in ("prep", "part_verb") or tokens[k].lemma in _AUXILIARY):
            k -= 1
        unit = self.units.covering(k)
        return (unit.key,) if unit is not None and unit.type != "Place" and k < word - 2 else ()

    # ------------------------------------------------------------------ frames

    def slots(self, i: int, frame: Mapping[str, str], pos: str, end: int) -> Slots:
        """Slot → parties for the trigger at tokens [i, end) by its frame."""
        out: Slots = {}
        if pos == "noun":
            self._noun_slots(i, end, frame, out)
        elif pos == "adj":
            out["subj"] = list(self._described(i))
        else:
            self._verb_slots(i, end, frame, out)
        self._prepositions(i, end, frame, out)
        return out

    def _verb_slots(self, i: int, end: int, frame: Mapping[str, str], out: Slots) -> None:
        token = self.parsed.tokens[i]
        assert token.analysis is not None
        passive = token.analysis.voice == "p"
        if i > 0 and self.parsed.tokens[i - 1].lemma in _LIGHT:
            behind = self.behind(i)  # «يجب حث إيران»: a verbal noun that looks like a verb
            out["obj"] = list(behind.parties) if behind else []
            return
        subject = self.subject(i)
        if passive:
            out["obj"] = list(subject)
            return
        out["subj"] = list(subject)
        if token.analysis.enclitic.endswith("dobj"):
            out["obj"] = [p for p in (self.antecedent(i, token.analysis.enclitic),) if p]
            return
        if "obj" not in frame:
            return
        behind = self.behind(i)
        roof = self.end_of_clause(max(i, end - 1))
        if (behind is not None and behind.parties and behind.parties == subject and end <= i + 1) or (
            behind is not None
            and end <= i + 1
            and not subject
            and not behind.parties
            and not self._accusative(behind.first)
        ):
            start = behind.last
        elif behind is not None and behind.parties != subject:
            out["obj"] = list(behind.parties)
            return
        else:
            start = end
        found = self._object_from(start, roof)
        out["obj"] = list(found.parties) if found else []

    def _object_from(self, j: int, roof: int) -> NounPhrase | None:
        """The first bare noun phrase from token j on; what prepositions and «قبل», «بعد» … govern is passed over."""
        tokens = self.parsed.tokens
        while j < roof:
            token = tokens[j]
            if token.kind == "punct" or token.norm in _DAY_WORDS or token.pos == "adv":
                j += 1
                continue
            if token.pos == "prep" or token.norm in _ADVERBIAL or self.preposition(j):
                start = j if self.preposition(j) else j + 1
                passed = self.phrase_at(start, roof)
                j = max(passed.last if passed else start, j + 1)
                continue
            return self.phrase_at(j, roof)
        return None

    def _noun_slots(self, i: int, end: int, frame: Mapping[str, str], out: Slots) -> None:
        tokens = self.parsed.tokens
        if "subj" in frame:
            out["subj"] = list(self._described(i))
        last = tokens[end - 1]
        roof = self.end_of_clause(end - 1)
        j = end
        if last.analysis and last.analysis.enclitic.endswith("poss") and "gen" in frame:
            found = self.antecedent(i, last.analysis.enclitic)
            out["gen"] = [found] if found else []
            other = self._bare_object(j, roof)
            if other is not None:  # «منعه وفدا»
                out["by"], out["gen"] = out["gen"], list(other.parties)
        elif (
            "gen" in frame
            and j < roof
            and not last.norm.startswith("ال")
            and not self.preposition(j)
            and not self._conj(j)
            and tokens[j].kind != "punct"
        ):
            phrase = self.phrase_at(j, roof)
            if phrase is not None and j not in self.government:
                out["gen"] = list(phrase.parties)
                j = phrase.last
                other = self._bare_object(j, roof) if phrase.parties else None
                if other is not None:  # «اقتحام محتجين السفارة»: the genitive does it to what follows
                    out["by"], out["gen"] = out["gen"], list(other.parties)
                    j = other.last
                if phrase.demonym and phrase.parties != (phrase.demonym,):
                    out.setdefault("adj", []).append(phrase.demonym)
        k = end
        while k < roof and k - end < 4 and (tokens[k].pos in ("adj", "noun", "adj_comp") or k in self.government):
            if self.preposition(k):
                break
            if k in self.government and (
                k == end or tokens[k - 1].pos in ("adj", "noun", "adj_comp") or k - 1 in self.government or k - 1 < end
            ):
                out.setdefault("adj", []).append(self.government[k])
            elif self.units.at(k) is not None or (self._conj(k) and k + 1 not in self.government):
                break
            k += 1

    def _bare_object(self, j: int, roof: int) -> NounPhrase | None:
        """A party in the accusative right behind a verbal noun's genitive: its object."""
        if j >= roof or self.preposition(j) or self._conj(j) or self.units.at(j) is None:
            return None
        return self.phrase_at(j, roof)

    def _prepositions(self, i: int, end: int, frame: Mapping[str, str], out: Slots) -> None:
        tokens = self.parsed.tokens
        roof = self.end_of_clause(end - 1)
        j = end
        ours = set(frame)
        while j < roof:
            token = tokens[j]
            if j in self.frames and not any(j <= k for k in range(i, end)):
                ours -= set(self.frames[j])
                if self.preposition(j) == "":
                    j += 1
                    continue
            by = next((p for p in _BY if tuple(t.norm for t in tokens[j : j + len(p)]) == p), None)
            if by and j + len(by) < roof:
                phrase = self.phrase_at(j + len(by), roof)
                if phrase:
                    out.setdefault("by", []).extend(phrase.parties)
                    j = phrase.last
                    continue
            slot, start = "", j
            if (
                token.kind == "word"
                and token.norm in ours
                and token.pos in ("prep", "adv", "noun", "conj", "")
                and self.units.at(j) is None
                and token.norm not in ("gen", "adj")
            ):
                slot, start = token.norm, j + 1
                if token.analysis and token.analysis.enclitic:
                    found = self.antecedent(i, token.analysis.enclitic)
                    if found:
                        out.setdefault(slot, []).append(found)
                    j += 1
                    continue
            elif self.preposition(j) in ours:
                slot = self.preposition(j)
            if slot and start < roof:
                phrase = self.phrase_at(start, roof, slot)
                if phrase is not None:
                    out.setdefault(slot, []).extend(p for p in phrase.parties if p not in out.get(slot, []))
                    ours.discard(slot)
                    j = max(phrase.last if phrase.parties else j + 1, j + 1)
                    continue
            j += 1

    def _described(self, i: int) -> tuple[str, ...]:
        """The party that an adjective or participle describes: the unit right before it, else the clause's subject."""
        tokens = self.parsed.tokens
        floor = max(self.parsed.sentence_at(i).first, i - _INHERITS)
        before = i - 1
        if before > floor and tokens[before].form in "،,":
            before -= 1
        unit = self.units.covering(before) if before >= floor else None
        if unit is not None and unit.type != "Place":
            return (unit.key,)
        for k in range(i - 1, floor - 1, -1):
            if self.is_verb(k):
                return self.subject(k)
        return ()

    def antecedent(self, i: int, enclitic: str) -> str:
        """Whom a pronoun suffix at token i means: the only unit before it in its sentence, else in the sentence before,
        that agrees; "" where none or several do."""
        person = enclitic.split("_")[0]
        if not person.startswith("3"):
            return ""
        sentence = self.parsed.sentence_at(i)
        found = {u.key for u in self.units.inside(sentence.first, i) if u.last <= i and self._agrees(u, person)}
        if not found and sentence.index > 0:
            previous = self.parsed.sentences[sentence.index - 1]
            found = {u.key for u in self.units.inside(previous.first, previous.last) if self._agrees(u, person)}
        return found.pop() if len(found) == 1 else ""

    def _agrees(self, unit: Unit, person: str) -> bool:
        if unit.type == "Place":
            return False
        head = self.parsed.tokens[unit.first].analysis
        if unit.type == "Role":
            number = head.number if head else ""
            return {"3mp": number == "p", "3ms": number == "s", "3fs": number in ("s", "p"), "3d": number == "d"}.get(
                person, False
            )
        if unit.type == "Person":
            return person == "3ms" or (person == "3fs" and bool(head and head.gender == "f"))
        masculine = self.parsed.tokens[unit.first].norm.removeprefix("ال") in _MASCULINE_HEADS
        return person == ("3ms" if masculine else "3fs")
