"""One thing under several names: alias files, names a text introduces, names of one text only."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus import SourceError
from ontology import Knowledge, read_aliases, to_knowledge
from tests.ontology_sample import Read, Said, read, schema

BUREAU = {"青禾市数据管理局": "Organization", "数管局": "Organization", "冷链物流": "Industry"}


def know(*documents: Read) -> Knowledge:
    return to_knowledge(documents, schema())


def iri(knowledge: Knowledge, name: str) -> set[str]:
    return {row.entity for row in knowledge.mentions if row.text == name}


def entity_names(knowledge: Knowledge) -> set[str]:
    return {row.name for row in knowledge.entities}


def test_an_alias_leads_to_the_entity_of_its_label_in_every_document() -> None:
    one = read("a.txt", Said("工信部支持冷链物流。", {"工信部": "Organization"}))
    two = read("b.txt", Said("工业和信息化部支持果园。", {"工业和信息化部": "Organization"}))
    knowledge = know(one, two)
    assert iri(knowledge, "工信部") == iri(knowledge, "工业和信息化部")
    (entity,) = (row for row in knowledge.entities if row.class_ == "Organization")
    assert (entity.name, entity.aliases) == ("工业和信息化部", ("工信部",))
    (merge,) = knowledge.merges
    assert (merge.name, merge.reason, merge.sentence) == (
        "工信部",
        "alias/机构全称与简称",
        0,
    )


def test_an_alias_alone_has_the_iri_and_the_name_of_its_label() -> None:
    knowledge = know(read("a.txt", Said("工信部支持冷链物流。", {"工信部": "Organization"})))
    assert "工业和信息化部" in entity_names(knowledge)


def test_a_users_aliases_come_on_top(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text('[aliases]\n"鲜果冷链" = ["果品冷链", "水果冷链"]\n', encoding="utf-8")
    said = Said("果品冷链与水果冷链。", {"果品冷链": "Industry", "水果冷链": "Industry"})
    knowledge = to_knowledge([read("a.txt", said)], schema(), aliases=read_aliases((path,)))
    (entity,) = (row for row in knowledge.entities if row.class_ == "Industry")
    assert (entity.name, entity.aliases) == ("鲜果冷链", ("果品冷链", "水果冷链"))


def test_a_user_may_rename_what_the_shipped_aliases_name(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text('[aliases]\n"工信主管部门" = ["工业和信息化部"]\n', encoding="utf-8")
    assert read_aliases((path,))["工信部"].label == "工信主管部门"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ('[aliases]\n"甲" = "乙"\n', ":2: "),
        ('[aliases]\n\n"甲" = ["丙"]\n"乙" = ["丙"]\n', ":4: "),
        ('[aliases]\n"甲" = ["乙"]\n"乙" = ["丙"]\n', ":2: "),
        ("[other]\n", ":1: 应只有 [aliases] 一张表"),
        ("[aliases]\n\n[more]\n", ":3: "),
        ("\n[aliases\n", ":2: 不合 TOML 语法"),
    ],
)
def test_a_faulty_alias_file_is_refused_with_its_place(
    tmp_path: Path, text: str, place: str
) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(SourceError) as caught:
        read_aliases((path,))
    assert f"mine.toml{place}" in str(caught.value)


def test_a_name_that_a_text_introduces_is_the_thing_before_it_in_that_text() -> None:
    one = read(
        "a.txt",
        Said("青禾市数据管理局（以下简称“数管局”）推广冷链物流。", BUREAU),
        Said("数管局要求扩种。", {"数管局": "Organization"}),
    )
    two = read("b.txt", Said("数管局发布公告。", {"数管局": "Organization"}))
    knowledge = know(one, two)
    first, second = (
        {row.entity for row in knowledge.mentions if row.text == "数管局" and row.document == each}
        for each in (one[0].id, two[0].id)
    )
    assert first == iri(knowledge, "青禾市数据管理局")
    assert second.isdisjoint(first)
    assert [row.reason for row in knowledge.merges] == ["introduced"]


@pytest.mark.parametrize(
    ("text", "merged"),
    [
        ("智慧牧业（SHF）前景广阔。", True),
        ("智慧牧业（简称SHF）前景广阔。", True),
        ("智慧牧业(SHF)前景广阔。", True),
        ("智慧牧业，SHF前景广阔。", False),
        ("智慧牧业（包括SHF）前景广阔。", False),
    ],
)
def test_letters_in_brackets_after_a_term_are_its_short_name(text: str, merged: bool) -> None:
    knowledge = know(read("a.txt", Said(text, {"智慧牧业": "Industry", "SHF": "Industry"})))
    assert (iri(knowledge, "智慧牧业") == iri(knowledge, "SHF")) is merged


@pytest.mark.parametrize(
    ("text", "merged"),
    [
        ("落实《果园提升方案（2024—2027年）》（某果技〔2024〕11号）。", True),
        ("落实《果园提升方案（2024—2027年）》(某果技〔2024〕11号)。", True),
        ("落实《果园提升方案（2024—2027年）》和某果技〔2024〕11号。", False),
        ("落实《果园提升方案（2024—2027年）》（某果技〔2024〕11号、12号）。", False),
        ("落实《果园提升方案（2024—2027年）》等文件（某果技〔2024〕11号）。", False),
    ],
)
def test_the_number_in_brackets_behind_a_title_names_the_same_paper(
    text: str, merged: bool
) -> None:
    title, number = "果园提升方案（2024—2027年）", "某果技〔2024〕11号"
    knowledge = know(read("a.txt", Said(text, {title: "Document", number: "Document"})))
    assert (iri(knowledge, title) == iri(knowledge, number)) is merged


def test_an_excerpt_of_a_report_is_the_report() -> None:
    said = "《某县工作报告（节选）》与《某县工作报告》《某县工作报告（草案）》。"
    names = ("某县工作报告（节选）", "某县工作报告", "某县工作报告（草案）")
    knowledge = know(read("a.txt", Said(said, dict.fromkeys(names, "Document"))))
    excerpt, whole, draft = (iri(knowledge, name) for name in names)
    assert excerpt == whole
    assert draft != whole


@pytest.mark.parametrize(
    ("one", "other"),
    [("果园的机械化", "果园机械化"), ("果园与冷链的关系", "果园和冷链关系")],
)
def test_a_particle_between_words_tells_nothing_apart(one: str, other: str) -> None:
    knowledge = know(read("a.txt", Said(f"{one}，{other}。", {one: "Concept", other: "Concept"})))
    assert iri(knowledge, one) == iri(knowledge, other)


@pytest.mark.parametrize("name", ["该计划", "本市", "全市", "第一", "去年", "上半年", "《方案》"])
def test_a_name_of_one_document_names_another_thing_in_another(name: str) -> None:
    one = read("a.txt", Said(f"{name}值得一提。", {name: "Concept"}))
    two = read("b.txt", Said(f"{name}已经说过。", {name: "Concept"}))
    assert len(iri(know(one, two), name)) == 2
    assert len(iri(know(one), name)) == 1


@pytest.mark.parametrize("name", ["本体论", "全国", "第一产业", "2023年", "计划经济", "上海市"])
def test_other_names_are_one_thing_in_all_documents(name: str) -> None:
    one = read("a.txt", Said(f"{name}值得一提。", {name: "Concept"}))
    two = read("b.txt", Said(f"{name}已经说过。", {name: "Concept"}))
    assert len(iri(know(one, two), name)) == 1


@pytest.mark.parametrize(
    ("left", "right", "class_", "reason"),
    [
        ("新型果农", "新的果农", "Factor", "wording"),
        ("青禾县", "青禾", "Place", "area"),
        ("陈皮加工", "陈皮加工业", "Industry", "trade"),
        ("果园管护", "管护果园", "Process", "order"),
        ("冷运", "冷链运输", "Process", "shortened"),
        ("某某教授", "某某", "Person", "title"),
        ("果业协会", "果品产业联合协会", "Organization", "shortened"),
    ],
)
def test_names_that_are_alike_are_proposed_and_not_merged(
    left: str, right: str, class_: str, reason: str
) -> None:
    knowledge = know(read("a.txt", Said(f"{left}与{right}。", {left: class_, right: class_})))
    assert iri(knowledge, left) != iri(knowledge, right)
    (proposal,) = knowledge.proposals
    assert {proposal.left_name, proposal.right_name} == {left, right}
    assert proposal.reason == reason
    assert proposal.left_quote == proposal.right_quote == f"{left}与{right}。"


@pytest.mark.parametrize(
    ("left", "right", "class_"),
    [
        ("新型果农", "果农", "Factor"),
        ("青禾", "青禾乡", "Place"),
        ("智慧牧业", "智慧农业", "Industry"),
        ("果园数字化", "数字果园化", "Process"),
        ("果业协会", "果业联合协会", "Organization"),
    ],
)
def test_other_names_are_not_proposed(left: str, right: str, class_: str) -> None:
    said = Said(f"{left}与{right}。", {left: class_, right: class_})
    assert know(read("a.txt", said)).proposals == ()
