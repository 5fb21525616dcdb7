"""Which traits are those of another noun than the head: that of the words which they stand in.

In 新茶园蕴含了改造老茶园的方向 the old one is no trait of the new one, but what is altered.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from extract.candidate import Candidate
from extract.clauses import CLAUSE, find_start
from extract.encode import find_groups
from extract.match import Found

RELATIVE = re.compile("所(?:包含|蕴含|具有|拥有|含有|包括|具备|需)(?:了|着)?的[^，。；：]*$")
"""Words before a noun that the head has, with what stands before it: 所具有的稳定的产量."""

BY_MEANS = re.compile("以[^，。；：为]*$")
TAKEN_FOR = re.compile("[^，。；：]{0,6}?为")
"""Words around what the head takes for something: 以稳定的产量为前提."""

MADE = re.compile(
    "(?:走|闯|探索|开辟|开创|铺就|形成|建立|建设|建成|构建|打造|培育|创造|造就)(?:出来?|起|成)?了?"
    "一[条个种批套类支项座][^，。；：的]*$"
)
"""Words before the traits of what the head makes: 走出一条投入少的路子."""

MORE_VERBS = ("转变", "改变", "扭转", "实现", "推广")
"""Verbs with an object that are in no list."""


@dataclass(frozen=True, slots=True)
class Modifiers:
    """How a sentence goes on to the object of a verb in what is said to be the head's."""

    to_object: re.Pattern[str]

    def is_of_another_noun(self, text: str, mentions: Sequence[Candidate], found: Found) -> bool:
        """Tell whether a trait that is found is told of a noun behind it, or done something to."""
        head, tail = found.head, found.tail
        if found.relation != "has_feature" or head is None or head.end > tail.start:
            return False
        (group,) = (one for one in find_groups(text, mentions) if tail in one.members)
        clause = find_start(CLAUSE, text, group.start)
        start = max(clause, head.end)
        if self.to_object.search(text, start, group.start) and tail.class_ != "Feature":
            return text.startswith("的", group.end)
        if MADE.search(text, start, group.start):
            return text.startswith("的", group.end)
        behind = group.end + text.startswith("的", group.end)
        noun = next((one for one in mentions if one.start == behind), None)
        if noun is None:
            return False
        taken = BY_MEANS.search(text, start, group.start) and TAKEN_FOR.match(text, noun.end)
        return bool(taken or RELATIVE.search(text, start, group.start))


def to_modifiers(lists: Mapping[str, Sequence[str]]) -> Modifiers:
    """Compile how a trait's verb is followed by another verb, from the lists of verbs."""
    others = [name for name in lists if name.startswith("verbs") and name != "verbs_feature"]
    words = {word for name in others for word in lists[name] if len(word) > 1} | {*MORE_VERBS}
    verbs, traits = ("|".join(sorted(each)) for each in (words, lists.get("verbs_feature", ())))
    return Modifiers(re.compile(f"(?:{traits})[了着]?(?:{verbs})[了着]?[^，。；：、的]{{0,12}}$"))
