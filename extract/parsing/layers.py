"""What the parser's network is made of, in numpy."""

from __future__ import annotations

from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Array: TypeAlias = NDArray[np.float32]

SLOPE = np.float32(0.1)
"""Of the leaky rectifier."""


def run_layer(x: Array, weight: Array, bias: Array) -> Array:
    """Run a bidirectional layer over the rows of x, which are as wide as its output.

    The columns of `weight` are the forget gates, the reset gates and the input, each first of the
    forward half, then of the backward half.
    """
    width = x.shape[1]
    half = width // 2
    given = x @ weight
    given += bias
    gates = given[:, : 2 * width]
    np.negative(gates, out=gates)
    np.exp(gates, out=gates)
    gates += 1
    np.reciprocal(gates, out=gates)
    forget, reset = gates[:, :width], gates[:, width:]
    state = (1 - forget) * given[:, 2 * width :]
    forget = np.hstack([forget[:, :half], forget[::-1, half:]])
    state[:, half:] = state[::-1, half:]
    before = state[0]
    kept = np.empty_like(before)
    for gate, row in zip(forget[1:], state[1:], strict=True):
        np.multiply(gate, before, kept)
        row += kept
        before = row
    state[:, half:] = state[::-1, half:]
    np.tanh(state, out=state)
    state -= x
    state *= reset
    state += x
    return state


def with_one(x: Array) -> Array:
    """Append a column of ones."""
    result: Array = np.hstack([x, np.ones((len(x), 1), np.float32)])
    return result


def rectify(x: Array) -> Array:
    """Keep what is positive, and a tenth of the rest."""
    result: Array = np.maximum(x, SLOPE * x)
    return result
