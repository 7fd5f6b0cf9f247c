"""Labelled articles as tensors, and the network that learns from them."""

from __future__ import annotations

from itertools import pairwise, product

import numpy as np
import pytest
import torch
from toy_names import SENTENCES, encoder, parsed, told, word, words

from ingest.arabic.normalise import fold
from ingest.model import Parsed
from ingest.recognise.decode import follows
from ingest.recognise.evidence import COLUMNS, Word
from ingest.recognise.labels import LABELS
from ingest.recognise.meaning import Meaning
from ingest.recognise.network import Vocabulary
from ingest.train.corpora import Labelled
from ingest.train.examples import Example, Tensors, examples, repaired, vocabulary
from ingest.train.fit import Plan, fit
from ingest.train.network import Crf, Shape

MEANING = Meaning(encoder())


@pytest.mark.parametrize(
    ("labels", "fixed"),
    [
        ("", ""),
        ("O I-LOC", "O B-LOC"),
        ("I-LOC I-LOC I-ORG", "B-LOC I-LOC B-ORG"),
        ("B-PERS O I-PERS", "B-PERS O B-PERS"),
        ("B-PERS I-PERS B-PERS", "B-PERS I-PERS B-PERS"),
    ],
)
def test_repaired(labels: str, fixed: str) -> None:
    assert repaired(labels.split()) == fixed.split()


def test_the_examples_of_an_article_are_its_sentences() -> None:
    def evidence(parsed: Parsed, corpus: str) -> list[Word]:
        return [word(fold(token.form), corpus) for token in parsed.tokens]

    article = Labelled(parsed("زار سالم تونس"), ["O", "I-PERS", "B-LOC"], "wojood")
    ((example,),) = examples([article], evidence)
    assert [each.form for each in example.words] == ["زار", "سالم", "تونس"]
    assert example.labels == ["O", "B-PERS", "B-LOC"] and example.weight == 1
    assert example.words[0].columns[COLUMNS.index("corpus")] == "wojood"


def test_the_vocabulary_has_what_is_frequent_in_one_order() -> None:
    sentences = [Example(words(text), []) for text in ("زار سالم بغداد", "زار نادر بغداد", "قال سالم", "عاد سالم")]
    found = vocabulary(sentences)
    assert found == vocabulary(sentences[::-1])
    assert found["lemmas"] == ["بغداد", "زار", "سالم"]  # «نادر» stands there once
    assert found["letters"] == sorted(set("زارسالمبغدادنقلع"))
    assert {"p2زا", "s3الم"} & set(found["affixes"]) == set() and found["affixes"] == []
    assert len(found["columns"]) == len(COLUMNS)
    assert found["columns"][COLUMNS.index("corpus")] == ["news"]
    assert "p2سا" in vocabulary([*sentences, Example(words("سامي"), [])])["affixes"]


def test_words_stand_in_their_rows() -> None:
    sentences = [
        Example(words("زار سالم تونس"), ["O", "B-PERS", "B-LOC"], 0.5),
        Example([], []),
        Example(words("عاد"), ["O"]),
    ]
    known = Vocabulary(told())
    tensors = Tensors(sentences, known, MEANING)
    assert [(first, last, weight) for first, last, weight in tensors.ranges] == [(1, 4, 0.5), (4, 5, 1.0)]
    batch = tensors.batch(tensors.ranges)
    assert batch.mask.tolist() == [[True] * 3, [True, False, False]]
    assert batch.labels[0].tolist() == [LABELS.index(label) for label in ("O", "B-PERS", "B-LOC")]
    assert batch.columns[1, 0].tolist() == known.columns(word("عاد")) and not batch.columns[1, 1:].any()
    assert batch.letters[0, 2].tolist() == known.letters("تونس")
    np.testing.assert_allclose(batch.meaning[0], MEANING([["زار", "سالم", "تونس"]])[0], atol=1e-2)
    assert batch.weight.tolist() == [0.5, 1.0]


def test_a_long_sentence_is_cut_between_names() -> None:
    labels = ["O"] * 119 + ["B-ORG"] + ["I-ORG"] * 3 + ["O"] * 120
    tensors = Tensors([Example([word("في")] * len(labels), labels)], Vocabulary(told()), MEANING)
    assert [(first, last) for first, last, _ in tensors.ranges] == [(1, 124), (124, 244)]


def test_the_loss_is_the_share_of_the_right_row_in_all_rows() -> None:
    torch.manual_seed(0)
    labels = ("O", "B-LOC", "I-LOC")
    crf = Crf(labels)
    for weight in crf.parameters():
        torch.nn.init.normal_(weight)
    scores = torch.randn(2, 4, 3)
    right, lengths = torch.tensor([[1, 2, 0, 1], [0, 1, 0, 0]]), (4, 2)
    mask = torch.tensor([[i < n for i in range(4)] for n in lengths])
    found = crf.loss(scores, right, mask).detach()
    for row, length in enumerate(lengths):

        def score(path: tuple[int, ...], row: int = row) -> torch.Tensor:
            total = crf.first[path[0]] + crf.last[path[-1]] + sum(scores[row, i, at] for i, at in enumerate(path))
            return total + sum(crf.step[a, b] for a, b in pairwise(path))

        rows = [
            path
            for path in product(range(3), repeat=length)
            if all(
                follows(a, b)
                for a, b in zip(("O", *(labels[i] for i in path)), (labels[i] for i in path), strict=False)
            )
        ]
        every = torch.logsumexp(torch.stack([score(path) for path in rows]), 0)
        wanted = every - score(tuple(right[row, :length].tolist()))
        assert float(found[row]) == pytest.approx(float(wanted.detach()), abs=1e-3)


LABELLED = ("O B-PERS O B-LOC O", "O B-PERS O B-ORG I-ORG O O", "O B-PERS B-LOC I-LOC", "O")
TAUGHT = [Example(words(text), labels.split()) for text, labels in zip(SENTENCES, LABELLED, strict=True)]
SHAPE = Shape(width=24, dilations=(1, 2), letter=6, letters=8, lemma=6, affix=4, meaning=8, dropped=0.0, hidden=0.0)


def test_fitting_learns_and_is_the_same_each_time() -> None:
    known = told()
    tensors = Tensors(TAUGHT, Vocabulary(known), MEANING)
    sizes = {name: len(known[name]) for name in ("letters", "lemmas", "affixes")}
    sizes["columns"] = [len(values) for values in known["columns"]]
    plan = Plan(epochs=30, batch=2, rate=2e-2, warm_up=4, keep=0.8)
    losses: list[float] = []
    nets = [fit(tensors, sizes, MEANING.width, plan, lambda epoch, loss: losses.append(loss), SHAPE) for _ in range(2)]
    first, second = losses[: plan.epochs], losses[plan.epochs :]
    assert first == second and first[-1] < first[0] / 10
    for (name, one), other in zip(nets[0].state_dict().items(), nets[1].state_dict().values(), strict=True):
        assert torch.equal(one, other), name
    batch = tensors.batch(tensors.ranges)
    assert not nets[0].training
    with torch.no_grad():
        found = nets[0](batch).argmax(2)
    assert torch.equal(found[batch.mask], batch.labels[batch.mask])
