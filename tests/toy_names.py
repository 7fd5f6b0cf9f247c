"""A recogniser small enough to make in a test: words with their evidence, an encoder, a network and a CRF at random."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pycrfsuite
from numpy.typing import NDArray

from ingest.arabic.normalise import fold
from ingest.model import Analysis, Parsed, Sentence, Token
from ingest.recognise.conll import article
from ingest.recognise.crf import features
from ingest.recognise.evidence import COLUMNS, LISTS, PARTS, Word
from ingest.recognise.labels import LABELS
from ingest.recognise.meaning import ORDERS, Encoder

PIECES = ("▁", *"ابتثجحخدذرزسشصضطظعغفقكلمنهويء", "▁ال", "ال", "ون", "▁و", "ات")
LISTS_OF_NAMES = {
    **{name: [] for name in (*LISTS, *PARTS)},
    "places": ["هونغ كونغ", "تونس"],
    "organizations": ["بنك السنديان"],
    "given": ["ديفيد"],
}
SENTENCES = (
    "وصل ديفيد الي تونس امس",
    "قال سالم ان بنك السنديان اعلن الخبر",
    "زار نادر هونغ كونغ",
    "عاد",
)


def parsed(text: str, leads: Mapping[str, int] | None = None) -> Parsed:
    """A text as one sentence of its words between spaces; `leads`: letters of clitics before some of them."""
    tokens, position = [], 0
    for index, form in enumerate(text.split()):
        start = text.index(form, position)
        position = start + len(form)
        base = (leads or {}).get(form, 0)
        analysis = Analysis(form[base:], form, "noun_prop", "", form[:base]) if base else None
        kind = "word" if form[0].isalpha() else "punct"
        norm = fold(form[base:])
        tokens.append(Token(index, start, position, form, kind, base, 0, norm, norm, analysis))
    return Parsed(article(text), tuple(tokens), (Sentence(0, 0, len(tokens), 0, len(text)),))


def word(form: str, corpus: str = "news") -> Word:
    """A word with some evidence, which depends on its letters alone."""
    values = {
        "kind": "word",
        "clitics": form[:1] if form[:1] in "وب" else "",
        "article": "1" if form.startswith("ال") else "",
        "length": str(min(len(form), 9)),
        "given": "2" if form in ("سالم", "ديفيد", "نادر") else "",
        "corpus": corpus,
    }
    return Word(form, form.removeprefix("ال"), form, tuple(values.get(name, "") for name in COLUMNS))


def words(text: str, corpus: str = "news") -> list[Word]:
    """The words of a text between spaces."""
    return [word(form, corpus) for form in text.split()]


def encoder(seed: int = 0, raw: int = 8, part: int = 4) -> Encoder:
    """An encoder with random weights: rows of `raw` numbers, `part` a convolution."""
    dice = np.random.default_rng(seed)
    rows, seen = len(PIECES) + 3, part * len(ORDERS)
    arrays: dict[str, NDArray[Any]] = {
        "table": dice.integers(0, 64, (rows, raw)).astype(np.uint8),
        "scale": np.full(rows, 0.06, np.float32),
        "low": dice.normal(-1.9, 0.2, rows).astype(np.float32),
        "projection": dice.normal(size=(raw, seen)),
        "projection bias": dice.normal(size=seen),
        "seen gain": dice.normal(1, 0.2, seen),
        "seen shift": dice.normal(0, 0.2, seen),
        "gain": dice.normal(1, 0.2, raw + seen),
        "shift": dice.normal(0, 0.2, raw + seen),
    }
    for order, _ in ORDERS:
        for step in ("first", "second"):
            arrays[f"order {order} {step}"] = dice.normal(0, 0.5, (order * part, part))
            arrays[f"order {order} {step} bias"] = dice.normal(0, 0.2, part)
    halved = {n: a.astype(np.float16) if a.dtype == np.float64 else a for n, a in arrays.items()}
    return Encoder(PIECES, [-1.0 - 0.1 * (i % 7) - (len(p) == 1) for i, p in enumerate(PIECES)], halved)


def crf(sentences: Sequence[tuple[str, Sequence[str]]]) -> bytes:
    """A CRF that learnt sentences with their labels by heart."""
    trainer = pycrfsuite.Trainer(verbose=False)
    for text, labels in sentences:
        trainer.append(features(words(text), [(0, 0, 0)] * len(labels)), list(labels))
    trainer.set_params({"c1": 0.01, "c2": 0.01, "max_iterations": 30})
    with tempfile.TemporaryDirectory() as folder:
        trainer.train(f"{folder}/crf")
        return Path(folder, "crf").read_bytes()


def told(texts: Sequence[str] = SENTENCES) -> dict[str, Any]:
    """A vocabulary of the words of some texts."""
    found = [each for text in texts for each in words(text)]
    return {
        "columns": [sorted({each.columns[i] for each in found}) for i in range(len(COLUMNS))],
        "letters": sorted({letter for each in found for letter in each.form}),
        "lemmas": sorted({each.lemma for each in found})[::2],
        "affixes": sorted({"s2" + each.bare[-2:] for each in found} | {"p3" + each.bare[:3] for each in found}),
    }


def arrays(vocabulary: Mapping[str, Any], meaning: int, seed: int = 0, width: int = 6) -> dict[str, NDArray[Any]]:
    """A network of one block with random weights, in the form of `ingest.train.network.exported`."""
    dice = np.random.default_rng(seed)
    sizes = {name: len(vocabulary[name]) + 1 for name in ("letters", "lemmas", "affixes")}
    shapes = {
        "columns": (sum(len(values) + 1 for values in vocabulary["columns"]), width),
        "input letters": (3 + 2 + 4 * 2, width),
        "input meaning": (5, width),
        "input bias": (width,),
        "meaning": (meaning, 5),
        "meaning bias": (5,),
        "letter": (sizes["letters"], 4),
        "letter step": (3 * 4, 3),
        "letter bias": (3,),
        "lemma": (sizes["lemmas"], 2),
        "affix": (sizes["affixes"], 2),
        "gain": (width,),
        "shift": (width,),
        "out": (width, len(LABELS)),
        "out bias": (len(LABELS),),
        "crf step": (len(LABELS), len(LABELS)),
        "crf first": (len(LABELS),),
        "crf last": (len(LABELS),),
        "block 0 gain": (width,),
        "block 0 shift": (width,),
        "block 0 step": (3 * width, 2 * width),
        "block 0 bias": (2 * width,),
    }
    found: dict[str, NDArray[Any]] = {
        name: dice.normal(size=shape).astype(np.float16) for name, shape in shapes.items()
    }
    return found | {"blocks": np.array(1, np.float16), "block 0 dilation": np.array(2, np.float16)}
