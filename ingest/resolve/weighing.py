"""Who a mention may mean, each with the features that speak for and against him (`scoring.Features`)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from ingest.arabic.normalise import fold
from ingest.model import Mention, Parsed
from ingest.recognise.titles import Titles, title_before
from ingest.resolve.authority import Authority, Entry
from ingest.resolve.namesakes import Namesakes
from ingest.resolve.said_title import SaidTitle, heads_state, holds, reigns, said_titles, states_of
from ingest.resolve.scoring import Features, score
from ingest.resolve.shared import SharedNames
from ingest.resolve.surroundings import Surroundings
from ingest.words import words

_ALIKE = {"Place": frozenset({"Place", "Government"}), "Organization": frozenset({"Organization", "Government"})}
_SURE = 0.85  # how sure the model is of a name that is a common word as well
_EARLY, _LATE = 4, 8  # years before the first office, after the last
_GIVEN_NAME_TITLES = words("weighing.given_name_titles")


@dataclass(frozen=True, slots=True)
class Option:
    """One bearer: its keys (the government and the place of one state count as one), features and score."""

    keys: tuple[str, ...]
    features: Features
    score: float


@dataclass(frozen=True)
class Weighing:
    """Reads the features of each bearer of a mention from the article around it."""

    authority: Authority
    titles: Titles
    namesakes: Namesakes
    shared: SharedNames

    def options(
        self, parsed: Parsed, mention: Mention, name: str, mentions: tuple[Mention, ...], around: Surroundings
    ) -> list[Option]:
        """The bearers of a mention, best first; those of a person's name also by family name and with a middle name.

        `name` is the mention's words as a name is written by itself.
        """
        keys = [c for c in mention.candidates if c in self.authority.entries]
        if not keys:
            keys = self._listed(parsed, name, mention)
        if mention.type == "Person":
            keys += [*self.namesakes.of_family(name), *self.namesakes.with_middle(name)]
            said = said_titles(parsed, self.titles, self.authority, mention, mentions)
            groups: list[tuple[str, ...]] = [(key,) for key in dict.fromkeys(keys)]
        else:
            said = ()
            groups = self._grouped(keys)
        out = []
        for group in groups:
            features = self._features(mention, name, group[0], said, around)
            if features.shared:
                features = replace(features, peers=float(self._peers(group, mention, mentions)))
            out.append(Option(group, features, score(features)))
        return sorted(out, key=lambda o: -o.score)  # stable: of equals the one listed first

    def styled(self, parsed: Parsed, mention: Mention) -> bool:
        """Whether a title of honour or office stands right before: «الشيخ محمد», not «الطفل محمد»."""
        before = parsed.tokens[mention.first - 1] if mention.first > 0 else None
        return before is not None and (
            self.titles.kind(before) == "office" or before.norm.removeprefix("ال") in _GIVEN_NAME_TITLES
        )

    def titled_alike(self, parsed: Parsed, mention: Mention, start: int, named: Iterable[tuple[Mention, str]]) -> bool:
        """Whether the title before a short name is one that the name in full at character `start` has."""
        full = next((m for m, _ in named if m.start == start), None)
        mine = title_before(parsed, self.titles, mention.first)
        theirs = title_before(parsed, self.titles, full.first) if full else None
        return (
            mine is not None
            and theirs is not None
            and (parsed.tokens[mine.first].norm == parsed.tokens[theirs.first].norm)
        )

    def _listed(self, parsed: Parsed, name: str, mention: Mention) -> list[str]:
        """Who is listed under a name that patterns or the model found: one in quotes, or a common word («مالي»).

        A name of one word is asked about where it is no common word («تاس», not «الاتحاد») or a place's that is sure.
        """
        proper = parsed.tokens[mention.first].pos in ("noun_prop", "")
        sure = mention.confidence >= _SURE or mention.rule.startswith("head")  # «في مشهد مؤلم» is no city
        strengths = {"full", "short", "shared"}
        if mention.type == "Person" and " " not in name:
            return []
        if mention.type == "Organization" and " " not in name:
            if not (proper and sure) or name.startswith("ال"):
                return []
            strengths |= {"headed"}
        elif sure or proper:
            strengths |= {"weak"}
        kinds = _ALIKE.get(mention.type, frozenset({mention.type}))
        bearers = self.authority.names.get(fold(name), ())
        return [k for k, s in bearers if s in strengths and self.authority.entries[k].type in kinds]

    def _grouped(self, keys: Iterable[str]) -> list[tuple[str, ...]]:
        """Keys, those of one state's government and places together."""
        groups: dict[str, tuple[str, ...]] = {}
        governments = {self.authority.entries[k].state for k in keys if k.startswith("gov-")}
        for key in keys:
            entry = self.authority.entries[key]
            pair = key.startswith("gov-") or (entry.kind in ("country", "capital") and entry.state in governments)
            name = f"state {entry.state}" if pair else key
            groups[name] = (*groups.get(name, ()), key)
        return list(groups.values())

    # ------------------------------------------------ features

    def _features(
        self, mention: Mention, name: str, key: str, said: tuple[SaidTitle, ...], around: Surroundings
    ) -> Features:
        entry = self.authority.entries[key]
        features = self._form(mention, name, entry)
        features = replace(
            features,
            derived=float(entry.derived),
            state_named=float(any(around.states.get(s) or s == around.home for s in self._states(entry))),
            main_state=float(bool(around.main_named) and around.main_named in self._states(entry)),
        )
        if entry.type == "Person":
            title = self._title(entry, said, around.day)
            if (
                features.full and features.common < _NAMESAKES
            ):  # whoever bears a rare name may have another trade by now
                title |= {against: title[against] * _RARE for against in _AGAINST if against in title}
            return self._person(replace(features, **title), entry, around)
        return replace(
            features,
            named_in_full=float(bool(features.short or features.shared) and key in around.sure),
            neighbours=float(min(self._neighbours(entry, mention, around), 2)) if entry.type == "Place" else 0.0,
        )

    def _states(self, entry: Entry) -> frozenset[str]:
        return states_of(entry, self.authority) if entry.type == "Person" else frozenset({entry.state} - {""})

    def _form(self, mention: Mention, text: str, entry: Entry) -> Features:
        """How the name agrees with those listed for the bearer."""
        folded = fold(text)
        exact = float(any(name == text for name, _ in entry.names))
        strengths = {s for n, s in entry.names if fold(n) == folded}
        person = entry.type == "Person"
        if "full" in strengths or "weak" in strengths:
            return Features(full=1.0, exact=exact, common=self.namesakes.common(text) if person else 0.0)
        if "shared" in strengths:
            return Features(shared=1.0, prior=self.shared.priors.get((folded, entry.key), 0.0))
        if "headed" in strengths:
            return Features(headed=1.0)
        if "short" in strengths:
            return Features(short=1.0)
        if "sound" in mention.rule and entry.key in mention.candidates:
            return Features(sound=1.0)
        if "article" in strengths:
            return Features(taught=1.0)
        if person and entry.key in self.namesakes.with_middle(text):
            return Features(parts=1.0, common=self.namesakes.common(text))
        return Features(family=1.0) if person and len(folded.split()) <= 2 else Features(short=1.0)

    def _title(self, entry: Entry, said: tuple[SaidTitle, ...], day: str) -> dict[str, float]:
        """What the titles at the name say for and against a person."""
        found: dict[str, float] = {}
        for title in said:
            held = [holds(title, tenure, self.authority) for tenure in entry.tenures]
            office = any(same for same, _ in held)
            of_body = any(same and body for same, body in held)
            states = states_of(entry, self.authority)
            if office:
                found["office"] = 1.0
            if of_body:
                found["office_of_body"] = 1.0
            dated = [t for t, (same, _) in zip(entry.tenures, held, strict=True) if same and (t.since or t.until)]
            if dated and day and not title.former:
                then = any(t.covers(d) for t in dated for d in _near(day))
                found["office_then" if then else "office_not_then"] = 1.0
            if title.states & states:
                found["said_state"] = 1.0
            elif title.states and states and not of_body and not any(body for _, body in held):
                found["other_state"] = 1.0
            if title.kind == "profession" and not office:
                found["profession"] = 1.0
            elif title.kind == "office" and not office and not any(body for _, body in held):
                found["other_office"] = 1.0
        if "office" in found:
            found.pop("other_office", None)
            found.pop("profession", None)
        return found

    def _person(self, features: Features, entry: Entry, around: Surroundings) -> Features:
        states = states_of(entry, self.authority)
        bodies = {t.of for t in entry.tenures if t.of.startswith("org-")}
        others = [self.authority.entries[k] for k in around.full if k != entry.key]
        colleague = any(
            states & states_of(o, self.authority) or bodies & {t.of for t in o.tenures if t.of} for o in others
        )
        return replace(
            features,
            head_of_state=float(bool(features.full) and heads_state(entry)),
            reigning=float(bool(features.full) and reigns(entry, around.day)),
            body_named=float(bool(bodies & around.sure)),
            colleague=float(colleague),
            named_in_full=float(not features.full and entry.key in around.full),
            **_times(entry, around.day),
        )

    def _peers(self, group: tuple[str, ...], mention: Mention, mentions: tuple[Mention, ...]) -> bool:
        """Whether a name joined with this one, a word between at most, is a city's or a country's as the bearer is."""
        kinds = {self.authority.entries[k].kind for k in group} & {"capital", "country"}
        for other in mentions:
            if other is mention or not (0 <= mention.first - other.last <= 1 or 0 <= other.first - mention.last <= 1):
                continue
            theirs = {self.authority.entries[k].kind for k in other.candidates if k in self.authority.entries}
            if len(theirs & {"capital", "country"}) == 1 and theirs & kinds:
                return True
        return False

    def _neighbours(self, entry: Entry, mention: Mention, around: Surroundings) -> int:
        return sum(
            other.type == "Place" and other.state == entry.state and other.kind != "country" and bool(entry.state)
            for key in around.sure - set(mention.candidates)
            if (other := self.authority.entries[key])
        )


_AGAINST = ("profession", "other_office")
_NAMESAKES, _RARE = 1.0, 0.4


def _times(entry: Entry, day: str) -> dict[str, float]:
    """Whether a person's offices lie near an article's day, all after it, or all long before it."""
    if not day or not entry.tenures:
        return {}
    year = int(day[:4])
    if any(t.covers(d) and (t.since or t.until) for t in entry.tenures for d in _near(day)):
        return {"in_office": 1.0}
    if all(t.since and int(t.since[:4]) - year > _EARLY for t in entry.tenures):
        return {"before_office": 1.0}
    if all(t.until and year - int(t.until[:4]) > _LATE for t in entry.tenures):
        return {"long_after": 1.0}
    return {}


def _near(day: str) -> tuple[str, ...]:
    """An ISO day, and that day a year before and after."""
    return tuple(f"{int(day[:4]) + shift:04d}{day[4:]}" for shift in (-1, 0, 1))
