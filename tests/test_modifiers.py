"""A trait is that of the noun which it stands before, not of what the sentence begins with."""

from __future__ import annotations

import pytest
import spacy

from extract.background import load_resources, load_shipped
from extract.examples import to_mentions
from extract.match import Found
from extract.mending.modifiers import Modifiers, to_modifiers
from extract.model import Qualifiers
from extract.resources import HERE


@pytest.fixture(scope="module")
def modifiers() -> Modifiers:
    return to_modifiers(load_resources(load_shipped()).rules.lists)


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        # The object of a verb within what modifies the trait.
        ("⟦新茶园⟧蕴含了改造⟦老茶园⟧的方向", True),
        ("⟦新茶园⟧蕴含着转变⟦老种法⟧和⟦老工具⟧的方向", True),
        ("⟦新茶园⟧蕴含了转变茶农观念和⟦老种法⟧的方向", True),
        ("⟦新茶园⟧具有⟦老茶园⟧的模样", False),
        ("⟦新茶园⟧具有⟦抗旱|Feature⟧的特点", False),
        ("⟦新茶园⟧具有支撑力强、⟦抗旱⟧的特点", False),
        ("⟦新茶园⟧拥有引领潮流的⟦工艺⟧", False),
        ("⟦新茶园⟧具有保护⟦水源⟧", False),
        ("⟦新茶园⟧具有提升⟦自净|Feature⟧的功能", False),
        # What stands before a noun that the head takes for something, or has.
        ("⟦新茶园⟧以⟦稳定|Feature⟧的⟦产量|Indicator⟧为前提", True),
        ("⟦新茶园⟧以⟦稳定|Feature⟧为特征", False),
        ("⟦新茶园⟧以⟦稳定|Feature⟧、⟦高效|Feature⟧为特征", False),
        ("⟦新茶园⟧所具有的⟦独创|Feature⟧⟦工艺|Technology⟧得到传承", True),
        ("⟦新茶园⟧所具有的⟦独创|Feature⟧、⟦精细|Feature⟧的⟦工艺|Technology⟧", True),
        ("⟦新茶园⟧所具有的⟦独创|Feature⟧，也在⟦工艺|Technology⟧中", False),
        ("⟦新茶园⟧是⟦稳定|Feature⟧的⟦茶园|Concept⟧", False),
        # What the head makes.
        ("⟦茶农⟧走出一条⟦投入少|Feature⟧、⟦效益好|Feature⟧的路子", True),
        ("⟦茶农⟧在摸索中闯出了一条⟦投入少|Feature⟧的⟦路子|Concept⟧", True),
        ("⟦新茶园⟧形成一种⟦稳定|Feature⟧", False),
        ("⟦新茶园⟧是一种⟦稳定|Feature⟧的⟦茶园|Concept⟧", False),
    ],
)
def test_a_trait_of_another_noun_is_not_the_heads(
    modifiers: Modifiers, marked: str, expected: bool
) -> None:
    text, mentions = to_mentions(marked)
    found = Found(mentions[0], "has_feature", mentions[1], "r", Qualifiers(), (0, 1))
    assert modifiers.is_of_another_noun(text, mentions, found) is expected


@pytest.mark.parametrize("relation", ["uses", "promotes"])
def test_other_relations_and_heads_behind_stay(modifiers: Modifiers, relation: str) -> None:
    text, mentions = to_mentions("⟦新茶园⟧蕴含了改造⟦老茶园⟧的方向")
    other = Found(mentions[0], relation, mentions[1], "r", Qualifiers(), (0, 1))
    behind = Found(mentions[1], "has_feature", mentions[0], "r", Qualifiers(), (0, 1))
    absent = Found(None, "has_feature", mentions[1], "r", Qualifiers(), (0, 1))
    assert not any(
        modifiers.is_of_another_noun(text, mentions, one) for one in (other, behind, absent)
    )


def test_what_is_altered_is_no_trait() -> None:
    doc = spacy.load(HERE / "zh_xinzhi")("绿色发展蕴含着转变粗放型增长方式的价值取向。")
    assert "粗放型增长方式" in {span.text for span in doc.ents}
    assert not [one for one in doc._.relations if one.relation == "has_feature"]
