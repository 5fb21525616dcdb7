"""The spaCy component `xinzhi_relations`: `doc._.relations` from `doc._.mentions`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from extract.encode import encode
from extract.match import find_relations
from extract.pairs.model import FILE, PairModel, read_model, write_model
from extract.pairs.reading import Reader, Reading
from extract.pairs.state import add_unjudged, to_founds
from extract.resources import HERE, Resources
from extract.rule import Rule

SHIPPED = HERE / "zh_xinzhi" / "xinzhi_relations"
"""Where the trained files of this package are."""

MOST = 60
"""Groups of mentions of the longest sentence that the model reads, whose pairs grow as the square;
the longest annotated one has 35."""

BATCH = 256
"""Sentences that the network reads together."""

TRUSTED = 0.5
"""The measured precision from which on a rule states relations of its own."""

# `force` lets the module be imported again.
Doc.set_extension("relations", default=(), force=True)
Doc.set_extension("topic", default=(), force=True)


class RelationFinder:
    """Finds what a sentence states of its mentions.

    After the call `doc._.relations` holds each `Found`, and `doc._.topic` the mentions the sentence
    is about, which a later sentence may take up. With a `model` it decides, and rules are part of
    what it reads; what rules say that it has not learnt to judge, a user's own, stands beside.
    Without one, and where a sentence is too long to be one, those rules alone decide that are right
    at least half of the time. Finds nothing before `resources` is set.
    """

    def __init__(self, model: PairModel | None = None) -> None:
        self.model = model
        self._resources: Resources | None = None
        self._reader: Reader | None = None
        self._rules: tuple[Rule, ...] = ()

    @property
    def resources(self) -> Resources | None:
        """What it works with, None before it is set."""
        return self._resources

    @resources.setter
    def resources(self, resources: Resources) -> None:
        self._resources = resources
        self._reader = Reader(resources.rules, resources.ranks)
        self._rules = tuple(
            rule
            for rule in resources.rules.relations
            if rule.confidence is None or rule.confidence >= TRUSTED
        )

    def __call__(self, doc: Doc) -> Doc:
        """Set the relations of a document of one sentence."""
        self.find_all([doc])
        return doc

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = BATCH) -> Iterator[Doc]:
        """Set the relations of many, so many of them at a time."""
        docs = iter(stream)
        while batch := [*islice(docs, batch_size)]:
            self.find_all(batch)
            yield from batch

    def find_all(self, docs: Sequence[Doc]) -> None:
        """Set the relations of documents of one sentence each, which is quicker than one by one."""
        resources = self._resources
        if resources is None or self._reader is None:
            return
        discourse = resources.rules.discourse
        readings: list[tuple[Doc, Reading]] = []
        for doc in docs:
            if not doc._.mentions:
                continue
            if self.model is None:
                encoded = encode(doc.text, doc._.mentions, resources.ranks)
            else:
                reading = self._reader.read(doc.text, doc._.mentions)
                encoded = reading.encoded
            doc._.topic = discourse.find_topic(encoded)
            if self.model is None or len(encoded.groups) > MOST:
                doc._.relations = find_relations(encoded, self._rules, discourse)
            else:
                readings.append((doc, reading))
        if self.model is None:
            return
        stated = self.model.find_all([reading for _, reading in readings], resources.ranks)
        for (doc, reading), chosen in zip(readings, stated, strict=True):
            founds = to_founds(chosen, reading, discourse, self.model.qualities)
            doc._.relations = add_unjudged(founds, reading, self.model.rules)

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:
        """Write the model, where there is one, to its file in the folder `path`."""
        if self.model is not None:
            write_model(self.model, Path(path))

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> RelationFinder:
        """Take the model from the folder `path`, or none where the folder has none."""
        self.model = read_model(Path(path)) if (Path(path) / FILE).exists() else None
        return self


@Language.factory("xinzhi_relations")
def to_relation_finder(nlp: Language, name: str) -> RelationFinder:
    """Make the component with the shipped model, if any; load_pipeline hands it its resources."""
    return RelationFinder().from_disk(SHIPPED)
