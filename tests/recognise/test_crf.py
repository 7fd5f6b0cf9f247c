"""The CRF's features and probabilities."""

from __future__ import annotations

import numpy as np
import pytest
from toy_names import SENTENCES, crf, words

from ingest.recognise.crf import Crf, features
from ingest.recognise.labels import LABELS

CLASSES = [(1, 2, 3)] * 5
LEARNT = [(SENTENCES[0], "O B-PERS O B-LOC O".split()), (SENTENCES[2], "O B-PERS B-LOC I-LOC".split())]


def told(text: str) -> list[set[str]]:
    sentence = words(text)
    return [set(each) for each in features(sentence, [(1, 2, 3)] * len(sentence))]


def test_a_word_tells_of_itself() -> None:
    (alone,) = told("والسنديان")
    assert {"bias", "w=والسنديان", "p2=وا", "s4=ديان", "c0=1", "c2=3", "clitics=و", "corpus=news"} <= alone
    assert {"-2edge", "-1edge", "1edge", "2edge"} <= alone
    assert not any(feature.startswith("given=") for feature in alone)  # what is not known is not told


def test_a_word_hears_of_three_on_either_side_and_of_no_fourth() -> None:
    found = told("وصل ديفيد الي تونس امس")
    assert {"-1w=ديفيد", "-2w=وصل", "1w=تونس", "2w=امس"} <= found[2]
    assert "3pos=" in found[0] and "3w=تونس" not in found[0]
    fourth = [told(f"وصل ديفيد الي تونس {last}")[0] for last in ("امس", "وبعد")]
    assert fourth[0] == fourth[1]
    third = [features(words("وصل ديفيد الي تونس"), [*CLASSES[:3], (number, 0, 0)])[0] for number in (4, 5)]
    assert third[0] != third[1]


def test_features_stand_in_one_order() -> None:
    assert features(words(SENTENCES[0]), CLASSES) == features(words(SENTENCES[0]), CLASSES)


def test_what_it_learnt_it_knows() -> None:
    model = Crf(crf(LEARNT), LABELS)
    for text, labels in LEARNT:
        odds = model.probabilities(features(words(text), [(0, 0, 0)] * len(labels)))
        assert [LABELS[i] for i in odds.argmax(1)] == labels
        np.testing.assert_allclose(odds.sum(1), 1, atol=2e-3)
        assert odds[:, LABELS.index("B-ORG")].max() == 0  # which it never saw
    assert model.probabilities([]).shape == (0, len(LABELS))


def test_no_model_at_all() -> None:
    with pytest.raises(ValueError):
        Crf(b"no model", LABELS)
