"""Raw sentences → rows of pieces of equal length, and the words in them that are hidden in a step."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from ingest.errors import NabaError
from ingest.train.encoder.vocabulary import BEGIN, END, MASK, Vocabulary

Numbers = NDArray[np.int32]
Flags = NDArray[np.bool_]


class Blocks(NamedTuple):
    """Rows of pieces, int32 [rows, block], and where a word begins, bool of the same shape.

    A row begins with BEGIN, an END closes each sentence, and sentences run on from row to row without filling
    (FULL-SENTENCES of Liu et al. 2019): no work is lost on padding.
    """

    pieces: Numbers
    begins: Flags

    @property
    def digest(self) -> str:
        """What tells these rows from others."""
        return hashlib.sha256(self.pieces.tobytes()).hexdigest()


def packed(sentences: Iterable[Sequence[str]], vocabulary: Vocabulary, block: int) -> Blocks:
    """The rows of the sentences, the last one dropped where it is not full. Raises NabaError where no row is full."""
    parts: list[Numbers] = []
    begun: list[Flags] = []
    for sentence in sentences:
        words = [vocabulary(word) for word in sentence]
        pieces = np.fromiter((number for word in words for number in word), np.int32)
        begins = np.zeros(len(pieces) + 1, np.bool_)
        begins[np.cumsum([0, *(len(word) for word in words)])] = True  # END counts as a word of its own
        parts += [pieces, np.array([END], np.int32)]
        begun.append(begins)
    body = block - 1
    rows = sum(len(part) for part in parts) // body
    if not rows:
        raise NabaError(f"the raw text does not fill one row of {block} pieces; give more text or a shorter block")
    flat, flags = np.concatenate(parts)[: rows * body], np.concatenate(begun)[: rows * body]
    first = np.full((rows, 1), BEGIN, np.int32)
    return Blocks(
        np.hstack([first, flat.reshape(rows, body)]),
        np.hstack([np.ones((rows, 1), np.bool_), flags.reshape(rows, body)]),
    )


def hidden(rows: Blocks, share: float, random: np.random.Generator) -> tuple[Numbers, Flags]:
    """`rows` with whole words hidden, and where: of each row's words a `share`, and at least one word in all.

    Whole words (Cui et al. 2021, doi:10.1109/TASLP.2021.3124365): a piece alone is guessed from the rest of its word,
    which teaches spelling and little else. All hidden pieces are MASK, as in ELECTRA: none is kept or swapped.
    """
    pieces, begins = rows
    word = (
        np.cumsum(begins, axis=1) - 1
    )  # the number of the word in its row; 0 is BEGIN, or what the cut left of a word
    chosen = np.take_along_axis(random.random(pieces.shape) < share, word, axis=1)
    free = (pieces != BEGIN) & (pieces != END)
    chosen &= free
    if not chosen.any():
        chosen[tuple(np.argwhere(free)[0])] = True
    return np.where(chosen, np.int32(MASK), pieces), chosen


def batch(blocks: Blocks, size: int, step: int, seed: int) -> Blocks:
    """The rows of a step: each pass goes over all rows in an order of its own, and a batch may span two passes.

    Step and seed alone decide, so that a resumed run reads what an unbroken one does.
    """
    rows = len(blocks.pieces)
    at = np.arange(step * size, (step + 1) * size)
    chosen = np.concatenate(
        [_order(seed, int(turn), rows)[at[at // rows == turn] % rows] for turn in np.unique(at // rows)]
    )
    return Blocks(blocks.pieces[chosen], blocks.begins[chosen])


@lru_cache(maxsize=2)
def _order(seed: int, turn: int, rows: int) -> NDArray[np.int64]:
    return np.random.default_rng((seed, turn)).permutation(rows)
