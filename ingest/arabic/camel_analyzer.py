"""camel-tools' analyser for the features that Naba reads: the same analyses, several times faster, in half the memory.

camel-tools merges all features of prefix, stem and suffix for every analysis, and makes tokenizations and phonetics that
nobody reads here. This analyser keeps a few features, each in our own terms from the start, and merges those by the same
rules.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from ingest.arabic.features import SOURCES, fields, values

_LOGPROB = "pos_lex_logprob"
_UNSEEN = -99.0
# A stem is the fields of `Analysis` and, behind them, what orders the analyses and what the merging itself needs.
_COLUMNS = (*SOURCES, "bw", "form_gen", "form_num")
_READ = frozenset(_COLUMNS)
_FIELDS = len(SOURCES)
_DIAC, _GENDER, _NUMBER = map(SOURCES.index, ("diac", "gen", "num"))
_BW, _FORM_GENDER, _FORM_NUMBER = range(_FIELDS, len(_COLUMNS))
_Stem = tuple[Any, ...]
# Where camel-tools' own rules for the joined parts of a word have anything to do, beside taking out the «+».
_REWRITTEN = re.compile("#|\u0671|\u0627\\+?\u064e[\u0629\u062a]|\u0651\\+*\u0651")

_PLAIN = re.compile("[\u0621-\u063a\u0641-\u064a]+")
_SAME = str.maketrans("إأآىة", "ااايه")  # letters that the database takes for the same


class Found(NamedTuple):
    """One analysis of a word: what orders it among the others, and the fields of `Analysis`."""

    unlikely: float
    diac: str
    bw: str
    fields: tuple[Any, ...]


class _Affix(NamedTuple):
    """A prefix or suffix: the columns in which it wins over the stem, its letters, its tags."""

    overrules: tuple[tuple[int, Any], ...]
    diac: str
    bw: str


def analyzer(database: Path) -> Any:
    """An `Analyzer` of camel-tools on a CALIMA database file, with `found` for `analyze` (some 2 s; 450 MB while it loads,
    less than half of that kept)."""
    from camel_tools.morphology.analyzer import Analyzer
    from camel_tools.morphology.database import MorphologyDB
    from camel_tools.morphology.utils import rewrite_diac

    class Selective(Analyzer):  # type: ignore[misc]  # camel-tools brings no types
        """Merges what is read only."""

        def found(self, word: str) -> list[Found]:
            """The analyses of a word, in camel-tools' order."""
            if _PLAIN.fullmatch(word):
                return self._parts(word)
            # What is no Arabic word gets one analysis as a dictionary, made elsewhere in camel-tools.
            return [each if isinstance(each, Found) else _found(each) for each in self.analyze(word)]

        def _parts(self, word: str) -> list[Found]:
            """The same for a word of nothing but letters: camel-tools has to ask first whether it is one."""
            db = self._db
            letters = word.translate(_SAME)
            out: list[Found] = []
            for start in range(min(db.max_prefix_size, len(letters) - 1) + 1):
                prefixes = db.prefix_hash.get(letters[:start])
                if prefixes is None:
                    continue
                for end in range(max(start + 1, len(letters) - db.max_suffix_size), len(letters) + 1):
                    stems = db.stem_hash.get(letters[start:end])
                    suffixes = db.suffix_hash.get(letters[end:])
                    if stems is not None and suffixes is not None:
                        out += self._combined_analyses(word, prefixes, stems, suffixes)
            return out

        def _combined_analyses(
            self,
            word_dediac: str,
            prefixes: Iterable[tuple[str, _Affix]],
            stems: Iterable[tuple[str, _Stem]],
            suffixes: Iterable[tuple[str, _Affix]],
        ) -> list[Found]:
            db = self._db
            out: list[Found] = []
            for prefix_category, prefix in prefixes:
                behind_prefix = db.prefix_suffix_compat.get(prefix_category, ())
                with_prefix = db.prefix_stem_compat[prefix_category]
                for stem_category, stem in stems:
                    if stem_category not in with_prefix:
                        continue
                    behind_stem = db.stem_suffix_compat.get(stem_category, ())
                    for suffix_category, suffix in suffixes:
                        if suffix_category in behind_stem and suffix_category in behind_prefix:
                            diac = "+".join(filter(None, (prefix.diac, stem[_DIAC], suffix.diac)))
                            diac = rewrite_diac(diac) if _REWRITTEN.search(diac) else diac.replace("+", "")
                            out.append(_merged(prefix, stem, suffix, diac))
            return out

    db = MorphologyDB(str(database), "a")
    _prune(db)
    return Selective(db, backoff="NONE", cache_size=0)


def _merged(prefix: _Affix, stem: _Stem, suffix: _Affix, diac: str) -> Found:
    """A word: the stem's columns, overruled by the suffix's, then by the prefix's; its tags are joined."""
    columns = list(stem)
    for i, value in suffix.overrules:
        columns[i] = value
    for i, value in prefix.overrules:
        columns[i] = value
    columns[_DIAC] = diac
    if columns[_GENDER] == "-":
        columns[_GENDER] = columns[_FORM_GENDER]
    if columns[_NUMBER] == "-":
        columns[_NUMBER] = columns[_FORM_NUMBER]
    bw = "+".join(filter(None, (prefix.bw, stem[_BW], suffix.bw)))
    return Found(-columns[_FIELDS - 1], diac, bw, tuple(columns[:_FIELDS]))


def _found(raw: Mapping[str, Any]) -> Found:
    return Found(-raw[_LOGPROB], raw["diac"], raw["bw"], fields(raw))


def _prune(db: Any) -> None:
    """Takes all features that are not read out of a loaded database, and turns the others into columns."""
    for name in db.defines.keys() - _READ:
        del db.defines[name]
    db.compute_feats = frozenset(db.compute_feats) & _READ
    one: dict[Any, Any] = {}  # equal columns become one: thousands of stems differ in their letters only
    told: dict[tuple[str, Any], tuple[Any, ...]] = {}

    def values_of(name: str, value: Any) -> tuple[Any, ...]:
        if (name, value) not in told:
            told[name, value] = tuple(one.setdefault((type(each), each), each) for each in values(name, value))
        return told[name, value]

    def stem(features: Mapping[str, Any]) -> _Stem:
        return tuple(
            each
            for name in dict.fromkeys(_COLUMNS)
            for each in values_of(name, features.get(name, _UNSEEN if name == _LOGPROB else ""))
        )

    def affix(features: Mapping[str, Any]) -> _Affix:
        overrules: list[tuple[int, Any]] = []
        for name, value in features.items():
            if name in _READ and name not in ("diac", "bw") and value not in ("-", ""):
                overrules += enumerate(values_of(name, value), _COLUMNS.index(name))
        return _Affix(tuple(overrules), features.get("diac", ""), features.get("bw", ""))

    for form, entries in db.stem_hash.items():
        db.stem_hash[form] = [(category, stem(features)) for category, features in entries]
    for affixes in (db.prefix_hash, db.suffix_hash):
        for form, entries in affixes.items():
            affixes[form] = [(category, affix(features)) for category, features in entries]
