"""The recogniser's network in torch. `ingest/recognise/network.py` computes the same in numpy from what `exported` gives."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional

from ingest.recognise.decode import follows

_NEVER = -1e4


@dataclass(frozen=True, slots=True)
class Shape:
    """Sizes of the network. `dropped` is the dropout of all layers, `hidden` that of whole columns and lemmas."""

    width: int = 256
    dilations: tuple[int, ...] = (1, 2, 1, 3)
    letter: int = 32
    letters: int = 64
    lemma: int = 48
    affix: int = 24
    meaning: int = 200
    dropped: float = 0.3
    hidden: float = 0.12
    column: int = 8
    wide: int = 16  # for columns of more than twelve values


@dataclass(slots=True)
class Batch:
    """Sentences side by side: tensors of [sentences, words] (columns, letters and affixes have one more dimension).

    `weight` tells how much each sentence counts in the loss.
    """

    columns: Tensor
    letters: Tensor
    lemmas: Tensor
    affixes: Tensor
    meaning: Tensor
    labels: Tensor
    mask: Tensor
    weight: Tensor


class Crf(nn.Module):
    """A linear-chain conditional random field (Lafferty et al. 2001) over BIO labels."""

    forbidden: Tensor
    unbegun: Tensor

    def __init__(self, labels: tuple[str, ...]) -> None:
        super().__init__()
        count = len(labels)
        self.step = nn.Parameter(torch.zeros(count, count))
        self.first, self.last = nn.Parameter(torch.zeros(count)), nn.Parameter(torch.zeros(count))
        wrong = [[0.0 if follows(a, b) else _NEVER for b in labels] for a in labels]
        self.register_buffer("forbidden", torch.tensor(wrong))
        self.register_buffer("unbegun", torch.tensor([_NEVER if b.startswith("I-") else 0.0 for b in labels]))

    def loss(self, scores: Tensor, labels: Tensor, mask: Tensor) -> Tensor:
        """The negative log likelihood of each sentence's labels: [sentences]."""
        step, first = self.step + self.forbidden, self.first + self.unbegun
        reached = scores[:, 0] + first
        for i in range(1, scores.shape[1]):
            further = torch.logsumexp(reached.unsqueeze(2) + step, 1) + scores[:, i]
            reached = torch.where(mask[:, i, None], further, reached)
        every = torch.logsumexp(reached + self.last, 1)
        chosen = scores.gather(2, labels.unsqueeze(2))[:, :, 0]
        right = first[labels[:, 0]] + chosen[:, 0]
        right = right + ((chosen[:, 1:] + step[labels[:, :-1], labels[:, 1:]]) * mask[:, 1:]).sum(1)
        ends = labels.gather(1, (mask.sum(1) - 1)[:, None])[:, 0]
        return every - right - self.last[ends]


class _Block(nn.Module):
    """x + gated convolution of the normalised x over three words, `dilation` apart."""

    def __init__(self, width: int, dilation: int, dropped: float) -> None:
        super().__init__()
        self.dilation = dilation
        self.norm = nn.LayerNorm(width)
        self.step = nn.Conv1d(width, 2 * width, 3, padding=dilation, dilation=dilation)
        self.drop = nn.Dropout(dropped)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        normal = self.norm(x) * mask
        gated = functional.glu(self.step(normal.transpose(1, 2)), 1)
        added: Tensor = x + self.drop(gated.transpose(1, 2))
        return added


class Tagger(nn.Module):
    """Evidence for words → scores of labels, with the CRF that reads them."""

    def __init__(self, shape: Shape, sizes: dict[str, Any], labels: tuple[str, ...], meaning: int) -> None:
        """`sizes`: "columns" (values of each), "letters", "lemmas", "affixes"; `meaning`: the width of a word's meaning."""
        super().__init__()
        self.shape = shape
        widths = [shape.wide if count > 12 else shape.column for count in sizes["columns"]]
        self.columns = nn.ModuleList(
            nn.Embedding(count + 1, width) for count, width in zip(sizes["columns"], widths, strict=True)
        )
        self.letter = nn.Embedding(sizes["letters"] + 1, shape.letter, padding_idx=0)
        self.letters = nn.Conv1d(shape.letter, shape.letters, 3, padding=1)
        self.lemma = nn.Embedding(sizes["lemmas"] + 1, shape.lemma)
        self.affix = nn.Embedding(sizes["affixes"] + 1, shape.affix)
        self.meaning = nn.Linear(meaning, shape.meaning)
        spelt = shape.letters + shape.lemma + 4 * shape.affix + shape.meaning
        self.input = nn.Linear(sum(widths) + spelt, shape.width)
        self.blocks = nn.ModuleList(_Block(shape.width, dilation, shape.dropped) for dilation in shape.dilations)
        self.norm = nn.LayerNorm(shape.width)
        self.out = nn.Linear(shape.width, len(labels))
        self.drop = nn.Dropout(shape.dropped)
        self.crf = Crf(labels)

    def forward(self, batch: Batch) -> Tensor:
        """Scores [sentences, words, labels]."""
        mask = batch.mask.unsqueeze(2).float()
        columns, lemmas = batch.columns, batch.lemmas
        if self.training:  # a sentence at a time loses whole columns, so that no list is leant on too much
            columns = columns * (torch.rand(columns.shape[0], 1, columns.shape[2]) > self.shape.hidden)
            lemmas = lemmas * (torch.rand(lemmas.shape) > self.shape.hidden)
        told = [table(columns[:, :, i]) for i, table in enumerate(self.columns)]
        # Most words of a batch stand there several times; their letters are read once.
        words, where = torch.unique(batch.letters.flatten(0, 1), dim=0, return_inverse=True)
        spelt = self.letters(self.letter(words).transpose(1, 2)).relu().amax(2)[where]
        spelt = spelt.view(*lemmas.shape, -1)
        meaning = self.meaning(self.drop(batch.meaning)).relu()
        parts = [*told, spelt, self.lemma(lemmas), self.affix(batch.affixes).flatten(2), meaning]
        x = self.input(self.drop(torch.cat(parts, 2)))
        for block in self.blocks:
            x = block(x, mask)
        scores: Tensor = self.out(self.drop(self.norm(x)))
        return scores

    def loss(self, batch: Batch) -> Tensor:
        """The loss a word."""
        each: Tensor = self.crf.loss(self(batch), batch.labels, batch.mask) * batch.weight
        return each.sum() / batch.mask.sum()


def exported(net: Tagger) -> dict[str, NDArray[Any]]:
    """The arrays of `ingest.recognise.network.Network`, in half precision.

    What is linear is multiplied out: each value of a column gets its vector behind the layer that follows.
    """
    w = {name: value.detach().numpy().astype(np.float32) for name, value in net.state_dict().items()}
    widths = [w[f"columns.{i}.weight"].shape[1] for i in range(len(net.columns))]
    into = w["input.weight"].T
    ends = np.cumsum([0, *widths])
    columns = [w[f"columns.{i}.weight"] @ into[ends[i] : ends[i + 1]] for i in range(len(widths))]
    spelt = len(into) - net.shape.meaning
    out: dict[str, NDArray[Any]] = {
        "columns": np.concatenate(columns),
        "input letters": into[ends[-1] : spelt],
        "input meaning": into[spelt:],
        "input bias": w["input.bias"],
        "meaning": w["meaning.weight"].T,
        "meaning bias": w["meaning.bias"],
        "letter": w["letter.weight"],
        "letter step": w["letters.weight"].transpose(2, 1, 0).reshape(-1, net.shape.letters),
        "letter bias": w["letters.bias"],
        "lemma": w["lemma.weight"],
        "affix": w["affix.weight"],
        "blocks": np.array(len(net.shape.dilations)),
        "gain": w["norm.weight"],
        "shift": w["norm.bias"],
        "out": w["out.weight"].T,
        "out bias": w["out.bias"],
        "crf step": w["crf.step"],
        "crf first": w["crf.first"],
        "crf last": w["crf.last"],
    }
    for i, dilation in enumerate(net.shape.dilations):
        out |= {
            f"block {i} dilation": np.array(dilation),
            f"block {i} gain": w[f"blocks.{i}.norm.weight"],
            f"block {i} shift": w[f"blocks.{i}.norm.bias"],
            f"block {i} step": w[f"blocks.{i}.step.weight"].transpose(2, 1, 0).reshape(-1, 2 * net.shape.width),
            f"block {i} bias": w[f"blocks.{i}.step.bias"],
        }
    return {name: value.astype(np.float16) for name, value in out.items()}
