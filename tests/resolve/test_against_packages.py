"""States and places against packages of open data, beyond what `make authority` checks (`setup/packages.py`)."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from types import ModuleType
from typing import Any

import pytest

from ingest.arabic.normalise import fold
from ingest.data import folder

Table = dict[str, Any]
AUTHORITY = folder("seeds") / "authority"


def package(name: str) -> ModuleType:
    module: ModuleType = pytest.importorskip(
        name, reason=f"the package {name} is not installed: its data is not compared"
    )
    return module


def tables(pattern: str, name: str) -> list[Table]:
    return [t for path in sorted(AUTHORITY.glob(pattern)) for t in tomllib.loads(path.read_text("utf-8")).get(name, [])]


STATES, PLACES = tables("states-*.toml", "state"), tables("places*.toml", "place")


def sourced(source: str) -> Iterator[Table]:
    return (t for t in [*STATES, *PLACES] if source in t.get("sources", ()))


def cities() -> Iterator[tuple[str, str, Table]]:
    """Where it stands, country and table of all that may have a GeoNames id."""
    for state in STATES:
        for city in [state.get("capital"), *state.get("acting_cities", ())]:
            if city:
                yield f"{state['key']}: {city['en']}", state["key"], city
    for place in PLACES:
        yield place["key"], place.get("state", ""), place


def test_states_have_their_codes_in_rigour() -> None:
    territories = package("rigour.territories")
    found = {state["key"]: territories.get_territory(state["key"].lower()) for state in STATES}
    wrong = [
        (s["key"], s["iso3"]) for s in STATES if found[s["key"]].alpha3 and found[s["key"]].alpha3.upper() != s["iso3"]
    ]
    assert wrong == []


def test_places_with_an_id_of_rigour_have_it_there() -> None:
    known = {q for territory in package("rigour.territories").get_territories() for q in territory.qids}
    assert [(t["key"], t["wikidata"]) for t in sourced("rigour") if t["wikidata"] not in known] == []


def test_states_have_their_names_in_cldr() -> None:
    # where the news name differs from CLDR's, the state does not have "cldr" among its sources
    arabic = package("babel").Locale("ar").territories
    wrong = []
    for state in STATES:
        names = {fold(n) for n in [state["ar"], *state.get("variants", ())]}
        if ("cldr" in state["sources"]) != (fold(arabic[state["key"]]) in names):
            wrong.append((state["key"], state["ar"], arabic[state["key"]]))
    assert wrong == []


def test_no_two_entries_share_a_geonames_or_wikidata_id() -> None:
    for key in ("geonames", "wikidata"):
        bearers: dict[str, list[str]] = {}
        for where, _, city in [*cities(), *((f"{s['key']}: state", s["key"], s) for s in STATES)]:
            if key in city:
                bearers.setdefault(str(city[key]), []).append(where)
        assert {i: shared for i, shared in bearers.items() if len(shared) > 1} == {}


def test_airports_and_bases_lie_where_airportsdata_has_an_airport() -> None:
    airports = package("airportsdata").load("ICAO").values()
    spots = {(round(a["lat"], 3), round(a["lon"], 3)) for a in airports}
    assert [(p["key"], p["lat"], p["lon"]) for p in sourced("airportsdata") if (p["lat"], p["lon"]) not in spots] == []


def test_names_that_ended_with_a_code_ended_that_year() -> None:
    ended = {c.withdrawal_date[:4] for c in package("pycountry").historic_countries}
    former = [f for t in [*STATES, *PLACES] for f in [*t.get("former_names", ()), *([t] if "until" in t else [])]]
    assert former
    wrong = [f["ar"] for f in former if "package pycountry" in f["source"] and f["until"][:4] not in ended]
    assert wrong == []
