"""Demonyms: the forms of a relational adjective («أميركي») by rule."""

from __future__ import annotations

_ENDINGS = ("", "ة", "ون", "ين", "ان", "تان", "تين", "ات", "ا")


def nisba_forms(base: str) -> tuple[str, ...]:
    """All forms of a nisba given in the masculine singular, with and without the article, no other clitics.

    >>> "الأميركيون" in nisba_forms("أميركي"), "أميركيتين" in nisba_forms("أميركي")
    (True, True)
    """
    bare = [base + ending for ending in _ENDINGS]
    return tuple(bare + ["ال" + form for form in bare])
