"""What words between two mentions do not tell, or tell otherwise, whatever stands around them.

影响 and 改变 tell neither good nor bad; in 甲使乙成为丙 甲 is no 丙; to improve a problem is to
resolve it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from extract.candidate import Candidate
from extract.encode import Group, find_groups
from extract.match import Found
from extract.pattern import to_choice

CAUSED = (
    "[^。；！？]*?(?:(?<!即)使(?![用命者馆得])|让|令|促使|推动|助力)[^，。；：]*?(?:成为|变成|变为|转变为)"
    "[^，。；：]*"
)
"""Words between what makes something become what it is not itself."""

FIELDS = (
    "[”》）]?等[^，。；：、的]{0,4}(?:领域|方面|行业|环节|地|地区|部门|方向|场景)[中里内]?的"
    "[^，。；：、的]{0,8}"
)
"""Words between fields, places or the like and what is theirs: 芯片、软件等领域的人才."""

TOWARDS = "[”》）]?等[^，。；：、的为被于]{0,8}(?:向|对|(?<!存)在|从|把|将|(?<!供)给)[^，。；：]*"
"""Words between examples of something unnamed and where it goes: 资本、人才等要素向乡村流动."""

INTO = "[^，。；：、]{0,10}(?:走向|走进|迈向)[^，。；：、]{0,6}"
FROM = re.compile("[从由将把][^，。；：]{0,8}$")
"""Words between a thing and where it goes, and those before what it leaves."""

NEITHER = "[^，。；：、]{0,12}(?:影响|改变)[了着]?[^，。；：、的]{0,8}"
"""Words between a thing and what it touches, for better or worse."""

IMPROVES = re.compile(
    "(?:改善|优化|减缓|缩小|矫正|修复|纾解|降低|减少|压减|缓和|减弱|抑制|扭转)了?[^，。；：、的]{0,8}$"
)
"""Words right before a problem that is resolved."""

EXAMPLES = re.compile("[”》）]?等[^，。；：、]{1,16}的[^，。；：、的]{0,4}")
"""Words between examples and what their class, named before 的, has: 茶、桑等作物的收成."""

LETS = re.compile("(?:(?<!即)使(?![用命者馆得])|让|令|使得|促使)[^，。；：]{0,8}$")
FALL = re.compile(
    "[^，。；：的]{0,6}(?:下降|降低|减少|缩短|缩减|下滑|萎缩|举步维艰|步履维艰|寸步难行|望而却步|裹足不前|停滞不前|"
    "难以为继|大打折扣|雪上加霜|捉襟见肘|束手束脚|力不从心|驻足不前)"
)
"""Words around what is made to fall or falter."""

EFFECTS = ("promotes", "hinders", "gives_rise_to")


@dataclass(frozen=True, slots=True)
class Wordings:
    """Between which words nothing of a relation is told."""

    untold: Mapping[str, re.Pattern[str]]

    def mend(
        self, text: str, mentions: Sequence[Candidate], founds: Sequence[Found]
    ) -> tuple[Found, ...]:
        """Give what is found without what its words do not tell, problems improved as resolved."""
        groups = {member: one for one in find_groups(text, mentions) for member in one.members}
        return tuple(self._mend(text, mentions, groups, founds))

    def _mend(
        self,
        text: str,
        mentions: Sequence[Candidate],
        groups: Mapping[Candidate, Group],
        founds: Sequence[Found],
    ) -> Iterator[Found]:
        for one in founds:
            tail = groups[one.tail]
            if one.head is None or one.head.end > one.tail.start:
                yield _lower(text, tail, one)
            elif not self._is_untold(text, mentions, groups[one.head], tail, one.relation):
                yield _resolve(text, groups[one.head], tail, _lower(text, tail, one))

    def _is_untold(
        self, text: str, mentions: Sequence[Candidate], head: Group, tail: Group, relation: str
    ) -> bool:
        form = self.untold.get(relation)
        if form is None:
            return False
        if relation == "is_a" and EXAMPLES.fullmatch(text, head.end, tail.start):
            classes = (one for one in mentions if head.end < one.start and one.end < tail.start)
            if any(text.startswith("的", one.end) for one in classes):
                return True
        if relation == "transforms_into" and FROM.search(text, 0, head.start):
            return False
        return form.fullmatch(text, head.end, tail.start) is not None


def _resolve(text: str, head: Group, tail: Group, one: Found) -> Found:
    """Give what furthers a problem by improving it as what resolves it."""
    improved = one.relation == "promotes" and one.tail.class_ == "Problem"
    if improved and IMPROVES.search(text, head.end, tail.start):
        return replace(one, relation="addresses")
    return one


def _lower(text: str, tail: Group, one: Found) -> Found:
    """Give what furthers a thing by making it fall as what holds it back, or resolves it."""
    if one.relation != "promotes" or not FALL.match(text, tail.end):
        return one
    if not LETS.search(text, 0, tail.start):
        return one
    relation = "addresses" if one.tail.class_ == "Problem" else "hinders"
    return replace(one, relation=relation)


def to_wordings(lists: Mapping[str, Sequence[str]]) -> Wordings:
    """Compile what tells nothing, unless a verb that tells an effect stands beside it."""
    verbs = (f"verbs_{kind}" for kind in ("promote", "hinder", "reduce", "create"))
    told = to_choice(word for name in verbs for word in lists.get(name, ()))
    neither = re.compile(f"(?!.*?{told}){NEITHER}")
    return Wordings(
        {
            "is_a": re.compile(f"{CAUSED}|{FIELDS}|{TOWARDS}"),
            "transforms_into": re.compile(INTO),
            **dict.fromkeys(EFFECTS, neither),
        }
    )
