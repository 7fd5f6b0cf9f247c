"""Noun phrases: which parties one names, with what is joined to it, and whom a pronoun suffix means."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ingest.arabic.normalise import fold
from ingest.arabic.numerals import number
from ingest.understand.clauses import Clauses
from ingest.understand.units import Unit, number_of
from ingest.words import words

MASCULINE_HEADS = words("syntax.masculine_heads")
ABOUT = words("phrases.about")
_THINGS = frozenset({"target", "media", "group"})
_INSTRUMENTS = words("phrases.instruments")  # «استهدفت مسيرة إسرائيلية سيارة»: who sent it acts
_QUANTITIES = words("syntax.quantities")


@dataclass(frozen=True)
class NounPhrase:
    """Tokens [first, last) and the parties that they name (none for «الأسعار»)."""

    first: int
    last: int
    parties: tuple[str, ...]
    demonym: str = ""


@dataclass
class Phrases(Clauses):
    """Noun phrases of one article. `government` gives the party for a demonym token, `targets` are the lemmas of nouns
    (with their kind) through which a demonym or a genitive names a party («مواقع حزب الله»)."""

    government: Mapping[int, str]
    targets: Mapping[str, str]

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
            if len(parties) == 1 and self._same_person(parties[0], joined):
                parties = []  # «الرئيس الفرنسي السابق وزعيم حزب الجمهوريين نيكولا ساركوزي» is one man
            parties += joined.parties
            end = joined.last
        return NounPhrase(j, end, tuple(dict.fromkeys(p for p in parties if p)), demonym)

    def _same_person(self, key: str, joined: NounPhrase) -> bool:
        """Whether an unnamed office holder is the person who is named with a further title right behind."""
        role, unit = self.units.roles.get(key), self.units.at(joined.first)
        if role is None or unit is None or unit.type != "Person" or self.targets.get(role.head) != "official":
            return False
        titled = unit.first < unit.core or self.parsed.tokens[role.last].form in "،,"
        return titled and number_of(self.parsed, role) == "s"

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
        if tokens[j].norm in ABOUT and j + 1 < roof:
            counted = self._single(j + 1, roof)  # «نحو 200 مسلح»
            return NounPhrase(j, counted.last, counted.parties, counted.demonym) if counted else None
        unit = self.units.at(j)
        if unit is not None:
            named = self._named_behind(unit, roof)
            return NounPhrase(j, (named or unit).last, ((named or unit).key,))
        token = tokens[j]
        if token.kind == "number" or token.pos in ("noun_num", "noun_quant") or number(token.form) is not None:
            inner = self._single(j + 1, roof) if j + 1 < roof and not self.preposition(j + 1) else None
            return NounPhrase(j, inner.last, inner.parties, inner.demonym) if inner else NounPhrase(j, j + 1, ())
        if token.pos not in ("noun", "adj", "noun_prop", "adj_comp") and not (
            token.kind == "word" and token.analysis is None
        ):
            return None
        return self._plain(j, roof)

    def _named_behind(self, unit: Unit, roof: int) -> Unit | None:
        """The person whom an unnamed one right before introduces: «رجل الدين نمر النمر», «المقاتل السابق خانغوشفيلي»."""
        role, other = self.units.roles.get(unit.key), self.units.at(unit.last) if unit.last < roof else None
        if (
            role is None
            or other is None
            or other.type != "Person"
            or self.preposition(other.first)
            or self._conj(other.first)
        ):
            return None
        return (
            other
            if number_of(self.parsed, role) == "s" and self.targets.get(role.head) in ("people", "armed", "expert")
            else None
        )

    def _plain(self, j: int, roof: int) -> NounPhrase:
        """A noun that is no unit, with adjectives and genitives behind it; a demonym or a genitive names its party."""
        tokens = self.parsed.tokens
        k = j + 1
        demonym = self.government.get(j, "")
        parties: tuple[str, ...] = ()
        owned = tokens[j].analysis
        near = self.units.at(k) if k < roof else None
        if owned and owned.enclitic.endswith("poss") and near and near.type == "Person" and not self._conj(k):
            return NounPhrase(j, near.last, (near.key,))  # «خلفه جو بايدن»
        personal = not {tokens[j].lemma, tokens[j].norm}.isdisjoint(self.targets) or tokens[j].lemma in _INSTRUMENTS
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
                if k > j + 1 and tokens[k - 1].norm.startswith("ال"):
                    break  # «دعا في خطاب العرش الجزائر إلى»: a genitive ends with the article
                if unit.type != "Place" and (k == j + 1 or tokens[k - 1].pos == "noun"):
                    parties = (unit.key,)
                k = unit.last
                continue
            if token.pos in ("adj", "adj_comp") or (token.pos == "noun" and k - j < 3):
                k += 1
                continue
            break
        return NounPhrase(j, k, (parties or ((demonym,) if demonym else ())) if personal else (), demonym)

    def is_place(self, key: str) -> bool:
        """Whether a party's key is a place's."""
        entity = self.units.entities.get(key)
        return entity is not None and entity.type == "Place"

    def antecedent(self, i: int, enclitic: str) -> str:
        """Whom a pronoun suffix at token i means: the only unit before it in its sentence, else in the sentence before,
        that agrees; "" where none or several do."""
        person = enclitic.split("_")[0]
        if not person.startswith("3"):
            return ""
        sentence = self.parsed.sentence_at(i)
        found = {u.key for u in self.units.inside(sentence.first, i) if u.last <= i and self.agrees(u, person)}
        if not found and sentence.index > 0:
            previous = self.parsed.sentences[sentence.index - 1]
            found = {u.key for u in self.units.inside(previous.first, previous.last) if self.agrees(u, person)}
        return found.pop() if len(found) == 1 else ""

    def agrees(self, unit: Unit, person: str) -> bool:
        """Whether a pronoun of that person («3ms») can mean the unit, by number and gender as far as they show."""
        if unit.type == "Place":
            return False
        gender = self.gender(unit)
        if unit.type != "Role":
            return person in ("3ms", "3fs") and gender in (person[1:2], "")
        role = self.units.roles.get(unit.key)
        number = number_of(self.parsed, role) if role is not None else ""
        if person in ("3mp", "3d"):
            human = role is None or self.targets.get(role.head, "people") not in _THINGS
            return human and number == {"3mp": "p", "3d": "d"}[person]
        return (number == "s" and gender == person[1:2]) or (person == "3fs" and number == "p")

    def gender(self, unit: Unit) -> str:
        """m, f, or "" where it does not show: of a title or common noun its own, of a state feminine but for a few."""
        token = self.parsed.tokens[unit.first]
        head = token.analysis
        if unit.type == "Role" or (unit.first < unit.core and head is not None and head.pos in ("noun", "adj")):
            return head.gender if head is not None else ""
        if unit.type == "Person":
            return self.units.genders.get(unit.key) or "m"
        entity = self.units.entities.get(unit.key)
        core = self.parsed.tokens[unit.core].norm
        if core.removeprefix("ال") in MASCULINE_HEADS:
            return "m"
        if entity is not None and entity.kind == "state":
            return "f"
        return "m" if core.startswith("ال") and not core.endswith(("ه", "ات", "ا")) else "f"
