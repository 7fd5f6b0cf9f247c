"""Sentences of words with labels, as corpora of the CoNLL make have them, and the article that their words make up."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from ingest.arabic.analyse import Analyser
from ingest.errors import DataError
from ingest.model import Article, Page, Parsed

Sentences = list[list[tuple[str, str]]]
_TOGETHER = 25  # sentences that are read as one article


def lines(path: Path) -> list[str]:
    """The lines of a file. DataError where it is not UTF-8."""
    try:
        return path.read_text("utf-8-sig").splitlines()
    except (UnicodeDecodeError, OSError) as error:
        raise DataError(f"{path}: not readable as UTF-8 text: {error}; give a file with one word a line") from error


def read(path: Path) -> Sentences:
    """The `sentences` of a file. DataError where it is not UTF-8."""
    return sentences(lines(path))


def sentences(lines: Iterable[str]) -> Sentences:
    """Each sentence's (word, label) pairs: one word a line, its label behind it ("O" for none), a blank line between sentences."""
    out: Sentences = [[]]
    for line in lines:
        cells = line.split()
        if cells:
            out[-1].append((cells[0], cells[1] if len(cells) > 1 else "O"))
        elif out[-1]:
            out.append([])
    return [sentence for sentence in out if sentence]


class Piece(NamedTuple):
    """An article of consecutive sentences, and for each of its tokens (sentence, word) of the corpus, both from 0."""

    parsed: Parsed
    words: tuple[tuple[int, int], ...]


def articles(sentences: Sequence[Sequence[str]]) -> range:
    """The numbers of the articles that `parse` makes of a corpus."""
    return range(-(-len(sentences) // _TOGETHER))


def parse(sentences: Sequence[Sequence[str]], analyser: Analyser, only: range | None = None) -> Iterable[Piece]:
    """The corpus as articles of our own tokens; a word of the corpus («(أ») may be several of them.

    `only`: the articles of these numbers alone.
    """
    for first in (number * _TOGETHER for number in (articles(sentences) if only is None else only)):
        part = sentences[first : first + _TOGETHER]
        lines = [" ".join(words) for words in part]
        starts, bounds, position = [], [], 0
        for number, (line, words) in enumerate(zip(lines, part, strict=True), first):
            bounds.append((position, position + len(line)))
            for index, word in enumerate(words):
                starts.append((position, (number, index)))
                position += len(word) + 1
        text = "\n".join(lines)
        tokens, found = analyser.within(text, bounds)
        owners, at = [], 0
        for token in tokens:
            while at + 1 < len(starts) and starts[at + 1][0] <= token.start:
                at += 1
            owners.append(starts[at][1])
        yield Piece(Parsed(article(text), tokens, found), tuple(owners))


def article(text: str) -> Article:
    """A bare text as an article, for what stands in no page."""
    return Article(Page("", text, "", "text"), 0, text, tuple(range(len(text) + 1)), ())


def token_labels(piece: Piece, sentences: Sentences) -> list[str]:
    """The corpus' labels on our tokens: of a word that is several tokens, the first begins and the others go on."""
    out, before = [], None
    for owner in piece.words:
        label = sentences[owner[0]][owner[1]][1]
        out.append("I-" + label[2:] if owner == before and label.startswith("B-") else label)
        before = owner
    return out


def word_labels(pieces: Iterable[tuple[Piece, Sequence[str]]], sentences: Sequence[Sequence[str]]) -> list[list[str]]:
    """The other way: for each word of the corpus the label of its first token that is a word, else of its first token.

    Where a name begins with an earlier token of the word («"» of «"الأهرام"»), it begins with the word.
    """
    out = [["O"] * len(words) for words in sentences]
    sure: set[tuple[int, int]] = set()
    seen: set[tuple[int, int]] = set()
    begun: set[tuple[tuple[int, int], str]] = set()  # word, label
    for piece, labels in pieces:
        for token, owner, label in zip(piece.parsed.tokens, piece.words, labels, strict=True):
            if owner not in seen or (owner not in sure and token.kind == "word"):
                begin = "B-" + label[2:]
                out[owner[0]][owner[1]] = begin if (owner, begin) in begun else label
            begun.add((owner, label))
            seen.add(owner)
            if token.kind == "word":
                sure.add(owner)
    return out
