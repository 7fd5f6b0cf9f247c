"""What is known of each word before the trained model looks at it: one column a kind of evidence.

The same code makes the evidence for training and for reading, so the two cannot drift apart. A hit in the authority or in a
list is a column among others: the model learns how far to trust it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from ingest.model import Parsed, Token
from ingest.recognise.gazetteer import Gazetteer
from ingest.recognise.hits import authority_mentions
from ingest.recognise.names import NameParts
from ingest.recognise.titles import Titles
from ingest.recognise.wordlists import NameList, spellings
from ingest.resolve.authority import Authority

LISTS = ("places", "organizations", "works")  # names of several words; their place in a name is told
PARTS = ("given", "family", "arab-family")  # single words of persons' names; whether a word is one is told
COLUMNS = (
    *("kind", "pos", "clitics", "article", "enclitic", "inflection", "likelihood", "given", "family", "authority"),
    *(f"list {name}" for name in LISTS),
    *(f"part {name}" for name in PARTS),
    *("title", "head", "demonym", "length", "corpus"),
)
_CLITICS = frozenset("وفبلك")
_STEPS = (0, 3, 10, 40, 200)  # counts of a name part are told in these steps


class Word(NamedTuple):
    """The evidence for one token: `columns` in the order of COLUMNS, and what its letters are read from.

    `form` is the folded word as written, `bare` without clitics and article, `lemma` its lemma ("" for none).
    """

    form: str
    bare: str
    lemma: str
    columns: tuple[str, ...]


class Evidence:
    """Gathers the evidence for an article's words."""

    def __init__(
        self,
        authority: Authority,
        gazetteer: Gazetteer,
        titles: Titles,
        parts: NameParts,
        heads: Mapping[str, str],
        lists: Mapping[str, Sequence[str]],
    ) -> None:
        """`heads`: generic head → what it makes (seeds/lexicon/heads.tsv); `lists`: the names of LISTS and PARTS."""
        self._authority, self._gazetteer, self._titles, self._parts, self._heads = (
            authority, gazetteer, titles, parts, heads,
        )  # fmt: skip
        self._lists = [NameList(lists[name]) for name in LISTS]
        self._known_parts = [frozenset(lists[name]) for name in PARTS]

    def __call__(self, parsed: Parsed, corpus: str) -> list[Word]:
        """One `Word` a token. `corpus` tells whose conventions are wanted (a column like the others)."""
        forms = [spellings(token) for token in parsed.tokens]
        listed: list[list[str]] = [[] for _ in self._lists]
        for sentence in parsed.sentences:
            for marks, names in zip(listed, self._lists, strict=True):
                marks += names.marks(forms[sentence.first : sentence.last])
        known = self._known(parsed)
        return [
            self._word(token, forms[i], known[i], tuple(marks[i] for marks in listed), corpus)
            for i, token in enumerate(parsed.tokens)
        ]

    def _known(self, parsed: Parsed) -> list[str]:
        """For each token "" or B/I and the kind of the authority's name that stands there."""
        out = [""] * len(parsed.tokens)
        for mention in authority_mentions(parsed, self._gazetteer, self._authority):
            entries = [self._authority.entries[key] for key in mention.candidates]
            kind = "state" if any(entry.kind == "state" for entry in entries) else entries[0].type
            for i in range(mention.first, mention.last):
                out[i] = ("B " if i == mention.first else "I ") + kind
        return out

    def _word(self, token: Token, forms: tuple[str, ...], known: str, listed: tuple[str, ...], corpus: str) -> Word:
        analysis = token.analysis
        norm = token.norm or forms[0]
        bare = norm[2:] if norm.startswith("ال") and len(norm) > 4 else norm
        if analysis is None:
            clitics, enclitic, inflection, likelihood = "?" + "".join(_CLITICS & set(forms[0][:1])), "", "", "?"
        else:
            clitics, enclitic = analysis.conj + analysis.prep, analysis.enclitic[:2]
            inflection = analysis.gender + analysis.number + analysis.case
            likelihood = str(int(max(-9.0, analysis.logprob)))
        return Word(
            forms[0],
            bare,
            token.lemma,
            (
                token.kind,
                token.pos or token.kind,
                clitics,
                "1" if norm.startswith("ال") else "",
                enclitic,
                inflection,
                likelihood,
                _step(max(self._parts.given.get(form, 0) for form in forms)),
                _step(max(self._parts.family.get(form, 0) for form in forms)),
                known,
                *listed,
                *("1" if any(form in part for form in forms) else "" for part in self._known_parts),
                self._titles.kind(token) or "",
                self._heads.get(norm.removeprefix("ال"), ""),
                "1" if norm in self._authority.demonyms else "",
                str(min(len(bare), 9)),
                corpus,
            ),
        )


def _step(count: int) -> str:
    return str(sum(count >= step for step in _STEPS[1:]) + 1) if count else ""
