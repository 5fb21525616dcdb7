"""What each format says by its own means: pages, styles, elements, encodings, rows."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.text.paragraph import Paragraph

from corpus import Document, SourceFile, Span, read_documents, to_markdown
from tests.pdf_pages import Set, to_pdf

SAMPLES = Path(__file__).parents[1] / "corpus" / "documents"
TEXT = "数据是新型的生产要素，它进入生产过程，改变了劳动者和劳动资料的结合方式。"
OTHER = "算力是数字时代的基础设施，它的布局要同能源和产业的布局结合起来。"


def read(name: str, data: bytes, format_: str) -> Document:
    (document,) = read_documents(SourceFile(Path(name), name, format_, data=data))
    assert isinstance(document, Document)
    return document


def reasons(document: Document) -> dict[str, str]:
    """What was dropped for each reason, markup aside."""
    found: dict[str, str] = {}
    for each in document.dropped:
        if each.reason != "markup":
            text = document.source_text[each.span.start : each.span.end]
            found[each.reason] = found.get(each.reason, "") + text
    return found


# Pages


def test_a_pdf_tells_the_page_and_box_of_every_sentence() -> None:
    lines = [TEXT[at : at + 20] for at in range(0, len(TEXT), 20)]
    pages = [
        [Set(line, 60, 100 + 20 * at) for at, line in enumerate(lines)],
        [Set(OTHER[:20], 82, 100), Set(OTHER[20:], 60, 120)],
    ]
    document = read("a.pdf", to_pdf(pages), "pdf")
    first, second = document.sentences
    assert (first.text.value, second.text.value) == (TEXT, OTHER)
    boxes = document.find_places(second.text.source)
    assert [(box.page, box.left, box.top, box.right) for box in boxes] == [
        (2, 82, 100, 302),
        (2, 60, 120, 60 + 11 * len(OTHER[20:])),
    ]
    assert {box.page for box in document.find_places(first.text.source)} == {1}
    at = document.source_text.index(lines[1])
    (place,) = document.find_places(Span(at, at + 1))
    assert document.source_text[place.source_start : place.source_end] == lines[1]


def test_every_line_of_a_pdf_has_its_place_and_places_do_not_overlap() -> None:
    path = SAMPLES / "06-lvse-zhuanxing.pdf"
    document = read("a.pdf", path.read_bytes(), "pdf")
    told = [document.source_text[p.source_start : p.source_end] for p in document.places]
    assert "\n".join([*told, ""]) == document.source_text
    assert all(p.left < p.right and p.top < p.bottom for p in document.places)
    assert all(document.find_places(each.text.source) for each in document.sentences)


def test_sizes_tell_the_levels_of_headings_that_have_no_number() -> None:
    pages = [
        [
            Set("数据要素的价值", 60, 80, 20),
            Set("价值的来源", 60, 130, 15),
            Set(TEXT[:36], 60, 160),
            Set("市场的作用", 60, 190, 15),
            Set("价格和竞争", 60, 220, 13),
            Set(OTHER, 60, 250),
        ]
    ]
    document = read("a.pdf", to_pdf(pages), "pdf")
    levels = [(block.level, block.text.value) for block in document.blocks if block.level]
    assert levels == [
        (1, "数据要素的价值"),
        (2, "价值的来源"),
        (2, "市场的作用"),
        (3, "价格和竞争"),
    ]


def test_notes_heads_and_numbers_of_pages_are_told_by_size_and_place() -> None:
    pages = [
        [
            Set("澜江经济", 250, 40, 9),
            Set(TEXT[:20], 60, 100),
            Set(TEXT[20:], 60, 120),
            Set(OTHER[:20], 60, 140),
            Set(f"① 这是第{number}页的说明。", 60, 760, 8),
            Set(str(number), 290, 800, 9),
        ]
        for number in (1, 2)
    ]
    document = read("a.pdf", to_pdf(pages), "pdf")
    dropped = reasons(document)
    assert dropped["running head"] == "澜江经济" * 2
    assert dropped["page number"] == "12"
    assert "第1页的说明" in dropped["footnote"]
    assert document.sentences[0].text.value == TEXT


def test_two_columns_of_a_page_are_read_one_after_the_other() -> None:
    left = [TEXT[at : at + 12] for at in range(0, 36, 12)] * 2
    right = [OTHER[at : at + 12] for at in range(0, 33, 12)] * 2
    lines = [Set(text, 60, 100 + 20 * at) for at, text in enumerate(left)]
    lines += [Set(text, 320, 100 + 20 * at) for at, text in enumerate(right)]
    document = read("a.pdf", to_pdf([lines]), "pdf")
    assert [each.text.value for each in document.sentences] == [TEXT, TEXT, OTHER, OTHER]


def test_radicals_in_a_pdf_are_read_as_the_characters_they_look_like() -> None:
    text = "⻓期⽽⾔，⻅效在于⼈才和⻔类⻬全的产业体系，⻛险要防范。"
    document = read("a.pdf", to_pdf([[Set(text, 60, 100)]]), "pdf")
    (sentence,) = document.sentences
    assert sentence.text.value == "长期而言，见效在于人才和门类齐全的产业体系，风险要防范。"
    assert document.source_text == text + "\n"
    assert sentence.text.source == Span(0, len(text))


# Word


def to_bytes(document: docx.document.Document) -> bytes:
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def append(paragraph: Paragraph, xml: str) -> None:
    paragraph._p.append(parse_xml(xml.replace(">", f" {nsdecls('w')}>", 1)))


def number(paragraph: Paragraph, depth: int) -> None:
    xml = f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{depth}"/><w:numId w:val="77"/></w:numPr>'
    paragraph._p.get_or_add_pPr().append(parse_xml(xml))


def add_list(document: docx.document.Document, *levels: tuple[str, str]) -> None:
    root: BaseOxmlElement = document.part.numbering_part.element
    inner = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
        for at, (form, text) in enumerate(levels)
    )
    head = f'{nsdecls("w")} w:abstractNumId="77"'
    root.insert(0, parse_xml(f"<w:abstractNum {head}>{inner}</w:abstractNum>"))
    root.append(
        parse_xml(f'<w:num {nsdecls("w")} w:numId="77"><w:abstractNumId w:val="77"/></w:num>')
    )


def test_numbers_that_word_counts_are_written_out() -> None:
    document = docx.Document()
    add_list(document, ("chineseCountingThousand", "%1、"), ("decimal", "%2."), ("bullet", ""))
    for text, depth in (("价值", 0), ("来源", 1), ("分配", 1), ("路径", 0), ("市场", 1)):
        number(document.add_paragraph(text, style=f"Heading {depth + 1}"), depth)
        document.add_paragraph(TEXT)
    number(document.add_paragraph(OTHER), 2)
    read_ = read("a.docx", to_bytes(document), "docx")
    headings = [(block.level, block.text.value) for block in read_.blocks if block.level]
    assert headings == [
        (2, "一、价值"),
        (3, "1. 来源"),
        (3, "2. 分配"),
        (2, "二、路径"),
        (3, "1. 市场"),
    ]
    assert read_.blocks[-1].text.value == OTHER


def test_deleted_text_is_left_out_inserted_text_is_read() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph(TEXT[:-1])
    append(paragraph, "<w:ins><w:r><w:t>，也改变了分配</w:t></w:r></w:ins>")
    append(paragraph, "<w:del><w:r><w:delText>旧的说法</w:delText><w:t>旧</w:t></w:r></w:del>")
    paragraph.add_run("。")
    read_ = read("a.docx", to_bytes(document), "docx")
    assert to_markdown(read_) == TEXT[:-1] + "，也改变了分配。\n"
    assert "旧" not in read_.source_text


def test_content_controls_links_and_soft_line_ends_are_read() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("数据是新型的")
    paragraph.add_run().add_break()
    append(paragraph, "<w:hyperlink><w:r><w:t>生产要素。</w:t></w:r></w:hyperlink>")
    control = f"<w:sdt {nsdecls('w')}><w:sdtContent><w:p><w:r><w:t>{OTHER}</w:t></w:r></w:p>"
    document.element.body.insert(1, parse_xml(control + "</w:sdtContent></w:sdt>"))
    assert to_markdown(read("a.docx", to_bytes(document), "docx")).split() == [
        "数据是新型的生产要素。",
        OTHER,
    ]


def test_heads_and_feet_of_a_word_file_are_dropped_and_told() -> None:
    document = docx.Document()
    document.add_paragraph(TEXT)
    document.sections[0].header.paragraphs[0].text = "内部资料"
    document.sections[0].footer.paragraphs[0].text = "第一页"
    read_ = read("a.docx", to_bytes(document), "docx")
    assert to_markdown(read_) == TEXT + "\n"
    assert reasons(read_) == {"running head": "第一页内部资料"} or reasons(read_) == {
        "running head": "内部资料第一页"
    }


BOX = (
    "<w:r><w:pict><w:txbxContent><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:txbxContent></w:pict></w:r>"
)


def test_text_boxes_are_dropped_unless_they_are_the_text() -> None:
    document = docx.Document()
    append(document.add_paragraph(TEXT), BOX.format("编者的话：值得一读。"))
    read_ = read("a.docx", to_bytes(document), "docx")
    assert to_markdown(read_) == TEXT + "\n"
    assert reasons(read_) == {"text box": "编者的话：值得一读。"}
    document = docx.Document()
    append(document.add_paragraph("简报"), BOX.format(TEXT))
    assert TEXT in to_markdown(read("a.docx", to_bytes(document), "docx"))


def test_notes_of_a_word_file_are_dropped_and_told() -> None:
    document = docx.Document()
    document.add_paragraph(TEXT)
    data = to_bytes(document)
    notes = (
        f'<w:footnotes {nsdecls("w")}><w:footnote w:id="2"><w:p><w:r><w:t>见统计年鉴。</w:t></w:r>'
        "</w:p></w:footnote></w:footnotes>"
    )
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    data = rewritten(
        data,
        {
            "word/footnotes.xml": notes,
            "word/_rels/document.xml.rels": (
                f'<Relationship Id="rId99" Type="{kind}" Target="footnotes.xml"/>'
            ),
            "[Content_Types].xml": (
                '<Override PartName="/word/footnotes.xml" ContentType="application/xml"/>'
            ),
        },
    )
    read_ = read("a.docx", data, "docx")
    assert to_markdown(read_) == TEXT + "\n"
    assert reasons(read_) == {"footnote": "见统计年鉴。"}


def rewritten(data: bytes, parts: dict[str, str]) -> bytes:
    """A Word file with new parts, and with more elements at the end of those it has."""
    stream = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(stream, "w") as new:
        for info in old.infolist():
            text = old.read(info)
            if info.filename in parts:
                head, mark, tail = text.rpartition(b"</")
                text = head + parts[info.filename].encode() + mark + tail
            new.writestr(info.filename, text)
        for name in parts.keys() - set(old.namelist()):
            new.writestr(name, parts[name])
    return stream.getvalue()


# Paragraphs of texts that hold more than running text

LISTED = """\
# 县域数据要素调研笔记

数据要素进入县域的路径有三条，各自的条件不同。

- 由公共数据授权运营带动本地服务业
- 由产业平台汇聚中小企业的生产数据
- 由农业合作社采集田间与气象的数据

第一条路径见效快。它依赖部门之间的共享。

- 平台企业不愿向县域企业开放接口
- 县域缺少能够清洗数据的专业人才
- 农户对数据采集的用途不够放心

这些困难并不相同。要分别对待。

调研组走访了六个县。材料来自访谈。
"""
TABLED = """\
# 低空物流半年观察

全县无人机累计配送包裹三十八万件，平均时长缩短到四十五分钟。

“无人机不是要取代快递员。”一位负责人说。

| 指标 | 2023年上半年 | 2024年上半年 | 增速 |
| --- | --- | --- | --- |
| 航线数（条） | 12 | 31 | 158.3% |
| 配送量（万件） | 11.7 | 38.6 | 229.9% |
| 单件成本（元） | 9.8 | 5.4 | -44.9% |

如果审批时间再压缩，单件成本有望下降。

该公司研发投入增长。不过，公司尚未实现盈利。
"""


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        (LISTED, ("不同。", "数据", "共享。", "放心", "对待。", "访谈。")),
        (TABLED, ("分钟。", "人说。", "-44.9%", "下降。", "盈利。")),
    ],
)
def test_lists_and_tables_do_not_make_paragraphs_look_broken(
    text: str, ends: tuple[str, ...]
) -> None:
    document = read("a.md", text.encode(), "markdown")
    blocks = [block.text.value for block in document.blocks]
    for end in ends:
        assert any(block.endswith(end) for block in blocks), end
    assert len(blocks) == sum(line.strip(" |-") != "" for line in text.splitlines())
