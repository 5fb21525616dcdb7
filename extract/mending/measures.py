"""What is set up against a problem named before it: 针对冻害，乡里建起茶棚 tells its remedy.

Annotators give what is founded, issued or carried out as what addresses the problem, not who does
it, nor what it is founded upon.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from extract.candidate import Candidate
from extract.clauses import CLAUSE, SENTENCE, find_start
from extract.encode import Group, find_groups
from extract.match import Found
from extract.model import Qualifiers
from extract.qualify import ADVOCATED, POSSIBLE

RULE = "measure-against"

RESOLVING = (
    "(?:解决|破解|化解|缓解|克服|应对|防范|破除|消除|根治|弥补|补齐|打破|纾解|扭转|遏制|治理|防止|避免|减少|降低|攻克|"
    "突破|堵住|填补|补上)"
)
AGAINST = re.compile(
    f"(?:针对|(?<![作成认视称变转化因行])为了?[^，。；：、]{{0,6}}?{RESOLVING})[^，。；：]{{0,12}}$"
)
"""Words before a problem that something is done against."""

TAKEN_UP = re.compile("[这此该]|上述|以上")
"""Words among those where the problem is one told before: 针对这一矛盾."""

TO_RESOLVE = re.compile(f"(?:^|。){RESOLVING}了?[^，。；：]{{0,6}}$")
NEEDS = re.compile("[^，。；：]{0,4}(?:必须|需要?|要|应当?|可以|可|离不开|关键|功夫|出路)")
"""How a sentence begins that tells what a problem needs, and goes on after it."""

OVER = re.compile("[”’》]?等?[^，。；：、]{0,8}，")
"""What ends a problem's own clause."""

DONE = re.compile(
    "(?:出台|推出|启动|实施|印发|发布|建立|设立|开展|创设|开发|推行|试行|建设|建起|建成|共建|组建|成立|探索|制定|健全|"
    "完善|构建|推广|引入|创办|打造|上线|搭建|部署|施行|采用|采取|选取|各?建|发行|新设|开通|上马)[^，。；：、]{0,14}$"
)
"""Words before what is set up."""

NOT_ITSELF = re.compile("[”’》]?(?:等|的|[^，。；：、]{0,4}的)")
"""What stands behind a noun where the one set up is another: 以甲为核心的乙, 甲等乙."""

NO_MEANS = frozenset({"Time", "Quantity", "Place", "Person", "Problem", "Indicator"})


def set_measures(
    text: str, mentions: Sequence[Candidate], founds: Sequence[Found]
) -> tuple[Found, ...]:
    """Give what is found with what is set up against a problem named before it.

    Nothing of an earlier sentence addresses such a problem.
    """
    stated = {(one.head, one.tail) for one in founds}
    groups = find_groups(text, mentions)
    added = [
        Found(measure, "addresses", problem, RULE, _say(text, start, measure), (start, group.start))
        for number, group in enumerate(groups)
        if (start := _find_purpose(text, group)) is not None
        for measure in _find_measures(text, groups[number:])
        for problem in group.members
        if problem.class_ == "Problem" and (measure, problem) not in stated
    ]
    met = {one.tail for one in added}
    kept = (one for one in founds if not (_is_of_another(one) and one.tail in met))
    return (*kept, *added)


def _is_of_another(one: Found) -> bool:
    """Tell whether a problem is said to be addressed by something named in an earlier sentence."""
    return one.relation == "addresses" and one.earlier


def _find_purpose(text: str, group: Group) -> int | None:
    """Find where the words begin after which something is done against a group, if it is."""
    over = OVER.match(text, group.end)
    if over is None or all(one.class_ != "Problem" for one in group.members):
        return None
    since = find_start(CLAUSE, text, group.start)
    begun = AGAINST.search(text, since, group.start)
    if begun is None and NEEDS.match(text, over.end()):
        begun = TO_RESOLVE.search(text, 0, group.start)
    return None if begun is None or TAKEN_UP.search(begun[0]) else begun.start()


def _find_measures(text: str, groups: Sequence[Group]) -> Iterator[Candidate]:
    """Find what is set up behind the first of groups, in its sentence."""
    over = SENTENCE.search(text, groups[0].end)
    last, since = over.start() if over else len(text), groups[0].end
    following = [one.start for one in groups[2:]]
    for here, after in zip_longest(groups[1:], following):
        if here.end > last:
            return
        since = max(since, find_start(CLAUSE, text, here.start))
        other = after == here.end or NOT_ITSELF.match(text, here.end)
        if not other and DONE.search(text, since, here.start):
            since = here.end
            yield from (one for one in here.members if one.class_ not in NO_MEANS)


def _say(text: str, start: int, measure: Candidate) -> Qualifiers:
    words = (text, start, measure.start)
    if ADVOCATED.search(*words) or "建议" in text[start : measure.start]:
        return Qualifiers(modality="advocated")
    return Qualifiers(modality="possible" if POSSIBLE.search(*words) else "asserted")
