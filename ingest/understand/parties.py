"""What a party is, by its name or noun: who can act, who can suffer, and for which government a place stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ingest.describe import ids
from ingest.model import Parsed, RolePhrase
from ingest.understand.units import Units, head_of
from ingest.words import words

RECIPROCAL = frozenset({"CONSULT"})
"""Categories in which all parties act."""
CRAFT = words("events.craft")
_VICTIMS = words("events.victims")
_MEDIA_KINDS = frozenset({"outlet", "agency", "platform"})
_MEDIA_ROLES = words("statements.media_roles")


@dataclass(frozen=True)
class Parties:
    """The parties of one article, by key. `targets` gives the kind of a noun (people, armed, official, group, target, …)."""

    parsed: Parsed
    units: Units
    targets: Mapping[str, str]

    def building(self, key: str) -> bool:
        """Whether a party is a target by its noun (a building, a vehicle) that nobody acts through but with weapons."""
        role = self.units.roles.get(key)
        return role is not None and self.targets.get(role.head) == "target" and role.head not in CRAFT

    def victim(self, key: str) -> bool:
        """Whether the noun of an unnamed party says that something was done to it: «قتلى», «جرحى»."""
        role = self.units.roles.get(key)
        return role is not None and role.head in _VICTIMS

    def can_suffer(self, key: str) -> bool:
        """Whether a party can be wounded, arrested or saved: a person or people, no building, paper or state."""
        entity, role = self.units.entities.get(key), self.units.roles.get(key)
        if role is not None:
            return self.targets.get(role.head, "people") != "target" or role.head in CRAFT
        return entity is None or entity.type in ("Person", "Organization")

    def suffers(self, parties: list[str]) -> bool:
        """Whether all parties are people or targets by their noun."""
        kinds = [self.targets.get(r.head, "") for p in parties if (r := self.units.roles.get(p)) is not None]
        return bool(parties) and len(kinds) == len(parties) and all(k in ("people", "target") for k in kinds)

    def person(self, parties: tuple[str, ...]) -> bool:
        """Whether all parties are persons or people, and no state, army or group; False for none."""
        for key in parties:
            entity, role = self.units.entities.get(key), self.units.roles.get(key)
            if entity is not None and entity.type != "Person":
                return False
            if role is not None and self.targets.get(role.head, "people") not in ("people", "armed"):
                return False
        return bool(parties)

    def owned(self, role: RolePhrase) -> bool:
        """Whether a pronoun suffix stands on the noun of a role phrase: «زوجته»."""
        head = head_of(self.parsed, role)
        return head is not None and head.analysis is not None and head.analysis.enclitic.endswith("poss")

    def is_media(self, key: str) -> bool:
        """Whether a party is an outlet, a news agency or a platform, by name or not: «وسائل إعلام محلية»."""
        entity, role = self.units.entities.get(key), self.units.roles.get(key)
        if role is not None:
            return role.head in _MEDIA_ROLES
        return entity is not None and entity.kind in _MEDIA_KINDS

    def giver(self, key: str) -> str:
        """The government of a country from which something comes: «تلقت السلطة الفلسطينية مساعدات من السعودية»."""
        entity = self.units.entities.get(key)
        if entity is None or entity.type != "Place" or entity.kind != "country" or not entity.state:
            return key
        return ids.authority_entity(f"gov-{entity.state}")

    def receiver(self, key: str, category: str) -> str:
        """The party that a recipient stands for: a visited country or capital its government, an attacked country itself;
        a town or region is where it happened and no party."""
        entity = self.units.entities.get(key)
        if entity is None or entity.type != "Place":
            return key
        if category in RECIPROCAL and entity.state and entity.kind in ("country", "capital"):
            return ids.authority_entity(f"gov-{entity.state}")
        return key if entity.kind == "country" else ""
