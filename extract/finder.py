"""What the two spaCy components share: a trained part and a background, read when first needed."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Collection
from pathlib import Path
from typing import Generic, TypeVar

from extract.background import Background, load_resources, load_shipped, write_background
from extract.resources import Resources

Model = TypeVar("Model")


class Finder(ABC, Generic[Model]):
    """A component with a trained part, which may be absent, and the background it works with."""

    def __init__(self, model: Model | Path | None = None) -> None:
        """Use `model`, or that in a folder, or no trained part."""
        self._model = model
        self._background: Background | None = None
        self._resources: Resources | None = None
        self._forget()

    @property
    def learnt(self) -> Model | None:
        """The trained part, read now if it has not been.

        Not called `model`: spaCy asks each component whether it has one, which would read it.
        """
        if isinstance(self._model, Path):
            self._model = self._read_model(self._model)
        return self._model

    @learnt.setter
    def learnt(self, model: Model | None) -> None:
        self._model = model
        self._forget()

    @property
    def background(self) -> Background:
        """The vocabulary and the user's files, those of the shipped pipeline unless set."""
        return self._background or load_shipped()

    @background.setter
    def background(self, background: Background | None) -> None:
        self._background, self._resources = background, None
        self._forget()

    @property
    def resources(self) -> Resources:
        """Lexicons, rules and ranks, read now if they have not been."""
        if self._resources is None:
            self._resources = load_resources(self.background)
        return self._resources

    @resources.setter
    def resources(self, resources: Resources) -> None:
        self._resources = resources
        self._forget()

    def to_disk(self, path: str | Path, *, exclude: Collection[str] = ()) -> None:
        """Write the model, where there is one, and the background to the folder `path`."""
        model = self.learnt
        if model is not None:
            self._write_model(model, Path(path))
        write_background(self.background, Path(path))

    @abstractmethod
    def _forget(self) -> None:
        """Forget what is made anew from the model and the resources."""

    @abstractmethod
    def _read_model(self, folder: Path) -> Model:
        """Read the trained part."""

    @abstractmethod
    def _write_model(self, model: Model, folder: Path) -> None:
        """Write the trained part."""
