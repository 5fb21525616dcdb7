"""The spaCy component `xinzhi_relations`: `doc._.relations` from `doc._.mentions`."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from extract.encode import encode
from extract.match import find_relations
from extract.resources import Resources

# `force` lets the module be imported again.
Doc.set_extension("relations", default=(), force=True)
Doc.set_extension("topic", default=(), force=True)


class RelationFinder:
    """Finds what a sentence states of its mentions.

    After the call `doc._.relations` holds each `Found`, and `doc._.topic` the mentions the sentence
    is about, which a later sentence may take up. Finds nothing before `resources` is set.
    """

    resources: Resources | None = None

    def __call__(self, doc: Doc) -> Doc:
        """Set the relations of a document of one sentence."""
        if self.resources is not None and doc._.mentions:
            rules = self.resources.rules
            encoded = encode(doc.text, doc._.mentions, self.resources.ranks)
            doc._.relations = find_relations(encoded, rules.relations, rules.discourse)
            doc._.topic = rules.discourse.find_topic(encoded)
        return doc


@Language.factory("xinzhi_relations")
def to_relation_finder(nlp: Language, name: str) -> RelationFinder:
    """Make the component; load_pipeline hands it its resources."""
    return RelationFinder()
