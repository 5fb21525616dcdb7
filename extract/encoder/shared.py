"""States that several readers of one document need are found once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from extract.encoder.files import read_encoder
from extract.encoder.layers import Encoder
from extract.encoder.steps import Floats

STATES = 512
"""Numbers that the states of a character have."""

SHIPPED = Path(__file__).parents[1] / "zh_xinzhi" / "xinzhi_mentions"
"""The trained files of mentions, the encoder among them, unless a pipeline brings its own."""


@dataclass(slots=True)
class _Memory:
    encoder: Encoder | None = None
    states: dict[str, Floats] = field(default_factory=dict)


_last = _Memory()


def recall_states(texts: Sequence[str], encoder: Encoder | None = None) -> list[Floats]:
    """Give the states of texts, (characters, STATES) each, kept from the last call if it can be.

    Mentions and relations of a document are found one after the other, from the same states. The
    encoder is the shipped one where none is given.
    """
    encoder = encoder or read_encoder(SHIPPED)
    if _last.encoder is not encoder or any(text not in _last.states for text in texts):
        _last.states = dict(zip(texts, encoder.read(texts), strict=True))
        _last.encoder = encoder
    return [_last.states[text] for text in texts]
