"""The best tree over arc scores: Chu and Liu (1965), Edmonds (1967), with a single root."""

from __future__ import annotations

from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Scores: TypeAlias = NDArray[np.floating]
Heads: TypeAlias = NDArray[np.intp]

NEVER = -1e9


def find_heads(scores: Scores) -> Heads:
    """Find the head of each word so that they make the best tree in which one word hangs on 0.

    `scores[i, j]` is the score of j as head of i; row 0, that of the root, is not read. The result
    has the same length, with 0 for the root itself.

    >>> find_heads(np.array([[0, 0, 0], [5.0, 0, 1], [6, 9, 0]])).tolist()
    [0, 0, 1]
    """
    scores = scores.astype(np.float64)
    scores[0] = NEVER
    np.fill_diagonal(scores, NEVER)
    heads = _find_best(scores)
    if np.count_nonzero(heads[1:] == 0) == 1 and not _find_cycle(heads):
        return heads
    return _find_rooted(scores)


def _find_rooted(scores: Scores) -> Heads:
    """Find the best tree of each word as the root, as long as one may beat the best so far."""
    words = np.arange(1, len(scores))
    roots = scores[1:, 0].copy()
    scores[1:, 0] = NEVER
    best = scores[1:].max(axis=1)
    bounds = best.sum() - best + roots
    value, heads = -np.inf, np.zeros(len(scores), np.intp)
    for root in (np.argsort(-bounds, kind="stable") + 1).tolist():
        if bounds[root - 1] <= value:
            break
        rooted = scores.copy()
        rooted[root] = NEVER
        rooted[root, 0] = roots[root - 1]
        tree = _find_tree(rooted)
        if (found := rooted[words, tree[1:]].sum()) > value:
            value, heads = found, tree
    return heads


def _find_best(scores: Scores) -> Heads:
    """Find the best head of each word, whether or not they make a tree."""
    heads: Heads = scores.argmax(axis=1)
    heads[0] = 0
    return heads


def _find_cycle(heads: Heads) -> list[int]:
    """Give the words of a cycle, or none."""
    seen = [0] * len(heads)
    seen[0] = -1
    follow = heads.tolist()
    for start in range(1, len(follow)):
        word = start
        while not seen[word]:
            seen[word] = start
            word = follow[word]
        if seen[word] == start:
            cycle = [word]
            while follow[cycle[-1]] != word:
                cycle.append(follow[cycle[-1]])
            return cycle
    return []


def _find_tree(scores: Scores) -> Heads:
    """Find the best tree by contracting cycles."""
    heads = _find_best(scores)
    cycle = np.array(_find_cycle(heads), dtype=np.intp)
    if not len(cycle):
        return heads
    outside = np.ones(len(scores), bool)
    outside[cycle] = False
    rest = outside.nonzero()[0]
    kept = scores[cycle, heads[cycle]]
    leaving = scores[rest[:, None], cycle]
    entering = scores[cycle[:, None], rest] - kept[:, None]
    smaller = np.full((len(rest) + 1, len(rest) + 1), NEVER)
    smaller[:-1, :-1] = scores[rest[:, None], rest]
    smaller[:-1, -1] = leaving.max(axis=1)
    smaller[-1, :-1] = entering.max(axis=0) + kept.sum()
    smaller[0] = NEVER
    np.fill_diagonal(smaller, NEVER)
    tree = _find_tree(smaller)
    for place, word in enumerate(rest[1:], 1):
        inside = tree[place] == len(rest)
        heads[word] = cycle[leaving[place].argmax()] if inside else rest[tree[place]]
    above = tree[-1]
    heads[cycle[entering[:, above].argmax()]] = rest[above]
    return heads
