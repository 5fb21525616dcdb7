"""What documents say of themselves: front matter in the forms that journals and offices use."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from corpus import Affiliation, Author, Facts, Journal, Keyword, find_sources, read_document
from corpus.facts.dates import to_date
from corpus.facts.people import is_person, to_authors

BODY = (
    "数据是新型生产要素，它参与分配，并且在使用中不断增值，这一点同土地和资本都不相同。\n\n"
    "算力是新型基础设施，它支撑模型的训练和推理，也支撑各个产业的数字化转型。\n"
)
TITLE = "数据要素怎样形成\n\n"
BASE = Facts(title="数据要素怎样形成")


def facts(tmp_path: Path, text: str, suffix: str = ".txt") -> Facts:
    path = tmp_path / f"a{suffix}"
    path.write_text(text, encoding="utf-8")
    files, faults = find_sources([str(path)])
    assert not faults
    return read_document(files[0]).facts


FRONTS: list[tuple[str, dict[str, Any]]] = [
    ("摘  要：本文讨论数据要素。\n\n", {"abstract": "本文讨论数据要素。"}),
    ("【摘要】本文讨论数据要素。\n\n", {"abstract": "本文讨论数据要素。"}),
    ("〔内容提要〕本文讨论数据要素。\n\n", {"abstract": "本文讨论数据要素。"}),
    (
        "关键词：数据要素；算力；新质生产力\n\n",
        {"keywords": (Keyword("数据要素"), Keyword("算力"), Keyword("新质生产力"))},
    ),
    (
        "关键词：数据要素；算力\n\nKeywords: data as a factor; computing power\n\n",
        {
            "keywords": (
                Keyword("数据要素", "data as a factor"),
                Keyword("算力", "computing power"),
            )
        },
    ),
    (
        "［关键词］ 数据要素，算力\n\n",
        {"keywords": (Keyword("数据要素"), Keyword("算力"))},
    ),
    (
        "中图分类号：F49；F124    文献标识码：A    文章编号：9999-0002（2023）11-0101-12\n\n",
        {
            "classification": "F49；F124",
            "document_code": "A",
            "article_number": "9999-0002(2023)11-0101-12",
            "journal": Journal("", "2023", "", "11", "101-112"),
        },
    ),
    ("DOI：10.99999/example.2023.11.007\n\n", {"doi": "10.99999/example.2023.11.007"}),
    ("收稿日期：2023-06-18\n\n", {"received": "2023-06-18"}),
    ("发布日期：2024年7月\n\n", {"published": "2024-07"}),
    (
        "基金项目：澜江省社科基金项目“数据要素”（LJ2301）；青榆大学科研项目（QD22）\n\n",
        {
            "funding": (
                "澜江省社科基金项目“数据要素”（LJ2301）",
                "青榆大学科研项目（QD22）",
            )
        },
    ),
    (
        "引用格式：石若水，林可.数据要素怎样形成[J].澜江经济论丛，2023，40（11）：101-112.\n\n",
        {"journal": Journal("澜江经济论丛", "2023", "40", "11", "101-112")},
    ),
]


@pytest.mark.parametrize(("front", "expected"), FRONTS)
@pytest.mark.parametrize("place", ["start", "end"])
def test_front_matter_is_read_where_it_stands(
    tmp_path: Path, front: str, expected: dict[str, Any], place: str
) -> None:
    text = TITLE + (f"{front}{BODY}" if place == "start" else f"{BODY}\n{front}")
    assert facts(tmp_path, text) == replace(BASE, **expected)


BYLINES = [
    (
        "石若水1林可2（1. 青榆大学经济学院，青榆999001；2. 澜江学院，澜江999002）",
        (
            Author("石若水", (Affiliation("青榆大学经济学院", "青榆", "999001"),)),
            Author("林可", (Affiliation("澜江学院", "澜江", "999002"),)),
        ),
    ),
    ("石若水", (Author("石若水"),)),
    ("石 若 水  林 可", (Author("石若水"), Author("林可"))),
    ("石若水　林　可", (Author("石若水"), Author("林可"))),
    ("文/石若水", (Author("石若水"),)),
    ("青榆市课题组", (Author("青榆市课题组"),)),
    (
        "石若水1，林可2\n（1.青榆大学 经济学院，青榆 999001；2.澜江学院 数据学院，澜江 999002）",
        (
            Author("石若水", (Affiliation("青榆大学经济学院", "青榆", "999001"),)),
            Author("林可", (Affiliation("澜江学院数据学院", "澜江", "999002"),)),
        ),
    ),
    (
        "石若水，林可\n（青榆大学 经济学院，青榆 999001）",
        (
            Author("石若水", (Affiliation("青榆大学经济学院", "青榆", "999001"),)),
            Author("林可", (Affiliation("青榆大学经济学院", "青榆", "999001"),)),
        ),
    ),
]


SIGNED = [
    ("滨河省省长  周砚清", ("周砚清",)),
    ("东篱产业研究所  评论员  顾南", ("顾南",)),
]


@pytest.mark.parametrize(("byline", "expected"), SIGNED)
def test_the_author_is_named_without_body_and_title(
    tmp_path: Path, byline: str, expected: tuple[str, ...]
) -> None:
    found = facts(tmp_path, f"{TITLE}{byline}\n\n{BODY}")
    assert tuple(author.name for author in found.authors) == expected


TITLED = [
    ("东篱产业研究所  评论员  顾南", [("顾南", "东篱产业研究所")]),
    ("滨河省省长 周砚清", [("周砚清", "")]),
    ("滨河省省长  周 砚 清", [("周砚清", "")]),
    ("青榆大学经济学院副院长、教授 石若水", [("石若水", "青榆大学经济学院")]),
    ("青榆大学 商学院 教授 石若水", [("石若水", "青榆大学商学院")]),
    ("澜江学院 讲师 石若水、林可", [("石若水", "澜江学院"), ("林可", "澜江学院")]),
    ("本报记者 石若水 通讯员 林可", [("石若水", ""), ("林可", "")]),
    ("青榆市统计局局长 石若水 高级统计师 林可", []),
    ("特约评论员：石若水", [("石若水", "")]),
    # without the gaps, as a restored line has it
    ("东篱产业研究所评论员顾南", [("顾南", "东篱产业研究所")]),
    ("滨河省省长周砚清", [("周砚清", "")]),
    ("澜江学院副院长、教授石若水、林可", [("石若水", "澜江学院"), ("林可", "澜江学院")]),
    ("本报特约评论员石若水", [("石若水", "")]),
    ("市长包干", []),
    ("青榆市市长热线", []),
    ("青榆大学教授方法研究", []),
    ("澜江研究院首席经济学家 石若水（澜江大学，澜江 999002）", [("石若水", "澜江大学")]),
    # a title with no name, a name with no title, words that are no names
    ("本报评论员", [("本报评论员", "")]),
    ("东篱产业研究所", [("东篱产业研究所", "")]),
    ("石若水 林可", [("石若水", ""), ("林可", "")]),
    ("市长 热线", []),
    ("大学教授 方法 研究", []),
]  # fmt: skip


@pytest.mark.parametrize(("byline", "expected"), TITLED)
def test_a_title_between_body_and_name_is_neither(
    byline: str, expected: list[tuple[str, str]]
) -> None:
    authors = to_authors(byline)
    assert [(a.name, "".join(b.name for b in a.affiliations)) for a in authors] == expected


@pytest.mark.parametrize(("byline", "expected"), BYLINES)
def test_a_byline_gives_authors_with_their_affiliations(
    byline: str, expected: tuple[Author, ...]
) -> None:
    assert to_authors(byline.replace("\n", "")) == expected


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        (
            "作者简介：石若水，男，青榆大学经济学院教授，博士生导师。",
            (Author("石若水", (Affiliation("青榆大学经济学院"),)),),
        ),
        (
            "作者简介：石若水（1980—），女，澜江学院副教授；林可（1990—），青榆市统计局研究员。",
            (
                Author("石若水", (Affiliation("澜江学院"),)),
                Author("林可", (Affiliation("青榆市统计局"),)),
            ),
        ),
    ],
)
def test_a_note_about_the_authors_names_them(
    tmp_path: Path, note: str, expected: tuple[Author, ...]
) -> None:
    assert facts(tmp_path, f"{TITLE}{BODY}\n{note}\n").authors == expected


def test_a_notice_has_a_number_an_issuer_and_a_day(tmp_path: Path) -> None:
    text = (
        "青榆市数据局文件\n\n青数发〔2024〕3号\n\n青榆市数据局关于开展数据登记的通知\n\n"
        "各区数据局：\n\n"
        f"{BODY}\n青榆市数据局\n2024年3月15日\n"
    )
    found = facts(tmp_path, text)
    assert (found.official_number, found.issuers) == ("青数发〔2024〕3号", ("青榆市数据局",))
    assert found.signed == "2024-03-15"


def test_running_text_states_no_facts(tmp_path: Path) -> None:
    text = TITLE + BODY + "\n本文的关键词是数据。办法（青数发〔2024〕3号）见附件。\n"
    assert facts(tmp_path, text) == BASE


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2024年3月5日", "2024-03-05"),
        ("2024 年 3 月", "2024-03"),
        ("2024.12.31", "2024-12-31"),
        ("二〇二四年十月二十一日", "2024-10-21"),
        ("第38次", ""),
    ],
)
def test_a_date_is_as_exact_as_it_is_stated(text: str, expected: str) -> None:
    assert to_date(text) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("蔡昉", True),
        ("约瑟夫·熊彼特", True),
        ("Romer P M", True),
        ("数字经济", False),
        ("新华社", False),
    ],
)
def test_a_person_is_told_from_a_body_and_a_term(name: str, expected: bool) -> None:
    assert is_person(name) is expected


def test_the_sample_documents_state_their_facts(project: Path) -> None:
    files, _ = find_sources([str(project / "corpus/documents")])
    found = {file.name[:2]: read_document(file).facts for file in files}
    first = found["01"]
    assert first.title == "科技创新何以催生新质生产力：要素、结构与制度的三重考察"
    assert first.authors == (Author("青榆市课题组"),)
    assert first.journal == Journal("澜江经济论丛", "2024", "", "3", "15-19")
    assert (first.classification, first.document_code) == ("F124", "A")
    assert [reference.kind for reference in first.references] == ["", "", "R", "EB/OL"]
    assert found["02"].journal == Journal("澜江劳动研究", "2024", "", "2")
    assert [reference.parsed for reference in found["03"].references] == [True, True]
    assert found["05"].issuers == ("澜江省发展和改革委员会", "澜江省科学技术厅")
    assert found["06"].journal == Journal("澜江生态经济", "2024", "", "4")
    assert found["07"].signed == "2024-03-18"
    assert found["07"].references == ()
    assert found["09"].official_number == "青政发〔2024〕15号"
    assert (found["09"].issuers, found["09"].signed) == (("青榆市人民政府",), "2024-04-26")
    assert found["10"].abstract.startswith("未來產業是由前沿技術驅動")


def test_the_references_of_the_essays_are_all_found_and_parsed(shared: Path) -> None:
    files, _ = find_sources([str(shared / "corpus/essays")])
    found = {file.name: read_document(file).facts.references for file in files}
    assert {name: len(references) for name, references in found.items()} == {
        "000.txt": 13,
        "001.txt": 0,
        "002-part.txt": 0,
        "003.md": 38,
    }
    assert all(reference.parsed for references in found.values() for reference in references)
    assert sum(bool(reference.url) for reference in found["003.md"]) == 38


PAGE = """澜江经济论丛                 2023 年第 6 期（总第 210 期）

数据要素怎样形成
——基于澜江省的考察

石若水1  林  可2

（1. 青榆大学 经济学院，青榆 999001；2. 澜江学院 数据科学系，澜江 999002）

摘  要：本文讨论数据要素的形成，说明它怎样参与分配，怎样在使用中增值，并且用
澜江省的资料加以检验。
关键词：数据要素；算力
中图分类号：F49    文献标志码：A    文章编号：9999-0001（2023）06-0031-10

一、引言

    数据是新型生产要素，它参与分配，并且在使用中不断增值，这一点同土地和资本都
不相同[1]。算力是新型基础设施，它支撑模型的训练和推理，也支撑各个产业的数字化
转型[2]31。
收稿日期：2023-06-18
基金项目：澜江省社科基金项目“数据要素”（LJ2301）
                                     31

澜江经济论丛                 2023 年第 6 期（总第 210 期）

    平台把数据与算力连接起来，企业由此降低搜寻成本，提高配置效率，并且带动传统
产业转型升级，形成新的增长点。

参考文献：
[1] 费孝通．乡土中国［M］．北京：生活·读书·新知三联书店，1985：1．
[2] 石若水. 算力怎样进车间[R/OL].（2024-06-30）[2024-07-01].https://example.org/.

How Data Become a Factor of Production
SHI Ruoshui, LIN Ke
Abstract: The paper shows how data become a factor and take part in distribution.
Key words: data as a factor; computing power
（责任编辑：理论编辑室）
"""


def test_a_whole_page_as_drawn_from_a_journal_states_all_its_facts(tmp_path: Path) -> None:
    found = facts(tmp_path, PAGE)
    assert found.subtitle == "基于澜江省的考察"
    assert found.authors == (
        Author("石若水", (Affiliation("青榆大学经济学院", "青榆", "999001"),)),
        Author("林可", (Affiliation("澜江学院数据科学系", "澜江", "999002"),)),
    )
    assert found.abstract.endswith("加以检验。")
    assert found.abstract_en.startswith("The paper shows")
    assert found.keywords == (
        Keyword("数据要素", "data as a factor"),
        Keyword("算力", "computing power"),
    )
    assert found.journal == Journal("澜江经济论丛", "2023", "", "6", "31-40")
    assert found.received == "2023-06-18"
    assert found.funding == ("澜江省社科基金项目“数据要素”（LJ2301）",)
    assert [each.title for each in found.references] == ["乡土中国", "算力怎样进车间"]
