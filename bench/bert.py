"""What a user would pick for recognition alone: a BERT of base size through camel-tools' NERecognizer.

Its weights are random, which costs as much time as any others; its vocabulary are the corpus' own most frequent words.
`python -m bench.bert FILE SENTENCES` prints one JSON object.
"""

from __future__ import annotations

import json
import resource
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bench.stages import RSS_UNITS
from ingest.arabic.normalise import strip_marks
from ingest.arabic.segment import pieces, sentence_bounds
from ingest.clean import cut
from ingest.model import Issue
from ingest.present.progress import progress
from ingest.read import read
from ingest.recognise import camel

_VOCABULARY = 30_000
_LABELS = ("B-LOC", "B-ORG", "B-PERS", "B-MISC", "I-LOC", "I-ORG", "I-PERS", "I-MISC", "O")
_CORES = 2
_BATCH = 32


def _sentences(path: Path) -> Iterator[list[tuple[str, bool]]]:
    """The sentences of the articles as the pipeline cuts them: (form, whether it is a word)."""
    for page in read([str(path)]):
        if isinstance(page, Issue):
            continue
        for article in cut(page)[0]:
            for start, end in sentence_bounds(article.text):
                yield [(strip_marks(p.form) or p.form, p.kind == "word") for p in pieces(article.text[start:end])]


def _save(folder: Path, counts: Counter[str]) -> None:
    from transformers import BertConfig, BertForTokenClassification
    from transformers.utils import logging

    logging.disable_progress_bar()  # type: ignore[no-untyped-call]  # transformers leaves it without types
    special = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]
    letters = sorted({letter for word in counts for letter in word})
    tokens = dict.fromkeys([*special, *letters, *(f"##{letter}" for letter in letters)])
    tokens |= dict.fromkeys(word for word, _ in counts.most_common(_VOCABULARY - len(tokens)))
    config = BertConfig(
        vocab_size=_VOCABULARY,
        id2label=dict(enumerate(_LABELS)),
        label2id={label: number for number, label in enumerate(_LABELS)},
    )
    BertForTokenClassification(config).save_pretrained(folder)
    (folder / "vocab.txt").write_text("\n".join(tokens) + "\n", "utf-8")


def measure(path: Path, count: int) -> dict[str, Any]:
    """Words and seconds of `count` sentences, spread over the corpus, on two cores; the model's loading is left out."""
    sentences = list(_sentences(path))
    chosen = sentences[:: max(1, len(sentences) // count)][:count]
    import torch

    torch.set_num_threads(_CORES)
    with tempfile.TemporaryDirectory(prefix="naba-bench-") as temporary:
        _save(Path(temporary), Counter(form for sentence in sentences for form, _ in sentence))
        tagger = camel.load(temporary)
    tagger.predict([["قال"]])  # the first call sets up what later ones use
    seconds = worked = 0.0
    with progress(sys.stderr, sys.stderr.isatty(), "BERT, recognition alone") as told:
        for first in range(0, len(chosen), _BATCH):
            forms = [[form for form, _ in sentence] for sentence in chosen[first : first + _BATCH]]
            began, worked_before = time.perf_counter(), time.process_time()
            tagger.predict(forms, batch_size=_BATCH)
            seconds += time.perf_counter() - began
            worked += time.process_time() - worked_before
            told(first + len(forms), len(chosen), "")
    return {
        "sentences": len(chosen),
        "words": sum(is_word for sentence in chosen for _, is_word in sentence),
        "seconds": seconds,
        "cpu_seconds": worked,
        "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / RSS_UNITS,
    }


if __name__ == "__main__":
    print(json.dumps(measure(Path(sys.argv[1]), int(sys.argv[2]))))
