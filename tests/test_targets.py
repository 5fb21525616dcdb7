"""What is aimed at is a target, what was reached a fact; both have the year of their heading."""

from __future__ import annotations

from dataclasses import replace

import pytest
import spacy

from extract.examples import to_mentions
from extract.linking import Said
from extract.match import Found
from extract.mending.bulletins import find_told
from extract.mending.targets import set_targets
from extract.mending.years import find_latest_year
from extract.model import Modality, Qualifiers
from extract.resources import HERE

PLAIN = "⟦茶叶产量|Indicator⟧达到⟦3万吨|Quantity⟧"


def mend(
    marked: str,
    heading: str = "",
    time: str | None = None,
    modality: Modality = "asserted",
    before: str = "",
) -> list[Qualifiers]:
    """Give how the values of a sentence behind another one are stated that were stated alike."""
    text, mentions = to_mentions(marked)
    (head, *_) = (one for one in mentions if one.class_ == "Indicator")
    said = Qualifiers(modality=modality, time=time)
    founds = tuple(
        Found(head, "has_value", one, "r", said, (0, 1))
        for one in mentions
        if one.class_ == "Quantity"
    )
    mended = set_targets([before, text], ["", heading], [(), mentions], [Said(), Said(founds)])
    return [one.qualifiers for one in mended[1].relations]


def tell(marked: str, heading: str = "", time: str | None = None, before: str = "") -> list[str]:
    return [one.modality for one in mend(marked, heading, time, before=before)]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("今年的预期目标是：" + PLAIN, "advocated"),
        ("主要目标为" + PLAIN, "advocated"),
        ("要实现的目标：" + PLAIN, "advocated"),
        ("主要目标分别是茶园增收、" + PLAIN, "advocated"),
        # What was reached, or is told beside the target, is a fact.
        ("提前完成年度目标：" + PLAIN, "asserted"),
        ("年初目标是增收一成，实际" + PLAIN, "asserted"),
        ("年初目标是增收一成，已" + PLAIN, "asserted"),
        (PLAIN + "，今后的目标是增收", "asserted"),
        ("发展目标明确，" + PLAIN, "asserted"),
        ("目标是增收的⟦茶叶产量目标|Indicator⟧为⟦3万吨|Quantity⟧", "asserted"),
    ],
)
def test_a_value_behind_the_words_of_a_target_is_one(marked: str, expected: Modality) -> None:
    assert tell(marked) == [expected]


def test_all_values_behind_a_colon_belong_to_its_target() -> None:
    marked = f"主要预期目标是：{PLAIN}；茶农增收；{PLAIN}以上；{PLAIN}"
    assert tell(marked) == ["advocated"] * 3
    assert tell(f"主要预期目标是：{PLAIN}；去年{PLAIN}；{PLAIN}") == [
        "advocated",
        "asserted",
        "asserted",
    ]


@pytest.mark.parametrize(
    ("heading", "marked", "expected"),
    [
        ("二、2026年主要目标", PLAIN, "advocated"),
        ("三、重点任务", PLAIN, "advocated"),
        ("一、总体要求", PLAIN, "advocated"),
        ("四、今年工作安排", PLAIN, "advocated"),
        ("四、下一步打算", PLAIN, "advocated"),
        ("一、2025年工作回顾", PLAIN, "asserted"),
        ("二、目标完成情况", PLAIN, "asserted"),
        ("一、发展基础与总体要求", PLAIN, "asserted"),
        ("一、茶业发展的内在要求", PLAIN, "asserted"),
        # What a sentence says of the past is a fact under any heading.
        ("三、重点任务", "去年" + PLAIN, "asserted"),
        ("三、重点任务", "目前" + PLAIN, "asserted"),
        ("三、重点任务", "茶园改造后" + PLAIN.replace("达到", "达到了"), "asserted"),
        ("三、重点任务", "⟦茶叶产量|Indicator⟧比去年增加⟦3万吨|Quantity⟧", "advocated"),
        ("三、重点任务", "茶园已经改造，" + PLAIN, "advocated"),
        # A row of a table has both.
        ("二、发展目标", "⟦茶叶产量|Indicator⟧ | ⟦3万吨|Quantity⟧ | 预期", "asserted"),
    ],
)
def test_a_heading_tells_targets_from_facts(heading: str, marked: str, expected: Modality) -> None:
    assert tell(marked, heading) == [expected]


def test_a_value_with_a_year_that_is_over_is_no_target() -> None:
    before = "2024年茶园扩大。"
    assert tell("2023年" + PLAIN, "三、重点任务", "2023年", before) == ["asserted"]
    assert tell("2025年" + PLAIN, "三、重点任务", "2025年", before) == ["advocated"]


@pytest.mark.parametrize(
    ("before", "marked", "expected"),
    [
        ("2023年茶园扩大。", "到2028年，" + PLAIN, "advocated"),
        ("2023年茶园扩大。", "茶园到2028年底" + PLAIN, "advocated"),
        ("二〇二三年茶园扩大。", "到二〇二八年，" + PLAIN, "advocated"),
        # A year that is over, one that a review of unknown date names, one that is foreseen.
        ("2023年茶园扩大。", "到2022年，" + PLAIN, "asserted"),
        ("2023年茶园扩大。", "到2023年，" + PLAIN, "asserted"),
        ("茶园扩大。", "到2028年，" + PLAIN, "asserted"),
        ("2023年茶园扩大。", "预计到2028年，" + PLAIN, "asserted"),
        ("2023年茶园扩大。", "到2028年，茶农将增收，" + PLAIN, "asserted"),
        # Up to now, not by then.
        ("2023年茶园扩大。", "截至2024年，" + PLAIN, "asserted"),
        ("2023年茶园扩大。", "到2024年6月，" + PLAIN, "asserted"),
        ("2023年茶园扩大。", "到2024年上半年，" + PLAIN, "asserted"),
        ("2023年茶园扩大。", "到2024年，已" + PLAIN, "asserted"),
        ("2023年茶园扩大。", "茶农增加到2024年的新高，" + PLAIN, "asserted"),
    ],
)
def test_what_shall_be_by_a_later_year_is_a_target(
    before: str, marked: str, expected: Modality
) -> None:
    assert tell(marked, before=before) == [expected]


def test_an_old_value_is_a_fact_whatever_the_new_one_is() -> None:
    marked = "到2028年，⟦配套率|Indicator⟧由⟦5%|Quantity⟧提高到⟦6%|Quantity⟧"
    before = "2023年茶园扩大。"
    assert tell(marked, before=before) == ["asserted", "advocated"]
    told = mend(marked, modality="advocated")
    assert [one.modality for one in told] == ["asserted", "advocated"]
    assert [one.modality for one in mend(marked, modality="possible")] == ["possible"] * 2


def test_only_values_are_targets_and_what_may_be_stays_so() -> None:
    marked = "主要目标是：" + PLAIN
    text, mentions = to_mentions(marked)
    founds = tuple(
        Found(mentions[0], relation, mentions[1], "r", Qualifiers(), (0, 1))
        for relation in ("has_value", "promotes")
    )
    (mended,) = set_targets([text], ["二、2026年主要目标"], [mentions], [Said(founds)])
    assert [one.qualifiers.modality for one in mended.relations] == ["advocated", "asserted"]
    assert mended.relations[1].qualifiers.time is None
    assert mend(marked, modality="possible")[0].modality == "possible"


@pytest.mark.parametrize(
    ("heading", "marked", "time", "expected"),
    [
        ("二、2026年主要目标", PLAIN, None, "2026年"),
        ("二、今年总体要求", "预期目标是：" + PLAIN, None, "今年"),
        ("", "2026年的预期目标是：" + PLAIN, None, "2026年"),
        ("二、2025年总体要求", "2026年的预期目标是：" + PLAIN, None, "2026年"),
        ("一、2025年工作回顾", PLAIN, None, "2025年"),
        ("一、2025年计划执行情况", PLAIN, None, "2025年"),
        ("三、2026年重点任务", PLAIN, None, "2026年"),
        ("2025年前三季度茶业运行情况", PLAIN, None, "2025年前三季度"),
        ("茶业发展情况（2025年上半年）", PLAIN, None, "2025年上半年"),
        ("茶业发展情况（2025年以前）", PLAIN, None, None),
        # A time of its own stays; what is known of the past is no task; two years are no one's.
        ("二、2026年主要目标", "上半年" + PLAIN, "上半年", "上半年"),
        ("三、2026年重点任务", "去年" + PLAIN, None, None),
        ("二、2026年和2027年主要目标", PLAIN, None, None),
        ("2026年政府工作报告", PLAIN, None, None),
        ("", "2025年茶园扩大，预期目标是：" + PLAIN, None, None),
    ],
)
def test_a_value_has_the_year_of_its_frame_or_heading(
    heading: str, marked: str, time: str | None, expected: str | None
) -> None:
    assert [one.time for one in mend(marked, heading, time)] == [expected]


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (["2022年产茶。", "2023年扩园。"], 2023),
        (["三、2025年重点工作"], 2025),
        (["产量提高到2023年的3万吨。"], 2023),
        (["截至2024年，扩园。"], 2024),
        (["2022年产茶，到2030年扩园。"], 2022),
        (["2022年产茶，2030年力争扩园。"], 2022),
        (["2022年产茶，展望2035年。"], 2022),
        (["《茶业行动方案（2024—2027年）》2023年印发。"], 2023),
        (["2022年产茶，2021—2027年扩园。"], 2022),
        (["2022年印发，于2025年9月30日前报送。"], 2022),
        (["2022年产茶，参考《2025年茶业指南》。"], 2022),
        (["20世纪90年代产茶。"], None),
        ([], None),
    ],
)
def test_the_latest_year_is_one_that_is_looked_back_on(
    texts: list[str], expected: int | None
) -> None:
    assert find_latest_year(texts) == expected


def test_the_heading_of_a_text_makes_its_values_targets() -> None:
    text = "一、2025年工作回顾\n茶叶产量增长5%。\n二、2026年主要目标\n茶叶产量增长6%。\n"
    doc = spacy.load(HERE / "zh_xinzhi")(text)
    said = {
        one.tail.text: (one.qualifiers.modality, one.qualifiers.time)
        for one in doc._.relations
        if one.relation == "has_value"
    }
    assert said == {"5%": ("asserted", "2025年"), "6%": ("advocated", "2026年")}


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("青榆县2023年国民经济和社会发展统计公报", "2023年"),
        ("青榆县二〇二三年统计公报", "二〇二三年"),
        ("2023年前三季度青榆县经济运行情况", "2023年前三季度"),
        # What tells of more than one time, or of plans.
        ("青榆县政府工作报告", None),
        ("2023年茶园工作要点", None),
        ("2023年茶园研究", None),
        ("2023年茶业运行情况与2024年计划", None),
    ],
)
def test_the_values_of_a_bulletin_have_the_time_of_its_title(
    title: str, expected: str | None
) -> None:
    text, mentions = to_mentions(PLAIN)
    head, tail = mentions
    for time in (None, "上年末"):
        found = Found(head, "has_value", tail, "r", Qualifiers(time=time), (0, 1))
        said = [Said(), Said((found,))]
        _, one = set_targets([title, text], ["", "一、综合"], [(), mentions], said)
        assert one.relations[0].qualifiers.time == (time or expected)


def test_a_text_of_several_bulletins_tells_of_each_its_own_time() -> None:
    titles = ["2022年公报", "青榆县统计局", "一、茶业", "2023年公报", "（一）茶业", "茶业研究"]
    assert [*find_told(titles, [""] * 6)] == ["2022年"] * 3 + ["2023年"] * 2 + [None]


def test_a_review_of_several_years_is_the_time_of_its_values() -> None:
    assert [one.time for one in mend(PLAIN, "一、过去五年工作回顾")] == ["过去五年"]
    assert [one.time for one in mend(PLAIN, "一、过去一年工作回顾")] == [None]
    assert [one.time for one in mend(PLAIN, "一、过去五年的茶业")] == [None]


def test_the_title_of_a_bulletin_is_no_time_of_targets() -> None:
    text, (head, tail) = to_mentions(PLAIN)
    said = Said((Found(head, "has_value", tail, "r", Qualifiers(), (0, 1)),))
    texts, mentions = ["2023年茶业公报", text], [(), (head, tail)]
    _, one = set_targets(texts, ["", "三、重点任务"], mentions, [Said(), said])
    assert one.relations[0].qualifiers == Qualifiers(modality="advocated")


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("《茶业方案》提出，到2025年，" + PLAIN, "advocated"),
        ("规划明确，力争到2025年" + PLAIN, "advocated"),
        ("山南县提出“十四五”末" + PLAIN, "advocated"),
        # Told of the past, or foreseen by nobody's plan.
        ("《茶业方案》提出，到2025年茶园翻番，目前" + PLAIN, "asserted"),
        ("方案提出扩大茶园。到2025年，" + PLAIN, "asserted"),
        ("有人预测，到2025年，" + PLAIN, "asserted"),
    ],
)
def test_what_a_plan_wants_by_a_year_is_a_target_in_later_texts_too(
    marked: str, expected: Modality
) -> None:
    assert tell(marked, before="2026年春茶园遇冻。") == [expected]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("新型储能装机增加，", "advocated"),
        ("全社会投入增加，", "advocated"),
        ("居民可支配收入增加，", "advocated"),
        ("茶园能再扩大，", "asserted"),
        ("茶农会增收，", "asserted"),
        ("面积可翻番，", "asserted"),
    ],
)
def test_words_that_hold_one_of_foreseeing_foresee_nothing(words: str, expected: Modality) -> None:
    marked = f"到2028年，{words}{PLAIN}"
    assert tell(marked, before="2023年产茶3万吨。") == [expected]


def test_a_value_has_the_year_of_the_heading_above_its_own() -> None:
    text, mentions = to_mentions(PLAIN)
    said = Said((Found(mentions[0], "has_value", mentions[1], "r", Qualifiers(), (0, 1)),))

    def find_time(*headings: str, target: bool) -> str | None:
        stated = said.relations[0]
        modality: Modality = "advocated" if target else "asserted"
        one = Said((replace(stated, qualifiers=Qualifiers(modality=modality)),))
        *_, told = set_targets(
            [*headings, text],
            [*("" for _ in headings), headings[-1]],
            [*(() for _ in headings), mentions],
            [*(Said() for _ in headings), one],
        )
        return told.relations[0].qualifiers.time

    assert find_time("二、2026年工作安排", "（一）扩大茶园", target=True) == "2026年"
    assert find_time("一、2025年工作回顾", "（一）扩大茶园", target=False) == "2025年"
    assert find_time("一、2025年工作回顾", "二、扩大茶园", target=False) is None
    assert find_time("一、2025年工作回顾", "（一）扩大茶园", target=True) is None
