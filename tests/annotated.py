"""Annotated text, read as if it had been extracted: what a perfect extractor would hand on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.ontology_sample import End, Read, Said, read


@dataclass(slots=True)
class Draft:
    """A sentence while its lines are read."""

    text: str
    mentions: dict[str, str] = field(default_factory=dict)
    relations: list[tuple[Any, ...]] = field(default_factory=list)


def read_annotated(path: Path) -> Read:
    """Give the document of an annotated file with its mentions and relations."""
    sentences: list[Draft] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        kind, *fields = line.split("\t")
        if kind == "S":
            sentences.append(Draft(fields[1]))
        elif kind.startswith("# "):
            sentences.append(Draft(kind[2:]))
        elif kind in ("E", "R"):
            _add(sentences, kind, fields)
    said = (Said(row.text, row.mentions, row.relations) for row in sentences)
    return read(path.name, *said, rule="annotated")


def _add(sentences: list[Draft], kind: str, fields: list[str]) -> None:
    here = sentences[-1]
    if kind == "E":
        here.mentions[fields[0]] = fields[1]
        return
    head, relation, tail, *rest = fields
    qualifiers = dict(_split(rest[0])) if rest and rest[0] else {}
    ends = [_find(sentences, end) for end in (head, tail)]
    here.relations.append((ends[0], relation, ends[1], qualifiers))


def _split(qualifiers: str) -> Iterator[tuple[str, Any]]:
    for pair in qualifiers.split(";"):
        name, _, value = pair.partition("=")
        yield name, value


def _find(sentences: list[Draft], end: str) -> End:
    """Find the nearest sentence, this one first, that mentions `end`; a heading may hold it too."""
    if end == "DOC":
        return None
    for index in range(len(sentences) - 1, -1, -1):
        if end in sentences[index].mentions:
            return index, end
    for index in range(len(sentences) - 1, -1, -1):
        if end in sentences[index].text:
            sentences[index].mentions[end] = "Concept"
            return index, end
    raise ValueError(f"no sentence so far holds {end}")
