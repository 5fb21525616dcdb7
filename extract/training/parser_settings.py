"""Sizes of the parser's network and how it is trained, as chosen on the development part."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Shape:
    """Sizes of the network and shares of what training drops."""

    embeddings: tuple[int, ...] = (100, 50, 50, 20, 20, 30, 20, 100)
    width: int = 256
    layers: int = 4
    arc: int = 200
    label: int = 56
    dropout: float = 0.12
    word_dropout: float = 0.15


@dataclass(frozen=True, slots=True)
class Schedule:
    """How the network is trained; `average` is the share kept of the averaged weights a step."""

    epochs: int = 14
    words: int = 300
    rate: float = 2e-3
    warm_up: int = 100
    clip: float = 5.0
    average: float = 0.998
