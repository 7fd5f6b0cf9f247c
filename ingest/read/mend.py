"""Characters that no text can hold: lone surrogates and NUL."""

from __future__ import annotations

import re

_UNSOUND = re.compile("[\x00\ud800-\udfff]")


def mend(text: str) -> tuple[str, str]:
    """The text with each lone surrogate and NUL replaced by U+FFFD (offsets stay), and what was done, or ""."""
    mended, count = _UNSOUND.subn("\ufffd", text)
    if not count:
        return text, ""
    return mended, f"{count} character(s) that are no text (NUL, lone surrogate) became U+FFFD; the rest is kept"
