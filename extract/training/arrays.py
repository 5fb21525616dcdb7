"""A trained network as the arrays that `extract.parsing.network` runs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from extract.packed import pack
from extract.training.parser_network import ParserNetwork


def to_arrays(network: ParserNetwork, treebank: int) -> dict[str, NDArray[np.generic]]:
    """Give the arrays of a parser, its matrices packed, as for the given treebank."""
    inventory = network.inventory
    bias = network.input.bias + network.treebank.weight[treebank]
    tensors: dict[str, Tensor] = {
        "input.weight": network.input.weight.T,
        "input.bias": bias,
        "root": network.root,
        "norm.weight": network.norm.weight,
        "norm.bias": network.norm.bias,
        "tags.weight": network.tagger.weight.T,
        "tags.bias": network.tagger.bias,
        "tags.read": network.read.weight.T,
        "inner.weight": network.inner.weight.T,
        "inner.bias": network.inner.bias,
        "arc": network.arc,
        "label": network.label,
        "tags.count": torch.tensor(len(inventory.tags)),
    }
    for k, table in enumerate(network.tables):
        tensors[f"table.{k}"] = table.weight
    for k, layer in enumerate(network.layers):
        tensors[f"layer.{k}.weight"] = layer.linear.weight.T
        tensors[f"layer.{k}.bias"] = layer.linear.bias
    arrays: dict[str, NDArray[np.generic]] = {}
    for name, tensor in tensors.items():
        weights = tensor.detach().numpy()
        pack(arrays, name, weights if weights.ndim > 1 else weights.astype(np.float16))
    values: Mapping[str, Sequence[str]] = {
        **{str(k): column for k, column in enumerate(inventory.columns)},
        "tags": inventory.tags,
        "parts": inventory.parts,
        "labels": inventory.labels,
    }
    for name, lines in values.items():
        arrays[f"column.{name}"] = np.frombuffer("\n".join(lines).encode(), np.uint8)
    return arrays
