"""Which morphology database is used, and fetching it once where there is none."""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from ingest.errors import DataError
from ingest.setup import calima, wheel
from ingest.setup.location import data_folder

_NAME = "almor-msa-r13.db"
_CATALOGUE = '{"version":"1.6.0","packages":{},"components":{}}\n'
_OFFICIAL = Path("data", "morphology_db", "calima-msa-r13", "morphology.db")
#: Seconds after which a part file cannot belong to a run that still goes on.
_STALE = 3_600.0
_AGAIN = "run `make setup` (or `python -m ingest.setup`)"


def database() -> Path:
    """The database to use: the one that `camel_data` installed, else the one fetched here. Quick and offline.

    Sets CAMELTOOLS_DATA, where it leads to no catalogue, to a folder that has one: camel-tools would otherwise fetch
    its catalogue over the network as soon as it is imported. Raises DataError with the remedy where the database or
    the catalogue is missing; a file of the wrong size counts as missing.
    """
    found = _official()
    own = data_folder() / _NAME
    if found is None and not _right_size(own):
        state = "has the wrong size" if own.exists() else "is missing"
        raise DataError(f"the morphology database {own} {state}; {_AGAIN} to fetch it")
    catalogue = _catalogue_folder()
    if catalogue is None:
        raise DataError(f"the catalogue {_own_catalogue()} is missing; {_AGAIN} to write it")
    os.environ["CAMELTOOLS_DATA"] = str(catalogue)
    return found or own


def ensure(say: Callable[[str], None], given: Path | None = None) -> Path:
    """The database to use, fetched first where it is missing or damaged; `say` gets one line for each thing done.

    What is there is verified by its sha256 and costs no network. `given` is a wheel to take it from instead of
    fetching one. Raises DataError that says what failed, what was kept and how to go on; a failure leaves no part file.
    """
    folder = data_folder()
    try:
        _write(_own_catalogue(), _CATALOGUE.encode())
        official = _official()
        if official is not None:
            say(f"Morphology database: using the installed one, {official}")
        elif _intact(folder / _NAME):
            say(f"Morphology database: already there, {folder / _NAME}")
        else:
            _fetch(folder, say, given)
    except OSError as error:
        raise DataError(
            f"the morphology database could not be written to {folder}: {error.strerror or error}. "
            "Nothing was changed. Make room or set NABA_DATA to a folder that can be written, "
            f"then {_AGAIN} again"
        ) from error
    return database()


def _fetch(folder: Path, say: Callable[[str], None], given: Path | None) -> None:
    say(f"Morphology database: fetching {wheel.REQUIREMENT} (8 MB)" if given is None else f"Reading {given}")
    with tempfile.TemporaryDirectory(prefix="naba-") as temporary:
        try:
            raw = wheel.member(given or wheel.download(Path(temporary)))
            if calima.digest(raw) != calima.RAW_SHA256:
                raise DataError("the database in the wheel is not the expected one (its sha256 differs)")
        except DataError as error:
            raise DataError(
                f"the morphology database could not be fetched: {error}. "
                "What was installed before is kept, nothing was written. "
                f"Check the network and pip's settings, then {_AGAIN} again; or give the wheel itself: "
                "`python -m ingest.setup --wheel FILE`; or install the official one: "
                "`camel_data -i morphology-db-msa-r13`"
            ) from error
    content = calima.edited(raw)
    if calima.digest(content) != calima.SHA256:
        raise DataError("the edited morphology database is not the expected one; please report this with your version")
    _write(folder / _NAME, content)
    say(f"Morphology database: fetched and verified, {folder / _NAME}")


def _official() -> Path | None:
    """The database that `camel_data` installed, in $CAMELTOOLS_DATA or else in the home folder; None for none."""
    return next((home / _OFFICIAL for home in _homes() if (home / _OFFICIAL).is_file()), None)


def _catalogue_folder() -> Path | None:
    candidates = (*_homes(), _own_catalogue().parent)
    return next((home for home in candidates if (home / "catalogue.json").is_file()), None)


def _homes() -> tuple[Path, ...]:
    """The folders in which camel-tools itself looks, the chosen one first."""
    chosen = os.environ.get("CAMELTOOLS_DATA", "")
    homes = [Path(chosen).expanduser().absolute()] if chosen else []
    with suppress(RuntimeError):  # no home folder is known
        homes.append(Path.home() / ".camel_tools")
    return tuple(homes)


def _own_catalogue() -> Path:
    return data_folder() / "camel_data" / "catalogue.json"


def _right_size(path: Path) -> bool:
    return path.is_file() and path.stat().st_size == calima.SIZE


def _intact(path: Path) -> bool:
    return _right_size(path) and calima.digest(path.read_bytes()) == calima.SHA256


def _write(path: Path, content: bytes) -> None:
    """Write the file as a whole or not at all; part files that a killed run left are removed."""
    if path.is_file() and path.stat().st_size == len(content) and path.read_bytes() == content:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    for left in path.parent.glob(f".{path.name}.*"):
        if time.time() - left.stat().st_mtime > _STALE:
            left.unlink(missing_ok=True)
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    part = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        part.chmod(0o644)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
