"""A document of sentences in, one extraction for each sentence out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from corpus import Document, Sentence, Span, to_simplified
from extract.candidate import Candidate
from extract.match import Found
from extract.mentions import MentionFinder
from extract.model import Extraction, Mention, Qualifiers, Relation
from extract.short_names import find_short_names
from extract.words import TwofoldTokenizer

OURS = ("xinzhi_mentions", "xinzhi_relations")
"""Components that read the words of the dictionary, whatever the tokenizer."""


@dataclass(frozen=True, slots=True)
class Topic:
    """What a sentence or heading is about, for one after it to take up."""

    sentence: Sentence
    mentions: tuple[Candidate, ...]

    def to_heads(self) -> tuple[Mention, ...]:
        """Give its mentions as heads of a relation stated elsewhere."""
        return tuple(to_mention(found, self.sentence) for found in self.mentions)


def extract_document(document: Document, pipeline: Language) -> tuple[Extraction, ...]:
    """Find the mentions and relations of each sentence, in order.

    Headings have mentions and no relations, front matter has neither. A subject that a sentence
    takes up by a pronoun is that of a sentence before it in its paragraph, or else of the heading.
    A short name that the text introduces (以下简称“…”) is a mention wherever it stands. Traditional
    characters are matched by their simplified forms; mentions and qualifiers are as the text has
    them.
    """
    texts = [to_simplified(s.text.value) if s.kind != "front" else "" for s in document.sentences]
    docs = make_docs(texts, pipeline)
    short_names = find_short_names(texts, pipeline)
    for doc in docs:
        doc._.terms = short_names
    read_together(pipeline, docs, [to_heading(sentence) for sentence in document.sentences])
    extractions = []
    heading: Topic | None = None
    paragraph: tuple[int, Topic | None] = (-1, None)
    for sentence, doc in zip(document.sentences, pipeline.pipe(docs), strict=True):
        topic = Topic(sentence, doc._.topic) if doc._.topic else None
        mentions = tuple(to_mention(found, sentence) for found in doc._.mentions)
        relations: tuple[Relation, ...] = ()
        if sentence.kind == "heading":
            heading = topic or (Topic(sentence, doc._.mentions[:1]) if mentions else None)
        elif sentence.kind == "prose":
            before = paragraph[1] if paragraph[0] == sentence.paragraph else None
            relations = tuple(to_relations(doc._.relations, sentence, before or heading))
            paragraph = (sentence.paragraph, topic or before)
        extractions.append(Extraction(sentence, mentions, relations))
    return tuple(extractions)


def make_docs(texts: Sequence[str], pipeline: Language) -> list[Doc]:
    """Cut texts into words: the pipeline's own only where a component besides ours reads them."""
    tokenizer = pipeline.tokenizer
    if isinstance(tokenizer, TwofoldTokenizer) and {*pipeline.pipe_names} <= {*OURS}:
        return [tokenizer.cut_once(text) for text in texts]
    return [pipeline.make_doc(text) for text in texts]


def read_together(pipeline: Language, docs: Sequence[Doc], headings: Sequence[str]) -> None:
    """Let the sentences of a document inform one another, where the pipeline finds mentions."""
    if pipeline.has_pipe("xinzhi_mentions"):
        finder = pipeline.get_pipe("xinzhi_mentions")
        if isinstance(finder, MentionFinder):
            finder.read_together(docs, headings)


def to_heading(sentence: Sentence) -> str:
    """Give the heading that a sentence stands under, "" for a heading itself."""
    return to_simplified(sentence.section) if sentence.kind == "prose" else ""


def to_mention(found: Candidate, sentence: Sentence) -> Mention:
    """Turn characters of a sentence into a mention."""
    text = sentence.text.value[found.start : found.end]
    return Mention(
        sentence.index, found.start, found.end, text, found.class_, found.rule, found.confidence
    )


def to_relations(
    found: Sequence[Found], sentence: Sentence, topic: Topic | None
) -> Iterator[Relation]:
    """Turn what was found into relations; those with an earlier head need a topic to give it."""
    for one in found:
        heads: tuple[Mention | None, ...] = (None,)
        if one.earlier:
            heads = topic.to_heads() if topic else ()
        elif one.head:
            heads = (to_mention(one.head, sentence),)
        for head in heads:
            yield Relation(
                head=head,
                relation=one.relation,
                tail=to_mention(one.tail, sentence),
                rule=one.rule,
                qualifiers=to_wordings(one.qualifiers, sentence.text.value),
                trigger=Span(*one.trigger),
                confidence=one.confidence,
            )


def to_wordings(qualifiers: Qualifiers, text: str) -> Qualifiers:
    """Give the qualifiers that stand in a sentence in its own characters."""
    simplified = to_simplified(text)
    if simplified == text:
        return qualifiers
    wordings: dict[str, Any] = {}
    for name in ("action", "measure", "time", "place", "source"):
        value = getattr(qualifiers, name)
        if value is not None and (start := simplified.find(value)) >= 0:
            wordings[name] = text[start : start + len(value)]
    return replace(qualifiers, **wordings)
