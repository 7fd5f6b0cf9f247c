"""Persons that no authority knows, by the shape of their names and the titles around them."""

from __future__ import annotations

from dataclasses import dataclass

from ingest.arabic.normalise import fold
from ingest.model import Mention, Parsed, Token
from ingest.recognise.names import NameParts, is_link, opens_name
from ingest.recognise.titles import Titles, title_after, title_before
from ingest.words import words

_CLOSED = frozenset(
    "verb prep conj conj_sub part part_neg part_verb part_fut part_det part_interrog part_restrict part_focus part_voc"
    " pron pron_dem pron_rel pron_interrog adv adv_interrog adv_rel interj noun_num noun_quant verb_pseudo digit punc"
    " adj_num adj_comp".split()
)
_CLITICS = ("و", "ف", "ب", "ل", "ك")
_LONGEST = 6
_SURE = 40
_STOP = words("people.stop")


_FUNCTION = words("people.function", folded=False)  # not folded: «على» is no «علي»


@dataclass(frozen=True)
class PersonRecogniser:
    """Runs of name-like words that a title, a known given name, or a verb of speech vouches for."""

    parts: NameParts
    titles: Titles
    demonyms: frozenset[str]
    heads: frozenset[str] = frozenset()

    def find(self, parsed: Parsed, taken: set[int]) -> list[Mention]:
        """Persons in tokens that are not `taken` by sure names, left to right, never overlapping."""
        out: list[Mention] = []
        i = 0
        tokens = parsed.tokens
        while i < len(tokens):
            last = self._run(parsed, i, taken)
            if last is None:
                i += 1
                continue
            rule = self._vouched(parsed, i, last)
            if rule is None:
                i += 1
                continue
            lead = self._lead(tokens[i])
            out.append(
                Mention(i, last, tokens[i].start + lead, tokens[last - 1].end, "Person", rule[0], confidence=rule[1])
            )
            i = last
        return out

    # ------------------------------------------------ the run

    def _run(self, parsed: Parsed, first: int, taken: set[int]) -> int | None:
        tokens = parsed.tokens
        if first in taken or not self._opens(tokens[first]):
            return None
        roof = parsed.sentence_at(first).last
        last = first + 1
        while last < roof and last - first < _LONGEST and last not in taken:
            token = tokens[last]
            if tokens[last - 1].end + 1 < token.start:
                break
            if (
                is_link(token)
                and last + 1 < roof
                and (last + 1) not in taken
                and self._continues(tokens[last + 1], last - first)
            ):
                last += 2
                continue
            if not self._continues(token, last - first) and not (
                opens_name(tokens[last - 1]) and token.kind == "word" and token.pos not in _CLOSED
            ):
                break
            last += 1
        if opens_name(tokens[last - 1]):
            last -= 1
        if last == first + 1 and last < roof and last not in taken and self._plain_family(parsed, first, last):
            last += 1
        return last if last > first else None

    def _plain_family(self, parsed: Parsed, first: int, last: int) -> bool:
        """Whether a common word behind «title + known given name» is its family name: «مراسل … سليمان مسودة:»."""
        tokens = parsed.tokens
        token = tokens[last]
        if (
            self.parts.given.get(self._bare(tokens[first]), 0) < _SURE
            or title_before(parsed, self.titles, first) is None
        ):
            return False
        if not self._may_name(token) or token.pos not in ("noun", "noun_prop", "adj", "") or token.base or token.tail:
            return False
        after = tokens[last + 1] if last + 1 < len(tokens) else None
        return not token.norm.startswith("ال") and (
            after is None or after.kind == "punct" or after.pos in ("conj_sub", "verb", "prep")
        )

    def _lead(self, token: Token) -> int:
        """Clitic letters before a name: those of the analysis, or one that leaves a known name."""
        if token.analysis is not None and token.pos in ("noun_prop",):
            return token.base
        bare = fold(token.form)
        if self.parts.given.get(bare, 0) >= 3:
            return 0
        if bare[:1] in _CLITICS and self.parts.given.get(bare[1:], 0) >= 3:
            return 1
        if token.analysis is None and bare[:1] in ("و", "ل") and self.parts.is_family(bare[1:]):
            return 1
        return token.base if token.analysis is not None else 0

    def _bare(self, token: Token) -> str:
        return fold(token.form[self._lead(token) :])

    def _opens(self, token: Token) -> bool:
        if not self._may_name(token) or len(token.form) < 2:
            return False
        if opens_name(token):
            return True
        bare = self._bare(token)
        known = self.parts.given.get(bare, 0)
        if known >= _SURE and token.pos not in _CLOSED - {"verb"}:
            return token.analysis is None or token.pos == "noun_prop" or not token.analysis.prep
        if (token.pos in _CLOSED and not is_strange(token)) or (bare.startswith("ال") and known < 5):
            return False
        if is_strange(token):
            return not bare.startswith(("ال", "لل"))
        return known >= 5 and (token.pos != "noun" or token.analysis is None or token.analysis.logprob < -3.6)

    def _may_name(self, token: Token) -> bool:
        if token.kind != "word" or token.form in _FUNCTION or token.norm in _STOP or token.norm in self.demonyms:
            return False
        return self.titles.kind(token) is None

    def _continues(self, token: Token, length: int) -> bool:
        if not self._may_name(token) or fold(token.form) in self.demonyms:
            return False
        analysis = token.analysis
        bare = fold(token.form)
        count = self.parts.family.get(bare, 0) + self.parts.given.get(bare, 0)
        if count >= _SURE:
            return (
                token.pos not in ("prep", "conj", "conj_sub", "pron_dem", "pron_rel", "part_neg", "verb") or count > 300
            )
        if analysis is None:
            return not (bare[:1] in ("و", "ف") and self.parts.is_family(bare[1:]) and not self.parts.is_family(bare))
        if analysis.conj or analysis.prep or analysis.enclitic or token.pos in _CLOSED:
            return False
        if token.pos == "noun_prop":
            return True
        if count >= 2 and token.pos in ("noun", "adj"):
            return length < 3 or count >= 5
        return token.pos == "adj" and bare.startswith("ال") and bare.endswith("ي") and length < 3 and count >= 1

    # ------------------------------------------------ what vouches for it

    def _after_head(self, tokens: tuple[Token, ...], first: int) -> bool:
        """Whether a generic head stands right before: «مجموعة كلاشنيكوف» is no person, nor «معهد "امرود كنسلتينغ"»."""
        before = first - 1
        while before >= 0 and tokens[before].form in '"«“':
            before -= 1
        return before >= 0 and tokens[before].norm in self.heads and tokens[before].pos == "noun"

    def _vouched(self, parsed: Parsed, first: int, last: int) -> tuple[str, float] | None:
        tokens = parsed.tokens
        first_bare = self._bare(tokens[first])
        given = self.parts.given.get(first_bare, 0)
        strange = all(is_strange(t) for t in tokens[first:last])
        length = last - first
        plain = self._lead(tokens[first]) == 0
        titled = plain and (
            title_before(parsed, self.titles, first) is not None
            or (
                first > 0
                and self.titles.kind(tokens[first - 1]) in ("rank", "honorific")
                and tokens[first - 1].norm.startswith("ال")
            )
        )
        some_strange = any(is_strange(t) for t in tokens[first:last])
        if self._after_head(tokens, first):
            return None
        sure = strange and (length >= 2 or tokens[first].analysis is None or tokens[first].pos == "noun_prop")
        if titled and (length >= 2 or sure or given >= _SURE):
            return ("title + name", 0.85 if length >= 2 else 0.7)
        if length >= 2 and given >= 5 and (some_strange or given >= _SURE):
            return ("given name + family name", 0.75)
        if (
            length >= 2
            and (given >= 1 or is_strange(tokens[first]))
            and title_after(parsed, self.titles, last) is not None
        ):
            return ("name, title", 0.8)
        if length >= 2 and strange and first > 0 and tokens[first - 1].pos == "verb" and given >= 1:
            return ("verb + name", 0.6)
        return None


def is_strange(token: Token) -> bool:
    """Whether no dictionary word explains a token well: no analysis, a proper noun, or one the database never saw."""
    analysis = token.analysis
    return (
        analysis is None
        or analysis.pos == "noun_prop"
        or (analysis.logprob < -90 and analysis.pos in ("noun", "verb") and not analysis.article)
    )
