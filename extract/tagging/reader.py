"""A model together with the lexicon and rules of a pipeline, ready to read documents."""

from __future__ import annotations

from collections.abc import Sequence

from extract.resources import Resources
from extract.tagging.gazetteer import Attestations
from extract.tagging.model import Model
from extract.tagging.tagger import Line, Tagged, tag, to_passages

ANNOTATED = "annotated"
"""Stands for all annotated texts together, which are one document to whom reads another."""


class Reader:
    """Reads the lines of one document at a time."""

    def __init__(self, model: Model, resources: Resources) -> None:
        """Join what annotators and lexicons say of terms."""
        attestations = Attestations(resources.lexicon.terms)
        for term, counts in model.terms.items():
            for class_, (count, documents) in counts.items():
                attestations.add(ANNOTATED, term, class_, count, documents)
        self.gazetteer = attestations.to_gazetteer()
        self.network = model.network
        self.resources = resources

    def read(self, lines: Sequence[Line]) -> list[list[Tagged]]:
        """Give the mentions of each line."""
        rules, tags = self.resources.rules, self.resources.tags
        return tag(self.network, to_passages(lines, self.gazetteer, rules, tags))
