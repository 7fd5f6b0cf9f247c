"""The authority: who is known by which names, in which office, from when until when. Loaded from seeds/authority."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Literal

from ingest.arabic.nisba import nisba_forms
from ingest.arabic.normalise import fold
from ingest.errors import DataError
from ingest.model import EntityType
from ingest.resolve.toml import tables

Strength = Literal["full", "short", "headed", "weak", "article", "shared"]


@dataclass(frozen=True, slots=True)
class Tenure:
    """An office of a person: Arabic title, of which entity (authority key), from and until (ISO, as precise as known)."""

    title: str
    en: str
    of: str
    since: str = ""
    until: str = ""
    source: str = ""

    def covers(self, day: str) -> bool:
        """Whether the office was held on an ISO day, as far as its dates tell; an open end covers."""
        return (not self.since or self.since <= day) and (not self.until or day[: len(self.until)] <= self.until)


@dataclass(frozen=True, slots=True)
class Entry:
    """One known entity. `state` is the ISO code of the state that it is, belongs to, or lies in; `names` are all its names.

    `derived` entries come from the patterns of organs; a name that follows a word of `not_after` («نهر الأردن») is none.
    """

    key: str
    type: EntityType
    ar: str
    en: str
    names: tuple[tuple[str, Strength], ...]
    kind: str = ""
    wikidata: str = ""
    state: str = ""
    part_of: str = ""
    gender: str = ""
    geonames: str = ""
    lat: float | None = None
    lon: float | None = None
    tenures: tuple[Tenure, ...] = ()
    sources: tuple[str, ...] = ()
    derived: bool = False
    not_after: tuple[str, ...] = ()

    @property
    def variants(self) -> tuple[str, ...]:
        """The names other than the label."""
        return tuple(dict.fromkeys(n for n, _ in self.names if n != self.ar))


@dataclass(frozen=True)
class Authority:
    """All entries, with indexes by name and by demonym. Names are compared folded (`arabic.normalise.fold`).

    `demonyms` is folded form → ISO code, `nisbas` ISO code → demonyms in the masculine singular, as written.
    """

    entries: Mapping[str, Entry]
    demonyms: Mapping[str, str]
    nisbas: Mapping[str, tuple[str, ...]]

    @cached_property
    def names(self) -> Mapping[str, tuple[tuple[str, Strength], ...]]:
        """Folded name → (entry key, strength) of all that bear it."""
        index: dict[str, dict[str, Strength]] = {}
        for entry in self.entries.values():
            for name, strength in entry.names:
                index.setdefault(fold(name), {}).setdefault(entry.key, strength)
        return {name: tuple(found.items()) for name, found in index.items()}

    def government(self, iso: str) -> Entry | None:
        """The government of a state."""
        return self.entries.get(f"gov-{iso}")


_STATE = frozenset(
    "key iso3 ar en variants acronyms demonym demonym_forms capital seats organs bodies head_titles region wikidata sources"
    " aliases_government acting_cities ambiguous not_after not_before former_names".split()
)
_PERSON = frozenset("key ar en variants short short_in_article gender states wikidata wikidata_source position".split())
_ORGANIZATION = frozenset(
    "key ar en variants short headed acronyms kind states parent owner_state wikidata wikidata_source".split()
)
_PLACE = frozenset(
    "key ar en variants kind state within geonames lat lon ambiguous not_after not_before wikidata wikidata_source sources"
    " former_names until source".split()
)
_FORMER = frozenset("ar en variants until source".split())
_NEEDED = frozenset({"key", "ar", "en"})


def load(folder: Path) -> Authority:
    """The authority of a folder. DataError with file and line for a broken entry, a key given twice, a dangling reference."""
    entries: dict[str, Entry] = {}
    where: dict[str, str] = {}
    demonyms: dict[str, str] = {}
    nisbas: dict[str, tuple[str, ...]] = {}

    def add(place: str, *new: Entry) -> None:
        for entry in new:
            if entry.key in entries:
                raise DataError(f"{place}: key {entry.key} is already used at {where[entry.key]}")
            entries[entry.key], where[entry.key] = entry, place

    for path in sorted(folder.glob("states-*.toml")):
        for place, table in tables(path, "state", _STATE, _NEEDED):
            add(place, *_state(table, place))
            nisbas[table["key"]] = tuple(table.get("demonym", ()))
            for base in nisbas[table["key"]]:
                demonyms |= {fold(form): table["key"] for form in nisba_forms(base)}
            for form in table.get("demonym_forms", ()):
                demonyms |= {fold(form): table["key"], fold("ال" + form): table["key"]}
    for path in sorted(folder.glob("places*.toml")):
        for place, table in tables(path, "place", _PLACE, _NEEDED | {"kind"}):
            add(place, _place(table, place))
    for path in sorted(folder.glob("organizations-*.toml")):
        for place, table in tables(path, "organization", _ORGANIZATION, _NEEDED | {"kind"}):
            add(place, _organization(table))
    for path in sorted(folder.glob("persons-*.toml")):
        for place, table in tables(path, "person", _PERSON, _NEEDED):
            add(place, _person(table, place))
    _check_references(entries, where)
    if not entries:
        raise DataError(f"{folder}: no authority files (states-*.toml, persons-*.toml, …)")
    return Authority(entries, demonyms, nisbas)


def _check_references(entries: Mapping[str, Entry], where: Mapping[str, str]) -> None:
    items: dict[str, str] = {}
    for entry in entries.values():
        first = items.setdefault(entry.wikidata or entry.key, entry.key)
        if first != entry.key and entry.type in ("Person", "Organization"):
            raise DataError(f"{where[entry.key]}: {entry.key} has the Wikidata id {entry.wikidata} of {first}")
        for reference in [entry.part_of, *(t.of for t in entry.tenures)]:
            if reference and reference not in entries:
                raise DataError(f"{where[entry.key]}: {entry.key} refers to {reference}, which no file has")


def _slug(en: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", en.casefold()).strip("-")


def _named(strength: Strength, names: Iterable[str]) -> tuple[tuple[str, Strength], ...]:
    return tuple((name, strength) for name in names)


def _former(t: Mapping[str, Any], place: str) -> list[str]:
    """The names that an entry, or the capital in its table, bore in earlier years."""
    names: list[str] = []
    for former in t.get("former_names", ()):
        if set(former) - _FORMER or not {"ar", "until"} <= set(former):
            raise DataError(
                f"{place}: a former name needs ar and until and knows {', '.join(sorted(_FORMER))}: {former}"
            )
        names += [former["ar"], *former.get("variants", ())]
    return names


def _state(t: Mapping[str, Any], place: str) -> list[Entry]:
    iso, sources = t["key"], tuple(t.get("sources", ()))
    strength: Strength = "weak" if t.get("ambiguous") else "full"
    others = [*t.get("variants", ()), *t.get("acronyms", ()), *_former(t, place)]
    names = _named(strength, [t["ar"]]) + _named("full", others)
    common = {
        "wikidata": t.get("wikidata", ""),
        "state": iso,
        "sources": sources,
        "not_after": tuple(t.get("not_after", ())),
    }
    cities = [c for c in [t.get("capital"), *t.get("acting_cities", ())] if c]
    acting = [
        n for c in cities if not c.get("ambiguous") for n in (c["ar"], *c.get("variants", ()), *_former(c, place))
    ]
    government = Entry(
        f"gov-{iso}",
        "Government",
        t["ar"],
        t["en"],
        names + _named("full", [*acting, *t.get("aliases_government", ())]),
        kind="state",
        **common,
    )
    out = [government, Entry(f"place-{iso}", "Place", t["ar"], t["en"], names, kind="country", **common)]
    for city in cities:
        key = f"capital-{iso}" if city is t.get("capital") else f"city-{iso}-{_slug(city['en'])}"
        bare = [city["ar"], *city.get("variants", ())]
        city_names = _named("weak" if city.get("ambiguous") else "full", bare) + _named("full", _former(city, place))
        out.append(
            Entry(
                key,
                "Place",
                city["ar"],
                city["en"],
                city_names,
                kind="capital",
                state=iso,
                wikidata=city.get("wikidata", ""),
                geonames=str(city.get("geonames", "")),
                lat=city.get("lat"),
                lon=city.get("lon"),
                sources=sources,
            )
        )
    parts: tuple[tuple[str, str, EntityType], ...] = (
        ("seats", "seat", "Government"),
        ("organs", "organ", "Government"),
        ("bodies", "body", "Organization"),
    )
    for group, prefix, type_ in parts:
        for part in t.get(group, ()):
            out.append(
                Entry(
                    f"{prefix}-{iso}-{_slug(part['en'])}",
                    type_,
                    part["ar"],
                    part["en"],
                    _named("full", [part["ar"], *part.get("variants", ()), *part.get("acronyms", ())]),
                    kind=part.get("kind", "office"),
                    wikidata=part.get("wikidata", ""),
                    state=iso,
                    part_of=f"gov-{iso}",
                    sources=sources,
                )
            )
    return out


def _place(t: Mapping[str, Any], place: str) -> Entry:
    strength: Strength = "weak" if t.get("ambiguous") else "full"
    return Entry(
        f"place-{t['key']}",
        "Place",
        t["ar"],
        t["en"],
        _named(strength, [t["ar"], *t.get("variants", ())]) + _named("full", _former(t, place)),
        kind=t["kind"],
        state=t.get("state", ""),
        part_of=f"place-{t['within']}" if "within" in t else "",
        wikidata=t.get("wikidata", ""),
        geonames=str(t.get("geonames", "")),
        lat=t.get("lat"),
        lon=t.get("lon"),
        sources=tuple(t.get("sources", ())),
        not_after=tuple(t.get("not_after", ())),
    )


def _organization(t: Mapping[str, Any]) -> Entry:
    names = (
        *_named("full", [t["ar"], *t.get("variants", ()), *t.get("acronyms", ())]),
        *_named("short", t.get("short", ())),
        *_named("headed", t.get("headed", ())),
    )
    return Entry(
        f"org-{t['key']}",
        "Organization",
        t["ar"],
        t["en"],
        _strongest_last(names),
        kind=t["kind"],
        state=(t.get("states") or [t.get("owner_state", "")])[0],
        wikidata=t.get("wikidata", ""),
        part_of=f"org-{t['parent']}" if "parent" in t else "",
        sources=(t["wikidata_source"],) if "wikidata_source" in t else (),
    )


def _strongest_last(names: Iterable[tuple[str, Strength]]) -> tuple[tuple[str, Strength], ...]:
    """Each name once; «headed» wins over a variant of the same spelling, since it is the caution that an editor added."""
    found: dict[str, Strength] = {}
    for name, strength in names:
        found[name] = strength
    return tuple(found.items())


def _person(t: Mapping[str, Any], place: str) -> Entry:
    names = (
        *_named("full", [t["ar"], *t.get("variants", ())]),
        *_named("short", t.get("short", ())),
        *_named("article", [n for n in t.get("short_in_article", ()) if n not in t.get("short", ())]),
    )
    tenures = tuple(_tenure(p, place) for p in t.get("position", ()))
    return Entry(
        f"person-{t['key']}",
        "Person",
        t["ar"],
        t["en"],
        tuple(dict.fromkeys(names)),
        wikidata=t.get("wikidata", ""),
        state=(t.get("states") or [""])[0],
        gender=t.get("gender", ""),
        tenures=tenures,
        sources=(t["wikidata_source"],) if "wikidata_source" in t else (),
    )


_POSITION = {"title", "en", "of", "from", "until", "source"}


def _tenure(p: Mapping[str, Any], place: str) -> Tenure:
    if (extra := set(p) - _POSITION) or "title" not in p:
        raise DataError(
            f"{place}: [[person.position]] needs title and knows {', '.join(sorted(_POSITION))}, not {extra or p}"
        )
    of = str(p.get("of", ""))
    key = "" if not of else f"gov-{of}" if re.fullmatch(r"[A-Z]{2}", of) else f"org-{of}"
    since, until = str(p.get("from", "")), str(p.get("until", ""))
    if since and until and since > until[: len(since)] + "~":
        raise DataError(f"{place}: position from {since} until {until} ends before it begins")
    if (since or until) and not p.get("source"):
        raise DataError(f"{place}: the dates of «{p['title']}» need a source")
    return Tenure(p["title"], p.get("en", ""), key, since, until, p.get("source", ""))
