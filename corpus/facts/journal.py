"""Where a document was published: told by running heads, article number and citation line."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields as fields_of
from dataclasses import replace

from corpus.facts.citation import to_reference
from corpus.facts.model import Journal
from corpus.facts.words import fold
from corpus.model import Dropped
from corpus.restoration.lines import HAN
from corpus.text import Run, Text

HEADS = frozenset({"running head", "page head", "page foot"})
_ISSUE = re.compile(
    r"(?P<year>(?:19|20)\d\d)(?:年\s*第?(?P<nth>\d{1,2})期|[.]\s*(?P<dot>\d{1,2})(?!\d)|年)"
)
_VOLUME = re.compile(r"第\s*(\d{1,3})\s*卷|Vol\.?\s*(\d{1,3})", re.I)
_NUMBER = re.compile(r"第\s*(\d{1,2})\s*期|No\.?\s*(\d{1,2})", re.I)
_NOISE = re.compile(
    r"[(（]?总?第\s*\d+\s*[期卷][)）]?|\d+\s*年?(?:\d+月)?|Vol\.?\s*|No\.?\s*|[·•.|/]", re.I
)
_NAME = re.compile(rf"[《]?([{HAN}（）()]{{2,24}})[》]?")
_ARTICLE = re.compile(
    r"\((?P<year>\d{4})\)(?P<issue>\d{1,2})-(?P<first>\d{3,4})-(?P<count>\d{1,2})$"
)


def find_journal(
    title: str, fields: Mapping[str, Sequence[str]], dropped: Sequence[Dropped], source: str
) -> Journal:
    """Give what is told of the journal; the first source that tells a part counts for it."""
    found = Journal()
    for journal in (*_cited(fields), *_numbered(fields), *_headed(title, dropped, source)):
        stated = {part.name: getattr(journal, part.name) for part in fields_of(Journal)}
        missing = {name: text for name, text in stated.items() if not getattr(found, name)}
        found = replace(found, **missing)
    return found


def _cited(fields: Mapping[str, Sequence[str]]) -> Iterator[Journal]:
    for value in fields.get("citation", ())[:1]:
        work = to_reference(Text(value, (Run(0, len(value), 0, len(value)),)))
        if work.container:
            yield Journal(work.container, work.year, work.volume, work.issue, work.pages)


def _numbered(fields: Mapping[str, Sequence[str]]) -> Iterator[Journal]:
    """An article number holds ISSN, year, issue, first page and number of pages."""
    for value in fields.get("article_number", ())[:1]:
        if match := _ARTICLE.search(value):
            first = int(match["first"])
            last = first + int(match["count"]) - 1
            pages = f"{first}-{last}" if last > first else f"{first}"
            yield Journal("", match["year"], "", str(int(match["issue"])), pages)


def _headed(title: str, dropped: Sequence[Dropped], source: str) -> Iterator[Journal]:
    """Give what the heads of pages say, the commonest name first."""
    heads = [fold(source[d.span.start : d.span.end]) for d in dropped if d.reason in HEADS]
    names: Counter[str] = Counter()
    issues = []
    for head in heads:
        issue, volume, number = _ISSUE.search(head), _VOLUME.search(head), _NUMBER.search(head)
        if issue or volume:
            names.update(_names(head, title))
        if issue:
            nth = issue["nth"] or issue["dot"] or (number and (number[1] or number[2])) or ""
            told = volume and (volume[1] or volume[2])
            issues.append(Journal("", issue["year"], told or "", str(int(nth)) if nth else ""))
    if names:
        yield Journal(min(names, key=lambda name: (-names[name], name)))
    yield from issues


def _names(head: str, title: str) -> list[str]:
    bare = re.sub(r"\s", "", title)
    spaced = re.sub(rf"(?<=\b[{HAN}])\s(?=[{HAN}]\b)", "", head)
    pieces = [match[1] for match in _NAME.finditer(_NOISE.sub(" ", spaced))]
    return [piece for piece in pieces if piece not in bare and bare not in piece][:1]
