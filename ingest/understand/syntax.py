"""Who stands in which slot of a verb or a verbal noun: a shallow grammar over tokens and party units.

Arabic news is verb-first or subject-first; prepositions, the genitive and the demonym say the rest. Nothing is taken from
beyond the clause, and a slot that the grammar does not fill stays empty. The layers below: `clauses`, `phrases`,
`subjects`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ingest.arabic.normalise import fold
from ingest.arabic.numerals import number
from ingest.understand.cues import circumstantial
from ingest.understand.phrases import ABOUT, NounPhrase
from ingest.understand.subjects import ADVERBIAL, DAY_WORDS, INHERITS, Subjects
from ingest.understand.units import Unit, number_of
from ingest.words import words

__all__ = ["NounPhrase", "Slots", "Syntax"]

_BY = tuple(tuple(map(fold, p.split())) for p in ("من قبل", "على يد", "على أيدي", "من جانب", "من طرف", "بواسطة"))
_LIGHT = words("syntax.light")

Slots = dict[str, list[str]]


@dataclass
class Syntax(Subjects):
    """Grammar of one article. `frames` are the frames of nominal triggers by token: a preposition behind one is its own."""

    frames: dict[int, Mapping[str, str]] = field(default_factory=dict)

    def slots(self, i: int, frame: Mapping[str, str], pos: str, end: int) -> Slots:
        """Slot → parties for the trigger at tokens [i, end) by its frame."""
        out: Slots = {}
        if pos == "noun":
            self._noun_slots(i, end, frame, out)
        elif pos == "adj":
            out["subj"] = list(self._described(i))
            if "obj" in frame:  # «متهما روسيا بزعزعة الأمن»
                other = self._bare_object(end, self.end_of_clause(end - 1))
                out["obj"] = list(other.parties) if other else []
        else:
            self._verb_slots(i, end, frame, out)
        self._prepositions(i, end, frame, out)
        if pos == "noun" and frame.get("ل") == frame.get("الي") == "recipient" and out.get("ل") and out.get("الي"):
            out.setdefault("by", []).extend(out.pop("ل"))  # «زيارة لبوتين إلى تركيا»: the visitor
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
        if all(self.is_place(p) for p in subject):
            subject = self.carried_over(i) or subject
        if passive:
            after = self.behind(i)
            if subject and after is not None and after.first == i + 1 and after.parties and after.parties != subject:
                passive = (
                    False  # «أنه سيقاضي العكرمي»: with a subject before it and a party behind it, it is no passive
                )
            elif after is not None and (self._counts_behind(i, after) or self._object_behind(i, after)):
                passive = False
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

    def _counts_behind(self, i: int, after: NounPhrase) -> bool:
        """Whether a state or body right behind a verb has a number behind it: «قتلت إسرائيل ثلاثة من …» is no passive."""
        unit, tokens = self.units.at(after.first), self.parsed.tokens
        acts = unit is not None and (unit.type in ("Government", "Organization") or self._acts(unit))
        if after.first != i + 1 or not acts:
            return False
        return after.last < self.end_of_clause(i) and number(tokens[after.last].form) is not None

    def _object_behind(self, i: int, after: NounPhrase) -> bool:
        """Whether a party right behind a verb has another one behind it that nothing governs: «أوقفت وحدة أمنية، مساء أمس،
        رئيس الحركة», «واتهم لعمامرة المغرب» are no passives. An apposition («الغنوشي، زعيم الحركة،») is no other party."""
        if after.first != i + 1 or len(after.parties) != 1:
            return False
        found = self._object_from(after.last, self.end_of_clause(i))
        if found is None or not found.parties or found.parties == after.parties:
            return False
        unit, other = self.units.at(after.first), self.units.at(found.first)
        if unit is None or other is None or other.type == "Place" or self._conj(found.first):
            return False
        if unit.type == "Person":
            return other.type in ("Government", "Organization", "Person") and other.first >= other.core
        return unit.type in ("Government", "Organization") or self._acts(unit)

    def _acts(self, unit: Unit) -> bool:
        """Whether an unnamed party is a body that acts, by its noun: «السلطات الإيرانية»."""
        role = self.units.roles.get(unit.key)
        return role is not None and self.targets.get(role.head) == "group"

    def _object_from(self, j: int, roof: int) -> NounPhrase | None:
        """The first bare noun phrase from token j on; what prepositions and «قبل», «بعد» … govern is passed over."""
        tokens = self.parsed.tokens
        while j < roof:
            token = tokens[j]
            if token.kind == "punct" or token.norm in DAY_WORDS or token.pos == "adv" or token.norm in ABOUT:
                j += 1
                continue
            if token.pos == "prep" or token.norm in ADVERBIAL or self.preposition(j):
                start = j if self.preposition(j) else j + 1
                passed = self.phrase_at(start, roof)
                j = max(passed.last if passed else start, j + 1)
                continue
            return self.phrase_at(j, roof)
        return None

    def _noun_slots(self, i: int, end: int, frame: Mapping[str, str], out: Slots) -> None:
        tokens = self.parsed.tokens
        if "subj" in frame:
            own = self.units.covering(i)
            out["subj"] = [own.key] if own is not None and own.type == "Role" else list(self._described(i))
            return
        last = tokens[end - 1]
        roof = self.end_of_clause(end - 1)
        j = end
        if end > i + 1 and last.pos == "prep" and last.norm in frame:  # «ضغوط على إسرائيل»
            governed = self.phrase_at(j, roof) if j < roof else None
            out[last.norm] = list(governed.parties) if governed else []
            return
        if last.analysis and last.analysis.enclitic.endswith("poss") and last.analysis.number == "s" and "gen" in frame:
            found = self.antecedent(i, last.analysis.enclitic)
            out["gen"] = [found] if found else []
            if frame.get("gen") == frame.get("ل") == "recipient" and self._for_whom(end, roof):
                out["by"], out["gen"] = out["gen"], []  # «دعمها للجهود»: the suffix acts, «ل» says on whom
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
                if "adj" in frame and phrase.demonym and phrase.parties != (phrase.demonym,):
                    out.setdefault("adj", []).append(phrase.demonym)
        k = end if "adj" in frame else roof
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

    def _for_whom(self, j: int, roof: int) -> bool:
        """Whether «ل» follows a token, adjectives aside."""
        while j < roof and self.parsed.tokens[j].pos == "adj" and not self.preposition(j):
            j += 1
        return j < roof and self.preposition(j) == "ل"

    def _bare_object(self, j: int, roof: int) -> NounPhrase | None:
        """A party in the accusative right behind a verbal noun's genitive: its object."""
        unit = self.units.at(j) if j < roof else None
        if unit is None or self.preposition(j) or self._conj(j):
            return None
        analysis = self.parsed.tokens[j].analysis
        genitive = analysis is not None and analysis.case == "g" and self.parsed.tokens[j - 1].pos == "noun"
        if unit.type == "Role" and genitive and not circumstantial(self.parsed.tokens[j - 1]):
            return None  # «إحراق سيارة عون أمن»: one genitive more
        return self.phrase_at(j, roof)

    def _prepositions(self, i: int, end: int, frame: Mapping[str, str], out: Slots) -> None:
        tokens = self.parsed.tokens
        roof = self.end_of_clause(end - 1)
        j = end
        ours = set(frame)
        nominal = tokens[i].pos == "noun" and end <= i + 1
        while j < roof:
            token = tokens[j]
            if nominal and token.pos == "noun" and self.preposition(j) == "ب" and self.units.covering(j) is None:
                ours -= {"ل"}  # «زيارة تاريخية بالنسبة لتونس»: the ل is of the noun before it
            if j in self.frames and not any(j <= k for k in range(i, end)):
                shared = {"مع", "بين"} if tokens[j - 1].norm == "علي" and j - 1 == end else set()
                ours -= set(self.frames[j]) - shared  # «التفاوض على اتفاق مع حماس»: with whom one negotiates
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
            elif self.preposition(j) in ours and not (nominal and self._of_another_noun(j, end)):
                slot = self.preposition(j)
            if slot and start < roof:
                phrase = self.phrase_at(start, roof, slot)
                if phrase is not None:
                    out.setdefault(slot, []).extend(p for p in phrase.parties if p not in out.get(slot, []))
                    ours.discard(slot)
                    j = max(phrase.last if phrase.parties else j + 1, j + 1)
                    continue
            j += 1

    def _of_another_noun(self, j: int, end: int) -> bool:
        """Whether a noun behind the trigger stands between it and «ل» or «ب»: «زيارة رفقة نواب عن الكتلة البرلمانية للحركة»."""
        k = j - 1
        while k >= end and self.parsed.tokens[k].pos in ("adj", "adj_comp"):
            k -= 1
        return k >= end and self.parsed.tokens[k].pos == "noun" and self.units.covering(k) is None

    def _described(self, i: int) -> tuple[str, ...]:
        """The party that an adjective or participle describes: the unit right before it, else the clause's subject."""
        tokens = self.parsed.tokens
        floor = max(self.parsed.sentence_at(i).first, i - INHERITS)
        before = i - 1
        if before > floor and tokens[before].form in "،,":
            before = -1 if circumstantial(tokens[i]) else before - 1  # «ندد شريف بالهجمات على المنشآت، متوعدا»
        unit = self.units.covering(before) if before >= floor else None
        if unit is not None and unit.type != "Place" and self._agrees_in_number(i, (unit.key,)):
            return (unit.key,)
        if tokens[i].norm.startswith("ال") and i > floor and tokens[i - 1].pos == "noun":
            return ()  # «الأصوات المنددة بالجريمة»: voices are no party
        verbs = [k for k in range(i - 1, floor - 1, -1) if self.is_verb(k)]
        if circumstantial(
            tokens[i]
        ):  # «وصف الوزير الحرب …، رافضا»: the main verb's subject, not that of a clause inside
            gender = "f" if tokens[i].norm.endswith("ه") else "m"
            outside = [k for k in verbs if not self.in_relative_clause(k)]
            verbs = [k for k in outside if (a := tokens[k].analysis) is not None and a.gender == gender] or verbs
        for k in verbs[:1]:
            subject = self.subject(k)
            return subject if self._agrees_in_number(i, subject) else ()
        return ()

    def _agrees_in_number(self, i: int, parties: tuple[str, ...]) -> bool:
        """Whether a participle can describe the parties: a plural in ـين no single person («المصدر … مطالبين»)."""
        plural = self.parsed.tokens[i].norm.endswith("ين") and self.parsed.tokens[i].pos in ("adj", "noun")
        if not plural or len(parties) != 1:
            return True
        entity, role = self.units.entities.get(parties[0]), self.units.roles.get(parties[0])
        if role is not None:
            return number_of(self.parsed, role) != "s"
        return entity is None or entity.type != "Person"
