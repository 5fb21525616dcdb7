"""Measure the restoration of documents, as Markdown tables on stdout.

    python benchmarks/restoration.py [--shared ../shared [--memory]] [--texts CLEAN.md …]

On generated damage of the sample documents and of the clean texts given: the share of documents
and of sentences restored exactly, on the styles restoration was developed on and on those held
out. With the folder of measured texts: each essay against its clean text, and the speed.
"""

from __future__ import annotations

import argparse
import re
import tempfile
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise
from pathlib import Path
from random import Random

from benchmarks.defects import KINDS, Paragraph, damaged, to_paragraphs, to_style
from benchmarks.restoration_speed import print_memory, print_speed
from corpus import Document, SourceFile, find_sources, read_document, to_markdown
from corpus.restoration.sentences import find_sentences

SAMPLES = Path(__file__).parents[1] / "corpus" / "documents"
ROWS: tuple[tuple[str, ...], ...] = (
    (), *(("breaks", kind) for kind in KINDS if kind != "breaks"), ("breaks",), KINDS
)  # fmt: skip
ESSAYS = {"000.txt": "000.md", "001.txt": "001.md", "002-part.txt": "002a.md", "003.md": "003.md"}
Counts = Counter[str]


@dataclass(frozen=True, slots=True)
class Clean:
    """A clean text, and where it comes from."""

    name: str
    text: str


def read_clean(path: Path) -> Clean:
    """Read clean Markdown, or the text that an annotated file annotates."""
    text = path.read_text("utf-8")
    if path.suffix != ".tsv":
        return Clean(path.name, text)
    paragraphs = [""]
    for line in text.splitlines():
        kind, *fields = line.split("\t")
        if kind == "P" or line[:1] == "#":
            paragraphs += [line, ""] if line[:1] == "#" else [""]
        elif kind == "S":
            paragraphs[-1] += fields[1]
    return Clean(path.name, "\n\n".join(filter(None, paragraphs)))


def read_samples() -> list[Clean]:
    """Read the sample documents, restored, without the rows of their tables."""
    files, _ = find_sources([str(SAMPLES)])
    texts = {file.name: to_markdown(read_document(file)) for file in files}
    rows = re.compile(r"(?m)^.* \|.*\n")
    escapes = re.compile(r"\\(?=[.)*_~<\[`])")
    return [
        Clean(name, escapes.sub("", rows.sub("", text.replace("\xa0", " "))))
        for name, text in texts.items()
    ]


def restore(text: str, folder: Path) -> Document:
    """Restore a text, as a file in `folder`."""
    path = folder / "damaged.txt"
    path.write_bytes(text.encode())
    return read_document(SourceFile(path, path.name, "text"))


def to_restored(document: Document) -> tuple[Paragraph, ...]:
    """Give the headings and paragraphs of a document, without front matter."""
    blocks = (block for block in document.blocks if block.kind != "front")
    return tuple(Paragraph(block.kind == "heading", block.text.value) for block in blocks)


def to_sentences(paragraphs: Iterable[Paragraph]) -> Counter[str]:
    """Give the sentences and headings of paragraphs."""
    found: Counter[str] = Counter()
    for each in paragraphs:
        spans = [] if each.heading else find_sentences(each.text)
        found.update([each.text[span.start : span.end] for span in spans] or ["# " + each.text])
    return found


def to_breaks(paragraphs: Sequence[Paragraph]) -> Counter[str]:
    """Give the breaks between paragraphs, each by the text about it."""
    pairs = pairwise(paragraphs)
    return Counter(f"{above.text[-6:]}\n{below.text[:6]}" for above, below in pairs)


def to_counts(expected: Sequence[Paragraph], found: Sequence[Paragraph]) -> Counts:
    """Count what of `expected` was found, and what was found besides."""
    wanted, got = to_sentences(expected), to_sentences(found)
    breaks, made = to_breaks(expected), to_breaks(found)
    heads, told = (Counter(p.text for p in each if p.heading) for each in (expected, found))
    return Counter(
        {
            "documents": 1,
            "exact": int(tuple(expected) == tuple(found)),
            "sentences": wanted.total(),
            "whole": (wanted & got).total(),
            "false joins": (breaks - made).total(),
            "false breaks": (made - breaks).total(),
            "headings": heads.total(),
            "found": told.total(),
            "right": (heads & told).total(),
        }
    )


def measure(
    cleans: Sequence[Clean], kinds: Collection[str], held_out: bool, times: int, folder: Path
) -> Counts:
    """Damage each text `times` times and count what comes back."""
    counts: Counts = Counter()
    for clean in cleans:
        for time_ in range(times if kinds else 1):
            # The seed is a string, which Python hashes in the same way everywhere.
            random = Random(f"{clean.name} {' '.join(kinds)} {held_out} {time_}")
            style = to_style(random, held_out)
            some = kinds if len(kinds) < 3 else [kind for kind in kinds if random.random() < 0.6]
            if kinds:
                damage = damaged(clean.text, some, style, random)
                text, expected = damage.text, damage.paragraphs
            else:
                text, expected = clean.text, to_paragraphs(clean.text)
            counts += to_counts(expected, to_restored(restore(text, folder)))
    return counts


def share(part: int, whole: int) -> str:
    """Give a share in hundredths of a percent, as tables print it."""
    return f"{100 * part / whole:.2f} %" if whole else "–"


def print_damage(name: str, cleans: Sequence[Clean], times: int, folder: Path) -> None:
    """Print what comes back of the texts after each kind of damage."""
    print(f"\n### {name}: {len(cleans)} texts, each damaged {times} times\n")
    columns = "documents | sentences | false joins | false breaks | headings P | R"
    print(f"| damage | {columns} | held out: {columns} |")
    print("|---|" + "--:|" * 12)
    for kinds in ROWS:
        label = "all, by chance" if len(kinds) > 2 else kinds[-1] if kinds else "none"
        cells = [label]
        for held_out in (False, True):
            counts = measure(cleans, kinds, held_out, times, folder)
            cells += [
                share(counts["exact"], counts["documents"]),
                share(counts["whole"], counts["sentences"]),
                str(counts["false joins"]),
                str(counts["false breaks"]),
                share(counts["right"], counts["found"]),
                share(counts["right"], counts["headings"]),
            ]
        print("| " + " | ".join(cells) + " |")


def similarity(left: str, right: str) -> float:
    """Twice the characters in common by all characters, aligned clause by clause first."""
    a, b = (re.findall(r"[^。，；：、\n]+[。，；：、\n]*|\n+", text) for text in (left, right))
    common = 0
    for tag, i, j, k, m in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        if tag == "equal":
            common += sum(map(len, a[i:j]))
        else:
            pieces = SequenceMatcher(None, "".join(a[i:j]), "".join(b[k:m]), autojunk=False)
            common += sum(match.size for match in pieces.get_matching_blocks())
    return 2 * common / (len(left) + len(right))


def print_essays(shared: Path) -> None:
    """Print how near each essay comes to its clean text."""
    print("\n### Essays\n\n| essay | similarity | sentences | false joins | false breaks "
          "| headings P | R | references | parsed |\n|---|" + "--:|" * 7)  # fmt: skip
    for raw, name in ESSAYS.items():
        (file,), _ = find_sources([str(shared / "corpus" / "essays" / raw)])
        document = read_document(file)
        clean = (shared / "corpus" / "clean" / name).read_text("utf-8")
        near = similarity(re.sub(r"(?m)^#+ ", "# ", to_markdown(document)), clean)
        found = to_restored(document)
        counts = to_counts(to_paragraphs(clean), found)
        cited = document.facts.references
        print(
            f"| {raw} | {near:.5f} | {share(counts['whole'], counts['sentences'])} "
            f"| {counts['false joins']} | {counts['false breaks']} "
            f"| {share(counts['right'], counts['found'])} "
            f"| {share(counts['right'], counts['headings'])} | {len(cited)} "
            f"| {share(sum(each.parsed for each in cited), len(cited))} |"
        )


def main() -> None:
    """Print all tables."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--shared", type=Path, help="folder of measured texts")
    parser.add_argument("--texts", type=Path, nargs="*", default=[], help="clean texts to damage")
    parser.add_argument("--memory", action="store_true", help="measure memory too (minutes)")
    parser.add_argument("--times", type=int, default=3)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        print_damage("Sample documents", read_samples(), given.times, folder)
        if given.texts:
            cleans = [read_clean(path) for path in sorted(given.texts)]
            print_damage("Texts given", cleans, given.times, folder)
        if given.shared:
            print_essays(given.shared)
            reports = given.shared / "corpus" / "government" / "reports.jsonl"
            print_speed(reports)
            if given.memory:
                print_memory(reports, folder)


if __name__ == "__main__":
    main()
