"""Score a Chinese pipeline on a treebank: words, tags and trees from raw text, size and speed.

    python benchmarks/score_pipeline.py ../shared/treebank/test.conllu extract/treebank/*.conllu

Prints a Markdown row for each file, on raw text and on its own words (F1 in per cent as in the
CoNLL 2018 shared task, sentences given; conj: links of coordination), then the pipeline's size, the
time to load it and its speed on one core. `--model` names another pipeline. The scores of
`zh_core_web_*` that its makers publish are of another treebank, and leave punctuation out.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path
from time import perf_counter, process_time

import spacy
from spacy.language import Language

import extract
from extract.training.evaluate import MEASURES, score_pipeline
from extract.training.package import FINDERS
from extract.training.treebank import Tree, read_treebank

SHIPPED = Path(extract.__file__).parent / "zh_xinzhi"
ROUNDS = 5
"""The fastest of so many is the speed: the others waited for something else."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("treebanks", type=Path, nargs="+")
    parser.add_argument("--model", default=str(SHIPPED))
    options = parser.parse_args(arguments)
    started = perf_counter()
    pipeline = spacy.load(options.model, exclude=FINDERS)
    pipeline("预热。")
    loaded = perf_counter() - started
    print("| text |", " | ".join(MEASURES), "|")
    print("|---" * (len(MEASURES) + 1) + "|")
    banks = {path.stem: read_treebank(path) for path in options.treebanks}
    for row in to_rows(pipeline, banks):
        print(row)
    trees = [tree for bank in banks.values() for tree in bank]
    files = [
        path
        for name in ("tokenizer", *pipeline.pipe_names)
        for path in find_files(options.model, name)
    ]
    size = sum(path.stat().st_size for path in files) / 1e6
    speed = measure_speed(pipeline, [tree.text for tree in trees])
    print(f"\n{size:.1f} MB, loaded in {loaded:.2f} s, {speed:,.0f} words/s")


def to_rows(pipeline: Language, banks: dict[str, tuple[Tree, ...]]) -> Iterator[str]:
    """Give a row for each treebank on raw text, then one on its own words."""
    for name, trees in banks.items():
        for kind, gold_words in (("raw text", False), ("gold words", True)):
            scores = score_pipeline(pipeline, trees, gold_words=gold_words)
            cells = " | ".join(f"{scores[measure]:.2f}" for measure in MEASURES)
            yield f"| {name}, {kind} | {cells} |"


def find_files(model: str, part: str) -> list[Path]:
    """Give the files of one part of the pipeline in the folder `model`."""
    return [path for path in sorted(Path(model, part).rglob("*")) if path.is_file()]


def measure_speed(pipeline: Language, texts: Sequence[str]) -> float:
    """Give words a second of processor time, in one process, in batches."""
    speeds = []
    for _ in range(ROUNDS):
        started = process_time()
        words = sum(map(len, pipeline.pipe(texts)))
        speeds.append(words / (process_time() - started))
    return max(speeds)


if __name__ == "__main__":
    main()
