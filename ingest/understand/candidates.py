"""Who can say what a verb of saying tells: agreement, who is asked instead of speaking, whose the text is."""

from __future__ import annotations

from dataclasses import dataclass

from ingest.arabic.normalise import fold
from ingest.model import RolePhrase, Sentence
from ingest.understand.contents import Contents
from ingest.understand.parties import Parties
from ingest.understand.units import Unit, number_of
from ingest.words import words

_ASKS = words("statements.asks")
_IN_IT = words("statements.in_it")
_TEXTS = words("statements.texts")
_TEXT_REACH = 12  # tokens
_ISSUES = words("statements.issues")
_REPORTERS = words("statements.reporters")
_ONE_OF = words("statements.one_of")


@dataclass
class Candidates(Contents):
    """Tells of the parties of one article whether they can be the speaker of a verb."""

    def _author_of_text(self, i: int, sentence: Sentence) -> str:
        """«أصدر البيت الأبيض بيانا قال فيه إن», «تسجيل لأحد المفاوضين قال فيه»: whose the text is that the verb describes, where
        «فيه» or «فيها» follows; the party behind the text's noun before the subject of the verb that tells of it."""
        tokens = self.parsed.tokens
        if i + 1 >= sentence.last or fold(tokens[i + 1].form) not in _IN_IT:
            return ""
        text = next((k for k in range(i - 1, sentence.first, -1) if self._a_text(k)), None)
        if text is None or i - text > _TEXT_REACH:
            return ""
        owners = [
            u
            for u in self.syntax.units.inside(text + 1, i)
            if u.type != "Place" and self.syntax.preposition(u.first) == "ل" and self._said_by(u.key, i)
        ]
        if owners:
            return owners[0].key
        verb = next((k for k in range(text, sentence.first - 1, -1) if self.syntax.is_verb(k)), None)
        if verb is None or tokens[verb].lemma not in _ISSUES:
            return ""
        subject = self.syntax.subject(verb) if verb is not None and not self._passive(verb) else ()
        return subject[0] if len(subject) == 1 and self._said_by(subject[0], i) else ""

    def _a_text(self, k: int) -> bool:
        """Whether token k is an indefinite noun of a text: «بيانا», «في رسالة»; not «تصريحات ترامب»."""
        token, analysis = self.parsed.tokens[k], self.parsed.tokens[k].analysis
        if analysis is None or token.norm.startswith("ال") or analysis.enclitic:
            return False
        if token.norm not in _TEXTS and token.lemma not in _TEXTS:
            return False
        return analysis.state == "i" or fold(token.form).endswith("ا")

    def _whose_reporter(self, j: int) -> bool:
        """«أضافت في تصريح لمراسل "الجوهرة أف أم"»: the outlet at token j is whose reporter was spoken to."""
        tokens = self.parsed.tokens
        k = j - 1
        while k > 0 and tokens[k].kind == "punct" and tokens[k].form in '"«“':
            k -= 1
        return tokens[k].lemma in _REPORTERS

    def _is_asked(self, key: str, i: int) -> bool:
        """Whether a masculine verb that asks or is taken for a noun has a feminine party behind it, which then is no subject."""
        token, analysis = self.parsed.tokens[i], self.parsed.tokens[i].analysis
        units = [u for u in self.syntax.units.by_first.values() if u.key == key]
        if analysis is None or not units or units[0].type == "Person":
            return False
        asks = analysis.pos != "verb" or (token.lemma in _ASKS and analysis.gender == "m")
        return asks and self.syntax.gender(units[0]) == "f" and self._singular(key)

    def _singular(self, key: str) -> bool:
        role = self.syntax.units.roles.get(key)
        return role is None or self._one(role)

    def _passive(self, k: int) -> bool:
        analysis = self.parsed.tokens[k].analysis
        return analysis is not None and analysis.voice == "p"

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
            return any(self._agrees(u, f"3{verb.gender}{verb.number}") for u in mine)
        gender = units.genders.get(key) or next((self.syntax.gender(u) for u in mine if u.first < u.core), "")
        return verb.number == "s" and gender in (verb.gender, "")

    def _agrees(self, unit: Unit, person: str) -> bool:
        """Whether a pronoun of that person can mean the unit; «أحد الوزراء» is one man, «إحدى الشركات» one feminine thing."""
        lead = self.parsed.tokens[unit.first].norm
        if unit.type == "Role" and lead in _ONE_OF:
            return person == ("3ms" if lead == "احد" else "3fs")
        return self.syntax.agrees(unit, person)

    def _one(self, role: RolePhrase) -> bool:
        """Whether a role phrase is in the singular."""
        return number_of(self.parsed, role) == "s"

    def _predicate(self, unit: Unit) -> bool:
        """Whether a role phrase says what somebody is: «انتخب رئيسا»."""
        head = self.parsed.tokens[unit.first].analysis
        return head is not None and head.case == "a" and head.state == "i" and head.number == "s"

    def is_media(self, key: str) -> bool:
        """Whether a party is an outlet, a news agency or a platform, by name or not: «وسائل إعلام محلية»."""
        return Parties(self.parsed, self.syntax.units, self.syntax.targets).is_media(key)
