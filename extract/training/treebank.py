"""Sentences of a treebank, read from CoNLL-U."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from corpus import Fault
from extract.faults import DataError

FIELDS = 10


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a tree: `part` is UPOS, `tag` XPOS, `head` counts words from 1, 0 is the root."""

    text: str
    part: str
    tag: str
    head: int
    label: str


@dataclass(frozen=True, slots=True)
class Tree:
    """An annotated sentence; its words and white space between them make up the text."""

    text: str
    words: tuple[Word, ...]

    @property
    def texts(self) -> list[str]:
        """The texts of the words."""
        return [word.text for word in self.words]


def read_treebank(path: Path) -> tuple[Tree, ...]:
    """Read a CoNLL-U file; multiword tokens and empty nodes are left out.

    Raises DataError with every line that has other than ten fields, no number where one belongs, or
    words that do not make up the sentence's text.
    """
    faults: list[Fault] = []
    trees = []
    for first, lines in _to_blocks(path.read_text(encoding="utf-8").splitlines()):
        text = next((line[9:] for line in lines if line.startswith("# text = ")), "")
        words = []
        for number, line in enumerate(lines, first):
            fields = line.split("\t")
            if line.startswith("#") or (not fields[0].isdecimal() and len(fields) == FIELDS):
                continue
            if len(fields) != FIELDS or not fields[6].isdecimal():
                expected = "expected ten fields, the seventh a number"
                zh = f"{line!r} 应为十栏，第七栏为数字"
                faults.append(Fault(str(path), repr(line), expected, number, zh=zh))
                continue
            words.append(Word(fields[1], fields[3], fields[4], int(fields[6]), fields[7]))
        if "".join(word.text for word in words) != text.replace(" ", ""):
            what, zh = "the words are not those of the text", f"各词连起来不是原文：{text}"
            faults.append(Fault(str(path), what, text, first, zh=zh))
        trees.append(Tree(text, tuple(words)))
    if faults:
        raise DataError(*faults)
    return tuple(trees)


def _to_blocks(lines: list[str]) -> Iterator[tuple[int, list[str]]]:
    """Give the number of the first line and the lines of each sentence."""
    block: list[str] = []
    for number, line in enumerate([*lines, ""], 1):
        if line:
            block.append(line)
        elif block:
            yield number - len(block), block
            block = []
