"""What stands in a column is what its heading says: under 特色产业 the cell 陶瓷、茶叶 tells two.

Rows reach extraction as sentences with | between their cells, the row of headings first.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from extract.candidate import Candidate
from extract.cells import Cell, to_cells
from extract.encode import find_groups
from extract.linking import Said
from extract.match import Found
from extract.model import Qualifiers

RULE = "under-its-heading"

CLASSES = frozenset({"Industry", "Technology", "Factor", "Policy", "ProductiveForce"})
"""Classes of headings that name what stands under them."""

MEMBERS = CLASSES | {"Concept", "Process"}
"""Classes of what is one of these."""

SHORTEST = 3
"""Characters of the shortest heading that says more than what is in every table: 产业, 技术."""


def set_table_kinds(
    texts: Sequence[str], mentions: Sequence[Sequence[Candidate]], said: Sequence[Said]
) -> list[Said]:
    """Give what sentences say with each member of a cell as one of what heads its column.

    A cell counts that holds mentions and the marks between them alone.
    """
    told: list[Said] = []
    headings: tuple[Candidate | None, ...] = ()
    rows = 0
    for text, found, one in zip(texts, mentions, said, strict=True):
        cells = to_cells(text)
        rows = rows + 1 if len(cells) > 1 else 0
        if rows == 1:
            headings = tuple(_find_heading(text, found, cell) for cell in cells)
        elif rows and len(cells) == len(headings):
            stated = {frozenset((each.head, each.tail)) for each in one.relations}
            new = _state(text, found, cells, headings, rows - 1)
            added = [each for each in new if frozenset((each.head, each.tail)) not in stated]
            one = replace(one, relations=(*one.relations, *added))
        told.append(one)
    return told


def _find_heading(text: str, mentions: Sequence[Candidate], cell: Cell) -> Candidate | None:
    """Find the mention that is all of a heading."""
    words = text[slice(*cell)].strip()
    for one in mentions:
        if cell.start <= one.start and one.end <= cell.end and text[one.start : one.end] == words:
            return one if one.class_ in CLASSES and len(words) >= SHORTEST else None
    return None


def _state(
    text: str,
    mentions: Sequence[Candidate],
    cells: Sequence[Cell],
    headings: Sequence[Candidate | None],
    above: int,
) -> Iterator[Found]:
    groups = find_groups(text, mentions)
    for cell, heading in zip(cells, headings, strict=True):
        if heading is None:
            continue
        whole = (group for group in groups if (group.start, group.end) == cell)
        for one in (one for group in whole for one in group.members):
            if one.class_ in MEMBERS:
                yield Found(one, "is_a", heading, RULE, Qualifiers(), (*cell,), tail_above=above)
