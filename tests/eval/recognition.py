"""How well the trained recogniser finds names: `python -m tests.eval.recognition FOLDER` (part of `make eval`).

Measured is what it was not trained on: the tenths of ANERcorp's train part that the members of the model left out, each by the
member that left it out; and 62 articles of ANT whose names tests/eval/ant-names.jsonl marks, by the whole model. FOLDER has
the corpora under their public names.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from ingest.errors import NabaError
from ingest.present.table import table
from ingest.recognise import conll, modelfile
from ingest.recognise.decode import Labelled, spans
from ingest.recognise.knowledge import Knowledge
from ingest.recognise.labels import ANERCORP, KINDS
from ingest.recognise.tagger import Reading, Tagger, sureness
from ingest.train import corpora
from ingest.train.folds import left_out

HERE = Path(__file__).resolve().parent
MARKED = HERE / "ant-names.jsonl"
_WORST = 20
_AROUND = 6  # words shown on either side of an error


class Error(NamedTuple):
    """A name that is wrong: what the gold has, what the model has, how sure it was, and the words around."""

    gold: str
    found: str
    sureness: float
    words: str


@dataclass
class Tally:
    """Counts of names (exact bounds and kind), of words by the kinds of gold and model, and the errors."""

    gold: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    words: Counter[tuple[str, str]] = field(default_factory=Counter)
    errors: list[Error] = field(default_factory=list)

    def add(self, words: Sequence[str], gold: Sequence[str], found: Sequence[str], reading: Reading | None) -> None:
        """One sentence: its words and the labels of gold and model; `reading` tells how sure the model was."""
        wanted, given = spans(gold), spans(found)
        both = set(wanted) & set(given)
        self.gold.update(span.label for span in wanted)
        self.found.update(span.label for span in given)
        self.right.update(span.label for span in both)
        self.words.update((_kind(a), _kind(b)) for a, b in zip(gold, found, strict=True))
        if reading is None:
            return
        for span in given:
            if span not in both:
                beside = [w for w in wanted if w.first < span.last and span.first < w.last]
                told = ", ".join(f"{w.label} {' '.join(words[w.first : w.last])}" for w in beside) or "no name"
                named = f"{span.label} {' '.join(words[span.first : span.last])}"
                self.errors.append(Error(told, named, sureness(reading.probabilities, span), _context(words, span)))

    def f1(self, kind: str = "") -> tuple[float, float, float]:
        """Precision, recall and F1 of a kind of names, or of all."""
        gold, found, right = (
            counts[kind] if kind else sum(counts.values()) for counts in (self.gold, self.found, self.right)
        )
        return right / max(found, 1), right / max(gold, 1), 2 * right / max(gold + found, 1)


def anercorp(path: Path, tagger: Tagger, knowledge: Knowledge, folds: int) -> Tally:
    """The left-out tenths of ANERcorp's train part, each by the member that did not see it."""
    sentences = conll.read(path)
    words = [[word for word, _ in sentence] for sentence in sentences]
    analyser = knowledge.analyser()
    tally = Tally()
    for fold in range(folds):
        part = list(conll.parse(words, analyser, range(*left_out(conll.articles(words), fold))))
        labels = [
            [label for reading in tagger.read(piece.parsed, ANERCORP, only=fold) for label in reading.labels]
            for piece in part
        ]
        found = conll.word_labels(zip(part, labels, strict=True), words)
        for number in dict.fromkeys(owner[0] for piece in part for owner in piece.words):
            gold = [label for _, label in sentences[number]]
            tally.add(words[number], gold, [label.replace("-GOV", "-ORG") for label in found[number]], None)
    return tally


def news(path: Path, tagger: Tagger, knowledge: Knowledge) -> Tally:
    """The articles of ANT that were marked for measuring, by the whole model."""
    tally = Tally()
    for article in corpora.ant(path, MARKED, knowledge.analyser()):
        tokens = article.parsed.tokens
        for sentence, reading in zip(article.parsed.sentences, tagger.read(article.parsed), strict=True):
            words = [token.form for token in tokens[sentence.first : sentence.last]]
            tally.add(words, article.labels[sentence.first : sentence.last], reading.labels, reading)
    return tally


def measured(folder: Path) -> Iterator[tuple[str, Path, Tally]]:
    """Each measure that the folder has the corpus of: its name, the file, the counts."""
    model = modelfile.load()
    knowledge = Knowledge.load()
    tagger = Tagger(model, knowledge.evidence(model.lists))
    path = folder / corpora.ANERCORP_FILE
    if path.is_file():
        yield "anercorp", path, anercorp(path, tagger, knowledge, len(model.networks))
    for name in corpora.ANT_FILES:
        if (folder / name).is_file():
            yield "news", folder / name, news(folder / name, tagger, knowledge)
            return


def floors() -> dict[str, dict[str, object]]:
    """The floors of tests/eval/floors.toml for recognition: by measure, with the digest of its corpus."""
    found: dict[str, dict[str, object]] = tomllib.loads((HERE / "floors.toml").read_text("utf-8"))["recognition"]
    return found


def digest(path: Path) -> str:
    """SHA-256 of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _kind(label: str) -> str:
    return label[2:] if label != "O" else "–"


def _context(words: Sequence[str], span: Labelled) -> str:
    return " ".join(words[max(0, span.first - _AROUND) : span.last + _AROUND])


def _told(name: str, path: Path, tally: Tally, floor: object) -> str:
    rows = []
    for kind in (*KINDS, ""):
        if kind and not tally.gold[kind] and not tally.found[kind]:
            continue
        precision, recall, f1 = tally.f1(kind)
        gold = tally.gold[kind] if kind else tally.gold.total()
        rows.append((kind or "all", f"{precision:.3f}", f"{recall:.3f}", f"{f1:.3f}", str(gold)))
    figures = table(("kind", "P", "R", "F1", "names"), rows, numbers=(1, 2, 3, 4))
    columns = (*KINDS, "–")
    confusion = [(gold, *(str(tally.words[gold, found]) for found in columns)) for gold in columns]
    mixed = table(("words: gold ↓ model →", *columns), confusion, numbers=tuple(range(1, len(columns) + 1)))
    precision, recall, f1 = tally.f1()
    whole = f"{f'names, {name}':<16} p {precision:.3f}  r {recall:.3f}  f1 {f1:.3f}  gold {tally.gold.total()}  floor {floor}"
    out = f"\n{whole}\n{path.name}, SHA-256 {digest(path)}\n\n{figures}\n{mixed}"
    worst = sorted(tally.errors, key=lambda error: -error.sureness)[:_WORST]
    if worst:
        out += "\nThe errors that the model was surest of:\n"
        out += "".join(f"  {e.sureness:.2f}  {e.found}  (gold: {e.gold})\n        … {e.words} …\n" for e in worst)
    return out


def main(arguments: Sequence[str] | None = None) -> int:
    """0 when every figure is at its floor or above; 1 where one fell; 2 where something cannot be read."""
    parser = argparse.ArgumentParser(prog="python -m tests.eval.recognition", description=__doc__)
    parser.add_argument("folder", type=Path, metavar="FOLDER")
    given = parser.parse_args(arguments)
    fell = False
    found = False
    try:
        for name, path, tally in measured(given.folder):
            found = True
            floor = floors()[name]["f1"]
            print(_told(name, path, tally, floor))
            fell |= tally.f1()[2] < float(str(floor))
    except NabaError as error:
        print(f"error: {error}", file=sys.stderr)
        return 2
    if not found:
        print(f"Recognition is not measured: neither ANERcorp nor ANT is in {given.folder}.")
    if fell:
        print("A figure fell below its floor.", file=sys.stderr)
    return 1 if fell else 0


if __name__ == "__main__":
    sys.exit(main())
