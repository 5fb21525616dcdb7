"""What a transformer's layer is made of, over rows of numbers, in numpy."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Bounds = tuple[int, int]
"""Where a text begins and ends among the rows of several."""

HEAD = 64
"""Columns of one head of attention."""

STEEP = np.float32(60)
"""The size of a score up to which its exponential, summed over a text, stays within its range."""


def attend(asked: Floats, bounds: Sequence[Bounds]) -> Floats:
    """Give what each character hears in its own text, the heads side by side."""
    length, width = len(asked), asked.shape[1] // 3
    heard = np.empty((length, width), np.float32)
    heads = heard.reshape(length, -1, HEAD).transpose(1, 0, 2)
    query, key, value = asked.reshape(length, 3, -1, HEAD).transpose(1, 2, 0, 3)
    for start, end in bounds:
        shares = query[:, start:end] @ key[:, start:end].swapaxes(-1, -2)
        shares *= np.float32(HEAD**-0.5)
        if max(shares.max(), -shares.min()) > STEEP:
            shares -= shares.max(-1, keepdims=True)
        np.exp(shares, out=shares)
        # Their sum, as a product: that is quicker than `sum` for rows as short as these.
        total = shares @ np.ones((end - start, 1), np.float32)
        here = heads[:, start:end]
        np.matmul(shares, value[:, start:end], out=here)
        here /= total
    return heard


def normalise(values: Floats, norm: Floats) -> Floats:
    """Bring each row to mean nothing and variance one, then scale and shift; in place."""
    return scale(values, to_share(centre(values)), norm)


def centre(values: Floats) -> Floats:
    """Bring each row to mean nothing; in place."""
    width = values.shape[-1]
    values -= (values @ np.full(width, 1 / width, np.float32))[:, None]
    return values


def to_share(values: Floats) -> Floats:
    """Give by what to multiply rows of mean nothing for a variance of one."""
    spread = np.einsum("ij,ij->i", values, values) / np.float32(values.shape[-1])
    return np.asarray(1 / np.sqrt(spread + np.float32(1e-12)))[:, None]


def scale(values: Floats, share: Floats, norm: Floats) -> Floats:
    """Multiply each row by its share, each column by its factor, add its summand; in place."""
    values *= share
    values *= norm[0]
    values += norm[1]
    return values


def gelu(values: Floats) -> Floats:
    """Apply the Gaussian error linear unit by its form with the hyperbolic tangent."""
    inner = values * values
    inner *= np.float32(0.044715)
    inner += np.float32(1)
    inner *= values
    inner *= np.float32((2 / np.pi) ** 0.5)
    np.tanh(inner, out=inner)
    inner += np.float32(1)
    inner *= values
    inner *= np.float32(0.5)
    return inner
