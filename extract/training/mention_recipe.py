"""How the network that finds mentions is trained, as chosen on documents left out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Shape:
    """Sizes of what stands above the encoder, and shares of what training drops."""

    signs: int = 128
    hidden: int = 256
    pairs: int = 160
    """Columns in which the ends of relations are compared; only training needs them."""
    dropout: float = 0.1
    """In the encoder."""
    sign_dropout: float = 0.15
    output_dropout: float = 0.2


@dataclass(frozen=True, slots=True)
class Schedule:
    """How a network is trained: Adam with decoupled weight decay (Loshchilov and Hutter 2019).

    Rates rise to their full height in `warm_up` steps and then fall to nothing.
    """

    epochs: int = 5
    heard: int = 2
    """How often each text is read that another network has an opinion of."""
    characters: int = 900
    """In a batch, of texts of like length, unless one is longer."""
    together: tuple[int, int] = (60, 300)
    """Neighbours are read as one text of about as many characters as chance says, from - to."""
    alone: float = 0.25
    """Share of texts of one sentence: what finds mentions reads one at a time."""
    rate: float = 1e-4
    """Of the encoder."""
    top_rate: float = 1e-3
    """Of what stands above it."""
    decay: float = 0.01
    warm_up: int = 100
    clip: float = 1.0
    least: int = 2
    """Signs that stand less often are unknown."""
    bare: float = 0.1
    """Share of sentences that are shown without any sign."""
    related: float = 0.3
    """Weight of telling relations beside finding mentions: states that serve both."""


@dataclass(frozen=True, slots=True)
class Cut:
    """Which layers of the pretrained encoder are taken over, and how many inner columns."""

    layers: Sequence[int]
    inner: int


@dataclass(frozen=True, slots=True)
class Recipe:
    """A large network learns first; a small one, which is kept, learns from it too."""

    shape: Shape = field(default_factory=Shape)
    schedule: Schedule = field(default_factory=Schedule)
    large: Cut = field(default_factory=lambda: Cut(range(4), 2048))
    small: Cut = field(default_factory=lambda: Cut(range(2), 1024))
    seed: int = 1
