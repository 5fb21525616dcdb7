"""What large corpora taught others: states of characters and vectors of words."""

from extract.pretrained.batches import Batch, to_batches
from extract.pretrained.lac import STATES, recall_states, to_states
from extract.pretrained.recurrent import run_gru, run_lstm
from extract.pretrained.vectors import Vectors, load_vectors

__all__ = [
    "STATES",
    "Batch",
    "Vectors",
    "load_vectors",
    "recall_states",
    "run_gru",
    "run_lstm",
    "to_batches",
    "to_states",
]
