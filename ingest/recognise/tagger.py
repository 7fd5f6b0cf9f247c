"""The trained recogniser's labels: networks and CRF together, each word's probability of each label."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from threadpoolctl import ThreadpoolController

from ingest.model import Parsed
from ingest.recognise.crf import features
from ingest.recognise.decode import Decoder, Labelled, Scores, spans
from ingest.recognise.evidence import Evidence, Word
from ingest.recognise.labels import LABELS, NEWS
from ingest.recognise.modelfile import Model

_LEAST = np.float32(1e-6)
_ROWS = 2_000  # words that go through at once; bounds the memory of a very long page


class Reading(NamedTuple):
    """Of a sentence: BIO labels, and each label's probability for each word [words, labels] in the order of LABELS."""

    labels: list[str]
    probabilities: Scores


class Found(NamedTuple):
    """A name: tokens [first, last) of the article, its kind, and how sure its least sure word is."""

    first: int
    last: int
    kind: str
    confidence: float


class Tagger:
    """The labels of articles. It is loaded once; the same article gives the same labels."""

    def __init__(self, model: Model, evidence: Evidence) -> None:
        """`evidence` is made with the model's lists."""
        self._model, self._evidence = model, evidence
        # One thread: many small products gain nothing from more, and workers would wait for each other.
        self._threads = ThreadpoolController()
        flat = np.zeros(len(LABELS), np.float32)
        self._decoder = Decoder(LABELS, np.zeros((len(LABELS), len(LABELS)), np.float32), flat, flat)

    def names_of(self, parsed: Parsed, readings: Sequence[Reading]) -> list[Found]:
        """The names of an article that was read, in order; punctuation at either end is cut off."""
        out = []
        for sentence, reading in zip(parsed.sentences, readings, strict=True):
            for span in spans(reading.labels):
                first, last = sentence.first + span.first, sentence.first + span.last
                while first < last and parsed.tokens[first].kind == "punct":
                    first += 1
                while first < last and parsed.tokens[last - 1].kind == "punct":
                    last -= 1
                if first < last:
                    out.append(Found(first, last, span.label, sureness(reading.probabilities, span)))
        return out

    def read(self, parsed: Parsed, corpus: str = NEWS, only: int | None = None) -> list[Reading]:
        """The reading of each sentence by the conventions of `corpus`.

        `only`: by the networks and CRF of that fold alone, to measure them on what they were not trained on.
        """
        words = self._evidence(parsed, corpus)
        sentences = [words[s.first : s.last] for s in parsed.sentences]
        out: list[Reading] = []
        waiting: list[list[Word]] = []
        for sentence in sentences:
            waiting.append(sentence)
            if sum(map(len, waiting)) >= _ROWS:
                out += self._read(waiting, only)
                waiting = []
        return out + self._read(waiting, only)

    def _read(self, sentences: Sequence[Sequence[Word]], only: int | None) -> list[Reading]:
        with self._threads.limit(limits=1, user_api="blas"):
            return self._labelled(sentences, only)

    def _labelled(self, sentences: Sequence[Sequence[Word]], only: int | None) -> list[Reading]:
        model = self._model
        forms = [[word.form for word in sentence] for sentence in sentences]
        meanings = model.meaning(forms)
        members = range(len(model.networks)) if only is None else (only,)
        scored = [model.networks[i](sentences, meanings) for i in members]
        crfs = range(len(model.crfs)) if only is None else (only,)
        out = []
        for number, sentence in enumerate(sentences):
            if not sentence:
                out.append(Reading([], np.zeros((0, len(LABELS)), np.float32)))
                continue
            told = features(sentence, [model.classes.of(form) for form in forms[number]])
            by_networks = sum(
                model.networks[i].decoder.probabilities(scores[number])
                for i, scores in zip(members, scored, strict=True)
            ) / len(members)
            by_crf = sum(model.crfs[i].probabilities(told) for i in crfs) / len(crfs)
            both = np.log(np.maximum(by_networks, _LEAST)) + np.log(np.maximum(by_crf, _LEAST))
            odds = np.exp((both - both.max(1, keepdims=True)) / 2)
            odds /= odds.sum(1, keepdims=True)
            out.append(Reading(self._decoder.best(both), odds))
        return out


def sureness(probabilities: Scores, span: Labelled) -> float:
    """How sure a span is: the least, over its words, of the probability that the word belongs to a name of its kind."""
    columns = [i for i, label in enumerate(LABELS) if label.endswith(f"-{span.label}")]
    return float(probabilities[span.first : span.last, columns].sum(1).min())
