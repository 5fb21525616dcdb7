"""How fast documents are restored, and in how much memory; `restoration.py` prints it.

Machines and their hours differ: beside the characters a second stands how many times as long the
same run took as to decode the same bytes and strip their lines.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random

from benchmarks.defects import damaged, to_style
from corpus import SourceFile, read_document

ROUNDS = 7
"""The best of as many counts: what else a machine does can only make a run longer."""
JOINED = 40
"""As many reports make the one large file."""


def print_speed(path: Path) -> None:
    """Print the speed on official reports, from bytes to sentences with offsets, on one core."""
    texts = [json.loads(line)["content"] for line in path.read_text("utf-8").splitlines()]
    random = Random("speed")
    broken = [damaged(text, ["breaks"], to_style(random, False), random).text for text in texts]
    print("\n### Speed on one core\n")
    print("| | characters | characters a second | times as long as stripping lines |")
    print("|---|--:|--:|--:|")
    for name, parts in (
        (f"plain text, {JOINED} reports as one file", ["\n\n".join(texts[:JOINED])]),
        (f"plain text, {len(texts)} reports one by one", texts),
        ("the same, broken into lines of a width", broken),
    ):
        files = [
            SourceFile(Path("text.txt"), "text.txt", "text", data=part.encode()) for part in parts
        ]
        size = sum(map(len, parts))
        plain, spent = (
            min(_seconds(call, files) for _ in range(ROUNDS)) for call in (_strip, _read)
        )
        print(f"| {name} | {size:,} | {size / spent:,.0f} | {spent / plain:.0f} |", flush=True)


def _strip(file: SourceFile) -> object:
    return [line.strip() for line in (file.data or b"").decode().splitlines()]


def _read(file: SourceFile) -> object:
    return read_document(file)


def _seconds(call: Callable[[SourceFile], object], files: Sequence[SourceFile]) -> float:
    """Give the processor time that `call` takes for all files, none of its results kept."""
    start = time.process_time()
    for file in files:
        call(file)
    return time.process_time() - start


READ = """
import resource, sys
from corpus import Document, find_sources, read_documents
files, _ = find_sources(sys.argv[1:])
count = sum(isinstance(each, Document) for file in files for each in read_documents(file))
print(count, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""
"""Reads documents one after the other, and prints their number and the peak of memory in KB."""


def print_memory(path: Path, folder: Path) -> None:
    """Print the peak memory of a process that reads the reports once, ten and a hundred times.

    Every copy differs from the others in its first line, as another document does.
    """
    rows = [json.loads(line)["content"] for line in path.read_text("utf-8").splitlines()]
    print("\n### Memory\n\n| documents | peak, MB |\n|--:|--:|")
    for times in (1, 10, 100):
        copies = folder / f"copies-{times}.jsonl"
        with copies.open("w", encoding="utf-8") as stream:
            for copy in range(times):
                for row in rows:
                    text = f"第{copy}份文献。\n{row}"
                    stream.write(json.dumps({"content": text}, ensure_ascii=False) + "\n")
        done = subprocess.run(
            [sys.executable, "-c", READ, str(copies)], check=True, capture_output=True, text=True
        )
        documents, peak = done.stdout.split()
        print(f"| {int(documents):,} | {int(peak) / 1024:.0f} |", flush=True)
        copies.unlink()
