"""The region that a document is of, by its title: what it calls 全省, 我市 or 本县."""

from __future__ import annotations

import re

OWN = re.compile("(?:全|我|本)(?P<kind>自治区|自治州|[省市县区州旗镇乡])")
NAME = (
    "(?P<name>(?!中国|我国|[全各论我本与和])[^0-9，。：；、（）()《》“”的在年届次城]{1,8}?"
    "(?:自治区|自治州|[省市县区州旗镇乡]))"
)
TITLE = re.compile(f"(?:关于)?{NAME}(?=.)(?![场域级民群镇乡村区县际间内外属委直厅辖管])")
PLACE = re.compile(f"在{NAME}(?=第)")
"""How a title names its region first, and a report the assembly that hears it."""


def to_own_region(title: str, subtitle: str = "") -> str | None:
    """Give the region of a bulletin or report as its title or subtitle names it.

    >>> to_own_region("青榆县2023年统计公报"), to_own_region("论新质生产力")
    ('青榆县', None)
    >>> to_own_region("青榆省海洋经济发展情况"), to_own_region("县域经济与城市群")
    ('青榆省', None)
    >>> to_own_region("政府工作报告", "——2026年1月9日在青榆市第三届人民代表大会上")
    '青榆市'
    """
    found = TITLE.match(title) or PLACE.search(title) or PLACE.search(subtitle)
    return found["name"] if found else None


def with_region(wording: str, region: str | None) -> str:
    """Give the wording of a place, that of the region in place of words that stand for it.

    >>> with_region("全县", "青榆县"), with_region("全国", "青榆县"), with_region("全省", "青榆县")
    ('青榆县', '全国', '全省')
    """
    own = OWN.fullmatch(wording)
    return region if own and region and region.endswith(own["kind"]) else wording
