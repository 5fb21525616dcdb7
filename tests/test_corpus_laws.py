"""What is true of every document, whatever its text, format and damage."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus import Document, SourceFile, find_sources, read_document, to_markdown
from corpus.formats.read_text import from_html, from_markdown, from_plain
from corpus.restoration.blocks import find_lost, to_blocks
from corpus.restoration.draft import Draft, to_draft
from corpus.restoration.lines import to_lines
from corpus.restoration.restore import restored
from corpus.restoration.sentences import to_sentences

SAMPLES = Path(__file__).parents[1] / "corpus" / "documents"
CLAUSES = (
    "数据要素进入生产过程，改变了劳动者、劳动资料和劳动对象的结合方式",
    "算力是数字时代的基础设施，它的布局要同能源、产业的布局结合起来",
    "2023年，全市算力规模增长48.0%，占全省的比重达到17.6%",
    "企业是创新的主体，高校和科研院所是知识的源头，二者缺一不可",
    "有人问，技术进步会不会带来失业？历史的回答是，它改变了就业的结构",
    "智能装备（包括工业机器人）的普及，使“机器换人”成为常见的说法",
    "分配制度要体现贡献，也要守住公平的底线；二者并不矛盾",
    "GDP的增长不是唯一的目标，AI技术的应用也不是唯一的手段",
    "绿色转型需要技术，也需要资金，更需要人们生活方式的改变",
    "标准不统一加剧市场分割，规则不互认抬高流通成本",
    "从原料到产品，每一个环节都会留下数据，数据又反过来指导生产",
    "职业教育要同产业需求衔接，课程每两年更新一次",
    "基础研究周期长、风险高，离不开耐心的资本和宽容的环境",
    "区域之间各有所长，有的长于制造，有的长于设计，有的长于服务",
)
HEADINGS = (
    "一、数据要素的作用",
    "二、算力的布局",
    "（一）企业的主体地位",
    "（二）分配的公平",
    "3. 结论",
)


@st.composite
def parts(draw: st.DrawFn) -> list[str]:
    """Paragraphs and headings, no sentence twice: what stands twice on a page may be its head."""
    clauses = draw(st.permutations(CLAUSES))
    cuts = sorted(draw(st.sets(st.integers(2, len(clauses) - 1), max_size=5)))
    bounds = [0, *cuts, len(clauses)]
    made = []
    for number, (start, end) in enumerate(pairwise(bounds)):
        if number and draw(st.booleans()):
            made.append(HEADINGS[number - 1])
        made.append("".join(f"{clause}。" for clause in clauses[start:end]))
    return made


texts = st.text(
    st.sampled_from("数据要素，。；：“”（）()[]#*-|<>/&!\\_`1２3a Z\u3000\n\n\r\t①图表·—…第一章、"),
    min_size=1,
    max_size=120,
)
quick = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def read(path: Path) -> Document:
    (file,), faults = find_sources([str(path)])
    assert not faults
    return read_document(file)


def usual(text: str) -> str:
    """The form that restoration writes a character in, and half of the law of alignment."""
    return "".join(" " if sign.isspace() else unicodedata.normalize("NFKC", sign) for sign in text)


def check(source: str, draft: Draft) -> None:
    """Every run leads back to its source, every character is in a block or dropped, once."""
    blocks, dropped = to_blocks(draft)
    assert find_lost(source, blocks, dropped) == ""
    owned = [0] * len(source)
    for block in blocks:
        for run in block.text.runs:
            value = block.text.value[run.start : run.end]
            if run.aligned:
                assert usual(source[run.source_start : run.source_end]) == usual(value)
            for at in range(run.source_start, run.source_end):
                owned[at] += 1
    for each in draft.dropped:
        for at in range(each.span.start, each.span.end):
            owned[at] += not source[at].isspace()
    assert max(owned, default=0) <= 1
    for sentence in to_sentences(blocks):
        assert sentence.text.value in blocks[sentence.paragraph].text.value
        assert sentence.text.value == sentence.text.value.strip()


@pytest.mark.parametrize("draw", [from_plain, from_markdown, from_html])
@quick
@given(text=texts)
def test_no_character_of_any_text_is_lost_or_told_twice(draw: object, text: str) -> None:
    assert callable(draw)
    drawn = draw("a", text.encode(), "utf-8")
    check(drawn.source_text, restored(drawn.draft))


def broken(paragraphs: list[str], width: int, blank: bool, spaced: bool, pages: bool) -> str:
    """The text as a PDF file gives it: lines of one width, page numbers, marks with their notes."""
    lines: list[str] = []
    for paragraph in paragraphs:
        if spaced:
            paragraph = re.sub(r"(?<=[一-鿿])(?=[0-9A-Z])", " ", paragraph)
        indent = "" if paragraph in HEADINGS else "\u3000\u3000"
        text = indent + paragraph
        while text:
            cut = next((at for at in range(len(text)) if wide(text[:at]) >= width), len(text))
            while cut < len(text) and _kept_together(text, cut):
                cut += 1
            lines.append(text[:cut])
            text = text[cut:].lstrip()
    if pages:
        lines = [each for at, line in enumerate(lines) for each in _paged(at, line)]
    return ("\n\n" if blank else "\n").join(lines)


def wide(text: str) -> float:
    return sum(0.5 if sign.isascii() else 1 for sign in text)


def _kept_together(text: str, cut: int) -> bool:
    """Whether no page breaks here: before closing punctuation, inside a number or a word."""
    return text[cut] in "，。；？、”）%" or text[cut - 1 : cut + 1].isascii()


def _paged(at: int, line: str) -> list[str]:
    return [line, f"- {at // 9} -"] if at % 9 == 8 else [line]


@quick
@given(
    paragraphs=parts(),
    width=st.integers(18, 42),
    blank=st.booleans(),
    spaced=st.booleans(),
    pages=st.booleans(),
)
def test_a_text_broken_at_any_width_is_restored(
    paragraphs: list[str], width: int, blank: bool, spaced: bool, pages: bool
) -> None:
    source = broken(paragraphs, width, blank, spaced, pages)
    drawn = from_plain("a", source.encode(), "utf-8")
    draft = restored(drawn.draft)
    check(source, draft)
    lines = [re.sub("^#+ ", "", line.text) for line in to_lines(draft.value)]
    assert lines == paragraphs


@quick
@given(paragraphs=parts())
def test_cleaning_twice_changes_nothing(
    paragraphs: list[str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("law") / "a.md"
    path.write_bytes("\n\n".join(paragraphs).encode())
    once = read(path)
    path.write_bytes(to_markdown(once).encode())
    twice = read(path)
    assert to_markdown(twice) == to_markdown(once)
    assert twice.id == once.id


@pytest.mark.parametrize(
    "prose",
    [
        "# 不是标题。",
        "- 不是列表项。",
        "1. 不是列表项，而是句子。",
        "2 * 3 * 4与**重点**。",
        "a_b_c与__下划线__。",
        "数据<b>要素</b>与<br>。",
        "见[数据](要素)。",
        "`代码`与~~删除~~。",
        "A&amp;B与A&B。",
        "反斜\\*杠。",
        "> 不是引文。",
        "| 不是 | 表格。",
        "---数据。",
    ],
)
def test_signs_that_look_like_marks_are_read_back_as_text(prose: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(f"数据是要素。\n{prose}\n", "utf-8")
    once = read(tmp_path / "a.txt")
    (tmp_path / "a.md").write_text(to_markdown(once), "utf-8")
    twice = read(tmp_path / "a.md")
    assert [block.text.value for block in twice.blocks] == [
        block.text.value for block in once.blocks
    ]
    assert to_markdown(twice) == to_markdown(once)


@pytest.mark.parametrize("path", sorted(SAMPLES.glob("[0-9]*")), ids=lambda path: path.name)
def test_every_sample_is_restored_whole_and_twice_the_same(path: Path, tmp_path: Path) -> None:
    once = read(path)
    assert once.sentences
    for sentence in once.sentences:
        for run in sentence.text.runs:
            if run.aligned:
                source = once.source_text[run.source_start : run.source_end]
                assert usual(source) == usual(sentence.text.value[run.start : run.end])
    again = tmp_path / "again.md"
    again.write_bytes(to_markdown(once).encode())
    twice = read(again)
    assert to_markdown(twice) == to_markdown(once)
    assert twice.id == once.id
    assert [each.text.value for each in twice.sentences] == [
        each.text.value for each in once.sentences
    ]


def test_two_columns_of_a_pdf_are_read_one_after_the_other() -> None:
    document = read(SAMPLES / "06-lvse-zhuanxing.pdf")
    found = [sentence.text.value for sentence in document.sentences]
    assert "然而，近十年的实践正在改写这一判断。" in found
    assert "由此，保护环境不再是生产之外的成本，而成为生产过程的内在环节。" in found
    headings = [each.text.value for each in document.sentences if each.kind == "heading"]
    assert headings[0] == document.title == "绿色转型与绿色生产力的形成"
    assert [heading[:2] for heading in headings[1:]] == [
        *("一、", "二、", "（一", "（二", "（三", "三、", "四、", "五、")
    ]
    reasons = Counter(each.reason for each in document.dropped)
    assert (reasons["page number"], reasons["running head"]) == (2, 2)
    assert reasons["footnote"] >= 3


def test_columns_read_across_come_back_in_order() -> None:
    document = read(SAMPLES / "02-xinxing-laodongzhe.txt")
    headings = [each.text.value for each in document.sentences if each.kind == "heading"]
    assert [heading[:2] for heading in headings[1:]] == ["一、", "二、", "三、", "四、"]
    assert {each.reason for each in document.dropped} == {"page number", "running head"}


def test_one_text_in_several_formats_has_one_id(tmp_path: Path) -> None:
    paragraphs = [f"{clause}。" for clause in CLAUSES]
    (tmp_path / "a.txt").write_bytes("\r\n".join(paragraphs).encode("gb18030"))
    (tmp_path / "a.md").write_bytes("\n\n".join(paragraphs).encode())
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    (tmp_path / "a.html").write_bytes(f"<html><body>{body}</body></html>".encode("utf-16"))
    files, faults = find_sources([str(tmp_path)])
    assert not faults
    assert len({read_document(file).id for file in files}) == 1


def test_offsets_of_text_count_the_file_itself(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"\xef\xbb\xbf" + "数据是要素。\r\n算力是底座。\r\n".encode())
    document = read_document(SourceFile(path, "a.txt", "text"))
    spans = [sentence.text.source for sentence in document.sentences]
    assert [(span.start, span.end) for span in spans] == [(0, 6), (8, 14)]
    assert document.source_text == "数据是要素。\r\n算力是底座。\r\n"


def test_a_draft_of_nothing_is_nothing() -> None:
    assert restored(to_draft(" \n ")).value.strip() == ""
