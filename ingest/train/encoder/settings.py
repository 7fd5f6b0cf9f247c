"""The settings of every stage, and the small ones of a toy run."""

from __future__ import annotations

from dataclasses import dataclass

#: The most parameters that the encoder may have, its embeddings included.
PARAMETER_LIMIT = 15_000_000
#: The most bytes that the int8 model may have.
SIZE_LIMIT = 40_000_000


@dataclass(frozen=True, slots=True)
class VocabularySettings:
    """`size` pieces at most; a pair is joined and a character kept where it was seen at least so often.

    Of a word, `letters` characters at most are read and `pieces` pieces at most are kept: what is longer is an address
    or a slip, and no name is told by its tail.
    """

    size: int = 30_000
    least_pair: int = 2
    least_character: int = 20
    letters: int = 40
    pieces: int = 12


@dataclass(frozen=True, slots=True)
class EncoderSettings:
    """The shape of the encoder. The default has the widths of ELECTRA-small (Clark et al. 2020, table 6), 10.2 M in all.

    It has eight layers for its twelve: on processors without VNNI, twelve label hardly 2,000 words a second.
    `embedding`, `hidden` and `inner` are widths of vectors, `longest` is the most pieces of a window, both ends
    included.
    """

    layers: int = 8
    hidden: int = 256
    heads: int = 4
    inner: int = 1024
    embedding: int = 128
    longest: int = 256
    dropout: float = 0.1


@dataclass(frozen=True, slots=True)
class PretrainSettings:
    """Replaced-token detection. `block` pieces a row, `batch` rows a step; `rate` is AdamW's at its highest.

    `masked` is the share of words that the generator guesses; `weight` weighs the detector's loss against the
    generator's (50 in Clark et al.). The generator is as deep and wide as `generator_layers`, `generator_hidden`.
    `report` and `save` are steps.
    """

    steps: int = 10_000
    batch: int = 256
    block: int = 128
    rate: float = 5e-4
    warmup: float = 0.05
    decay: float = 0.01
    masked: float = 0.15
    weight: float = 50.0
    generator_layers: int = 4
    generator_hidden: int = 128
    report: int = 100
    save: int = 1000
    seed: int = 20240610


@dataclass(frozen=True, slots=True)
class FinetuneSettings:
    """Token classification: `epochs` passes, `batch` sentences a step, AdamW's `rate` at its highest."""

    epochs: int = 12
    batch: int = 32
    rate: float = 3e-4
    warmup: float = 0.1
    decay: float = 0.01
    dropout: float = 0.1
    seed: int = 20240610


@dataclass(frozen=True, slots=True)
class Settings:
    """All of a run."""

    vocabulary: VocabularySettings = VocabularySettings()
    encoder: EncoderSettings = EncoderSettings()
    pretrain: PretrainSettings = PretrainSettings()
    finetune: FinetuneSettings = FinetuneSettings()


#: What one core does in a minute on a few thousand sentences: it shows that the parts fit, not what they can learn.
TOY = Settings(
    VocabularySettings(size=2000, least_character=2),
    EncoderSettings(layers=2, hidden=64, heads=2, inner=128, embedding=32, longest=64, dropout=0.0),
    PretrainSettings(
        steps=60, batch=16, block=32, rate=2e-3, generator_layers=1, generator_hidden=32, report=10, save=20
    ),
    FinetuneSettings(epochs=3, batch=16, rate=2e-3, dropout=0.0),
)
