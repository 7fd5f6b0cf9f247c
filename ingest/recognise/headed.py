"""Organizations and places that no authority knows, by a generic head: «حزب المسار», «المحكمة الابتدائية بتونس»."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from ingest.arabic.normalise import fold
from ingest.model import EntityType, Mention, Parsed, Token
from ingest.tables import rows
from ingest.words import words

_LONGEST = 5
_STOP = words("headed.stop")


@dataclass(frozen=True, slots=True)
class Head:
    """A generic head: what it makes, whether it stays in the span, whether «ال» + head + adjective + complement is a name too."""

    type: EntityType
    kind: str
    keep: bool
    definite: bool
    not_before: frozenset[str]


@dataclass(frozen=True)
class HeadedRecogniser:
    """Head + proper name, or definite head + adjective + complement."""

    heads: Mapping[str, Head]
    demonyms: frozenset[str]

    @classmethod
    def load(cls, path: Path, demonyms: frozenset[str]) -> HeadedRecogniser:
        """From seeds/lexicon/heads.tsv."""
        heads = {
            fold(r["head"].replace("_", " ")): Head(
                "Place" if r["type"] == "Place" else "Organization",
                r["kind"],
                r["keep"] == "head",
                r["definite"] == "yes",
                frozenset(fold(w) for w in r["not"].split("|") if w),
            )
            for _, r in rows(path)
        }
        return cls(heads, demonyms)

    def find(self, parsed: Parsed, taken: set[int]) -> list[Mention]:
        """Headed names in tokens that no sure name has taken."""
        out: list[Mention] = []
        blocked = set(taken)
        for i, token in enumerate(parsed.tokens):
            if i in blocked or token.kind != "word":
                continue
            mention = self._headed(parsed, i, blocked)
            if mention:
                out.append(mention)
                blocked |= set(range(mention.first, mention.last))
        return out

    def _headed(self, parsed: Parsed, i: int, blocked: set[int]) -> Mention | None:
        token = parsed.tokens[i]
        if token.tail:
            return None
        if token.norm in self.heads and not token.norm.startswith("ال"):
            return self._construct(parsed, i, self.heads[token.norm], blocked)
        if token.norm.startswith("ال") and token.norm[2:] in self.heads and self.heads[token.norm[2:]].definite:
            return self._definite(parsed, i, self.heads[token.norm[2:]], blocked)
        return None

    def _construct(self, parsed: Parsed, i: int, head: Head, blocked: set[int]) -> Mention | None:
        tokens, roof = parsed.tokens, parsed.sentence_at(i).last
        j = i + 1
        if j < roof and tokens[j].norm in head.not_before:
            return None
        quoted = j < roof and tokens[j].form in '"«“'
        if quoted:
            close = next((k for k in range(j + 1, min(roof, j + 7)) if tokens[k].form in '"»”'), None)
            if close is None or close == j + 1 or any(k in blocked for k in range(j + 1, close)):
                return None
            return self._mention(parsed, j + 1, close, head, "head + quoted name", 0.75)
        place = head.type == "Place"
        longest = 2 if place else _LONGEST
        strange = False
        while j < roof and j - i <= longest and j not in blocked and self._part(tokens[j], j - i, place):
            strange |= tokens[j].analysis is None or tokens[j].pos == "noun_prop"
            j += 1
        if j == i + 1:
            return None
        # A place after its head must look like a name; an organization may be made of plain definite words.
        if place and not strange and not (tokens[i + 1].norm.startswith("ال") and j == i + 2 and not head.keep):
            return None
        if (
            not place
            and not strange
            and not all(t.norm.startswith("ال") or t.norm.startswith("لل") for t in tokens[i + 1 : j])
        ):
            return None
        first = i if head.keep else i + 1
        return self._mention(parsed, first, j, head, "head + name", 0.65 if strange else 0.55)

    def _part(self, token: Token, distance: int, place: bool) -> bool:
        if token.kind == "latin":
            return True
        if token.kind != "word" or token.norm in _STOP or (fold(token.form) in self.demonyms and distance == 1):
            return False
        analysis = token.analysis
        if analysis is None:
            return True
        if analysis.enclitic or token.pos not in ("noun", "adj", "noun_prop"):
            return False
        if analysis.prep or analysis.conj:
            return (
                not place
                and distance > 1
                and analysis.article
                and (analysis.prep in ("ل",) or (analysis.conj == "و" and not analysis.prep))
            )
        return token.pos == "noun_prop" or analysis.article

    def _definite(self, parsed: Parsed, i: int, head: Head, blocked: set[int]) -> Mention | None:
        tokens, roof = parsed.tokens, parsed.sentence_at(i).last
        j = i + 1
        while (
            j < roof
            and j not in blocked
            and j - i <= 3
            and tokens[j].pos == "adj"
            and self._plain(tokens[j])
            and tokens[j].norm.startswith("ال")
        ):
            j += 1
        adjectives = j - i - 1
        if not adjectives or tokens[i + 1].norm in _STOP:
            return None
        tail = j
        while (
            tail < roof
            and tail - j < 3
            and tokens[tail].kind == "word"
            and self._complement(tokens[tail], tail - j, head)
        ):
            tail += 1
        if tail == j and head.kind != "court":
            return None
        return self._mention(parsed, i, tail, head, "definite head + complement", 0.6)

    def _plain(self, token: Token) -> bool:
        return token.analysis is not None and not (
            token.analysis.prep or token.analysis.conj or token.analysis.enclitic
        )

    def _complement(self, token: Token, position: int, head: Head) -> bool:
        analysis = token.analysis
        if (
            token.norm in _STOP
            or token.norm.removeprefix("ال") in self.heads
            or token.pos not in ("noun", "adj", "noun_prop", "")
        ):
            return False
        if position == 0:
            seat = head.kind in ("court", "university")
            return (
                analysis is not None
                and (analysis.prep == "ل" or (analysis.prep == "ب" and seat))
                and not analysis.enclitic
                and not analysis.conj
            )
        return analysis is not None and analysis.article and not analysis.prep and not analysis.conj

    def _mention(
        self, parsed: Parsed, first: int, last: int, head: Head, rule: str, confidence: float
    ) -> Mention | None:
        tokens = parsed.tokens
        if first >= last:
            return None
        start = tokens[first].start + tokens[first].base
        return Mention(first, last, start, tokens[last - 1].end, head.type, rule, (f"kind:{head.kind}",), confidence)
