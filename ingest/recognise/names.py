"""What a person's name looks like: given names and family names known from a package, and words no lexicon knows."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import as_file, files

from ingest.arabic.normalise import fold
from ingest.model import Token
from ingest.words import words

_LINKS = words("names.links")
_PARTICLES_BEFORE = words("names.particles_before")


@dataclass(frozen=True)
class NameParts:
    """Counts of given names and family names, by folded form. Source: arabic-name-romanizer (Wikidata names, CC0)."""

    given: dict[str, int]
    family: dict[str, int]

    def is_family(self, form: str) -> bool:
        """Whether a folded form is a known family name."""
        return self.family.get(form, 0) >= 1


@lru_cache(maxsize=1)
def load_parts() -> NameParts:
    """The name parts that the package arabic-name-romanizer carries."""
    given: dict[str, int] = {}
    family: dict[str, int] = {}
    with as_file(files("arabic_name_romanizer") / "resources" / "names.sqlite3") as path:
        connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
        try:
            for key, role, count in connection.execute("select arabic_key, role, sum(count) from units group by 1, 2"):
                form = fold(key)
                if role in ("given", "unknown"):
                    given[form] = given.get(form, 0) + count
                if role in ("surname", "unknown"):
                    family[form] = family.get(form, 0) + count
        finally:
            connection.close()
    return NameParts(given, family)


def is_link(token: Token) -> bool:
    """A particle inside names: بن, أبو, آل, عبد, دي …"""
    return token.kind == "word" and fold(token.form) in _LINKS


def opens_name(token: Token) -> bool:
    """A particle that a name may begin with or that must be followed by a further part."""
    return token.kind == "word" and fold(token.form) in _PARTICLES_BEFORE
