"""Vectors of words that a large corpus taught: what a word is like that no annotated text has.

`words.npz` is made by `build_vectors.py` of the vectors in the package Synonyms (MIT); `SOURCE.md`
tells more.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

from extract.pretrained.recurrent import Floats

WORDS = Path(__file__).with_name("words.npz")


@dataclass(frozen=True, slots=True)
class Vectors:
    """The row of each word in `table`, whose last row is zero and stands for all other words."""

    rows: Mapping[str, int]
    table: Floats

    def find(self, word: str) -> int:
        """Give the row of a word, or of its longest ending of two characters or more."""
        rows = self.rows
        if word in rows:
            return rows[word]
        ends = (rows.get(word[start:]) for start in range(1, len(word) - 1))
        return next((row for row in ends if row is not None), len(self.table) - 1)


@cache
def load_vectors() -> Vectors:
    """Load the vectors, each of length one or less."""
    with np.load(WORDS, allow_pickle=False) as file:
        words = file["words"].tobytes().decode().split("\n")
        table = file["vectors"].astype(np.float32) * file["scale"]
    empty = np.zeros((1, table.shape[1]), np.float32)
    return Vectors({word: row for row, word in enumerate(words)}, np.concatenate([table, empty]))
