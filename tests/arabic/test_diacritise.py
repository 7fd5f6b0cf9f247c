"""What is done around the network gives what text2tashkeel itself gives."""

from __future__ import annotations

import pytest
from text2tashkeel import Diacritizer

from ingest.arabic.diacritise import Diacritiser

SENTENCES = """
أعلن الجيش الإسرائيلي بدء العملية في رفح .
قال بلينكن ( CNN ) : « لا » ، 14 % و 2024-06-10
مسؤولون وآخرون إلى مستشفى هدى ٱلله ڤيينا پاريس کیف
وصل 😀 الوفد é ﷲ
لا
"""


@pytest.fixture(scope="module")
def ours() -> Diacritiser:
    return Diacritiser()


@pytest.mark.parametrize("sentence", SENTENCES.strip().split("\n"))
def test_same_vowels_as_text2tashkeel_gives(ours: Diacritiser, sentence: str) -> None:
    assert " ".join(ours.words(tuple(sentence.split(" ")))) == Diacritizer().diacritize(sentence)


@pytest.mark.parametrize("words", [(), ("ً",), ("😀",)])
def test_where_there_is_no_letter_the_words_stay(ours: Diacritiser, words: tuple[str, ...]) -> None:
    assert ours.words(words) == words


def test_a_word_without_letters_keeps_its_place(ours: Diacritiser) -> None:
    vocalised = ours.words(("وصل", "😀", "الوفد"))
    assert len(vocalised) == 3 and vocalised[1] == "" and vocalised[0].startswith("و")


def test_long_sentences_are_taken_in_pieces(ours: Diacritiser) -> None:
    words = tuple("وصل الوفد إلى القاهرة أمس".split() * 30)
    assert ours.words(words) == ours.words(words[:120]) + ours.words(words[120:])
