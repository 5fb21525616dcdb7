"""Terms and their classes: read from tables, found in a text, longest first."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from corpus import Fault
from extract.faults import DataError


def read_lexicon(path: Path, classes: Collection[str] = ()) -> dict[str, str]:
    """Read lines `term <tab> class`; blank lines and lines that start with `#` say nothing.

    Raises DataError with every faulty line: no two fields, a class not among `classes` (where any
    are given), a term given twice; and for a file that is not UTF-8.
    """
    terms: dict[str, str] = {}
    faults = []
    for number, line in enumerate(_read(path).splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        term, _, value = line.partition("\t")
        if not term or not value or "\t" in value:
            zh = f"{line!r} 不合格式，应为术语、制表符、类别"
            faults.append(Fault(str(path), f"{line!r}", "expected term, tab, class", number, zh=zh))
        elif classes and value not in classes:
            zh = f"没有 {value!r} 这个类别"
            faults.append(Fault(str(path), f"no class {value!r}", "", number, zh=zh))
        elif term in terms:
            what, zh = f"{term!r} stands twice", f"{term!r} 出现两次，应只有一个类别"
            faults.append(Fault(str(path), what, "expected one class", number, zh=zh))
        terms[term] = value
    if faults:
        raise DataError(*faults)
    return terms


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        what, zh = "is not UTF-8", "不是 UTF-8 编码，应为术语、制表符、类别"
        raise DataError(Fault(str(path), what, "expected term, tab, class", zh=zh)) from error


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
