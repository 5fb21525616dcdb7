"""Circles laid side by side: the large ones close to what they are tied to, the small below.

The map is wider than high (`WIDE`), as screens are. Nothing here is random.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from scipy.spatial import cKDTree

Points = npt.NDArray[np.float64]
"""Rows of x and y, or one number for each point."""
Places = npt.NDArray[np.intp]

WIDE = 1.8
"""How many times wider than high the map grows."""


def to_packed(radii: Sequence[float], ties: Points, gap: float) -> Points:
    """Place circles so that none comes nearer to another than `gap`, tied ones side by side.

    `ties[i, j]` says how strongly i and j pull at each other. The circles are placed in the order
    given, each where it touches two that stand already; the time grows with the cube of their
    number.
    """
    centres = np.zeros((len(radii), 2))
    for index in range(1, len(radii)):
        placed = centres[:index]
        reach = np.asarray(radii[:index]) + radii[index] + gap
        candidates = _find_candidates(placed, reach)
        away = np.hypot(*(candidates[:, None] - placed[None]).transpose(2, 0, 1))
        free = (away >= reach - 1e-6).all(axis=1)
        cost = np.hypot(candidates[:, 0] / WIDE, candidates[:, 1])
        pull = ties[index, :index]
        if pull.sum() > 0:
            cost = cost + 0.6 * away @ pull / pull.sum()
        centres[index] = candidates[free][np.argmin(cost[free])]
    return centres


def _find_candidates(placed: Points, reach: Points) -> Points:
    """Find all points at the distance `reach` from two placed centres, and those beside each."""
    beside = [
        placed + reach[:, None] * np.array([math.cos(turn), math.sin(turn)])
        for turn in (0.0, math.pi / 2, math.pi, 3 * math.pi / 2)
    ]
    first, second = np.triu_indices(len(placed), k=1)
    between = placed[second] - placed[first]
    apart = np.hypot(between[:, 0], between[:, 1])
    along = (apart**2 + reach[first] ** 2 - reach[second] ** 2) / (2 * apart)
    square = reach[first] ** 2 - along**2
    met = square >= 0
    first, between, apart, along = first[met], between[met], apart[met], along[met]
    across = np.sqrt(square[met])
    unit = between / apart[:, None]
    foot = placed[first] + along[:, None] * unit
    normal = np.stack([-unit[:, 1], unit[:, 0]], axis=1) * across[:, None]
    return np.concatenate([*beside, foot + normal, foot - normal])


def to_shelves(radii: Sequence[float], width: float, top: float, gap: float) -> Points:
    """Place circles in the order given in rows below `top`, each row centred and within `width`.

    A circle wider than `width` has a row of its own.
    """
    centres = np.zeros((len(radii), 2))
    start = 0
    while start < len(radii):
        end, taken = start + 1, 2 * radii[start]
        while end < len(radii) and taken + gap + 2 * radii[end] <= width:
            taken += gap + 2 * radii[end]
            end += 1
        left, high = -taken / 2, max(radii[start:end])
        for index in range(start, end):
            centres[index] = (left + radii[index], top + high)
            left += 2 * radii[index] + gap
        start, top = end, top + 2 * high + gap
    return centres


def to_separated(points: Points, radii: Points, room: Points, rounds: int = 150) -> Points:
    """Push apart the points that stand too near, a little each round.

    Two are too near where less than the smaller `room` of the two lies between their circles.
    """
    points = points.copy()
    for _ in range(rounds):
        first, second = _find_close(points, radii + room / 2)
        between = points[second] - points[first]
        apart = np.maximum(np.hypot(between[:, 0], between[:, 1]), 1e-3)
        wanted = radii[first] + radii[second] + np.minimum(room[first], room[second])
        short = np.maximum(wanted - apart, 0)
        if not (short > 0.5).any():
            break
        push = between / apart[:, None] * (short / 2)[:, None]
        for axis in (0, 1):
            points[:, axis] += np.bincount(second, push[:, axis], len(points))
            points[:, axis] -= np.bincount(first, push[:, axis], len(points))
    return points


def _find_close(points: Points, reach: Points) -> tuple[Places, Places]:
    """Find all pairs nearer than the sum of their reaches, and some others, in a fixed order.

    The few of long reach are compared with all, so that it does not make all others long.
    """
    usual = float(np.quantile(reach, 0.9))
    pairs = cKDTree(points).query_pairs(2 * usual, output_type="ndarray").astype(np.intp)
    (long,) = np.nonzero(reach > usual)
    away = np.hypot(*(points[long, None] - points[None]).transpose(2, 0, 1))
    row, other = np.nonzero(away < reach[long, None] + reach[None])
    far = np.stack([np.minimum(long[row], other), np.maximum(long[row], other)], axis=1)
    found = np.unique(np.concatenate([pairs, far[long[row] != other]]), axis=0)
    return found[:, 0], found[:, 1]
