"""A document made ready to learn mentions from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extract.tagging.passage import Passage
from extract.training.fit import Rows
from extract.training.located import Located


@dataclass(frozen=True, slots=True)
class Lesson:
    """A document made ready to learn from."""

    passages: Sequence[Passage]
    located: Sequence[tuple[Located, ...]]
    features: Sequence[Rows]
