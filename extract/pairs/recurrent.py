"""A recurrent layer over a batch of sequences, both directions at once, with numpy alone.

A batch is time-major: `inputs[direction, step, sequence]`, with `mask[step, sequence]` 1 inside a
sequence and 0 after its end. The backward direction starts in the zero state at each sequence's own
last step.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]


def run_lstm(inputs: Floats, weights: Floats, mask: Floats) -> Floats:
    """Give the states (step, sequence, 2 x width) of long short-term memory (Hochreiter 1997).

    `inputs` has 4 x width columns in the order input, forget, output, cell, biases added; `weights`
    is (2, width, 4 x width).
    """
    steps, width = _to_steps(inputs), weights.shape[-2]
    inside = _to_steps(np.stack([mask, mask])[..., None])
    states = np.zeros((*steps.shape[:3], width), np.float32)
    state, cell = np.zeros_like(states[0]), np.zeros_like(states[0])
    for step, given in enumerate(steps):
        scores = state @ weights + given
        sigmas = _sigmoid(scores[..., : 3 * width])
        new = np.tanh(scores[..., 3 * width :])
        cell = sigmas[..., width : 2 * width] * cell + sigmas[..., :width] * new
        cell *= inside[step]
        state = sigmas[..., 2 * width :] * np.tanh(cell)
        states[step] = state
    return _join(states)


def _to_steps(values: Floats) -> Floats:
    """Turn (direction, step, …) into (step, direction, …), the backward direction's end first."""
    return np.stack([values[0], values[1, ::-1]], 1)


def _join(states: Floats) -> Floats:
    return np.concatenate([states[:, 0], states[::-1, 1]], -1)


def _sigmoid(values: Floats) -> Floats:
    # By tanh, which numpy computes several elements at a time and which cannot overflow.
    return np.asarray(np.float32(0.5) * np.tanh(np.float32(0.5) * values) + np.float32(0.5))
