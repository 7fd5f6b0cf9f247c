"""Titles around a person's name: «المتحدث باسم وزارة الدفاع الأميركية باتريك رايدر», «إسماعيل هنية، رئيس المكتب السياسي»."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from ingest.arabic.normalise import fold
from ingest.model import Parsed, Token
from ingest.tables import rows
from ingest.words import words

Kind = Literal["office", "profession", "rank", "honorific"]

_INSIDE_POS = frozenset("noun adj noun_prop noun_num adj_num noun_quant adj_comp adv abbrev foreign latin".split())
_INSIDE_WORDS = words("titles.inside_words")
_OPENING, _CLOSING, _QUOTES = "([«“", ")]»”", "\"'«»“”"
_LONGEST = 18


@dataclass(frozen=True)
class Titles:
    """The words that stand before or behind names, by folded lemma and form."""

    kinds: Mapping[str, Kind]

    @classmethod
    def load(cls, path: Path) -> Titles:
        """From seeds/lexicon/titles.tsv."""
        return cls({fold(row["title"].replace("_", " ")): row["kind"] for _, row in rows(path)})  # type: ignore[misc]  # checked data

    def kind(self, token: Token) -> Kind | None:
        """What kind of title word a token is, by its form without clitics and article, then by its lemma."""
        if token.kind != "word":
            return None
        if token.form.startswith("أمام"):
            return None  # «أمام منزل»: no إمام
        bare = token.norm[2:] if token.norm.startswith("ال") and len(token.norm) > 4 else token.norm
        for form in (bare, token.norm):
            if form in self.kinds:
                return self.kinds[form]
        if token.pos in ("noun", "adj") and token.lemma in self.kinds:
            return self.kinds[token.lemma]
        if bare.endswith("ين") or bare.endswith("ون"):
            return None
        return None


@dataclass(frozen=True, slots=True)
class Title:
    """A title phrase: tokens [first, last), its head, whether it says that the office is a former one."""

    first: int
    last: int
    kind: Kind
    former: bool = False
    rule: str = "title before name"


_FORMER = words("titles.former")
_PROPOSES = words("titles.proposes")
_NEAR = 10  # tokens in which the verb that puts somebody into an office stands


def title_before(parsed: Parsed, titles: Titles, first: int, after: int = 0) -> Title | None:
    """The title phrase that ends where a name begins at token `first`: its leftmost head that holds, ranks skipped.

    It begins at token `after` or later: behind the person named before, whose title is no part of this one's.
    """
    tokens, floor = parsed.tokens, max(parsed.sentence_at(first).first, after)
    end = first
    while end > floor and (
        titles.kind(tokens[end - 1]) in ("rank", "honorific")
        or (tokens[end - 1].form in ".،-" and end - 1 > floor and titles.kind(tokens[end - 2]) is not None)
    ):
        end -= 1
    if end > floor and tokens[end - 1].norm in _LED:
        return None  # «وزير الداخلية الأسبق في حكومة علي زيدان»
    best: Title | None = None
    comma = end > floor and tokens[end - 1].form in "،,"
    if comma:
        end -= 1
    i = end - 1
    depth = 0
    while i >= floor and end - i <= _LONGEST:
        token = tokens[i]
        if token.kind == "punct":
            if token.form in _CLOSING and token.form not in _QUOTES:
                depth += 1
            elif token.form in _OPENING and token.form not in _QUOTES:
                depth -= 1
                if depth < 0:
                    break
            elif token.form not in _QUOTES and token.form not in "-ـ":
                break
        elif depth == 0 and token.kind == "word":
            kind = "office" if acting(tokens, i) else titles.kind(token)
            if kind in ("office", "profession") and _heads(tokens, i, end):
                if best is not None and _two_titles(tokens, i, best.first):
                    break
                former = any(t.norm in _FORMER for t in tokens[i:first])
                best = Title(i, end, kind, former)
                if token.analysis and (token.analysis.prep or token.analysis.conj):
                    break
            elif not (_inside(token) or _suffixed(titles, tokens, i, end)) or (
                i < end - 1 and titles.kind(token) == "honorific" and token.tail
            ):
                break
            elif token.norm in _COUNTERPARTS:
                break  # «التقى الوزير نظيره المصري سامح شكري»: before it another begins
        i -= 1
    if comma and best is not None:
        opens = best.first == floor or tokens[best.first - 1].pos == "verb"
        if not (tokens[best.first].norm.startswith("ال") and opens) and not _enclosed(parsed, first):
            return None
    return best


def _enclosed(parsed: Parsed, first: int) -> bool:
    """Whether a comma follows within the length of a name: «رئيس الوزراء الإسرائيلي، بنيامين نتنياهو، إن»."""
    roof = min(parsed.sentence_at(first).last, first + 7)
    for token in parsed.tokens[first + 1 : roof]:
        if token.kind == "punct":
            return token.form in "،,-–."
        if token.pos in ("prep", "conj_sub", "conj") or (token.analysis is not None and token.analysis.conj):
            return False
    return False


def _heads(tokens: tuple[Token, ...], i: int, end: int) -> bool:
    """A head in the plural is no title of one person; a bare indefinite noun before a name is none either."""
    token = tokens[i]
    if token.analysis and token.analysis.number in ("p", "d"):
        return False
    if _as_which(token):
        return False  # «عين فؤاد حسين وزيرا للخارجية»: what he becomes, no title of the next name
    return end - i > 1 or _defined(token) or (token.analysis is not None and bool(token.analysis.enclitic))


def _defined(token: Token) -> bool:
    """Whether a noun has the article, also where «لل» hides it."""
    return token.norm.startswith("ال") or (token.analysis is not None and token.analysis.article)


def _two_titles(tokens: tuple[Token, ...], outer: int, inner: int) -> bool:
    """«الرئيس التونسي رئيس الحكومة»: a title with the article, its adjectives, then another: no construct joins the two."""
    joined = _defined(tokens[inner])  # «القيادي المؤسس في الحركة» is one
    return _defined(tokens[outer]) and not joined and all(t.pos == "adj" for t in tokens[outer + 1 : inner])


def _inside(token: Token) -> bool:
    if fold(token.form) in _INSIDE_WORDS:
        return True
    if token.analysis is None:
        return True
    object_ = token.analysis.case == "a" and token.analysis.state == "i" and token.pos in ("noun", "adj")
    return token.pos in _INSIDE_POS and not token.analysis.enclitic and not object_


def acting(tokens: tuple[Token, ...], i: int) -> bool:
    """Whether token i is the participle of «القائم بأعمال وزير الخارجية»."""
    return (
        tokens[i].norm.removeprefix("ال") in _ACTING
        and i + 1 < len(tokens)
        and fold(tokens[i + 1].form).removeprefix("ب").removeprefix("ال") == "اعمال"
    )


def _suffixed(titles: Titles, tokens: tuple[Token, ...], i: int, end: int) -> bool:
    """The last noun of a title with a pronoun behind a head without article: «وزير خارجيته», «رئيس وزرائها»."""
    token, before = tokens[i], tokens[i - 1] if i else None
    if before is None or i != end - 1 or token.analysis is None or not token.analysis.enclitic.startswith("3"):
        return False
    return token.pos in ("noun", "adj") and titles.kind(before) == "office" and not before.norm.startswith("ال")


_LED = words("titles.led")
_ACTING = words("titles.acting")
_COUNTERPARTS = words("titles.counterparts")
_APPOSITION_STOP = words("titles.apposition_stop")


def title_after(parsed: Parsed, titles: Titles, last: int) -> Title | None:
    """The title phrase behind a name that ends before token `last`: after a comma, a dash, a bracket, or «وهو/وهي»."""
    tokens, roof = parsed.tokens, parsed.sentence_at(last - 1).last
    i = last
    if i >= roof:
        return None
    bracket = tokens[i].form == "("
    if tokens[i].form in ("،", ",", "-", "(", "–"):
        i += 1
    elif titles.kind(tokens[i]) != "office" or tokens[i].norm.startswith("ال") or tokens[i].base:
        return None
    elif not _nominative(tokens[i]) and not _becomes(tokens, i, parsed.sentence_at(last - 1).first):
        return None  # «أبلغ بايدن رئيس الوزراء الإسرائيلي»: the object, no apposition
    if i < roof and tokens[i].norm in ("هو", "هي") and tokens[i].form.startswith("و"):
        i += 1
    if i >= roof or titles.kind(tokens[i]) not in ("office", "profession"):
        return None
    head = tokens[i]
    if head.analysis and (head.analysis.prep or head.analysis.conj or head.analysis.number in ("p", "d")):
        return None
    j = i + 1
    while j < roof and j - i < _LONGEST:
        token = tokens[j]
        if token.kind == "punct" and not (token.form in '"«»“”(' and not bracket):
            if token.form == ")" and not bracket:
                j += 1
                continue
            break
        if token.kind == "word" and (
            fold(token.form) in _APPOSITION_STOP or token.pos in ("verb", "conj_sub", "pron_rel", "part_neg")
        ):
            break
        if (
            token.kind == "word"
            and token.analysis
            and token.analysis.conj
            and token.pos != "noun_prop"
            and not token.analysis.article
        ):
            break
        j += 1
    if tokens[last].kind == "word" and j < roof and _strange(tokens[j]):
        return None  # the title of the next name
    while j > i + 1 and tokens[j - 1].kind == "punct":
        j -= 1
    former = any(t.norm in _FORMER for t in tokens[i:j])
    kind = titles.kind(head)
    assert kind is not None
    return Title(i, j, kind, former, "title after name")


def _as_which(token: Token) -> bool:
    """Whether a noun tells as what somebody acts or is put in place: «وزيرا», «قائما»."""
    return bool(
        token.analysis and token.analysis.case == "a" and token.analysis.state == "i" and token.norm.endswith("ا")
    )


def _becomes(tokens: tuple[Token, ...], i: int, floor: int) -> bool:
    """«أبقى على فؤاد حسين وزيرا للخارجية», but neither «رشح … وزيرا» nor «سيعين … وزيرا»: not yet."""
    before = tokens[max(floor, i - _NEAR) : i]
    return _as_which(tokens[i]) and not any(
        t.lemma in _PROPOSES or t.norm in _PROPOSES or (t.analysis is not None and t.analysis.future) for t in before
    )


def _nominative(token: Token) -> bool:
    return token.analysis is not None and token.analysis.case == "n"


def _strange(token: Token) -> bool:
    return token.kind == "word" and (token.analysis is None or token.pos == "noun_prop")
