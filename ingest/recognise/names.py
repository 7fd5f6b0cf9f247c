"""What a person's name looks like: given names and family names known from a package, and words no lexicon knows."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import as_file, files
from itertools import pairwise

from ingest.arabic.clitics import Names
from ingest.arabic.normalise import fold
from ingest.model import Token
from ingest.resolve.authority import Authority
from ingest.words import words

_LINKS = words("names.links")
_PARTICLES_BEFORE = words("names.particles_before")
_NEVER_WHOLE = words("people.function") | words("names.never_whole")  # «فليس» is the word, though a «بن فليس» is known
_CLITICS = ("و", "ف", "ب", "ل", "ك")
_OFTEN = 8  # bearers of a name that may stand whole against the dictionary
_SOME = 2  # bearers of a name that may stand behind a clitic


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


def known_names(authority: Authority, parts: NameParts) -> Names:
    """The names that tell the analyser where clitics end: those of the authority, and parts of persons' names.

    Of persons all words of a name count; of places and organizations the first, since the others may be common words with
    clitics («تحرير» behind «ل», «هرسك» behind «و»).
    """
    whole: set[str] = set()
    pairs: set[tuple[str, str]] = set()
    for entry in authority.entries.values():
        if entry.derived:
            continue
        for name, _ in entry.names:
            each = name.split()
            whole.update(each if entry.type == "Person" else each[:1])
            if entry.type == "Person":
                pairs.update(pairwise(each))
            elif len(each) > 1 and not each[1].startswith(("و", "ل", "بال")):
                pairs.add((each[0], each[1]))
    counts = {form: parts.given.get(form, 0) + parts.family.get(form, 0) for form in parts.given.keys() | parts.family}
    # The package writes ه for ة, so that a word in ه tells nothing; «لحسن» is a name, but «حسن» is a more frequent one.
    whole |= {
        form
        for form, count in counts.items()
        if count >= _OFTEN
        and not form.endswith("ه")
        and not (form.startswith(_CLITICS) and counts.get(form[1:].removeprefix("ال"), 0) > count)
    }
    whole = {form for form in whole if not (form.startswith(_CLITICS) and form[1:] in _NEVER_WHOLE)}
    return Names.of(whole, (form for form, count in counts.items() if count >= _SOME), pairs)
