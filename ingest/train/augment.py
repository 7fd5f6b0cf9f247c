"""More sentences by other names: each name of a sentence gives way to another of its kind from the same corpus.

A sentence teaches how names stand, whoever bears them; with other names it teaches so again, and the names are seen elsewhere.
The words' evidence goes with them. What the replaced sentences say is not true, which a recogniser need not mind.
"""

from __future__ import annotations

import random
from collections.abc import Sequence

from ingest.recognise.decode import spans
from ingest.recognise.evidence import COLUMNS, Word
from ingest.train.examples import Example

_CLITICS, _CORPUS = COLUMNS.index("clitics"), COLUMNS.index("corpus")


def replaced(sentences: Sequence[Example], share: float, seed: int) -> list[Example]:
    """For a `share` of the sentences with names, one more in which each has another one of its kind.

    A name behind a clitic gives way to one behind the same clitic, so that the sentence stays Arabic.
    """
    dice = random.Random(seed)
    names: dict[tuple[str, str, str], list[tuple[Word, ...]]] = {}
    for sentence in sentences:
        for span in spans(sentence.labels):
            name = tuple(sentence.words[span.first : span.last])
            names.setdefault((span.label, *_sort(name[0])), []).append(name)
    out = []
    for sentence in sentences:
        found = spans(sentence.labels)
        if not found or dice.random() >= share:
            continue
        words: list[Word] = []
        labels: list[str] = []
        at = 0
        for span in found:
            other = dice.choice(names[(span.label, *_sort(sentence.words[span.first]))])
            words += [*sentence.words[at : span.first], *other]
            labels += sentence.labels[at : span.first]
            labels += [f"B-{span.label}"] + [f"I-{span.label}"] * (len(other) - 1)
            at = span.last
        out.append(Example([*words, *sentence.words[at:]], [*labels, *sentence.labels[at:]], sentence.weight))
    return out


def _sort(word: Word) -> tuple[str, str]:
    return word.columns[_CLITICS], word.columns[_CORPUS]
