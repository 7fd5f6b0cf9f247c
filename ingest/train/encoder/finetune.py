"""Fine-tuning: the pre-trained encoder learns the labels of words; the epoch that does best on the dev set is kept."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from ingest.train.encoder.device import best_device, optimiser, precision, say, schedule
from ingest.train.encoder.labelled import OUTSIDE, Example, Score, labels_of, score
from ingest.train.encoder.model import Encoder, WordClassifier
from ingest.train.encoder.settings import FinetuneSettings
from ingest.train.encoder.vocabulary import PAD, Vocabulary

_NONE = -100  # the label of a piece that begins no word


class _Row(NamedTuple):
    """A window of a sentence: pieces, and for each the number of its label, or `_NONE`."""

    pieces: tuple[int, ...]
    labels: tuple[int, ...]


class Finetuned(NamedTuple):
    """The classifier of the best epoch, on the processor, its labels in the order of its columns, and its score."""

    network: WordClassifier
    labels: tuple[str, ...]
    best: Score


def finetune(
    encoder: Encoder,
    vocabulary: Vocabulary,
    train: Sequence[Example],
    dev: Sequence[Example],
    settings: FinetuneSettings,
) -> Finetuned:
    """Teach `encoder` the labels of `train`, judged after each epoch by whole names on `dev`. `encoder` changes."""
    device = best_device()
    torch.manual_seed(settings.seed)
    labels = labels_of([*train, *dev])
    network = WordClassifier(encoder, len(labels), settings.dropout).to(device)
    rows = [row for example in train for row in _rows(example, vocabulary, encoder.shape.longest, labels)]
    turns = -(-len(rows) // settings.batch)
    steps = optimiser(network, settings.rate, settings.decay)
    rate = schedule(steps, settings.epochs * turns, settings.warmup)
    best, kept = Score(0.0, 0.0, -1.0), dict[str, Tensor]()
    for epoch in range(settings.epochs):
        network.train()
        order = np.random.default_rng((settings.seed, epoch)).permutation(len(rows))
        for at in range(0, len(rows), settings.batch):
            pieces, wanted = _padded([rows[i] for i in order[at : at + settings.batch]], device)
            with precision(device):
                given = network(pieces)
            loss = functional.nll_loss(given.flatten(0, 1), wanted.flatten(), ignore_index=_NONE)
            steps.zero_grad(set_to_none=True)
            loss.backward()  # type: ignore[no-untyped-call]  # torch leaves it without types
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            steps.step()
            rate.step()
        found = score([each.labels for each in dev], labelled(network, vocabulary, labels, dev, settings.batch))
        say(f"epoch {epoch + 1} of {settings.epochs}: loss {loss.item():.3f}, dev F1 {found.f1:.3f}")
        if found.f1 > best.f1:  # of equals the first: it learnt less by heart
            best = found
            kept = {name: value.detach().cpu().clone() for name, value in network.state_dict().items()}
    network.load_state_dict(kept)
    return Finetuned(network.cpu().eval(), labels, best)


def labelled(
    network: WordClassifier, vocabulary: Vocabulary, labels: Sequence[str], examples: Sequence[Example], batch: int
) -> list[list[str]]:
    """The likeliest label of each word of each sentence."""
    device = next(network.parameters()).device
    network.eval()
    rows = [list(_rows(example, vocabulary, network.encoder.shape.longest, labels)) for example in examples]
    flat = [row for each in rows for row in each]
    order = sorted(range(len(flat)), key=lambda i: len(flat[i].pieces))  # rows of a length pad little
    found: dict[int, list[str]] = {}
    for at in range(0, len(order), batch):
        some = order[at : at + batch]
        pieces, wanted = _padded([flat[i] for i in some], device)
        with torch.no_grad(), precision(device):
            likeliest = network(pieces).argmax(-1)
        for i, given, begins in zip(some, likeliest.cpu(), (wanted != _NONE).cpu(), strict=True):
            found[i] = [labels[number] for number in given[begins].tolist()]
    parts = iter(range(len(flat)))
    return [[label for _ in each for label in found[next(parts)]] for each in rows]


def _rows(example: Example, vocabulary: Vocabulary, longest: int, labels: Sequence[str]) -> Iterator[_Row]:
    rest = iter(example.labels)
    for pieces, starts in vocabulary.windows(example.words, longest):
        numbers = [_NONE] * len(pieces)
        for start in starts:
            label = next(rest)
            numbers[start] = labels.index(label) if label in labels else labels.index(OUTSIDE)
        yield _Row(pieces, tuple(numbers))


def _padded(rows: Sequence[_Row], device: torch.device) -> tuple[Tensor, Tensor]:
    """Pieces and labels, int64 [rows, pieces of the longest] each."""
    pieces = [torch.tensor(row.pieces) for row in rows]
    wanted = [torch.tensor(row.labels) for row in rows]
    return (
        nn.utils.rnn.pad_sequence(pieces, batch_first=True, padding_value=PAD).to(device),
        nn.utils.rnn.pad_sequence(wanted, batch_first=True, padding_value=_NONE).to(device),
    )
