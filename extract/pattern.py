"""The pattern language of relations, turned into regular expressions.

In a pattern `{head}` and `{tail}` are groups of mentions, `{head:Problem|Process}` such of those
classes, and `{any}` a group of no matter. A slot is filled by the last of a chain: in `A的B` and
`A等B` by B, unless it is written `{head!}`. `…` skips up to twelve characters that are no mention
and `~` up to thirty with mentions, neither over a comma; `{mod}` skips up to ten with no verb,
`{adv}` adverbs; `@name` is any word of that list; the rest is a regular expression, whose groups
`action` and `measure` become qualifiers.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from extract.encode import BLOCK, FIRST, SLOT

PUNCTUATION = "，。；：！？"
FILLERS = {
    "…": rf"[^{PUNCTUATION}{SLOT[1:-1]}]{{0,12}}?",
    "~": rf"[^{PUNCTUATION}]{{0,30}}?",
}
MEASURES = frozenset({"Time", "Quantity"})
"""Classes a slot takes only where it names them."""

MODIFIERS = rf"(?:(?!VERB)[^{PUNCTUATION}{SLOT[1:-1]}]){{0,10}}?"
FINAL = rf"(?!(?:的|之|等)(?:(?!VERB)[^{PUNCTUATION}、的{SLOT[1:-1]}]){{0,5}}{SLOT})"
SLOT_NAME = re.compile(r"\{(head|tail|any)(!?)(?::([A-Za-z|]+))?\}")


def to_expression(
    pattern: str, lists: Mapping[str, Sequence[str]], ranks: Mapping[str, int]
) -> str:
    """Turn a pattern into the regular expression it stands for."""
    seen: set[str] = set()

    def to_slot(found: re.Match[str]) -> str:
        name, exact, classes = found.groups()
        named = classes.split("|") if classes else [n for n in ranks if n not in MEASURES]
        slot = to_range(named, ranks)
        end = "" if exact else FINAL
        if name == "any" or name in seen:
            return (slot if classes else SLOT) + end
        seen.add(name)
        return f"(?P<{name}>{slot}){end}"

    def to_words(found: re.Match[str]) -> str:
        if found[1] not in lists:
            raise ValueError(f"no list @{found[1]}, there are {sorted(lists)}")
        return to_choice(lists[found[1]])

    expression = SLOT_NAME.sub(to_slot, pattern)
    expression = re.sub(r"@([a-z_]+)", to_words, expression)
    verb = to_choice(
        word for name in sorted(lists) if name.startswith("verbs") for word in lists[name]
    )
    fillers = {**FILLERS, "{mod}": MODIFIERS, "{adv}": to_adverbs(lists), "VERB": verb}
    for filler, meaning in fillers.items():
        expression = expression.replace(filler, meaning)
    return expression


def to_choice(words: Iterable[str]) -> str:
    """Give the expression for any one of the words, the longest first."""
    return f"(?:{'|'.join(sorted(set(words), key=lambda word: (-len(word), word)))})"


def to_adverbs(lists: Mapping[str, Sequence[str]]) -> str:
    """Give the expression for up to five adverbs and modal verbs."""
    return to_choice([*lists.get("adverbs", ()), *lists.get("modals", ())]) + "{0,5}"


def to_range(classes: Sequence[str], ranks: Mapping[str, int]) -> str:
    """Give the character range of groups of these classes."""
    missing = [name for name in classes if name not in ranks]
    if missing:
        raise ValueError(f"no class {missing}, there are {sorted(ranks)}")
    firsts = [FIRST + ranks[name] * BLOCK for name in classes]
    return "[" + "".join(f"{chr(first)}-{chr(first + BLOCK - 1)}" for first in firsts) + "]"
