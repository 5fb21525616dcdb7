"""Word vectors from plain text: what stands around a word, reduced to a few dimensions.

Positive pointwise mutual information of words with their neighbours at each of four places, then a
truncated singular value decomposition (Levy, Goldberg 2014, "Neural word embedding as implicit
matrix factorization"; the contexts' frequencies smoothed as in Levy, Goldberg, Dagan 2015).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_matrix, csr_matrix
from scipy.sparse.linalg import svds

PLACES = (-2, -1, 1, 2)
SEEN = 3
"""How often a word stands in the text before it has a vector."""

NEIGHBOURS = 6_000
"""So many of the commonest words are told apart as neighbours."""

SMOOTHING = 0.75
LENGTH = 0.5
"""Of each vector."""


def train_vectors(
    sentences: Sequence[Sequence[str]], size: int, seed: int
) -> tuple[list[str], NDArray[np.float32]]:
    """Give the words, the commonest first, and a vector of `size` for each.

    With fewer words than `size` the last places are zero.
    """
    counts = Counter(word for words in sentences for word in words)
    ranked = sorted(counts, key=lambda word: (-counts[word], word))
    words = [word for word in ranked if counts[word] >= SEEN]
    matrix = _to_information(_count_neighbours(sentences, words))
    start = np.random.default_rng(seed).normal(size=min(matrix.shape))
    kept = min(size, min(matrix.shape) - 1)
    left, values, _ = svds(matrix, k=kept, v0=start)
    order = np.argsort(-values)
    vectors = np.zeros((len(words), size))
    vectors[:, :kept] = left[:, order] * np.sqrt(values[order])
    norms = np.linalg.norm(vectors, axis=1, keepdims=True)
    return words, (LENGTH * vectors / (norms + 1e-9)).astype(np.float32)


def _count_neighbours(sentences: Sequence[Sequence[str]], words: Sequence[str]) -> csr_matrix:
    """Count (word, place and neighbour); all rarer neighbours are one."""
    rows = {word: row for row, word in enumerate(words)}
    neighbours = {word: column for column, word in enumerate(words[:NEIGHBOURS], 1)}
    width = len(neighbours) + 1
    found: list[tuple[int, int]] = []
    for sentence in sentences:
        columns = [neighbours.get(word, 0) for word in sentence]
        for i, word in enumerate(sentence):
            row = rows.get(word)
            if row is None:
                continue
            for k, place in enumerate(PLACES):
                if 0 <= i + place < len(sentence):
                    found.append((row, k * width + columns[i + place]))
    places = np.array(found, dtype=np.int64).reshape(-1, 2).T
    shape = (len(words), len(PLACES) * width)
    return coo_matrix((np.ones(places.shape[1]), tuple(places)), shape=shape).tocsr()


def _to_information(counts: csr_matrix) -> csr_matrix:
    of_words = np.asarray(counts.sum(axis=1)).ravel()
    of_neighbours = np.asarray(counts.sum(axis=0)).ravel() ** SMOOTHING
    of_neighbours /= of_neighbours.sum()
    cells = counts.tocoo()
    values = np.log(cells.data / of_words[cells.row] / of_neighbours[cells.col])
    return csr_matrix((np.maximum(values, 0), (cells.row, cells.col)), shape=counts.shape)
