"""A document of sentences in, one extraction for each sentence out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.language import Language
from spacy.tokens import Doc

from corpus import Document, Sentence, Span
from extract.annotations import get_mentions, get_relation_rows
from extract.linking import Placed, to_placed
from extract.model import DOCUMENT_HEAD, Extraction, Mention, Qualifiers, Relation
from extract.parts import Part, note_parts, to_parts

OURS = frozenset({"xinzhi_mentions", "xinzhi_relations"})
"""Components that read no words of a document, but its text."""


def extract_document(document: Document, pipeline: Language) -> tuple[Extraction, ...]:
    """Find the mentions and relations of each sentence, in order.

    Headings have mentions and no relations, front matter has neither. What the sentences are is
    told to the pipeline, which reads them as one text; mentions and qualifiers are as it has them.
    """
    sentences = document.sentences
    doc = pipeline(to_doc(sentences, pipeline))
    placed = to_placed(to_parts(doc), get_mentions(doc))
    mentions = [[*to_mentions(*pair)] for pair in zip(placed, sentences, strict=True)]
    relations = to_relations(doc, placed, mentions)
    return tuple(
        Extraction(sentence, tuple(found), tuple(stated))
        for sentence, found, stated in zip(sentences, mentions, relations, strict=True)
    )


def to_doc(sentences: Sequence[Sentence], pipeline: Language) -> Doc:
    """Give the sentences as one text, a line each, that notes where they stand.

    Its words are those of the pipeline, or its characters where no component reads words.
    """
    parts, start = [], 0
    for sentence in sentences:
        end = start + len(sentence.text.value)
        parts.append(Part(start, end, sentence.kind, sentence.section, sentence.paragraph))
        start = end + 1
    text = "\n".join(sentence.text.value for sentence in sentences)
    if {*pipeline.pipe_names} <= OURS:
        doc = Doc(pipeline.vocab, words=[*text], spaces=[False] * len(text))
    else:
        doc = pipeline.tokenizer(text)
    note_parts(doc, parts)
    return doc


def to_mentions(placed: Placed, sentence: Sentence) -> Iterator[Mention]:
    """Turn characters of a sentence into mentions."""
    text = sentence.text.value
    for one in placed.mentions:
        words = text[one.start : one.end]
        yield Mention(
            sentence.index, one.start, one.end, words, one.class_, one.rule, one.confidence
        )


def to_relations(
    doc: Doc, placed: Sequence[Placed], mentions: Sequence[Sequence[Mention]]
) -> list[list[Relation]]:
    """Give what each sentence states of the mentions of the document."""
    by_number = {
        one.first + index: mention
        for one, found in zip(placed, mentions, strict=True)
        for index, mention in enumerate(found)
    }
    stated: list[list[Relation]] = [[] for _ in placed]
    for row in get_relation_rows(doc):
        start = placed[row.part].part.start
        stated[row.part].append(
            Relation(
                head=None if row.head == DOCUMENT_HEAD else by_number[row.head],
                relation=row.relation,
                tail=by_number[row.tail],
                rule=row.rule,
                qualifiers=Qualifiers(*row.qualifiers),  # type: ignore[arg-type]
                trigger=Span(row.start - start, row.end - start),
                confidence=row.confidence,
            )
        )
    return stated
