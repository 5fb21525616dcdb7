"""A model together with the lexicon and rules of a pipeline, ready to read documents."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from extract.read_rules import Rules
from extract.tagging.gazetteer import Attestations
from extract.tagging.model import Model
from extract.tagging.tagger import Line, Tagged, tag, to_passages

ANNOTATED = "annotated"
"""Stands for all annotated texts together, which are one document to whom reads another."""


class Knowledge(Protocol):
    """What a pipeline knows besides: rules, and the tags of words."""

    @property
    def rules(self) -> Rules:
        """Forms and compounds."""

    @property
    def tags(self) -> Mapping[str, str]:
        """The part of speech of each word."""


class Reader:
    """Reads the lines of one document at a time."""

    def __init__(self, model: Model, lexicon: Mapping[str, str], knowledge: Knowledge) -> None:
        """Join what annotators and lexicons say of terms."""
        attestations = Attestations(lexicon)
        for term, counts in model.terms.items():
            for class_, (count, documents) in counts.items():
                attestations.add(ANNOTATED, term, class_, count, documents)
        self.gazetteer = attestations.to_gazetteer()
        self.network = model.network
        self.knowledge = knowledge

    def read(self, lines: Sequence[Line]) -> list[list[Tagged]]:
        """Give the mentions of each line."""
        knowledge = self.knowledge
        passages = to_passages(lines, self.gazetteer, knowledge.rules, knowledge.tags)
        return tag(self.network, passages)
