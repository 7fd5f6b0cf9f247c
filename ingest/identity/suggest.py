"""Wikidata ids that entities outside the authority could have, as a SPARQL endpoint knows them. Suggestions, no decisions."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from ingest.arabic.normalise import fold, strip_marks
from ingest.describe import terms
from ingest.identity import names
from ingest.identity.profiles import Profile
from ingest.store.rdf import Iri, Literal, Rows, Term

_AT_ONCE = 25  # names in one question
_SCHEMA = "http://schema.org/"  # what Wikidata writes; the graph of this project has https
_WDT = "http://www.wikidata.org/prop/direct/"
_HUMAN = terms.WIKIDATA + "Q5"
_NO_THING = {terms.WIKIDATA + q for q in ("Q4167410", "Q101352", "Q202444", "Q4167836")}  # pages and names, not bearers
_QUESTION = f"""SELECT DISTINCT ?name ?item ?instance ?state ?label ?description WHERE {{
  VALUES ?name {{ %s }}
  VALUES ?property {{ <{terms.RDFS}label> <{terms.SKOS_ALT_LABEL}> }}
  ?item ?property ?name .
  OPTIONAL {{ ?item <{_WDT}P31> ?instance }}
  OPTIONAL {{ {{ ?item <{_WDT}P27> ?state }} UNION {{ ?item <{_WDT}P17> ?state }} }}
  OPTIONAL {{ ?item <{terms.RDFS}label> ?label . FILTER(LANG(?label) = "en") }}
  OPTIONAL {{ ?item <{_SCHEMA}description> ?description . FILTER(LANG(?description) = "en") }}
}} ORDER BY ?name ?item"""

_ALONE, _AMONG = 0.6, 0.3  # the one bearer of a name of the right class, one of several
_STATE, _OTHER_STATE = 0.3, -0.3
_EXACT = 0.05

Ask = Callable[[str], Rows]


@dataclass(frozen=True, slots=True)
class Local:
    """An entity outside the authority: its identification, class, full name, spellings, articles, states (Wikidata IRIs)."""

    key: str
    type: str
    name: str
    spellings: tuple[str, ...]
    articles: int
    states: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Suggestion:
    """That `local` may be the Wikidata `item` (Q…), how likely (0 to 1), and why, in words."""

    local: Local
    item: str
    label: str
    description: str
    score: float
    why: tuple[str, ...]


@dataclass
class _Item:
    name: str
    instances: set[str]
    states: set[str]
    label: str = ""
    description: str = ""


def locals_of(
    profiles: Iterable[Profile],
    entity: Mapping[str, str],
    clues: Mapping[str, frozenset[str]],
    state_ids: Mapping[str, str],
) -> list[Local]:
    """The people and organizations outside the authority with a full name, those of most articles first.

    `entity` is what each profile came to, `state_ids` the Wikidata IRI of each government (by authority key).
    """
    members: dict[str, list[Profile]] = defaultdict(list)
    for profile in profiles:
        members[entity[profile.key]].append(profile)
    found = []
    for group in members.values():
        first = min(group, key=lambda p: (p.published or "9999", p.key))
        if any(p.authority for p in group) or first.alone != entity[first.key] or not names.is_full(first.name):
            continue
        if first.type not in ("Person", "Organization"):
            continue
        spellings = tuple(sorted({strip_marks(p.name) for p in group}))
        found.append(Local(first.key, first.type, first.name, spellings, len(group), _states(group, clues, state_ids)))
    return sorted(found, key=lambda local: (-local.articles, local.name, local.key))


def suggest(wanted: Sequence[Local], ask: Ask, refused: Iterable[tuple[str, str]] = ()) -> Iterator[Suggestion]:
    """What the endpoint offers for each of `wanted`, in their order, the likeliest first.

    `refused` are pairs (identification, Q…) that somebody has decided against; they are not offered again.
    """
    gone = set(refused)
    for start in range(0, len(wanted), _AT_ONCE):
        part = wanted[start : start + _AT_ONCE]
        items = _items(ask(_QUESTION % " ".join(_literal(s) for local in part for s in local.spellings)))
        for local in part:
            fitting = {
                item: known
                for item, known in items.items()
                if known.name in {fold(s) for s in local.spellings} and _fits(local, known)
            }
            found = [_suggestion(local, item, known, len(fitting)) for item, known in fitting.items()]
            yield from sorted(
                (s for s in found if (local.key, s.item) not in gone), key=lambda s: (-s.score, len(s.item), s.item)
            )


def _states(
    group: Iterable[Profile], clues: Mapping[str, frozenset[str]], state_ids: Mapping[str, str]
) -> frozenset[str]:
    """The states that offices of the entity are of; where none is known, the one that most of its articles are about."""
    offices: set[str] = set()
    about: Counter[str] = Counter()
    for profile in group:
        for clue in clues.get(profile.key, frozenset()):
            sort, _, value = clue.partition(": ")
            if value in state_ids and sort == "of":
                offices.add(state_ids[value])
            elif value in state_ids and sort == "in":
                about[state_ids[value]] += 1
    return frozenset(offices or {state for state, _ in about.most_common(1)})


def _items(found: Rows) -> dict[str, _Item]:
    out: dict[str, _Item] = {}
    for name, item, instance, state, label, description in found.rows:
        if not isinstance(item, Iri) or not item.value.startswith(terms.WIKIDATA) or name is None:
            continue
        known = out.setdefault(item.value.removeprefix(terms.WIKIDATA), _Item(fold(name.value), set(), set()))
        known.instances |= {instance.value} if instance else set()
        known.states |= {state.value} if state else set()
        known.label = known.label or _text(label)
        known.description = known.description or _text(description)
    return out


def _fits(local: Local, item: _Item) -> bool:
    if item.instances & _NO_THING or not item.instances:
        return False
    return (_HUMAN in item.instances) == (local.type == "Person")


def _suggestion(local: Local, item: str, known: _Item, bearers: int) -> Suggestion:
    why = ["the only one of its class" if bearers == 1 else f"one of {bearers} of its class"]
    score = _ALONE if bearers == 1 else _AMONG
    if local.states and known.states:
        same = bool(local.states & known.states)
        score += _STATE if same else _OTHER_STATE
        why.append("same state" if same else "another state")
    if known.name == fold(local.name):
        score += _EXACT
        why.append("same name")
    return Suggestion(local, item, known.label, known.description, round(max(score, 0.0), 2), tuple(why))


def _literal(name: str) -> str:
    quoted = name.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ")
    return f'"{quoted}"@ar'


def _text(term: Term | None) -> str:
    return term.value if isinstance(term, Literal) else ""
