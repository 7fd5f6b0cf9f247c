"""Networks and CRFs together: their form, not their quality."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from toy_names import LISTS_OF_NAMES, SENTENCES, arrays, crf, encoder, parsed, told, word

from ingest.arabic.normalise import fold
from ingest.model import Parsed, Sentence
from ingest.recognise import modelfile, tagger
from ingest.recognise.conll import article
from ingest.recognise.decode import Labelled, repaired
from ingest.recognise.evidence import Word
from ingest.recognise.labels import LABELS
from ingest.recognise.meaning import Meaning
from ingest.recognise.tagger import Reading, Tagger, sureness


def evidence(parsed: Parsed, corpus: str) -> list[Word]:
    return [word(fold(token.form), corpus) for token in parsed.tokens]


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> modelfile.Model:
    """Two networks at random, two CRFs that know other words."""
    path = tmp_path_factory.mktemp("model") / "names.zip"
    width = Meaning(encoder()).width
    crfs = [
        crf([(SENTENCES[0], "O B-PERS O B-LOC O".split())]),
        crf([(SENTENCES[2], "O B-PERS B-LOC I-LOC".split())]),
    ]
    networks = [arrays(told(), width, seed) for seed in (0, 1)]
    modelfile.save(path, told(), networks, crfs, encoder(), [np.eye(8)[:3]] * 3, LISTS_OF_NAMES, {})
    return modelfile.load(path)


@pytest.fixture(scope="module")
def tag(model: modelfile.Model) -> Tagger:
    return Tagger(model, evidence)


def several(texts: Sequence[str]) -> Parsed:
    """Sentences as one article; an empty one where a text is empty."""
    whole = parsed(" ".join(texts))
    sentences, at = [], 0
    for index, text in enumerate(texts):
        last = at + len(text.split())
        sentences.append(Sentence(index, at, last, 0, 0))
        at = last
    return Parsed(article(whole.text), whole.tokens, tuple(sentences))


def test_a_reading_for_each_sentence(tag: Tagger) -> None:
    texts = [*SENTENCES, ""]
    readings = tag.read(several(texts))
    assert len(readings) == len(texts)
    for text, reading in zip(texts, readings, strict=True):
        count = len(text.split())
        assert reading.probabilities.shape == (count, len(LABELS))
        np.testing.assert_allclose(reading.probabilities.sum(1), 1, atol=1e-4)
        assert len(reading.labels) == count and repaired(reading.labels) == reading.labels


@pytest.mark.parametrize("rows", [1, 6, 2_000])
def test_a_long_article_is_read_in_parts_to_the_same_end(
    tag: Tagger, monkeypatch: pytest.MonkeyPatch, rows: int
) -> None:
    texts = [*SENTENCES, *SENTENCES[::-1]]
    monkeypatch.setattr(tagger, "_ROWS", rows)
    for text, reading in zip(texts, tag.read(several(texts)), strict=True):
        (alone,) = tag.read(parsed(text))
        assert reading.labels == alone.labels
        np.testing.assert_allclose(reading.probabilities, alone.probabilities, atol=1e-4)


@pytest.mark.parametrize("fold", [0, 1])
def test_a_fold_alone_is_its_network_and_its_crf(model: modelfile.Model, tag: Tagger, fold: int) -> None:
    article = parsed(SENTENCES[2])
    part = replace(model, networks=model.networks[fold : fold + 1], crfs=model.crfs[fold : fold + 1])
    (alone,) = Tagger(part, evidence).read(article)
    (found,), (all_,) = tag.read(article, only=fold), tag.read(article)
    assert found.labels == alone.labels
    np.testing.assert_allclose(found.probabilities, alone.probabilities, atol=1e-6)
    assert np.abs(found.probabilities - all_.probabilities).max() > 0.01


def test_the_corpus_whose_conventions_are_wanted_is_asked_for(model: modelfile.Model) -> None:
    asked = []

    def heard(parsed: Parsed, corpus: str) -> list[Word]:
        asked.append(corpus)
        return evidence(parsed, corpus)

    Tagger(model, heard).read(parsed("عاد"))
    Tagger(model, heard).read(parsed("عاد"), "anercorp")
    assert asked == ["news", "anercorp"]


def test_names_without_the_punctuation_at_their_ends(tag: Tagger) -> None:
    article = parsed("قال : « هونغ كونغ » . ثم عاد !")
    labels = ["O", "O", "B-LOC", "I-LOC", "I-LOC", "I-LOC", "O", "O", "O", "B-PERS"]
    odds = np.full((len(labels), len(LABELS)), 0.1, np.float32)
    (found,) = tag.names_of(article, [Reading(labels, odds)])
    assert (found.first, found.last, found.kind) == (3, 5, "LOC")


def test_names_count_in_the_article(tag: Tagger) -> None:
    article = several(["عاد", "زار تونس"])
    odds = np.zeros((2, len(LABELS)), np.float32)
    (found,) = tag.names_of(article, [Reading(["O"], odds[:1]), Reading(["O", "B-LOC"], odds)])
    assert (found.first, found.last) == (2, 3)


def test_a_name_is_as_sure_as_its_least_sure_word() -> None:
    odds = np.zeros((3, len(LABELS)), np.float32)
    odds[1, LABELS.index("B-LOC")], odds[1, LABELS.index("I-LOC")] = 0.6, 0.3
    odds[2, LABELS.index("I-LOC")], odds[2, LABELS.index("I-ORG")] = 0.7, 0.25
    assert sureness(odds, Labelled(1, 3, "LOC")) == pytest.approx(0.7)
    assert sureness(odds, Labelled(1, 2, "LOC")) == pytest.approx(0.9)


def test_the_packages_own_model_has_the_right_form() -> None:
    model = modelfile.load()
    assert 1 <= len(model.networks) == len(model.crfs)
    assert {"size", "corpora", "words"} <= set(model.card)
    assert not any(Path(name).is_absolute() for name in model.card["corpora"])
