"""Labelled articles → tensors, by a vocabulary that is counted on them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

import numpy as np
import torch
from torch import Tensor

from ingest.recognise.decode import repaired
from ingest.recognise.evidence import COLUMNS, Evidence, Word
from ingest.recognise.labels import LABELS
from ingest.recognise.meaning import Meaning
from ingest.recognise.network import Vocabulary, affixes
from ingest.train.corpora import Labelled
from ingest.train.network import Batch

_LONGEST = 120  # words of a sentence that are learnt from at once
_SEEN_LEMMA, _SEEN_AFFIX = 2, 4  # rarer ones have no vector of their own


class Example(NamedTuple):
    """A sentence: the evidence for its words, their labels, and how much it counts."""

    words: list[Word]
    labels: list[str]
    weight: float = 1.0


def examples(articles: Iterable[Labelled], evidence: Evidence) -> list[list[Example]]:
    """The sentences of each article."""
    out = []
    for article in articles:
        words = evidence(article.parsed, article.corpus)
        out.append(
            [
                Example(words[s.first : s.last], repaired(article.labels[s.first : s.last]))
                for s in article.parsed.sentences
            ]
        )
    return out


def vocabulary(sentences: Iterable[Example]) -> dict[str, Any]:
    """What `Vocabulary` is told, counted on the sentences; all in order, so that the same corpora give the same bytes."""
    values: list[set[str]] = [set() for _ in COLUMNS]
    letters: set[str] = set()
    lemmas: Counter[str] = Counter()
    found: Counter[str] = Counter()
    for sentence in sentences:
        for word in sentence.words:
            for known, value in zip(values, word.columns, strict=True):
                known.add(value)
            letters.update(word.form)
            lemmas[word.lemma] += 1
            found.update(affixes(word.bare))
    return {
        "columns": [sorted(known) for known in values],
        "letters": sorted(letters),
        "lemmas": sorted(lemma for lemma, count in lemmas.items() if count >= _SEEN_LEMMA and lemma),
        "affixes": sorted(affix for affix, count in found.items() if count >= _SEEN_AFFIX),
    }


class Tensors:
    """All words of many sentences in flat tensors, row 0 empty; `ranges` are the rows of each sentence."""

    def __init__(self, sentences: Sequence[Example], vocabulary: Vocabulary, meaning: Meaning) -> None:
        """Some 3 KB a word, most of it the vector of its meaning (half precision)."""
        words = [word for sentence in sentences for word in sentence.words]
        self._meaning = torch.zeros(len(words) + 1, meaning.width, dtype=torch.float16)
        row = 1
        for sentence in sentences:
            for found in meaning([[word.form for word in sentence.words]]):
                self._meaning[row : row + len(found)] = torch.from_numpy(found)
                row += len(found)
        self._columns = _rows([vocabulary.columns(word) for word in words])
        self._letters = _rows([vocabulary.letters(word.form) for word in words])
        self._lemmas = _rows([vocabulary.lemma(word.lemma) for word in words])
        self._affixes = _rows([vocabulary.affixes(word.bare) for word in words])
        self._labels = _rows([LABELS.index(label) for sentence in sentences for label in sentence.labels])
        self.ranges: list[tuple[int, int, float]] = []
        row = 1
        for sentence in sentences:
            end = row + len(sentence.words)
            first = row
            while first < end:
                last = min(first + _LONGEST, end)
                while last < end and LABELS[int(self._labels[last])].startswith("I-"):
                    last += 1  # no name is cut in two
                self.ranges.append((first, last, sentence.weight))
                first = last
            row = end

    def batch(self, ranges: Sequence[tuple[int, int, float]]) -> Batch:
        """Some sentences side by side."""
        rows = torch.zeros(len(ranges), max(last - first for first, last, _ in ranges), dtype=torch.long)
        for i, (first, last, _) in enumerate(ranges):
            rows[i, : last - first] = torch.arange(first, last)
        return Batch(
            self._columns[rows],
            self._letters[rows],
            self._lemmas[rows],
            self._affixes[rows],
            self._meaning[rows].float(),
            self._labels[rows],
            rows > 0,
            torch.tensor([weight for _, _, weight in ranges]),
        )


def _rows(values: Sequence[Any]) -> Tensor:
    """The values as a tensor, with a row of zeros before them."""
    found = np.asarray(values, np.int64)
    return torch.from_numpy(np.concatenate((np.zeros((1, *found.shape[1:]), np.int64), found)))
