"""The camel recogniser on a tiny model that is made here: two layers of 32, taught a handful of words by heart."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ingest.errors import NabaError
from ingest.model import Mention, Parsed
from ingest.pipeline import Pipeline
from ingest.recognise import camel
from ingest.recognise.camel import CamelRecogniser, spans

LABELS = ("B-LOC", "B-ORG", "B-PERS", "B-MISC", "I-LOC", "I-ORG", "I-PERS", "I-MISC", "O")
TEXT = (
    "قال سالم الديراني إن شركة السنديان ستفتح مكتبا في واشنطن. ونفى الديراني الخبر.\n"
    "طلبت واشنطن من سالم الديراني ردا، ومنحته جائزة «بوكر»."
)
TAUGHT = {
    "سالم": "B-PERS",
    "الديراني": "I-PERS",
    "شركة": "B-ORG",
    "السنديان": "I-ORG",
    "واشنطن": "B-LOC",
    "بوكر": "B-MISC",
    "«": "I-MISC",
}


def make_model(folder: Path, labels: tuple[str, ...] = LABELS, taught: dict[str, str] | None = None) -> Path:
    """A token classifier in `folder`, of random weights, or one that has learnt a label for each word of `TEXT`."""
    import torch
    from transformers import BertConfig, BertForTokenClassification

    words = sorted(set(TEXT.replace(".", " .").replace("،", " ،").replace("«", "« ").replace("»", " »").split()))
    vocabulary = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *words]
    torch.manual_seed(7)
    model = BertForTokenClassification(
        BertConfig(
            vocab_size=len(vocabulary),
            hidden_size=32,
            num_hidden_layers=2,
            num_attention_heads=2,
            intermediate_size=64,
            hidden_dropout_prob=0.0,
            attention_probs_dropout_prob=0.0,
            id2label=dict(enumerate(labels)),
            label2id={label: i for i, label in enumerate(labels)},
        )
    )
    if taught is not None:
        ids = torch.tensor([[2, *range(5, len(vocabulary)), 3]])
        wanted = torch.tensor([[8, *(labels.index(taught.get(word, "O")) for word in words), 8]])
        optimiser = torch.optim.Adam(model.parameters(), lr=0.01)
        for _ in range(60):  # each time in another order, so that the words count and not their places
            order = torch.randperm(ids.shape[1])
            loss = model(input_ids=ids[:, order], labels=wanted[:, order]).loss
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
    folder.mkdir(parents=True, exist_ok=True)
    model.save_pretrained(folder)
    (folder / "vocab.txt").write_text("\n".join(vocabulary) + "\n", "utf-8")
    return folder


@pytest.fixture(scope="session")
def folder(pipeline: Pipeline, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the taught model; `pipeline` sees to the database, or skips."""
    return make_model(tmp_path_factory.mktemp("camel") / "model", taught=TAUGHT)


@pytest.fixture(scope="session")
def recogniser(pipeline: Pipeline, folder: Path) -> CamelRecogniser:
    return CamelRecogniser(pipeline.authority, pipeline.gazetteer, pipeline.understanding.titles, str(folder))


@pytest.fixture(scope="session")
def parsed(parse: Callable[[str], Parsed]) -> Parsed:
    return parse(TEXT)


@pytest.fixture(scope="session")
def found(recogniser: CamelRecogniser, parsed: Parsed) -> tuple[Mention, ...]:
    return recogniser(parsed)


def _words(parsed: Parsed, mentions: tuple[Mention, ...]) -> list[tuple[str, str]]:
    return [(parsed.text[m.start : m.end], m.type) for m in mentions]


def test_spans_are_the_words_that_were_taught(parsed: Parsed, found: tuple[Mention, ...]) -> None:
    assert [w for w in _words(parsed, found) if w[0] != "واشنطن"] == [
        ("سالم الديراني", "Person"),
        ("شركة السنديان", "Organization"),
        ("الديراني", "Person"),
        ("سالم الديراني", "Person"),
    ]


def test_misc_is_no_mention(parsed: Parsed, found: tuple[Mention, ...]) -> None:
    assert "بوكر" not in {text for text, _ in _words(parsed, found)}


def test_a_known_name_takes_the_authority_s_candidates(parsed: Parsed, found: tuple[Mention, ...]) -> None:
    capitals = [m for m in found if parsed.text[m.start : m.end] == "واشنطن"]
    assert len(capitals) == 2
    assert all(m.candidates and "authority" in m.rule for m in capitals)


def test_a_capital_stands_for_its_government_as_in_the_default(
    pipeline: Pipeline, parsed: Parsed, found: tuple[Mention, ...]
) -> None:
    entities = pipeline.linker(parsed, found)
    types = {(e.type, e.key.rsplit("/", 1)[-1]) for e in entities for m in e.mentions if "authority" in m.rule}
    assert ("Government", "gov-US") in types and "Place" in {kind for kind, _ in types}


def test_clitics_are_cut_off(
    recogniser: CamelRecogniser, parse: Callable[[str], Parsed], monkeypatch: pytest.MonkeyPatch
) -> None:
    parsed = parse("اجتمع الوفد بوزارة الداخلية السودانية.")
    tags = ["O", "O", "B-ORG", "I-ORG", "I-ORG", "O"]
    monkeypatch.setattr(recogniser, "_tagger", _Fixed([tags]))
    assert [w for w, _ in _words(parsed, recogniser(parsed))] == ["وزارة الداخلية السودانية"]


def test_words_that_the_tokenizer_drops_are_outside() -> None:
    words = ["قال", "\u200b", "سالم"]
    assert camel.aligned(_Fixed([]), words, ["O", "B-PERS"]) == ["O", "O", "B-PERS"]


def test_bio_decoding() -> None:
    labels = "I-PERS I-PERS B-PERS O I-LOC I-ORG B-ORG O B-MISC".split()
    assert [(s.first, s.last, s.label) for s in spans(labels)] == [
        (0, 2, "PERS"),
        (2, 3, "PERS"),
        (4, 5, "LOC"),
        (5, 6, "ORG"),
        (6, 7, "ORG"),
        (8, 9, "MISC"),
    ]


def test_random_weights_give_labels_for_every_token(
    pipeline: Pipeline, tmp_path: Path, parsed: Parsed, capsys: pytest.CaptureFixture[str]
) -> None:
    tagger = camel.load(str(make_model(tmp_path / "random")))
    sentences = [[t.form for t in parsed.tokens[s.first : s.last]] for s in parsed.sentences]
    labels = tagger.predict(sentences)
    assert [len(each) for each in labels] == [len(each) for each in sentences]
    assert {label for each in labels for label in each} <= set(LABELS)


@pytest.mark.parametrize(
    ("lacking", "said"),
    [
        ("", "no folder"),
        ("vocab.txt", "no vocabulary"),
        ("config.json", "does not load"),
        ("model.safetensors", "does not load"),
    ],
)
def test_a_missing_model_is_told_with_the_remedy(folder: Path, tmp_path: Path, lacking: str, said: str) -> None:
    copy = tmp_path / "copy"
    if lacking:
        shutil.copytree(folder, copy)
        (copy / lacking).unlink()
    with pytest.raises(NabaError, match=said) as caught:
        camel.load(str(copy))
    assert "--model" in str(caught.value) and "\n" not in str(caught.value)


@pytest.mark.parametrize("cut", ["config.json", "model.safetensors"])
def test_a_damaged_model_is_told(folder: Path, tmp_path: Path, cut: str) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(folder, copy)
    (copy / cut).write_bytes((copy / cut).read_bytes()[:100])
    with pytest.raises(NabaError, match="does not load"):
        camel.load(str(copy))


def test_other_labels_are_refused(folder: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(folder, copy)
    config = json.loads((copy / "config.json").read_text("utf-8"))
    config["id2label"] = {str(i): f"LABEL_{i}" for i in range(9)}
    config["label2id"] = {f"LABEL_{i}": i for i in range(9)}
    (copy / "config.json").write_text(json.dumps(config), "utf-8")
    with pytest.raises(NabaError, match="labels LABEL_0"):
        camel.load(str(copy))


def test_without_a_model_and_none_installed(pipeline: Pipeline) -> None:
    with pytest.raises(NabaError, match="no model was named"):
        camel.load("")


class _Fixed:
    """A tagger with labels of its own; its tokenizer drops what is invisible."""

    def __init__(self, labels: list[list[str]]) -> None:
        self._labels = labels
        self.tokenizer: Any = self

    def predict(self, sentences: list[list[str]], batch_size: int = 32) -> list[list[str]]:
        return self._labels

    def tokenize(self, word: str) -> list[str]:
        return [word] if word.isprintable() else []
