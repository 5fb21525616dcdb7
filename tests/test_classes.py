"""What is brought about or demanded with its class is told of the class."""

from __future__ import annotations

import pytest

from extract.examples import to_mentions
from extract.match import Found
from extract.mending.classes import set_classes
from extract.model import Qualifiers

TEAS = "⟦茶市⟧催生⟦绿茶⟧、⟦红茶⟧等⟦饮品⟧和⟦点心⟧"


def tell(marked: str, relation: str, kinds: bool = True) -> set[tuple[str, str, str]]:
    """Give what is told of a first mention's effect on the second and third, kinds of the rest."""
    text, mentions = to_mentions(marked)
    first, *examples = mentions[:3]
    founds = [Found(first, relation, one, "r", Qualifiers(), (0, 1)) for one in examples]
    classes = mentions[3:] if kinds else ()
    founds += [
        Found(one, "is_a", class_, "r", Qualifiers(), (0, 1))
        for one in examples
        for class_ in classes
    ]
    return {
        (text[one.head.start : one.head.end], one.relation, text[one.tail.start : one.tail.end])
        for one in set_classes(text, mentions, founds)
        if one.head and one.relation != "is_a"
    }


def test_an_effect_on_examples_is_one_on_their_class() -> None:
    assert tell(TEAS, "gives_rise_to") == {
        ("茶市", "gives_rise_to", "饮品"),
        ("茶市", "gives_rise_to", "点心"),
    }


@pytest.mark.parametrize(
    ("marked", "relation", "kinds"),
    [
        (TEAS, "uses", True),
        (TEAS, "gives_rise_to", False),
        ("⟦茶市⟧催生⟦绿茶⟧、⟦红茶⟧，等待⟦饮品⟧", "gives_rise_to", True),
        ("⟦茶市⟧催生⟦绿茶⟧、⟦红茶⟧等价值高的⟦饮品⟧", "gives_rise_to", True),
    ],
)
def test_other_words_tell_of_the_examples(marked: str, relation: str, kinds: bool) -> None:
    assert tell(marked, relation, kinds) == {
        ("茶市", relation, "绿茶"),
        ("茶市", relation, "红茶"),
    }
