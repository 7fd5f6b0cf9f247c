"""Which files a list of paths stands for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from ingest.errors import InputError

STDIN = "-"
_IGNORED = frozenset({"readme.md"})


@dataclass(frozen=True, slots=True)
class Source:
    """One file, or standard input (`path` None). `id` names a one-page file's page, `origin` is for messages.

    `named` tells a file that the user named from one that was found in a folder: only the first may stop the run.
    """

    path: Path | None
    id: str
    origin: str
    named: bool


def sources(paths: Sequence[str]) -> Iterator[Source]:
    """The sources in the order of `paths`, the files of a folder (at any depth) by their relative path.

    Names that begin with a dot, and README.md, are passed over in folders. Raises InputError for a missing path and for
    a folder without files, before anything is read.
    """
    if not paths:
        raise InputError("no input: name a file, a folder, or - for standard input")
    for path in paths:
        if path == STDIN:
            yield Source(None, "stdin", "stdin", True)
        elif Path(path).is_dir():
            yield from _files(Path(path))
        elif Path(path).exists():
            yield Source(Path(path), Path(path).name, path, True)
        else:
            raise InputError(f"{path}: there is no such file or folder")


def _files(folder: Path) -> Iterator[Source]:
    try:
        found = [file for file in folder.rglob("*") if file.is_file()]
    except OSError as error:
        raise InputError(f"{folder}: the folder cannot be listed: {error.strerror}") from error
    inside = sorted(file.relative_to(folder).as_posix() for file in found)
    kept = [name for name in inside if not _ignored(name)]
    if not kept:
        raise InputError(f"{folder}: the folder holds no page (hidden files and README.md are passed over)")
    for name in kept:
        yield Source(folder / name, name, (folder / name).as_posix(), False)


def _ignored(name: str) -> bool:
    parts = name.split("/")
    return any(part.startswith(".") for part in parts) or parts[-1].lower() in _IGNORED
