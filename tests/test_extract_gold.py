"""The floor that extraction keeps on annotated text it has not learnt from, and its speed."""

from __future__ import annotations

import doctest
import importlib
import json
import subprocess
import sys
import time
from pathlib import Path
from statistics import mean

import pytest

from corpus import find_sources, read_document
from extract import extract_document, load_pipeline, to_record
from extract.resources import HERE
from ontology import read_schema, to_vocabulary


def run(*command: object) -> str:
    """Give what a program of the annotated texts' folder prints."""
    return subprocess.run(
        [sys.executable, *map(str, command)], check=True, capture_output=True, text=True
    ).stdout


@pytest.mark.shared
def test_extraction_keeps_its_floor_on_texts_it_has_not_seen(shared: Path, tmp_path: Path) -> None:
    pipeline = load_pipeline(None, to_vocabulary(read_schema()))
    mentions, relations, characters, seconds = {}, {}, 0, 0.0
    for gold in sorted((shared / "gold" / "dev").glob("*.tsv")):
        text, found = tmp_path / f"{gold.stem}.md", tmp_path / f"{gold.stem}.jsonl"
        text.write_text(run(shared / "gold" / "score.py", "--text", gold), encoding="utf-8")
        (source,), _ = find_sources([str(text)])
        document = read_document(source)
        start = time.perf_counter()
        extractions = extract_document(document, pipeline)
        seconds += time.perf_counter() - start
        characters += len(document.source_text)
        records = (json.dumps(to_record(document, one), ensure_ascii=False) for one in extractions)
        found.write_text("\n".join(records), encoding="utf-8")
        scores = json.loads(run(shared / "gold" / "score.py", gold, found, "--json"))["scores"]
        mentions[gold.stem] = scores["mentions span+class"]["F1"]
        relations[gold.stem] = scores["relations strict"]["F1"]
    reports = [name for name in relations if name.startswith("gov")]
    essays = [name for name in relations if name not in reports]
    assert mean(mentions[name] for name in essays) > 0.64
    assert mean(mentions[name] for name in reports) > 0.56
    assert mean(relations[name] for name in essays) > 0.24
    assert mean(relations[name] for name in reports) > 0.38
    # A tenth of what one idle core does, so that a loaded machine does not fail the test.
    assert characters / seconds > 5_000


@pytest.mark.parametrize("path", sorted(HERE.glob("[a-z]*.py")), ids=lambda path: path.stem)
def test_the_examples_in_docstrings_are_true(path: Path) -> None:
    assert doctest.testmod(importlib.import_module(f"extract.{path.stem}")).failed == 0
