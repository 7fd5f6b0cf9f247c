"""Words in context as vectors, by the lower part of a sentence encoder: sub-word vectors and convolutions over 2, 3 and 5 of them.

The encoder is Google's universal-sentence-encoder-multilingual 3 (Yang et al. 2019, Apache-2.0), trained on text of sixteen
languages; of its vocabulary the sub-words of Arabic are kept (`ingest/train/encoder_weights.py`). Nothing of it is trained here.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from ingest.recognise.subwords import Subwords

ORDERS = ((2, 0), (3, 1), (5, 2))  # sub-words that a convolution sees, and how many of them stand before its own
_REACH = 2  # sub-words that the widest one sees on either side
_CACHE = 32_768  # words as sub-words, some 5 MB
_EPSILON = np.float32(1e-5)  # torch's for layer normalisation; next to the variances here it is nothing

Array = NDArray[np.float32]


class Encoder(NamedTuple):
    """What a `Meaning` is made of: sub-words, their log probabilities, and arrays by name.

    The rows of the table are the sub-words, the unknown one, the sign of a sentence's beginning and that of its end.
    """

    pieces: Sequence[str]
    scores: Sequence[float]
    arrays: Mapping[str, NDArray[Any]]


class Meaning:
    """The encoder's vectors. `width` is that of a word's vector."""

    def __init__(self, encoder: Encoder) -> None:
        """Works the projection out for all sub-words at once (a tenth of a second)."""
        pieces, scores, arrays = encoder
        self._subwords = Subwords(pieces, scores)
        a = {name: np.asarray(array, np.float32) for name, array in arrays.items()}
        self._table: Array = arrays["table"] * a["scale"][:, None] + a["low"][:, None]
        self._table = self._table.astype(np.float32)
        self._begin, self._end = len(pieces) + 1, len(pieces) + 2
        seen = self._table @ a["projection"] + a["projection bias"]
        self._seen: Array = normalised(seen, a["seen gain"], a["seen shift"])
        self._gain, self._shift = a["gain"], a["shift"]
        self._layers = [
            tuple(a[f"order {order} {part}"] for part in ("first", "first bias", "second", "second bias"))
            for order, _ in ORDERS
        ]
        self._part = self._seen.shape[1] // len(ORDERS)
        self.width = self._table.shape[1] + self._seen.shape[1]
        self.pieces = lru_cache(maxsize=_CACHE)(self._subwords)

    def alone(self, word: str) -> Array:
        """The vector of a word out of context: the mean of its sub-words' rows of the table, of length 1."""
        mean = self._table[self.pieces(word)].mean(0)
        out: Array = mean / (np.linalg.norm(mean) + _EPSILON)
        return out

    def __call__(self, sentences: Sequence[Sequence[str]]) -> list[Array]:
        """For each sentence [words, width]: the mean over each word's sub-words, in context."""
        numbers: list[int] = []
        rows: list[int] = []  # where each piece stands, with empty rows between sentences
        firsts: list[int] = []  # the first piece of each word
        at = _REACH
        for words in sentences:
            pieces = [self._begin]
            for word in words:
                firsts.append(len(numbers) + len(pieces))
                pieces += self.pieces(word)
            pieces.append(self._end)
            numbers += pieces
            rows += range(at, at + len(pieces))
            at += len(pieces) + _REACH
        if not firsts:
            return [np.zeros((0, self.width), np.float32) for _ in sentences]
        told = self._encoded(np.array(numbers), np.array(rows))
        position = 0
        inside = np.zeros(len(numbers), bool)  # pieces of words, not signs
        for words in sentences:
            count = sum(len(self.pieces(word)) for word in words)
            inside[position + 1 : position + 1 + count] = True
            position += count + 2
        order = np.cumsum(inside) - 1
        starts = order[firsts]
        sums = np.add.reduceat(told[inside], starts, axis=0)
        sums /= np.diff(np.append(starts, inside.sum()))[:, None]
        ends = np.cumsum([len(words) for words in sentences])
        return [sums[end - len(words) : end] for end, words in zip(ends, sentences, strict=True)]

    def _encoded(self, numbers: NDArray[np.intp], rows: NDArray[np.intp]) -> Array:
        """[pieces, width]: the raw vectors and the three convolutions' outputs, normalised together."""
        raw = self._table.shape[1]
        out = np.empty((len(numbers), self.width), np.float32)
        out[:, :raw] = self._table[numbers]
        padded = np.zeros((rows[-1] + _REACH + 1, self._part), np.float32)
        for i, ((order, before), layer) in enumerate(zip(ORDERS, self._layers, strict=True)):
            first, first_bias, second, second_bias = layer
            own = self._seen[numbers, i * self._part : (i + 1) * self._part]
            around = rows[:, None] + np.arange(-before, order - before)
            padded[rows] = own
            hidden = np.maximum(padded[around].reshape(len(numbers), -1) @ first + first_bias, 0) + own
            padded[rows] = hidden
            above = np.maximum(padded[around].reshape(len(numbers), -1) @ second + second_bias, 0) + hidden
            out[:, raw + i * self._part : raw + (i + 1) * self._part] = above
        return normalised(out, self._gain, self._shift)


def normalised(x: Array, gain: Array, shift: Array) -> Array:
    """Layer normalisation of each row."""
    centred = x - x.mean(1, keepdims=True)
    variance = np.einsum("ij,ij->i", centred, centred) / x.shape[1]
    out: Array = centred * (gain / np.sqrt(variance + _EPSILON)[:, None]) + shift
    return out
