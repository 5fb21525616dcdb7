"""What stands under a heading that names a class is of that class."""

from __future__ import annotations

from extract.examples import to_mentions
from extract.linking import Said
from extract.mending.table_kinds import set_table_kinds

HEADINGS = "⟦地区|Place⟧ | ⟦特色产业|Industry⟧ | ⟦产值|Indicator⟧"


def find_kinds(*marked: str) -> set[tuple[str, str]]:
    texts, mentions = zip(*map(to_mentions, marked), strict=True)
    told = set_table_kinds(texts, mentions, (Said(),) * len(marked))
    return {
        (
            texts[number][found.head.start : found.head.end],
            texts[number - found.tail_above][found.tail.start : found.tail.end],
        )
        for number, one in enumerate(told)
        for found in one.relations
        if found.head
    }


def test_the_members_of_a_cell_are_of_the_class_above_it() -> None:
    assert find_kinds(
        HEADINGS,
        "⟦山县|Place⟧ | ⟦陶瓷|Industry⟧、⟦茶叶|Industry⟧ | ⟦3亿元|Quantity⟧",
        "⟦湖县|Place⟧ | ⟦养蟹|Process⟧ | ⟦2亿元|Quantity⟧",
    ) == {("陶瓷", "特色产业"), ("茶叶", "特色产业"), ("养蟹", "特色产业")}


def test_what_is_not_all_of_a_cell_or_has_no_named_class_is_of_none() -> None:
    assert not find_kinds(HEADINGS, "⟦山县|Place⟧ | ⟦陶瓷|Industry⟧停产 | ⟦3亿元|Quantity⟧")
    assert not find_kinds(HEADINGS, "⟦山县|Place⟧ | ⟦陶瓷|Industry⟧")
    assert not find_kinds(
        "⟦产业|Industry⟧ | ⟦产值|Indicator⟧", "⟦陶瓷|Industry⟧ | ⟦3亿元|Quantity⟧"
    )
    assert not find_kinds(HEADINGS, "⟦山县|Place⟧建窑。", "⟦陶瓷|Industry⟧ | ⟦茶叶|Industry⟧ | 无")
