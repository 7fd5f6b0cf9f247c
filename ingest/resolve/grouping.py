"""Names of one article that the authority lacks and that are one thing: each pair by a named rule."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from ingest.arabic.normalise import fold
from ingest.model import EntityType, Mention, Parsed
from ingest.resolve.authority import Authority
from ingest.resolve.namesakes import name_units
from ingest.tables import rows

Chosen = tuple[Mention, str]
_OPENING, _CLOSING = frozenset('(["«“'), frozenset(')]"»”')


@dataclass(frozen=True)
class Grouping:
    """Generic heads («حركة»), and demonyms that may close a name."""

    heads: frozenset[str]
    demonyms: frozenset[str]

    @classmethod
    def load(cls, heads: Path, authority: Authority) -> Grouping:
        """The heads of seeds/lexicon/heads.tsv and the authority's demonyms."""
        return cls(frozenset(fold(r["head"].replace("_", " ")) for _, r in rows(heads)), frozenset(authority.demonyms))

    def __call__(self, parsed: Parsed, chosen: Sequence[Chosen]) -> list[Chosen]:
        """Mentions with their bearers, in order; where two names are one thing the fuller one's key stands for both."""
        found = self._acronyms(parsed, chosen)
        names: dict[str, Mention] = {}
        for mention, key in chosen:
            if key.startswith("?") and not key.startswith("?led"):
                names.setdefault(key, mention)
        for short, mention in names.items():
            if short in found:
                continue
            fuller = {
                full: rule
                for full, other in names.items()
                if full != short and other.type == mention.type and (rule := self._one(short[1:], full[1:], mention))
            }
            if len(fuller) == 1:
                found[short] = next(iter(fuller.items()))
        return _of_one_type([self._renamed(mention, key, found) for mention, key in chosen])

    @staticmethod
    def _renamed(mention: Mention, key: str, found: dict[str, tuple[str, str]]) -> Chosen:
        if key not in found:
            return mention, key
        rules = []
        seen = {key}
        while key in found:
            key, rule = found[key]
            rules.append(rule)
            if key in seen:
                break
            seen.add(key)
        return replace(mention, rule="; ".join([mention.rule, *dict.fromkeys(rules)])), key

    def _one(self, short: str, full: str, mention: Mention) -> str:
        """The rule by which a shorter name is the fuller one, both folded; "" for none."""
        if mention.type == "Person":
            return _person(short, full)
        if full.endswith(f" {short}") and full.removesuffix(f" {short}").removeprefix("ال") in self.heads:
            return "name without head"
        words = full.split()
        if words[-1] in self.demonyms and " ".join(words[:-1]) == short and len(words) > 2:
            return "name without demonym"
        return ""

    def _acronyms(self, parsed: Parsed, chosen: Sequence[Chosen]) -> dict[str, tuple[str, str]]:
        """«… للشغل (أوتيد)»: the key of a name in brackets → the key of the name right before them."""
        found: dict[str, tuple[str, str]] = {}
        for (full, full_key), (short, key) in itertools.pairwise(chosen):
            between = parsed.tokens[full.last : short.first]
            after = parsed.tokens[short.last] if short.last < len(parsed.tokens) else None
            if (
                key.startswith("?")
                and key != full_key
                and full.type in ("Organization", "Government")
                and short.type in ("Organization", "Government")
                and 1 <= len(between) <= 2
                and all(t.form in _OPENING for t in between)
                and between[0].form in "(["
                and after is not None
                and after.form in _CLOSING
                and short.last - short.first == 1
            ):
                found[key] = (full_key, "acronym in brackets")
        return found


def _person(short: str, full: str) -> str:
    """«محمد البوزيدي», «محمد بوزيدي», «محمد علي البوزيدي»: one man in one article."""
    one, other = name_units(short), name_units(full)
    if len(one) < 2 or len(other) < len(one):
        return ""
    bare, whole = [u.removeprefix("ال") for u in one], [u.removeprefix("ال") for u in other]
    if bare == whole:
        return "name with or without ال" if short < full else ""
    if len(bare) < len(whole) and bare[0] == whole[0] and bare[-1] == whole[-1]:
        return "name without its middle"
    if whole[: len(bare)] == bare and len(bare) < len(whole):
        return "name without its end"
    return ""


def _of_one_type(chosen: Sequence[Chosen]) -> list[Chosen]:
    """Mentions of which those with one unknown name have one type, that of which their finders are surest together.

    «طبلبة» is not a person in one sentence and a town in the next; two things of one name in one article are rarer.
    """
    sure: dict[str, dict[EntityType, float]] = {}
    for mention, key in chosen:
        if key.startswith("?") and not key.startswith("?led"):
            sure.setdefault(key, defaultdict(float))[mention.type] += mention.confidence
    types = {key: max(sums.items(), key=lambda kind: kind[1])[0] for key, sums in sure.items() if len(sums) > 1}
    return [
        (replace(m, type=types[key], rule=f"{m.rule}; one name, one type"), key)
        if key in types and m.type != types[key]
        else (m, key)
        for m, key in chosen
    ]
