"""Parts, kinds and traits told in lists: clause by clause, in two goes, with their number."""

from __future__ import annotations

import pytest

from extract.examples import to_mentions
from extract.linking import Said
from extract.match import Found
from extract.mending.lists import set_lists
from extract.model import Qualifiers, Vocabulary
from extract.resources import read_resources

CLASSES = (
    *("Person", "Organization", "Place", "Time", "Quantity", "Document", "Event"),
    *("ProductiveForce", "ProductionRelation", "Factor", "Industry", "Technology", "Policy"),
    *("Principle", "Problem", "Indicator", "Process", "Feature", "Concept"),
)
RESOURCES = read_resources(Vocabulary(CLASSES))
Stated = set[tuple[str, str, str]]


def find_stated(*marked: str, said: tuple[Said, ...] = ()) -> Stated:
    texts, mentions = zip(*map(to_mentions, marked), strict=True)
    before = said or (Said(),) * len(marked)
    told = set_lists(texts, mentions, before, RESOURCES.rules.discourse, RESOURCES.ranks)
    stated = set()
    for number, one in enumerate(told):
        for found in one.relations:
            head, tail = "before", texts[number - found.tail_above]
            if found.head:
                head = texts[number - found.above][found.head.start : found.head.end]
            stated.add((head, found.relation, tail[found.tail.start : found.tail.end]))
    return stated


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        (
            "⟦山茶⟧有两个特点：一是⟦耐寒|Feature⟧，越冬不落叶；二是⟦花期长|Feature⟧。",
            {("山茶", "has_feature", "耐寒"), ("山茶", "has_feature", "花期长")},
        ),
        (
            "⟦制茶⟧分两步，首先是⟦杀青|Process⟧，其次是⟦揉捻|Process⟧。",
            {("制茶", "has_part", "杀青"), ("制茶", "has_part", "揉捻")},
        ),
        (
            "⟦制茶⟧讲究次序，先是⟦杀青|Process⟧，再是⟦揉捻|Process⟧，最后才是⟦烘干|Process⟧。",
            {("制茶", "has_part", name) for name in ("杀青", "揉捻", "烘干")},
        ),
        (
            "⟦茶叶链|Industry⟧上游为⟦种植⟧，中游为⟦炒制⟧，下游为⟦销售⟧。",
            {("茶叶链", "has_part", name) for name in ("种植", "炒制", "销售")},
        ),
        (
            "⟦茶农的需要⟧分得很细：⟦最底层⟧是⟦雨具⟧，往上是⟦茶种⟧。",
            {("茶农的需要", "has_part", "雨具"), ("茶农的需要", "has_part", "茶种")},
        ),
        ("⟦制茶⟧讲究次序，首先是⟦茶师⟧，其次是⟦茶种⟧。", set()),
        ("⟦茶乡⟧要抓好两个环节：一是⟦杀青⟧，二是⟦揉捻⟧。", set()),
        ("⟦茶乡⟧有两个特点：一是⟦路远|Problem⟧，二是⟦2020年|Time⟧。", set()),
    ],
)
def test_things_told_clause_by_clause_are_told_of_one(marked: str, expected: Stated) -> None:
    assert find_stated(marked) == expected


def test_sentences_behind_one_that_counts_tell_what_it_counts() -> None:
    assert find_stated(
        "⟦茶乡⟧先后发生过两次⟦技术变革|Event⟧。",
        "第一次是以⟦揉捻机⟧为标志的⟦机械变革|Event⟧，第二次是⟦电炒变革|Event⟧。",
        "⟦茶师⟧并未失业。",
    ) == {("机械变革", "is_a", "技术变革"), ("电炒变革", "is_a", "技术变革")}
    assert find_stated(
        "⟦山茶⟧有两个特点。", "其一，⟦耐寒|Feature⟧。", "其二，⟦花期长|Feature⟧。"
    ) == {
        ("山茶", "has_feature", "耐寒"),
        ("山茶", "has_feature", "花期长"),
    }
    assert find_stated("⟦山茶⟧有两家茶厂。", "其一，⟦耐寒|Feature⟧。") == set()


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        (
            "⟦制茶⟧要依次走过⟦杀青⟧、⟦揉捻⟧和⟦烘干⟧三道工序，",
            {("制茶", "has_part", name) for name in ("杀青", "揉捻", "烘干")},
        ),
        (
            "⟦山茶⟧有三个门类，即⟦红山茶⟧、⟦白山茶⟧。",
            {("红山茶", "is_a", "山茶"), ("白山茶", "is_a", "山茶")},
        ),
        (
            "⟦山茶⟧有着别处没有的特点：⟦耐寒|Feature⟧、⟦花期长|Feature⟧。",
            {("山茶", "has_feature", "耐寒"), ("山茶", "has_feature", "花期长")},
        ),
        (
            "⟦茶改⟧涉及两个方面：⟦山上⟧的⟦换种⟧以及⟦厂里⟧的⟦换炉⟧。",
            {("茶改", "has_part", "换种"), ("茶改", "has_part", "换炉")},
        ),
        (
            "就其内容而言，主要涉及两个方面：⟦换种⟧和⟦换炉⟧。",
            {("before", "has_part", "换种"), ("before", "has_part", "换炉")},
        ),
        ("⟦茶改⟧表现在两个方面：⟦换种⟧和⟦换炉⟧。", set()),
        ("⟦山茶⟧有三个门类，⟦茶师⟧最爱⟦红山茶⟧。", set()),
        ("⟦制茶⟧分两步：⟦杀青⟧由⟦茶师⟧完成。", set()),
        ("⟦茶乡⟧有⟦茶厂⟧、⟦茶行⟧三家，", set()),
        (
            "⟦茶师⟧把⟦制茶⟧分为三层：⟦杀青⟧、⟦揉捻⟧和⟦烘干⟧。",
            {("制茶", "has_part", name) for name in ("杀青", "揉捻", "烘干")},
        ),
        ("⟦茶师⟧习惯把这门手艺拆成三段：⟦杀青⟧、⟦揉捻⟧和⟦烘干⟧。", set()),
    ],
)
def test_a_counted_list_is_told_of_its_whole(marked: str, expected: Stated) -> None:
    assert find_stated(marked) == expected


def test_what_is_counted_takes_the_place_of_what_else_is_stated() -> None:
    text = "⟦制茶⟧走过⟦杀青⟧、⟦揉捻⟧两道工序，"
    _, (whole, first, _) = to_mentions(text)
    other = Found(whole, "depends_on", first, "r", Qualifiers(), (0, 1))
    assert find_stated(text, said=(Said((other,)),)) == {
        ("制茶", "has_part", "杀青"),
        ("制茶", "has_part", "揉捻"),
    }


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        (
            "⟦山货|Industry⟧走俏，⟦笋干|Industry⟧、⟦香菇|Industry⟧等都属于这一范畴。",
            {("笋干", "is_a", "山货"), ("香菇", "is_a", "山货")},
        ),
        (
            "⟦山货|Industry⟧走俏，⟦笋干|Industry⟧即其中的代表。",
            {("笋干", "is_a", "山货")},
        ),
        (
            "⟦山货|Industry⟧既包括⟦笋干⟧，也包括⟦县里⟧收来的⟦香菇⟧。",
            {("笋干", "is_a", "山货"), ("香菇", "is_a", "山货")},
        ),
        (
            "⟦山货|Industry⟧分为⟦干货|Industry⟧和⟦鲜货|Industry⟧，前者如⟦笋干⟧、⟦香菇⟧，后者如⟦春笋⟧。",
            {("笋干", "is_a", "干货"), ("香菇", "is_a", "干货"), ("春笋", "is_a", "鲜货")},
        ),
        ("⟦山货|Industry⟧走俏，⟦笋干|Industry⟧属于⟦县里⟧。", set()),
        ("⟦山路|Problem⟧难行，既有⟦塌方⟧，也有⟦落石⟧。", set()),
        ("⟦山货|Industry⟧既有⟦笋干⟧的清香，也有⟦香菇⟧的浓郁。", set()),
        ("⟦干货|Industry⟧、⟦鲜货|Industry⟧和⟦熟货|Industry⟧，前者如⟦笋干⟧。", set()),
    ],
)
def test_a_range_is_that_of_the_clause_before(marked: str, expected: Stated) -> None:
    assert find_stated(marked) == expected
