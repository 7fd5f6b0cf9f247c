"""`python -m ingest.train.encoder FOLDER --out DIR`: vocabulary, pre-training, fine-tuning, export and verdict."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from ingest.errors import NabaError
from ingest.train.encoder import labelled, raw
from ingest.train.encoder.compare import LEAST_SPEED, judged
from ingest.train.encoder.device import best_device, say
from ingest.train.encoder.finetune import finetune
from ingest.train.encoder.pretrain import pretrain
from ingest.train.encoder.runtime import OnnxLabeller
from ingest.train.encoder.settings import TOY, Settings
from ingest.train.encoder.vocabulary import learn

_TOY_SENTENCES = 4000  # raw; and of the labelled data:
_TOY_EXAMPLES = 600
_SAMPLE = 200  # dev sentences on which float and int8 are compared
_CHECKPOINT = "pretrain.pt"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run all of it; 0 when it went through, whether the encoder wins or not, and 2 with one line on an error."""
    given = _parser().parse_args(arguments)
    try:
        _run(given)
    except NabaError as error:
        print(f"error: {error}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("stopped; the same command goes on from the last checkpoint", file=sys.stderr)
        return 130
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m ingest.train.encoder", description=__doc__)
    parser.add_argument("folder", type=Path, help="raw news: *.jsonl (title, text) or *.txt, compressed or not")
    parser.add_argument("--out", type=Path, required=True, help="where vocabulary, checkpoint and models go")
    parser.add_argument(
        "--labelled", type=Path, help="words and BIO labels (default: anercorp_train.txt in the folder)"
    )  # fmt: skip
    parser.add_argument("--without", nargs="*", default=[], metavar="KIND", help="kinds of name to leave out: MISC")
    parser.add_argument("--beat", type=float, default=0.75, help="the dev F1 to be better than (default 0.75)")
    parser.add_argument("--steps", type=int, help="steps of pre-training")
    parser.add_argument("--toy", action="store_true", help="a small encoder on some of the data: a minute on one core")
    return parser


def _run(given: argparse.Namespace) -> None:
    from ingest.train.encoder.export import export  # lacks onnx, perhaps: then it says so before hours of training

    settings = TOY if given.toy else Settings()
    if given.steps is not None:
        settings = replace(settings, pretrain=replace(settings.pretrain, steps=given.steps))
    path = given.labelled or given.folder / "anercorp_train.txt"
    sentences = []
    for words in raw.sentences(given.folder, path):
        sentences.append(words)
        if given.toy and len(sentences) == _TOY_SENTENCES:
            break
    train, dev = labelled.parted(labelled.read(path, given.without))
    if given.toy:
        train, dev = train[:_TOY_EXAMPLES], dev[: _TOY_EXAMPLES // 6]
    if not given.toy and best_device().type == "cpu":
        say("there is no GPU: this takes days; --toy shows in a minute that everything runs")
    vocabulary = learn(sentences, settings.vocabulary)  # the same text gives the same one, so a checkpoint still fits
    pretrained = pretrain(sentences, vocabulary, settings.encoder, settings.pretrain, given.out / _CHECKPOINT)
    tuned = finetune(pretrained.encoder, vocabulary, train, dev, settings.finetune)
    made = export(tuned.network, tuned.labels, vocabulary, given.out, [each.words for each in dev[:_SAMPLE]])
    outcome = judged(OnnxLabeller(given.out, threads=2), dev)
    print(f"model: {made.path}, {made.size / 1e6:.1f} MB; {made.agreement:.2%} of the labels as in float")
    kinds = ", ".join(f"{kind} {score.f1:.3f}" for kind, score in outcome.kinds.items())
    print(f"dev F1: {outcome.score.f1:.3f} ({kinds}; {len(dev)} sentences)")
    print(f"speed: {outcome.speed:,.0f} words a second on two threads")
    verdict = "wins" if outcome.wins(given.beat) else "does not win"
    print(f"{verdict} (to beat: F1 {given.beat:.3f} at {LEAST_SPEED:,} words a second)")


if __name__ == "__main__":
    sys.exit(main())
