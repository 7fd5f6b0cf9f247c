"""The network in numpy gives what the one in torch gives that it was made of."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from toy_names import SENTENCES, encoder, told, words

from ingest.recognise.decode import Scores
from ingest.recognise.evidence import Word
from ingest.recognise.labels import LABELS
from ingest.recognise.meaning import Meaning
from ingest.recognise.network import LETTERS, Network, Vocabulary
from ingest.train.examples import Example, Tensors
from ingest.train.network import Shape, Tagger, exported

SHAPE = Shape(width=12, dilations=(1, 2, 3), letter=5, letters=6, lemma=4, affix=3, meaning=7, column=3, wide=4)
# The last words are longer than the network looks, and of letters and values that the vocabulary lacks.
TEXTS = (*SENTENCES, "وسيستقبلونهماهنالكبترحاب كورونا ژيگ٪ في بنك", "زار")
MEANING = Meaning(encoder())
TOLD = told()
VOCABULARY = Vocabulary(TOLD)


@pytest.fixture(scope="module")
def net() -> Tagger:
    """Random weights, as they are in half precision."""
    torch.manual_seed(3)
    sizes = {name: len(TOLD[name]) for name in ("letters", "lemmas", "affixes")}
    net = Tagger(SHAPE, {**sizes, "columns": [len(values) for values in TOLD["columns"]]}, LABELS, MEANING.width)
    with torch.no_grad():
        for weight in net.parameters():
            weight.copy_(weight.normal_(0, 0.4).half())
        net.letter.weight[0] = 0
    return net.eval()


@pytest.fixture(scope="module")
def network(net: Tagger) -> Network:
    return Network(VOCABULARY, exported(net), LABELS)


def scores(network: Network, sentences: list[list[Word]]) -> list[Scores]:
    found = MEANING([[word.form for word in sentence] for sentence in sentences])
    return network(sentences, [each.astype(np.float16).astype(np.float32) for each in found])


@pytest.mark.parametrize("texts", [TEXTS, *((text,) for text in TEXTS)], ids=["all", *map(str, range(len(TEXTS)))])
def test_scores_are_the_same(net: Tagger, network: Network, texts: tuple[str, ...]) -> None:
    sentences = [words(text, "anercorp" if i % 2 else "news") for i, text in enumerate(texts)]
    tensors = Tensors([Example(each, ["O"] * len(each)) for each in sentences], VOCABULARY, MEANING)
    with torch.no_grad():
        wanted = net(tensors.batch(tensors.ranges)).numpy()
    found = scores(network, sentences)
    assert np.ptp(wanted) > 1  # weights that do nothing would agree as well
    for row, sentence in enumerate(sentences):
        np.testing.assert_allclose(found[row], wanted[row, : len(sentence)], atol=1e-2)


def test_no_sentence_sees_its_neighbours(network: Network) -> None:
    sentences = [words(text) for text in TEXTS]
    together = scores(network, [*sentences, [], *sentences[::-1]])
    assert together[len(sentences)].shape == (0, len(LABELS))
    for sentence, before, behind in zip(sentences, together, together[::-1], strict=False):
        (alone,) = scores(network, [sentence])
        np.testing.assert_allclose(before, alone, atol=1e-4)
        np.testing.assert_allclose(behind, alone, atol=1e-4)


def test_a_word_hears_of_its_own_sentence(network: Network) -> None:
    (first,), (second,) = (scores(network, [words(f"{verb} نادر الي تونس")]) for verb in ("وصل", "بنك"))
    assert np.abs(first[1] - second[1]).max() > 0.05


def test_nothing_to_read(network: Network) -> None:
    assert [each.shape for each in network([[], []], MEANING([[], []]))] == [(0, len(LABELS))] * 2


def test_both_decode_alike(net: Tagger, network: Network) -> None:
    """What the CRF in torch holds for the likeliest row has the least loss there."""
    sentence = words(SENTENCES[1])
    (found,) = scores(network, [sentence])
    best = network.decoder.best(found)
    loss = {}
    for labels in (best, ["O"] * len(sentence), ["B-LOC", *["I-LOC"] * (len(sentence) - 1)]):
        numbers = torch.tensor([[LABELS.index(label) for label in labels]])
        with torch.no_grad():
            loss[tuple(labels)] = net.crf.loss(torch.from_numpy(found)[None], numbers, torch.ones_like(numbers) > 0)
    assert min(loss, key=lambda labels: float(loss[labels])) == tuple(best)
    odds = network.decoder.probabilities(found)
    first = -float(loss[tuple(best)])
    assert np.exp(first) <= odds[range(len(best)), [LABELS.index(label) for label in best]].min() + 1e-4


def test_the_vocabulary_numbers_what_it_knows_and_nothing_else() -> None:
    (known, strange) = words("تونس ژژ")
    assert 0 not in VOCABULARY.letters("تونس")[:4] and VOCABULARY.letters("تونس")[4:] == [0] * (LETTERS - 4)
    assert VOCABULARY.letters("ا" * 40) == [VOCABULARY.letters("ا")[0]] * LETTERS
    assert VOCABULARY.letters("ژ")[0] == VOCABULARY.lemma("ژژ") == 0
    assert VOCABULARY.affixes(strange.bare) == [0] * 4 and any(VOCABULARY.affixes(known.bare))
    assert VOCABULARY.columns(strange)[0] > 0
    assert VOCABULARY.columns(strange._replace(columns=("?",) * len(strange.columns))) == [0] * len(strange.columns)
