"""What an article tells about itself before any name is decided: its day, the states it names, the names that leave no choice."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from ingest.arabic.normalise import fold
from ingest.model import Entity, Mention, Parsed
from ingest.resolve.authority import Authority
from ingest.resolve.organs import OPEN_STATE
from ingest.words import words

_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")
_ABROAD = words("surroundings.kinds_abroad", folded=False)  # whose names tell no state: «بلغ رويترز», «على فيسبوك»
_MOSTLY = 0.5
_HOME_STATES = words("surroundings.home_states", folded=False)


@dataclass(frozen=True)
class Surroundings:
    """`day` is the article's ISO day or "". `states` counts names and demonyms of each state, persons' names aside.

    `main` is the state that names of all sorts and demonyms name most, "" where two tie; `sure` are the bearers whom a
    mention names that could be no other, `full` the persons among them who are named in full. `home` is the state whose
    affairs the outlet writes of without naming it, "" for outlets that write for all Arabs. `named_at` is where each state
    is named: token and ISO code, in order.
    """

    day: str
    states: Mapping[str, int]
    main: str
    sure: frozenset[str]
    full: frozenset[str]
    home: str = ""
    named_at: tuple[tuple[int, str], ...] = ()

    @classmethod
    def of(cls, parsed: Parsed, mentions: tuple[Mention, ...], authority: Authority) -> Surroundings:
        """Counts an article's mentions and demonyms."""
        every: Counter[str] = Counter()
        impersonal: Counter[str] = Counter()
        sure: set[str] = set()
        full: set[str] = set()
        at: list[tuple[int, str]] = []
        for mention in mentions:
            bearers = [c for c in mention.candidates if c in authority.entries]
            states = {authority.entries[c].state for c in bearers} - {OPEN_STATE}
            if mention.type == "Organization" and all(authority.entries[c].kind in _ABROAD for c in bearers):
                sure.update(bearers)
            elif len(states) == 1:
                state = states.pop()
                every[state] += 1
                if mention.type != "Person":
                    impersonal[state] += 1
                    at += [(mention.first, state)] if state else []
                    sure.update(bearers)
                elif len(bearers) == 1:
                    sure.update(bearers)
            if mention.type == "Person":
                words = fold(parsed.text[mention.start : mention.end])
                known = authority.names.get(words, ()) if " " in words else ()
                full |= {k for k in bearers if (k, "full") in known}
        named = {i for m in mentions for i in range(m.first, m.last)}
        for token in parsed.tokens:
            if token.index not in named and token.kind == "word" and token.norm in authority.demonyms:
                every[authority.demonyms[token.norm]] += 1
                impersonal[authority.demonyms[token.norm]] += 1
                at.append((token.index, authority.demonyms[token.norm]))
        for count in (every, impersonal):
            count.pop("", None)
        day = parsed.article.published[:10]
        home = _home(parsed.article.publisher, authority)
        main = _top(every) if every else home
        return cls(
            day if _ISO.fullmatch(day) else "",
            impersonal,
            main,
            frozenset(sure),
            frozenset(full),
            home,
            tuple(sorted(at)),
        )

    def state_at(self, parsed: Parsed, token: int) -> str:
        """The state of what is named at a token without one: that named before it in the sentence, where the article or its
        outlet is about it; else the outlet's where the article names that, else the article's main one.

        "" where nothing tells, as in «زار وفد قطري وزارة الداخلية» of an outlet that writes for all Arabs.
        """
        floor = parsed.sentence_at(token).first
        before = {state for i, state in self.named_at if floor <= i < token}
        if len(before) == 1:
            only = next(iter(before))
            return only if not self.main or only in (self.main, self.home) else self.home
        return self.home if self.states.get(self.home) else self.main

    @cached_property
    def main_named(self) -> str:
        """The state named most, persons' names aside; "" where two tie."""
        return _top(Counter(self.states))


def state_of_most(parsed: Parsed, named: Iterable[tuple[Mention, Entity]], authority: Authority) -> str:
    """The state that more than half of the names (persons' aside) and demonyms of an article belong to; "" for none.

    `named` are the decided mentions with their entities.
    """
    count: Counter[str] = Counter()
    taken: set[int] = set()
    for mention, entity in named:
        taken.update(range(mention.first, mention.last))
        if entity.state and entity.type != "Person":
            count[entity.state] += 1
    for token in parsed.tokens:
        if token.kind == "word" and token.index not in taken and token.norm in authority.demonyms:
            count[authority.demonyms[token.norm]] += 1
    top = count.most_common(1)
    return top[0][0] if top and top[0][1] > _MOSTLY * count.total() else ""


def _home(publisher: str, authority: Authority) -> str:
    """The state of an outlet whose news is of its own state first."""
    bearers = [authority.entries[k] for k, _ in authority.names.get(fold(publisher.strip()), ())]
    return next((e.state for e in bearers if e.type == "Organization" and e.state in _HOME_STATES), "")


def _top(count: Counter[str]) -> str:
    top = count.most_common(2)
    if not top or (len(top) == 2 and top[0][1] == top[1][1]):
        return ""
    return top[0][0]
