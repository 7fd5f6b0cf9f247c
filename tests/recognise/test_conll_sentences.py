"""Sentences of words with labels, as articles of our own tokens and back."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.arabic.analyse import Analyser
from ingest.errors import DataError
from ingest.recognise import conll

SENTENCES = [
    [
        ("فرانكفورت", "B-LOC"),
        ("(د", "O"),
        ("ب", "O"),
        ("أ)", "O"),
        ("أعلن", "O"),
        ("اتحاد", "B-ORG"),
        ("الصناعة", "I-ORG"),
    ],
    [("قرأ", "O"), ("سالم", "B-PERS"), ("الديراني", "I-PERS"), ('"الأهرام"', "B-ORG"), (".", "O")],
    [("عاد", "O")],
]
WORDS = [[word for word, _ in sentence] for sentence in SENTENCES]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("قال O\nسالم B-PERS\n\nعاد O\n", [[("قال", "O"), ("سالم", "B-PERS")], [("عاد", "O")]]),
        ("\n\nقال O\n \t\n\n\nعاد O", [[("قال", "O")], [("عاد", "O")]]),
        ("قال\nسالم\n", [[("قال", "O"), ("سالم", "O")]]),
        ("قال\tO\tx\r\nعاد O\r\n", [[("قال", "O"), ("عاد", "O")]]),
        ("\ufeffقال O\n", [[("قال", "O")]]),
        ("", []),
        ("\n\n", []),
    ],
)
def test_reading(tmp_path: Path, text: str, sentences: conll.Sentences) -> None:
    path = tmp_path / "words.txt"
    path.write_bytes(text.encode())
    assert conll.read(path) == sentences


@pytest.mark.parametrize("data", [None, "قال".encode("utf-16"), "سالم".encode("cp1256")])
def test_what_cannot_be_read(tmp_path: Path, data: bytes | None) -> None:
    path = tmp_path / "words.txt"
    if data is not None:
        path.write_bytes(data)
    with pytest.raises(DataError, match=r"words\.txt: not readable as UTF-8 text.*give a file"):
        conll.read(path)


def test_each_token_knows_its_word(analyser: Analyser) -> None:
    (piece,) = conll.parse(WORDS, analyser)
    assert len(piece.words) == len(piece.parsed.tokens)
    made: dict[tuple[int, int], str] = {}
    for token, owner in zip(piece.parsed.tokens, piece.words, strict=True):
        made[owner] = made.get(owner, "") + token.form
    assert made == {(i, j): word for i, words in enumerate(WORDS) for j, word in enumerate(words)}
    assert len(piece.parsed.sentences) == len(WORDS)
    assert list(piece.words) == sorted(piece.words)


def test_labels_there_and_back(analyser: Analyser) -> None:
    pieces = list(conll.parse(WORDS, analyser))
    labels = [conll.token_labels(piece, SENTENCES) for piece in pieces]
    back = conll.word_labels(zip(pieces, labels, strict=True), WORDS)
    # The quotation mark of «"الأهرام"» begins the name there; its word goes on in it, and yet the name begins with it.
    assert back == [[label for _, label in sentence] for sentence in SENTENCES]


def test_a_word_of_several_tokens_begins_once(analyser: Analyser) -> None:
    (piece,) = conll.parse(WORDS, analyser)
    labels = conll.token_labels(piece, SENTENCES)
    quoted = [label for label, owner in zip(labels, piece.words, strict=True) if owner == (1, 3)]
    assert quoted == ["B-ORG", "I-ORG", "I-ORG"]


def test_a_word_takes_the_label_of_its_letters(analyser: Analyser) -> None:
    (piece,) = conll.parse(WORDS, analyser)
    labels = ["B-ORG" if token.form == "الأهرام" else "O" for token in piece.parsed.tokens]
    assert conll.word_labels([(piece, labels)], WORDS)[1] == ["O", "O", "O", "B-ORG", "O"]


def test_long_corpora_are_several_articles_with_nothing_lost(analyser: Analyser) -> None:
    words = [["زار", f"الوفد{i}"] if i % 2 else ["عاد"] for i in range(60)]
    pieces = list(conll.parse(words, analyser))
    assert len(pieces) == len(conll.articles(words)) == 3
    assert list(conll.parse(words, analyser, range(1, 3))) == pieces[1:]
    owners = [owner for piece in pieces for owner in piece.words]
    assert dict.fromkeys(owners) == dict.fromkeys((i, j) for i, each in enumerate(words) for j in range(len(each)))
    labels = [["B-LOC" if t.form == "عاد" else "O" for t in piece.parsed.tokens] for piece in pieces]
    found = conll.word_labels(zip(pieces, labels, strict=True), words)
    assert found == [["O", "O"] if i % 2 else ["B-LOC"] for i in range(60)]
