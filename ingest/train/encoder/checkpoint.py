"""The state of a run in a file, so that a run that was stopped goes on where it was."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import torch

from ingest.errors import NabaError
from ingest.train.encoder.files import written

_ANEW = "take the file away to begin anew"


def save(path: Path, made_with: str, state: dict[str, Any]) -> None:
    """Write `state` (tensors, numbers, texts, lists and dicts of them), whole or not at all.

    `made_with` describes all that the state depends on: settings, vocabulary, text. Raises NabaError where the disk
    refuses.
    """
    try:
        written(path, lambda draft: torch.save({"made_with": made_with, **state}, draft))
    except RuntimeError as error:  # so torch says that the disk is full
        gist = str(error).strip().split("\n")[0]
        raise NabaError(f"{path}: the checkpoint cannot be written: {gist:.200}; free the disk, then go on") from error


def load(path: Path, made_with: str, device: torch.device) -> dict[str, Any] | None:
    """What `save` wrote, its tensors on `device`; None where there is no file.

    Raises NabaError where it is damaged, or of a run with other settings or another text.
    """
    if not path.exists():
        return None
    try:
        state: dict[str, Any] = torch.load(path, map_location=device, weights_only=True)
        there = state["made_with"]
    except Exception as error:  # torch raises what its unpicklers happen to raise
        gist = str(error).strip().split("\n")[0]
        raise NabaError(f"{path}: the checkpoint does not load: {gist:.200}; {_ANEW}") from error
    if there != made_with:
        raise NabaError(
            f"{path}: the checkpoint is of another run (settings, vocabulary or raw text differ); "
            f"give what it was made with, or {_ANEW}"
        )
    return state
