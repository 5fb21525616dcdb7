"""What a sentence with several speakers tells has the one who says it as its source."""

from __future__ import annotations

import pytest
import spacy

from extract.examples import to_mentions
from extract.match import Found
from extract.mending.speakers import find_speaker, set_speakers
from extract.model import Qualifiers
from extract.resources import HERE


def tell(marked: str, source: str | None, relation: str = "promotes") -> str | None:
    """Give who says what the concepts of a sentence are related by, said to be `source`."""
    text, mentions = to_mentions(marked)
    head, tail = (one for one in mentions if one.class_ == "Concept")
    found = Found(head, relation, tail, "r", Qualifiers(source=source), (head.end, tail.start))
    (mended,) = set_speakers(text, mentions, [found])
    return mended.qualifiers.source


SAID = "⟦补贴⟧促进⟦创新⟧"


@pytest.mark.parametrize(
    ("marked", "source", "expected"),
    [
        # A part between semicolons has its own speaker.
        (f"⟦商会|Organization⟧认为茶农少；⟦学者|Person⟧坦言，{SAID}", "商会", "学者"),
        (f"⟦商会|Organization⟧认为茶农少；一位⟦企业家|Factor⟧直言，{SAID}", "商会", "企业家"),
        (f"⟦商会|Organization⟧认为茶农少；也有人断言，{SAID}", "商会", "有人"),
        (f"⟦商会|Organization⟧认为茶农少；⟦学者|Person⟧则指出，{SAID}", "商会", "学者"),
        # Without one, that of the part before goes on.
        (f"⟦商会|Organization⟧认为，茶农少；{SAID}", "商会", "商会"),
        (f"⟦商会|Organization⟧认为，茶农少；⟦学者|Person⟧来访，{SAID}", "商会", "商会"),
        (f"⟦商会|Organization⟧认为，茶农少；⟦学者|Person⟧的称呼变了，{SAID}", "商会", "商会"),
        (f"⟦学者|Person⟧说，茶农少，⟦商会|Organization⟧认为，{SAID}", "学者", "学者"),
        # Who speaks behind it says something else.
        (f"{SAID}，⟦学者|Person⟧认为茶农少", "学者", None),
        (f"⟦商会|Organization⟧坦言，{SAID}；⟦学者|Person⟧认为茶农少", "学者", "商会"),
        # Unless it is a quotation.
        (f"“{SAID}。”⟦学者|Person⟧说", "学者", "学者"),
        (f"“茶农少；{SAID}，”⟦学者|Person⟧说", "学者", "学者"),
        # Nobody is put where nobody was, nor is one who is not named in the sentence.
        (f"⟦学者|Person⟧认为，{SAID}", None, None),
        (f"⟦商会|Organization⟧认为茶农少；⟦学者|Person⟧坦言，{SAID}", "总工程师", "总工程师"),
        (f"⟦学者|Person⟧来信；⟦商会|Organization⟧认为茶农少；{SAID}", "学者", "学者"),
    ],
)
def test_who_says_it_is_its_source(marked: str, source: str | None, expected: str | None) -> None:
    assert tell(marked, source) == expected


def test_a_demand_keeps_its_source() -> None:
    assert tell(f"{SAID}，⟦学者|Person⟧认为茶农少", "学者", "calls_for") == "学者"


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("⟦商会|Organization⟧宣称，茶农增收", "商会"),
        ("⟦商会|Organization⟧称，茶农增收", "商会"),
        ("⟦商会|Organization⟧称为茶农之家，茶农增收", None),
        ("⟦商会|Organization⟧强调合作，茶农增收", None),
        ("⟦茶叶|Concept⟧认为，茶农增收", None),
        ("⟦商会|Organization⟧开会，⟦学者|Person⟧表示，茶农增收", "学者"),
    ],
)
def test_a_speaker_stands_before_a_verb_of_speech(marked: str, expected: str | None) -> None:
    text, mentions = to_mentions(marked)
    assert find_speaker(text, mentions, 0, text.index("茶农增收")) == expected


def test_three_speakers_say_each_their_own() -> None:
    said = "一位企业家坦言，订单减少了三成；有人断言，机器换人就是产业升级；"
    doc = spacy.load(HERE / "zh_xinzhi")(f"{said}某商会宣称，补贴促进了创新。")
    sources = {one.tail.text: one.qualifiers.source for one in doc._.relations}
    assert sources == {"三成": "企业家", "产业升级": "有人", "创新": "商会"}
