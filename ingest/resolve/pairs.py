"""Definite duals that stand for two named before: «الجانبان», «البلدين», «الرئيسان»."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ingest.describe import ids
from ingest.model import Entity, EntityType, Mention, Parsed
from ingest.recognise.titles import Titles, title_after, title_before
from ingest.resolve.authority import Authority
from ingest.words import words

_STATES, _SIDES, _PERSONS = words("pairs.states"), words("pairs.sides"), words("pairs.persons")
_GOVERNMENTS = words("pairs.governments")  # two of them stand for themselves but where demonyms say whose they are
_ONE_OF = words("pairs.one_of")
_MEDIA = frozenset({"outlet", "agency", "platform"})
_OF_STATES = frozenset({"country", "capital"})
_SENTENCES = 3
_SURE = (0.85, 0.75, 0.65)  # by how many sentences back the two must be sought


@dataclass(frozen=True, slots=True)
class Pair:
    """Tokens [first, last) that stand for two entities (by key)."""

    first: int
    last: int
    keys: tuple[str, ...]
    type: EntityType
    rule: str
    confidence: float


@dataclass(frozen=True)
class Pairs:
    """Finds the pairs of an article."""

    titles: Titles
    authority: Authority

    def find(self, parsed: Parsed, entities: Iterable[Entity]) -> tuple[Pair, ...]:
        """The duals whose two are the only ones that fit in their sentence before them, or in it and one or two before it."""
        named = sorted(((m, e) for e in entities for m in e.mentions), key=lambda x: x[0].first)
        covered = {i for m, _ in named for i in range(m.first, m.last)}
        return tuple(
            p for i in range(len(parsed.tokens)) if i not in covered and (p := self._at(parsed, i, named, covered))
        )

    def _at(self, parsed: Parsed, i: int, named: list[tuple[Mention, Entity]], covered: set[int]) -> Pair | None:
        token = parsed.tokens[i]
        if token.analysis is None or token.analysis.number != "d" or not token.analysis.article:
            return None
        kind = next(
            (
                k
                for k, nouns in (("state", _STATES | _GOVERNMENTS), ("side", _SIDES), ("person", _PERSONS))
                if token.lemma in nouns
            ),
            "",
        )
        if not kind or (i and (parsed.tokens[i - 1].lemma in _ONE_OF or parsed.tokens[i - 1].norm in _ONE_OF)):
            return None
        said = [parsed.tokens[k].norm for k in range(i + 1, min(i + 3, len(parsed.tokens))) if k not in covered]
        states = [self.authority.demonyms[w] for w in said if w in self.authority.demonyms]
        if states:  # «الجانبان التونسي والليبي»
            if kind == "person" or len(set(states)) != 2:
                return None
            keys = tuple(ids.authority_entity(f"gov-{s}") for s in states)
            return Pair(i, i + 3, keys, "Government", "two demonyms", 0.95)
        if token.lemma in _GOVERNMENTS:
            return None
        sentence = parsed.sentence_at(i)
        wanted: dict[str, EntityType] = {}
        for back in range(min(_SENTENCES, sentence.index + 1)):
            here = parsed.sentences[sentence.index - back]
            found = dict(self._candidates(parsed, kind, token.lemma, here.first, min(here.last, i), named, covered))
            if kind == "side" and wanted and not wanted.keys() <= found.keys():
                return None  # the two sides are those of one sentence
            wanted |= found
            if len(wanted) == 2:
                keys = tuple(wanted)
                return Pair(i, i + 1, keys, wanted[keys[0]], "two before", _SURE[back])
            if len(wanted) > 2:
                return None
        return None

    def _candidates(
        self,
        parsed: Parsed,
        kind: str,
        lemma: str,
        first: int,
        last: int,
        named: list[tuple[Mention, Entity]],
        covered: set[int],
    ) -> Iterator[tuple[str, EntityType]]:
        """The entities in tokens [first, last) that a dual of that kind may mean: states, parties, or persons of the title."""
        inside = [(m, e) for m, e in named if first <= m.first < last]
        if kind == "person":
            for mention, entity in inside:
                titles = (
                    title_before(parsed, self.titles, mention.first),
                    title_after(parsed, self.titles, mention.last),
                )
                if entity.type == "Person" and any(t and parsed.tokens[t.first].lemma == lemma for t in titles):
                    yield entity.key, "Person"
            return
        found: dict[str, EntityType] = {}
        for _, entity in inside:
            if entity.state and (entity.type == "Government" or entity.kind in _OF_STATES):
                found[ids.authority_entity(f"gov-{entity.state}")] = "Government"
            elif kind == "side" and entity.type == "Organization" and entity.kind not in _MEDIA:
                found[entity.key] = "Organization"
        for token in parsed.tokens[first:last]:
            if token.index not in covered and token.kind == "word" and token.norm in self.authority.demonyms:
                found[ids.authority_entity(f"gov-{self.authority.demonyms[token.norm]}")] = "Government"
        if len(found) < 2:  # «التقى تبون ماكرون»: who speaks for a state stands for it, where the states are not named
            for _, entity in inside:
                if entity.state and (entity.type == "Person" or entity.kind == "parliament"):
                    found[ids.authority_entity(f"gov-{entity.state}")] = "Government"
        yield from found.items()
