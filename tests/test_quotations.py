"""Who says what a quotation demands and states that runs on over the ends of sentences."""

from __future__ import annotations

import pytest

from extract.candidate import Candidate
from extract.examples import to_mentions
from extract.linking import Said
from extract.match import Found
from extract.mending.quotations import REACH, set_quotations
from extract.model import Qualifiers

OPENS = "⟦2023年8月|Time⟧，⟦周一鸣|Person⟧在⟦石塘镇|Place⟧调研时强调：“茶叶是全镇的根本。"
ENDS = "要建设⟦茶园⟧。”"


def tell(*marked: str, source: str | None = None) -> list[tuple[str | None, ...]]:
    """Give who demands the last mention of the last sentence, when and where, and who states it."""
    rows = [to_mentions(one) for one in marked]
    mentions = rows[-1][1]
    last = mentions[-1]
    trigger = (last.start - 1, last.start)
    demand = Found(None, "calls_for", last, "r", Qualifiers(), trigger)
    stated = Found(
        Candidate(0, 1, "Concept", "r"), "promotes", last, "r", Qualifiers(source=source), trigger
    )
    said = [Said() for _ in rows[:-1]] + [Said((demand, stated))]
    told = set_quotations([one for one, _ in rows], [found for _, found in rows], said)[-1]
    by, states = told.relations
    head = rows[len(rows) - 1 - by.above][0][by.head.start : by.head.end] if by.head else None
    return [(head, by.qualifiers.time, by.qualifiers.place), (states.qualifiers.source,)]


def test_a_quotation_goes_on_up_to_its_last_mark() -> None:
    by = [("周一鸣", "2023年8月", "石塘镇"), ("周一鸣",)]
    assert tell(OPENS, ENDS) == by
    assert tell(OPENS, "水是茶的命脉。", "山是茶的依靠；", ENDS) == by


@pytest.mark.parametrize(
    ("opens", "speaker"),
    [
        ("⟦全县茶业大会|Event⟧指出，“茶叶是根本。", "全县茶业大会"),
        ("⟦县茶业局|Organization⟧在⟦全县茶业大会|Event⟧上提出三点要求：“茶叶是根本。", "县茶业局"),
        ("⟦《茶园规划》|Document⟧写道：“茶叶是根本。", "《茶园规划》"),
        ("⟦吴二|Person⟧代表⟦县茶业局|Organization⟧强调：“茶叶是根本。", "吴二"),
        ("⟦吴二|Person⟧说：“茶叶是根本。", "吴二"),
    ],
)
def test_whoever_is_named_speaks(opens: str, speaker: str) -> None:
    assert tell(opens, ENDS) == [(speaker, None, None), (speaker,)]


def test_who_goes_on_unnamed_speaks() -> None:
    rows = tell("⟦周一鸣|Person⟧来访。", "他在⟦石塘镇|Place⟧调研时强调：“茶叶是根本。", ENDS)
    assert rows == [("周一鸣", None, "石塘镇"), ("周一鸣",)]


@pytest.mark.parametrize(
    "between",
    ["这是‘茶乡’的根本。", "要有“两山”眼光。", "“三茶”要统筹。", "“水是茶的命脉。"],
)
def test_marks_inside_close_nothing(between: str) -> None:
    assert tell(OPENS, between, ENDS)[0][0] == "周一鸣"


def test_a_new_paragraph_opens_the_quotation_anew() -> None:
    assert tell(OPENS, "“水是茶的命脉。", "“要建设⟦茶园⟧。”")[0][0] == "周一鸣"


@pytest.mark.parametrize(
    "marked",
    [
        (OPENS, "水是命脉。”", "要建设⟦茶园⟧。"),
        (OPENS, "水是命脉。”可见，要建设⟦茶园⟧。"),
        (OPENS, "⟦吴二|Person⟧指出，要建设⟦茶园⟧。”"),
        (OPENS, "根据⟦《茶园规划》|Document⟧，要建设⟦茶园⟧。”"),
        ("⟦周一鸣|Person⟧强调：“茶叶是根本。”", ENDS),
        ("⟦周一鸣|Person⟧强调，茶叶是根本。", ENDS),
        ("⟦周一鸣|Person⟧来访。“茶叶是根本。", ENDS),
        ("⟦周一鸣|Person⟧强调，种茶要紧，正如老话所云：“茶叶是根本。", ENDS),
        ("有人强调：“茶叶是根本。", ENDS),
        (OPENS, "要建设⟦茶园⟧。"),
        (OPENS, *["水是命脉。"] * REACH, ENDS),
    ],
)
def test_other_sentences_speak_for_themselves(marked: tuple[str, ...]) -> None:
    assert tell(*marked) == [(None, None, None), (None,)]


def test_a_source_of_its_own_is_kept() -> None:
    assert tell(OPENS, ENDS, source="茶农")[1] == ("茶农",)
