"""Terms and their classes: read from tables, found in a text, longest first."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from corpus import Fault
from extract.faults import DataError


def read_lexicon(path: Path, classes: Collection[str] = ()) -> dict[str, str]:
    """Read lines `term <tab> class`; blank lines and lines that start with `#` say nothing.

    Raises DataError with every faulty line: no two fields, a class not among `classes` (where any
    are given), a term given twice.
    """
    terms: dict[str, str] = {}
    faults = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        term, _, value = line.partition("\t")
        if not term or not value or "\t" in value:
            faults.append(Fault(str(path), f"{line!r}", "expected term, tab, class", number))
        elif classes and value not in classes:
            faults.append(Fault(str(path), f"no class {value!r}", "", number))
        elif term in terms:
            faults.append(Fault(str(path), f"{term!r} stands twice", "expected one class", number))
        terms[term] = value
    if faults:
        raise DataError(*faults)
    return terms


class Lexicon:
    """Terms indexed for finding: by their first two characters, longest first."""

    def __init__(self, terms: Mapping[str, str]) -> None:
        self.terms = dict(terms)
        lengths: dict[str, set[int]] = {}
        for term in self.terms:
            lengths.setdefault(term[:2], set()).add(len(term))
        self._lengths = {key: sorted(value, reverse=True) for key, value in lengths.items()}

    def find(self, text: str, edges: Collection[int]) -> Iterator[tuple[int, int, str]]:
        """Find each term's (start, end, class), the longest at each start, overlaps included.

        `edges` are the word boundaries of the text. A term of up to three characters counts only
        where both its edges are among them (不断 is not in 从不断开).
        """
        terms, lengths, last = self.terms, self._lengths, len(text)
        for start, character in enumerate(text):
            single = (1,) if character in terms else ()
            for length in (*lengths.get(text[start : start + 2], ()), *single):
                end = start + length
                if end > last or (length <= 3 and (start not in edges or end not in edges)):
                    continue
                class_ = terms.get(text[start:end])
                if class_:
                    yield start, end, class_
                    break
