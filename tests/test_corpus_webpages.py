"""The article of a page is read, whatever stands about it and however broken the page is."""

from __future__ import annotations

import pytest

from corpus import Document, to_markdown
from tests.test_corpus_formats import OTHER, TEXT, read, reasons


def page(body: str) -> Document:
    return read("a.html", f"<html><body>{body}</body></html>".encode(), "html")


MENU = "<div class='menu'><a href='/'>首页</a> <a href='/b'>新闻</a> <a href='/c'>图书</a></div>"


def test_the_article_of_a_page_is_kept_and_the_rest_is_navigation() -> None:
    more = "<div><h3>评论</h3><p>说得好，这个问题值得研究，希望多写这样的文章。</p></div>"
    document = page(
        f"{MENU}<main><article><h1>论数据</h1><p>{TEXT}</p><p>{OTHER}</p></article></main>{more}"
    )
    assert to_markdown(document) == f"# 论数据\n\n{TEXT}\n\n{OTHER}\n"
    assert reasons(document).keys() == {"navigation"}
    assert "首页" in reasons(document)["navigation"]
    assert "说得好" in reasons(document)["navigation"]


def test_an_article_without_a_name_is_found_by_its_text() -> None:
    links = "".join(f"<li><a href='{at}'>相关的报道之{at}</a></li>" for at in range(6))
    document = page(
        f"{MENU}<div class='head'><h1>论数据</h1><span>字号：大 中 小</span></div>"
        f"<form><div id='x'><p>{TEXT}</p><table><tr><td>{OTHER}</td></tr></table>"
        f"<ul>{links}</ul></div></form><div>版权所有</div>"
    )
    assert to_markdown(document) == f"# 论数据\n\n{TEXT}\n\n{OTHER}\n"
    assert "版权所有" in reasons(document)["navigation"]
    assert "报道之5" in reasons(document)["navigation"]


def test_running_text_full_of_links_is_no_navigation() -> None:
    linked = TEXT.replace("生产要素", "<a href='a'>生产要素</a>").replace(
        "劳动者", "<a href='b'>劳动者</a>"
    )
    assert to_markdown(page(f"<div><p>{linked}</p><p>{OTHER}</p></div>")) == (
        f"{TEXT}\n\n{OTHER}\n"
    )


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("甲&amp;乙是两家企业。", "甲&乙是两家企业。"),
        ("写作&amp;lt;的符号是标签。", "写作\\&lt;的符号是标签。"),
        ("数据&#x8981;&#32032;在流动。", "数据要素在流动。"),
        ("研发投入&lt企业收入的情形。", "研发投入\\<企业收入的情形。"),
        ("甲&foo;乙&bar丙的说法。", "甲\\&foo;乙&bar丙的说法。"),
        ("增速&ge;百分之五&mdash;这是目标。", "增速≥百分之五—这是目标。"),
    ],
)
def test_entities_are_read_once_and_as_they_stand(source: str, text: str) -> None:
    assert to_markdown(page(f"<p>{source}</p>")) == text + "\n"


@pytest.mark.parametrize(
    "body",
    [
        f"<p>{TEXT}<p>{OTHER}",
        f"<div><p>{TEXT}</div></div></p><p>{OTHER}</span>",
        f"<p>{TEXT}</p><![CDATA[x]]><p title='a>b'>{OTHER}</p",
        f"<b><i><p>{TEXT}</b></i><p class=>{OTHER}<!-- x",
        f"<p>{TEXT}</p></body></html><p>{OTHER}</p>",
    ],
)
def test_broken_html_is_read(body: str) -> None:
    assert [each.text.value for each in page(body).sentences] == [TEXT, OTHER]


def test_half_a_page_of_tags_is_read_in_time() -> None:
    assert page("<div>" * 20_000 + f"<p>{TEXT}</p>").sentences[0].text.value == TEXT


@pytest.mark.parametrize(
    "hidden",
    [
        "<div hidden><p>{}</p></div>",
        "<p style='color: red; display : none'>{}",
        "<section style='visibility:hidden'><div>层</div>{}</section>",
        "<ul><li aria-hidden='true'>{}</ul>",
        "<table hidden><tr><td>格</td><td>{}</td></tr></table>",
    ],
)
def test_what_a_reader_of_the_page_does_not_see_is_dropped_with_a_reason(hidden: str) -> None:
    unseen = "这一段藏着，说的是别的事，与正文无关。"
    document = page(f"<main><p>{TEXT}</p>{hidden.format(unseen)}<p>{OTHER}</p></main>")
    assert to_markdown(document) == f"{TEXT}\n\n{OTHER}\n"
    assert unseen in reasons(document)["hidden"]


@pytest.mark.parametrize("tag", ["template", "noscript"])
def test_what_only_a_script_shows_is_dropped(tag: str) -> None:
    document = page(f"<p>{TEXT}</p><{tag}><p>请打开脚本。</p></{tag}><p>{OTHER}</p>")
    assert to_markdown(document) == f"{TEXT}\n\n{OTHER}\n"
    assert "请打开脚本" in reasons(document)["script"]


@pytest.mark.parametrize(
    "shown",
    [
        "<div hidden='until-found'><p>{}</p></div>",
        "<p aria-hidden='false'>{}</p>",
        "<p style='display:block'>{}</p>",
        "<input hidden><p>{}</p>",
        "<p hidden></p><p>{}</p>",
    ],
)
def test_what_a_reader_may_see_is_read(shown: str) -> None:
    assert to_markdown(page(f"<p>{TEXT}</p>{shown.format(OTHER)}")) == f"{TEXT}\n\n{OTHER}\n"


def test_a_page_that_hides_itself_until_its_script_has_run_is_read() -> None:
    document = read("a.html", f"<body style='display:none'><p>{TEXT}</p>".encode(), "html")
    assert to_markdown(document) == f"{TEXT}\n"
