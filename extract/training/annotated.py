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
from extract.model import QUALIFIERS

DOCUMENT = "DOC"


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
            reader.faults += [
                Fault(str(path), what, expected, number, zh=zh)
                for zh, what, expected in reader.read(line)
            ]
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

    def read(self, line: str) -> Iterator[tuple[str, str, str]]:
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
            wanted = "expected a heading, P, S, E or R with their fields"
            yield f"{line[:40]!r} 应为标题，或 P、S、E、R 及其各栏", f"{line[:40]!r}", wanted

    def _in_sentence(self) -> bool:
        return bool(self.rows and self.rows[-1].id)

    def _read_mention(self, mention: str, class_: str) -> Iterator[tuple[str, str, str]]:
        sentence = self.rows[-1]
        if self.classes and class_ not in self.classes:
            yield f"没有 {class_!r} 这个类别", f"no class {class_!r}", ""
        if not mention or mention not in sentence.text:
            yield f"{mention!r} 不在句中", f"{mention!r} is not in the sentence", ""
        elif mention in sentence.mentions:
            wanted = "expected one line for each mention"
            yield f"{mention!r} 出现两次，应各一行", f"{mention!r} stands twice", wanted
        sentence.mentions[mention] = class_

    def _read_relation(self, fields: Sequence[str]) -> Iterator[tuple[str, str, str]]:
        head, relation, tail, *rest = fields
        if self.relations and relation not in self.relations:
            yield f"没有 {relation!r} 这个关系", f"no relation {relation!r}", ""
        for end in (head, tail):
            if end != DOCUMENT and not any(end in row.text for row in reversed(self.rows)):
                what = f"{end!r} is nowhere in the text so far"
                yield f"{end!r} 不在此前的文本中，应为术语或 DOC", what, "expected a mention or DOC"
        pairs = [pair.partition("=") for pair in (rest[0] if rest else "").split(";") if pair]
        for key, _, value in pairs:
            if key not in QUALIFIERS or not value:
                zh = f"没有 {key!r} 这个限定，应为 {'、'.join(QUALIFIERS)} 之一及其值"
                told = f"expected one of {', '.join(QUALIFIERS)} and a value"
                yield zh, f"no qualifier {key!r}", told
        qualifiers = {key: value for key, _, value in pairs}
        self.rows[-1].relations.append(Triple(head, relation, tail, qualifiers))
