"""Where the clitics of a name end: names that no dictionary holds, or that it reads as clitic and word («بلينكن», «كيري»).

A dictionary knows few foreign names. It has no reading of «ولافروف», and one of «لابيد» that nobody means. Names that the
caller knows settle both: a known name stands whole, and what stands before it is a clitic.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from ingest.arabic.normalise import fold, light, strip_marks
from ingest.model import Analysis, Token
from ingest.words import words

_PREFIXES = ("", "و", "ف", "ب", "ل", "ك", "وب", "ول", "وك", "فب", "فل", "فك")
_FREQUENT = -3.3  # log10: readings as common as «باسم» (اسم) are not given up for a name
_RARE = -4.5
_UNSEEN = -90.0
_LETTER_NAMES = words("clitics.letter_names")
_FATHERS = words("clitics.fathers")
_SONS = words("clitics.sons")
_WHOLE = frozenset(map(light, words("clitics.whole", folded=False)))


class Names(NamedTuple):
    """Known names. `words` stand whole, `parts` may stand behind a clitic, `firsts` are the words before a second one.

    `words` and `firsts` are compared by `light`, which tells «زهرة» from «زهره», `parts` by `fold`.
    """

    words: frozenset[str] = frozenset()
    parts: frozenset[str] = frozenset()
    firsts: Mapping[str, frozenset[str]] = {}

    @staticmethod
    def of(words: Iterable[str] = (), parts: Iterable[str] = (), pairs: Iterable[tuple[str, str]] = ()) -> Names:
        """Names in any spelling; `pairs` are two words that follow each other in a name."""
        firsts: dict[str, set[str]] = {}
        for first, second in pairs:
            firsts.setdefault(light(second), set()).add(light(first))
        return Names(
            frozenset(map(light, words)), frozenset(map(fold, parts)), {w: frozenset(f) for w, f in firsts.items()}
        )

    def holds(self, word: str) -> bool:
        """Whether a word is a known name, or one of the few common words that stand whole; «انقره», without dots, counts."""
        bare = light(word)
        return bare in self.words or bare in _WHOLE or (bare.endswith("ه") and bare[:-1] + "ة" in self.words)

    def led(self, word: str) -> bool:
        """Whether a word may be a name behind a clitic. A family name may have its article or not."""
        bare = fold(word)
        if bare in self.parts or self.holds(word):
            return True
        return len(bare) > 4 and bare.startswith("ال") and bare[2:] in self.parts


# ---------------------------------------------------------------- one word


def before_name(bare: str, names: Names) -> int:
    """Letters of clitics before a name that no dictionary reads, 0 where nothing tells. `bare` has no marks.

    The shortest clitic wins: «ولافروف» is no «ول» before «افروف».
    """
    if names.holds(bare) or fold(bare) in names.parts:
        return 0
    for prefix in _PREFIXES[1:]:
        rest = bare[len(prefix) :]
        if not bare.startswith(prefix) or len(rest) < (3 if prefix in ("و", "ف") else 4):  # «لواج» is no «ل» + «واج»
            continue
        # ل + ال is written لل: «للغنوشي».
        if names.led(rest) or (prefix.endswith("ل") and rest.startswith("ل") and names.led("ا" + rest)):
            return len(prefix)
    opening = 1 if bare[:1] in ("و", "ف") else 0
    if bare.startswith("لل", opening) and len(bare) > opening + 4:  # no other word begins with two ل
        return opening + 1
    # «والتحسيسية», «بالتوقي»: Tunisian and new words. Behind ف and ك foreign names are as many («فالنسيا», «كالفيلو»).
    for prefix in ("و", "ب", "وب"):
        if bare.startswith(prefix + "ال") and len(bare) > len(prefix) + 5:
            return len(prefix)
    return 0


def cut_name(bare: str, analysis: Analysis, base: int, tail: int, names: Names) -> int | None:
    """Letters of clitics before a known name that the chosen analysis cuts up, None where the analysis stands.

    Common words stay what they are: «باسم الحركة» is a man's name only beside his family name (see `beside`). A short name
    may be a common word with a clitic, so there the reading must be rare.
    """
    if names.holds(bare) and not _common(bare, analysis, base):
        return 0
    if analysis.logprob < _UNSEEN:
        found = before_name(bare, names)
        return found if found and (found != base or tail) else None
    # «ولطفي»: the conjunction is right, the pronoun is part of the name.
    return base if tail and names.holds(bare[base:]) and not _common(bare[base:], analysis, 0) else None


def _common(word: str, analysis: Analysis, base: int) -> bool:
    if analysis.pos not in ("noun", "noun_prop", "adj", "verb", "conj_sub"):
        return True
    if not base and analysis.enclitic.startswith("1s"):  # «my victory» is rarer in news than a man named Fathi
        return False
    return analysis.logprob > (_FREQUENT if len(word) > 3 else _RARE)


# ---------------------------------------------------------------- words beside each other


def beside(tokens: Sequence[Token], names: Names) -> dict[int, int]:
    """Position of a token of a sentence → letters of clitics before it, where its neighbours show that it is a name."""
    found: dict[int, int] = {}
    for i, (token, after) in enumerate(pairwise(tokens)):
        if token.kind != "word" or after.kind != "word":
            continue
        lead = _first_of_pair(token, after, names)
        if lead is not None:
            found[i] = lead
            found[i + 1] = 0
        elif i not in found:
            follows = tokens[i + 2].form if i + 2 < len(tokens) else ""
            lead = _particle(token, after) if token.analysis else None
            if lead is None and fold(after.form) in _LETTER_NAMES and fold(follows) in _LETTER_NAMES:
                lead = _lead_of(strip_marks(token.form), _LETTER_NAMES)  # «لبي بي سي»
            if lead is not None:
                found[i] = lead
    return found


def _first_of_pair(token: Token, after: Token, names: Names) -> int | None:
    """«بوركينا» before «فاسو», «ببان» before «كي»: letters of clitics before the first word of a known name."""
    firsts = names.firsts.get(light(after.form))
    return None if firsts is None else _lead_of(light(token.form), firsts)


def _particle(token: Token, after: Token) -> int | None:
    """«أبي» and «بن» before a name: no father of mine, and no milk."""
    if not (after.analysis is None or after.pos == "noun_prop" or after.norm.startswith("ال")) or after.base:
        return None
    bare = strip_marks(token.form)
    return _lead_of(bare, _FATHERS) if token.tail else _lead_of(bare, _SONS) if bare.endswith("لبن") else None


def _lead_of(bare: str, known: frozenset[str]) -> int | None:
    for prefix in _PREFIXES:
        if bare.startswith(prefix) and (bare[len(prefix) :] in known or fold(bare[len(prefix) :]) in known):
            return len(prefix)
    return None


def taught(tokens: Sequence[Token]) -> dict[int, int]:
    """Index of a token → letters of clitics, for words no dictionary knows whose rest stands alone in the same text."""
    unknown = {t.norm for t in tokens if t.kind == "word" and t.analysis is None and not t.base}
    found: dict[int, int] = {}
    for token in tokens:
        if token.kind != "word" or token.analysis is not None or token.base:
            continue
        for prefix in _PREFIXES[1:]:
            rest = token.norm[len(prefix) :]
            if len(rest) > 3 and token.norm.startswith(prefix) and rest in unknown:
                found[token.index] = len(prefix)
                break
    return found
