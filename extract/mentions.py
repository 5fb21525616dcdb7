"""The spaCy component `xinzhi_mentions`: `doc.ents`, each with its rule and confidence."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from extract.annotations import set_mentions
from extract.background import from_text, read_background
from extract.candidate import Candidate
from extract.encoder import SHIPPED
from extract.entities import set_entities
from extract.finder import Finder
from extract.lexicon import Lexicon
from extract.mention_sources import Sources
from extract.parts import to_headings, to_parts, to_plain_texts
from extract.short_names import find_short_names
from extract.tagging import Line, Model, Reader, read_model, write_model
from extract.tagging.model import TERMS
from extract.threads import in_one_thread
from extract.words import WordCutter


class MentionFinder(Finder[Model]):
    """Finds mentions with a trained model, or by lexicon, form and build where there is none.

    After the call `doc.ents` holds the mentions with their class as label, exact to the character:
    words that a mention cuts are split. `doc._.mentions` holds the same as Candidates, and of each
    entity `span._.rule` and `span._.confidence` tell what found it and how sure that is. The
    sentences of a document inform one another; the terms that it introduces (以下简称“…”) and the
    user's own lexicon win over the model. Traditional characters are read as simplified ones.
    Trained files and background are read when they are first needed.
    """

    def _forget(self) -> None:
        self._reader: Reader | None = None
        self._cutter: WordCutter | None = None

    def _read_model(self, folder: Path) -> Model:
        return read_model(folder)

    def _write_model(self, model: Model, folder: Path) -> None:
        write_model(model, folder)

    @property
    def labels(self) -> tuple[str, ...]:
        """The classes, in their order."""
        return from_text(self.background.vocabulary).classes

    def __call__(self, doc: Doc) -> Doc:
        """Set the mentions of the document."""
        parts = to_parts(doc)
        texts = to_plain_texts(doc.text, parts)
        mentions = [
            replace(one, start=part.start + one.start, end=part.start + one.end)
            for part, found in zip(parts, self.find(texts, to_headings(parts)), strict=True)
            for one in found
        ]
        set_mentions(doc, mentions)
        set_entities(doc, mentions)
        return doc

    @in_one_thread
    def find(self, texts: Sequence[str], headings: Sequence[str]) -> list[tuple[Candidate, ...]]:
        """Find the mentions of each sentence of a document, all under their headings.

        The texts are in simplified characters.
        """
        introduced = find_short_names(texts, lambda text: self._find([Line(text)], None)[0])
        lines = [Line(*pair) for pair in zip(texts, headings, strict=True)]
        return self._find(lines, introduced)

    def _find(
        self, lines: Sequence[Line], introduced: Lexicon | None
    ) -> list[tuple[Candidate, ...]]:
        resources, model = self.resources, self.learnt
        if self._cutter is None:
            self._cutter = WordCutter(resources.lexicon.terms)
        cut = self._cutter.cut
        sources = [Sources(one.text, cut(one.text), introduced, resources) for one in lines]
        if model is None:
            return [source.find_by_rule() for source in sources]
        if self._reader is None:
            self._reader = Reader(model, resources)
        found = self._reader.read(lines)
        return [source.join(tagged) for source, tagged in zip(sources, found, strict=True)]

    def from_disk(self, path: str | Path, *, exclude: Collection[str] = ()) -> MentionFinder:
        """Take model and background from the folder `path`; keep what it has none of."""
        folder, background = Path(path), read_background(Path(path))
        if folder.is_dir():
            bare = background is not None and not (folder / TERMS).is_file()
            self._model, self._reader = None if bare else folder, None
        if background is not None:
            self.background = background
        return self

    def __getstate__(self) -> dict[str, object]:
        """Leave out what is made anew from the rest."""
        return self.__dict__ | {"_reader": None, "_cutter": None}


@Language.factory(
    "xinzhi_mentions",
    assigns=["doc.ents", "doc._.mentions", "span._.rule", "span._.confidence"],
)
def to_mention_finder(nlp: Language, name: str) -> MentionFinder:
    """Make the component with the shipped model, to be read where a pipeline brings no other."""
    return MentionFinder(SHIPPED if SHIPPED.is_dir() else None)
