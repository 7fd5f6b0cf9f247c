"""Choosing among analyses: vowels in context decide, vowels in the text bind."""

from __future__ import annotations

from itertools import permutations

from ingest.arabic.choose import _MISSPELT, _unlikely, agrees, choose, distance, letters, misspelt
from ingest.model import Analysis

ACTIVE = Analysis("قَتَلَ", "قَتَلَ", "verb", voice="a", aspect="p", person="3", logprob=-3.0)
PASSIVE = Analysis("قَتَلَ", "قُتِلَ", "verb", voice="p", aspect="p", person="3", logprob=-3.5)
NOUN = Analysis("قَتْل", "قَتْلُ", "noun", case="n", logprob=-3.2)
COMMAND = Analysis("قَتَّلَ", "قَتِّل", "verb", aspect="c", person="2", logprob=-5.0)
ALL = (ACTIVE, PASSIVE, NOUN, COMMAND)


def test_the_vowels_in_context_decide() -> None:
    assert choose(ALL, "قُتِلَ") == PASSIVE
    assert choose(ALL, "قَتَلَ") == ACTIVE
    assert choose(ALL, "قَتْلُ") == NOUN


def test_vowels_that_the_text_gives_bind() -> None:
    assert choose(ALL, "قَتَلَ", "قُتل") == PASSIVE
    assert choose(ALL, "قَتْلُ", "قُتل") == PASSIVE


def test_vowels_that_no_analysis_has_do_not_empty_the_choice() -> None:
    assert choose(ALL, "قَتَلَ", "قُتُل") == ACTIVE


def test_nothing_from_nothing() -> None:
    assert choose((), "قَتَلَ") is None


def test_a_command_is_unlikely() -> None:
    assert choose((COMMAND, ACTIVE), "قتل") == ACTIVE


def test_distance() -> None:
    assert distance(PASSIVE, "قُتِلَ") == 0.0 < distance(ACTIVE, "قُتِلَ")
    assert distance(ACTIVE, "قاتَلَ") >= 9.0


def test_agreement_with_partly_given_vowels() -> None:
    assert agrees(PASSIVE, "قُتل") and agrees(PASSIVE, "قتل") and not agrees(ACTIVE, "قُتل")


def test_a_reading_that_the_text_would_misspell_comes_behind() -> None:
    feminine, his = Analysis("نَظِير", "نَظِيرَةُ", "noun"), Analysis("نَظِير", "نَظِيرَهُ", "noun", enclitic="3ms_poss")
    assert choose((feminine, his), "نَظِيرَهُ", "نظيره") == his
    assert choose((feminine, his), "نَظِيرَهُ") == feminine  # unless nothing tells how it is written


def test_what_is_written_without_care() -> None:
    assert misspelt(Analysis("", "أَعْلَن", "verb"), "اعلن") == 1
    assert misspelt(Analysis("", "أَعْلَن", "verb"), "أعلن") == 0
    assert misspelt(Analysis("", "ٱِسْم", "noun"), "اسم") == 0
    assert misspelt(Analysis("", "بِآخِرَة", "noun"), "باخره") == 2
    assert misspelt(Analysis("", "عَلِيّ", "noun_prop"), "على") == 0  # Egyptian papers write it so


def test_no_reading_is_passed_over_that_could_win() -> None:
    for analyses in permutations(ALL):
        for heard in ("قُتِلَ", "قَتَلَ", "قَتْلُ", "قتل", "قَتِّل", "قاتَلَ"):
            costs = [distance(a, heard) + _unlikely(a) + _MISSPELT * misspelt(a, "قتل") for a in analyses]
            assert choose(analyses, heard, "قتل") is analyses[costs.index(min(costs))]


def test_marks_that_writers_differ_on() -> None:
    assert letters("قَالَ") == (("ق", ""), ("ا", ""), ("ل", "\u064e"))
    assert letters("كِتابًا") == letters("كِتاباً")  # tanwin before its alef and on it
    assert letters("عَلَّمَ")[1] == ("ل", "\u064e\u0651") == letters("عَلَّم")[1]
    assert letters("يَوْمُ") == (("ي", "\u064e"), ("و", ""), ("م", "\u064f"))
    assert letters("قَـل") == (("ق", ""), ("", ""), ("ل", ""))
    assert letters("") == letters("\u064e") == ()
