"""Clitics before names that no dictionary knows, by lists of names and by the words beside them."""

from __future__ import annotations

import pytest

from ingest.arabic.clitics import Names, before_name, beside, cut_name, taught
from ingest.model import Analysis, Token

NAMES = Names.of(
    words=["بلينكن", "لافروف", "فتحي", "أنقرة", "باسم", "الغنوشي", "بان", "واج"],
    parts=["وولتر", "ولتر", "سعد"],
    pairs=[("بان", "كي"), ("كي", "مون")],
)


@pytest.mark.parametrize(
    ("word", "letters"),
    [
        ("بلينكن", 0),
        ("وبلينكن", 1),
        ("لبلينكن", 1),
        ("ولبلينكن", 2),
        ("ولافروف", 1),
        ("للافروف", 1),
        ("وولتر", 0),
        ("فوولتر", 1),
        ("والسعد", 1),
        ("والغنوشي", 1),
        ("للغنوشي", 1),
        ("وللغنوشي", 2),
        ("للتحورات", 1),
        ("وللتحورات", 2),
        ("والتحسيسية", 1),
        ("وبالتحسيسية", 2),
        ("فالنسيا", 0),
        ("وانقره", 1),
        ("بمكارثي", 0),
        ("وسع", 0),
        ("وواج", 1),
        ("لواج", 0),
    ],
)
def test_clitics_before_a_word_that_no_dictionary_reads(word: str, letters: int) -> None:
    assert before_name(word, NAMES) == letters


@pytest.mark.parametrize(
    ("word", "analysis", "base", "tail", "expected"),
    [
        ("فتحي", Analysis("فَتْح", "", "noun", enclitic="1s_poss", logprob=-3.0), 0, 1, 0),
        ("وفتحي", Analysis("فَتْح", "", "noun", conj="و", enclitic="1s_poss", logprob=-3.7), 1, 1, 1),
        ("بلينكن", Analysis("لِين", "", "noun", prep="ب", logprob=-99.0), 1, 0, 0),
        ("وبلينكن", Analysis("لِين", "", "noun", conj="و", prep="ب", logprob=-99.0), 2, 0, 1),
        ("باسم", Analysis("اِسْم", "", "noun", prep="ب", logprob=-3.2), 1, 0, None),
        ("بان", Analysis("آن", "", "noun", prep="ب", logprob=-3.4), 1, 0, None),
        ("وقال", Analysis("قال", "", "verb", conj="و", logprob=-2.5), 1, 0, None),
        ("فاستوت", Analysis("اِسْتَوَى", "", "verb", conj="ف", logprob=-99.0), 1, 0, None),
    ],
)
def test_a_known_name_stands_against_a_reading_that_is_not_common(
    word: str, analysis: Analysis, base: int, tail: int, expected: int | None
) -> None:
    assert cut_name(word, analysis, base, tail, NAMES) == expected


def tokens(*words: tuple[str, Analysis | None]) -> list[Token]:
    return [Token(i, 0, len(w), w, "word", norm=w, analysis=a) for i, (w, a) in enumerate(words)]


def test_words_of_a_known_name_stand_whole_beside_each_other() -> None:
    assert beside(tokens(("ببان", None), ("كي", None), ("مون", None)), NAMES) == {0: 1, 1: 0, 2: 0}
    assert beside(tokens(("بان", None), ("الوزير", None)), NAMES) == {}


def test_milk_before_a_name_is_the_son_of_somebody() -> None:
    milk, name = Analysis("لَبَن", "", "noun"), Analysis("", "", "noun_prop")
    assert beside(tokens(("لبن", milk), ("سلمان", name)), NAMES) == {0: 1}
    assert beside(tokens(("لبن", milk), ("طازج", Analysis("", "", "adj"))), NAMES) == {}


def test_letters_of_an_acronym_behind_a_preposition() -> None:
    assert beside(tokens(("لبي", None), ("بي", None), ("سي", None)), NAMES) == {0: 1}
    assert beside(tokens(("لبي", None), ("بي", None), ("الوزير", None)), NAMES) == {}


def test_a_name_that_stands_alone_teaches_the_clitic_before_it() -> None:
    assert taught(tokens(("زاخاروفا", None), ("وزاخاروفا", None), ("ولزاخاروفا", None))) == {1: 1, 2: 2}
    assert (
        taught(
            tokens(
                ("وزاخاروفا", None),
            )
        )
        == {}
    )
