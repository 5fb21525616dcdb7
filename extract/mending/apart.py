"""What a sentence tells to be apart or unfit: 研究与应用脱节 denies that the two go together."""

from __future__ import annotations

import re
from dataclasses import replace

from extract.match import Found

JOINED = frozenset({"integrates_with", "aims_at"})
"""What is denied of two things that do not go together."""

BESIDE = re.compile("[^，。；：！？]*?(?:和|与|同|跟|及|、|之间|对)[^，。；：！？]*")
APART = re.compile(
    "(?:的[^，。；：、]{1,6}?)?(?:之间|在[^，。；：、]{1,6}?上)?(?:还|仍|依然|往往|长期|严重|明显|日益|天然|普遍|"
    "相互|互相|彼此|发生|存在|出现|的){0,4}"
    "(?:脱节|割裂|错配|脱钩|错位|隔离|隔绝|隔阂|“?两张皮”?|分离(?!式|器)|不(?:匹配|适应|适配|协调|衔接|契合|相称|配套))"
    "|[^，。；：]{0,14}?不相(?:匹配|适应|适配|协调|衔接|契合|称|符)"
)
"""Words right after two things that are not together, or in the clause after them."""

UNDONE = re.compile(
    "(?:避免|防止|解决|破解|破除|克服|消除|化解|打破|纠正|扭转|改变|不再|并非|不是|没有|不会|杜绝)[^，。；：]*$"
)
"""Words before them where this is not so, or should not be."""


def set_apart(text: str, found: Found) -> Found:
    """Give what is found, negative where its two ends are told to be apart from each other."""
    head, tail = found.head, found.tail
    if found.relation not in JOINED or head is None:
        return found
    first, last = sorted((head, tail), key=lambda one: one.start)
    if not BESIDE.fullmatch(text, first.end, last.start) or not APART.match(text, last.end):
        return found
    if found.qualifiers.modality == "advocated" or UNDONE.search(text, 0, first.start):
        return found
    return replace(found, qualifiers=replace(found.qualifiers, polarity="negative"))
