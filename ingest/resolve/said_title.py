"""What an article's title before or behind a name says of its bearer: the office, the state, the body; and who held that."""

from __future__ import annotations

from dataclasses import dataclass

from ingest.arabic.normalise import fold
from ingest.model import Mention, Parsed
from ingest.recognise.titles import Kind, Title, Titles, title_after, title_before
from ingest.resolve.authority import Authority, Entry, Tenure
from ingest.words import pairs, words

_SAME = {**pairs("said_title.same"), **pairs("titles.of_women")}
GOVERNS = "prime-minister-office"
_GOVERN = frozenset(map(fold, ("رئيس الوزراء", "رئيسة الوزراء", "رئيس الحكومة", "رئيسة الحكومة")))
_PRESIDE = frozenset(map(fold, ("الرئيس", "الرئيسة", "رئيس الجمهورية")))
_SENT_TO = words("said_title.sent_to")
_EMPTY = words("said_title.empty")
_PARLIAMENT = words("said_title.parliament")
_HEADS = words("said_title.head_of_state")


@dataclass(frozen=True, slots=True)
class SaidTitle:
    """A title as it bears on who is meant: its words (folded, without ال, demonyms and adjectives of time), states, bodies.

    `named` are the words of the names inside it, which `words` lacks: «أمين المجلس الأعلى للأمن القومي».
    """

    kind: Kind
    words: frozenset[str]
    states: frozenset[str]
    bodies: frozenset[str]
    former: bool = False
    named: frozenset[str] = frozenset()


def said_titles(
    parsed: Parsed, titles: Titles, authority: Authority, mention: Mention, others: tuple[Mention, ...]
) -> tuple[SaidTitle, ...]:
    """The titles before and behind a person's name. `others` are all mentions of the article."""
    found: list[Title] = []
    if mention.start == parsed.tokens[mention.first].start:
        after = max((m.last for m in others if m.type == "Person" and m.last <= mention.first), default=0)
        if before := title_before(parsed, titles, mention.first, after):
            found.append(before)
    behind = title_after(parsed, titles, mention.last)
    if behind and not any(m.type == "Person" and m.first == behind.last for m in others):
        found.append(behind)
    return tuple(_said(parsed, authority, title, mention, others) for title in found)


def _said(
    parsed: Parsed, authority: Authority, title: Title, mention: Mention, others: tuple[Mention, ...]
) -> SaidTitle:
    inside = [m for m in others if title.first <= m.first and m.last <= title.last and m is not mention]
    named = {i for m in inside for i in range(m.first, m.last)}
    bodies = {c for m in inside for c in m.candidates if c in authority.entries}
    # «المبعوث إلى اليمن» is sent there and is no Yemeni.
    whose = [
        m for m in inside if parsed.tokens[m.first - 1].norm not in _SENT_TO and len({*_states(authority, m)}) == 1
    ]
    states = {authority.entries[c].state for m in whose for c in m.candidates if c in authority.entries}
    said: set[str] = set()
    within: set[str] = set()
    for token in parsed.tokens[title.first : title.last]:
        if token.kind != "word":
            continue
        if token.index in named:
            within.add(_word(token.norm))
        elif state := authority.demonyms.get(token.norm):
            states.add(state)
        elif token.norm not in _EMPTY:
            said.add(_word(token.norm))
    return SaidTitle(
        title.kind, frozenset(said - {""}), frozenset(states - {""}), frozenset(bodies), title.former, frozenset(within)
    )


def _states(authority: Authority, mention: Mention) -> set[str]:
    return {authority.entries[c].state for c in mention.candidates if c in authority.entries}


def _word(word: str) -> str:
    for lead in ("لل", "ال"):
        if word.startswith(lead) and len(word) > 4:
            word = word[2:]
            break
    return _SAME.get(word, word)


def tenure_words(tenure: Tenure) -> frozenset[str]:
    """The words of an office's title, as `SaidTitle.words` has them."""
    found = {fold(w) for w in tenure.title.split()}
    return frozenset(_word(w) for w in found if w not in _EMPTY)


def heads_state(entry: Entry) -> bool:
    """Whether a person ever was a state's head or that of its government."""
    return any(t.of.startswith("gov-") and tenure_words(t) in _HEAD_SETS for t in entry.tenures)


def office_called_after(authority: Authority, key: str) -> str:
    """The slug of the organ that is called after a person: of a head of government, of a head of state; "" for neither."""
    entry = authority.entries.get(key)
    titles = {fold(t.title) for t in entry.tenures} if entry else set()
    if titles & _GOVERN:
        return GOVERNS
    return "presidency" if titles & _PRESIDE else ""


def reigns(entry: Entry, day: str) -> bool:
    """Whether a person is a state's head, not that of its government alone, on an ISO day ("": never)."""
    return bool(day) and any(
        t.of.startswith("gov-")
        and t.covers(day)
        and tenure_words(t) in _HEAD_SETS
        and _MINISTERS.isdisjoint(tenure_words(t))
        for t in entry.tenures
    )


_MINISTERS = frozenset({_word(fold("الوزراء"))})
_HEAD_SETS = frozenset(frozenset(_word(w) for w in head.split("_")) for head in _HEADS)


def states_of(entry: Entry, authority: Authority) -> frozenset[str]:
    """The states of a person: his own, and those in whose offices he was."""
    own = {entry.state, *(authority.entries[t.of].state for t in entry.tenures if t.of)}
    return frozenset(own - {""})


def holds(said: SaidTitle, tenure: Tenure, authority: Authority) -> tuple[bool, bool]:
    """Whether a tenure is the office said, and whether the title names its state or body."""
    held = tenure_words(tenure)
    body = authority.entries[tenure.of].state in said.states if tenure.of else False
    body = body or tenure.of in said.bodies
    head = _word(fold(tenure.title.split()[0]))
    if tenure.of in said.bodies and tenure.of.startswith("org-") and head in said.words:
        return True, True  # «رئيس تيار الحكمة», whatever the words between
    if said.words & _PARLIAMENT and held & _PARLIAMENT and head in said.words:
        return True, body  # «رئيس البرلمان» for «رئيس مجلس نواب الشعب»
    if not held or not held <= said.words | said.named:
        return False, body
    return (not said.words - held or body), body
