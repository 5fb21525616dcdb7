"""Long texts cut into windows that overlap, and windows put together into batches."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

Window = tuple[int, int, int]
"""The number of a text, and the characters [start, end) of it."""

OVERLAP = 64
"""Characters that two windows of a long text share; each counts where it has more around it."""

SIZE = 512
"""Characters of a batch: their inner states just fit into the processor's cache."""


def to_windows(length: int, most: int) -> Iterator[tuple[int, int]]:
    """Cut a text of this length into windows of at most `most` characters; none of nothing."""
    start = 0
    while start + most < length:
        yield start, start + most
        start += most - OVERLAP
    if length:
        yield start, length


def to_batches(windows: Sequence[Window]) -> Iterator[list[Window]]:
    """Put windows together, in their order."""
    batch: list[Window] = []
    size = 0
    for window in windows:
        length = window[2] - window[1] + 2
        if batch and size + length > SIZE:
            yield batch
            batch, size = [], 0
        batch.append(window)
        size += length
    if batch:
        yield batch
