"""`python -m tests.eval.conll FILE`: labels the words of a CoNLL file as ANERcorp does, by the trained recogniser.

FILE has one word a line (more columns are ignored) and a blank line between sentences. Printed are the same words, each with
its label (B-/I- and PERS, LOC, ORG or MISC; O for none), and the blank lines: as many lines as FILE has.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from ingest.errors import NabaError
from ingest.recognise import conll, modelfile
from ingest.recognise.decode import repaired
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
    found = conll.word_labels(pieces, words)
    return [repaired([label.replace("-GOV", "-ORG") for label in sentence]) for sentence in found]


def main(arguments: Sequence[str] | None = None) -> int:
    """0 when all is labelled; 2, with the reason, where the file or the model cannot be read."""
    parser = argparse.ArgumentParser(prog="python -m tests.eval.conll", description=__doc__)
    parser.add_argument("file", type=Path, metavar="FILE")
    given = parser.parse_args(arguments)
    try:
        lines = conll.lines(given.file)
        words = [[word for word, _ in sentence] for sentence in conll.sentences(lines)]
        found = labelled(words, Knowledge.load())
    except NabaError as error:
        print(f"error: {error}", file=sys.stderr)
        return 2
    rows = iter([row for pair in zip(words, found, strict=True) for row in zip(*pair, strict=True)])
    for line in lines:
        print(*next(rows) if line.strip() else ())
    return 0


if __name__ == "__main__":
    sys.exit(main())
