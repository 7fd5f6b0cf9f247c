"""A conditional random field on features of the words around (CRFsuite): it sees words as such, where the networks see likeness."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pycrfsuite
from numpy.typing import NDArray

from ingest.recognise.decode import Scores
from ingest.recognise.evidence import COLUMNS, LISTS, PARTS, Word

_AT = {name: i for i, name in enumerate(COLUMNS)}
_POS, _CLITICS, _ARTICLE, _KNOWN, _TITLE, _HEAD, _DEMONYM = (
    _AT[name] for name in ("pos", "clitics", "article", "authority", "title", "head", "demonym")
)
_LISTS = tuple(_AT[f"list {name}"] for name in LISTS)
_NAMES = (_AT["given"], _AT["family"], *(_AT[f"part {name}"] for name in PARTS))
_OWN = tuple((i, name) for i, name in enumerate(COLUMNS))
_SURE = 0.9995
_EDGES = (1, 2, 3, 4)  # letters of a beginning or ending


def features(words: Sequence[Word], classes: Sequence[Sequence[int]]) -> list[list[str]]:
    """The features of each word of a sentence; `classes` are its word classes, coarse to fine."""
    told = [_Told(word, own) for word, own in zip(words, classes, strict=True)]
    out = []
    for i, here in enumerate(told):
        each = list(here.own)
        before = told[i - 1] if i else None
        after = told[i + 1] if i + 1 < len(told) else None
        for offset in (-2, -1, 1, 2):
            j = i + offset
            if 0 <= j < len(told):
                each += [f"{offset}{feature}" for feature in told[j].near]
            else:
                each.append(f"{offset}edge")
        for offset in (-3, 3):
            j = i + offset
            if 0 <= j < len(told):
                each += [f"{offset}{feature}" for feature in told[j].far]
        if before:
            each += [f"pp={before.pos}|{here.pos}", f"pw={before.word}|{here.pos}", f"pn={before.names}|{here.names}"]
        if after:
            each += [f"np={here.pos}|{after.pos}", f"nn={here.names}|{after.names}"]
        if before and after:
            each.append(f"ppp={before.pos}|{here.pos}|{after.pos}")
        out.append(each)
    return out


class _Told:
    """What one word tells about itself, about words next to it, and about those further off."""

    __slots__ = ("far", "names", "near", "own", "pos", "word")

    def __init__(self, word: Word, classes: Sequence[int]) -> None:
        columns, bare = word.columns, word.bare
        self.pos, self.word = columns[_POS], bare
        self.names = "".join(columns[i] or "0" for i in _NAMES)
        listed = "|".join(columns[i] for i in _LISTS)
        known = columns[_KNOWN]
        own = ["bias", f"w={bare}", f"f={word.form}", f"l={word.lemma}", f"names={self.names}"]
        own += [f"p{k}={bare[:k]}" for k in _EDGES if len(bare) > k]
        own += [f"s{k}={bare[-k:]}" for k in _EDGES if len(bare) > k]
        own += [f"{name}={columns[i]}" for i, name in _OWN if columns[i]]
        own += [f"np={self.names}|{self.pos}", f"kp={known}|{self.pos}", f"all={known}|{listed}|{self.names}"]
        own += [f"c{k}={number}" for k, number in enumerate(classes)]
        far = [f"pos={self.pos}"]
        near = [f"w={bare}", f"l={word.lemma}", f"pos={self.pos}", f"known={known}", f"lists={listed}"]
        near += [f"names={self.names}", f"cl={columns[_CLITICS]}|{columns[_ARTICLE]}"]
        near += [f"c{k}={number}" for k, number in enumerate(classes[:2])]
        if columns[_TITLE]:
            near.append(f"title={columns[_TITLE]}")
            far.append(f"title={columns[_TITLE]}")
        if columns[_HEAD]:
            near.append(f"head={columns[_HEAD]}")
        if columns[_DEMONYM]:
            near.append("demonym")
        far += [f"c{k}={number}" for k, number in enumerate(classes[:1])]
        self.own, self.near, self.far = own, near, far


class Crf:
    """A trained CRF."""

    def __init__(self, model: bytes, labels: Sequence[str]) -> None:
        """`model`: a file of CRFsuite. `labels` in the order of the columns that are wanted; those it never saw get 0."""
        self._tagger = pycrfsuite.Tagger()
        self._model = model  # CRFsuite reads it where it lies
        self._tagger.open_inmemory(model)
        known = set(self._tagger.labels())
        self._outside = labels.index("O")
        self._names = [(i, label) for i, label in enumerate(labels) if label in known and label != "O"]
        self._width = len(labels)

    def probabilities(self, sentence: list[list[str]]) -> Scores:
        """The probability of each label of each word [words, labels], given the whole sentence."""
        out: NDArray[np.float32] = np.zeros((len(sentence), self._width), np.float32)
        if not sentence:
            return out
        self._tagger.set(sentence)
        marginal = self._tagger.marginal
        for row in range(len(sentence)):
            outside = out[row, self._outside] = marginal("O", row)
            if outside < _SURE:  # most words are outside all names, beyond doubt
                for column, label in self._names:
                    out[row, column] = marginal(label, row)
        return out
