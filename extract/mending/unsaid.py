"""What a sentence does not say of its mentions, though words that might say it stand beside them.

向企业摊派 does not demand companies, nor 取消基地资格 bases, nor 县里建起了书屋 a library; a trait
with a subject of its own is that of nothing named before.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.candidate import Candidate
from extract.clauses import CLAUSE, SENTENCE, find_start
from extract.encode import Group, find_groups
from extract.match import Found

BARE = "[^，。；：、的把将]{0,4}"

TOWARDS = re.compile(f"(?:(?<![方导面意定趋志转流单双取走])向|(?<![供送])给|(?<!服)从){BARE}$")
WITH = re.compile("了?(?:与|同)各?")
"""Words between an action and who it is done to, or with: 严禁向农户摊派, 加强与高校合作."""

TO = re.compile(f"{TOWARDS.pattern}|(?<![应针绝相面配核反校])对{BARE}$")
"""The same where something is forbidden: 禁止对农户收费, but not 加大对农户支持."""

FORBIDDING = ("严禁", "禁止", "不得", "不准")

LESSENING = (*FORBIDDING, "取消", "减少", "降低", "限制", "压减", "缩短")
"""Actions whose object is the last noun of its phrase: 取消基地资格."""

NOUN = re.compile("(?!的|等|和|与|及|或|以|而|并|为|至|到|约|近|超|不)[\u4e00-\u9fff]")
"""What goes on after a mention with no mark of its own."""

DONE_TO = re.compile("(?:出|起)?了(?![解断结])")
"""Words right after an action that is over."""

DONE = re.compile("投入(?:运行|使用|运营|生产|试运行)|投产|投用|投运|竣工|落成|通车|开业|挂牌|揭牌")
WANTED = re.compile(
    "(?<![主重首])要|使(?!用)|[应须将把让拟]|确保|力争|争取|推动|推进|加快|促进|尽快|尽早|早日|年底前|计划"
)
"""Words that tell what is done, and those that tell that it is only wanted."""

ACTORS = frozenset({"Organization", "Place", "Person"})
THIS_ONE = re.compile(
    "[而但并又]?(?:该|这)[省市县区州镇乡村校院厂所企公行基地园][^，。；：的]{0,2}?"
)
DID = re.compile(
    "(?:率先|先后|积极|大力|还|也|又|已|已经|正|正在|陆续|相继|进一步|全面|持续|不断|着力|稳步|首次|分别|共同|联合|则|专门|随后|"
    "及时|去年|今年|此前|每年)*|[^，。；：]{0,8}?(?:拿出|投入|率先|已经?|先后|累计|相继|去年|斥资|耗资)[^，。；：]{0,12}"
)
"""Words between who does something and the action, where it is told and not demanded."""

DEMANDING = re.compile(
    "建议|呼吁|鼓励|支持|引导|号召|倡议|主张|希望|期待|允许|督促|要求|宜|可|不能|不得|切忌|需|必"
)

UNABLE = re.compile("决定[^，。；：]*?(?:难以|无法|不能|不会|很难|无从)")
"""Words between what decides and what cannot come of it."""

OWN = re.compile("[高低长短大小强弱快慢多少重轻差足深浅严繁]$")
"""How a trait ends that has its subject before it: 育种周期长."""


def drop_unsaid(
    text: str, mentions: Sequence[Candidate], founds: Sequence[Found]
) -> tuple[Found, ...]:
    """Give what is found without demands of what is no object and traits that are another's."""
    groups = find_groups(text, mentions)
    own = {one: number for number, group in enumerate(groups) for one in group.members}
    return tuple(one for one in founds if not _is_unsaid(text, groups[: own[one.tail] + 1], one))


def _is_unsaid(text: str, groups: Sequence[Group], found: Found) -> bool:
    """Tell whether a sentence does not say what is found of a tail in the last of groups."""
    tail = groups[-1]
    if found.relation == "calls_for":
        action = found.qualifiers.action or ""
        before = groups[-2].end if len(groups) > 1 else 0
        told = found.head is None and _is_told(text, groups, action)
        return told or _is_no_object(text, tail, action, before)
    if found.relation == "depends_on" and found.head and found.tail.end <= found.head.start:
        return UNABLE.search(text, found.tail.end, found.head.start) is not None
    return found.relation == "has_feature" and found.earlier and _has_subject(text, tail)


def _is_no_object(text: str, tail: Group, action: str, before: int) -> bool:
    """Tell whether an action is not done to a group, before which a mention ends at `before`."""
    since = find_start(CLAUSE, text, tail.start)
    at = text.rfind(action, since, tail.start) if action else -1
    if at < 0:
        return _is_done(text, since, tail.end)
    if text.startswith("的", tail.end):
        return False
    end, towards = at + len(action), TO if action in FORBIDDING else TOWARDS
    between = text[max(end, before) : tail.start]
    if towards.search(between) or WITH.fullmatch(text, end, tail.start):
        return True
    return action in LESSENING and NOUN.match(text, tail.end) is not None


def _is_told(text: str, groups: Sequence[Group], action: str) -> bool:
    """Tell whether the last of groups is the object of what somebody named is told to have done."""
    since = find_start(CLAUSE, text, groups[-1].start)
    at = text.rfind(action, since, groups[-1].start) if action else -1
    if at < 0:
        return False
    if DONE_TO.match(text, at + len(action)):
        return True
    start = find_start(SENTENCE, text, at)
    if WANTED.search(text, start, at) or DEMANDING.search(text, start, at):
        return False
    actor = next((one for one in groups if one.start >= since and one.class_ in ACTORS), None)
    if actor and actor.start == since + text.startswith(("而", "但"), since) and actor.end <= at:
        return DID.fullmatch(text, actor.end, at) is not None
    this = THIS_ONE.match(text, since)
    return this is not None and DID.fullmatch(text, this.end(), at) is not None


def _is_done(text: str, since: int, end: int) -> bool:
    """Tell whether the words after a group tell that it is there already."""
    clause = CLAUSE.search(text, end)
    last = clause.start() if clause else len(text)
    return bool(DONE.search(text, end, last)) and not WANTED.search(text, since, last)


def _has_subject(text: str, tail: Group) -> bool:
    """Tell whether a sentence begins with traits, and nothing else, that have subjects."""
    told = [text[one.start : one.end] for one in tail.members]
    alone = not text[: tail.start].strip("“") and CLAUSE.match(text, tail.end) is not None
    return alone and all(len(one) > 2 and OWN.search(one) for one in told)
