"""The sub-word vocabulary of the encoder, learnt from raw news and kept as one JSON file.

Words are folded as `normalise.light` does: marks go and the alefs are one, since newspapers write «أعلن» and «اعلن»
alike and each spelling would learn its own vectors from half the text. ة and ى keep their shape: they tell «على» from
«علي» and mark the feminine, which is what recognition lives on. Digits become 0, for the shape of a number says what
it is and its value does not; Latin letters lose their case. The text itself is never changed, the fold is the model's.

Pieces are joined pairs (byte-pair encoding: Sennrich et al. 2016, doi:10.18653/v1/P16-1162), the beginning of a word
marked with ▁. `tokenizers` learns WordPiece as well, but numbers its pieces anew in every run, as its hash tables
fall; pairs come out the same each time, and the same news must give the same file.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from itertools import chain, repeat
from pathlib import Path
from typing import Any, NamedTuple

from tokenizers import Tokenizer, models, trainers

from ingest.arabic.normalise import light
from ingest.errors import NabaError
from ingest.train.encoder.files import written
from ingest.train.encoder.settings import VocabularySettings

PAD, UNKNOWN, BEGIN, END, MASK = range(5)
SPECIAL = ("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]")
_WORD = "▁"


class Window(NamedTuple):
    """Consecutive words of a sentence as the encoder reads them.

    `pieces` are the numbers of their pieces between BEGIN and END, `starts` the place in them of each word's first.
    """

    pieces: tuple[int, ...]
    starts: tuple[int, ...]


class Vocabulary:
    """Word → numbers of its pieces. Words met before are remembered."""

    def __init__(self, tokenizer: Tokenizer, settings: VocabularySettings) -> None:
        """Of a trained `tokenizer`; `learn` and `load` make it."""
        self.settings = settings
        self._tokenizer = tokenizer
        self._known: dict[str, tuple[int, ...]] = {}

    def __len__(self) -> int:
        return int(self._tokenizer.get_vocab_size())

    def __call__(self, word: str) -> tuple[int, ...]:
        """The numbers of a word's pieces, at least one."""
        found = self._known.get(word)
        if found is None:
            spelt = folded(word[: self.settings.letters])
            numbers = self._tokenizer.encode(_WORD + spelt, add_special_tokens=False).ids if spelt else []
            found = tuple(numbers[: self.settings.pieces]) or (UNKNOWN,)
            if len(self._known) < 1 << 18:  # some 50 MB; the words of a language have no end
                self._known[word] = found
        return found

    def windows(self, words: Sequence[str], longest: int) -> Iterator[Window]:
        """The windows of a sentence, of at most `longest` pieces each, cut between words; of all but a few, one."""
        pieces, starts = [BEGIN], list[int]()
        for word in words:
            numbers = self(word)
            if starts and len(pieces) + len(numbers) >= longest:
                yield Window((*pieces, END), tuple(starts))
                pieces, starts = [BEGIN], []
            starts.append(len(pieces))
            pieces.extend(numbers[: longest - 2])
        if starts:
            yield Window((*pieces, END), tuple(starts))

    @property
    def text(self) -> str:
        """The vocabulary as JSON."""
        data = {"settings": asdict(self.settings), "tokenizer": json.loads(self._tokenizer.to_str())}
        return json.dumps(data, ensure_ascii=False, sort_keys=True, indent=1) + "\n"

    @property
    def digest(self) -> str:
        """What tells this vocabulary from others; a model keeps it, so that it is not read with another's numbers."""
        return hashlib.sha256(self.text.encode("utf-8")).hexdigest()

    def save(self, path: Path) -> None:
        """Write the file, whole or not at all."""
        written(path, lambda draft: draft.write_text(self.text, "utf-8"))

    @classmethod
    def load(cls, path: Path) -> Vocabulary:
        """Read what `save` wrote. Raises NabaError where there is none or it is damaged."""
        try:
            data: Any = json.loads(path.read_text("utf-8"))
            return cls(Tokenizer.from_str(json.dumps(data["tokenizer"])), VocabularySettings(**data["settings"]))
        except OSError as error:
            raise NabaError(
                f"{path}: no vocabulary: {error.strerror}; train the encoder first, it writes one"
            ) from error
        except Exception as error:  # `tokenizers` raises nothing narrower
            gist = str(error).split("\n")[0]
            raise NabaError(f"{path}: the vocabulary is damaged: {gist}; train the encoder anew") from error


def learn(sentences: Iterable[Sequence[str]], settings: VocabularySettings) -> Vocabulary:
    """The vocabulary of sentences of words. Raises NabaError where they hold no word."""
    counts = Counter(folded(word[: settings.letters]) for sentence in sentences for word in sentence)
    counts.pop("", None)
    letters: Counter[str] = Counter()
    for word, count in counts.items():
        for letter in word:
            letters[letter] += count
    kept = {letter for letter, count in letters.items() if count >= settings.least_character}
    words = {word: count for word, count in counts.items() if kept.issuperset(word)}
    if not words:
        raise NabaError(
            "the raw text gives no vocabulary: "
            f"no word whose characters occur {settings.least_character} times; give more text"
        )
    tokenizer = Tokenizer(models.BPE(unk_token=SPECIAL[UNKNOWN], fuse_unk=True))
    trainer = trainers.BpeTrainer(
        vocab_size=settings.size,
        min_frequency=settings.least_pair,
        special_tokens=list(SPECIAL),
        show_progress=False,
    )
    tokenizer.train_from_iterator(
        chain.from_iterable(repeat(_WORD + word, count) for word, count in words.items()), trainer
    )
    return Vocabulary(tokenizer, settings)


def folded(word: str) -> str:
    """The word as the vocabulary spells it (see the module).

    >>> folded("أُعلِنَ"), folded("على"), folded("٢٠١٧"), folded("CNN")
    ('اعلن', 'على', '0000', 'cnn')
    """
    return "".join("0" if letter.isdigit() else letter for letter in light(word).casefold())
