"""Which relations the words around their verb deny: 无法支撑X, 并不必然带来X, 替代不了X, 绝非X."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from extract.clauses import CLAUSE, SENTENCE, find_start
from extract.match import Found

DENIAL = (
    "(?<![无不得会能是])(?:不(?![断仅但同少足只单光对])(?:是)?|并非|绝非|决非|未(?![来必])|没有?(?!想)|无法|难以|难于|"
    "无从|无力|未必|不足以|休想|很难|无助于)"
)
"""Words before a verb that deny it; not those of a question (会不会) or denied in turn (无不)."""

ADVERB = (
    "(?:会|能够?|可能|可|应当?|该|再|必然?|一定|必定|就|自动|自发|自然|自行|直接|有效|真正|很好|充分|完全|从根本上|根本|"
    "简单|单纯|仅仅?|只|天然|随意|任意|盲目|轻易|随之|明显|显著|主动|及时|单独|独自|得以?|须|需要?|足以|持续|全面|大幅|"
    "进一步|实质性?|地)"
)
PHRASE = "(?:[把将对为给向与同让使在][^，。；：不]{1,15}?)?"
"""What stands before its verb: 难以将数据转化为收益, 难以在短期内形成规模."""

OBJECT = ("把", "将", "让", "使")
"""Words before a head whose denial stands before them."""

UNDONE = "[^，。；：]{0,8}?不[了住着]"
"""What a verb cannot bring about, told after it: 替代不了."""

IS_NOT = re.compile(
    "(?:并|决|绝|亦|更|既|也|又|远|本)非(?!常|遗)|(?<![是不莫])不(?:再)?是(?!因为|否)|不(?:算|属于|等于|等同于)|"
    "不(?:能|可|应当?|该|宜)?(?:简单|完全|直接)?地?(?:等同于|等于|视为|看作|当作|理解为|归结为)|[谈算称说]不上是?"
)
"""Words between a thing and what it is said not to be."""

INSTEAD = re.compile("而且?是|却是|恰是|反而是|而在于")
"""Words after which what is so follows what is not."""

WITHOUT = re.compile("(?<!不是)(?<!并非)(?:没有|并无|毫无|缺乏|缺少|不具备?|[谈算称说]不上)$")
"""Words right before a trait that a thing lacks."""

FORBIDDING = re.compile(
    "(?:(?:严禁|禁止|切忌|切勿|不得|不许|不准|绝不能|决不能)[^，。；：]{0,15}|不(?:能|可|要|应当?|该|宜)(?![不只仅光])"
    f"{ADVERB}*{PHRASE})$"
)
"""Words before an action that nobody should do."""

FORBIDDEN = re.compile("不(?:得|能|要|可|许|准|应|宜)|[绝决]不(?:能|可)?|切?勿|莫")
"""What stands for the action where a demand's object is one itself: 不得瞒报."""

ONE_OF_SEVERAL = re.compile("的(?:唯一|惟一|全部|主要|根本)")
"""Words behind the ends that tell what alone is denied: 不是解决矛盾的唯一出路."""

CONDITION = re.compile(
    "(?:如果|倘若|假如|一旦|除非|离开|脱离|若(?![干何无]))|(?:没有|不)[^，。；：]{1,15}，[^，。；：]{0,12}[就便则也]$"
)
"""Words before a denial that tell when it holds: 没有科学发现，技术也难以转化为产品."""

DOUBTING = ("未必", "很难")
"""Denials that leave open whether."""

VERBS: Mapping[str, tuple[str, ...]] = {
    "addresses": ("verbs_address",),
    "aims_at": ("verbs_aim",),
    "carrier_of": ("verbs_show",),
    "depends_on": ("verbs_depend",),
    "faces": ("verbs_face",),
    "gives_rise_to": ("verbs_create",),
    "has_feature": ("verbs_feature",),
    "has_part": ("verbs_part",),
    "hinders": ("verbs_hinder", "verbs_reduce"),
    "promotes": ("verbs_promote",),
    "transforms_into": ("verbs_change", "verbs_replace"),
    "uses": ("verbs_use",),
}
"""The lists of verbs that state a relation."""


@dataclass(frozen=True, slots=True)
class Denials:
    """How each relation is denied, and any verb."""

    forms: Mapping[str, re.Pattern[str]]
    verb: re.Pattern[str]

    def mend(self, text: str, found: Found) -> Found:
        """Give what is found, negative where its words deny it; what is denied is not possible."""
        words = self.find(text, found)
        if words is None:
            return found
        said = found.qualifiers
        certain = said.modality == "possible" and not any(one in words for one in DOUBTING)
        modality = "asserted" if certain else said.modality
        return replace(found, qualifiers=replace(said, polarity="negative", modality=modality))

    def find(self, text: str, found: Found) -> str | None:
        """Find the words that deny what is found, None where there are none."""
        over = max(one.end for one in (found.head, found.tail) if one)
        if ONE_OF_SEVERAL.match(text, over):
            return None
        start, end = _find_words(text, found)
        denied = self._find(text, found, start, end)
        if denied is None:
            return None
        since = find_start(SENTENCE, text, start)
        return None if CONDITION.search(text, since, denied.start()) else denied[0]

    def _find(self, text: str, found: Found, start: int, end: int) -> re.Match[str] | None:
        if found.relation == "calls_for":
            action = found.qualifiers.action
            at = text.rfind(action, start, end) if action else -1
            if at >= 0 and action and FORBIDDEN.fullmatch(action):
                return FORBIDDEN.match(text, at)
            return FORBIDDING.search(text, start, at) if at >= 0 else None
        if found.relation == "is_a":
            return _find_last(IS_NOT, INSTEAD, text, start, end)
        form = self.forms.get(found.relation)
        denied = _find_last(form, self.verb, text, start, end) if form else None
        if denied is None and found.relation == "has_feature":
            denied = WITHOUT.search(text, start, end)
        return denied


def to_denials(lists: Mapping[str, Sequence[str]]) -> Denials:
    """Compile how relations are denied from the lists of verbs."""

    def either(names: Sequence[str]) -> str:
        words = {word for name in names for word in lists.get(name, ())}
        return "(?:" + "|".join(sorted(words, key=lambda word: (-len(word), word))) + ")"

    forms = {
        relation: re.compile(
            f"{DENIAL}{ADVERB}*{PHRASE}{ADVERB}*{either(names)}|{either(names)}{UNDONE}"
        )
        for relation, names in VERBS.items()
    }
    return Denials(forms, re.compile(either([name for name in lists if name.startswith("verbs")])))


def _find_words(text: str, found: Found) -> tuple[int, int]:
    """Find what stands between the ends, or from the clause's start to the last of them."""
    head, tail = found.head, found.tail
    last = tail if head is None or head.start < tail.start else head
    first = head if last is tail else tail
    clause = find_start(CLAUSE, text, last.start)
    moved = first is not None and text.endswith(OBJECT, clause, first.start)
    return max(clause, first.end if first and not moved else 0), last.start


def _find_last(
    form: re.Pattern[str], over: re.Pattern[str], text: str, start: int, end: int
) -> re.Match[str] | None:
    """Find the last words of a form, None where something behind them ends what they deny."""
    said = [*form.finditer(text, start, end)]
    return said[-1] if said and not over.search(text, said[-1].end(), end) else None
