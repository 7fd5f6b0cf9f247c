"""Unnamed parties: «4 مصادر إسرائيلية وأميركية», «مسؤولون إسرائيليون», «وفد من حماس», «المدنيين»."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from ingest.arabic.normalise import fold
from ingest.arabic.numerals import number
from ingest.describe import ids
from ingest.model import Mention, Parsed, RolePhrase, Token
from ingest.recognise.titles import Titles, title_before
from ingest.resolve.authority import Authority
from ingest.tables import rows
from ingest.understand.anonymity import is_anonymous, is_one
from ingest.understand.cues import circumstantial
from ingest.words import words

_LONGEST = 9
_QUANTIFIERS = words("roles.quantifiers")
_NO_LINK = words("roles.no_link")
_ALSO_VERBS = words("roles.also_verbs")
_YEARS = words("roles.years")
_LOADED = words("roles.loaded")
_AIM = fold("هدف")
_ACCUSED = fold("متهم")
_DONE_TO_PEOPLE = words("roles.done_to_people")
_ATTRIBUTIVE = words("roles.attributive")
_ONCE = words("offices.past") | words("offices.before_past")


@dataclass(frozen=True)
class RoleFinder:
    """Finds role phrases outside names."""

    nouns: Mapping[str, str]
    authority: Authority
    titles: Titles

    @classmethod
    def load(cls, path: Path, authority: Authority, titles: Titles) -> RoleFinder:
        """From seeds/lexicon/roles.tsv."""
        return cls({fold(r["lemma"].replace("_", " ")): r["kind"] for _, r in rows(path)}, authority, titles)

    def find(self, parsed: Parsed, mentions: tuple[Mention, ...]) -> tuple[RolePhrase, ...]:
        """The role phrases of an article in order. A role word that belongs to a person's title is none."""
        named = {i for m in mentions for i in range(m.first, m.last)}
        titled = self._titles(parsed, mentions)
        article = ids.article_of(parsed.article)
        out: list[RolePhrase] = []
        end = 0
        for i, token in enumerate(parsed.tokens):
            if i < end or i in named or i in titled or token.pos not in ("noun", "adj", "noun_prop"):
                continue
            if self._verb_like(parsed, i):
                continue
            kind = self._kind(token, self._following(parsed, i)) or self._nationals(parsed, i)
            if kind is None or self._attributive(parsed, i) or (kind == "target" and self._weapon(parsed, i)):
                continue
            if token.lemma == _ACCUSED and circumstantial(token):
                continue  # «متهما طهران بتهريب الأسلحة»
            first, last = self._bounds(parsed, i, named, mentions)
            base = parsed.tokens[first].base
            span = parsed.article.span(parsed.tokens[first].start + base, parsed.tokens[last - 1].end)
            states = tuple(dict.fromkeys(self._states(parsed, i, last)))
            label = " ".join(parsed.text[parsed.tokens[first].start + base : parsed.tokens[last - 1].end].split())
            out.append(
                RolePhrase(
                    ids.role(article, span),
                    span,
                    first,
                    last,
                    label,
                    token.lemma,
                    self._count(parsed, first, i) or ("1" if is_one(parsed, first, i, kind) else ""),
                    states,
                    is_anonymous(parsed, first, i, last, kind, named),
                )
            )
            end = last
        return tuple(out)

    @staticmethod
    def _verb_like(parsed: Parsed, i: int) -> bool:
        """«وطالب الوزير بـ», «طالب محققون بـ»: a noun that is also a verb and opens its clause before another noun."""
        token = parsed.tokens[i]
        if token.norm not in _ALSO_VERBS or i + 1 >= parsed.sentence_at(i).last:
            return False
        opens = i == parsed.sentence_at(i).first or parsed.tokens[i - 1].kind == "punct"
        joined = token.analysis is not None and bool(token.analysis.conj)
        follows = parsed.tokens[i + 1]
        return (opens or joined) and follows.pos != "adj"

    def _kind(self, token: Token, following: tuple[str, ...]) -> str | None:
        phrase = (self.nouns.get(f"{token.lemma} {word}") for word in following)
        return self.nouns.get(token.lemma) or self.nouns.get(token.norm) or next(filter(None, phrase), None)

    @staticmethod
    def _weapon(parsed: Parsed, i: int) -> bool:
        """Whether a vehicle is the bomb itself («سيارة مفخخة»), or a target only an aim («بهدف قتله»)."""
        token = parsed.tokens[i]
        after = parsed.tokens[i + 1].norm if i + 1 < len(parsed.tokens) else ""
        return after.removeprefix("ال") in _LOADED or (_clitic(token) and token.norm == _AIM)

    @staticmethod
    def _following(parsed: Parsed, i: int) -> tuple[str, ...]:
        """The next token's lemma, form and form without «ال»; () at the end: «وسائل إعلام» is one noun of two words."""
        if i + 1 >= len(parsed.tokens):
            return ()
        token = parsed.tokens[i + 1]
        return token.lemma, token.norm, token.norm.removeprefix("ال")

    @staticmethod
    def _attributive(parsed: Parsed, i: int) -> bool:
        """Whether an adjective describes the noun before it («القوات المسلحة») and is no party of its own."""
        token = parsed.tokens[i]
        joins = token.pos == "adj" or token.lemma in _ATTRIBUTIVE
        if not joins or _clitic(token) or i == parsed.sentence_at(i).first:
            return False
        before = parsed.tokens[i - 1]
        if before.lemma in _DONE_TO_PEOPLE:
            return False  # «إصابة فلسطينيين», «قتل شرطي»
        if number(before.form) is not None or before.norm in _QUANTIFIERS:
            return False
        return before.pos in ("noun", "adj", "noun_prop") and before.norm.startswith("ال") == token.norm.startswith(
            "ال"
        )

    def _nationals(self, parsed: Parsed, i: int) -> str | None:
        """«الفلسطينيين», «خمسة إسرائيليين»: a demonym in the plural or dual that describes no noun before it."""
        token = parsed.tokens[i]
        before = parsed.tokens[i - 1] if i > parsed.sentence_at(i).first else None
        if token.norm not in self.authority.demonyms:
            return None
        if before is not None and (number(before.form) is not None or before.norm in _QUANTIFIERS):
            return "people"  # «20 فلسطينيا», «آلاف الإسرائيليين»
        if not token.norm.endswith(("ون", "ين", "ان")):
            return None
        describes = (
            before is not None
            and number(before.form) is None
            and before.pos in ("noun", "adj")
            and before.analysis is not None
            and before.analysis.number in ("p", "d")
        )
        return None if describes and not _clitic(token) else "people"

    def _titles(self, parsed: Parsed, mentions: tuple[Mention, ...]) -> set[int]:
        """Tokens of the titles before persons' names."""
        out: set[int] = set()
        for mention in mentions:
            if mention.type == "Person" and mention.start == parsed.tokens[mention.first].start:
                title = title_before(parsed, self.titles, mention.first)
                out |= set(range(title.first if title else mention.first, mention.first))
        return out

    def _bounds(self, parsed: Parsed, i: int, named: set[int], mentions: tuple[Mention, ...]) -> tuple[int, int]:
        """Quantifier or number before the noun, adjectives and genitives behind it, one «من/في/ب» complement."""
        tokens = parsed.tokens
        sentence = parsed.sentence_at(i)
        first = i
        while first > sentence.first and not _clitic(tokens[first]):
            before = tokens[first - 1]
            counts = before.kind == "number" or number(before.form) is not None
            if counts or before.norm in _QUANTIFIERS or before.pos in ("noun_num", "noun_quant"):
                first -= 1
            else:
                break
        last = i + 1
        linked = False
        while last < sentence.last and last - i < _LONGEST:
            token = tokens[last]
            if token.kind == "word" and token.norm in _NO_LINK:
                break
            if token.norm in _YEARS and last + 1 < sentence.last and tokens[last + 1].kind == "number":
                break  # «الرئيس الأميركي عام 1995»
            if last in named:
                if parsed.tokens[last].base or any(
                    m.first == last and m.start > parsed.tokens[last].start for m in mentions
                ):
                    break
                before = tokens[last - 1]
                if not linked and before.norm.startswith("ال") and last - 1 not in named:
                    break  # «الحركة إسرائيل» are two parties
                if not linked and last == i + 1 and _keeps_n(before):
                    break  # «اقتحم محتجون السفارة»: a construct loses its ن
                if last - 1 in named and (linked or any(m.first == last for m in mentions)):
                    break  # «طائرات الاحتلال مدينة غزة»: the second name is another party
                last += 1
                continue
            nation = (
                token.norm in self.authority.demonyms and token.pos == "noun_prop"
            )  # «أوكراني», which the database lacks
            adjective = nation or token.pos in ("adj", "adj_comp", "adj_num")
            if token.norm in _ONCE or (adjective and not self._breaks(tokens, i, last)):
                last += 1
                continue
            if self._genitive(tokens, i, last):
                last += 1
                continue
            if not linked and token.norm in ("من", "في") and last + 1 < sentence.last and (last + 1 in named):
                linked = True
                last += 1
                continue
            break
        while last - 1 > i and (tokens[last - 1].norm in ("من", "في")):
            last -= 1
        return first, last

    def _breaks(self, tokens: tuple[Token, ...], i: int, at: int) -> bool:
        """Whether an adjective belongs to another noun or to the verb: joined but no demonym, or a case of its own."""
        token, head = tokens[at], tokens[i].analysis
        if token.analysis is None or head is None:
            return False
        if (token.analysis.conj and token.norm not in self.authority.demonyms) or token.pos == "adj_comp":
            return True
        if number(token.form) is not None:
            return True  # «الشرطة ثلاثة ناشطين»
        before = tokens[at - 1]
        beside, own = before.analysis, token.analysis
        described = beside is not None and beside.pos == "noun" and beside.article and own.article
        if at - 1 > i and beside and described and (beside.number, beside.gender) == (own.number, own.gender):
            return False  # «عناصر من الحرس الرئاسي», not «رئيس الحكومة التونسيين»
        if head.number == "p" and token.analysis.gender == "m" and token.analysis.number in ("s", "d"):
            return True  # «اختطف مسلحون أمريكيا»
        if token.analysis.case == "a" and token.analysis.article and head.case == "n":
            return True  # «رفضت الحركة المقترح»: the subject and its object
        return token.analysis.case == "a" and token.analysis.state == "i" and at > i + 1 and head.case not in ("a", "")

    @staticmethod
    def _genitive(tokens: tuple[Token, ...], i: int, at: int) -> bool:
        """Whether a noun is the genitive of the noun right before it, which then has no article: «قائد الشرطة»."""
        token, before = tokens[at], tokens[at - 1]
        if (
            (token.pos not in ("noun", "noun_prop") and token.analysis is not None)
            or token.kind != "word"
            or _clitic(token)
        ):
            return False
        if before.pos != "noun" or before.norm.startswith("ال") or before.analysis is None or before.analysis.enclitic:
            return False
        if _keeps_n(before):
            return False  # a construct loses its ن
        return before.analysis.state in ("c", "u", "d") or token.norm.startswith("ال")

    def _states(self, parsed: Parsed, i: int, last: int) -> list[str]:
        return [
            f"gov-{self.authority.demonyms[t.norm]}"
            for t in parsed.tokens[i:last]
            if t.kind == "word" and t.norm in self.authority.demonyms
        ]

    def _count(self, parsed: Parsed, first: int, i: int) -> str:
        """The number as digits where it is known: from digits, number words, or the dual."""
        for token in parsed.tokens[first:i]:
            value = number(token.form) if token.kind in ("number", "word") else None
            if value is not None:
                return str(value)
        analysis = parsed.tokens[i].analysis
        return (
            "2"
            if analysis
            and analysis.number == "d"
            and analysis.state != ""
            and parsed.tokens[i].form.endswith(("ان", "ين"))
            else ""
        )


def _clitic(token: Token) -> bool:
    return bool(token.analysis and (token.analysis.conj or token.analysis.prep))


def _keeps_n(token: Token) -> bool:
    """Whether a word is a plural or dual in ـون, ـين or ـان, which governs no genitive."""
    analysis = token.analysis
    return analysis is not None and analysis.number in ("p", "d") and token.norm.endswith(("ين", "ون", "ان"))
