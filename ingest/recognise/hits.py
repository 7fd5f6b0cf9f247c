"""The names of the authority that hold in context: the gazetteer's hits, with their bearers as candidates."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence

from ingest.arabic.normalise import fold
from ingest.model import Mention, Parsed, Token
from ingest.recognise.gazetteer import Gazetteer, Hit
from ingest.resolve.authority import Authority
from ingest.words import words

_PLACE_WORDS = words("recogniser.place_words")
_BYLINE = 40  # tokens within which an outlet signs
_POLITIES = words("hits.polities")
_HEAD_WORDS = words("recogniser.head_words")


def tokens_of(mentions: Iterable[Mention]) -> set[int]:
    """The indices of all tokens that mentions cover."""
    return {i for m in mentions for i in range(m.first, m.last)}


def authority_mentions(parsed: Parsed, gazetteer: Gazetteer, authority: Authority) -> list[Mention]:
    """The gazetteer's hits that hold in context, with their bearers as candidates."""
    out: list[Mention] = []
    for hit in gazetteer.find(parsed.text):
        first, last = parsed.token_at(hit.start), parsed.token_at(hit.end - 1) + 1
        bearers = [
            (k, s) for k, s in hit.bearers if _holds(parsed, hit, first, last, s, authority.entries[k].not_after)
        ]
        if (
            not bearers
            or not _whole_word(parsed, hit, first, last, () if out and out[-1].last == first else authority.demonyms)
            or _opens_title(parsed, authority, bearers, first, last)
            or _described(parsed, authority, hit, first, last)
        ):
            continue
        keys = tuple(k for k, _ in bearers)
        out.append(Mention(first, last, hit.start, hit.end, authority.entries[keys[0]].type, "authority", keys, 0.95))
    outer = tokens_of(m for m in out if authority.entries[m.candidates[0]].kind == "embassy")
    for hit in gazetteer.nested(parsed.text):
        first, last = parsed.token_at(hit.start), parsed.token_at(hit.end - 1) + 1
        if first in outer and authority.entries[hit.bearers[0][0]].kind == "state":
            out.append(
                Mention(
                    first,
                    last,
                    hit.start,
                    hit.end,
                    "Government",
                    "authority, nested",
                    tuple(k for k, _ in hit.bearers),
                    0.9,
                )
            )
    return out


def _holds(parsed: Parsed, hit: Hit, first: int, last: int, strength: str, not_after: tuple[str, ...]) -> bool:
    tokens = parsed.tokens
    before = tokens[first - 1] if first > 0 else None
    if before is not None and not_after and before.norm.removeprefix("ال") in {fold(w) for w in not_after}:
        return False
    if strength in ("full", "short", "shared"):
        return True
    quoted = before is not None and before.form in '"«“('
    behind = tokens[first - 2] if quoted and first > 1 else before
    if strength == "headed":
        byline = quoted and behind is not None and behind.form == ":" and first < _BYLINE
        return behind is not None and (
            byline  # «بروكسل: «الشرق الأوسط»»
            or behind.norm in _HEAD_WORDS
            or (behind.form == ":" and first > 1 and tokens[first - 2].norm in _HEAD_WORDS)
        )
    if strength == "weak":
        return (behind is not None and behind.norm in _PLACE_WORDS) or (
            hit.prefix == "ب" and last - first == 1 and tokens[first].pos == "noun_prop"
        )
    return False


def _described(parsed: Parsed, authority: Authority, hit: Hit, first: int, last: int) -> bool:
    """Whether the first word of an organ's short name is the adjective of the noun before it: «السوق المالية السعودية»."""
    if first == 0 or last - first < 2 or hit.prefix:
        return False
    before, token = parsed.tokens[first - 1], parsed.tokens[first]
    derived = all(authority.entries[k].derived for k, _ in hit.bearers)
    return derived and token.pos == "adj" and before.pos == "noun" and _defined_noun(before)


def _opens_title(
    parsed: Parsed, authority: Authority, bearers: Sequence[tuple[str, str]], first: int, last: int
) -> bool:
    """Whether a place's name opens that of an outlet or a company: «صحيفة واشنطن إكزامينر», «شركة تونس إير»."""
    tokens = parsed.tokens
    if first == 0 or last >= parsed.sentence_at(first).last or tokens[first - 1].norm not in _HEAD_WORDS:
        return False
    after = tokens[last]
    return (
        all(authority.entries[k].kind in ("state", "country", "capital", "city") for k, _ in bearers)
        and after.kind == "word"
        and after.pos in ("", "noun_prop")
        and not after.base
        and after.norm not in authority.demonyms
    )


def _defined_noun(token: Token) -> bool:
    """Whether a noun or adjective has the article, so that an adjective may agree with it and no genitive follows."""
    definite = token.pos in ("noun", "adj") and token.analysis is not None and token.analysis.article
    return definite and token.norm not in _POLITIES  # «المملكة السعودية»


def _whole_word(parsed: Parsed, hit: Hit, first: int, last: int, demonyms: Container[str]) -> bool:
    """Whether a name of one word stands for itself: its clitics agree with the analysis, and it is no verb in context."""
    token = parsed.tokens[first]
    if last - first > 1 or token.kind != "word" or token.analysis is None:
        return True
    if token.pos in ("verb", "prep", "conj", "conj_sub", "pron") and not hit.prefix:
        return token.pos == "verb" and token.analysis.logprob < -5.0  # a foreign name that looks like a rare verb
    definite = token.norm.startswith("ال")  # «إثيوبيا» is no adjective behind «الأفريقي»
    if not hit.prefix and first > 0 and definite and token.norm in demonyms and _defined_noun(parsed.tokens[first - 1]):
        return False  # «الصحف السعودية»: the adjective, which is also the state's name
    if (
        token.pos == "adj"
        and first > 0
        and parsed.tokens[first - 1].pos == "noun"
        and not hit.prefix
        and hit.bearers[0][0].startswith("place-")
    ):
        return False
    if not hit.prefix:
        return True
    lead = len(token.analysis.conj) + len(token.analysis.prep)
    return lead == len(hit.prefix) or token.analysis.logprob < -5.0 or token.pos == "noun_prop"
