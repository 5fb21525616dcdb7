"""Turtle files in; what in them breaks the shapes, and the shapes that matched nothing, out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, order=True)
class Violation:
    """A node that breaks a shape: `constraint` names it, `path` and `value` say where, if it does.

    `message` is in Chinese and English.
    """

    focus: str
    path: str
    value: str
    constraint: str
    message: str

    def __str__(self) -> str:
        """Give the violation on one line."""
        value = f" = {self.value}" if self.value else ""
        return f"{self.focus} {self.path}{value}: {self.message} [{self.constraint}]"


@dataclass(frozen=True, slots=True)
class Validation:
    """All violations, sorted, and the names of the shapes that no node was checked against.

    `matched` counts those that a node was checked against: with none, nothing was validated.
    """

    violations: tuple[Violation, ...]
    unmatched: tuple[str, ...]
    matched: int


def find_violations(graphs: Sequence[Path]) -> Validation:
    """Check Turtle files, taken together with the ontology, against its shapes.

    The ends of a claim are checked whatever its modality: it is checked as the triple that it
    would be if it were a fact. Raises `SourceError` where a file is not Turtle.
    """
    # 0.8 s of rdflib and pyshacl, for one command.
    from ontology.shacl import validate

    return validate(graphs)
