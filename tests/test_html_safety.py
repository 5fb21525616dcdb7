"""The explorer's file reaches for nothing, and no label in it can act."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from dataclasses import replace

import pytest

from graph.explorer.write_html import EXPLORER, SCRIPTS, to_html, to_json, to_policy
from ontology import Knowledge
from tests.explorer_sample import read_labels
from tests.html_parts import Page

pytest_plugins = ["tests.plugin_page"]


def test_the_policy_names_the_hash_of_each_script_and_style_and_no_other(page: Page) -> None:
    (policy,) = (a["content"] for tag, a in page.elements if "http-equiv" in a)
    assert policy is not None
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    assert rules["default-src"] == "'none'"

    def hashes(texts: list[str]) -> list[str]:
        digests = (hashlib.sha256(text.encode()).digest() for text in texts)
        return [f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests]

    assert rules["script-src"].split() == hashes(page.code())
    assert rules["style-src"].split() == hashes(page.styles())
    assert len(page.code()) == 2
    assert set(rules) == {"default-src", "script-src", "style-src", "base-uri", "form-action"}


def test_the_policy_changes_with_the_script() -> None:
    assert to_policy(["a"], ["b"]) != to_policy(["a "], ["b"])


def test_the_policy_stands_before_whatever_it_governs(page: Page) -> None:
    tags = [tag for tag, _ in page.elements]
    first = next(n for n, (_, attributes) in enumerate(page.elements) if "http-equiv" in attributes)
    assert first < min(tags.index("style"), tags.index("script"))


def test_nothing_is_fetched(page: Page) -> None:
    for tag, attributes in page.elements:
        assert tag not in ("link", "img", "iframe", "object", "embed", "base", "form")
        assert not {"src", "href", "srcset", "action", "style"} & set(attributes), (tag, attributes)
    assert not any(re.search(r"url\(|@import|expression\(", style) for style in page.styles())


def test_the_script_calls_no_network_and_writes_no_markup() -> None:
    for name in SCRIPTS:
        code = (EXPLORER / f"{name}.js").read_text(encoding="utf-8")
        found = re.findall(
            r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function"
            r"|fetch\(|XMLHttpRequest|import\(|https?://(?!www\.w3\.org/2000/svg)",
            code,
        )
        assert found == [], name


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("</script>", r'"\u003c/script\u003e"'),
        ("<!--", r'"\u003c!--"'),
        ("a & b", r'"a \u0026 b"'),
        ("\u2028\u2029", r'"\u2028\u2029"'),
        ('"\\', r'"\"\\"'),
        ("数据😀", '"数据😀"'),
    ],
)
def test_json_in_a_script_cannot_end_it(value: str, expected: str) -> None:
    assert to_json(value) == expected
    assert json.loads(to_json(value)) == value


HOSTILE = '"><script>alert(1)</script></script><!-- &lt; \u2028 \u202e {{ 7*7 }}'


def test_a_hostile_label_title_or_quote_stays_inside_its_block(
    knowledge: Knowledge, page: Page
) -> None:
    first = replace(knowledge.entities[0], name=HOSTILE, class_=HOSTILE, aliases=(HOSTILE,))
    piece = replace(knowledge.evidence[0], quote=HOSTILE, rule=HOSTILE, section=HOSTILE)
    hostile = replace(
        knowledge,
        entities=(first, *knowledge.entities[1:]),
        evidence=(piece, *knowledge.evidence[1:]),
        documents=(replace(knowledge.documents[0], title=HOSTILE), *knowledge.documents[1:]),
    )
    labels = read_labels() | {HOSTILE: (HOSTILE, HOSTILE)}
    made = Page(to_html(hostile, labels, HOSTILE))
    assert [tag for tag, _ in made.elements] == [tag for tag, _ in page.elements]
    assert HOSTILE in made.blocks()["data"]["entities"]["name"]
    assert made.code() == page.code()
