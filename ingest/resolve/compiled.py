"""The authority compiled: all entries with the organs that follow from patterns and the names that several share, in one file.

The sources are seeds/authority and the tables of organs; the file is only quicker to load. It begins with the digest of what it was
made from, so that one that is older than its sources is never read.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import MISSING, asdict, fields
from pathlib import Path
from typing import Any

from ingest.data import digest, folder
from ingest.errors import DataError
from ingest.resolve import authority as authorities
from ingest.resolve.authority import Authority, Entry, Strength, Tenure
from ingest.resolve.organs import with_organs
from ingest.resolve.shared import SharedNames

_FORMAT = 1
_TABLES = ("organs.tsv", "organs-alone.tsv")
_SHARED = "shared-names.tsv"


def load(file: Path) -> Authority:
    """The authority: from the compiled `file` where that is there and up to date, else from the sources.

    Raises DataError for a broken source. A file that is broken or out of date is passed over.
    """
    try:
        with file.open("rb") as lines:
            if json.loads(lines.readline()) == _head(sources_digest()):
                return _read(lines)
    except (OSError, ValueError, KeyError, TypeError):
        pass
    return compiled()


def compiled() -> Authority:
    """The authority from its sources, organs included. Raises DataError with file and line."""
    seeds = folder("seeds")
    organs = with_organs(authorities.load(seeds / "authority"), *(seeds / "lexicon" / name for name in _TABLES))
    return SharedNames.load(seeds / "lexicon" / _SHARED).added(organs)


def write(authority: Authority, file: Path) -> None:
    """Writes the compiled file in one step; the same authority gives the same bytes. Raises DataError."""
    draft = file.with_name(f"{file.name}.tmp")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with draft.open("wb") as out:
            out.writelines(_lines(authority))
        draft.replace(file)
    except OSError as error:
        with suppress(OSError):
            draft.unlink(missing_ok=True)
        raise DataError(f"{file}: the compiled authority cannot be written: {error.strerror or error}") from error


def sources_digest() -> str:
    """The SHA-256 (hex) of all sources and of the code that reads them."""
    seeds, code = folder("seeds"), Path(__file__).resolve().parent
    sources = [*(seeds / "authority").glob("*.toml"), *(seeds / "lexicon" / name for name in (*_TABLES, _SHARED))]
    reading = [code / name for name in ("authority.py", "organs.py", "shared.py", "compiled.py", "toml.py")]
    reading += [code.parent / "arabic" / name for name in ("normalise.py", "nisba.py")]
    return digest([*sources, *reading])


def _head(of: str) -> dict[str, object]:
    return {"format": _FORMAT, "sources": of}


def _lines(authority: Authority) -> Iterable[bytes]:
    yield _json(_head(sources_digest()))
    yield _json(
        {"demonyms": dict(sorted(authority.demonyms.items())), "nisbas": dict(sorted(authority.nisbas.items()))}
    )
    yield _json({"names": {name: authority.names[name] for name in sorted(authority.names)}})
    for entry in authority.entries.values():  # in their order: of two bearers of a name the first goes first
        yield _json(_brief(entry))


def _read(lines: Iterable[bytes]) -> Authority:
    rest = iter(lines)
    words, names = json.loads(next(rest)), json.loads(next(rest))["names"]
    entries = {}
    for line in rest:
        entry = _entry(json.loads(line))
        entries[entry.key] = entry
    found = Authority(entries, words["demonyms"], {iso: tuple(forms) for iso, forms in words["nisbas"].items()})
    known: dict[str, tuple[tuple[str, Strength], ...]] = {
        n: tuple((k, s) for k, s in held) for n, held in names.items()
    }
    found.__dict__["names"] = known  # what the cached property would work out anew
    return found


def _brief(entry: Entry) -> dict[str, object]:
    """The fields that differ from their defaults."""
    whole = asdict(entry)
    return {f.name: whole[f.name] for f in fields(entry) if f.default is MISSING or getattr(entry, f.name) != f.default}


def _entry(found: Mapping[str, Any]) -> Entry:
    values: dict[str, Any] = {name: _frozen(value) for name, value in found.items()}
    values["tenures"] = tuple(Tenure(**t) for t in found.get("tenures", ()))
    return Entry(**values)


def _frozen(value: object) -> object:
    return tuple(_frozen(part) for part in value) if isinstance(value, list) else value


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8") + b"\n"
