"""What is raised where a pipeline, a lexicon or a rule file is not what it should be."""

from __future__ import annotations

from corpus import Fault


class PipelineError(ValueError):
    """The pipeline asked for is not there or is not Chinese; shows the name and what to do."""


def to_lacking(package: str) -> Fault:
    """Give the fault of training without a package that only training needs."""
    what, zh = "is needed for training, and not installed here", "训练需要这个包，而这里没有安装"
    return Fault(package, what, "expected the extra train", zh=f"{zh}，请装上 xinzhi[train]")


class DataError(ValueError):
    """A lexicon or rule file is faulty; carries every fault found in it."""

    def __init__(self, *faults: Fault) -> None:
        self.faults = faults
        super().__init__("\n".join(map(str, faults)))
