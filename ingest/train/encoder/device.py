"""Where the networks are trained, and how their rate of learning goes."""

from __future__ import annotations

import sys
from contextlib import AbstractContextManager, nullcontext

import torch
from torch import nn
from torch.optim import AdamW
from torch.optim.lr_scheduler import LambdaLR


def best_device() -> torch.device:
    """The GPU where there is one, else the processor."""
    return torch.device("cuda" if torch.cuda.is_available() else "cpu")


def precision(device: torch.device) -> AbstractContextManager[object]:
    """bfloat16 for the large products on a GPU, which needs no scaling of the loss; float32 on the processor."""
    return torch.autocast("cuda", torch.bfloat16) if device.type == "cuda" else nullcontext()


def say(line: str) -> None:
    """A line of progress, on stderr at once."""
    print(line, file=sys.stderr, flush=True)


def optimiser(modules: nn.Module, rate: float, decay: float) -> AdamW:
    """AdamW (Loshchilov and Hutter 2019); offsets and norms, the vectors, do not decay."""
    weights = list(modules.parameters())
    groups = [
        {"params": [w for w in weights if w.dim() > 1], "weight_decay": decay},
        {"params": [w for w in weights if w.dim() == 1], "weight_decay": 0.0},
    ]
    return AdamW(groups, lr=rate, betas=(0.9, 0.98), eps=1e-6)


def schedule(of: AdamW, steps: int, warmup: float) -> LambdaLR:
    """The rate rises in a straight line over the share `warmup` of the steps and falls to nothing over the rest."""
    rising = max(1, round(steps * warmup))
    return LambdaLR(of, lambda step: min((step + 1) / rising, max(0.0, (steps - step) / max(1, steps - rising))))
