"""Lists of names of several words, and where they stand in a sentence: evidence for the trained model, never a verdict."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ingest.arabic.normalise import fold
from ingest.model import Token

_CLITICS = ("و", "ف", "ب", "ل", "ك")
_LONGEST_TOLD = 3


def spellings(token: Token) -> tuple[str, ...]:
    """The folded forms that a token may stand for at the start of a name: as written, and without its clitics.

    Where the analysis found no clitic, a first letter that may be one is taken off as well: «ولندن» gives «لندن» too.
    """
    whole = fold(token.form)
    out = [whole]
    if token.norm and token.norm != whole:
        out.append(token.norm)
    if token.analysis is None or token.base == 0:
        if whole[:1] in _CLITICS and len(whole) > 3:
            out.append(whole[1:])
        if whole[:2] in ("ول", "وب", "فل", "لل") and len(whole) > 4:
            out.append(whole[2:])
    for lead in ("لل", "ولل"):  # ل + ال is written لل
        if whole.startswith(lead) and len(whole) > len(lead) + 2:
            out.append("ال" + whole[len(lead) :])
    return tuple(dict.fromkeys(out))


class NameList:
    """Names by their first word."""

    def __init__(self, names: Iterable[str]) -> None:
        """`names` in any spelling; words are divided by spaces."""
        by_first: dict[str, set[tuple[str, ...]]] = {}
        for name in names:
            words = tuple(fold(name).split())
            if words:
                by_first.setdefault(words[0], set()).add(words)
        self._by_first = {first: sorted(found, key=lambda w: (-len(w), w)) for first, found in by_first.items()}

    def marks(self, forms: Sequence[tuple[str, ...]]) -> list[str]:
        """For each word of a sentence "" or its place in a listed name: "B" + the name's length (3 for more), or "I".

        `forms` are the `spellings` of each word. From left to right, the longest name first.

        >>> NameList(["هونغ كونغ"]).marks([("في",), ("هونغ",), ("كونغ",)])
        ['', 'B2', 'I']
        """
        out = [""] * len(forms)
        i = 0
        while i < len(forms):
            length = self._length(forms, i)
            if length:
                out[i] = f"B{min(length, _LONGEST_TOLD)}"
                out[i + 1 : i + length] = ["I"] * (length - 1)
            i += length or 1
        return out

    def _length(self, forms: Sequence[tuple[str, ...]], i: int) -> int:
        best = 0
        for form in forms[i]:
            for name in self._by_first.get(form, ()):
                length = len(name)
                if length <= best:
                    break
                if i + length <= len(forms) and all(forms[i + j][0] == name[j] for j in range(1, length)):
                    best = length
                    break
        return best
