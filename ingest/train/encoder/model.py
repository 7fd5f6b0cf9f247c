"""The networks: the encoder and, on top of it, the classifier of words. Plain torch, so that they export cleanly."""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional

from ingest.errors import NabaError
from ingest.train.encoder.settings import PARAMETER_LIMIT, EncoderSettings
from ingest.train.encoder.vocabulary import PAD


class Embeddings(nn.Module):
    """Pieces and their places as vectors. Generator and detector share one (Clark et al. 2020, section 3.2)."""

    def __init__(self, size: int, shape: EncoderSettings) -> None:
        """`size` is the vocabulary's."""
        super().__init__()
        self.piece = nn.Embedding(size, shape.embedding)
        self.place = nn.Embedding(shape.longest, shape.embedding)
        self.norm = nn.LayerNorm(shape.embedding)
        nn.init.normal_(self.piece.weight, std=0.02)
        nn.init.normal_(self.place.weight, std=0.02)

    def forward(self, ids: Tensor) -> Tensor:
        """int64 [rows, pieces] → float [rows, pieces, embedding]."""
        places = torch.arange(ids.shape[1], device=ids.device)
        out: Tensor = self.norm(self.piece(ids) + self.place(places))
        return out


class Layer(nn.Module):
    """A transformer layer with its norms before its parts (Xiong et al. 2020): it trains without a delicate warm-up."""

    def __init__(self, shape: EncoderSettings) -> None:
        super().__init__()
        self.heads, self.dropout = shape.heads, shape.dropout
        self.before = nn.LayerNorm(shape.hidden)
        self.attend = nn.Linear(shape.hidden, 3 * shape.hidden)
        self.out = nn.Linear(shape.hidden, shape.hidden)
        self.between = nn.LayerNorm(shape.hidden)
        self.inner = nn.Linear(shape.hidden, shape.inner)
        self.outer = nn.Linear(shape.inner, shape.hidden)

    def forward(self, x: Tensor, mask: Tensor | None) -> Tensor:
        """float [rows, pieces, hidden] → the same shape; `mask` [rows, 1, 1, pieces] is true where a piece is."""
        rows, pieces, hidden = x.shape
        drop = self.dropout if self.training else 0.0
        asked, key, value = (
            self.attend(self.before(x)).view(rows, pieces, 3, self.heads, hidden // self.heads).permute(2, 0, 3, 1, 4)
        )
        seen = functional.scaled_dot_product_attention(asked, key, value, attn_mask=mask, dropout_p=drop)
        x = x + functional.dropout(self.out(seen.transpose(1, 2).reshape(rows, pieces, hidden)), drop)
        return x + functional.dropout(self.outer(functional.gelu(self.inner(self.between(x)))), drop)


class Encoder(nn.Module):
    """Numbers of pieces → a vector for each."""

    def __init__(self, embeddings: Embeddings, shape: EncoderSettings) -> None:
        super().__init__()
        if shape.hidden % shape.heads:
            raise NabaError(
                f"the encoder's width {shape.hidden} is no multiple of its {shape.heads} heads; change either"
            )
        self.shape = shape
        self.embeddings = embeddings
        self.widen = nn.Linear(shape.embedding, shape.hidden)
        self.layers = nn.ModuleList(Layer(shape) for _ in range(shape.layers))
        self.norm = nn.LayerNorm(shape.hidden)

    def forward(self, ids: Tensor, padded: bool = True) -> Tensor:
        """int64 [rows, pieces] → float [rows, pieces, hidden]. Without `padded`, no row holds PAD: attention is faster."""
        mask = (ids != PAD)[:, None, None, :] if padded else None
        x = self.widen(self.embeddings(ids))
        for layer in self.layers:
            x = layer(x, mask)
        out: Tensor = self.norm(x)
        return out


class WordClassifier(nn.Module):
    """The encoder with a label for each piece; a word takes that of its first piece (Devlin et al. 2019, section 5.3)."""

    def __init__(self, encoder: Encoder, labels: int, dropout: float) -> None:
        super().__init__()
        self.encoder = encoder
        self.dropout = nn.Dropout(dropout)
        self.label = nn.Linear(encoder.shape.hidden, labels)

    def forward(self, ids: Tensor) -> Tensor:
        """int64 [rows, pieces] → natural logarithms of the labels' probabilities, float32 [rows, pieces, labels]."""
        return functional.log_softmax(self.label(self.dropout(self.encoder(ids))).float(), dim=-1)


def build(size: int, shape: EncoderSettings, limit: int = PARAMETER_LIMIT) -> Encoder:
    """A new encoder for a vocabulary of `size`. Raises NabaError where it would have more parameters than `limit`."""
    with torch.device("meta"):  # counted before any memory is taken
        count = parameters(Encoder(Embeddings(size, shape), shape))
    if count > limit:
        raise NabaError(
            f"the encoder would have {count:,} parameters, {limit:,} are allowed; "
            "take fewer layers, a smaller width or a smaller vocabulary"
        )
    return Encoder(Embeddings(size, shape), shape)


def parameters(module: nn.Module) -> int:
    """How many numbers the module learns."""
    return sum(each.numel() for each in module.parameters())
