"""Names known by their sound: «جوتيرش» is the authority's غوتيريش, or the person whom the article itself spells otherwise.

Only words that the exact gazetteer did not take and that no dictionary explains are asked about, since an ordinary word
sounds like many a name.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from ingest.arabic.normalise import fold
from ingest.model import Mention, Parsed, Token
from ingest.recognise.names import NameParts
from ingest.recognise.people import is_strange
from ingest.recognise.repeats import short_forms
from ingest.recognise.spellings import LONGEST, Spellings
from ingest.recognise.titles import Titles
from ingest.resolve.authority import Authority
from ingest.words import words

_HEAD_WORDS = words("recogniser.head_words")
_HAMZA = ("أ", "إ", "آ")
_QUOTES = frozenset('"«“')

RULE = "sound"
LAST_NAME = "last name by sound"
_CLITICS = ("و", "ل", "ب")  # not ف and ك: they begin many a foreign name, «كوينزلاند» is not «ك» + «وينسلاند»


@dataclass(frozen=True)
class Heard:
    """Links names by their sound, after the names known exactly and the persons known by shape were found."""

    authority: Authority
    spellings: Spellings
    titles: Titles
    parts: NameParts

    def __call__(
        self, parsed: Parsed, known: list[Mention], persons: list[Mention]
    ) -> tuple[list[Mention], list[Mention]]:
        """The known names with those known by sound, and the persons that remain, each with whom it is the same."""
        known = list(known)
        taken = {i for m in (*known, *persons) for i in range(m.first, m.last)}
        left: list[Mention] = []
        for person in persons:
            heard = self._person(parsed, person, taken)
            (left if heard is None else known).append(heard or person)
            taken.update(range(person.first, (heard or person).last))
        loose = {i for m in left for i in range(m.first, m.last)}
        for mention in self._unnamed(parsed, taken, loose):
            known.append(mention)
            taken.update(range(mention.first, mention.last))
        persons = self._respelt(parsed, left)
        return known, [*persons, *self._last_names(parsed, [*known, *persons], taken, loose)]

    # ------------------------------------------------ names of the authority

    def _person(self, parsed: Parsed, person: Mention, taken: set[int]) -> Mention | None:
        """A person of the authority in place of one found by shape, who may have missed the family name."""
        if person.candidates:
            return None
        name = _words(parsed, person)
        for token in (None, *self._run(parsed, person.last, taken)):
            if token is not None:
                if not _unexplained(token):
                    break
                person = replace(person, last=person.last + 1, end=token.end)
                name = (*name, fold(token.form))
            bearers = self.spellings.bearers(name)
            if len(name) == 1 and self.parts.given.get(name[0]):
                continue  # a first name: «ماتياس» is not «ماتيس»
            if bearers and all(self.authority.entries[k].type == "Person" for k in bearers):
                return replace(person, candidates=bearers, rule=RULE, confidence=0.75)
        return None

    def _unnamed(self, parsed: Parsed, taken: set[int], loose: set[int]) -> Iterator[Mention]:
        """Names in tokens that nothing took, the longest first at each place."""
        i = 0
        while i < len(parsed.tokens):
            found = self._at(parsed, i, taken, loose)
            if found is not None:
                yield found
                i = found.last
            else:
                i += 1

    def _at(self, parsed: Parsed, first: int, taken: set[int], loose: set[int]) -> Mention | None:
        near = parsed.tokens[first : first + LONGEST]
        # Most places have no strange word near, and that is asked fastest.
        if first in taken or near[0].kind != "word" or not any(t.kind == "word" and is_strange(t) for t in near):
            return None
        if not any(self.spellings.opens(w) for _, w in _without_clitics(parsed.tokens[first])):
            return None
        run = self._run(parsed, first, taken)
        for length in range(len(run), 0, -1):
            if not any(is_strange(t) for t in run[:length]) or (
                length == 1 and not self._alone(parsed, first, taken, loose)
            ):
                continue
            rest = tuple(fold(t.form) for t in run[1:length])
            for cut, word in _without_clitics(run[0]):
                bearers = self.spellings.bearers((word, *rest))
                if bearers and not (length == 1 and self._is_thing(parsed, first, bearers)):
                    start, end = run[0].start + cut, run[length - 1].end
                    type_ = self.authority.entries[bearers[0]].type
                    return Mention(
                        first, first + length, start, end, type_, RULE, bearers, 0.75 if length > 1 else 0.65
                    )
        return None

    def _is_thing(self, parsed: Parsed, i: int, bearers: tuple[str, ...]) -> bool:
        """Whether what sounds like a person's family name is none here: «جريدة "لوبوان"», «أضافت بوريال»."""
        if i == 0 or not any(self.authority.entries[k].type == "Person" for k in bearers):
            return False
        if self.parts.given.get(fold(parsed.tokens[i].form)):
            return True  # a first name: «ماتياس فيكل» is not «ماتيس»
        before = parsed.tokens[i - 1]
        said = before.analysis.gender if before.analysis is not None and before.pos == "verb" else ""
        he = any(self.authority.entries[k].gender == "m" for k in bearers)
        return before.form in _QUOTES or before.norm in _HEAD_WORDS or (he and said == "f")

    def _run(self, parsed: Parsed, first: int, taken: set[int]) -> tuple[Token, ...]:
        """The words from `first` on that may be one name."""
        if first >= len(parsed.tokens):
            return ()
        roof = min(parsed.sentence_at(first).last, first + LONGEST)
        last = first
        while last < roof and last not in taken and parsed.tokens[last].kind == "word":
            if last > first and parsed.tokens[last - 1].end + 1 < parsed.tokens[last].start:
                break
            last += 1
        return parsed.tokens[first:last]

    def _alone(self, parsed: Parsed, i: int, taken: set[int], loose: set[int]) -> bool:
        """Whether a word is a name by itself: «بلنكن» is, but not in «توم بلنكن»; `loose` are unlinked persons."""
        token = parsed.tokens[i]
        if not _unexplained(token) or self.titles.kind(token) is not None:
            return False
        before = parsed.tokens[i - 1] if i > parsed.sentence_at(i).first else None
        if before is not None and (i - 1 in loose or (i - 1 not in taken and self._may_name(before))):
            return False
        after = parsed.tokens[i + 1] if i + 1 < parsed.sentence_at(i).last else None
        return after is None or i + 1 in taken or not self._may_name(after) or fold(after.form).startswith("و")

    def _may_name(self, token: Token) -> bool:
        if token.kind != "word" or self.titles.kind(token) is not None:
            return False
        return is_strange(token) or (token.pos == "noun_prop" and self.parts.given.get(fold(token.form), 0) > 1)

    # ------------------------------------------------ names of the article

    def _respelt(self, parsed: Parsed, persons: list[Mention]) -> list[Mention]:
        """Persons, each the same as the first one of the same sound: «ألكسندر بوتشكوف», later «ألكساندر بوتشكوف»."""
        out: list[Mention] = []
        for person in persons:
            name = _words(parsed, person)
            first = next((p for p in out if self._one_name(_words(parsed, p), name)), None)
            if first is None or person.candidates:
                out.append(person)
            else:
                out.append(replace(person, candidates=(f"same:{first.start}",), rule=f"{person.rule}, by sound"))
        return out

    def _one_name(self, one: tuple[str, ...], other: tuple[str, ...]) -> bool:
        return len(one) > 1 and one != other and self.spellings.same(one, other)

    def _last_names(
        self, parsed: Parsed, found: Iterable[Mention], taken: set[int], loose: set[int]
    ) -> Iterator[Mention]:
        """Words that sound like the family name of one person whom the article names in full."""
        forms: dict[str, Mention] = {}
        for mention in found:
            for form in short_forms(parsed, mention, self.authority):
                forms.setdefault(form, mention)
        forms = {f: m for f, m in forms.items() if " " not in f and len(f) > 3}
        if not forms:
            return
        for i, token in enumerate(parsed.tokens):
            if i in taken or token.kind != "word" or not self._alone(parsed, i, taken, loose):
                continue
            spelt = list(_without_clitics(token))
            if any(word in forms or word in self.authority.names for _, word in spelt):
                continue
            for cut, word in spelt:
                same = {m.start: m for form, m in forms.items() if self.spellings.same((word,), (form,))}
                if len({m.candidates or m.start for m in same.values()}) == 1:
                    source = next(iter(same.values()))
                    candidates = (*source.candidates, f"same:{source.start}")
                    yield Mention(i, i + 1, token.start + cut, token.end, "Person", LAST_NAME, candidates, 0.7)
                    break


def _unexplained(token: Token) -> bool:
    """Stricter than `is_strange`: rare nouns are words («آليات»), but verbs that no text has are chance («بلنكن»)."""
    return token.pos in ("", "noun_prop") or (token.pos == "verb" and _unseen(token))


def _unseen(token: Token) -> bool:
    return token.analysis is not None and token.analysis.logprob < -90


def _words(parsed: Parsed, mention: Mention) -> tuple[str, ...]:
    return tuple(fold(parsed.text[mention.start : mention.end]).split())


def _without_clitics(token: Token) -> Iterator[tuple[int, str]]:
    """A word's readings, as letters to cut off and what is left, the likeliest first."""
    form = fold(token.form)
    plain = form == token.form or len(form) == len(token.form)  # positions agree only where no mark was folded away
    if token.base and plain and not _unseen(token):
        yield token.base, form[token.base :]
        return
    if not plain or token.form[1:2] not in _HAMZA or not form.startswith(_CLITICS):
        yield 0, form  # hamza on alef begins a word, so that «لأندا» is «ل» + «أندا»
    if token.pos == "noun_prop" or not plain:
        return
    if form.startswith(_CLITICS):
        yield 1, form[1:]
