"""What is set up against a problem named before it is what addresses it."""

from __future__ import annotations

import pytest

from extract.examples import to_mentions
from extract.match import Found
from extract.mending.measures import set_measures
from extract.model import Qualifiers

FROST = "⟦茶苗冻害|Problem⟧"


def find_measures(marked: str) -> list[tuple[str, str, str]]:
    """Give what is told to address what, and whether it is demanded."""
    text, mentions = to_mentions(marked)
    return [
        (
            text[one.head.start : one.head.end],
            text[one.tail.start : one.tail.end],
            one.qualifiers.modality,
        )
        for one in set_measures(text, mentions, ())
        if one.head
    ]


@pytest.mark.parametrize(
    ("marked", "measures"),
    [
        (f"针对{FROST}，乡里建起了⟦育苗棚⟧。", ["育苗棚"]),
        (
            f"针对{FROST}的难题，去年出台《⟦护苗办法|Document⟧》，推行⟦保温膜⟧。",
            ["护苗办法", "保温膜"],
        ),
        (f"为缓解{FROST}，乡里推出⟦育苗棚⟧和⟦保温膜⟧。", ["育苗棚", "保温膜"]),
        (f"化解{FROST}，可以推行⟦保温膜⟧。", ["保温膜"]),
        # What is founded upon something, or an example of it, is another noun.
        (f"针对{FROST}，推行以⟦茶农⟧为核心的⟦互助会⟧。", ["互助会"]),
        (f"针对{FROST}，采用⟦地膜⟧等⟦保温材料⟧。", ["保温材料"]),
        (f"针对{FROST}，建设⟦茶园⟧⟦气象站⟧。", ["气象站"]),
        # Who sets it up, and what is done without setting anything up, do not.
        (f"针对{FROST}，⟦农技站|Organization⟧召集⟦茶农⟧。", []),
        # Another sentence, or one demand after another, is not against it.
        (f"针对{FROST}，乡里开了会；县里推行⟦茶税改革⟧。", []),
        (f"防范{FROST}，推行⟦茶税改革⟧。", []),
        (f"扩大种植，防范{FROST}，要推行⟦茶税改革⟧。", []),
        ("针对⟦茶商⟧，推行⟦茶税改革⟧。", []),
        ("针对这一⟦矛盾|Problem⟧，推行⟦茶税改革⟧。", []),
        (f"把轮作作为缓解{FROST}的办法，建立⟦茶农⟧⟦互助会⟧。", []),
    ],
)
def test_what_is_set_up_against_a_problem_addresses_it(marked: str, measures: list[str]) -> None:
    assert [measure for measure, _, _ in find_measures(marked)] == measures


@pytest.mark.parametrize(
    ("words", "modality"),
    [
        ("应当推行", "advocated"),
        ("建议推行", "advocated"),
        ("可以推行", "possible"),
        ("推行", "asserted"),
    ],
)
def test_a_measure_is_demanded_where_its_words_say_so(words: str, modality: str) -> None:
    assert find_measures(f"针对{FROST}，{words}⟦保温膜⟧。") == [("保温膜", "茶苗冻害", modality)]


@pytest.mark.parametrize(("words", "kept"), [("乡里建起⟦育苗棚⟧", False), ("乡里开了会", True)])
def test_nothing_of_an_earlier_sentence_addresses_what_is_met_here(words: str, kept: bool) -> None:
    text, mentions = to_mentions(f"为缓解{FROST}，{words}。")
    found = Found(None, "addresses", mentions[0], "r", Qualifiers(), (1, 3), earlier=True)
    assert (found in set_measures(text, mentions, [found])) is kept
