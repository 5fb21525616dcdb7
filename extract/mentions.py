"""The spaCy component `xinzhi_mentions`: `doc._.mentions` and `doc.ents`."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc, Token

from extract.candidate import Candidate, override, resolve
from extract.lexicon import Lexicon
from extract.resources import HERE, Resources
from extract.tagging import Line, Model, Reader, Tagged, read_model, write_model
from extract.words import to_dictionary_words

SHIPPED = HERE / "zh_xinzhi" / "xinzhi_mentions"
"""Where the trained files stand that are used unless a pipeline brings its own."""

COMPLETING = frozenset({"title-in-marks"})
"""Forms that also count where the model finds nothing: titles are longer than its spans."""

# `force` lets the module be imported again.
Doc.set_extension("mentions", default=(), force=True)
Doc.set_extension("terms", default=None, force=True)
Doc.set_extension("tagged", default=None, force=True)


class MentionFinder:
    """Finds mentions with a trained model, or by lexicon, form and build where there is none.

    After the call `doc._.mentions` holds Candidates in text order, exact to the character, and
    `doc.ents` the same as spans: words that a mention cuts are split. `doc._.terms`, a lexicon of
    terms that the document itself introduced, and the user's own lexicon win over the model.
    `read_together` lets sentences of one document inform one another. Finds nothing before
    `resources` is set.
    """

    def __init__(self, model: Model | None = None) -> None:
        """Use `model`, or no trained part."""
        self.model = model
        self._resources: Resources | None = None
        self._reader: Reader | None = None

    @property
    def resources(self) -> Resources | None:
        """Lexicons, rules and ranks."""
        return self._resources

    @resources.setter
    def resources(self, resources: Resources | None) -> None:
        self._resources, self._reader = resources, None

    def __call__(self, doc: Doc) -> Doc:
        """Set the mentions of the document."""
        if self.resources is None:
            return doc
        if self.model is None:
            doc._.mentions = resolve(find_candidates(doc, self.resources), self.resources.ranks)
        else:
            if doc._.tagged is None:
                self.read_together([doc], [""])
            doc._.mentions = self._join(doc, doc._.tagged, self.resources)
        set_entities(doc, doc._.mentions)
        return doc

    def read_together(self, docs: Sequence[Doc], headings: Sequence[str]) -> None:
        """Read the sentences of one document, each under its heading, before they are called.

        What a sentence says then also counts for the others. Does nothing without a model.
        """
        if self.model is None or self.resources is None:
            return
        if self._reader is None:
            self._reader = Reader(self.model, self.resources.lexicon.terms, self.resources)
        lines = [Line(doc.text, head) for doc, head in zip(docs, headings, strict=True)]
        for doc, tagged in zip(docs, self._reader.read(lines), strict=True):
            doc._.tagged = tagged

    def _join(
        self, doc: Doc, tagged: Iterable[Tagged], resources: Resources
    ) -> tuple[Candidate, ...]:
        sources = _to_sources(doc, resources)
        learnt = (
            Candidate(
                one.start,
                one.end,
                one.class_,
                sources.get((one.start, one.end, one.class_), "tagger"),
                round(one.probability, 3),
            )
            for one in tagged
        )
        text = doc.text
        titles = (
            one
            for form in resources.rules.forms
            if form.id in COMPLETING
            for one in form.find(text)
        )
        return override(override(_find_given(doc, resources), learnt), titles)

    def to_disk(self, path: str | Path, *, exclude: Collection[str] = ()) -> None:
        """Write the model's files to the folder `path`."""
        if self.model is not None:
            write_model(self.model, Path(path))

    def from_disk(self, path: str | Path, *, exclude: Collection[str] = ()) -> MentionFinder:
        """Read the model's files from the folder `path`; keep what is there where it has none."""
        if Path(path).is_dir():
            self.model, self._reader = read_model(Path(path)), None
        return self


def _find_given(doc: Doc, resources: Resources) -> tuple[Candidate, ...]:
    """Find the terms that the document introduced and those of the user."""
    edges, text = _edges(doc), doc.text
    found: list[Candidate] = []
    if doc._.terms is not None:
        found += _find_terms(doc._.terms, text, edges, "introduced-term")
    found += _find_terms(resources.own, text, edges, "lexicon")
    return resolve(found, resources.ranks)


def _to_sources(doc: Doc, resources: Resources) -> Mapping[tuple[int, int, str], str]:
    """Tell which rule or lexicon proposes a span with its class, the first in order of trust."""
    sources: dict[tuple[int, int, str], str] = {}
    for one in find_candidates(doc, resources):
        sources.setdefault((one.start, one.end, one.class_), one.rule)
    return sources


def find_candidates(doc: Doc, resources: Resources) -> Iterator[Candidate]:
    """Find all that may be a mention by rule, the most trusted source first."""
    # spaCy joins the text of a document anew each time it is asked for.
    edges, text = _edges(doc), doc.text
    if doc._.terms is not None:
        yield from _find_terms(doc._.terms, text, edges, "introduced-term")
    yield from _find_terms(resources.lexicon, text, edges, "lexicon")
    for form in resources.rules.forms:
        yield from form.find(text)
    yield from resources.rules.compounds.find(to_dictionary_words(doc), resources.tags)


def _edges(doc: Doc) -> set[int]:
    """Give the edges of words as the dictionary of the lexicons' language cuts them."""
    words = to_dictionary_words(doc)
    return {start for start, _ in words} | {start + len(word) for start, word in words}


def _find_terms(
    lexicon: Lexicon, text: str, edges: Collection[int], rule: str
) -> Iterator[Candidate]:
    for start, end, class_ in lexicon.find(text, edges):
        yield Candidate(start, end, class_, rule)


def set_entities(doc: Doc, mentions: Collection[Candidate]) -> None:
    """Set `doc.ents` to the mentions, splitting the words that a mention's edge falls into."""
    cuts = {edge for mention in mentions for edge in (mention.start, mention.end)}
    starts = doc.to_array("IDX")
    if not cuts <= {*starts.tolist(), *(starts + doc.to_array("LENGTH")).tolist()}:
        _split_words(doc, cuts)
    spans = [doc.char_span(m.start, m.end, label=m.class_, span_id=m.rule) for m in mentions]
    doc.ents = tuple(span for span in spans if span is not None)


def _split_words(doc: Doc, cuts: Collection[int]) -> None:
    """Split words at the cuts: the parts of one hang on its last, that on the word's own head."""
    parts = {}
    for token in doc:
        bounds = sorted({token.idx, token.idx + len(token)} | _inside(token, cuts))
        if len(bounds) > 2:
            parts[token.i] = [doc.text[a:b] for a, b in pairwise(bounds)]
    with doc.retokenize() as retokenizer:
        for i, pieces in parts.items():
            token, last = doc[i], len(pieces) - 1
            head = token.head
            above = (head, len(parts[head.i]) - 1) if head.i in parts else head
            heads: list[Token | tuple[Token, int]] = [*[(token, last)] * last, above]
            retokenizer.split(token, pieces, heads=heads)


def _inside(token: Token, cuts: Collection[int]) -> set[int]:
    return {cut for cut in cuts if token.idx < cut < token.idx + len(token)}


@Language.factory("xinzhi_mentions")
def to_mention_finder(nlp: Language, name: str) -> MentionFinder:
    """Make the component with the shipped model; load_pipeline hands it its resources."""
    return MentionFinder(read_model(SHIPPED) if SHIPPED.is_dir() else None)
