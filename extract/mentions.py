"""The spaCy component `xinzhi_mentions`: `doc._.mentions` and `doc.ents`."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import pairwise

from spacy.language import Language
from spacy.tokens import Doc

from extract.candidate import Candidate, resolve
from extract.lexicon import Lexicon
from extract.resources import Resources

# `force` lets the module be imported again.
Doc.set_extension("mentions", default=(), force=True)
Doc.set_extension("terms", default=None, force=True)


class MentionFinder:
    """Finds mentions by lexicon, form and build.

    After the call `doc._.mentions` holds Candidates in text order, exact to the character, and
    `doc.ents` the same as spans: words that a mention cuts are split. `doc._.terms`, a lexicon of
    terms that the document itself introduced, is read where it was set. Finds nothing before
    `resources` is set.
    """

    resources: Resources | None = None

    def __call__(self, doc: Doc) -> Doc:
        """Set the mentions of the document."""
        if self.resources is not None:
            doc._.mentions = resolve(find_candidates(doc, self.resources), self.resources.ranks)
            set_entities(doc, doc._.mentions)
        return doc


def find_candidates(doc: Doc, resources: Resources) -> Iterator[Candidate]:
    """Find all that may be a mention, the most trusted source first."""
    edges = {token.idx for token in doc} | {token.idx + len(token) for token in doc}
    if doc._.terms is not None:
        yield from _find_terms(doc._.terms, doc.text, edges, "introduced-term")
    yield from _find_terms(resources.lexicon, doc.text, edges, "lexicon")
    for form in resources.rules.forms:
        yield from form.find(doc.text)
    words = [(token.idx, token.text) for token in doc]
    yield from resources.rules.compounds.find(words, resources.tags)


def _find_terms(
    lexicon: Lexicon, text: str, edges: Collection[int], rule: str
) -> Iterator[Candidate]:
    for start, end, class_ in lexicon.find(text, edges):
        yield Candidate(start, end, class_, rule)


def set_entities(doc: Doc, mentions: Collection[Candidate]) -> None:
    """Set `doc.ents` to the mentions, splitting the words that a mention's edge falls into."""
    cuts = {edge for mention in mentions for edge in (mention.start, mention.end)}
    edges = {token.idx for token in doc} | {token.idx + len(token) for token in doc}
    if not cuts <= edges:
        _split_words(doc, cuts)
    spans = [doc.char_span(m.start, m.end, label=m.class_, span_id=m.rule) for m in mentions]
    doc.ents = tuple(span for span in spans if span is not None)


def _split_words(doc: Doc, cuts: Collection[int]) -> None:
    with doc.retokenize() as retokenizer:
        for token in doc:
            end = token.idx + len(token)
            inside = sorted(cut for cut in cuts if token.idx < cut < end)
            if inside:
                bounds = [token.idx, *inside, end]
                parts = [doc.text[a:b] for a, b in pairwise(bounds)]
                retokenizer.split(token, parts, heads=[(token, i) for i in range(len(parts))])


@Language.factory("xinzhi_mentions")
def to_mention_finder(nlp: Language, name: str) -> MentionFinder:
    """Make the component; load_pipeline hands it its resources."""
    return MentionFinder()
