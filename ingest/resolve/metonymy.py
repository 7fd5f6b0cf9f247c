"""Does «واشنطن» act, or is something there? Decided by the words that govern the name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from ingest.arabic.normalise import fold
from ingest.model import Mention, Parsed, Token
from ingest.tables import rows
from ingest.words import words

Reading = Literal["government", "place"]
_DEMONYM_VERBS = words("metonymy.demonym_verbs")
_FROM, _ON, _BY = fold("من"), fold("على"), fold("قبل")
_PLACE_OBJECTS = words("metonymy.place_objects")
_TAKES_B = words("metonymy.takes_b")
_ATTACKS = words("metonymy.attacks")
_BETWEEN = fold("بين")
_WAYS = words("metonymy.ways")
_NAMED_AFTER, _VISITS = words("metonymy.named_after"), words("metonymy.visits")
_ADVERBIAL = words("syntax.adverbial")
_SPORT = words("metonymy.sport")
_ELECT = frozenset({fold("المنتخب")})  # «الرئيس المنتخب» is elected, «المنتخب» a team
_LANDS = words("metonymy.lands")
# How sure the rules are that are less so than the others: no word near the name decides.
_SURENESS = {"default": 0.65, "coordinated": 0.8, "opens the sentence": 0.8, "preposition ل": 0.8}


@dataclass(frozen=True)
class Metonymy:
    """The governing words and what they make of a name."""

    words: Mapping[str, Reading]

    @classmethod
    def load(cls, path: Path) -> Metonymy:
        """From seeds/lexicon/metonymy.tsv."""
        return cls({fold(r["word"]): r["reading"] for _, r in rows(path)})  # type: ignore[misc]  # checked data

    def read(self, parsed: Parsed, mention: Mention, city: bool, earlier: Reading | None) -> tuple[Reading, str, float]:
        """Government or place, with the rule and how sure it is (0 to 1).

        `city`: the name is a capital's; `earlier`: the reading of a name right before that this one is coordinated with
        («سوريا أو العراق»).
        """
        reading, rule = self._read(parsed, mention, city, earlier)
        if reading == "government" and _land(parsed, mention):
            reading, rule = "place", "a land by its own name"
        elif reading == "government" and self._plays(parsed, mention):
            reading, rule = "place", "sport"
        return reading, rule, _SURENESS.get(rule, 0.9)

    def _read(self, parsed: Parsed, mention: Mention, city: bool, earlier: Reading | None) -> tuple[Reading, str]:
        tokens = parsed.tokens
        first = tokens[mention.first]
        floor = parsed.sentence_at(mention.first).first
        if (
            mention.last < len(tokens)
            and tokens[mention.last].form == "("
            and mention.first - floor < 6
            and _dateline(tokens, mention.last)
        ):
            return "place", "dateline"
        prefix = parsed.text[first.start : mention.start]
        if "ب" in prefix:
            ruled = any(t.lemma in _TAKES_B for t in tokens[max(floor, mention.first - 4) : mention.first])
            return ("government", "governed by ب") if ruled else ("place", "preposition ب")
        if earlier and (prefix.startswith("و") or _joined(tokens, mention.first)):
            return earlier, "coordinated"
        if earlier and _listed(tokens, mention.first) and not self._acts(tokens, mention.last):
            return earlier, "coordinated"
        if "ل" in prefix:
            ruling = tokens[mention.first - 1] if mention.first > floor else None
            if ruling is not None and (ruling.lemma in _VISITS or ruling.norm in _VISITS):
                return "place", "visited"
            return "government", "preposition ل"
        i = mention.first - 1
        if i < floor:
            return (
                ("government", "opens the sentence")
                if self._acts(tokens, mention.last) or not city
                else ("place", "default")
            )
        before = tokens[i]
        if (
            before.form in "،,"
            and i - 1 >= floor
            and mention.first - floor < 5
            and _dateline_ahead(tokens, mention.last)
        ):
            return "place", "dateline"
        reading = self._governor(tokens, i, floor, city)
        if reading:
            return reading
        if before.norm == _ON and city:
            hit = any(
                t.lemma in _ATTACKS or t.norm.removeprefix("ال") in _ATTACKS for t in tokens[max(floor, i - 4) : i]
            )
            return ("place", "attacked") if hit else ("government", "after على")
        ruling = self._verb_over(tokens, i, floor)
        if ruling is not None and city:
            return ("place" if ruling.lemma in _PLACE_OBJECTS else "government"), f"object of {ruling.form}"
        if before.pos == "verb" or self._acts(tokens, mention.last) or before.kind == "punct":
            return (
                ("government", "subject")
                if not city or before.pos == "verb" or self._acts(tokens, mention.last)
                else ("place", "default")
            )
        return ("place", "default") if city and before.pos != "conj_sub" else ("government", "default")

    def _plays(self, parsed: Parsed, mention: Mention) -> bool:
        """Whether a sentence is of sport, where a state's name is its team's: «فاز المغرب على غانا في التصفيات».

        What stands in the genitive of a noun for governments acts even there: «وزير الرياضة في حكومة قطر».
        """
        before = parsed.tokens[mention.first - 1] if mention.first else None
        if before is not None and before.pos == "noun" and self.words.get(before.lemma) == "government":
            return False
        sentence = parsed.sentence_at(mention.first)
        words = parsed.tokens[sentence.first : sentence.last]
        return any(
            t.norm.removeprefix("ال") in _SPORT
            and not (t.norm in _ELECT and i and not t.base and _definite(words[i - 1]))
            for i, t in enumerate(words)
        )

    @staticmethod
    def _verb_over(tokens: tuple[Token, ...], i: int, floor: int) -> Token | None:
        """The verb whose subject stands between it and the name: «تتهم كييف موسكو», «غادر الرئيس واشنطن»."""
        for k in range(i, max(floor, i - 4) - 1, -1):
            token = tokens[k]
            if token.pos == "verb":
                return token
            if token.pos not in ("noun", "noun_prop", "adj", "") or token.kind != "word" or token.norm in _ADVERBIAL:
                return None
            if token.analysis is not None and token.analysis.prep:
                return None
        return None

    def _governor(self, tokens: tuple[Token, ...], i: int, floor: int, city: bool) -> tuple[Reading, str] | None:
        before = tokens[i]
        form = before.norm
        if form == _BY and i > floor and tokens[i - 1].norm == _FROM:
            return "government", "من قبل"
        if form == _FROM:
            behind = tokens[i - 1] if i > floor else None
            if behind and (behind.lemma in _DEMONYM_VERBS or behind.norm in _DEMONYM_VERBS):
                return "government", "sent or backed by"
        if form == _BETWEEN and i > floor and tokens[i - 1].lemma in _WAYS:
            return "place", "between places"  # «الرحلات بين القاهرة وعمان»
        if before.pos == "noun" and before.analysis is not None and before.analysis.article:
            return None  # «غادر الرئيس واشنطن»: a definite noun governs no name
        if city and (form in _NAMED_AFTER or before.lemma in _NAMED_AFTER):
            return "place", "named after a city"  # «اتفاق الرياض»
        for word in (form, before.lemma, form.removeprefix("ال")):
            if word in self.words:
                return self.words[word], f"after {before.form}"
        return None

    @staticmethod
    def _acts(tokens: tuple[Token, ...], after: int) -> bool:
        """Whether a finite verb in the third person follows: «واشنطن تناقش»."""
        analysis = tokens[after].analysis if after < len(tokens) else None
        return analysis is not None and analysis.pos == "verb" and analysis.person == "3"


def _definite(token: Token) -> bool:
    return token.pos in ("noun", "adj") and token.analysis is not None and token.analysis.article


def _joined(tokens: tuple[Token, ...], first: int) -> bool:
    return first > 0 and (tokens[first - 1].norm in ("او", "ام") or tokens[first - 1].form == "و")


def _listed(tokens: tuple[Token, ...], first: int) -> bool:
    """Whether only a comma stands between a name and the one before: «في العراق، سوريا ولبنان»."""
    return first > 0 and tokens[first - 1].form in "،,"


def _land(parsed: Parsed, mention: Mention) -> bool:
    """«الأراضي الفلسطينية», «جزيرة قبرص»."""
    return mention.last - mention.first > 1 and parsed.tokens[mention.first].norm.removeprefix("ال") in _LANDS


def _dateline(tokens: tuple[Token, ...], i: int) -> bool:
    """«(CNN)--» or «(رويترز) -» behind a name."""
    return any(t.form in "-–" for t in tokens[i + 1 : i + 6])


def _dateline_ahead(tokens: tuple[Token, ...], i: int) -> bool:
    return i < len(tokens) and tokens[i].form == "(" and _dateline(tokens, i)
