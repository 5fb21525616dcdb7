"""References as they stand in print (`references.toml`), and where in a document they are found."""

from __future__ import annotations

import tomllib
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest

from corpus import Reference, Run, SourceFile, Text, find_sources, read_document
from corpus.facts.citation import is_citation, to_reference

PARTS = tuple(field.name for field in fields(Reference) if field.name != "text")
TABLE = tomllib.loads(Path(__file__).with_name("references.toml").read_text(encoding="utf-8"))


def to_text(value: str) -> Text:
    return Text(value, (Run(0, len(value), 0, len(value)),))


def references(tmp_path: Path, text: str, suffix: str = ".txt") -> tuple[Reference, ...]:
    path = tmp_path / f"a{suffix}"
    path.write_text(text, encoding="utf-8")
    files, faults = find_sources([str(path)])
    assert not faults
    document = read_document(file := files[0])
    assert isinstance(file, SourceFile)
    for reference in document.facts.references:
        span = reference.text.source
        ours = "".join(reference.text.value.split())
        theirs = "".join(document.source_text[span.start : span.end].split())
        assert ours == theirs or suffix != ".txt"
    return document.facts.references


def test_there_are_forty_references_by_hand() -> None:
    assert len(TABLE["reference"]) >= 40


@pytest.mark.parametrize("row", TABLE["reference"], ids=lambda row: row["title"])
def test_a_reference_is_parsed_into_its_parts_and_no_others(row: dict[str, Any]) -> None:
    found = to_reference(to_text(row["text"]))
    stated = {name: getattr(found, name) for name in PARTS if getattr(found, name)}
    wanted = {name: part for name, part in row.items() if name != "text"}
    assert stated == {**wanted, **({"authors": tuple(row["authors"])} if "authors" in row else {})}


@pytest.mark.parametrize(
    "value",
    [
        "(1) 这里的“口径”指按现价计算的口径。",
        "② 本文依《办法》划分口径，与《公报》不同。",
        "[3] 作者根据调查问卷整理。",
    ],
)
def test_a_note_that_explains_is_no_citation(value: str) -> None:
    assert not is_citation(value)


@pytest.mark.parametrize("value", ["本公报数据为初步统计数。", "见前文。", "作者整理"])
def test_what_has_no_known_form_is_kept_whole_without_a_title(value: str) -> None:
    found = to_reference(to_text(value))
    assert not found.parsed
    assert found.text.value == value


BODY = "数据是新型生产要素，它参与分配，并且在使用中不断增值，这一点同土地和资本都不相同。\n\n"


def test_notes_at_the_foot_of_a_page_are_found_where_restoration_dropped_them(
    tmp_path: Path,
) -> None:
    text = (
        "数据要素的由来\n\n"
        "数据是新型生产要素(1)，它参与分配并且流通，在使用中\n"
        "不断增值，这一点同土地和资本都不相同(2)，值得研究(3)\n"
        "(1) 费孝通：《乡土中国》，北京：生活·读书·新知三联书\n店，1985年版，第1页。\n"
        "(2) 这里的资本指货币资本。\n"
        "(3) 同上，第28页。\n"
        "者再作讨论。\n"
    )
    found = references(tmp_path, text)
    assert [(each.title, each.pages) for each in found] == [("乡土中国", "1"), ("乡土中国", "28")]
    assert found[0].publisher == "生活·读书·新知三联书店"


def test_a_note_that_cites_two_works_gives_two(tmp_path: Path) -> None:
    text = (
        "数据要素的由来\n\n数据是新型生产要素(1)，它参与分配并且流\n"
        "(1) 参见《列宁选集》第4卷，人民出版社2012年版，第16页；"
        "《邓小平文选》第3卷，人民出版社1993年版，第274页。\n"
        "通，在使用中增值。\n"
    )
    assert [each.title for each in references(tmp_path, text)] == ["列宁选集", "邓小平文选"]


def test_a_list_at_the_end_is_found_with_its_wrapped_items(tmp_path: Path) -> None:
    text = (
        f"数据要素的由来\n\n{BODY}参考文献：\n"
        "[1] 黄群慧, 贺俊. 中国制造业的核心能力、功能定位与发展\n"
        "战略[J]. 中国工业经济, 2015(6): 5-17.\n"
        "[2] 作者整理\n"
    )
    first, second = references(tmp_path, text)
    assert (first.title, first.year) == ("中国制造业的核心能力、功能定位与发展战略", "2015")
    assert not second.parsed


def test_notes_under_a_heading_that_only_explain_are_no_references(tmp_path: Path) -> None:
    text = (
        f"数据要素的由来\n\n{BODY}注释：\n[1] 本文数据均为初步统计数。\n"
        "[2] 《列宁选集》第4卷，人民出版社2012年版，第16页。\n"
    )
    assert [each.title for each in references(tmp_path, text)] == ["列宁选集"]


def test_the_address_behind_a_link_of_markdown_is_kept(tmp_path: Path) -> None:
    text = (
        f"# 数据要素的由来\n\n{BODY}**参考资料**\n\n"
        "1. [算力怎样进车间 - 澜江新闻网](https://example.org/a.html)[2024-05-16]\n"
    )
    (found,) = references(tmp_path, text, ".md")
    assert (found.title, found.container) == ("算力怎样进车间", "澜江新闻网")
    assert (found.url, found.date) == ("https://example.org/a.html", "2024-05-16")
