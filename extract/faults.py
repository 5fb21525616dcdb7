"""What is raised where a pipeline, a lexicon or a rule file is not what it should be."""

from __future__ import annotations

from corpus import Fault


class PipelineError(ValueError):
    """The pipeline asked for is not there or is not Chinese; shows the name and what to do."""


class DataError(ValueError):
    """A lexicon or rule file is faulty; carries every fault found in it."""

    def __init__(self, *faults: Fault) -> None:
        self.faults = faults
        super().__init__("\n".join(map(str, faults)))
