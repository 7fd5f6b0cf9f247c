"""Titles that the article gave to somebody and that stand alone later: «الرئيس», «رئيس مجلس الوزراء»."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from ingest.model import Entity, Mention, Parsed
from ingest.recognise.titles import Title, Titles, title_after, title_before
from ingest.resolve.authority import Authority
from ingest.resolve.nearest import Candidate, Found, nearest
from ingest.words import words

_ITSELF = words("offices.itself")
_HEADS_OF_STATE = words("titled.heads_of_state")
_OF_A_STATE = words("titled.of_a_state")


@dataclass(frozen=True)
class Titled:
    """The titles of the persons of one article; `named` are its names in order."""

    parsed: Parsed
    titles: Titles
    authority: Authority
    named: list[tuple[Mention, Entity]]

    def alone(self, i: int) -> Found | None:
        """Whom a definite title of one word at token i means: the person of that title named last before it."""
        token = self.parsed.tokens[i]
        analysis = token.analysis
        if self.titles.kind(token) != "office" or i in self._at_names or analysis is None or analysis.number != "s":
            return None
        if self._itself(i):
            return None
        following = self.parsed.tokens[i + 1] if i + 1 < len(self.parsed.tokens) else None
        if following is not None and following.norm.startswith("ال") and self.titles.kind(following) is not None:
            return None  # «الرئيس المدير العام»
        holders = {key for first, key, title in self._titles if first < i and not title.former and self._same(title, i)}
        fitting = [Candidate(m.last, e.key) for m, e in self.named if m.last <= i and e.key in holders]
        found = nearest(self.parsed, i, fitting)
        return Found(i + 1, found[0], "Person", "title alone", found[1]) if found else None

    def phrase(self, i: int) -> Found | None:
        """Whom a title of two words or more at token i means: the only person before it who has it in the article."""
        tokens = self.parsed.tokens
        if self.titles.kind(tokens[i]) != "office" or i in self._at_names or self._itself(i):
            return None
        for title, holders in self._phrases.items():
            span = tokens[i : i + len(title)]
            if tuple(t.norm for t in span) != title:
                continue
            last = i + len(title)
            after = tokens[last] if last < len(tokens) else None
            if after is not None and after.pos in ("noun_prop", "adj", "") and after.kind == "word" and not after.base:
                return None
            keys = {key for first, key in holders if first < i}
            if len(keys) == 1:
                return Found(last, keys.pop(), "Person", "title in full", 0.9)
        return None

    def _itself(self, i: int) -> bool:
        """Whether the word before token i makes a title the office and not its holder: «منصب الرئيس», «قائما بأعمال الوزير»."""
        before = self.parsed.tokens[i - 1] if i else None
        return before is not None and (before.lemma in _ITSELF or before.norm in _ITSELF)

    def _same(self, title: Title, i: int) -> bool:
        """Whether the head of a title is the noun at token i, of the same gender («الوزيرة»); «الرئيس» is a state's."""
        head, token = self.parsed.tokens[title.first], self.parsed.tokens[i]
        genders = {t.analysis.gender for t in (head, token) if t.analysis is not None}
        if head.lemma != token.lemma or len(genders) != 1:
            return False
        if token.lemma not in _HEADS_OF_STATE or head.norm.startswith("ال"):
            return True
        states = {m.first for m, e in self.named if e.kind in ("state", "country")}
        return title.first + 1 in states or self.parsed.tokens[title.first + 1].norm in _OF_A_STATE

    @cached_property
    def _titles(self) -> tuple[tuple[int, str, Title], ...]:
        return tuple(self._read())

    @cached_property
    def _at_names(self) -> frozenset[int]:
        """Where the titles that stand at a name begin: they say who somebody is and refer to nobody."""
        return frozenset(title.first for _, _, title in self._titles)

    def _read(self) -> Iterator[tuple[int, str, Title]]:
        persons = [(m, e) for m, e in self.named if e.type == "Person"]
        before = 0  # the token behind the person before
        for number, (mention, entity) in enumerate(persons):
            following = persons[number + 1][0].first if number + 1 < len(persons) else len(self.parsed.tokens)
            titles = [title_before(self.parsed, self.titles, mention.first, before)]
            after = title_after(self.parsed, self.titles, mention.last)
            if after is not None and after.last < following:  # else it is the next one's title
                titles.append(after)
            if entity.authority or " " in entity.label_ar:
                yield from ((mention.first, entity.key, t) for t in titles if t is not None and t.kind == "office")
            before = mention.last

    @cached_property
    def _phrases(self) -> dict[tuple[str, ...], list[tuple[int, str]]]:
        """Words of a title of two words or more, closing demonyms off → (where, person) in order."""
        out: dict[tuple[str, ...], list[tuple[int, str]]] = {}
        for first, key, title in self._titles:
            words = [t.norm for t in self.parsed.tokens[title.first : title.last] if t.kind == "word"]
            while len(words) > 2 and words[-1] in self.authority.demonyms:
                words.pop()
            if len(words) > 1:
                out.setdefault(tuple(words), []).append((first, key))
        return out
