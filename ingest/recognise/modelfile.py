"""The trained recogniser's file: networks, their vocabulary, the lists that made their evidence, and what they learnt from."""

from __future__ import annotations

import io
import json
import zipfile
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ingest.errors import DataError
from ingest.recognise.classes import Classes
from ingest.recognise.crf import Crf
from ingest.recognise.evidence import LISTS, PARTS
from ingest.recognise.labels import LABELS
from ingest.recognise.meaning import Encoder, Meaning
from ingest.recognise.network import Network, Vocabulary

FORMAT = 1
DEFAULT = Path(__file__).resolve().parent / "model" / "names.zip"
_TOLD, _ENCODER, _CLASSES = "told.json", "encoder.npz", "classes.npz"
# What reading another content than was written may raise: the archive, its compression, JSON, arrays, or what is made of them.
_DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, OSError, LookupError, ValueError, TypeError, AttributeError)
_REMEDY = "install Naba anew, or train the model: make train CORPORA=folder"


@dataclass(frozen=True)
class Model:
    """What a model file holds. `lists` are the names by LISTS and PARTS; `card` says what it was trained on and how."""

    networks: tuple[Network, ...]
    crfs: tuple[Crf, ...]
    meaning: Meaning
    classes: Classes
    lists: Mapping[str, Sequence[str]]
    card: Mapping[str, Any]


def load(path: Path = DEFAULT) -> Model:
    """The model of a file. DataError, with the remedy, where it is missing, damaged or of another format."""
    try:
        with zipfile.ZipFile(path) as file:
            told = json.loads(file.read(_TOLD))
            if told.get("format") != FORMAT or tuple(told.get("labels", ())) != LABELS:
                raise DataError(f"{path}: a recogniser of format {told.get('format')}, not {FORMAT}; {_REMEDY}")
            vocabulary = Vocabulary(told["vocabulary"])
            inside = sorted(file.namelist())
            networks = tuple(
                Network(vocabulary, _arrays(file.read(name)), LABELS) for name in inside if name.startswith("network")
            )
            crfs = tuple(Crf(file.read(name), LABELS) for name in inside if name.startswith("crf"))
            meaning = Meaning(Encoder(told["pieces"], told["piece scores"], _arrays(file.read(_ENCODER))))
            classes = Classes(meaning, list(_arrays(file.read(_CLASSES)).values()))
            lists, card = told["lists"], told["card"]
    except FileNotFoundError as error:
        raise DataError(f"{path}: the trained recogniser is missing; {_REMEDY}") from error
    except _DAMAGE as error:
        raise DataError(f"{path}: the trained recogniser is damaged ({error}); {_REMEDY}") from error
    if not networks or not crfs or set(lists) != {*LISTS, *PARTS}:
        raise DataError(f"{path}: the trained recogniser is incomplete; {_REMEDY}")
    return Model(networks, crfs, meaning, classes, lists, card)


def save(
    path: Path,
    vocabulary: Mapping[str, Any],
    networks: Sequence[Mapping[str, NDArray[Any]]],
    crfs: Sequence[bytes],
    encoder: Encoder,
    centres: Sequence[NDArray[Any]],
    lists: Mapping[str, Sequence[str]],
    card: Mapping[str, Any],
) -> None:
    """Writes the file; the same content gives the same bytes. It replaces an older one in one step."""
    told = {
        "format": FORMAT,
        "labels": LABELS,
        "vocabulary": vocabulary,
        "lists": lists,
        "card": card,
        "pieces": encoder.pieces,
        "piece scores": encoder.scores,
    }
    path.parent.mkdir(parents=True, exist_ok=True)
    new = path.with_suffix(".new")
    try:
        with zipfile.ZipFile(new, "w") as file:
            _write(file, _TOLD, json.dumps(told, ensure_ascii=False, sort_keys=True).encode())
            _write(file, _ENCODER, _packed(encoder.arrays))
            _write(file, _CLASSES, _packed({f"{i}": each.astype(np.float16) for i, each in enumerate(centres)}))
            for number, arrays in enumerate(networks):
                _write(file, f"network-{number}.npz", _packed(arrays))
            for number, crf in enumerate(crfs):
                _write(file, f"crf-{number}", crf)
        new.replace(path)
    except BaseException:
        new.unlink(missing_ok=True)
        raise


def _write(file: zipfile.ZipFile, name: str, content: bytes) -> None:
    entry = zipfile.ZipInfo(name)  # without a date: 1980
    entry.compress_type = zipfile.ZIP_DEFLATED
    file.writestr(entry, content)


def _packed(arrays: Mapping[str, NDArray[Any]]) -> bytes:
    packed = io.BytesIO()
    np.savez(packed, **dict(sorted(arrays.items())))  # type: ignore[arg-type]  # its keywords are the arrays' names
    return packed.getvalue()


def _arrays(packed: bytes) -> dict[str, NDArray[Any]]:
    with np.load(io.BytesIO(packed), allow_pickle=False) as stored:
        return {name: stored[name] for name in stored.files}
