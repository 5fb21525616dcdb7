"""The parser's network as it is trained, with torch; `extract/parsing/network.py` runs it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional as f

from extract.parsing.columns import COLUMNS, DISTRIBUTED
from extract.training.parser_settings import Shape

SLOPE = 0.1


@dataclass(frozen=True, slots=True)
class Inventory:
    """The values of each column, in their rows' order from 1, and the classes to predict."""

    columns: tuple[tuple[str, ...], ...]
    tags: tuple[str, ...]
    parts: tuple[str, ...]
    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Logits:
    """What the network says of a batch; position 0 is the root."""

    tags: Tensor
    parts: Tensor
    arcs: Tensor
    dependents: Tensor
    heads: Tensor


class Recurrence(nn.Module):  # type: ignore[misc]
    """A bidirectional layer of simple recurrent units, as wide as its input."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.half = width // 2
        self.linear = nn.Linear(width, 3 * width)
        with torch.no_grad():
            self.linear.bias[:width] = 1.0

    def forward(self, x: Tensor, present: Tensor) -> Tensor:
        """Give the layer's output; `present` tells words from padding."""
        batch, _, width = x.shape
        forget, reset, given = self.linear(x).split(width, dim=-1)
        mask = present[..., None].float()
        forget = torch.sigmoid(forget) * mask + (1 - mask)
        added = (1 - forget) * given
        state = torch.zeros(batch, width)
        states = []
        for gate, new in zip(self.turn(forget).unbind(1), self.turn(added).unbind(1), strict=True):
            state = torch.addcmul(new, gate, state)
            states.append(state)
        reset = torch.sigmoid(reset)
        return x + reset * (torch.tanh(self.turn(torch.stack(states, 1))) - x)

    def turn(self, x: Tensor) -> Tensor:
        """Reverse the backward half in time."""
        return torch.cat([x[..., : self.half], x[..., self.half :].flip(1)], -1)


class ParserNetwork(nn.Module):  # type: ignore[misc]
    """Embeddings, recurrent layers, tags after the first of them, biaffine arcs and labels.

    `treebanks` is the number of treebanks that it learns from: each has a vector of its own in the
    input (Stymne et al. 2018, "Parser training with heterogeneous treebanks").
    """

    def __init__(
        self, shape: Shape, inventory: Inventory, treebanks: int, vectors: NDArray[np.float32]
    ) -> None:
        super().__init__()
        self.shape, self.inventory = shape, inventory
        sizes = zip(inventory.columns, shape.embeddings, strict=True)
        self.tables = nn.ModuleList(nn.Embedding(len(v) + 1, size) for v, size in sizes)
        for table in self.tables:
            nn.init.normal_(table.weight, 0, 0.1)
            nn.init.zeros_(table.weight[0])  # The unknown is like a column that was dropped.
        unknown = np.zeros((1, vectors.shape[1]), np.float32)
        self.tables[DISTRIBUTED].weight.data = torch.from_numpy(np.vstack([unknown, vectors]))
        self.tables[DISTRIBUTED].weight.requires_grad = False
        width = shape.width
        self.treebank = nn.Embedding(treebanks, width)
        nn.init.zeros_(self.treebank.weight)
        self.root = nn.Parameter(torch.randn(width) * 0.1)
        self.input = nn.Linear(sum(shape.embeddings), width)
        self.norm = nn.LayerNorm(width)
        self.layers = nn.ModuleList(Recurrence(width) for _ in range(shape.layers))
        classes = len(inventory.tags) + len(inventory.parts)
        self.tagger = nn.Linear(width, classes)
        self.read = nn.Linear(classes, width, bias=False)
        self.inner = nn.Linear(width, 2 * shape.arc + 2 * shape.label)
        self.arc = nn.Parameter(torch.zeros(shape.arc + 1, shape.arc))
        wide = shape.label + 1
        self.label = nn.Parameter(torch.zeros(wide, len(inventory.labels), wide))

    def forward(self, rows: Tensor, treebank: Tensor, present: Tensor) -> Logits:
        """Score a batch: `rows` (sentence, word, column), `present` with the root before."""
        x = self.embed(rows, treebank)
        tags = parts = x
        for number, layer in enumerate(self.layers):
            x = self.drop(layer(x, present))
            if number == 0:
                tags, parts = self.tagger(x).split(
                    [len(self.inventory.tags), len(self.inventory.parts)], dim=-1
                )
                x = x + self.read(torch.cat([tags.softmax(-1), parts.softmax(-1)], -1))
        inner = self.drop(f.leaky_relu(self.inner(x), SLOPE))
        arc, label = self.shape.arc, self.shape.label
        arc_heads, arc_dependents, heads, dependents = inner.split([arc, arc, label, label], -1)
        arcs = with_one(arc_dependents) @ self.arc @ arc_heads.transpose(1, 2)
        arcs = arcs.masked_fill(~present[:, None, :], -1e9)
        return Logits(tags, parts, arcs, with_one(dependents), with_one(heads))

    def embed(self, rows: Tensor, treebank: Tensor) -> Tensor:
        """Give the input of the layers, the root first."""
        columns = [table(rows[..., k]) for k, table in enumerate(self.tables)]
        if self.training:
            kept = torch.rand(*rows.shape[:2], COLUMNS) > self.shape.word_dropout
            columns = [column * kept[..., k, None] for k, column in enumerate(columns)]
        x = self.input(torch.cat(columns, -1)) + self.treebank(treebank)[:, None]
        x = torch.cat([self.root.expand(len(rows), 1, -1), x], 1)
        return self.drop(f.leaky_relu(self.norm(x), SLOPE))

    def score_labels(self, logits: Logits, heads: Tensor) -> Tensor:
        """Score the labels of each word under these heads."""
        above = heads[..., None].expand(-1, -1, logits.heads.shape[2])
        chosen = torch.gather(logits.heads, 1, above)
        return torch.einsum("bni,irj,bnj->bnr", logits.dependents, self.label, chosen)

    def drop(self, x: Tensor) -> Tensor:
        """Drop the same units at all words of a sentence, in training."""
        if not self.training:
            return x
        share = self.shape.dropout
        return x * (torch.rand(x.shape[0], 1, x.shape[2]) > share) / (1 - share)


def with_one(x: Tensor) -> Tensor:
    """Append a unit that is always one."""
    return torch.cat([x, torch.ones(*x.shape[:-1], 1)], -1)
