"""Mentions × authority → entities: which of its bearers a name means here, or none of them, and which mentions are one."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from ingest.arabic.normalise import fold
from ingest.model import Entity, EntityType, Mention, Parsed
from ingest.resolve.authority import Authority
from ingest.resolve.entities import NONE_KNOWN, entities_of, written_name
from ingest.resolve.grouping import Grouping
from ingest.resolve.metonymy import Metonymy, Reading
from ingest.resolve.namesakes import name_units
from ingest.resolve.open_organs import organ_of, state_of_holder
from ingest.resolve.organs import OPEN_STATE
from ingest.resolve.said_title import GOVERNS, office_called_after
from ingest.resolve.scoring import NIL, NIL_SCORES, reasons, shares
from ingest.resolve.surroundings import Surroundings
from ingest.resolve.weighing import Option, Weighing

_TAUGHT = ("last name", "short form", "acronym", "name without head")  # rules of mentions that an earlier one explains
_BY_LEADER = ("administration", "office of its head")
_TIE = 0.3  # a difference of scores that decides between no two states of a name, nor two persons
_CLEAR = 0.85  # the share from which a single known bearer needs no reasons


@dataclass(frozen=True, slots=True)
class Decision:
    """The bearer of a mention: an authority key, or «?» and a name of the article's own; who came second, with his share.

    `place` is the place whose name acts for the government, `share` how sure the choice is (1 where there was none),
    `type` what a bearer whom the authority lacks is, where that differs from the mention's.
    """

    key: str
    rule: str = ""
    share: float = 1.0
    runner_up: str = ""
    runner_up_share: float = 0.0
    place: str = ""
    type: EntityType | None = None


@dataclass
class _Decided:
    """What is decided so far in one article."""

    by_start: dict[int, str] = field(default_factory=dict)
    mentions: list[tuple[Mention, str]] = field(default_factory=list)
    reading: tuple[int, Reading] | None = None


@dataclass(frozen=True)
class Linker:
    """Decides for each mention; keeps the runner-up where two bearers were possible."""

    authority: Authority
    metonymy: Metonymy
    weighing: Weighing
    grouping: Grouping

    def __call__(self, parsed: Parsed, mentions: tuple[Mention, ...]) -> tuple[Entity, ...]:
        """The entities of an article, each with its mentions, in order of first mention."""
        around = Surroundings.of(parsed, mentions, self.authority)
        so_far = _Decided()
        for mention in sorted(mentions, key=lambda m: (_turn(parsed, m), m.start)):
            found = self._decide(parsed, mention, mentions, around, so_far)
            entry = self.authority.entries.get(found.key)
            kept = replace(
                mention,
                type=entry.type if entry else found.type or mention.type,
                rule=f"{mention.rule}; {found.rule}" if found.rule else mention.rule,
                confidence=round(mention.confidence * found.share, 3),
                via=found.place,
                runner_up=found.runner_up,
                runner_up_score=round(found.runner_up_share, 3),
            )
            so_far.by_start.setdefault(mention.start, found.key)
            so_far.mentions.append((kept, found.key))
        chosen = sorted(so_far.mentions, key=lambda c: (c[0].start, -c[0].end))
        return entities_of(parsed, self.authority, self.grouping(parsed, chosen))

    # ------------------------------------------------ which bearer

    def _decide(
        self, parsed: Parsed, mention: Mention, mentions: tuple[Mention, ...], around: Surroundings, so_far: _Decided
    ) -> Decision:
        own = f"?{fold(written_name(parsed, mention))}"
        sources = [int(c[5:]) for c in mention.candidates if c.startswith("same:")]
        if sources:
            return self._taught(parsed, mention, sources, so_far, own)
        leader = next((int(c[4:]) for c in mention.candidates if c.startswith("led:")), None)
        if leader is not None:
            return Decision(f"?led {so_far.by_start.get(leader, '')}")
        head = next((so_far.by_start.get(int(c[7:]), "") for c in mention.candidates if c.startswith("office:")), None)
        if head is not None:
            return Decision(self._office_of(head) or own)
        if open_ := next((c for c in mention.candidates if c.endswith(f"-{OPEN_STATE}")), None):
            return self._open(parsed, mention, mentions, open_, around)
        options = self.weighing.options(parsed, mention, written_name(parsed, mention), mentions, around)
        if not options:
            return self._of_article(parsed, mention, Decision(own), so_far)
        found = _best(
            options, NIL_SCORES["Place" if options[0].features.shared else mention.type], own, mention.type == "Person"
        )
        option = next((o for o in options if found.key in o.keys), None)
        if option is None:
            return self._none(parsed, mention, options, found, so_far)
        places = [k for k in option.keys if self.authority.entries[k].type == "Place"]
        if places and len(option.keys) > len(places):
            return self._reading(parsed, mention, option, found, so_far)
        if found.key.startswith(("place-", "capital-", "city-")):
            so_far.reading = (mention.last, "place")
        return found

    def _none(
        self, parsed: Parsed, mention: Mention, options: list[Option], found: Decision, so_far: _Decided
    ) -> Decision:
        """None of those known: a person of the article's own, or a state or place that stays open («كوريا»)."""
        if mention.type == "Person":
            return self._of_article(parsed, mention, found, so_far)
        if any(k.startswith("gov-") for o in options for k in o.keys):
            reading, rule, _ = self.metonymy.read(parsed, mention, False, self._earlier(mention, so_far))
            return replace(
                found, type="Government" if reading == "government" else "Place", rule=f"{found.rule}; {rule}"
            )
        return found

    def _reading(self, parsed: Parsed, mention: Mention, option: Option, found: Decision, so_far: _Decided) -> Decision:
        """Whether a state or capital acts for its government here, or is where something is."""
        government = next(k for k in option.keys if k.startswith("gov-"))
        place = next(k for k in option.keys if self.authority.entries[k].type == "Place")
        city = not any(self.authority.entries[k].kind == "country" for k in option.keys)
        reading, rule, share = self.metonymy.read(parsed, mention, city, self._earlier(mention, so_far))
        so_far.reading = (mention.last, reading)
        key, other = (government, place) if reading == "government" else (place, government)
        rule = f"{found.rule}; {rule}" if found.rule else rule
        via = place if reading == "government" else ""
        if found.runner_up and found.runner_up_share > 1 - share:
            return Decision(key, rule, found.share, found.runner_up, found.runner_up_share, via)
        return Decision(key, rule, found.share * share, other, 1 - share, via)

    @staticmethod
    def _earlier(mention: Mention, so_far: _Decided) -> Reading | None:
        """How a name right before this one was read."""
        before = so_far.reading
        return before[1] if before and 0 <= mention.first - before[0] <= 1 else None

    def _taught(self, parsed: Parsed, mention: Mention, sources: list[int], so_far: _Decided, own: str) -> Decision:
        """A short name of somebody whom the article names in full: the one named last before it, the title agreeing."""
        known = {so_far.by_start[s]: s for s in sorted(sources) if s in so_far.by_start}
        if not known:
            return Decision(own)
        if len(known) == 1:
            return Decision(next(iter(known)))
        before = {k: s for k, s in known.items() if s < mention.start} or known
        ranked = sorted(before, key=lambda k: -before[k])
        titled = [k for k in ranked if self.weighing.titled_alike(parsed, mention, before[k], so_far.mentions)]
        first = (titled or ranked)[0]
        second = next((k for k in (*titled, *ranked, *known) if k != first), "")
        share = 0.85 if titled else 0.65
        return Decision(first, "title agrees" if titled else "named last", share, second, 1 - share)

    def _open(
        self, parsed: Parsed, mention: Mention, mentions: tuple[Mention, ...], key: str, around: Surroundings
    ) -> Decision:
        """An organ named without its state (`open_organs.py`), or the open organ itself."""
        state = state_of_holder(mention, mentions, self.authority) or around.state_at(parsed, mention.first)
        listed = [c for c in mention.candidates if c != key]
        name = fold(written_name(parsed, mention))
        if state:
            found = organ_of(state, key, name, listed, self.authority)
            return Decision(found, "state from the article", 0.9) if found else Decision(key, "state open")
        named = [k for k in listed if around.states.get(self.authority.entries[k].state)]
        return Decision(named[0], "state named", 0.8, key, 0.2) if len(named) == 1 else Decision(key, "state open")

    def _office_of(self, head: str) -> str:
        """«مكتب نتنياهو»: the office of the head of government or of state that he is or was; "" where it is not known."""
        slug, entry = office_called_after(self.authority, head), self.authority.entries.get(head)
        name = "مكتب رييس الوزراء" if slug == GOVERNS else "الرياسه"
        return (organ_of(entry.state, slug, name, (), self.authority) or "") if slug and entry else ""

    def _of_article(self, parsed: Parsed, mention: Mention, found: Decision, so_far: _Decided) -> Decision:
        """A person whom the authority lacks: by a family name alone the article's bearer of it, by a given name with a title
        («الشيخ محمد») the only one whose full name begins so; else himself, as `found` has him."""
        if mention.type != "Person" or not _of_one_part(parsed, mention):
            return found
        name = found.key[1:].removeprefix("ال")
        full = {
            m.start: (name_units(parsed.text[m.start : m.end]), k) for m, k in so_far.mentions if m.type == "Person"
        }
        family = [
            start for start, (units, _) in full.items() if len(units) > 1 and units[-1].removeprefix("ال") == name
        ]
        if family:
            taught = self._taught(parsed, mention, family, so_far, found.key)
            return replace(taught, rule=taught.rule or "last name")
        given = {key for units, key in full.values() if len(units) > 1 and units[0] == found.key[1:]}
        if len(given) == 1 and self.weighing.styled(parsed, mention):
            return replace(found, key=given.pop(), rule="given name behind a title")
        return found


def _of_one_part(parsed: Parsed, mention: Mention) -> bool:
    return len(name_units(parsed.text[mention.start : mention.end])) == 1


def _turn(parsed: Parsed, mention: Mention) -> int:
    """When a mention is decided: full names first, then those that they explain, then what is named by its leader."""
    if mention.rule in _BY_LEADER:
        return 2
    alone = mention.type == "Person" and not mention.candidates and _of_one_part(parsed, mention)
    return int(alone or mention.rule.startswith(_TAUGHT))


def _best(options: list[Option], nil: float, own: str, person: bool) -> Decision:
    """The best option, or none of them where «none» scores more or two persons tie; the rule names the weightiest reasons."""
    top = options[0]
    scores = sorted([nil, *(o.score for o in options)], reverse=True)
    parts = shares(scores)
    tied = len(options) > 1 and top.score - options[1].score < _TIE and (top.features.shared or person)
    if nil >= top.score or tied:
        return Decision(own, NONE_KNOWN, parts[0], top.keys[0], parts[1])
    second = options[1].keys[0] if len(options) > 1 and options[1].score > nil else NIL
    clear = len(options) == 1 and parts[0] > _CLEAR
    rule = "" if clear else f"by {', '.join(reasons(top.features)[:2])}"
    return Decision(top.keys[0], rule, parts[0], second, parts[1])
