"""Files written whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from ingest.errors import NabaError


def written(path: Path, write: Callable[[Path], object]) -> None:
    """Let `write` make a draft beside `path`, then put it in its place: a reader sees the old file or the new one.

    Raises NabaError where the disk refuses.
    """
    draft = path.with_name(path.name + ".draft")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write(draft)
        with draft.open("rb+") as file:
            os.fsync(file.fileno())  # else a power cut may leave the new name on an empty file
        draft.replace(path)
    except OSError as error:
        raise NabaError(
            f"{path}: cannot be written: {error.strerror or error}; free the place or name another"
        ) from error
    finally:
        draft.unlink(missing_ok=True)
