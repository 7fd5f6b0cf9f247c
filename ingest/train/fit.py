"""Fitting the network: AdamW with warm-up and cosine decay; what is kept is the running mean of the weights."""

from __future__ import annotations

import math
import random
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import torch

from ingest.recognise.labels import LABELS
from ingest.train.examples import Tensors
from ingest.train.network import Shape, Tagger


@dataclass(frozen=True, slots=True)
class Plan:
    """How long and how fast: `batch` sentences a step, `rate` the highest learning rate, `keep` the memory of the mean."""

    epochs: int = 14
    batch: int = 24
    rate: float = 3e-3
    warm_up: int = 200
    decay: float = 2e-2
    keep: float = 0.995
    clip: float = 1.0
    seed: int = 1


def fit(
    tensors: Tensors, sizes: dict[str, Any], width: int, plan: Plan, told: Callable[[int, float], None], shape: Shape
) -> Tagger:
    """A network that learnt the sentences of `tensors`. The same plan gives the same weights on one machine.

    `sizes` and `width` as `Tagger` takes them; `told` is called after each epoch with its number and mean loss.
    """
    torch.manual_seed(plan.seed)
    dice = random.Random(plan.seed)
    net = Tagger(shape, sizes, LABELS, width)
    ranges = list(tensors.ranges)
    optimiser = torch.optim.AdamW(net.parameters(), lr=plan.rate, weight_decay=plan.decay)
    steps = math.ceil(len(ranges) / plan.batch) * plan.epochs
    mean = {name: value.clone() for name, value in net.state_dict().items()}
    step = 0
    for epoch in range(plan.epochs):
        net.train()
        losses = 0.0
        batches = _batches(ranges, plan.batch, dice)
        for chosen in batches:
            for group in optimiser.param_groups:
                group["lr"] = (
                    plan.rate * min(1.0, (step + 1) / plan.warm_up) * (0.51 + 0.5 * math.cos(math.pi * step / steps))
                )
            loss = net.loss(tensors.batch(chosen))
            optimiser.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]  # torch leaves it without types
            torch.nn.utils.clip_grad_norm_(net.parameters(), plan.clip)
            optimiser.step()
            step += 1
            losses += loss.item()
            keep = min(plan.keep, (1 + step) / (10 + step))
            for name, value in net.state_dict().items():
                mean[name].mul_(keep).add_(value, alpha=1 - keep)
        told(epoch, losses / len(batches))
    net.load_state_dict(mean)
    net.eval()
    return net


def _batches(
    ranges: list[tuple[int, int, float]], size: int, dice: random.Random
) -> list[list[tuple[int, int, float]]]:
    """The sentences in a new order, those of one batch of like length."""
    dice.shuffle(ranges)
    out = []
    for first in range(0, len(ranges), size * 30):
        part = sorted(ranges[first : first + size * 30], key=lambda r: r[1] - r[0])
        out += [part[i : i + size] for i in range(0, len(part), size)]
    dice.shuffle(out)
    return out
