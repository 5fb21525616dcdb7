"""What classes and relations are called, for those who read."""

from __future__ import annotations

from collections.abc import Mapping

from ontology import Schema

Labels = Mapping[str, tuple[str, str]]
"""The Chinese and English label of each class and relation."""


def to_labels(schema: Schema) -> Labels:
    """Give the Chinese and English label of each class and relation, in the schema's order."""
    classes = {term.name: (term.zh, term.en) for term in schema.classes}
    return classes | {term.name: (term.zh, term.en) for term in schema.relations}
