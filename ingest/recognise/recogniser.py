"""The recogniser interface, and the default one: the authority, patterns, and the trained model together."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass, replace
from typing import Protocol

from ingest.arabic.normalise import fold
from ingest.data import folder
from ingest.errors import NabaError
from ingest.model import Mention, Parsed
from ingest.recognise import modelfile
from ingest.recognise.gazetteer import Gazetteer
from ingest.recognise.headed import HeadedRecogniser
from ingest.recognise.heard import Heard
from ingest.recognise.hits import authority_mentions, tokens_of
from ingest.recognise.knowledge import Knowledge
from ingest.recognise.names import opens_name
from ingest.recognise.opinion import Opinion
from ingest.recognise.people import PersonRecogniser
from ingest.recognise.repeats import administrations, repeated
from ingest.recognise.shortened import with_acronyms, without_heads
from ingest.recognise.spellings import Spellings
from ingest.recognise.tagger import Tagger
from ingest.recognise.titled import TitledFamilyNames
from ingest.recognise.titles import Titles, title_before
from ingest.resolve.authority import Authority
from ingest.resolve.namesakes import Namesakes
from ingest.words import words

_ARTISTS = words("recogniser.artists")


class Recogniser(Protocol):
    """Finds the names in an article. Implementations: `DefaultRecogniser`, `camel.CamelRecogniser`."""

    @property
    def name(self) -> str:
        """What `--recogniser` calls it."""
        ...

    def __call__(self, parsed: Parsed) -> tuple[Mention, ...]:
        """The mentions of an article, in order, the name alone without clitics and titles."""
        ...


@dataclass(frozen=True)
class DefaultRecogniser:
    """Names of the authority, persons by shape and title, both by sound, headed names, then those of the trained model.

    Earlier ones win overlaps, but where the model is sure (`opinion.py`).
    """

    authority: Authority
    gazetteer: Gazetteer
    people: PersonRecogniser
    headed: HeadedRecogniser
    titles: Titles
    heard: Heard
    tagger: Tagger
    titled: TitledFamilyNames
    name: str = "default"

    def __call__(self, parsed: Parsed) -> tuple[Mention, ...]:
        """See `Recogniser`."""
        opinion = Opinion.of(parsed, self.tagger)
        named = authority_mentions(parsed, self.gazetteer, self.authority)
        after_places = [person for m in named if (person := self._named_after(parsed, m))]
        apart = tokens_of(after_places)
        families = {fold(parsed.tokens[m.last - 1].form) for m in named if m.type == "Person" and m.last - m.first > 1}
        known = [m for m in named if not self._other_first_name(parsed, m, families) and m.first not in apart]
        known = [self._longer(parsed, m) for m in opinion.standing(known)]
        taken = tokens_of(known) | apart
        persons = [*after_places, *opinion.settled(self.people.find(parsed, taken), taken)]
        known = [m for m in known if not self._taken_over(parsed, m, persons)]
        known, persons = self.heard(parsed, known, persons)
        taken = tokens_of(known)
        taken |= tokens_of(persons)
        headed = opinion.settled(self.headed.find(parsed, taken), taken)
        taken |= tokens_of(headed)
        found = without_heads(parsed, [*known, *persons, *headed])
        found = with_acronyms(parsed, found, self.authority)
        taken = tokens_of(found)
        # A lone name is first looked for among those of persons named in full, also by the model.
        further = opinion.further(taken)
        alone = [m for m in further if m.type == "Person" and _one_part(parsed, m)]
        found += [m for m in further if m not in alone]
        taken = tokens_of(found)
        found += repeated(parsed, found, taken, self.authority)
        taken = tokens_of(found)
        found += [m for m in alone if m.first not in taken]
        found += self.titled.find(parsed, tuple(found), tokens_of(found))
        found += administrations(parsed, found, self.titles, self.authority)
        return tuple(sorted(found, key=lambda m: (m.start, -m.end)))

    def _named_after(self, parsed: Parsed, mention: Mention) -> Mention | None:
        """The person whose family name a place's name is: «الممثل دينزل واشنطن», with a title and a given name before it."""
        tokens, i = parsed.tokens, mention.first
        if mention.type == "Person" or mention.last - i > 1 or i < 2 or mention.start > tokens[i].start:
            return None
        given, form = tokens[i - 1], fold(tokens[i - 1].form)
        if given.kind != "word" or given.pos not in ("", "noun_prop") or given.base or form.startswith("ال"):
            return None
        if form in self.authority.names or form in self.authority.demonyms or self.titles.kind(given) is not None:
            return None
        title = title_before(parsed, self.titles, i - 1)
        if title is None or (
            title.kind != "profession" and tokens[title.first].norm.removeprefix("ال") not in _ARTISTS
        ):
            return None  # «غادر الوزير بلينكن واشنطن»: those of the state are known by their family names
        return Mention(
            i - 1, mention.last, given.start, mention.end, "Person", "title + name like a place", confidence=0.75
        )

    def _longer(self, parsed: Parsed, mention: Mention) -> Mention:
        """Another person where a common name of a known one goes on: «محمد الناصر جبيرة» is not محمد الناصر.

        Not where a name may begin behind it, that of a further party: «استقبل محمد الناصر كمال مرجان».
        """
        tokens, last = parsed.tokens, mention.last
        if mention.type != "Person" or last >= parsed.sentence_at(mention.first).last or mention.rule != "authority":
            return mention
        after, parts = tokens[last], self.people.parts
        form = fold(after.form)
        if (
            after.kind != "word"
            or after.base
            or after.pos not in ("", "noun_prop")
            or tokens[last - 1].end + 1 < after.start
            or mention.last - mention.first
            > 2  # three names are enough: «محمد شياع السوداني الحداد» is followed by another word
            or self.titled.namesakes.common(parsed.text[mention.start : mention.end]) < 1
            or parts.given.get(form, 0) > parts.family.get(form, 0)
            or form in self.authority.names
            or form in self.authority.demonyms
            or self.titles.kind(after) is not None
        ):
            return mention
        behind = tokens[last + 1] if last + 1 < len(tokens) else None
        if behind is not None and behind.kind == "word" and behind.pos in ("", "noun_prop") and not behind.base:
            return mention
        return replace(
            mention, last=last + 1, end=after.end, candidates=(), rule="longer than a known name", confidence=0.8
        )

    def _is_short(self, parsed: Parsed, mention: Mention) -> bool:
        text = fold(parsed.text[mention.start : mention.end])
        return mention.type == "Person" and not any(
            fold(n) == text and s == "full" for k in mention.candidates for n, s in self.authority.entries[k].names
        )

    def _other_first_name(self, parsed: Parsed, mention: Mention, families: Container[str]) -> bool:
        """Whether a short form of a known person stands behind another given name: «جوهر بن مبارك» is not أحمد عوض.

        `families` are the last names of those whom the article names in full: «شكر شريف ترامب» are two men.
        """
        if (
            not self._is_short(parsed, mention)
            or mention.first == 0
            or mention.start > parsed.tokens[mention.first].start
        ):
            return False
        before = parsed.tokens[mention.first - 1]
        if fold(before.form) in families:
            return False
        given = self.people.parts.given.get(fold(before.form), 0)
        if before.pos == "pron_dem":
            return True  # «هذا البرهان»
        if before.kind == "word" and (before.analysis is None or before.pos == "noun_prop") and not before.base:
            return self.titles.kind(before) is None and fold(before.form) not in self.authority.names
        return (
            before.kind == "word"
            and before.pos in ("noun_prop", "noun", "adj", "")
            and given >= 2
            and self.titles.kind(before) is None
        )

    def _taken_over(self, parsed: Parsed, mention: Mention, persons: list[Mention]) -> bool:
        """Whether the article itself names somebody else in full by that family name."""
        if not self._is_short(parsed, mention):
            return False
        text = fold(parsed.text[mention.start : mention.end]).removeprefix("ال")
        return any(
            p.last - p.first > 1 and fold(parsed.tokens[p.last - 1].form).removeprefix("ال") == text for p in persons
        )


def _one_part(parsed: Parsed, mention: Mention) -> bool:
    """Whether a name is of one part: «رمضان», «بن رمضان»."""
    length = mention.last - mention.first
    return length == 1 or (length == 2 and opens_name(parsed.tokens[mention.first]))


NAMES = ("default", "camel")


def make(name: str, model: str, knowledge: Knowledge) -> Recogniser:
    """The recogniser of a name; `model` is the folder or installed name that `camel` needs. NabaError for another name."""
    authority, gazetteer, titles, parts = knowledge.authority, knowledge.gazetteer, knowledge.titles, knowledge.parts
    if name == "default":
        demonyms = frozenset(authority.demonyms)
        headed = HeadedRecogniser.load(folder("seeds") / "lexicon" / "heads.tsv", demonyms)
        trained = modelfile.load()
        return DefaultRecogniser(
            authority,
            gazetteer,
            PersonRecogniser(parts, titles, demonyms, frozenset(headed.heads)),
            headed,
            titles,
            Heard(authority, Spellings(authority, parts), titles, parts),
            Tagger(trained, knowledge.evidence(trained.lists)),
            TitledFamilyNames(authority, titles, Namesakes(authority, parts)),
        )
    if name == "camel":
        from ingest.recognise.camel import CamelRecogniser

        return CamelRecogniser(authority, gazetteer, titles, model)
    raise NabaError(f"unknown recogniser {name!r}; there are {', '.join(NAMES)}")
