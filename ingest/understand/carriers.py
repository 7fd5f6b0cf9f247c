"""Who acts where a verbal noun names nobody: the verb that carries it, controls it or asks for it says so."""

from __future__ import annotations

from dataclasses import dataclass

from ingest.arabic.normalise import fold
from ingest.model import Parsed
from ingest.understand.lexicon import PREPOSITIONS
from ingest.understand.parties import RECIPROCAL
from ingest.understand.subjects import DAY_WORDS
from ingest.understand.syntax import Slots, Syntax
from ingest.understand.triggers import Hit
from ingest.words import words

_PREPOSITIONS = frozenset(map(fold, PREPOSITIONS))
_ASPECT = words("events.aspect")
_ASKS = words("events.asks")
_SUPPORT = words("events.support")
_ANNOUNCES = words("events.announces")
_LIGHT_NOUNS = words("events.light_nouns")
_WITH = frozenset(map(fold, ("مع", "ب")))
_MEANWHILE, _IN = frozenset(map(fold, ("خلال", "أثناء"))), "في"


@dataclass(frozen=True)
class Carriers:
    """Finds them in one article; what is found goes into `frame` and `slots` as the slot `support`."""

    parsed: Parsed
    syntax: Syntax

    def support(self, hit: Hit, frame: dict[str, str], slots: Slots) -> None:
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
            if frame.get(s, "actor" if s == "by" else "") == "actor" and not all(map(self.syntax.is_place, parties))
        }
        if acting and not (trigger.category in RECIPROCAL and acting <= _WITH):
            return  # «أجرى وفد مقابلة مع الرئيس»: whom one meets with leaves open who meets
        if self._relative(hit, frame, slots) or self._governed(hit.first):
            return
        if trigger.category == "ASSAULT" and tokens[hit.first - 1].norm in _MEANWHILE:
            return  # «هجوم شنه مسلحون خلال عملية عسكرية»: who struck has not led the operation
        if (
            trigger.category in RECIPROCAL
            and tokens[hit.first - 1].norm in (*_MEANWHILE, _IN)
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
        verb = self.syntax.verb_before(hit.first)
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
        own = self.parsed.tokens[i].analysis
        joined = own is not None and bool(own.conj)
        if before is None or before.pos != "noun" or self.syntax.preposition(i) or joined:
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
