"""The encoder of `extract.encoder` in torch, for training only."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional

from extract.encoder import Encoder, Layer, quantise
from extract.encoder.steps import HEAD

Floats = NDArray[np.float32]
EPSILON = 1e-12


class EncoderLayer(nn.Module):  # type: ignore[misc]
    """One layer, started with the weights of one of an Encoder."""

    def __init__(self, layer: Layer, dropout: float) -> None:
        """Take over the weights."""
        super().__init__()
        self.attend = _to_linear(layer.attend, layer.attend_bias)
        self.join = _to_linear(layer.join, layer.join_bias)
        self.join_norm = _to_norm(layer.join_norm)
        self.inner = _to_linear(layer.inner, layer.inner_bias)
        self.outer = _to_linear(layer.outer, layer.outer_bias)
        self.outer_norm = _to_norm(layer.outer_norm)
        self.dropout = dropout

    def forward(self, states: Tensor, heard: Tensor) -> Tensor:
        """Give the states of texts, (texts, characters, width), of what is `heard` in each."""
        dropped = self.dropout if self.training else 0.0
        asked = self.attend(states).unflatten(2, (3, -1, HEAD))
        query, key, value = asked.permute(2, 0, 3, 1, 4)
        told = functional.scaled_dot_product_attention(query, key, value, heard, dropped)
        joined = self.join(told.transpose(1, 2).flatten(2))
        states = self.join_norm(states + functional.dropout(joined, dropped))
        outer = self.outer(functional.gelu(self.inner(states)))
        found: Tensor = self.outer_norm(states + functional.dropout(outer, dropped))
        return found

    def to_layer(self) -> Layer:
        """Give the weights as numpy runs them, to the precision of the file."""
        return Layer(
            *_from_linear(self.attend),
            *_from_linear(self.join),
            _from_norm(self.join_norm),
            *_from_linear(self.inner),
            *_from_linear(self.outer),
            _from_norm(self.outer_norm),
        )


class EncoderNetwork(nn.Module):  # type: ignore[misc]
    """An encoder that can learn, started with the weights of another."""

    def __init__(self, encoder: Encoder, dropout: float) -> None:
        """Take over the weights."""
        super().__init__()
        self.table = nn.Embedding.from_pretrained(torch.tensor(encoder.table), freeze=False)
        self.places = nn.Parameter(torch.tensor(encoder.places))
        self.norm = _to_norm(encoder.norm)
        self.layers = nn.ModuleList(EncoderLayer(layer, dropout) for layer in encoder.layers)
        self.dropout = dropout

    def forward(self, rows: Tensor, inside: Tensor) -> Tensor:
        """Give (texts, characters, width) of numbers that have a row before and after them.

        `inside` tells a text's characters from what stands after its end, which nobody hears.
        """
        heard = functional.pad(inside, (2, 0), value=True)[:, None, None]
        summed = self.norm(self.table(rows) + self.places[: rows.shape[1]])
        states = functional.dropout(summed, self.dropout, self.training)
        for layer in self.layers:
            states = layer(states, heard)
        return states[:, 1:-1]

    def to_encoder(self, characters: Mapping[str, int]) -> Encoder:
        """Give the weights as numpy runs them, to the precision of the file."""
        return Encoder(
            characters,
            quantise(_to_array(self.table.weight)),
            quantise(_to_array(self.places)),
            _from_norm(self.norm),
            tuple(layer.to_layer() for layer in self.layers),
        )


def _to_linear(weights: Floats, bias: Floats) -> nn.Linear:
    linear = nn.Linear(*weights.shape)
    with torch.no_grad():
        linear.weight.copy_(torch.tensor(weights.T.copy()))
        linear.bias.copy_(torch.tensor(bias))
    return linear


def _to_norm(rows: Floats) -> nn.LayerNorm:
    norm = nn.LayerNorm(rows.shape[1], eps=EPSILON)
    with torch.no_grad():
        norm.weight.copy_(torch.tensor(rows[0]))
        norm.bias.copy_(torch.tensor(rows[1]))
    return norm


def _from_linear(linear: nn.Linear) -> tuple[Floats, Floats]:
    return quantise(_to_array(linear.weight).T.copy()), _to_array(linear.bias)


def _from_norm(norm: nn.LayerNorm) -> Floats:
    return np.stack([_to_array(norm.weight), _to_array(norm.bias)])


def _to_array(values: Tensor) -> Floats:
    return np.asarray(values.detach().float().numpy(), np.float32)
