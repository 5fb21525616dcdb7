"""Score extraction on annotated text with the scorer that stands beside it.

    python benchmarks/score_extraction.py ../shared/gold/score.py ../shared/gold/dev/*.tsv

Prints a Markdown row for each file and their mean: F1 of mentions (span, span with class) and of
relations (strict, lenient), precision and recall of strict relations, accuracy of qualifiers.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import mean

from corpus import find_sources
from extract import to_record
from xinzhi.config import Config
from xinzhi.read import read_files

COLUMNS = (
    ("mentions span", "F1"),
    ("mentions span+class", "F1"),
    ("relations strict", "P"),
    ("relations strict", "R"),
    ("relations strict", "F1"),
    ("relations lenient", "F1"),
    ("qualifiers of matched relations", "accuracy"),
)


def score_file(scorer: Path, gold: Path) -> list[float]:
    """Extract from the text that `gold` annotates and give its figures in the order of COLUMNS."""
    run = [sys.executable, str(scorer)]
    with tempfile.TemporaryDirectory() as folder:
        text, found = Path(folder, "text.md"), Path(folder, "found.jsonl")
        plain = subprocess.run([*run, "--text", gold], check=True, capture_output=True).stdout
        text.write_bytes(plain)
        (reading,) = read_files(find_sources([str(text)])[0], Config(), jobs=1)
        if reading.document is None:
            raise ValueError(f"{gold}: {reading.faults}")
        rows = (to_record(reading.document, row) for row in reading.extractions)
        found.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows))
        out = subprocess.run([*run, gold, found, "--json"], check=True, capture_output=True).stdout
    scores = json.loads(out)["scores"]
    return [scores[name][figure] or 0.0 for name, figure in COLUMNS]


def main(scorer: str, *golds: str) -> None:
    """Print the table."""
    print("| text |", " | ".join(f"{name} {figure}" for name, figure in COLUMNS), "|")
    print("|---" * (len(COLUMNS) + 1) + "|")
    rows = {Path(gold).stem: score_file(Path(scorer), Path(gold)) for gold in golds}
    rows["mean"] = [mean(column) for column in zip(*rows.values(), strict=True)]
    for name, figures in rows.items():
        print(f"| {name} |", " | ".join(f"{figure:.3f}" for figure in figures), "|")


if __name__ == "__main__":
    main(*sys.argv[1:])
