"""Names by a token classifier of camel-tools (`NERecognizer`): the boundary to torch and transformers.

The model marks words with B-/I- and PERS, LOC, ORG or MISC, as ANERcorp does. Which entity a name means stays the
authority's matter: a name that it knows gets its candidates and type, so that linking and metonymy work as ever.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Protocol

from ingest.arabic.normalise import strip_marks
from ingest.errors import NabaError
from ingest.model import EntityType, Mention, Parsed, Sentence
from ingest.recognise.decode import spans
from ingest.recognise.gazetteer import Gazetteer
from ingest.recognise.hits import authority_mentions, tokens_of
from ingest.recognise.repeats import administrations, repeated
from ingest.recognise.titles import Titles
from ingest.resolve.authority import Authority
from ingest.setup.morphology import database

_TYPES: dict[str, EntityType] = {"PERS": "Person", "LOC": "Place", "ORG": "Organization"}  # MISC is no party
_BATCH = 32  # sentences at once; camel-tools pads each to 256 word pieces
_COMPONENT = "NamedEntityRecognition"
_REMEDY = (
    "give --model the folder of a BERT token classifier with the labels of ANERcorp (config.json, vocab.txt, weights), "
    "or install camel-tools' own with `camel_data -i ner-arabert` and name it: --model arabert"
)


class Tagger(Protocol):
    """What labels words: camel-tools' `NERecognizer`."""

    tokenizer: Any

    def predict(self, sentences: list[list[str]], batch_size: int = 32) -> list[list[str]]:
        """A BIO label for each word of each sentence."""
        ...


class CamelRecogniser:
    """See `recogniser.Recogniser`. Load it once; it answers the same for the same article on the same machine."""

    name = "camel"

    def __init__(self, authority: Authority, gazetteer: Gazetteer, titles: Titles, model: str) -> None:
        """Load the model: a folder, or the name of one that `camel_data` installed ("" for camel-tools' default).

        Takes seconds, and some 500 MB for a model of BERT's base size. Raises NabaError with the remedy where there is
        no such model, where it is damaged, or where its labels are others.
        """
        self._authority, self._gazetteer, self._titles = authority, gazetteer, titles
        self._tagger = load(model)

    def __call__(self, parsed: Parsed) -> tuple[Mention, ...]:
        """See `recogniser.Recogniser`."""
        known = authority_mentions(parsed, self._gazetteer, self._authority)
        at = {i: mention for mention in known for i in range(mention.first, mention.last)}
        found: dict[tuple[int, int], Mention] = {}
        for sentence, labels in zip(parsed.sentences, self._labels(parsed), strict=True):
            for span in spans(labels):
                mention = self._mention(parsed, sentence.first + span.first, sentence.first + span.last, span.label, at)
                if mention is not None:
                    found.setdefault((mention.first, mention.last), mention)
        mentions = list(found.values())
        mentions += repeated(parsed, mentions, tokens_of(mentions), self._authority)
        mentions += administrations(parsed, mentions, self._titles, self._authority)
        return tuple(sorted(mentions, key=lambda m: (m.start, -m.end)))

    def _labels(self, parsed: Parsed) -> list[list[str]]:
        """The labels of each sentence, one a token."""
        sentences = [_words(parsed, sentence) for sentence in parsed.sentences]
        return [
            labels if len(labels) == len(words) else aligned(self._tagger, words, labels)
            for words, labels in zip(sentences, self._tagger.predict(sentences, batch_size=_BATCH), strict=True)
        ]

    def _mention(self, parsed: Parsed, first: int, last: int, label: str, at: dict[int, Mention]) -> Mention | None:
        """The mention of a span: the authority's own where its name covers the span, else the words themselves."""
        tokens = parsed.tokens
        while first < last and tokens[first].kind == "punct":
            first += 1
        while first < last and tokens[last - 1].kind == "punct":
            last -= 1
        if first == last or label not in _TYPES:
            return None
        covering = at.get(first)
        if covering and covering.last >= last and (covering.type == "Person") == (label == "PERS"):
            return Mention(
                covering.first, covering.last, covering.start, covering.end, covering.type, "camel, authority",
                covering.candidates, covering.confidence,
            )  # fmt: skip
        # Names bear no pronoun: what the analysis takes for one («مرسي», «نصر الله») is part of them, so no tail is cut.
        start, end = tokens[first].start + tokens[first].base, tokens[last - 1].end
        candidates = self._bearers(parsed.text[start:end], label) or self._bearers(
            parsed.text[tokens[first].start : end], label
        )
        if candidates and not self._bearers(parsed.text[start:end], label):
            start = tokens[first].start  # the name itself begins with the letter that looks like a clitic
        kind = self._authority.entries[candidates[0]].type if candidates else _TYPES[label]
        return Mention(first, last, start, end, kind, "camel", candidates, 0.85)

    def _bearers(self, name: str, label: str) -> tuple[str, ...]:
        """The authority keys of who bears a name on its own and is a person (PERS) or none (LOC, ORG)."""
        return tuple(
            key
            for key, strength in self._gazetteer.bearers(name)
            if strength in ("full", "short") and (self._authority.entries[key].type == "Person") == (label == "PERS")
        )


def _words(parsed: Parsed, sentence: Sentence) -> list[str]:
    """What the model reads: the words as written, clitics on, short vowels off, as in the data such models learn from."""
    return [strip_marks(token.form) or token.form for token in parsed.tokens[sentence.first : sentence.last]]


def aligned(tagger: Tagger, words: Sequence[str], labels: Sequence[str]) -> list[str]:
    """One label a word, where the tokenizer gave nothing for some words (invisible characters): those are outside."""
    rest = iter(labels)
    return [next(rest, "O") if tagger.tokenizer.tokenize(word) else "O" for word in words]


def load(model: str) -> Tagger:
    """camel-tools' recogniser on a local model. Raises NabaError with the remedy; the network is never asked."""
    database()  # sets CAMELTOOLS_DATA: without it camel-tools fetches a catalogue when it is imported
    from camel_tools.data import CATALOGUE
    from camel_tools.ner import NERecognizer
    from safetensors import SafetensorError
    from transformers.utils import logging

    # A progress bar would be drawn in a pipe as well.
    logging.disable_progress_bar()  # type: ignore[no-untyped-call]  # transformers leaves it without types
    folder = Path(model).expanduser()
    if not model or not folder.is_dir():
        folder = _installed(CATALOGUE, model)
    if not any((folder / name).is_file() for name in ("vocab.txt", "tokenizer.json")):
        # Without one, transformers loads an empty vocabulary and says nothing.
        raise NabaError(f"the model {folder} has no vocabulary (vocab.txt); {_REMEDY}")
    try:
        tagger: Any = NERecognizer(str(folder), use_gpu=False)
    except (OSError, ValueError, KeyError, TypeError, RuntimeError, ImportError, SafetensorError) as error:
        gist = str(error).strip().split("\n")[0]
        raise NabaError(f"the model {folder} does not load: {gist}; {_REMEDY}") from error
    given, wanted = set(tagger.labels_map.values()), set(NERecognizer.labels())
    if "O" not in given or not given <= wanted or len(given) == 1:
        raise NabaError(f"the model {folder} has the labels {', '.join(sorted(given))}, not ANERcorp's; {_REMEDY}")
    found: Tagger = tagger
    return found


def _installed(catalogue: Any, name: str) -> Path:
    """The folder of a model that `camel_data` installed; "" for the default one."""
    component = catalogue.components.get(_COMPONENT)
    if component is not None:
        found = component.datasets.get(name or component.default)
        if found is not None and Path(found.path).is_dir():
            return Path(found.path)
    said = f"there is no folder {name}, and no model of that name is installed" if name else "no model was named"
    raise NabaError(f"--recogniser camel: {said}; {_REMEDY}")
