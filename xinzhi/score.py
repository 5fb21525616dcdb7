"""Annotated files in, the scores of extraction on the text that they annotate out."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from pathlib import Path

from corpus import Fault, SourceError, SourceFile
from extract import (
    DOCUMENT,
    QUALIFIERS,
    Annotated,
    Content,
    DataError,
    Extraction,
    Relation,
    Scores,
    Triple,
    read_annotated,
    score,
)
from xinzhi.config import Config
from xinzhi.read import load_schema, read_source

UNSTATED = (None, "asserted", "positive")


def score_files(paths: Sequence[Path], config: Config) -> dict[str, Scores]:
    """Extract from the text of each annotated file and score what was found, by name of file.

    Raises DataError with every faulty line of every file before anything is extracted, and
    SourceError where a file holds no sentence.
    """
    schema = load_schema(config)
    classes = tuple(one.name for one in schema.classes)
    relations = tuple(one.name for one in schema.relations)
    files: dict[str, tuple[Annotated, ...]] = {}
    faults: list[Fault] = []
    for path in paths:
        try:
            files[str(path)] = read_annotated(path, classes, relations)
        except DataError as error:
            faults.extend(error.faults)
        except UnicodeDecodeError:
            zh = "不是 UTF-8 编码，应为标注文本"
            faults.append(Fault(str(path), "is not UTF-8", "expected annotated text", zh=zh))
    if faults:
        raise DataError(*faults)
    return {name: score_sentences(name, rows, config) for name, rows in files.items()}


def score_sentences(name: str, rows: Sequence[Annotated], config: Config) -> Scores:
    """Extract from the text that `rows` annotate, and score sentence by sentence.

    What is found belongs to the annotated sentence in which it starts, however the text was cut.
    """
    text, starts = to_text(rows)
    file = SourceFile(Path(name), name, "markdown", encoding="utf-8", data=text.encode())
    outcome = read_source(config, file)
    if outcome.document is None:
        raise SourceError(*outcome.faults)
    found = [Content({}, []) for _ in rows]
    for extraction in outcome.extractions:
        _assign(extraction, rows, starts, found)
    pairs = [
        (Content(row.mentions, row.relations), given)
        for row, given in zip(rows, found, strict=True)
        if row.id
    ]
    return score([gold for gold, _ in pairs], [given for _, given in pairs])


def to_text(rows: Sequence[Annotated]) -> tuple[str, list[int]]:
    """Give the Markdown that the rows annotate, and where each row starts in it."""
    parts: list[str] = []
    starts: list[int] = []
    length = 0
    for number, row in enumerate(rows):
        same = number > 0 and rows[number - 1].id and row.paragraph == rows[number - 1].paragraph
        before = "" if same or not number else "\n\n"
        mark = "" if row.id else "# "
        starts.append(length + len(before) + len(mark))
        parts += [before, mark, row.text]
        length = starts[-1] + len(row.text)
    return "".join(parts) + "\n", starts


def _assign(
    extraction: Extraction,
    rows: Sequence[Annotated],
    starts: Sequence[int],
    found: Sequence[Content],
) -> None:
    text = extraction.sentence.text

    def find_home(offset: int) -> Content | None:
        index = bisect_right(starts, offset) - 1
        inside = index >= 0 and offset < starts[index] + len(rows[index].text)
        return found[index] if inside else None

    for mention in extraction.mentions:
        home = find_home(text.span(mention.start, mention.end).start)
        if home is not None:
            home.mentions[mention.text] = mention.class_
    home = find_home(text.source.start)
    if home is not None:
        home.relations.extend(map(_to_triple, extraction.relations))


def _to_triple(relation: Relation) -> Triple:
    head = DOCUMENT if relation.head is None else relation.head.text
    values = {key: getattr(relation.qualifiers, key) for key in QUALIFIERS}
    stated = {key: value for key, value in values.items() if value not in UNSTATED}
    return Triple(head, relation.relation, relation.tail.text, stated)
