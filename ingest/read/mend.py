"""Characters that no text can hold: lone surrogates (of which `decode` makes bytes that are no UTF-8) and NUL."""

from __future__ import annotations

import re

_UNSOUND = re.compile("[\x00\ud800-\udfff]")


def mend(text: str) -> tuple[str, str]:
    """The text with each lone surrogate and NUL replaced by U+FFFD (offsets stay), and what was done, or ""."""
    mended, count = _UNSOUND.subn("\ufffd", text)
    if not count:
        return text, ""
    what = "character(s) that are no text (NUL, lone surrogate, stray byte)"
    return mended, f"{count} {what} became U+FFFD; the rest is kept"
