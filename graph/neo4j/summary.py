"""What a load did, in the server's own counts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from neo4j import SummaryCounters


@dataclass(frozen=True, slots=True)
class LoadSummary:
    """The server's counters over all statements, and how many rows stood there already."""

    nodes_created: int
    nodes_deleted: int
    relationships_created: int
    relationships_deleted: int
    properties_set: int
    labels_added: int
    labels_removed: int
    unchanged: int

    def __str__(self) -> str:
        """Give one line, in Chinese and English."""
        return (
            f"节点 nodes +{self.nodes_created} -{self.nodes_deleted}，"
            f"关系 relationships +{self.relationships_created} -{self.relationships_deleted}，"
            f"属性 properties set {self.properties_set}，未变 unchanged {self.unchanged}"
        )

    @property
    def wrote(self) -> bool:
        """Whether anything on the server was changed."""
        return self != LoadSummary(0, 0, 0, 0, 0, 0, 0, self.unchanged)


def to_summary(counters: Sequence[SummaryCounters], unchanged: int) -> LoadSummary:
    """Add up the counters of all statements."""
    return LoadSummary(
        sum(row.nodes_created for row in counters),
        sum(row.nodes_deleted for row in counters),
        sum(row.relationships_created for row in counters),
        sum(row.relationships_deleted for row in counters),
        sum(row.properties_set for row in counters),
        sum(row.labels_added for row in counters),
        sum(row.labels_removed for row in counters),
        unchanged,
    )
