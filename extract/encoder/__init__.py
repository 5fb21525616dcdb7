"""The character encoder that mentions and relations share: texts in, states of characters out."""

from extract.encoder.files import NAME, quantise, read_encoder, write_encoder
from extract.encoder.layers import Encoder, Layer
from extract.encoder.shared import SHIPPED, STATES, recall_states
from extract.encoder.windows import to_windows

__all__ = [
    "NAME",
    "SHIPPED",
    "STATES",
    "Encoder",
    "Layer",
    "quantise",
    "read_encoder",
    "recall_states",
    "to_windows",
    "write_encoder",
]
