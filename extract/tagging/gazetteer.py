"""What annotated texts and lexicons say of a term and of its last and first word."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from extract.tagging.words import cut

TERMS, HEADS, FIRSTS = range(3)
LEXICON = ""
"""Stands for the lexicon among the documents that attest a term."""

Counts = Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Entry:
    """How often a string had which class: the most frequent, how surely, and all shares.

    `nature` is `L` for what only the lexicon knows, `u` for what was seen once, `s` for one class
    nine times of ten, else `m`. `shares` names each class with its share in quarters, `common`
    those of 15 % or more.
    """

    class_: str
    nature: str
    shares: tuple[str, ...]
    common: tuple[str, ...]
    size: int
    share: float


def to_entry(annotated: Counts, listed: Counts) -> Entry | None:
    """Make the entry of counts by class in annotated text and in the lexicon; None for none."""
    counts = annotated or listed
    if not counts:
        return None
    class_ = min(counts, key=lambda name: (-counts[name], name))
    size = sum(counts.values())
    share = counts[class_] / size
    nature = "s" if share >= 0.9 else "m"
    if size == 1:
        nature = "u"
    if not annotated:
        nature = "L"
    shares = tuple(f"{name}{4 * counts[name] // size}" for name in sorted(counts))
    common = tuple(
        f"{name}{4 * counts[name] // size}"
        for name in sorted(counts)
        if counts[name] / size >= 0.15
    )
    return Entry(class_, nature, shares, common, size, share)


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Entries of terms, of last words or characters (`heads`), and of first words (`firsts`)."""

    terms: Mapping[str, Entry]
    heads: Mapping[str, Entry]
    firsts: Mapping[str, Entry]
    lengths: Mapping[str, tuple[int, ...]]
    """Lengths of terms of two or more, longest first, by their first two characters."""

    def find(self, text: str, edges: Collection[int]) -> Iterator[tuple[int, int, Entry]]:
        """Find every (start, end, entry) of a term; one of up to three characters between edges."""
        terms, lengths, last = self.terms, self.lengths, len(text)
        for start, character in enumerate(text):
            for length in lengths.get(text[start : start + 2], ()):
                end = start + length
                if end > last or (length <= 3 and (start not in edges or end not in edges)):
                    continue
                entry = terms.get(text[start:end])
                if entry is not None:
                    yield start, end, entry
            if start in edges and start + 1 in edges and character in terms:
                yield start, start + 1, terms[character]


def to_heads(term: str) -> Iterator[str]:
    """Give what counts as a head of a term: its last word, or the last character of one word.

    >>> list(to_heads("茶叶加工厂"))
    ['加工厂']
    """
    words = cut(term)
    if len(words) > 1:
        yield words[-1].text
        if len(words[-1].text) == 1:
            yield words[-2].text + words[-1].text
    elif len(term) > 2:
        yield term[-1]


def to_firsts(term: str) -> Iterator[str]:
    """Give the first word of a term of several words."""
    words = cut(term)
    if len(words) > 1:
        yield words[0].text


class Attestations:
    """Which class each term, head and first word had in which document."""

    def __init__(self, lexicon: Mapping[str, str]) -> None:
        """Start with the terms of a lexicon."""
        self.tables: tuple[dict[str, dict[str, Counter[str]]], ...] = ({}, {}, {})
        self._keys: dict[str, list[set[str]]] = defaultdict(lambda: [set(), set(), set()])
        for term, class_ in lexicon.items():
            self.add(LEXICON, term, class_, 1)

    def add(self, document: str, term: str, class_: str, count: int, documents: int = 1) -> None:
        """Count a term of a document, or of several that are taken for one."""
        for table, keys, known in zip(
            self.tables,
            ((term,), to_heads(term), to_firsts(term)),
            self._keys[document],
            strict=True,
        ):
            for key in keys:
                # A head counts once in a document for each term that has it.
                weight = count if key == term else documents
                table.setdefault(key, {}).setdefault(document, Counter())[class_] += weight
                known.add(key)

    def to_gazetteer(self) -> Gazetteer:
        """Make the gazetteer of all documents."""
        terms, heads, firsts = (
            {key: entry for key in table if (entry := _join(table[key], None, kind)) is not None}
            for kind, table in enumerate(self.tables)
        )
        return Gazetteer(terms, heads, firsts, _index(terms))

    def without(self, document: str, whole: Gazetteer) -> Gazetteer:
        """Make of the gazetteer of all documents that of all but one."""
        tables = []
        parts = (self.tables, (whole.terms, whole.heads, whole.firsts), self._keys[document])
        for kind, (table, entries, keys) in enumerate(zip(*parts, strict=True)):
            changed = {key: _join(table[key], document, kind) for key in keys}
            left = {**entries, **changed}
            tables.append({key: entry for key, entry in left.items() if entry is not None})
        terms, heads, firsts = tables
        return Gazetteer(terms, heads, firsts, whole.lengths)


def _join(documents: Mapping[str, Counter[str]], left_out: str | None, kind: int) -> Entry | None:
    """Add up the counts; what a lexicon says of a term counts only where no text attests it."""
    annotated: Counter[str] = Counter()
    for document, counts in documents.items():
        if document != left_out and (document != LEXICON or kind != TERMS):
            annotated.update(counts)
    return to_entry(annotated, documents.get(LEXICON, {}) if kind == TERMS else {})


def _index(terms: Iterable[str]) -> dict[str, tuple[int, ...]]:
    lengths: dict[str, set[int]] = defaultdict(set)
    for term in terms:
        if len(term) > 1:
            lengths[term[:2]].add(len(term))
    return {key: tuple(sorted(value, reverse=True)) for key, value in lengths.items()}
