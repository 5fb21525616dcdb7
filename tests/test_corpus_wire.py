"""What news begin with, and the sounds that a script put behind characters, are kept apart."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.model import Document
from corpus.read import read_document
from corpus.restoration.draft import to_draft
from corpus.restoration.lines import FRONT
from corpus.restoration.wire import with_wire_lines
from corpus.sources import SourceFile


def read(folder: Path, text: str) -> Document:
    path = folder / "news.txt"
    path.write_text(text, encoding="utf-8")
    return read_document(SourceFile(path, "news.txt", "text"))


@pytest.mark.parametrize(
    "head",
    [
        "新华社北京11月20日电（记者 何溪、林知秋）",
        "中新网6月27日电 ",
        "本报讯（记者 何溪 通讯员 林知秋）",
        "【本报讯】",
        "海州日报海州 2024 年 3 月 5 日讯 ",
        "央广网青榆11月2日消息（总台央广记者何溪）",
    ],
)
def test_the_head_of_news_is_no_part_of_its_sentence(head: str) -> None:
    value = with_wire_lines(to_draft(f"{head}数据要素推动产业升级。")).value
    assert value == f"{FRONT}{head}\n数据要素推动产业升级。"


@pytest.mark.parametrize(
    "text",
    [
        "据央视网6月27日消息，数字经济带动就业。",
        "社会主义市场经济3月5日写入决定。",
        "海州电网8月1日电价下调，企业受益。",
        "本报告（试行）讨论数据要素。",
    ],
)
def test_a_sentence_that_names_an_agency_or_a_day_stays_whole(text: str) -> None:
    assert with_wire_lines(to_draft(text)).value == text


def test_reporters_are_the_authors_of_news(tmp_path: Path) -> None:
    body = "新华社北京11月20日电（记者 何溪、林知秋）数据要素推动产业升级。\n"
    document = read(tmp_path, f"数据要素改革提速\n\n{body}")
    assert [author.name for author in document.facts.authors] == ["何溪", "林知秋"]
    said = [each.text.value for each in document.sentences if each.kind == "prose"]
    assert said == ["数据要素推动产业升级。"]


def test_sounds_behind_characters_are_dropped_and_accounted_for(tmp_path: Path) -> None:
    document = read(tmp_path, "新質(zhì)生產(chǎn)力推動(dòng)產(chǎn)業(yè)升級(GDP)。\n")
    assert [each.text.value for each in document.sentences] == ["新質生產力推動產業升級(GDP)。"]
    assert {each.reason for each in document.dropped} == {"insertion"}


def test_a_title_over_two_lines_is_one(tmp_path: Path) -> None:
    lines = ["青榆市人民政府关于振兴茶业", "促进茶农增收的意见", "青政发〔2024〕15号"]
    body = "茶业是青榆市的支柱产业。茶农收入连年增长，茶园面积不断扩大。" * 3
    document = read(tmp_path, "\n".join([*lines, body, body]) + "\n")
    assert document.title == "青榆市人民政府关于振兴茶业促进茶农增收的意见"
    assert document.facts.issuers == ("青榆市人民政府",)


@pytest.mark.parametrize("line", ["何溪", "何溪、林知秋", "張守營", "何溪（博士），林知秋（教授）"])
def test_names_above_a_text_without_a_title_are_its_authors(line: str, tmp_path: Path) -> None:
    document = read(tmp_path, f"{line}\n茶业是青榆市的支柱产业。茶农收入连年增长。\n")
    assert document.title == "news"
    assert document.facts.authors
    assert {each.kind for each in document.sentences} == {"prose"}


def test_the_name_of_whom_a_text_tells_is_its_title(tmp_path: Path) -> None:
    document = read(tmp_path, "何溪\n何溪是青榆市的茶农，种茶已有三十年。\n")
    assert (document.title, document.facts.authors) == ("何溪", ())
