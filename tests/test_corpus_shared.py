"""Measured on the essays and annotated texts that stand beside the project."""

from __future__ import annotations

import json
import re
import time
from pathlib import Path

import pytest

from benchmarks.restoration import similarity
from corpus import Document, find_sources, read_document, to_markdown

pytestmark = pytest.mark.shared
ESSAYS = (
    ("000.txt", "000", 0.999, 1.0),
    ("001.txt", "001", 0.999, 1.0),
    # The annotated text has lost a year that stands right after a reference mark.
    ("002-part.txt", "002a", 0.999, 0.99),
    # The annotated text keeps a space before a comma.
    ("003.md", "003", 0.999, 0.98),
)
CLEAN = (
    ("000", 1.0),
    ("001", 1.0),
    ("002a", 1.0),
    ("003", 0.98),
    # The annotated text breaks a sentence inside a bracket.
    ("govA", 0.98),
    ("govB", 1.0),
)


def read(path: Path) -> Document:
    (file,), _ = find_sources([str(path)])
    return read_document(file)


def gold_text(path: Path) -> tuple[str, list[tuple[int, str]]]:
    """The plain text that an annotated file annotates, and where each sentence stands in it."""
    text, paragraph = "", ""
    sentences: list[tuple[int, str]] = []
    for line in [*path.read_text("utf-8").splitlines(), "P"]:
        fields = line.split("\t")
        if line.startswith("#") or fields[0] == "P":
            text += paragraph + "\n\n" if paragraph else ""
            text += line + "\n\n" if line.startswith("#") else ""
            paragraph = ""
        elif fields[0] == "S":
            sentences.append((len(text) + len(paragraph), fields[2]))
            paragraph += fields[2]
    return text, sentences


def test_similarity_counts_characters() -> None:
    assert similarity("甲乙丙丁。", "甲乙丁。") == pytest.approx(8 / 9)


@pytest.mark.parametrize(("raw", "name", "floor", "whole"), ESSAYS)
def test_the_essays_are_restored(
    shared: Path, raw: str, name: str, floor: float, whole: float
) -> None:
    document = read(shared / "corpus" / "essays" / raw)
    restored = re.sub(r"(?m)^#+ ", "# ", to_markdown(document))
    clean = (shared / "corpus" / "clean" / f"{name}.md").read_text("utf-8")
    assert similarity(restored, clean) >= floor
    found = {sentence.text.value for sentence in document.sentences}
    gold = [text for _, text in gold_text(shared / "gold" / "dev" / f"{name}.tsv")[1]]
    assert sum(text in found for text in gold) / len(gold) >= whole


@pytest.mark.parametrize(("name", "floor"), CLEAN)
def test_every_sentence_of_a_clean_text_comes_out_whole_in_its_place(
    shared: Path, tmp_path: Path, name: str, floor: float
) -> None:
    text, gold = gold_text(shared / "gold" / "dev" / f"{name}.tsv")
    path = tmp_path / f"{name}.md"
    path.write_text(text, "utf-8")
    found = {(sentence.text.source.start, sentence.text.value) for sentence in read(path).sentences}
    assert sum(each in found for each in gold) / len(gold) >= floor


@pytest.fixture(scope="module")
def reports(shared: Path) -> list[str]:
    lines = (shared / "corpus" / "government" / "reports.jsonl").read_text("utf-8").splitlines()
    return [json.loads(line)["content"] for line in lines]


def test_every_report_is_read_with_nothing_lost(reports: list[str], tmp_path: Path) -> None:
    for number, report in enumerate(reports):
        path = tmp_path / f"{number}.txt"
        path.write_bytes(report.encode())
        document = read(path)
        told = bytearray(len(document.source_text))
        for block in document.blocks:
            for run in block.text.runs:
                told[run.source_start : run.source_end] = b"\1" * (
                    run.source_end - run.source_start
                )
        for each in document.dropped:
            told[each.span.start : each.span.end] = b"\1" * each.span.length
        lost = [sign for sign, seen in zip(document.source_text, told, strict=True) if not seen]
        assert not "".join(lost).strip()


def test_reading_takes_time_in_proportion(reports: list[str], tmp_path: Path) -> None:
    path = tmp_path / "all.txt"
    seconds = []
    for share in (4, 1):
        path.write_bytes("\n".join(reports[: len(reports) // share]).encode())
        start = time.process_time()
        document = read(path)
        seconds.append((time.process_time() - start) / len(document.source_text))
    assert seconds[1] < 3 * seconds[0]
