"""How a clause says that parts, kinds or traits are told behind it, and of what: 炒制分两步：…"""

from __future__ import annotations

import re
from dataclasses import dataclass

from extract.candidate import Candidate
from extract.discourse import Absent, Discourse, find_clause_start
from extract.encode import SLOT, Encoded
from extract.qualify import ADVOCATED

IN = SLOT[1:-1]
COUNT = "(?<!第)(?:[两二三四五六七八九十几]|[0-9]{1,2})[个大种类条次步层项道重副处轮块点段代截]"

TOLD = (
    (
        "has_part",
        re.compile(
            "(?:环节|步骤|时期|层次|层级|层面|维度|要素|部分|内容|领域|板块|支柱|关口|工序|组成|[处块步层截]|阶?段)$"
        ),
    ),
    ("has_feature", re.compile("(?:特征|特点|特性|特质|优势|优点|属性|标志|标签|不同)$")),
    ("is_a", re.compile("(?:类|种|代|类型|种类|类别|门类|形态|形式|角色|面孔)$")),
)
"""What each kind of noun behind a number tells of the things that are counted."""

LEAD = re.compile(
    f"(?P<own>{SLOT}的)?[^，。；：的{IN}]{{0,4}}?(?P<count>{COUNT})"
    f"(?:[大新重主要的关键]{{0,4}}(?P<class>{SLOT})|(?P<noun>[^，。；：{IN}]{{0,8}}))[，：。]$"
)
"""A clause that says how many things are told behind it, and of what kind."""

TRAITS = re.compile(
    f"(?P<own>{SLOT}的)?[^，。；：{IN}]{{0,14}}?(?P<count>)(?P<class>)?(?P<noun>特征|特点|特性|特质|优势|优点)：$"
)
"""A clause behind which traits are told that it does not count."""

ADVERBS = (
    "(?:主要|大致|大体|大约|通常|一般|可以?|也|都|又|还|能|共|至少|依次|先后|已|曾|须|需?要|需)*"
)
CARRIES = re.compile(
    f"{ADVERBS}(?:$|有着?|存在|呈现|涉及|包括|分|划|经历|走过|经过|表现|体现|归|概括|下设)"
    f"|(?:就|从|按)?(?:其|它|它们)的?[^，。；：{IN}]{{1,10}}$"
    f"|(?:一般|总体|总的|具体|大体)(?:而言|来说|来看|说来|来讲|上看)$"
)
"""How a clause goes that is about what the clause before is about, or about a side of it."""

DIVIDED = re.compile(
    f"[把将](?:[^，。；：{IN}]{{0,6}}(?P<whole>{SLOT}))?[^，。；：{IN}]{{0,10}}?[拆分划切][解分成为作]+"
)
"""Words before a count by which somebody divides a whole: 专家把炒制分为."""

UNFIT = frozenset({"Time", "Quantity", "Person", "Place"})
"""Classes of what is no part, kind or trait of what is told of it."""

SIDES = re.compile("包括|包含|涉及|涵盖|分|含")
"""Words in a clause whose 方面 are parts, not what something shows itself in."""


@dataclass(frozen=True, slots=True)
class Lead:
    """What is told of the things behind it, and of which whole, class or owner.

    It stands in the sentence of a number, and holds for the same one and for those behind it; there
    are no `members` where these stand before it.
    """

    relation: str
    members: tuple[Candidate, ...]
    number: int


def find_lead(encoded: Encoded, end: int, number: int, discourse: Discourse) -> Lead | None:
    """Find what the clause that ends before `end` says that is told behind it, and of what."""
    value = encoded.value
    counted = LEAD.search(value, 0, end) or TRAITS.search(value, 0, end)
    if not counted or ADVOCATED.search(value, find_clause_start(value, counted.start()), end):
        return None
    if counted["class"]:
        return Lead("is_a", encoded.groups[counted.start("class")].members, number)
    relation = find_told(counted["count"] + counted["noun"])
    clause = find_clause_start(value, counted.start("noun"))
    if counted["noun"].endswith("方面") and SIDES.search(value, clause, end):
        relation = "has_part"
    if relation is None:
        return None
    if counted["own"]:
        return Lead(relation, encoded.groups[counted.start("own")].members, number)
    return find_owner(encoded, counted.start("noun"), relation, number, discourse)


def find_told(noun: str) -> str | None:
    """Find what a noun with its number tells of the things that it counts."""
    return next((name for name, nouns in TOLD if nouns.search(noun)), None)


def find_owner(
    encoded: Encoded, at: int, relation: str, number: int, discourse: Discourse
) -> Lead | None:
    """Find of what is told what a clause tells at `at`: its subject, or that of a clause before.

    What somebody divides is told of, not who divides it. A kind is told of no class that stands in
    another sentence.
    """
    divided = DIVIDED.search(encoded.value, find_clause_start(encoded.value, at), at)
    if divided:
        whole = encoded.groups.get(divided.start("whole"))
        return Lead(relation, whole.members, number) if whole else None
    owner = discourse.find_subject(encoded, at)
    taken_up: Absent = "none"
    while owner == "unknown":
        start = find_clause_start(encoded.value, at)
        if not CARRIES.match(encoded.value, start, at):
            return None
        if re.search("其|它", encoded.value[start:at]):
            taken_up = "earlier"
        at = start - 1
        owner = discourse.find_subject(encoded, at) if start else taken_up
    if isinstance(owner, int):
        return Lead(relation, encoded.groups[owner].members, number)
    return Lead(relation, (), number) if owner == "earlier" and relation != "is_a" else None
