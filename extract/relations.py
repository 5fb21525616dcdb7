"""The spaCy component `xinzhi_relations`: `doc._.relations` from `doc._.mentions`."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from extract.annotations import get_mentions, set_relations
from extract.background import (
    Background,
    from_text,
    load_resources,
    load_shipped,
    read_background,
    write_background,
)
from extract.candidate import Candidate
from extract.encode import encode
from extract.linking import Said, link, to_placed
from extract.match import find_relations
from extract.mending import Mender, drop_rejected, set_columns, set_targets, to_mender
from extract.pairs.inputs import read_inputs
from extract.pairs.model import FILE, PairModel, read_model, write_model
from extract.pairs.qualities import qualify
from extract.pairs.reading import Reader, Reading
from extract.pairs.state import add_unjudged, to_founds
from extract.parts import to_headings, to_parts, to_plain_texts
from extract.resources import HERE, Resources
from extract.rule import Rule
from extract.threads import in_one_thread

SHIPPED = HERE / "zh_xinzhi" / "xinzhi_relations"
"""Where the trained files of this package are."""

MOST = 60
"""Groups of mentions of the longest sentence that the model reads, whose pairs grow as the square;
the longest annotated one has 35."""

BATCH = 1000
"""Sentences that the network reads together."""

TRUSTED = 0.5
"""The measured precision from which on a rule states relations of its own."""


class RelationFinder:
    """Finds what the sentences of a document state of its mentions.

    After the call `doc._.relations` holds each relation. A subject that a sentence takes up by a
    pronoun is that of a sentence before it in its paragraph, or else of the heading; headings state
    nothing themselves. A trained part decides, and rules are part of what it reads; what rules say
    that it has not learnt to judge, a user's own, stands beside. Without one, and where a
    sentence is too long to be one, those rules alone decide that are right at least half of the
    time. Trained files and background are read when they are first needed.
    """

    def __init__(self) -> None:
        """Use no trained part, until `learnt` is set or `from_disk` finds one."""
        self._model: PairModel | Path | None = None
        self._background: Background | None = None
        self._resources: Resources | None = None
        self._reader: Reader | None = None
        self._rules: tuple[Rule, ...] = ()
        self._mender: Mender | None = None

    @property
    def learnt(self) -> PairModel | None:
        """The trained part, read now if it has not been.

        Not called `model`: spaCy asks each component whether it has one, which would read it.
        """
        if isinstance(self._model, Path):
            self._model = read_model(self._model)
        return self._model

    @learnt.setter
    def learnt(self, model: PairModel | None) -> None:
        self._model = model

    @property
    def background(self) -> Background:
        """The vocabulary and the user's files, those of the shipped pipeline unless set."""
        return self._background or load_shipped()

    @background.setter
    def background(self, background: Background | None) -> None:
        self._background, self._resources = background, None

    @property
    def resources(self) -> Resources:
        """Lexicons, rules and ranks, read now if they have not been."""
        if self._resources is None:
            self.resources = load_resources(self.background)
            return self.resources
        return self._resources

    @resources.setter
    def resources(self, resources: Resources) -> None:
        self._resources = resources
        self._reader = Reader(resources.rules, resources.ranks)
        self._mender = to_mender(resources.rules.lists)
        self._rules = tuple(
            rule
            for rule in resources.rules.relations
            if rule.confidence is None or rule.confidence >= TRUSTED
        )

    @property
    def labels(self) -> tuple[str, ...]:
        """The names of the relations."""
        return tuple(from_text(self.background.vocabulary).relations)

    def __call__(self, doc: Doc) -> Doc:
        """Set the relations of the document."""
        parts, text = to_parts(doc), doc.text
        placed = to_placed(parts, get_mentions(doc))
        texts, mentions = to_plain_texts(text, parts), [one.mentions for one in placed]
        said = set_targets(texts, to_headings(parts), mentions, self.find(texts, mentions))
        set_relations(doc, link(text, placed, said))
        return doc

    @in_one_thread
    def find(self, texts: Sequence[str], mentions: Sequence[Sequence[Candidate]]) -> list[Said]:
        """Find what each sentence of a document says of its mentions, whose offsets count in it.

        The texts are in simplified characters and in their order: how a relation is stated hangs on
        the sentences around it.
        """
        said: list[Said] = []
        for at in range(0, len(texts), BATCH):
            said += self._find(texts[at : at + BATCH], mentions[at : at + BATCH])
        mended = [self._mend(*one) for one in zip(texts, mentions, said, strict=True)]
        return set_columns(texts, drop_rejected(texts, mended))

    def _mend(self, text: str, mentions: Sequence[Candidate], said: Said) -> Said:
        assert self._mender is not None
        return replace(said, relations=self._mender.mend(text, mentions, said.relations))

    def _find(self, texts: Sequence[str], mentions: Sequence[Sequence[Candidate]]) -> list[Said]:
        resources, model = self.resources, self.learnt
        discourse = resources.rules.discourse
        assert self._reader is not None
        said = [Said()] * len(texts)
        readings: dict[int, Reading] = {}
        for index, (text, found) in enumerate(zip(texts, mentions, strict=True)):
            if not found:
                continue
            if model is None:
                encoded = encode(text, found, resources.ranks)
            else:
                reading = self._reader.read(text, found)
                encoded = reading.encoded
            said[index] = Said(topic=discourse.find_topic(encoded))
            if model is None or len(encoded.groups) > MOST:
                ruled = find_relations(encoded, self._rules, discourse)
                said[index] = replace(said[index], relations=ruled)
            else:
                readings[index] = reading
        if model is None:
            return said
        able = [*readings.values()]
        inputs = read_inputs(able)
        stated = model.find_all(able, inputs, resources.ranks)
        say = partial(qualify, model.qualities, able, [known.means for known in inputs])
        told = to_founds(stated, able, discourse, say)
        for index, founds in zip(readings, told, strict=True):
            added = add_unjudged(founds, readings[index], model.rules)
            said[index] = replace(said[index], relations=added)
        return said

    def to_disk(self, path: str | Path, *, exclude: Collection[str] = ()) -> None:
        """Write the model, where there is one, and the background to the folder `path`."""
        model = self.learnt
        if model is not None:
            write_model(model, Path(path))
        write_background(self.background, Path(path))

    def from_disk(self, path: str | Path, *, exclude: Collection[str] = ()) -> RelationFinder:
        """Take model and background from the folder `path`; keep what there is without a folder."""
        folder = Path(path)
        if folder.is_dir():
            self._model = folder if (folder / FILE).is_file() else None
        if background := read_background(folder):
            self.background = background
        return self


@Language.factory("xinzhi_relations", requires=["doc._.mentions"], assigns=["doc._.relations"])
def to_relation_finder(nlp: Language, name: str) -> RelationFinder:
    """Make the component with the shipped model, to be read where a pipeline brings no other."""
    return RelationFinder().from_disk(SHIPPED)
