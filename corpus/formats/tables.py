"""Tables without rules, told by the white between their cells."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.formats.page import Row, Segments

LEAST = 3
"""Lines of cells that are a table; fewer are not told from chance."""
LOOSE = 0.6
"""The text of a table without rules fills less than this share of its width."""


def find_loose(lines: Sequence[Segments]) -> frozenset[int]:
    """Find the lines of tables without rules: cells under cells, much white between."""
    found: set[int] = set()
    run: list[int] = []
    for at, segments in enumerate([*lines, []]):
        if run and not (_is_loose(segments) and _is_aligned(lines[run[-1]], segments)):
            found.update(run if len(run) >= LEAST else ())
            run = []
        if _is_loose(segments):
            run.append(at)
    return frozenset(found)


def _is_loose(segments: Segments) -> bool:
    if len(segments) < 2:
        return False
    filled = sum(row.words[-1].right - row.words[0].left for row in segments)
    return filled < LOOSE * (segments[-1].words[-1].right - segments[0].words[0].left)


def _is_aligned(above: Segments, below: Segments) -> bool:
    """Whether at least two cells stand under cells: at their left, their right, or centred."""
    return sum(any(_is_under(cell, other) for other in above) for cell in below) > 1


def _is_under(cell: Row, other: Row) -> bool:
    left = cell.words[0].left - other.words[0].left
    right = cell.words[-1].right - other.words[-1].right
    return min(abs(left), abs(right), abs(left + right) / 2) < 0.5 * cell.size
