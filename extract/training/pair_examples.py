"""Annotated sentences as what the pair model learns: readings, and what their groups state."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from corpus import Fault
from extract.candidate import Candidate
from extract.faults import DataError
from extract.model import DOCUMENT_HEAD
from extract.pairs.decode import PAIRWISE, RESPECTIVELY
from extract.pairs.reading import EARLIER_HEAD, Reader, Reading
from extract.training.annotated import DOCUMENT, Annotated, Triple, read_annotated
from extract.training.located import locate_mentions

ANNOTATED = "annotated"
"""The rule of a mention that was annotated rather than found."""

FOUND = "found"
"""The rule of one that a file of found mentions gives."""

ENOUGH = 0.49
"""The share of the pairs of members that a relation must be stated of, to hold for two groups."""

Labels = Mapping[tuple[int, int], frozenset[str]]
FindMentions = Callable[[str, Annotated], tuple[Candidate, ...]]
"""Gives the mentions of a sentence of the document of that name."""


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence of a document, read, with what is stated of its groups by number.

    A group with itself stands for what joins its members.
    """

    document: str
    sentence: Annotated
    reading: Reading
    labels: Labels


def to_candidates(document: str, sentence: Annotated) -> tuple[Candidate, ...]:
    """Give the annotated mentions of a sentence where they stand."""
    located = locate_mentions(sentence)
    return tuple(Candidate(start, end, class_, ANNOTATED) for start, end, class_ in located)


def read_found(path: Path) -> FindMentions:
    """Read found mentions; a sentence that the file does not name has none.

    Lines of a tab-separated file: the document's name, the sentence's id, start, end and class.
    Raises DataError with every line that is not so, and where it is asked for a sentence that ends
    before its mentions do.
    """
    found: dict[tuple[str, str], list[Candidate]] = {}
    faults = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        fields = line.split("\t")
        if len(fields) != 5 or not (fields[2].isdecimal() and fields[3].isdecimal()):
            told = "expected document, sentence, start, end and class, between tabs"
            zh = f"{line!r} 应为文献、句子、起、止、类别，以制表符隔开"
            faults.append(Fault(str(path), f"reads {line!r}", told, number, zh=zh))
            continue
        document, sentence, start, end, class_ = fields
        one = Candidate(int(start), int(end), class_, FOUND)
        found.setdefault((document, sentence), []).append(one)
    if faults:
        raise DataError(*faults)

    def find(document: str, sentence: Annotated) -> tuple[Candidate, ...]:
        mentions = tuple(sorted(found.get((document, sentence.id), ()), key=_to_span))
        last = max((one.end for one in mentions), default=0)
        if last > len(sentence.text):
            where = f"{path}: {document} {sentence.id}"
            told = f"the sentence has {len(sentence.text)} characters: was it changed?"
            zh = f"术语止于 {last}，而句子有 {len(sentence.text)} 字：是否改过？"
            raise DataError(Fault(where, f"a mention ends at {last}", told, zh=zh))
        return mentions

    return find


def _to_span(one: Candidate) -> tuple[int, int]:
    return one.start, one.end


def read_examples(path: Path, reader: Reader, find: FindMentions) -> Iterator[Example]:
    """Give the sentences of an annotated file, read with the mentions that `find` gives."""
    for sentence in read_annotated(path):
        if sentence.id:
            reading = reader.read(sentence.text, find(path.stem, sentence))
            yield Example(path.stem, sentence, reading, to_labels(sentence, reading))


def to_labels(sentence: Annotated, reading: Reading) -> Labels:
    """Give what is stated of the groups of a reading.

    Of terms that stand several times the places nearest to each other count. Where mentions were
    found rather than annotated, one that shares half the characters of an annotated one stands for
    it.
    """
    shares: dict[tuple[int, int], Counter[str]] = defaultdict(Counter)
    for ends, triple in find_stated(sentence, reading):
        shares[ends][triple.relation] += 1
    labels = {}
    for ends, counts in sorted(shares.items()):
        whole = _count_pairs(ends, reading, counts)
        enough = frozenset(name for name, n in counts.items() if n / whole[name] >= ENOUGH)
        if enough:
            labels[ends] = enough
    return labels


def find_stated(sentence: Annotated, reading: Reading) -> Iterator[tuple[tuple[int, int], Triple]]:
    """Give each annotated relation whose tail has a group, with the groups of its ends."""
    spots = _find_spots(sentence, reading)
    for triple in sentence.relations:
        ends = _find_ends(triple, spots)
        if ends is not None:
            yield ends, triple


def _find_spots(sentence: Annotated, reading: Reading) -> Mapping[str, list[int]]:
    """Give for each annotated term the groups it stands in."""
    text, spots = sentence.text, defaultdict(list)
    for number, group in enumerate(reading.view.groups):
        for member in group.members:
            found = text[member.start : member.end]
            for term in sentence.mentions:
                if found == term or (member.rule != ANNOTATED and _overlaps(text, term, member)):
                    spots[term].append(number)
    return spots


def _overlaps(text: str, term: str, member: Candidate) -> bool:
    length = member.end - member.start
    short, long = sorted((length, len(term)))
    if 2 * short < long:
        return False
    start = text.find(term)
    while start >= 0:
        end = start + len(term)
        if (member.start >= start and member.end <= end) or (
            start >= member.start and end <= member.end
        ):
            return True
        start = text.find(term, start + 1)
    return False


def _find_ends(triple: Triple, spots: Mapping[str, list[int]]) -> tuple[int, int] | None:
    if triple.tail not in spots:
        return None
    if triple.head == DOCUMENT:
        return DOCUMENT_HEAD, spots[triple.tail][0]
    if triple.head not in spots:
        return EARLIER_HEAD, spots[triple.tail][0]
    pairs = [(head, tail) for head in spots[triple.head] for tail in spots[triple.tail]]
    return min(pairs, key=lambda pair: (abs(pair[0] - pair[1]), pair))


def _count_pairs(
    ends: tuple[int, int], reading: Reading, counts: Mapping[str, int]
) -> Mapping[str, float]:
    """Count for each relation how many pairs of members there are to state it of."""
    groups, text = reading.view.groups, reading.view.text

    def terms(number: int) -> int:
        if number < 0:
            return 1
        return len({text[one.start : one.end] for one in groups[number].members})

    head, tail = terms(ends[0]), terms(ends[1])
    if ends[0] == ends[1]:
        return dict.fromkeys(counts, max(1, head * (head - 1) / 2))
    spoken = any(word in text for word in RESPECTIVELY)
    return {
        name: head if head == tail and (spoken or name in PAIRWISE) else head * tail
        for name in counts
    }
