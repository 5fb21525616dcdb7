"""What a text reports only to reject it: 有人认为甲就是乙。这种说法站不住脚。

Annotators leave out what the author denies to hold, be it denied in the sentence or in the next.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extract.clauses import CLAUSE, SENTENCE, find_start
from extract.linking import Said
from extract.match import Found

VIEW = (
    "(?:说法|看法|观点|论断|判断|认识|理解|主张|论调|提法|意见|推断|推论|结论|想法|论点|见解|认知|"
    "担心|担忧|逻辑)"
)
FALSE = (
    "(?:站不住脚|经不起(?:推敲|检验)|(?:难以|不能?|并不)成立|(?:没有|毫无|缺乏)(?:根据|依据|道理)|似是而非|"
    "(?:失之)?片面|偏颇|(?:值得|有待)商榷|(?:是)?错误|不(?:够|尽|太)?(?:正确|准确|可取|足取|妥|全面|确切|严谨|现实|可行|符合(?:实际|事实))|有失(?:偏颇|公允)|"
    "以偏概全|与(?:事实|实际)不符|(?:误解|误读|误判|曲解|混淆|割裂|颠倒)了?|误区|谬误)"
)
"""Words that tell a view to be wrong."""

DEGREE = (
    "(?:显然|其实|实际上|事实上|明显|未免|恐怕|无疑|并|本身|在理论上|在实践中|都|也|却|既|又|是|就是|属于|一种|一个|"
    "很|极其|十分|非常|极大的|严重的|常见的|典型的|完全|根本|过于){0,5}"
)
LEAD = "(?:然而|但是?|不过|可是|其实|事实上|实际上|显然|应当指出|需要指出)?，?"
TAKEN_UP = re.compile(
    f"{LEAD}(?:对)?(?:这|此|该|上述|以上|那)(?:一|种|类|些|个|两种|样的)?(?:[^，。；：]{{1,8}}的)?"
    f"{VIEW}，?{DEGREE}{FALSE}|"
    f"{LEAD}(?:本文|我们|笔者|作者)(?:并|却|对此)?不(?:能|敢)?(?:同意|赞同|认同|苟同)|"
    f"{LEAD}(?:其实|实则|大谬)不然|{LEAD}(?:事实|实际|实情|情况)?并非如此"
)
"""The start of a clause that rejects what was said before it."""

THIS_IS = re.compile(
    f"{LEAD}这(?:显然|其实|实际上|无疑)?(?:是|属于)(?:一种|一个|极大的|严重的)?{FALSE}"
)
"""The same of a view that the words before it tell to be one."""

REPORTED = re.compile(
    "认为|主张|断言|宣称|声称|以为|觉得|看来，|担心|担忧|提出，|强调，|说(?=[，：])|指出，|表示，|据此推断"
)
"""Words after which a view is told."""

EQUATED = re.compile(
    "(?:把|将)[^，。；]*?(?:等同于|等同起来|当作|当成|看作|看成|视为|视作|归结为|理解为)"
)
"""Words that tell how something is seen."""

WITHIN = re.compile(
    f"(?:把|将|认为|以为|所谓|那种)[^，。；：]*?(?=(?:的{VIEW})?{DEGREE}{FALSE}(?:的|之一)?(?:[，。；！？]|$))"
)
"""A view told and rejected in one clause: 把甲等同于乙是一种误解."""


def drop_rejected(texts: Sequence[str], said: Sequence[Said]) -> list[Said]:
    """Give what the sentences of a text say without the views that it rejects.

    A view is rejected in its clause, by a clause after it, or by the start of the next sentence.
    """
    return [_keep(*row) for row in zip(texts, [*texts, ""][1:], said, strict=True)]


def _keep(text: str, after: str, said: Said) -> Said:
    spans = tuple(find_rejected(text, after)) if said.relations else ()
    if not spans:
        return said
    kept = tuple(found for found in said.relations if not _stands_in(found, spans))
    return replace(said, relations=kept)


def find_rejected(text: str, after: str) -> Iterator[tuple[int, int]]:
    """Find the ranges of a sentence whose views it, or the sentence after it, rejects."""
    yield from (view.span() for view in WITHIN.finditer(text))
    starts = [0, *(mark.end() for mark in CLAUSE.finditer(text))]
    for start in starts[1:]:
        if TAKEN_UP.match(text, start) or (THIS_IS.match(text, start) and _tells_view(text, start)):
            yield _find_view(text, start)
    if TAKEN_UP.match(after) or (THIS_IS.match(after) and _tells_view(text, len(text))):
        yield _find_view(text, len(text))


def _tells_view(text: str, end: int) -> bool:
    return bool(REPORTED.search(text, 0, end) or EQUATED.search(text, 0, end))


def _find_view(text: str, end: int) -> tuple[int, int]:
    """Find the last view told before an offset: what is reported, or else the sentence."""
    reported = [one.start() for one in REPORTED.finditer(text, 0, end)]
    if reported:
        return reported[-1], end
    return find_start(SENTENCE, text, end - 1), end


def _stands_in(found: Found, spans: Sequence[tuple[int, int]]) -> bool:
    ends = [found.tail, *([found.head] if found.head else [])]
    return any(
        start <= min(one.start for one in ends) and max(one.end for one in ends) <= end
        for start, end in spans
    )
