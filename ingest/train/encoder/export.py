"""The classifier as ONNX, its weights in int8: a fourth of the size, and faster on a processor."""

from __future__ import annotations

import json
import logging
import warnings
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import torch

from ingest.errors import NabaError
from ingest.train.encoder.files import written
from ingest.train.encoder.model import WordClassifier
from ingest.train.encoder.runtime import INPUT, MODEL, OUTPUT, VOCABULARY, OnnxLabeller
from ingest.train.encoder.settings import SIZE_LIMIT
from ingest.train.encoder.vocabulary import BEGIN, END, PAD, UNKNOWN, Vocabulary

try:
    import onnx
    from onnxruntime.quantization import QuantType, quantize_dynamic
except ModuleNotFoundError as error:
    raise NabaError(
        f"the package {error.name} is missing; install what training needs: pip install 'naba[train]'"
    ) from error

FLOAT = "encoder.float.onnx"
_OPSET = 17  # the first with LayerNormalization as one operation


class Exported(NamedTuple):
    """The int8 model, its bytes, and the share of a sample's words that get the same label as in float."""

    path: Path
    size: int
    agreement: float


def export(
    network: WordClassifier,
    labels: Sequence[str],
    vocabulary: Vocabulary,
    folder: Path,
    sample: Sequence[Sequence[str]],
    limit: int = SIZE_LIMIT,
) -> Exported:
    """Write vocabulary, float model and int8 model to `folder`, and compare both models on the words of `sample`.

    The same network gives the same files. Raises NabaError where the int8 model is larger than `limit` bytes.
    """
    vocabulary.save(folder / VOCABULARY)
    floats, small = folder / FLOAT, folder / MODEL
    written(floats, lambda draft: _export(network, labels, vocabulary, draft))
    written(small, lambda draft: _quantise(floats, draft))
    size = small.stat().st_size
    if size > limit:
        small.unlink()  # nobody shall find and load it
        raise NabaError(f"{small}: the int8 model has {size:,} bytes, {limit:,} are allowed; take a smaller encoder")
    left, right = OnnxLabeller(folder, 1, FLOAT)(sample), OnnxLabeller(folder, 1)(sample)
    pairs = [pair for a, b in zip(left, right, strict=True) for pair in zip(a.labels, b.labels, strict=True)]
    return Exported(small, size, sum(a == b for a, b in pairs) / max(1, len(pairs)))


def _export(network: WordClassifier, labels: Sequence[str], vocabulary: Vocabulary, path: Path) -> None:
    example = torch.tensor([[BEGIN, UNKNOWN, UNKNOWN, END], [BEGIN, UNKNOWN, END, PAD]])
    with warnings.catch_warnings():
        # torch's newer exporter needs one more package and gives the same graph; the tracer warns that it is the older.
        warnings.simplefilter("ignore")
        torch.onnx.export(
            network.cpu().float().eval(),
            (example,),
            str(path),
            dynamo=False,
            opset_version=_OPSET,
            input_names=[INPUT],
            output_names=[OUTPUT],
            dynamic_axes={INPUT: {0: "rows", 1: "pieces"}, OUTPUT: {0: "rows", 1: "pieces"}},
        )
    model = onnx.load(str(path))
    for node in model.graph.node:
        node.doc_string = ""  # the tracer's lines of source
    said = {"labels": json.dumps(list(labels)), "longest": str(network.encoder.shape.longest)}
    onnx.helper.set_model_props(model, {**said, "vocabulary": vocabulary.digest})
    onnx.save(model, str(path))


def _quantise(floats: Path, path: Path) -> None:
    """int8 weights, a scale for each column; activations are scaled as they come (no sample is needed beforehand).

    Weights take seven bits: with eight, processors without VNNI overflow in pairs of products, and labels would differ
    from machine to machine.
    """
    level = logging.root.level
    logging.root.setLevel(logging.ERROR)  # it advises, on the root logger, a step that would change nothing here
    try:
        quantize_dynamic(str(floats), str(path), per_channel=True, reduce_range=True, weight_type=QuantType.QInt8)
    finally:
        logging.root.setLevel(level)
