"""Chains on one line."""

from __future__ import annotations

from ingest.present.chain import chain


def test_the_outermost_source_comes_first() -> None:
    links = [("الجزيرة", "neutral"), ("أكسيوس", "neutral"), ("4 مصادر", "")]
    assert chain(links) == "الجزيرة ← أكسيوس ← 4 مصادر"


def test_a_stance_stands_in_brackets() -> None:
    assert chain([("الجزيرة", "neutral"), ("البيت الأبيض", "denies")]) == "الجزيرة ← البيت الأبيض (denies)"
    assert chain([]) == ""
