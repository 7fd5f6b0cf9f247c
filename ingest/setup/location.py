"""The folder in which fetched data is kept."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def data_folder() -> Path:
    """Where fetched data lives: $NABA_DATA, else share/naba of the virtual environment, else of the home folder.

    The folder need not exist yet.
    """
    chosen = os.environ.get("NABA_DATA", "")
    if chosen:
        return Path(chosen).expanduser().absolute()
    if sys.prefix != sys.base_prefix:
        return Path(sys.prefix) / "share" / "naba"
    return Path("~/.local/share/naba").expanduser().absolute()
