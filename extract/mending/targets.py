"""What is aimed at and not yet reached: 主要预期目标是：产值增长6% tells a target, not a fact."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import repeat

from extract.candidate import Candidate
from extract.clauses import SENTENCE, find_clause, find_start
from extract.linking import Said
from extract.match import Found
from extract.mending.bulletins import BULLETIN, find_told, to_told
from extract.mending.old_values import find_changes
from extract.mending.sections import find_above
from extract.mending.years import WHEN, find_latest_year, find_years_ahead, to_year

FRAME = re.compile("目标(?:分别)?(?:是|为|：|:)")
"""Words behind which a sentence tells what is aimed at."""

DONE = re.compile("(?:完成|实现|达到|超过|超额)(?!的)[^，。；：！？]*$")
"""Words before a target that was reached: 完成年度目标."""

AIMING = re.compile(
    "目标|任务|总体要求|重点工作|下一?步|下(?:一个?)?阶段|工作(?:重点|安排|部署|打算)"
)
REVIEWING = re.compile("回顾|(?:执行|完成)情况")
OTHER = re.compile("回顾|情况|进展|成效|成绩|成就|总结|基础|形势|背景|过去")
"""What headings say of what shall be, of a year that is over, and of what is or was."""

COMPARED = "(?<![比较于与同])"
PAST = re.compile(
    f"实际|已经|已(?![知])|曾|了(?!解)|目前|现[有行]|截至|以来|时期|近年|过去|{COMPARED}(?:去年|上年|上半年)"
)
"""Words in whose clause a value under such a heading is no target."""

GUESSED = re.compile(
    "预计|预测|有望|可能|将(?!军)|测算|估计|估算|显示|若(?!干)|如果"
    "|(?<![储功节智性产技才动势热电光核风氢职效机赋蓄贮])能(?![源量耗力级效])"
    "|(?<![社委协议大机全学工集商峰年开展])会(?![议计展员谈晤商客])|可(?!再生|支配|靠|持续|视|信|穿戴|溶|燃|降解)"
)
"""Words before a value that somebody foresees."""

PLANNED = re.compile(
    "(?:提出|明确|要求|部署|确定|规划|计划|争取|力争|确保)(?:了?(?:的?目标(?:是|为)?)?[，：:“]{0,2})"
    f'(?:[^，。；：]{{0,8}}?[到至]{WHEN}|[到至在]?[“"]?十[一二三四五六]?五[”"]?(?:期|时期)?末)'
)
"""A plan and the time by which it wants a value: 规划提出，到2025年."""

YEAR = re.compile(f"{WHEN}|今年|明年|本年|过去[两三四五六七八九十]年")

CELL = "|"
"""What parts the cells of a table, whose rows have both what was and what shall be."""


@dataclass(frozen=True, slots=True)
class Outlook:
    """A sentence, the heading it stands under, and the latest year its text looks back on.

    `told` is the time of which the whole text tells, None where it tells of no one time, `above`
    the headings above that one, the nearest first.
    """

    text: str
    heading: str
    latest: int | None
    told: str | None = None
    above: tuple[str, ...] = ()

    def find_frame(self, end: int) -> re.Match[str] | None:
        """Find the words that make what follows up to `end` a target."""
        frame = next(FRAME.finditer(self.text, 0, end), None)
        if frame is None or DONE.search(self.text, 0, frame.start()):
            return None
        return None if PAST.search(self.text, frame.end(), end) else frame

    def is_target(self, one: Found) -> bool:
        """Tell whether a value is what shall be."""
        start = one.tail.start
        own = None if one.above else one.head
        if own is not None and self.text.endswith("目标", own.start, own.end):
            return False
        if self.find_frame(start) or self.is_planned(start):
            return True
        if self.is_past(one):
            return False
        headed = AIMING.search(self.heading) and not OTHER.search(self.heading)
        if headed and CELL not in self.text:
            return True
        years = [year for year, _ in find_years_ahead(self.text, start)]
        later = bool(years) and self.latest is not None and years[-1] > self.latest
        return later and not GUESSED.search(self.text, 0, start)

    def is_planned(self, end: int) -> bool:
        """Tell whether a plan is told of before `end` that wants something by a later time."""
        since = find_start(SENTENCE, self.text, end)
        found = PLANNED.search(self.text, since, end)
        return found is not None and not PAST.search(self.text, found.end(), end)

    def is_past(self, one: Found) -> bool:
        """Tell whether the words around a value, or its time, say that it is one of the past."""
        start, end = find_clause(self.text, one.tail.start)
        year = re.match(WHEN, one.qualifiers.time or "")
        over = year and self.latest is not None and to_year(year["year"]) < self.latest
        return bool(over or PAST.search(self.text, start, end))

    def find_time(self, one: Found, *, target: bool) -> str | None:
        """Find the time of a value without one: that of the frame it stands in, or the heading."""
        frame = self.find_frame(one.tail.start)
        if frame:
            start, _ = find_clause(self.text, frame.start())
            if times := [*YEAR.finditer(self.text, start, frame.start())]:
                return times[0][0] if len(times) == 1 else None
        if found := BULLETIN.search(self.heading):
            return to_told(found)
        dated = frame or "目标" in self.heading or REVIEWING.search(self.heading)
        headings = [self.heading] if dated else []
        form = AIMING if target else REVIEWING
        headings += [
            each
            for each in (self.heading, *self.above)
            if form.search(each) and not (target and OTHER.search(each))
        ]
        for heading in headings:
            if times := [*YEAR.finditer(heading)]:
                return times[0][0] if len(times) == 1 else None
        return None


def set_targets(
    texts: Sequence[str],
    headings: Sequence[str],
    mentions: Sequence[Sequence[Candidate]],
    said: Sequence[Said],
) -> list[Said]:
    """Give what the sentences of a document state, its targets as such and not as facts.

    A value is a target where its sentence or its heading says so, or where it shall be reached by a
    year later than those its text looks back on; a value that changes into another is a fact. Under
    a heading with a year, or one that stands above it, targets and values of a review without a
    time have that year, and the values of a bulletin that of its title.
    """
    latest, told = find_latest_year(texts), find_told(texts, headings)
    above = find_above(texts, headings)
    return [
        replace(one, relations=_mend(Outlook(*told_of), found, one.relations))
        for *told_of, found, one in zip(
            texts, headings, repeat(latest), told, above, mentions, said, strict=False
        )
    ]


def _mend(
    outlook: Outlook, mentions: Sequence[Candidate], founds: Sequence[Found]
) -> tuple[Found, ...]:
    if not any(one.relation == "has_value" for one in founds):
        return tuple(founds)
    old = {change.old for change in find_changes(outlook.text, mentions)}

    def mend(one: Found) -> Found:
        said = one.qualifiers
        if one.relation != "has_value":
            return one
        if one.tail in old:
            fact = "asserted" if said.modality == "advocated" else said.modality
            return replace(one, qualifiers=replace(said, modality=fact))
        target = said.modality == "asserted" and outlook.is_target(one)
        modality = "advocated" if target else said.modality
        told = None if modality == "advocated" or AIMING.search(outlook.heading) else outlook.told
        time = said.time or outlook.find_time(one, target=modality == "advocated") or told
        return replace(one, qualifiers=replace(said, modality=modality, time=time))

    return tuple(mend(one) for one in founds)
