"""The trained network at run time, in numpy: evidence for words → scores of labels. `ingest/train/network.py` is its twin in torch.

A word is the sum of its columns' vectors, of a vector made from its letters, affixes and lemma, and of one made from its meaning
in context (`meaning.py`); residual gated convolutions over the sentence follow (Dauphin et al. 2017, dilated as in Strubell
et al. 2017), then a linear layer.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from ingest.recognise.decode import Decoder, Scores
from ingest.recognise.evidence import Word
from ingest.recognise.meaning import normalised

LETTERS = 16  # of a word are looked at
_CACHE = 16_384  # word vectors, some 17 MB a network

Array = NDArray[np.float32]


def affixes(bare: str) -> tuple[str, ...]:
    """The beginnings and endings of a word that have vectors of their own."""
    return "p2" + bare[:2], "p3" + bare[:3], "s2" + bare[-2:], "s3" + bare[-3:]


class Vocabulary:
    """Numbers of columns' values, letters, lemmas and affixes; 0 is what training never saw."""

    def __init__(self, told: Mapping[str, Any]) -> None:
        """`told`: "columns" (a list of values for each column), "letters", "lemmas", "affixes"."""
        self._columns = [{value: i for i, value in enumerate(values, 1)} for values in told["columns"]]
        self._letters = {letter: i for i, letter in enumerate(told["letters"], 1)}
        self._lemmas = {lemma: i for i, lemma in enumerate(told["lemmas"], 1)}
        self._affixes = {affix: i for i, affix in enumerate(told["affixes"], 1)}
        self.sizes = (*(len(values) for values in told["columns"]),)

        # Networks that share the vocabulary ask for the same words one after the other.
        self._numbers = lru_cache(maxsize=_CACHE)(self._numbered)

    def columns(self, word: Word) -> list[int]:
        """The number of each column's value."""
        return list(self._numbers(word.columns))

    def _numbered(self, values: tuple[str, ...]) -> tuple[int, ...]:
        return tuple(known.get(value, 0) for known, value in zip(self._columns, values, strict=True))

    def letters(self, form: str) -> list[int]:
        """The numbers of the first LETTERS letters, with 0 after the last."""
        found = [self._letters.get(letter, 0) for letter in form[:LETTERS]]
        return found + [0] * (LETTERS - len(found))

    def lemma(self, lemma: str) -> int:
        """The number of a lemma."""
        return self._lemmas.get(lemma, 0)

    def affixes(self, bare: str) -> list[int]:
        """The numbers of `affixes`."""
        return [self._affixes.get(affix, 0) for affix in affixes(bare)]


class _Block(NamedTuple):
    dilation: int
    gain: Array
    shift: Array
    step: Array
    bias: Array


class Network:
    """One trained network."""

    def __init__(self, vocabulary: Vocabulary, arrays: Mapping[str, NDArray[Any]], labels: tuple[str, ...]) -> None:
        """`arrays` as `ingest/train/network.py` exports them, by name."""
        a = {name: np.asarray(array, np.float32) for name, array in arrays.items()}
        self._vocabulary = vocabulary
        self._meaning, self._meaning_bias = a["meaning"], a["meaning bias"]
        self._from_meaning = a["input meaning"]
        self._letter, self._lemma, self._affix = a["letter"], a["lemma"], a["affix"]
        self._letter_step, self._letter_bias = a["letter step"], a["letter bias"]
        columns, self._from_letters, self._bias = a["columns"], a["input letters"], a["input bias"]
        self._columns: Array = columns
        self._offsets = np.cumsum((0, *(size + 1 for size in vocabulary.sizes[:-1])))
        self._blocks = [
            _Block(
                int(a[f"block {i} dilation"]), *(a[f"block {i} {part}"] for part in ("gain", "shift", "step", "bias"))
            )
            for i in range(int(a["blocks"]))
        ]
        self._gain, self._shift, self._out, self._out_bias = a["gain"], a["shift"], a["out"], a["out bias"]
        self._gap = max(block.dilation for block in self._blocks)
        self.decoder = Decoder(labels, a["crf step"], a["crf first"], a["crf last"])
        self._spelt = lru_cache(maxsize=_CACHE)(self._spell)

    def __call__(self, sentences: Sequence[Sequence[Word]], meanings: Sequence[Array]) -> list[Scores]:
        """For each sentence the scores [words, labels]; `meanings` are those of its words [words, width]."""
        words = [word for sentence in sentences for word in sentence]
        if not words:
            return [np.zeros((0, len(self._out_bias)), np.float32) for _ in sentences]
        told = np.array([self._vocabulary.columns(word) for word in words]) + self._offsets
        x = self._columns[told].sum(1)
        x += np.stack([self._spelt(word.form, word.bare, word.lemma) for word in words])
        meant = np.concatenate(meanings) @ self._meaning
        meant += self._meaning_bias
        x += np.maximum(meant, 0) @ self._from_meaning
        # Between two sentences lie rows of zeros, so that no convolution sees over an end.
        lengths = [len(sentence) for sentence in sentences]
        number = np.repeat(np.arange(len(lengths)), lengths)
        rows = np.arange(len(words)) + (number + 1) * self._gap
        padded = np.zeros((rows[-1] + self._gap + 1, x.shape[1]), np.float32)
        for block in self._blocks:
            padded[rows] = normalised(x, block.gain, block.shift)
            around = (padded[rows - block.dilation], padded[rows], padded[rows + block.dilation])
            both = np.concatenate(around, 1) @ block.step
            both += block.bias
            half = both.shape[1] // 2
            x += both[:, :half] / (1 + np.exp(-both[:, half:]))
        scores = normalised(x, self._gain, self._shift) @ self._out + self._out_bias
        ends = np.cumsum(lengths)
        return [scores[end - length : end] for end, length in zip(ends, lengths, strict=True)]

    def _spell(self, form: str, bare: str, lemma: str) -> Array:
        """What a word's letters, lemma and affixes add to its vector."""
        vocabulary = self._vocabulary
        letters = self._letter[[0, *vocabulary.letters(form), 0]]
        windows = np.concatenate((letters[:-2], letters[1:-1], letters[2:]), 1)
        shape = np.maximum(windows @ self._letter_step + self._letter_bias, 0).max(0)
        whole = np.concatenate(
            (shape, self._lemma[vocabulary.lemma(lemma)], self._affix[vocabulary.affixes(bare)].ravel())
        )
        out: Array = whole @ self._from_letters + self._bias
        return out
