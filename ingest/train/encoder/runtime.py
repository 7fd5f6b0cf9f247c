"""The exported model at work: onnxruntime and the vocabulary, without torch."""

from __future__ import annotations

import json
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from ingest.errors import NabaError
from ingest.train.encoder.vocabulary import Vocabulary

MODEL = "encoder.int8.onnx"
VOCABULARY = "vocabulary.json"
#: The model's input, int64 [rows, pieces], and its output, float32 [rows, pieces, labels].
INPUT, OUTPUT = "pieces", "log_probabilities"
_REMEDY = "export the model anew with `python -m ingest.train.encoder`"


class LabelledWords(NamedTuple):
    """A sentence: natural logarithms of the labels' probabilities, float32 [words, labels], and the likeliest labels."""

    log_probabilities: NDArray[np.float32]
    labels: tuple[str, ...]


class OnnxLabeller:
    """Labels words. Load it once.

    Sentences are run one at a time, on each thread one. In a batch a sentence's labels would hang on its neighbours,
    since int8 scales each product by the largest number in it. And threads that share one sentence wait for each other
    at every product, which on a busy machine is slower than one alone; so the labels do not hang on `threads` either.
    """

    def __init__(self, folder: Path, threads: int = 2, model: str = MODEL) -> None:
        """Load `model` and its vocabulary from `folder`; `threads` sentences are labelled at the same time.

        Raises NabaError where either is missing or damaged, or they do not belong together.
        """
        path = folder / model
        self._threads = threads
        self._vocabulary = Vocabulary.load(folder / VOCABULARY)
        if not path.is_file():
            raise NabaError(f"{path}: there is no model; {_REMEDY}")
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        options.log_severity_level = 3  # errors only
        try:
            self._session = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
            said = self._session.get_modelmeta().custom_metadata_map
            self.labels: tuple[str, ...] = tuple(json.loads(said["labels"]))
            self._longest = int(said["longest"])
        except Exception as error:  # onnxruntime's errors have no base of their own
            gist = str(error).strip().split("\n")[0]
            raise NabaError(f"{path}: the model does not load: {gist:.200}; {_REMEDY}") from error
        if said.get("vocabulary") != self._vocabulary.digest:
            raise NabaError(
                f"{path}: the model was made with another vocabulary than {VOCABULARY} beside it; {_REMEDY}"
            )

    def __call__(self, sentences: Sequence[Sequence[str]]) -> list[LabelledWords]:
        """For each sentence of words, what the model says of each word."""
        if self._threads == 1 or len(sentences) < 2:
            return [self._labelled(words) for words in sentences]
        with ThreadPoolExecutor(self._threads) as pool:  # onnxruntime lets other threads run while it works
            return list(pool.map(self._labelled, sentences))

    def _labelled(self, words: Sequence[str]) -> LabelledWords:
        parts = [np.zeros((0, len(self.labels)), np.float32)]
        for pieces, starts in self._vocabulary.windows(words, self._longest):
            (given,) = self._session.run([OUTPUT], {INPUT: np.array([pieces], np.int64)})
            parts.append(given[0, list(starts)])
        rows = np.concatenate(parts)
        return LabelledWords(rows, tuple(self.labels[number] for number in rows.argmax(axis=1)))
