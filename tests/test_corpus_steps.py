"""Each step of restoration by a table of small examples."""

from __future__ import annotations

import pytest

from corpus.formats.decode import UnknownEncodingError, decode, plausibility
from corpus.formats.hypertext import without_tags
from corpus.formats.markup import without_markup
from corpus.model import Dropped
from corpus.restoration.characters import usual
from corpus.restoration.columns import in_reading_order
from corpus.restoration.draft import Draft, Edit, edited, reordered, to_draft, to_runs
from corpus.restoration.floats import without_floats
from corpus.restoration.front import is_front, is_references, is_set_apart
from corpus.restoration.furniture import without_furniture
from corpus.restoration.headings import find_level, is_title
from corpus.restoration.joining import joined
from corpus.restoration.kinds import with_kinds
from corpus.restoration.lines import FRONT, to_lines
from corpus.restoration.notes import without_notes
from corpus.restoration.references import with_references
from corpus.restoration.spaces import without_spaces
from corpus.text import Run, Span


def lines(draft: Draft) -> list[str]:
    return [line.text for line in to_lines(draft.value)]


def dropped(draft: Draft, source: str) -> list[tuple[str, str]]:
    return [(source[each.span.start : each.span.end], each.reason) for each in draft.dropped]


def test_an_edit_with_a_reason_drops_and_one_without_stands_for_its_source() -> None:
    draft = edited(to_draft("a&amp;b[1]"), [Edit(1, 6, "&"), Edit(7, 10, "", "mark")])
    assert draft.value == "a&b"
    assert to_runs(draft, 0, 3) == (Run(0, 1, 0, 1), Run(1, 2, 1, 6), Run(2, 3, 6, 7))
    assert draft.dropped == (Dropped(Span(7, 10), "mark"),)


def test_a_part_that_moved_keeps_its_source() -> None:
    draft = reordered(to_draft("左右"), [Span(1, 2), Span(0, 1)])
    assert draft.value == "右左"
    assert to_runs(draft, 0, 2) == (Run(0, 1, 1, 2), Run(1, 2, 0, 1))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("２０２３年", "2023年"),
        ("ＧＤＰ增长５．２％", "GDP增长5.2％"),
        ("，。（）：；！？", "，。（）：；！？"),
        ("⽣产⼒", "生产力"),
        ("数\u200b据\ufeff", "数据"),
        ("甲\r\n乙\r丙", "甲\n乙\n丙"),
    ],
)
def test_characters_take_their_usual_form(text: str, expected: str) -> None:
    assert usual(to_draft(text)).value == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("数据成为新的\n生产要素。", ["数据成为新的生产要素。"]),
        ("算力是数字经\n\n济的底座，也\n\n是新的基础。", ["算力是数字经济的底座，也是新的基础。"]),
        (
            "机器换人不是目的，让\n人做更有价值的工作才\n是目的。\n"
            "企业因此要重视培训，\n也要重视岗位的设计。",
            [
                "机器换人不是目的，让人做更有价值的工作才是目的。",
                "企业因此要重视培训，也要重视岗位的设计。",
            ],
        ),
        ("第一段在这里结束。\n第二段从这里开始。", ["第一段在这里结束。", "第二段从这里开始。"]),
        (
            "二、以数据要素畅通区域之间的\n产业循环\n数据在区域之间流动的前提是规\n则互认，规则互认的前提是标准。",
            [
                "二、以数据要素畅通区域之间的产业循环",
                "数据在区域之间流动的前提是规则互认，规则互认的前提是标准。",
            ],
        ),
        ("规划提出了三个目标\n。其中第一个最重要。", ["规划提出了三个目标。其中第一个最重要。"]),
    ],
)
def test_broken_lines_are_joined_to_paragraphs(text: str, expected: list[str]) -> None:
    assert lines(joined(to_draft(text))) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2023 年 9 月", "2023年9月"),
        ("李 小 明同志", "李小明同志"),
        ("占 GDP 的 42.6% ，", "占GDP的42.6%，"),
        ("数据 + 算力", "数据 + 算力"),
        ("“甲” “乙”", "“甲”“乙”"),
        ("# 守 正 创 新", "# 守正创新"),
        ("# 守正 创新", "# 守正 创新"),
        ("# 守住底线 鼓励创新", "# 守住底线 鼓励创新"),
        ("# 一、 总体要求", "# 一、总体要求"),
        ("摘  要：本文", "摘 要：本文"),
        ("new quality forces", "new quality forces"),
        ("1. 产业融合", "1. 产业融合"),
    ],
)
def test_spaces_inside_chinese_are_dropped(text: str, expected: str) -> None:
    assert without_spaces(to_draft(text)).value == expected


@pytest.mark.parametrize(
    ("text", "expected", "reason"),
    [
        ("算力成为新的\n12\n生产工具。", ["算力成为新的", "生产工具。"], "page number"),
        ("算力成为新的\n\n— 7 —\n\n生产工具。", ["算力成为新的", "生产工具。"], "page number"),
        ("算力成为新的\n第 3 页 共 9 页\n工具。", ["算力成为新的", "工具。"], "page number"),
        ("算力成为新的\n图 2  算力的构成\n生产工具。", ["算力成为新的", "生产工具。"], "caption"),
        ("图 2  产茶量\n县 | 产量\n青榆 | 12", ["县 | 产量", "青榆 | 12"], "caption"),
        (
            "算力成为新的生产\n· 15 ·\n\n某某论丛 2024年第3期\n\n工具和基础设施。",
            ["算力成为新的生产", "工具和基础设施。"],
            "running head",
        ),
    ],
)
def test_furniture_is_dropped_also_in_mid_sentence(
    text: str, expected: list[str], reason: str
) -> None:
    draft = without_furniture(to_draft(text))
    assert lines(draft) == expected
    assert reason in {each.reason for each in draft.dropped}


@pytest.mark.parametrize(
    "text",
    [
        "目标定在\n2035\n年实现。",
        "图 2 显示，算力在增长。",
        "表1中的数据来自调查，共九项。",
        "表1 各县产茶量\n县 | 产量\n青榆 | 12",
        "县 | 2023年\n甲 | 1.2\n乙 | 1.4\n丙 | 1.6\n丁 | 1.9\n茶园在扩大。",
        "表1 各县产茶量\n（单位：吨）\n县 | 产量\n青榆 | 12",
    ],
)
def test_a_number_or_figure_of_the_text_is_no_furniture(text: str) -> None:
    assert without_furniture(to_draft(text)).value == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("动能正在转换。[1]路径也是。", "动能正在转换。路径也是。"),
        ("“动能。”[4]53 路径", "“动能。” 路径"),
        ("动能。[18]2023年", "动能。2023年"),
        ("动能转换[2,5-7]。", "动能转换。"),
        ("动能转换①。", "动能转换。"),
        ("包括：①动能②路径", "包括：①动能②路径"),
        ("两条：(1)动能；(2)路径", "两条：(1)动能；(2)路径"),
        ("增速[英]某人认为", "增速[英]某人认为"),
    ],
)
def test_reference_marks_are_dropped_from_the_text(text: str, expected: str) -> None:
    assert without_notes(to_draft(text)).value == expected


def test_a_footnote_goes_with_its_continuation_lines_and_its_mark() -> None:
    source = (
        "数据要素参与分配 (1)，这是一项\n"
        "(1) 参见《某省数据条例释义》，某市：某某出版社，\n2023年版，第12页。\n"
        "(2) 这一说法只用于制造业。\n"
        "重要的制度创新 (2)。"
    )
    draft = without_notes(to_draft(source))
    assert lines(draft) == ["数据要素参与分配，这是一项", "重要的制度创新。"]
    assert [reason for _, reason in dropped(draft, source)].count("footnote") == 3


def test_an_abstract_in_mid_sentence_moves_before_its_paragraph() -> None:
    text = (
        "数据成为新的生产要素，这一\n变化正在重塑各地的产业结构\n"
        "摘要：本文讨论数据要素怎样进入生产过程，又怎样改变分配。\n关键词：数据；分配\n"
        "和分配关系，值得认真研究。"
    )
    assert lines(joined(without_floats(to_draft(text)))) == [
        "摘要：本文讨论数据要素怎样进入生产过程，又怎样改变分配。",
        FRONT + "关键词：数据；分配",
        "数据成为新的生产要素，这一变化正在重塑各地的产业结构和分配关系，值得认真研究。",
    ]


def test_the_lines_of_an_english_abstract_are_one_paragraph_of_front_matter() -> None:
    text = "数据是生产要素。\nAbstract: Data are a new factor of\nproduction in this age of change."
    assert lines(joined(without_floats(to_draft(text)))) == [
        "数据是生产要素。",
        FRONT + "Abstract: Data are a new factor of production in this age of change.",
    ]


def test_two_columns_read_across_come_one_after_the_other() -> None:
    left = [
        "数据要素是一种新的生",
        "产要素，它可以反复使",
        "用，而且越用越有价值",
        "，这是它的第一个特征",
    ]
    right = [
        "。算力是另一种新要素",
        "，它支撑模型训练，也",
        "支撑产业的转型，两者",
        "缺一不可，相互促进。",
    ]
    page = "\n".join(f"{a}    {b}" for a, b in zip(left, right, strict=True))
    assert lines(in_reading_order(to_draft(page))) == left + right


def test_a_table_of_short_cells_is_not_taken_for_columns() -> None:
    table = "\n".join(f"指标{number}    {number}.5亿元" for number in range(6))
    assert in_reading_order(to_draft(table)).value == table


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("# 引言", 1),
        ("### 路径", 3),
        ("第一章 总论", 2),
        ("第二节 方法", 3),
        ("一、数据要素的内涵，兼论算力", 2),
        ("（三）分配机制", 3),
        ("(三)分配机制", 3),
        ("2. 产业融合", 4),
        ("1.1 研究背景", 3),
        ("（4）数据确权", 5),
        ("一是夯实基础。", 0),
        ("二、三季度增速放缓。", 0),
        ("2023年全市经济运行情况", 0),
        ("3.5亿元", 0),
        ("（一）加强领导。各部门要落实责任，形成合力。", 0),
    ],
)
def test_headings_are_told_by_mark_and_number(text: str, level: int) -> None:
    assert find_level(text) == level


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("结语", True),
        ("数据要素何以可能？", True),
        ("各位代表：", False),
        ("2024年3月18日", False),
        ("这是一个句子。", False),
        ("（此件公开发布）", False),
    ],
)
def test_a_short_line_that_is_no_sentence_may_be_a_title(text: str, expected: bool) -> None:
    assert is_title(text) is expected


@pytest.mark.parametrize(
    ("text", "front", "apart", "references"),
    [
        ("关键词：数据；算力", True, False, False),
        ("关 键 词：数据", True, False, False),
        ("[中图分类号] F124", True, False, False),
        ("Abstract: Data are a new factor of production.", True, False, False),
        ("摘 要：本文讨论数据。", False, True, False),
        ("参考文献", False, False, True),
        ("参考文献表明数据有用。", False, False, False),
        ("编辑工作很重要。", False, False, False),
    ],
)
def test_labels_tell_what_stands_about_the_text(
    text: str, front: bool, apart: bool, references: bool
) -> None:
    assert (is_front(text), is_set_apart(text), is_references(text)) == (front, apart, references)


def test_references_are_front_matter_up_to_the_next_heading() -> None:
    text = "参考文献\n[1] 甲某. 论数据.\n[2] 乙某. 论算力.\n# 附录\n数据来自调查。"
    assert lines(joined(with_references(to_draft(text)))) == [
        FRONT + "参考文献",
        FRONT + "[1] 甲某. 论数据.",
        FRONT + "[2] 乙某. 论算力.",
        "# 附录",
        "数据来自调查。",
    ]


def test_references_numbered_like_headings_are_no_headings() -> None:
    marked = lines(with_references(to_draft("参考文献\n1. 论数据\n2. 论算力")))
    assert [line.startswith(FRONT) for line in marked] == [True, True, True]


def test_no_heading_is_guessed_where_the_text_marks_its_own() -> None:
    text = "# 数据的价值\n独占与排他的产权\n数据是一种要素。"
    assert with_kinds(to_draft(text)).value == text


def test_headings_without_numbers_are_marked_where_the_text_marks_none() -> None:
    text = "数据的价值\n数据是一种要素。\n结语\n前景可期。"
    assert lines(with_kinds(to_draft(text))) == [
        "# 数据的价值",
        "数据是一种要素。",
        "## 结语",
        "前景可期。",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("发展**数据**要素", ["发展数据要素"]),
        ("发展*数据*要素", ["发展数据要素"]),
        ("见[数据办法](https://example.org/a_(b))。", ["见数据办法。"]),
        ("![图](a.png)数据", ["数据"]),
        ("数据<b>要素</b><br>算力", ["数据要素", "算力"]),
        ("<p>数据</p><p>算力</p>", ["数据", "算力"]),
        ("数据&amp;算力", ["数据&算力"]),
        ("| 指标 | 值 |\n|---|---|\n| 算力 | 5 |", ["指标 | 值", "算力 | 5"]),
        ("<tr><td>指标</td><td>值</td></tr>", ["指标 | 值"]),
        ("总论\n====\n数据。", ["# 总论", "数据。"]),
        ("> 数据是要素。", ["数据是要素。"]),
        ("# 甲\n1. 数据\n2. 算力", ["# 甲", "- 数据", "- 算力"]),
        ("- [ ] 数据\n* [x] 算力", ["- 数据", "* 算力"]),
        ("# 甲\n1. [X] 数据", ["# 甲", "- 数据"]),
        ("算力 [x] 数据", ["算力 [x] 数据"]),
        ("```\ncode\n```\n数据", ["数据"]),
        ("2 * 3 * 4", ["2 * 3 * 4"]),
        ("---\ntitle: 甲\n---\n数据", ["数据"]),
    ],
)
def test_markdown_loses_its_marks_and_keeps_its_structure(text: str, expected: list[str]) -> None:
    assert lines(without_markup(to_draft(text))) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<h1>总论</h1><p>数据是<b>要素</b>。</p>", ["# 总论", "数据是要素。"]),
        ("<ul><li>数据<li>算力</ul>", ["- 数据", "- 算力"]),
        ("<table><tr><th>指标<td>值</table>", ["指标 | 值"]),
        ("<p>数据\n要素</p>", ["数据 要素"]),
        ("<nav>首页</nav><p>数据</p><script>a<b</script>", ["数据"]),
        ("甲<br/>乙&nbsp;丙&#25968;", ["甲", "乙\xa0丙数"]),
        ("数据。<sup>1</sup>面积10m<sup>2</sup>", ["数据。面积10m2"]),
        ("<ul><li></li></ul><p>数据</p>", ["-", "数据"]),
    ],
)
def test_html_loses_its_tags_and_keeps_its_structure(text: str, expected: list[str]) -> None:
    assert lines(without_tags(to_draft(text))[0]) == expected


PROSE = "我们的国家在发展数据要素市场，这是时代的要求。"


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (PROSE.encode(), "utf-8"),
        (b"\xef\xbb\xbf" + PROSE.encode(), "utf-8"),
        (b"\xff\xfe" + PROSE.encode("utf-16-le"), "utf-16-le"),
        (b"\xfe\xff" + PROSE.encode("utf-16-be"), "utf-16-be"),
        (PROSE.encode("gb18030"), "gb18030"),
    ],
)
def test_encodings_are_told_apart(data: bytes, encoding: str) -> None:
    assert decode(data) == (PROSE, encoding)


def test_big5_is_told_from_gb18030() -> None:
    text = "我們的國家正在發展數據要素市場，這是時代對生產關係提出的要求。"
    assert decode(text.encode("big5"))[0] == text


@pytest.mark.parametrize(
    "data", [b"\x89PNG\r\n\x1a\n\xff\xfe\x00\x01" * 9, b"\xff\xfe\x00", b"\xa1"]
)
def test_bytes_that_are_no_text_have_no_encoding(data: bytes) -> None:
    with pytest.raises(UnknownEncodingError):
        decode(data)


def test_text_decoded_wrongly_is_less_plausible() -> None:
    wrong = PROSE.encode().decode("gb18030", "replace")
    assert plausibility(PROSE) > 0.5 > plausibility(wrong)
