"""A check that the models which come inside the packages load and answer."""

from __future__ import annotations

from ingest.arabic.diacritise import Diacritiser
from ingest.arabic.normalise import fold
from ingest.clean.language import foreign
from ingest.errors import DataError

_WORDS = ("وصل", "الوزير", "إلى", "العاصمة", "أمس")
_AGAIN = "remove .venv and run `make setup` again"


def warm_up() -> None:
    """Load the diacritiser and the language detector and try both on one sentence; both are files, none is fetched.

    Raises DataError, with the remedy, where a model is missing, is damaged or answers nonsense.
    """
    try:
        words = Diacritiser().words(_WORDS)
        reason = foreign(" ".join(_WORDS * 3))
    except (ImportError, OSError, RuntimeError, ValueError) as error:
        raise DataError(f"a bundled model does not load: {error}; {_AGAIN}") from error
    if words == _WORDS or [fold(word) for word in words] != [fold(word) for word in _WORDS]:
        raise DataError(f"the diacritiser gives {' '.join(words)!r} for {' '.join(_WORDS)!r}; {_AGAIN}")
    if reason:
        raise DataError(f"the language detector takes an Arabic sentence for something else ({reason}); {_AGAIN}")
