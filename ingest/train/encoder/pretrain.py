"""Pre-training on raw news by replaced-token detection (ELECTRA: Clark et al. 2020, arXiv:2003.10555).

A small generator guesses hidden words, its guesses take their place, and the encoder learns to tell for each piece
whether it is the writer's. It learns from every piece and not from the hidden ones alone, which pays most where text
and time are short. The generator is thrown away.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from ingest.train.encoder import checkpoint
from ingest.train.encoder.blocks import Blocks, batch, hidden, packed
from ingest.train.encoder.device import best_device, optimiser, precision, say, schedule
from ingest.train.encoder.model import Encoder, build, parameters
from ingest.train.encoder.settings import EncoderSettings, PretrainSettings
from ingest.train.encoder.vocabulary import BEGIN, END, Vocabulary


class Loss(NamedTuple):
    """The means since the last report: nats a hidden piece (generator) and a piece (detector)."""

    step: int
    guessed: float
    told: float


class Pretrained(NamedTuple):
    """The encoder, on the device it was trained on, and the losses on the way."""

    encoder: Encoder
    losses: tuple[Loss, ...]


class Pretraining(nn.Module):
    """The encoder as detector, its generator, and their heads."""

    def __init__(self, encoder: Encoder, settings: PretrainSettings) -> None:
        super().__init__()
        shape = encoder.shape
        heads = max(1, settings.generator_hidden * shape.heads // shape.hidden)
        small = replace(
            shape,
            layers=settings.generator_layers,
            hidden=settings.generator_hidden,
            inner=4 * settings.generator_hidden,
            heads=heads,
        )
        self.detector = encoder
        self.generator = Encoder(encoder.embeddings, small)  # the embeddings are shared
        self.narrow = nn.Sequential(
            nn.Linear(small.hidden, shape.embedding), nn.GELU(), nn.LayerNorm(shape.embedding)
        )  # fmt: skip
        self.offset = nn.Parameter(torch.zeros(encoder.embeddings.piece.num_embeddings))
        self.tell = nn.Sequential(nn.Linear(shape.hidden, shape.hidden), nn.GELU(), nn.Linear(shape.hidden, 1))

    def forward(self, pieces: Tensor, masked: Tensor, chosen: Tensor) -> tuple[Tensor, Tensor]:
        """The losses of generator and detector, of int64 [rows, block] twice and bool of the same shape."""
        guess = self.narrow(self.generator(masked, padded=False)[chosen])
        scores = functional.linear(guess, self.embeddings.weight, self.offset).float()  # [hidden pieces, vocabulary]
        guessed = functional.cross_entropy(scores, pieces[chosen])
        with torch.no_grad():  # no gradient passes through the draw
            drawn = torch.multinomial(scores.softmax(-1), 1).squeeze(1)
        given = pieces.masked_scatter(chosen, drawn)
        told = self.tell(self.detector(given, padded=False)).squeeze(-1).float()
        judged = (pieces != BEGIN) & (pieces != END)
        wanted = (given != pieces).float()
        return guessed, functional.binary_cross_entropy_with_logits(told[judged], wanted[judged])

    @property
    def embeddings(self) -> nn.Embedding:
        """The vectors of pieces that both networks and the generator's answers share."""
        return self.detector.embeddings.piece


def pretrain(
    sentences: Iterable[Sequence[str]],
    vocabulary: Vocabulary,
    shape: EncoderSettings,
    settings: PretrainSettings,
    path: Path | None = None,
    until: int | None = None,
) -> Pretrained:
    """An encoder trained on sentences of words, for `settings.steps` steps, or up to step `until`.

    With `path`, a checkpoint is kept there, and a run goes on from the one it finds. What is drawn at a step hangs on
    seed and step alone, so on one processor the end is the same, bit for bit, wherever a run was broken off; a GPU
    adds up in an order of its own, and two runs on it differ in the last digits. Raises NabaError for an encoder too
    large, for too little text and for a checkpoint of another run.
    """
    device = best_device()
    torch.manual_seed(settings.seed)
    network = Pretraining(build(len(vocabulary), shape), settings).to(device).train()
    blocks = packed(sentences, vocabulary, min(settings.block, shape.longest))
    steps = optimiser(network, settings.rate, settings.decay)
    rate = schedule(steps, settings.steps, settings.warmup)
    made_with = repr((asdict(shape), asdict(settings), vocabulary.digest, blocks.digest))
    start, losses, sums = 0, list[Loss](), torch.zeros(3, device=device)
    if path is not None and (state := checkpoint.load(path, made_with, device)):
        network.load_state_dict(state["network"])
        steps.load_state_dict(state["optimiser"])
        rate.load_state_dict(state["rate"])
        start, losses, sums = state["step"], [Loss(*each) for each in state["losses"]], state["sums"]
    say(
        f"encoder {parameters(network.detector):,} parameters, {len(blocks.pieces):,} rows, step {start}, {device.type}"
    )
    end = min(settings.steps, settings.steps if until is None else until)
    for step in range(start, end):
        rows = _drawn(blocks, settings, step, device)
        with precision(device):
            guessed, told = network(*rows)
        steps.zero_grad(set_to_none=True)
        (guessed + settings.weight * told).backward()
        nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        steps.step()
        rate.step()
        sums += torch.stack([guessed.detach(), told.detach(), torch.ones_like(told)])
        if (step + 1) % settings.report == 0:
            guess, tell, count = sums.tolist()
            losses.append(Loss(step + 1, guess / count, tell / count))
            sums.zero_()
            say(f"step {step + 1} of {settings.steps}: generator {losses[-1].guessed:.3f}, told {losses[-1].told:.4f}")
        if path is not None and ((step + 1) % settings.save == 0 or step + 1 == end):
            checkpoint.save(
                path,
                made_with,
                {
                    "network": network.state_dict(),
                    "optimiser": steps.state_dict(),
                    "rate": rate.state_dict(),
                    "step": step + 1,
                    "losses": [tuple(each) for each in losses],
                    "sums": sums,
                },
            )
    return Pretrained(network.detector, tuple(losses))


def _drawn(
    blocks: Blocks, settings: PretrainSettings, step: int, device: torch.device
) -> tuple[Tensor, Tensor, Tensor]:
    """What a step reads: its pieces, the same with words hidden, and which are. Sets torch's seed for the step's draws."""
    rows = batch(blocks, settings.batch, step, settings.seed)
    masked, chosen = hidden(rows, settings.masked, np.random.default_rng((settings.seed, step)))
    torch.manual_seed(settings.seed * 1_000_003 + step)
    return (
        torch.from_numpy(rows.pieces).to(device, torch.int64),
        torch.from_numpy(masked).to(device, torch.int64),
        torch.from_numpy(chosen).to(device),
    )
