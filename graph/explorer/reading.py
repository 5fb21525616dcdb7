"""Documents to read: their sentences with the places of mentions, and what was left out of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from graph.document_facts import to_facts
from graph.explorer.columns import Columns, Rows, Texts, to_columns
from ontology import DocumentRecord, Knowledge, MentionRecord, SentenceRecord

_DOCUMENTS = (
    *("id", "title", "entity", "genre", "sources", "characters", "dropped"),
    *("sentences", "mentions", "relations", "rejected", "facts", "references"),
)
_SENTENCES = ("document", "heading", "opens", "text")
_MENTIONS = ("sentence", "start", "end", "entity")
_REJECTIONS = ("document", "subject", "relation", "object", "message", "quote")


def sort_documents(knowledge: Knowledge) -> list[DocumentRecord]:
    """Give the documents in the order in which the explorer lists them."""
    return sorted(knowledge.documents, key=lambda record: (record.title, record.document))


def sort_sentences(knowledge: Knowledge) -> list[SentenceRecord]:
    """Give the sentences in reading order, document by document."""
    return sorted(knowledge.sentences, key=lambda row: (row.document, row.sentence))


def to_document_columns(
    knowledge: Knowledge, documents: Sequence[DocumentRecord], row: Mapping[str, int]
) -> Columns:
    """Give each document: its entity's row, its ledger's counts, its facts and what it cites."""
    ledger: dict[str, list[SentenceRecord]] = defaultdict(list)
    for line in knowledge.sentences:
        ledger[line.document].append(line)
    cited: dict[str, list[str]] = defaultdict(list)
    for reference in knowledge.references:
        cited[reference.document].append(reference.text)
    rows = (
        (
            *_to_document(record, ledger[record.document], row),
            [[name, text] for name, text in to_facts(record).items()],
            cited[record.document],
        )
        for record in documents
    )
    return to_columns(_DOCUMENTS, rows)


def _to_document(
    record: DocumentRecord, ledger: Sequence[SentenceRecord], row: Mapping[str, int]
) -> tuple[object, ...]:
    counted = ("mentions", "relations", "rejected")
    return (
        record.document,
        record.title,
        row.get(record.iri),
        record.genre,
        list(record.sources),
        record.characters,
        record.dropped,
        len(ledger),
        *(sum(getattr(line, name) for line in ledger) for name in counted),
    )


def to_sentence_columns(
    sentences: Sequence[SentenceRecord], document: Mapping[str, int], texts: Texts
) -> Columns:
    """Give the sentences; `opens` tells those that begin a paragraph.

    Between two paragraphs the source has a break and an indent, or two breaks, at least.
    """
    return to_columns(_SENTENCES, _to_sentences(sentences, document, texts))


def _to_sentences(
    sentences: Sequence[SentenceRecord], document: Mapping[str, int], texts: Texts
) -> Rows:
    before: SentenceRecord | None = None
    for line in sentences:
        opens = before is None or before.document != line.document or line.start - before.end > 1
        heading = int(line.kind == "heading")
        yield document[line.document], heading, int(opens), texts.place(line.text)
        before = line


def to_mention_columns(
    knowledge: Knowledge,
    sentence: Mapping[tuple[str, int], int],
    sentences: Sequence[SentenceRecord],
    row: Mapping[str, int],
) -> Columns:
    """Give the mentions with their places in the text of their sentence.

    `sentence` gives the row of a document's sentence, `row` that of an entity. A mention inside
    a longer one is left out: a text can be linked only once.
    """
    held: dict[int, list[MentionRecord]] = defaultdict(list)
    for mention in knowledge.mentions:
        held[sentence[mention.document, mention.sentence]].append(mention)
    return to_columns(
        _MENTIONS,
        (
            (place, start, start + len(mention.text), row[mention.entity])
            for place in sorted(held)
            for start, mention in find_places(sentences[place], held[place])
        ),
    )


def find_places(
    sentence: SentenceRecord, mentions: Sequence[MentionRecord]
) -> Iterator[tuple[int, MentionRecord]]:
    """Find where each mention begins in the sentence's text, in order, none inside another.

    Restoration only took characters out between the source and the text (breaks, notes, spaces),
    so a mention stands no later than its source offset says, and no earlier than all that was
    taken out before it would bring it.
    """
    lost = (sentence.end - sentence.start) - len(sentence.text)
    taken = 0
    for mention in sorted(mentions, key=lambda m: (m.start, -m.end, m.entity)):
        latest = mention.start - sentence.start
        start = sentence.text.find(mention.text, max(taken, latest - max(lost, 0)))
        if 0 <= start <= max(latest, latest - lost):
            yield start, mention
            taken = start + len(mention.text)


def to_rejection_columns(
    knowledge: Knowledge, document: Mapping[str, int], texts: Texts
) -> Columns:
    """Give each passage of the quarantine with what it would have said and why it was kept out."""
    names = {entity.iri: entity.name for entity in knowledge.entities}
    rows = (
        (
            document[piece.document],
            names.get(rejection.claim.subject, rejection.claim.subject),
            rejection.claim.predicate,
            names.get(rejection.claim.object, rejection.claim.object),
            rejection.message,
            texts.place(piece.quote),
        )
        for rejection in sorted(knowledge.quarantine, key=lambda row: row.claim.claim)
        for piece in rejection.evidence
    )
    return to_columns(_REJECTIONS, sorted(rows))
