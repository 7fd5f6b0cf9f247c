"""`python -m tests.eval.conll FILE`: labels the words of a CoNLL file as ANERcorp does, by the trained recogniser.

FILE has one word a line (more columns are ignored) and a blank line between sentences. Printed are the same words, each with
its label (B-/I- and PERS, LOC, ORG or MISC; O for none), and the blank lines.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from ingest.errors import NabaError
from ingest.recognise import conll, modelfile
from ingest.recognise.knowledge import Knowledge
from ingest.recognise.labels import ANERCORP
from ingest.recognise.tagger import Tagger


def labelled(words: Sequence[Sequence[str]], knowledge: Knowledge) -> list[list[str]]:
    """A label for each word of each sentence. What the model takes for an organ of government is ORG there."""
    model = modelfile.load()
    tagger = Tagger(model, knowledge.evidence(model.lists))
    pieces = []
    for piece in conll.parse(words, knowledge.analyser()):
        labels = [label for reading in tagger.read(piece.parsed, ANERCORP) for label in reading.labels]
        pieces.append((piece, labels))
    return [[label.replace("-GOV", "-ORG") for label in sentence] for sentence in conll.word_labels(pieces, words)]


def main(arguments: Sequence[str] | None = None) -> int:
    """0 when all is labelled; 2, with the reason, where the file or the model cannot be read."""
    parser = argparse.ArgumentParser(prog="python -m tests.eval.conll", description=__doc__)
    parser.add_argument("file", type=Path, metavar="FILE")
    given = parser.parse_args(arguments)
    try:
        words = [[word for word, _ in sentence] for sentence in conll.read(given.file)]
        found = labelled(words, Knowledge.load())
    except NabaError as error:
        print(f"error: {error}", file=sys.stderr)
        return 2
    for sentence, labels in zip(words, found, strict=True):
        print("".join(f"{word} {label}\n" for word, label in zip(sentence, labels, strict=True)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
