"""References found and parsed in a folder of documents, against a count made by reading.

python benchmarks/references.py FOLDER
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from corpus import Document, Facts, Reference, find_sources, read_documents

COUNTED = {"000.txt": 13, "001.txt": 0, "002-part.txt": 0, "003.md": 38}
"""What a reader counts in the four essays: notes that cite, items of lists."""
PARTS = ("authors", "container", "publisher", "year", "date", "issue", "pages", "url")


def main(folder: Path) -> None:
    """Print a row for each document, as Markdown."""
    print("| document | by reading | found | parsed | " + " | ".join(PARTS) + " |")
    print("|---" * (4 + len(PARTS)) + "|")
    for name, facts in read_facts(folder):
        print("| " + " | ".join([name, *map(str, to_row(name, facts.references))]) + " |")


def read_facts(folder: Path) -> Iterator[tuple[str, Facts]]:
    """Give the facts of each document of a folder; what cannot be read is told on stderr."""
    files, faults = find_sources([str(folder)])
    for fault in faults:
        print(fault, file=sys.stderr)
    for file in files:
        for read in read_documents(file):
            if isinstance(read, Document):
                yield read.source, read.facts
            else:
                print(read, file=sys.stderr)


def to_row(name: str, references: tuple[Reference, ...]) -> list[int | str]:
    """Count references: by reading where known, found, parsed, and with each part."""
    parsed = sum(reference.parsed for reference in references)
    stated = [sum(bool(getattr(each, part)) for each in references) for part in PARTS]
    return [COUNTED.get(name, "?"), len(references), parsed, *stated]


if __name__ == "__main__":
    main(Path(sys.argv[1]))
