"""camel-tools' analyser for the features that Naba reads: the same analyses, several times faster, in half the memory.

camel-tools merges all features of prefix, stem and suffix for every analysis, and makes tokenizations and phonetics that
nobody reads here. This analyser keeps a few features and merges those, by the same rules.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import product
from pathlib import Path
from typing import Any, NamedTuple

# What `morphology` reads, what orders the analyses, and what the merging itself needs.
_READ = frozenset(
    "lex diac pos prc2 prc1 prc0 enc0 per gen num asp vox cas stt pos_lex_logprob bw form_gen form_num".split()
)
_LOGPROB = "pos_lex_logprob"
_UNSEEN = -99.0


class _Affix(NamedTuple):
    """A prefix or suffix: the features that win over the stem's, its letters, its tags."""

    features: dict[str, str]
    diac: str
    bw: str


def analyzer(database: Path) -> Any:
    """An `Analyzer` of camel-tools on a CALIMA database file (some 2 s; 450 MB while it loads, less than half of that kept)."""
    from camel_tools.morphology.analyzer import Analyzer
    from camel_tools.morphology.database import MorphologyDB
    from camel_tools.morphology.utils import normalize_tanwyn, rewrite_diac

    class Selective(Analyzer):  # type: ignore[misc]  # camel-tools brings no types
        """Merges what is read only."""

        def _combined_analyses(
            self,
            word_dediac: str,
            prefixes: Iterable[tuple[str, _Affix]],
            stems: Iterable[tuple[str, dict[str, str]]],
            suffixes: Iterable[tuple[str, _Affix]],
        ) -> list[dict[str, Any]]:
            db = self._db
            out: list[dict[str, Any]] = []
            for (prefix_category, prefix), (stem_category, stem) in product(prefixes, stems):
                if stem_category not in db.prefix_stem_compat[prefix_category]:
                    continue
                behind_stem = db.stem_suffix_compat.get(stem_category, ())
                behind_prefix = db.prefix_suffix_compat.get(prefix_category, ())
                for suffix_category, suffix in suffixes:
                    if suffix_category in behind_stem and suffix_category in behind_prefix:
                        merged = _merged(prefix, stem, suffix)
                        merged["diac"] = normalize_tanwyn(rewrite_diac(merged["diac"]), "AF")
                        out.append(merged)
            return out

    db = MorphologyDB(str(database), "a")
    _prune(db)
    return Selective(db, backoff="NONE", cache_size=0)


def _merged(prefix: _Affix, stem: dict[str, str], suffix: _Affix) -> dict[str, Any]:
    """The features of a word: the stem's, overruled by the suffix's, then by the prefix's; its letters are joined."""
    merged: dict[str, Any] = dict(stem)
    for affix in (suffix, prefix):
        for name, value in affix.features.items():
            if name in stem:
                merged[name] = value
    merged["diac"] = "+".join(filter(None, (prefix.diac, stem["diac"], suffix.diac)))
    merged["bw"] = "+".join(filter(None, (prefix.bw, stem.get("bw", ""), suffix.bw)))
    for name in ("gen", "num"):
        if merged.get(name) == "-" and f"form_{name}" in merged:
            merged[name] = merged[f"form_{name}"]
    merged[_LOGPROB] = float(merged.get(_LOGPROB, _UNSEEN))
    return merged


def _prune(db: Any) -> None:
    """Takes all features that are not read out of a loaded database, and out of affixes those that say nothing."""
    one: dict[str, str] = {}  # equal values become one string

    def kept(features: dict[str, str]) -> dict[str, str]:
        return {name: one.setdefault(value, value) for name, value in features.items() if name in _READ}

    for name in db.defines.keys() - _READ:
        del db.defines[name]
    db.compute_feats = frozenset(db.compute_feats) & _READ
    for form, entries in db.stem_hash.items():
        db.stem_hash[form] = [(category, kept(features)) for category, features in entries]
    for affixes in (db.prefix_hash, db.suffix_hash):
        for form, entries in affixes.items():
            affixes[form] = [(category, _affix(kept(features))) for category, features in entries]


def _affix(features: dict[str, str]) -> _Affix:
    diac, bw = features.get("diac", ""), features.get("bw", "")
    overruling = {n: v for n, v in features.items() if v not in ("-", "") and n not in ("diac", "bw")}
    return _Affix(overruling, diac, bw)
