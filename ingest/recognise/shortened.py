"""Short names of organizations that the article itself teaches: without their head («تحيا تونس»), or an acronym in brackets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ingest.arabic.normalise import fold
from ingest.model import Mention, Parsed, Token
from ingest.resolve.authority import Authority
from ingest.words import words

_HEADS = words("recogniser.head_words")
_CLITICS = ("و", "ف", "ب", "ل", "ك")
_LONGEST = 8  # letters of an Arabic acronym
WITHOUT_HEAD, ACRONYM = "name without head", "acronym"


def without_heads(parsed: Parsed, found: Sequence[Mention]) -> list[Mention]:
    """`found` with the names that lack the head which they have elsewhere; of two words or more, since one may be any word.

    «أعلنت حركة تحيا تونس … وقالت تحيا تونس»: one party, and no country inside it.
    """
    taught: dict[tuple[str, ...], Mention] = {}
    for mention in found:
        forms = tuple(fold(t.form) for t in parsed.tokens[mention.first : mention.last])
        if mention.type == "Organization" and len(forms) > 2 and parsed.tokens[mention.first].norm in _HEADS:
            taught.setdefault(forms[1:], mention)
    out = list(found)
    for forms, source in taught.items():
        for i, start in _occurrences(parsed.tokens, forms):
            last = i + len(forms)
            over = [m for m in out if m.first < last and i < m.last]
            if any(m.first < i or m.last > last or (m.first, m.last) == (i, last) for m in over):
                continue
            out = [m for m in out if m not in over]
            candidates = (*source.candidates, f"same:{source.start}")
            end = parsed.tokens[last - 1].end
            out.append(Mention(i, last, start, end, source.type, WITHOUT_HEAD, candidates, 0.85))
    return out


def _occurrences(tokens: tuple[Token, ...], forms: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    """Where the words stand in the text: their first token, and the character where the name begins (clitics off)."""
    for i in range(len(tokens) - len(forms) + 1):
        if tuple(fold(t.form) for t in tokens[i + 1 : i + len(forms)]) != forms[1:]:
            continue
        form = fold(tokens[i].form)
        if form == forms[0]:
            yield i, tokens[i].start
        elif form.endswith(forms[0]) and form[: -len(forms[0])] in _CLITICS:
            yield i, tokens[i].start + 1


def with_acronyms(parsed: Parsed, found: Sequence[Mention], authority: Authority) -> list[Mention]:
    """`found` with the acronyms that stand in brackets behind a name, there and wherever they stand again."""
    taken = {i for m in found for i in range(m.first, m.last)}
    out = list(found)
    seen: set[str] = set()
    for mention in found:
        token = _bracketed(parsed, mention, authority, taken)
        if token is None or token.form in seen:
            continue
        seen.add(token.form)
        for again in parsed.tokens:
            if again.form == token.form and again.index not in taken:
                candidates = (*mention.candidates, f"same:{mention.start}")
                out.append(
                    Mention(
                        again.index, again.index + 1, again.start, again.end, mention.type, ACRONYM, candidates, 0.8
                    )
                )
    return out


def _bracketed(parsed: Parsed, mention: Mention, authority: Authority, taken: set[int]) -> Token | None:
    tokens = parsed.tokens
    if mention.type not in ("Organization", "Government") or mention.last - mention.first < 2:
        return None
    inside = tokens[mention.last : mention.last + 3]
    if len(inside) < 3 or inside[0].form not in "([" or inside[2].form not in ")]" or inside[1].index in taken:
        return None
    token = inside[1]
    if token.kind == "latin":
        return token if len(token.form) > 1 and token.form.isupper() else None
    strange = token.kind == "word" and token.pos in ("", "noun_prop") and 2 < len(token.form) <= _LONGEST
    known = fold(token.form) in authority.names or fold(token.form) in authority.demonyms
    return token if strange and not known and not token.base else None
