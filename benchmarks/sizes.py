"""What every benchmark of the exports does alike: a size, a clock, a table."""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, fields


@dataclass(frozen=True, slots=True)
class Size:
    """How many rows are drawn, and what they make in a property graph.

    >>> FULL.nodes, FULL.edges
    (100000, 300000)
    """

    entities: int
    claims: int
    pieces: int
    links: int

    @property
    def nodes(self) -> int:
        """Claims and pieces of evidence are nodes, too."""
        return self.entities + self.claims + self.pieces

    @property
    def edges(self) -> int:
        """A claim has one and its two ends, a piece of evidence its claim and document."""
        return 3 * self.claims + 2 * self.pieces + self.links

    def times(self, factor: float) -> Size:
        """Give a size that is larger by a factor."""
        return Size(*(int(getattr(self, field.name) * factor) for field in fields(self)))


FULL = Size(20_000, 70_000, 10_000, 70_000)


def read_size(description: str | None, argv: Sequence[str] | None) -> Size:
    """Read from the command line which size is asked for."""
    parser = argparse.ArgumentParser(
        description=description, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--small", action="store_const", const=0.03, dest="scale")
    parser.add_argument("--scale", type=float, help="a part of the full size")
    parser.set_defaults(scale=1.0)
    return FULL.times(parser.parse_args(argv).scale)


def measure(
    work: Callable[[], object], times: int = 3, clock: Callable[[], float] = time.process_time
) -> float:
    """Give the least seconds that `work` takes, of the processor if no other clock is given."""
    seconds = []
    for _ in range(times):
        start = clock()
        work()
        seconds.append(clock() - start)
    return min(seconds)


def to_table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Give a Markdown table; seconds and ratios have three digits that count.

    >>> print(to_table(["what", "s"], [("open", 0.012345), ("all", 12345.6)]))
    | what | s |
    |---|---|
    | open | 0.0123 |
    | all | 12300 |
    """
    cells = [list(head), *([_to_cell(cell) for cell in row] for row in rows)]
    first, *others = (f"| {' | '.join(line)} |" for line in cells)
    return "\n".join([first, "|" + "---|" * len(head), *others])


def _to_cell(value: object) -> str:
    if not isinstance(value, float):
        return str(value)
    exact = f"{value:.3g}"
    return f"{float(exact):.0f}" if "e" in exact and value >= 1 else exact
