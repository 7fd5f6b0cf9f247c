"""What became of those who are counted: the verb or verbal noun that has a counted phrase as its subject, object or genitive."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from ingest.arabic.normalise import fold
from ingest.model import Parsed
from ingest.understand.quantities.counts import Counted
from ingest.understand.quantities.lexicon import QuantityWords, Word
from ingest.understand.syntax import Syntax
from ingest.words import pairs, words

_REACH = 16
_TAKES_PLACE = words("quantities.takes_place")
_ILL, _PLAYERS = words("quantities.ill"), words("quantities.players")
_CASUALTIES = frozenset({"killed", "wounded"})
_STATE_OF, _COMPLETES = fold("حالة"), pairs("quantities.completes")
_OFF = words("quantities.off")
_COUNTED_AMONG, _FALL, _FELL = fold("عداد"), (fold("سقوط"),), (fold("سقط"),)
_UNTIL = frozenset({"حد", "الان"})  # «القضاء إلى حد الآن على 13 إرهابيا»
_HANDS = words("quantities.hands")
_AMID = words("quantities.amid")
_MEETS, _DEATH = words("quantities.meets"), words("quantities.death")
_ASIDE = words("quantities.among") | words("quantities.most")
_ADVERBS = words("syntax.day_words") | words("quantities.adverbs")


@dataclass(frozen=True, slots=True)
class Governor:
    """The kind that a trigger at token `at` gives to a counted phrase, and how it stands to it: before, behind, joined."""

    kind: str
    at: int
    last: int
    pos: str
    rule: str


@dataclass
class Governors:
    """Finds the governors of counted phrases in one article."""

    parsed: Parsed
    syntax: Syntax
    table: QuantityWords

    def of(self, found: Counted) -> Governor | None:
        """The trigger whose patient the counted phrase is; None where the grammar is not sure."""
        governor = self._ahead(found) or self._behind(found)
        if governor is None:
            return None
        if governor.kind in _CASUALTIES and self._ill(found, governor):
            return None
        if governor.kind == "arrested" and self._suspended(found):
            return None
        return governor

    def _ahead(self, found: Counted) -> Governor | None:
        """A trigger before the phrase: «مقتل 20 شخصا», «أصيب أمس 5», «الإفراج عن 3 أسرى», «مقتل مواطن و3 جنود»."""
        tokens = self.parsed.tokens
        sentence = self.parsed.sentence_at(found.first)
        head = tokens[found.first]
        joined = bool(head.analysis and head.analysis.conj) or (found.lead > 0 and head.form.startswith("و"))
        slot, at = self._slot(found, sentence.first)
        joined = joined or (at >= sentence.first and tokens[at].form == "و")
        if joined and at >= sentence.first and tokens[at].form == "و":
            at -= 1
        passed: list[int] = []
        if at >= sentence.first and tokens[at].norm in _HANDS:
            return None  # «قتلوا على يد 3 مهاجمين»
        k, floor = at + 1, max(sentence.first, found.first - _REACH)
        while k > floor:
            k -= 1
            token = tokens[k]
            if token.form == ")" and (opening := self._bracket(k, sentence.first)) is not None:
                floor, k = max(sentence.first, floor - (k - opening)), opening
                continue
            if token.kind == "punct":
                if token.form in "،," and not joined and (k != at or slot):
                    return None
                if token.form not in '«»"“”()،,-–':
                    return None
                continue
            triggers = (
                self.table.triggers_at(tokens, k)
                if self.syntax.units.covering(k) is None or (self.table.triggers_at(tokens, k))
                else ()
            )
            completed = any(t.words[0] in _COMPLETES.values() and len(t.words) == 1 for t in triggers)
            if completed and (self._completed(k) == k or (k > 0 and self.table.triggers_at(tokens, k - 1))):
                triggers = ()  # «إطلاق سراح» is a trigger of two words, read at its first; «إنقاذ حياة» is none of «حياة»
            if triggers:
                if at >= 0 and tokens[at].form in "،," and not joined and not self._over_comma(k, triggers, passed):
                    return None
                for trigger in triggers:
                    if self._takes(trigger, k, found, slot, joined, passed):
                        at = self._completed(k) if completed else k
                        return Governor(
                            self._kind(trigger, k),
                            at,
                            k + len(trigger.words),
                            trigger.role,
                            f"governed by a {trigger.role}",
                        )
                if (verb := self._homograph(k, slot, passed)) is not None:
                    return Governor(verb.kind, k, k + 1, "noun", "governed by a verb")
                return None
            if token.pos == "verb" and self.syntax.units.covering(k) is None:
                if token.norm in _TAKES_PLACE or token.lemma in _TAKES_PLACE:
                    continue
                return None
            if self.syntax.opens_clause(k):
                return None
            passed.append(k)
        return None

    def _over_comma(self, k: int, triggers: tuple[Word, ...], passed: list[int]) -> bool:
        """«اعتقلت الشرطة التركية، 21 موظفا»: a comma between the subject of a verb and its object."""
        subject = [i for i in passed if i > k]
        named = all(self.syntax.units.covering(i) is not None for i in subject)
        return bool(subject) and named and triggers[0].role == "verb"

    def _completed(self, k: int) -> int:
        """«إطلاق السلطات سراح 13 موقوفا», «أودى الحريق بحياة 17»: the word that the noun at token k completes; k for none."""
        tokens = self.parsed.tokens
        noun = {tokens[k].lemma, tokens[k].norm}
        for j in range(k - 1, max(k - 8, -1), -1):
            if {_COMPLETES.get(tokens[j].lemma), _COMPLETES.get(tokens[j].norm)} & noun:
                return j
        return k

    def _bracket(self, k: int, floor: int) -> int | None:
        """The bracket that opens what token k closes, in the sentence."""
        return next((j for j in range(k - 1, floor - 1, -1) if self.parsed.tokens[j].form == "("), None)

    def _homograph(self, k: int, slot: str, passed: list[int]) -> Word | None:
        """«قتل فيها 500 شخص»: a verb that was read as a noun, where a preposition follows it at once."""
        verbs = self.table.homographs_at(self.parsed.tokens, k)
        nearest = passed[-1] if passed else k
        follows = self._preposition(nearest) or self.parsed.tokens[nearest].norm in _ADVERBS
        return verbs[0] if verbs and not slot and nearest == k + 1 and follows else None

    def _slot(self, found: Counted, floor: int) -> tuple[str, int]:
        """The preposition that governs the phrase ("" for none), and the token before both."""
        tokens, at = self.parsed.tokens, found.first - 1
        head = tokens[found.first]
        if head.analysis is not None and head.analysis.prep and found.first != found.start:
            return head.analysis.prep, at
        if found.first == found.start and found.lead:
            lead = fold(head.form)[: found.lead].lstrip("وف").removesuffix("ال")
            if lead[:1] in ("ب", "ل", "ك"):
                return lead[:1], at
        if head.analysis is not None and head.analysis.prep and head.kind == "word":
            return head.analysis.prep, at
        if at >= floor and tokens[at].kind == "word":
            if tokens[at].form in ("ب", "ل", "ك"):
                return tokens[at].form, at - 1
            if tokens[at].norm == fold("عدد") and at - 1 >= floor:
                counted = tokens[at].analysis
                if counted is not None and counted.prep:
                    return counted.prep, at - 1  # «الاحتفاظ بعدد 2 أشخاص»
                at -= 1
            if not tokens[at].tail and (tokens[at].pos == "prep" or tokens[at].norm in _PREPOSITIONS):
                return tokens[at].norm, at - 1
        return "", at

    def _takes(self, trigger: Word, k: int, found: Counted, slot: str, joined: bool, passed: list[int]) -> bool:
        """Whether a trigger at token k has the phrase in its slot, over the tokens between them."""
        tokens = self.parsed.tokens
        analysis = tokens[k].analysis
        between = [i for i in passed if i >= k + len(trigger.words)]
        governing = [i for i in between if self._preposition(i) and tokens[i + 1].norm not in _UNTIL]
        if trigger.slot not in ("subj", "obj", "gen"):
            if slot == trigger.slot:
                return not governing or joined
            return joined and not slot and any(self._preposition(i) == trigger.slot for i in between)
        if slot:
            return False
        if trigger.role == "verb":
            if analysis is None or analysis.enclitic.endswith("dobj"):
                return False
            if trigger.words == _FELL and not self._fallen(found):
                return False
            if trigger.slot == "subj":
                return self._whole(trigger, k)
            return not self._agent(k, found, between)
        if trigger.words == _FALL and not self._fallen(found):
            return False
        if tokens[k].norm.startswith("ال") or tokens[k].tail or (k > 0 and tokens[k - 1].lemma == _STATE_OF):
            return False  # «25 بحالة إيقاف و7 بحالة فرار»
        if joined:
            return not any(tokens[i].norm in _AMID or self._parts(i) for i in between)
        gap = [i for i in between if tokens[i].norm != fold("عدد")]
        return all(self.syntax.units.covering(i) is not None for i in gap) and not governing

    def _fallen(self, found: Counted) -> bool:
        """«سقوط 4 جنود وإصابة 5»: dead where nothing says what they fell into; no «سقوط 3 أطفال في بئر»."""
        if found.modifier == "vague" or found.last >= len(self.parsed.tokens):
            return False
        nxt = self.parsed.tokens[found.last]
        return nxt.kind == "punct" or nxt.norm == fold("إضافة") or bool(nxt.analysis and nxt.analysis.conj)

    def _parts(self, i: int) -> bool:
        """Whether a preposition at token i keeps a joined phrase from its verbal noun; «من أجل السرقة» does not."""
        return self._preposition(i) in ("بعد", "منذ", "من") and self.parsed.tokens[i + 1].norm != "اجل"

    def _whole(self, trigger: Word, k: int) -> bool:
        """Whether the noun that makes «لقي», «قضى» a death follows: «لقي 4 عناصر من الشرطة حتفهم»."""
        if trigger.words[0] not in _MEETS or len(trigger.words) > 1:
            return True
        return any(t.lemma in _DEATH or t.norm in _DEATH for t in self.parsed.tokens[k + 1 : k + 14])

    def befalls(self, k: int, roof: int) -> str:
        """The kind of what the verb at token k says of its subject («قتلوا», «لقوا حتفهم»), "" for none."""
        for trigger in self.table.triggers_at(self.parsed.tokens, k):
            if trigger.role == "verb" and self._suffered(trigger, k, roof):
                return trigger.kind
        return ""

    def _agent(self, k: int, found: Counted, between: list[int]) -> bool:
        """Whether those who are counted do the deed: «قتل 3 مسلحين شرطيا», with a bare noun behind them."""
        tokens = self.parsed.tokens
        if between or found.last >= len(tokens):
            return False
        nxt = tokens[found.last]
        analysis = nxt.analysis
        return (
            nxt.pos == "noun"
            and analysis is not None
            and not analysis.conj
            and not analysis.prep
            and analysis.case == "a"
            and analysis.state == "i"
            and nxt.norm not in _ADVERBS
        )

    def _preposition(self, i: int) -> str:
        token = self.parsed.tokens[i]
        if token.pos == "prep" or token.norm in _PREPOSITIONS or fold(token.form) in _PREPOSITIONS:
            return token.norm or token.form
        return self.syntax.preposition(i)

    def _kind(self, trigger: Word, k: int) -> str:
        """The trigger's kind; casualties for «مقتل وإصابة 20»."""
        tokens = self.parsed.tokens
        analysis = tokens[k].analysis
        if trigger.kind in _CASUALTIES and k > 0 and analysis is not None and analysis.conj == "و":
            for other in self.table.triggers_at(tokens, k - 1):
                if other.role == trigger.role == "noun" and {other.kind, trigger.kind} == _CASUALTIES:
                    return "casualties"
        return trigger.kind

    def _behind(self, found: Counted) -> Governor | None:
        """A trigger behind the phrase: «20 شخصا قتلوا», «18 شخصا تم إيقافهم», «الأشخاص الخمسة الذين اعتقلوا»."""
        tokens = self.parsed.tokens
        sentence = self.parsed.sentence_at(found.first)
        k = found.last
        while k < min(sentence.last, found.last + 6):
            token = tokens[k]
            if token.norm == _COUNTED_AMONG and k + 1 < sentence.last:
                head = self.table.counted_at(tokens, k + 1, frozenset({"head"}))
                return Governor(head.kind, k, k + 1, "noun", "counted among") if head is not None else None
            if token.norm in _SKIPPED or (token.pos == "pron_rel" and self._definite(found, k)):
                k += 1
                continue
            if token.form in "،," and k == found.last and k + 1 < sentence.last and self.syntax.is_verb(k + 1):
                k += 1
                continue  # «3 أشخاص على الأقل، أصيبوا»
            if token.form in "،," and k == found.last and self._after_aside(k, sentence.last):
                k = self._after_aside(k, sentence.last)
                continue
            if token.kind == "punct" or self.syntax.opens_clause(k):
                return None
            for trigger in self.table.triggers_at(tokens, k):
                if trigger.role == "verb" and self._suffered(trigger, k, sentence.last):
                    return Governor(trigger.kind, k, k + len(trigger.words), "verb", "subject of a verb")
                if (
                    trigger.role == "noun"
                    and token.analysis
                    and token.analysis.enclitic.endswith("poss")
                    and (tokens[k - 1].norm in _TAKES_PLACE or tokens[k - 1].lemma in _TAKES_PLACE)
                ):
                    return Governor(trigger.kind, k, k + 1, "noun", "taken up by a pronoun")
            if token.norm in _TAKES_PLACE or token.lemma in _TAKES_PLACE:
                k += 1
                continue
            if token.pos == "verb" or (token.analysis is not None and token.analysis.conj):
                return None
            if token.pos == "prep" or token.norm in ("من", "في"):
                k += 2
                continue
            k += 1
        return None

    def _after_aside(self, k: int, roof: int) -> int:
        """The verb behind an aside on who they are, that the comma at k opens: «53 شخصا، معظمهم نساء، لقوا حتفهم»; else 0."""
        tokens = self.parsed.tokens
        if k + 1 >= roof or fold(tokens[k + 1].form) not in _ASIDE:
            return 0
        end = next((j for j in range(k + 2, min(roof - 1, k + 12)) if tokens[j].form in "،,"), 0)
        return end + 1 if end and self.syntax.is_verb(end + 1) else 0

    def _definite(self, found: Counted, k: int) -> bool:
        """Whether a relative pronoun at token k takes up the phrase: «الجنود الخمسة الذين», «1120 من الأشخاص الذين»."""
        before = self.parsed.tokens[k - 1].analysis
        return found.form == "behind" or (k == found.last and before is not None and before.article)

    def _suffered(self, trigger: Word, k: int, roof: int) -> bool:
        """Whether the subject of the verb at token k is the one it happens to: «قتلوا», with no object behind it."""
        tokens = self.parsed.tokens
        analysis = tokens[k].analysis
        if analysis is None or analysis.conj or analysis.enclitic.endswith("dobj") or analysis.person in ("1", "2"):
            return False
        if trigger.slot == "subj":
            return self._whole(trigger, k)
        if trigger.slot != "obj":
            return False
        if k + 1 >= roof:
            return True
        nxt = tokens[k + 1]
        if nxt.kind in ("number", "latin") or self.syntax.units.at(k + 1) is not None:
            return False
        return nxt.kind == "punct" or nxt.pos != "noun" or bool(self._preposition(k + 1)) or nxt.norm in _ADVERBS

    def _suspended(self, found: Counted) -> bool:
        """«إيقاف 3 ممرضات عن العمل»: nobody is arrested."""
        behind = self.parsed.tokens[found.last : found.last + 3]
        return any(a.norm == "عن" and b.norm in _OFF for a, b in pairwise(behind))

    def _ill(self, found: Counted, governor: Governor) -> bool:
        """Whether «إصابة» is an illness or a sport's: «إصابة 20 شخصا بفيروس»."""
        if governor.kind != "wounded":
            return False
        player = found.noun is not None and self.parsed.tokens[found.noun].lemma in _PLAYERS
        return player or self.ill(found.first)

    def ill(self, first: int) -> bool:
        """Whether an illness is named in the sentence of token `first`."""
        sentence = self.parsed.sentence_at(first)
        near = self.parsed.tokens[sentence.first : sentence.last]
        return any(t.lemma in _ILL or t.norm.removeprefix("ال") in _ILL for t in near)


_PREPOSITIONS = frozenset(
    map(
        fold,
        "في من على إلى عن مع بعد قبل خلال إثر عقب منذ ضد بين حول نحو لدى أمام وسط ضمن بسبب جراء قرب تحت فوق".split(),
    )
) - {fold("نحو")}
_SKIPPED = frozenset(map(fold, "قد كانوا كان آخرون آخرين آخر أيضا على الأقل لقد مايزالون مازالوا مايزال مازال".split()))
