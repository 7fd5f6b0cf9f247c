"""The model's file: what is written is read again, and what is wrong with it is said."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from toy_names import LISTS_OF_NAMES, SENTENCES, arrays, crf, encoder, told, words

from ingest.errors import DataError
from ingest.recognise import modelfile
from ingest.recognise.crf import features
from ingest.recognise.labels import LABELS
from ingest.recognise.meaning import Meaning
from ingest.recognise.network import Network, Vocabulary

TOLD = told()
CARD = {"size": {"folds": 2}, "words": 17}
CRF = crf([(SENTENCES[0], ["O", "B-PERS", "O", "B-LOC", "O"]), (SENTENCES[3], ["O"])])
CENTRES = [np.eye(8, dtype=np.float32)[:2], np.eye(8, dtype=np.float32)]
WIDTH = Meaning(encoder()).width
NETWORKS = [arrays(TOLD, WIDTH, seed) for seed in (0, 1)]


def write(path: Path, card: Mapping[str, Any] = CARD) -> None:
    modelfile.save(path, TOLD, NETWORKS, [CRF, CRF], encoder(), CENTRES, LISTS_OF_NAMES, card)


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("model") / "deep" / "names.zip"
    write(path)
    return path


def test_what_is_written_is_read_again(written: Path) -> None:
    model = modelfile.load(written)
    assert (model.lists, model.card) == (LISTS_OF_NAMES, CARD)
    sentence = words(SENTENCES[1])
    forms = [word.form for word in sentence]
    meanings = Meaning(encoder())([forms])
    np.testing.assert_allclose(model.meaning([forms])[0], meanings[0], atol=1e-5)
    assert len(model.networks) == len(NETWORKS) == len(model.crfs)
    for network, weights in zip(model.networks, NETWORKS, strict=True):
        wanted = Network(Vocabulary(TOLD), weights, LABELS)([sentence], meanings)[0]
        np.testing.assert_allclose(network([sentence], meanings)[0], wanted, atol=1e-5)
    found = model.crfs[0].probabilities(features(words(SENTENCES[0]), [(0, 0, 0)] * 5))
    assert [LABELS[i] for i in found.argmax(1)] == ["O", "B-PERS", "O", "B-LOC", "O"]
    assert model.classes.of("تونس") == tuple(int((each @ model.meaning.alone("تونس")).argmax()) for each in CENTRES)


def test_same_content_same_bytes(written: Path, tmp_path: Path) -> None:
    write(tmp_path / "again.zip")
    assert (tmp_path / "again.zip").read_bytes() == written.read_bytes()
    write(tmp_path / "other.zip", {**CARD, "words": 18})
    assert (tmp_path / "other.zip").read_bytes() != written.read_bytes()


def parts(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as file:
        return {name: file.read(name) for name in file.namelist()}


def changed(written: Path, path: Path, **values: object) -> Path:
    """A copy with other values in told.json; None takes one away."""
    inside = parts(written)
    new = {name: value for name, value in (json.loads(inside["told.json"]) | values).items() if value is not None}
    return packed(path, inside | {"told.json": json.dumps(new).encode()})


def packed(path: Path, inside: Mapping[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w") as file:
        for name, content in inside.items():
            file.writestr(name, content)
    return path


def complaint(path: Path) -> str:
    with pytest.raises(DataError) as told:
        modelfile.load(path)
    said = str(told.value)
    assert said.startswith(f"{path}: ") and "make train" in said
    return said


def test_a_missing_file(tmp_path: Path) -> None:
    assert "missing" in complaint(tmp_path / "names.zip")


def test_a_folder(tmp_path: Path) -> None:
    assert "damaged" in complaint(tmp_path)


@pytest.mark.parametrize("share", [0.0, 0.3, 0.999])
def test_a_file_cut_short(written: Path, tmp_path: Path, share: float) -> None:
    whole = written.read_bytes()
    path = tmp_path / "names.zip"
    path.write_bytes(whole[: int(len(whole) * share)])
    assert "damaged" in complaint(path)


@pytest.mark.parametrize("share", [0.01, 0.2, 0.5, 0.8])
def test_bytes_that_changed(written: Path, tmp_path: Path, share: float) -> None:
    whole = bytearray(written.read_bytes())
    at = int(len(whole) * share)
    whole[at : at + 40] = bytes(255 - b for b in whole[at : at + 40])
    path = tmp_path / "names.zip"
    path.write_bytes(whole)
    assert "damaged" in complaint(path)


def test_another_format(written: Path, tmp_path: Path) -> None:
    assert "format 2, not 1" in complaint(changed(written, tmp_path / "names.zip", format=2))


def test_other_labels(written: Path, tmp_path: Path) -> None:
    complaint(changed(written, tmp_path / "names.zip", labels=["O", "B-PERS", "I-PERS"]))


@pytest.mark.parametrize("name", ["lists", "card", "vocabulary", "pieces", "piece scores", "labels", "format"])
def test_something_is_left_out(written: Path, tmp_path: Path, name: str) -> None:
    complaint(changed(written, tmp_path / "names.zip", **{name: None}))


def test_a_list_is_left_out(written: Path, tmp_path: Path) -> None:
    fewer = {name: found for name, found in LISTS_OF_NAMES.items() if name != "works"}
    assert "incomplete" in complaint(changed(written, tmp_path / "names.zip", lists=fewer))


@pytest.mark.parametrize("name", ["told.json", "encoder.npz", "classes.npz", "network-", "crf-"])
def test_a_part_is_left_out(written: Path, tmp_path: Path, name: str) -> None:
    fewer = {part: content for part, content in parts(written).items() if not part.startswith(name)}
    complaint(packed(tmp_path / "names.zip", fewer))


@pytest.mark.parametrize("name", ["told.json", "encoder.npz", "classes.npz", "network-1.npz", "crf-1"])
@pytest.mark.parametrize("content", [b"", b"[]", b"nothing of the kind"])
def test_a_part_is_something_else(written: Path, tmp_path: Path, name: str, content: bytes) -> None:
    complaint(packed(tmp_path / "names.zip", parts(written) | {name: content}))


def test_saving_that_fails_leaves_the_old_file_and_no_other(tmp_path: Path) -> None:
    path = tmp_path / "names.zip"
    write(path)
    before = path.read_bytes()
    with pytest.raises(TypeError):
        write(path, {"told": object()})
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]
