"""The spaCy component `xinzhi_relations`: `doc._.relations` from `doc._.mentions`."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from extract.annotations import get_mentions, set_relations
from extract.background import from_text, read_background
from extract.candidate import Candidate
from extract.encode import encode
from extract.finder import Finder
from extract.linking import Said, link, to_placed
from extract.match import find_relations
from extract.mending import (
    Antecedents,
    Mender,
    drop_rejected,
    set_columns,
    set_former_above,
    set_lists,
    set_opened,
    set_persons,
    set_quotations,
    set_table_kinds,
    set_targets,
    to_antecedents,
    to_mender,
)
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


@dataclass(frozen=True, slots=True)
class Tools:
    """What reads sentences, what mends what they state, and the rules that state of their own."""

    reader: Reader
    mender: Mender
    antecedents: Antecedents
    rules: tuple[Rule, ...]


def to_tools(resources: Resources) -> Tools:
    """Make what relations are found with."""
    rules = resources.rules
    trusted = (
        rule for rule in rules.relations if rule.confidence is None or rule.confidence >= TRUSTED
    )
    reader = Reader(rules, resources.ranks)
    lists = rules.lists
    return Tools(reader, to_mender(lists), to_antecedents(lists), tuple(trusted))


class RelationFinder(Finder[PairModel]):
    """Finds what the sentences of a document state of its mentions.

    After the call `doc._.relations` holds each relation. A subject that a sentence takes up by a
    pronoun is that of a sentence before it in its paragraph, or else of the heading; headings state
    nothing themselves. A trained part decides, and rules are part of what it reads; what rules say
    that it has not learnt to judge, a user's own, stands beside. Without one, and where a
    sentence is too long to be one, those rules alone decide that are right at least half of the
    time. Trained files and background are read when they are first needed.
    """

    def _forget(self) -> None:
        self._tools: Tools | None = None

    def _read_model(self, folder: Path) -> PairModel:
        return read_model(folder)

    def _write_model(self, model: PairModel, folder: Path) -> None:
        write_model(model, folder)

    @property
    def tools(self) -> Tools:
        """What the resources make, made now if it has not been."""
        if self._tools is None:
            self._tools = to_tools(self.resources)
        return self._tools

    @property
    def labels(self) -> tuple[str, ...]:
        """The names of the relations."""
        return tuple(from_text(self.background.vocabulary).relations)

    def __call__(self, doc: Doc) -> Doc:
        """Set the relations of the document."""
        parts, text = to_parts(doc), doc.text
        placed = to_placed(parts, get_mentions(doc))
        texts, mentions = to_plain_texts(text, parts), [one.mentions for one in placed]
        headings, paragraphs = to_headings(parts), [part.paragraph for part in parts]
        said = self.find(texts, mentions)
        said = self.tools.antecedents.set(texts, paragraphs, mentions, said)
        said = set_opened(texts, headings, paragraphs, mentions, said)
        said = set_targets(texts, headings, mentions, said)
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
        mend = self.tools.mender.mend
        mended = [
            replace(told, relations=mend(text, found, told.relations))
            for text, found, told in zip(texts, mentions, said, strict=True)
        ]
        rules, ranks = self.resources.rules, self.resources.ranks
        kept = set_persons(texts, mentions, set_former_above(texts, drop_rejected(texts, mended)))
        quoted = set_quotations(texts, mentions, kept)
        listed = set_lists(texts, mentions, quoted, rules.discourse, ranks)
        return set_table_kinds(texts, mentions, set_columns(texts, mentions, listed))

    def _find(self, texts: Sequence[str], mentions: Sequence[Sequence[Candidate]]) -> list[Said]:
        resources, model, tools = self.resources, self.learnt, self.tools
        discourse = resources.rules.discourse
        said = [Said()] * len(texts)
        readings: dict[int, Reading] = {}
        for index, (text, found) in enumerate(zip(texts, mentions, strict=True)):
            if not found:
                continue
            if model is None:
                encoded = encode(text, found, resources.ranks)
            else:
                reading = tools.reader.read(text, found)
                encoded = reading.encoded
            said[index] = Said(topic=discourse.find_topic(encoded))
            if model is None or len(encoded.groups) > MOST:
                ruled = find_relations(encoded, tools.rules, discourse)
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
