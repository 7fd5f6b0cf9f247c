"""What the articles of a store say of the entities that the authority does not know: one profile an identification."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from ingest.describe import ids, nquads, terms
from ingest.describe.identifications import PUBLISHER
from ingest.store.embedded import Store

_MANY = 2_000  # identifications asked about at once
_SAID = f"""SELECT ?identification ?class ?name ?article ?published ?headline ?authority ?outlet WHERE {{
  ?identification a <{terms.IDENTIFICATION}> ; <{terms.ENTITY_CLASS}> ?class ; <{terms.TEXT}> ?name ;
    <{terms.IN_ARTICLE}> ?article .
  OPTIONAL {{ ?article <{terms.SCHEMA_DATE_PUBLISHED}> ?published }}
  OPTIONAL {{ ?article <{terms.SCHEMA_HEADLINE}> ?headline }}
  OPTIONAL {{ ?identification <{terms.AUTHORITY_KEY}> ?authority }}
  OPTIONAL {{ ?identification <{terms.CLUE}> ?outlet . FILTER(?outlet = "{PUBLISHER}") }}
}}"""
_ENTITIES = f"SELECT ?identification ?entity WHERE {{ ?identification <{terms.IDENTIFIED_AS}> ?entity }}"
_CLUES = f"""SELECT ?identification ?clue WHERE {{
  VALUES ?identification {{ %s }} ?identification <{terms.CLUE}> ?clue
}}"""
_COUNTS = f"SELECT ?clue (COUNT(*) AS ?n) WHERE {{ ?identification <{terms.CLUE}> ?clue }} GROUP BY ?clue"


@dataclass(frozen=True, slots=True)
class Profile:
    """An entity as one article names it. `key` is the IRI of the identification, `type` the class's name.

    `authority` is the key that linking gave it, "" where the authority does not know it; `published` an ISO date or "";
    `publisher` tells whether it is the article's outlet.
    """

    key: str
    type: str
    name: str
    article: str
    published: str = ""
    headline: str = ""
    authority: str = ""
    publisher: bool = False

    @property
    def alone(self) -> str:
        """The IRI of the entity that this is when it is joined to nothing."""
        return ids.identified(self.key)

    @property
    def as_read(self) -> str:
        """The IRI of the entity that the article's own graph has."""
        return ids.authority_entity(self.authority) if self.authority else self.alone


def read(store: Store) -> list[Profile]:
    """All profiles of a store, in order of their keys."""
    found = {}
    for row in store.select(_SAID).rows:
        key, kind, name, article, published, headline, authority, outlet = (term.value if term else "" for term in row)
        found[key] = Profile(
            key, kind.removeprefix(terms.NABA), name, article, published[:10], headline, authority, bool(outlet)
        )
    return [found[key] for key in sorted(found)]


def entities(store: Store) -> dict[str, str]:
    """Identification → the IRI of its entity, as the store stands."""
    return {key.value: entity.value for key, entity in store.select(_ENTITIES).rows if key and entity}


def clues(store: Store, keys: Iterable[str]) -> dict[str, frozenset[str]]:
    """The clues of the identifications `keys` (see `describe.identifications.clues`); an empty set for one that has none."""
    found: dict[str, set[str]] = defaultdict(set)
    wanted = sorted(set(keys))
    for start in range(0, len(wanted), _MANY):
        part = wanted[start : start + _MANY]
        for key, clue in store.select(_CLUES % " ".join(map(nquads.iri, part))).rows:
            if key and clue:
                found[key.value].add(clue.value)
    return {key: frozenset(found[key]) for key in wanted}


def frequencies(store: Store) -> dict[str, int]:
    """In how many identifications each clue stands."""
    return {clue.value: int(n.value) for clue, n in store.select(_COUNTS).rows if clue and n}
