"""Organs of states by pattern: «الجيش» + demonym, «وزارة الدفاع» + demonym, … for every state of the authority."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from ingest.arabic.normalise import fold
from ingest.model import EntityType
from ingest.resolve.authority import Authority, Entry, Strength
from ingest.tables import rows

OPEN_STATE = "--"


def with_organs(authority: Authority, organs: Path, alone: Path) -> Authority:
    """The authority with the organs of all its states added, keyed `<slug>-<ISO>`, `<slug>---` where the state is open.

    An organ that the authority lists itself (same state, same name) keeps its own entry and gains the patterns' names.
    """
    entries = dict(authority.entries)
    by_name = {(e.state, fold(n)): e.key for e in entries.values() if e.type != "Place" and e.state for n, _ in e.names}
    templates = [row for _, row in rows(organs)]
    demonyms = authority.nisbas
    for government in [e for e in authority.entries.values() if e.kind == "state" and e.type == "Government"]:
        iso = government.state
        place = authority.entries[f"place-{iso}"]
        cities = [e.ar for e in authority.entries.values() if e.kind == "capital" and e.state == iso]
        for row in templates:
            names: list[tuple[str, Strength]] = []
            for base in demonyms.get(iso, ()):
                fill = {"adj_m": "ال" + base, "adj_f": "ال" + base + "ة"}
                names += [(p.format(**fill), "full") for p in row["patterns"].split("|") if "{adj" in p]
            names += [
                (p.format(name=n), "full") for p in row["patterns"].split("|") if "{name}" in p for n, _ in place.names
            ]
            names += [
                (p.format(capital=c), "full") for p in row["patterns"].split("|") if "{capital}" in p for c in cities
            ]
            known = next((by_name[iso, fold(n)] for n, _ in names if (iso, fold(n)) in by_name), None)
            if known and row["slug"] != "government" and entries[known].kind != "state":
                entries[known] = replace(entries[known], names=tuple(dict.fromkeys([*entries[known].names, *names])))
                continue
            if not names or not demonyms.get(iso):
                continue
            base = demonyms[iso][0]
            fill = {"adj_m": "ال" + base, "adj_f": "ال" + base + "ة", "en": government.en}
            entries[f"{row['slug']}-{iso}"] = _organ(
                row, row["label_ar"].format(**fill), row["label_en"].format(**fill), names, iso
            )
    for _, row in rows(alone):
        names = [(p, "full") for p in row["patterns"].split("|")]
        key = f"{row['slug']}-{OPEN_STATE}"
        entries[key] = _organ(row, names[0][0], "", names, OPEN_STATE)
    return Authority(entries, authority.demonyms, authority.nisbas)


def _organ(row: dict[str, str], ar: str, en: str, names: list[tuple[str, Strength]], iso: str) -> Entry:
    type_: EntityType = "Government" if row["type"] == "Government" else "Organization"
    open_ = iso == OPEN_STATE
    return Entry(
        f"{row['slug']}-{iso}",
        type_,
        ar,
        en,
        tuple(dict.fromkeys(names)),
        kind=row["kind"],
        state="" if open_ else iso,
        part_of="" if open_ else f"gov-{iso}",
        derived=True,
    )
