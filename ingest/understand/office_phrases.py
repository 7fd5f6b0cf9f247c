"""The office that a title phrase of an article names: its title, and the state or body inside it, behind it or implied."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from ingest.arabic.normalise import fold
from ingest.describe import ids
from ingest.model import Entity, Mention, Parsed, Token
from ingest.resolve.offices import Office, Offices
from ingest.resolve.surroundings import state_of_most
from ingest.words import words

_IMPLIED = words("offices.of_a_state")
_PREPOSITIONS = words("titles.inside_words")
_IN = fold("في")


@dataclass(frozen=True)
class OfficePhrases:
    """Reads the offices of one article. `publisher` is the key of its outlet's entity, or ""."""

    parsed: Parsed
    offices: Offices
    entities: tuple[Entity, ...]
    publisher: str = ""

    def at(self, first: int, last: int, body: str = "") -> Office | None:
        """The known office that tokens [first, last) name, with a body that `ل` joins behind them.

        `body` is an authority key that is known from elsewhere; None where no body or no office of the authority fits.
        """
        inside = [(m, e) for m, e in self.named if first <= m.first < last]
        there: list[Mention] = []
        if any(w in self.offices.authority.demonyms for w in self._words(first, last)):
            # «وزير الخارجية المصري في أنقرة»: where he is, not whose minister he is
            there = [m for m, _ in inside if self.parsed.tokens[m.first - 1].norm == _IN]
            inside = [(m, e) for m, e in inside if m not in there]
        behind = self._behind(last)
        found: list[Office] = []
        for mention, entity in [*inside, *([behind] if behind else [])]:
            outside = self._words(first, last, mention)
            for key in _bodies(entity):
                found.append(self.offices.office(outside, key))
            if entity.state and entity.kind != "state":
                found.append(self.offices.office(self._words(first, max(last, mention.last)), f"gov-{entity.state}"))
        title = self._words(first, last, *there)
        of = {self.offices.authority.demonyms[w] for w in title if w in self.offices.authority.demonyms}
        if not inside and not behind and len(of) == 1:
            found.append(self.offices.office(title, f"gov-{of.pop()}"))
        if body:
            states = [m for m, e in inside if e.kind in ("state", "country", "capital")]
            found.insert(0, self.offices.office(self._words(first, last, *states), body))
        known = [o for o in dict.fromkeys(found) if o.title and o in self.offices.tenures]
        return known[0] if known else None

    def implied(self, first: int, last: int) -> tuple[Office, float] | None:
        """The office of tokens [first, last) that name no body, at the state that the article is about, and how sure that is:
        more where it is the outlet's own."""
        named = any(first <= m.first < last for m, _ in self.named) or self._behind(last) is not None
        title = self._words(first, last)
        if named or not self.home or any(w in self.offices.authority.demonyms for w in title):
            return None
        office = self.offices.office(title, f"gov-{self.home}")
        parts = office.title.split()
        if office not in self.offices.tenures or not parts or parts[0] not in _IMPLIED:
            return None
        outlet = next((e.state for e in self.entities if e.key == self.publisher), "")
        return office, 0.8 if outlet == self.home else 0.65

    @cached_property
    def home(self) -> str:
        """The state that more than half of the names and demonyms of states belong to; "" for none."""
        return state_of_most(self.parsed, self.named, self.offices.authority)

    def authority_key(self, key: str) -> str:
        """The authority key of an entity's key (its IRI); "" where the authority does not know it."""
        found = key.removeprefix(ids.authority_entity(""))
        return found if found in self.offices.authority.entries else ""

    @cached_property
    def named(self) -> list[tuple[Mention, Entity]]:
        """The article's mentions with their entities, in order."""
        return sorted(((m, e) for e in self.entities for m in e.mentions), key=lambda x: x[0].first)

    def _behind(self, last: int) -> tuple[Mention, Entity] | None:
        """The name that ل joins to a title before it: «الأمين العام للأمم المتحدة»."""
        for mention, entity in self.named:
            if mention.first == last:
                lead = self.parsed.text[self.parsed.tokens[last].start : mention.start]
                return (mention, entity) if fold(lead).startswith("ل") else None
        return None

    def _words(self, first: int, last: int, *without: Mention) -> list[str]:
        """The words of tokens [first, last) as the title has them, without some names and the prepositions; «وزيرا» as «وزير»."""
        out = []
        for token in self.parsed.tokens[first:last]:
            inside = any(m.first <= token.index < m.last for m in without)
            if token.kind == "word" and not inside and token.norm not in _PREPOSITIONS:
                dual = token.index == first and token.analysis is not None and token.analysis.number == "d"
                conj = token.analysis.conj if token.analysis and token.index > first else ""
                out.append(token.lemma if dual else conj + _bare(token))
        return out


def _bare(token: Token) -> str:
    """A word without the traces of its pronoun: خارجيته gives خارجية, وزرائه gives وزراء."""
    if token.analysis is None or not token.analysis.enclitic:
        return token.norm
    if token.norm.endswith("ت"):
        return token.norm[:-1] + "ه"
    return token.norm[:-1] + "ء" if token.norm.endswith("اي") else token.norm


def _bodies(entity: Entity) -> Iterable[str]:
    """The authority keys that an office of this entity may be listed under."""
    if entity.type == "Place" and entity.state and entity.kind in ("country", "capital"):
        yield f"gov-{entity.state}"
    elif entity.authority and entity.type in ("Government", "Organization"):
        yield entity.authority
