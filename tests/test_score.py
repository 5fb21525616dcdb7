"""Extraction against annotated text: the figures, and what a faulty file says."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from corpus import SourceFile
from extract import Content, DataError, Scores, Triple, read_annotated, score, to_record
from xinzhi.commands.score import to_lines, to_table
from xinzhi.config import Config
from xinzhi.read import read_source
from xinzhi.score import score_files, to_text

MINE = """\
# 一、茶园的变化
P
S\tt-1\t某村推广无人机，产值达3.2亿元。
E\t无人机\tTechnology
E\t产值\tIndicator
E\t3.2亿元\tQuantity
R\t产值\thas_value\t3.2亿元\tplace=某村
S\tt-2\t无人机促进增收。
E\t无人机\tTechnology
P
S\tt-3\t茶农学会了新本事。
"""


def write(folder: Path, text: str) -> Path:
    path = folder / "mine.tsv"
    path.write_text(text, encoding="utf-8")
    return path


def test_figures_are_those_counted_by_hand() -> None:
    gold = [
        Content({"茶": "Factor", "茶园": "Place"}, [Triple("茶", "promotes", "茶园", {})]),
        Content({"数字技术": "Technology"}, [Triple("数字技术", "uses", "茶", {"time": "去年"})]),
        Content({}, [Triple("甲", "integrates_with", "乙", {})]),
    ]
    found = [
        Content({"茶": "Concept", "山": "Place"}, [Triple("茶", "promotes", "山", {})]),
        Content({"数字技术": "Technology"}, [Triple("技术", "uses", "茶", {"time": "年"})]),
        Content({}, [Triple("乙", "integrates_with", "甲", {})]),
    ]
    scores = score(gold, found)
    counts = {
        name: (one.gold, one.found, one.right) for name, one in sorted(scores.overall.items())
    }
    assert counts == {
        "class": (3, 3, 1),
        "lenient": (3, 3, 2),
        "span": (3, 3, 2),
        "strict": (3, 3, 1),
    }
    place = scores.classes["Place"]
    assert (place.gold, place.found, place.right, place.f1) == (1, 1, 0, 0.0)
    assert scores.relations["uses"].right == 1
    assert (scores.qualifiers.gold, scores.qualifiers.right) == (1, 1)
    assert scores.overall["span"].f1 == pytest.approx(2 / 3)


def test_an_annotated_file_is_read_with_its_headings_and_paragraphs(tmp_path: Path) -> None:
    rows = read_annotated(write(tmp_path, MINE))
    assert [(row.id, row.heading) for row in rows] == [
        ("", "一、茶园的变化"),
        *((f"t-{number}", "一、茶园的变化") for number in (1, 2, 3)),
    ]
    assert rows[1].mentions == {"无人机": "Technology", "产值": "Indicator", "3.2亿元": "Quantity"}
    assert rows[1].relations == [Triple("产值", "has_value", "3.2亿元", {"place": "某村"})]
    text, starts = to_text(rows)
    assert text == (
        "# 一、茶园的变化\n\n"
        "某村推广无人机，产值达3.2亿元。无人机促进增收。\n\n"
        "茶农学会了新本事。\n"
    )
    assert [text[start : start + 3] for start in starts] == ["一、茶", "某村推", "无人机", "茶农学"]


def test_a_faulty_file_tells_every_fault_with_its_line(tmp_path: Path) -> None:
    lines = MINE.splitlines()
    lines[3] = "E\t飞机\tTechnology"
    lines[4] = "E\t产值\tDrink"
    lines[6] = "R\t产值\tsings\t歌声\tcolour=red"
    lines[7] = "S\tt-2"
    lines[5] = lines[4]
    with pytest.raises(DataError) as raised:
        read_annotated(write(tmp_path, "\n".join(lines)), ("Technology", "Quantity"), ("uses",))
    told = [(fault.line, fault.what) for fault in raised.value.faults]
    assert told == [
        (4, "'飞机' is not in the sentence"),
        (5, "no class 'Drink'"),
        (6, "no class 'Drink'"),
        (6, "'产值' stands twice"),
        (7, "no relation 'sings'"),
        (7, "'歌声' is nowhere in the text so far"),
        (7, "no qualifier 'colour'"),
        (8, "'S\\tt-2'"),
    ]


def test_faults_of_all_files_come_before_any_extraction(tmp_path: Path) -> None:
    good, bad = write(tmp_path, MINE), tmp_path / "bad.tsv"
    bad.write_text("E\t茶\tFactor\n", encoding="utf-8")
    with pytest.raises(DataError, match=r"bad\.tsv:1: "):
        score_files([good, bad], Config())


def test_a_file_that_is_no_utf_8_is_told_with_the_others(tmp_path: Path) -> None:
    foreign = tmp_path / "foreign.tsv"
    foreign.write_bytes(MINE.encode("gb18030"))
    with pytest.raises(DataError) as told:
        score_files([foreign, write(tmp_path, "X\tno\n")], Config())
    first, *others = told.value.faults
    assert str(first) == (
        f"{foreign}: 不是 UTF-8 编码，应为标注文本；is not UTF-8, expected annotated text"
    )
    assert others


def test_the_table_and_the_lines_say_the_same(tmp_path: Path) -> None:
    path = write(tmp_path, MINE)
    scores = score_files([path], Config())
    table = json.loads(json.dumps(to_table(scores)))
    span = table["files"][str(path)]["span"]
    assert (span["gold"], table["mean"]["span"]) == (4, span["f1"])
    lines = list(to_lines(scores))
    assert lines[0] == str(path)
    assert f"F1 {span['f1']:5.3f}" in lines[1]


@pytest.mark.shared
def test_the_figures_agree_with_the_scorer_beside_the_project(shared: Path, tmp_path: Path) -> None:
    gold = shared / "gold" / "dev" / "govA.tsv"
    scorer = [sys.executable, str(shared / "gold" / "score.py")]
    (scores,) = score_files([gold], Config()).values()
    text = to_text(read_annotated(gold))[0]
    plain = subprocess.run([*scorer, "--text", gold], check=True, capture_output=True, text=True)
    assert plain.stdout == text
    file = SourceFile(gold, gold.name, "markdown", encoding="utf-8", data=text.encode())
    reading = read_source(Config(), file)
    assert reading.document is not None
    found = tmp_path / "found.jsonl"
    found.write_text(
        "\n".join(
            json.dumps(to_record(reading.document, one), ensure_ascii=False)
            for one in reading.extractions
        ),
        encoding="utf-8",
    )
    out = subprocess.run([*scorer, gold, found, "--json"], check=True, capture_output=True)
    theirs = json.loads(out.stdout)
    assert to_figures(scores) == {
        name: theirs["scores"][name]
        for name in (
            "mentions span",
            "mentions span+class",
            "relations strict",
            "relations lenient",
            "qualifiers of matched relations",
        )
    }
    ours = {name: (one.gold, one.found) for name, one in scores.relations.items()}
    assert ours == {name: (one["gold"], one["found"]) for name, one in theirs["relations"].items()}


def to_figures(scores: Scores) -> dict[str, dict[str, float]]:
    names = {
        "mentions span": "span",
        "mentions span+class": "class",
        "relations strict": "strict",
        "relations lenient": "lenient",
    }
    figures: dict[str, dict[str, float]] = {}
    for theirs, ours in names.items():
        one = scores.overall[ours]
        figures[theirs] = {
            "P": round(one.precision, 3),
            "R": round(one.recall, 3),
            "F1": round(2 * one.precision * one.recall / (one.precision + one.recall), 3),
            "gold": one.gold,
            "found": one.found,
        }
    qualifiers = scores.qualifiers
    figures["qualifiers of matched relations"] = {
        "accuracy": round(qualifiers.recall, 3),
        "n": qualifiers.gold,
    }
    return figures
