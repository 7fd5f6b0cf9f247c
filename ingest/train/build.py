"""Corpora → the model file: evidence, word classes, and for each fold a network and a CRF."""

from __future__ import annotations

import hashlib
import os
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ingest.arabic.normalise import fold as folded
from ingest.recognise import modelfile
from ingest.recognise.classes import Classes
from ingest.recognise.crf import features
from ingest.recognise.knowledge import Knowledge
from ingest.recognise.labels import ANERCORP
from ingest.recognise.meaning import Encoder, Meaning
from ingest.recognise.network import Vocabulary
from ingest.train import corpora, encoder_weights, lists
from ingest.train.augment import replaced
from ingest.train.examples import Example, examples, vocabulary
from ingest.train.folds import left_out

_WORD = re.compile("[\u0621-\u063a\u0641-\u064a]+")
_GRANULARITIES = (64, 256, 1024)
_CLASSED = 60_000  # most frequent words, which word classes are made of
_SEED = 1

Told = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Size:
    """How much is trained: `folds` networks and CRFs, `epochs` of each network, `rounds` of each CRF.

    `replaced` is the share of sentences that are learnt from once more with other names.
    """

    folds: int = 2
    epochs: int = 6
    rounds: int = 100
    replaced: float = 0.6


@dataclass(frozen=True)
class _Material:
    """All that the training of a fold needs, for a process of its own."""

    sentences: list[list[Example]]  # by article
    anercorp: int  # the first so many articles are ANERcorp's
    told: dict[str, Any]
    encoder: Encoder
    centres: list[NDArray[np.float32]]
    size: Size


def build(folder: Path, out: Path, size: Size, fast: bool, told: Told) -> None:
    """Trains on the corpora of `folder` and writes `out`. DataError or NabaError where a corpus or package is missing."""
    corpora.demand(folder)  # before anything that takes long
    known = Knowledge.load()
    names = lists.load()
    told("reading the corpora")
    articles = corpora.all_of(folder, known.analyser())
    sentences = examples(articles, known.evidence(names))
    counts = Counter(article.corpus for article in articles)
    told(f"articles by corpus: {dict(counts)}")
    encoder = encoder_weights.load()
    centres = _centres(Meaning(encoder), _frequent(folder, articles))
    told("word classes are made")
    every = [example for article in sentences for example in article]
    material = _Material(sentences, counts[ANERCORP], vocabulary(every), encoder, centres, size)
    if fast:
        # Torch does not survive a fork that happens after it ran.
        with ProcessPoolExecutor(min(size.folds, os.cpu_count() or 1), get_context("spawn")) as pool:
            parts = list(pool.map(_train, [material] * size.folds, range(size.folds)))
    else:
        parts = [_train(material, fold) for fold in range(size.folds)]
    card = {
        "size": asdict(size),
        "articles": dict(counts),
        "sentences": len(every),
        "words": sum(len(example.words) for example in every),
        "corpora": {path.name: _digest(path) for path in _files(folder)},
    }
    modelfile.save(out, material.told, [n for n, _ in parts], [c for _, c in parts], encoder, centres, names, card)
    told(f"{out} is written: {out.stat().st_size / 1e6:.1f} MB")


def _train(material: _Material, fold: int) -> tuple[dict[str, NDArray[Any]], bytes]:
    """The network and the CRF of a fold, which do not see the tenth of ANERcorp that it leaves out."""
    import torch

    from ingest.train.examples import Tensors
    from ingest.train.fit import Plan, fit
    from ingest.train.network import Shape, exported

    torch.set_num_threads(1)
    first, last = left_out(range(material.anercorp), fold)
    seen = [example for i, article in enumerate(material.sentences) if not first <= i < last for example in article]
    seen += replaced(seen, material.size.replaced, _SEED + fold)
    meaning = Meaning(material.encoder)
    crf = _crf(seen, Classes(meaning, material.centres), material.size.rounds)
    _say(f"fold {fold}: the CRF is trained")
    tensors = Tensors(seen, Vocabulary(material.told), meaning)
    sizes = {
        name: len(material.told[name]) if name != "columns" else [len(values) for values in material.told[name]]
        for name in ("columns", "letters", "lemmas", "affixes")
    }
    net = fit(
        tensors,
        sizes,
        meaning.width,
        Plan(epochs=material.size.epochs, seed=_SEED + fold),
        lambda epoch, loss: _say(f"fold {fold}: epoch {epoch + 1}, loss {loss:.3f}"),
        Shape(),
    )
    return exported(net), crf


def _say(line: str) -> None:
    """Progress of a fold, which may be a process of its own."""
    print(line, file=sys.stderr, flush=True)


def _crf(sentences: Iterable[Example], classes: Classes, rounds: int) -> bytes:
    """A CRF of CRFsuite (L-BFGS, elastic net)."""
    import pycrfsuite

    trainer = pycrfsuite.Trainer(verbose=False)
    for sentence in sentences:
        if sentence.words:
            told = features(sentence.words, [classes.of(word.form) for word in sentence.words])
            trainer.append(told, sentence.labels)
    trainer.set_params({"c1": 0.1, "c2": 0.05, "max_iterations": rounds, "feature.possible_transitions": True})
    with tempfile.TemporaryDirectory(prefix="naba-train-") as temporary:
        path = Path(temporary) / "crf"
        trainer.train(str(path))
        return path.read_bytes()


def _frequent(folder: Path, articles: Sequence[corpora.Labelled]) -> list[str]:
    """The most frequent words of the raw news of the folder (ANT) and of the labelled articles, folded."""
    counts: Counter[str] = Counter()
    for path in _files(folder):
        if path.name in corpora.ANT_FILES:
            for record in corpora.records(path):
                counts.update(map(folded, _WORD.findall(record["text"])))
    for article in articles:
        counts.update(map(folded, _WORD.findall(article.parsed.text)))
    return [word for word, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:_CLASSED]]


def _centres(meaning: Meaning, words: Sequence[str]) -> list[NDArray[np.float32]]:
    """The centres of the words' vectors, by k-means."""
    from sklearn.cluster import MiniBatchKMeans

    vectors = np.stack([meaning.alone(word) for word in words])
    return [
        MiniBatchKMeans(min(count, len(words) // 8), random_state=_SEED, batch_size=4096, n_init=1, max_iter=30)
        .fit(vectors)
        .cluster_centers_.astype(np.float16)
        .astype(np.float32)
        for count in _GRANULARITIES
    ]


def _files(folder: Path) -> list[Path]:
    """The files of the corpora that are there, in order."""
    found = [folder / name for name in (corpora.ANERCORP_FILE, *corpora.ANT_FILES)]
    return [path for path in found if path.is_file()] + sorted((folder / corpora.WOJOOD_FOLDER).glob("*.txt"))


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
