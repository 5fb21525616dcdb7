"""Annotated files in, their sentences with mentions and relations out.

The form of a file, tab-separated, one document a file: `# heading`, `P` where a paragraph starts,
`S id text`, and for each sentence `E mention class` and `R head relation tail qualifiers`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from corpus import Fault
from extract.faults import DataError

DOCUMENT = "DOC"
KEYS = ("modality", "polarity", "time", "place", "source", "action", "measure")


@dataclass(frozen=True, slots=True)
class Triple:
    """An annotated relation; `head` is DOCUMENT where the document itself says it."""

    head: str
    relation: str
    tail: str
    qualifiers: Mapping[str, str]


@dataclass(slots=True)
class Annotated:
    """One annotated sentence, or a heading (`id` empty): class by mention, and its relations."""

    id: str
    text: str
    heading: str
    paragraph: int
    mentions: dict[str, str] = field(default_factory=dict)
    relations: list[Triple] = field(default_factory=list)


def read_annotated(
    path: Path, classes: Collection[str] = (), relations: Collection[str] = ()
) -> tuple[Annotated, ...]:
    """Read the headings and sentences of an annotated file, in order.

    Raises DataError with every faulty line: one of no known kind, a mention that is not in its
    sentence or stands twice, a class or relation that is not among those given (where any are), a
    relation end that is nowhere in the text so far, an unknown qualifier.
    """
    reader = _Reader(str(path), frozenset(classes), frozenset(relations))
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.strip():
            reader.faults += [Fault(str(path), *said, number) for said in reader.read(line)]
    if reader.faults:
        raise DataError(*reader.faults)
    return tuple(reader.rows)


class _Reader:
    """What has been read so far; `read` takes a line and gives what is wrong with it."""

    def __init__(self, path: str, classes: frozenset[str], relations: frozenset[str]) -> None:
        self.path = path
        self.classes = classes
        self.relations = relations
        self.rows: list[Annotated] = []
        self.faults: list[Fault] = []
        self.heading = ""
        self.paragraph = 0

    def read(self, line: str) -> Iterator[tuple[str, str]]:
        kind, *fields = line.split("\t")
        if line.startswith("#"):
            self.heading = line.lstrip("# ").strip()
            self.paragraph += 1
            self.rows.append(Annotated("", self.heading, self.heading, self.paragraph))
        elif kind == "P":
            self.paragraph += 1
        elif kind == "S" and len(fields) == 2:
            self.rows.append(Annotated(fields[0], fields[1], self.heading, self.paragraph))
        elif kind == "E" and len(fields) == 2 and self._in_sentence():
            yield from self._read_mention(*fields)
        elif kind == "R" and len(fields) in (3, 4) and self._in_sentence():
            yield from self._read_relation(fields)
        else:
            yield f"{line[:40]!r}", "expected a heading, P, S, E or R with their fields"

    def _in_sentence(self) -> bool:
        return bool(self.rows and self.rows[-1].id)

    def _read_mention(self, mention: str, class_: str) -> Iterator[tuple[str, str]]:
        sentence = self.rows[-1]
        if self.classes and class_ not in self.classes:
            yield f"no class {class_!r}", ""
        if not mention or mention not in sentence.text:
            yield f"{mention!r} is not in the sentence", ""
        elif mention in sentence.mentions:
            yield f"{mention!r} stands twice", "expected one line for each mention"
        sentence.mentions[mention] = class_

    def _read_relation(self, fields: Sequence[str]) -> Iterator[tuple[str, str]]:
        head, relation, tail, *rest = fields
        if self.relations and relation not in self.relations:
            yield f"no relation {relation!r}", ""
        for end in (head, tail):
            if end != DOCUMENT and not any(end in row.text for row in reversed(self.rows)):
                yield f"{end!r} is nowhere in the text so far", "expected a mention or DOC"
        pairs = [pair.partition("=") for pair in (rest[0] if rest else "").split(";") if pair]
        for key, _, value in pairs:
            if key not in KEYS or not value:
                yield f"no qualifier {key!r}", f"expected one of {', '.join(KEYS)} and a value"
        qualifiers = {key: value for key, _, value in pairs}
        self.rows[-1].relations.append(Triple(head, relation, tail, qualifiers))
