"""How the network that finds mentions is trained, as chosen on documents left out."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Shape:
    """Sizes of the network and shares of what training drops."""

    width: int = 160
    cells: int = 128
    dense_dropout: float = 0.3
    sign_dropout: float = 0.15
    character_dropout: float = 0.05
    input_dropout: float = 0.2
    output_dropout: float = 0.4


@dataclass(frozen=True, slots=True)
class Schedule:
    """How a network is trained: Adam (Kingma and Ba 2015) whose rate falls to nothing."""

    epochs: int = 7
    characters: int = 1200
    """In a batch, of sentences of one length, unless one is longer."""
    rate: float = 3e-3
    warm_up: int = 100
    clip: float = 2.0
    least: int = 2
    """Characters and signs that stand less often are unknown."""
    bare: float = 0.1
    """Share of sentences that are shown without any sign."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """How the network is built and trained."""

    shape: Shape = field(default_factory=Shape)
    schedule: Schedule = field(default_factory=Schedule)
    seeds: tuple[int, ...] = (1,)
    """A network is trained for each, and their scores are averaged."""
