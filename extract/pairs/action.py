"""The verb of a demand: before its object, with a verb beside it, or after what 把 puts first."""

from __future__ import annotations

from extract.pairs.context import Context
from extract.pairs.reading import Reading
from extract.words import load_words

BEFORE_VERB = frozenset({"把", "将", "对", "使", "让"})
"""Words that put the object of a demand before its verb."""

LINKS = frozenset({"和", "与", "并", "及", "、"})
AUXILIARIES = frozenset({"要", "应", "应当", "应该", "必须", "需要", "使", "是"})


def find_action(reading: Reading, tail: int, ruled: str | None) -> str | None:
    """Give the verb of a demand whose object is the group `tail`; `ruled` is what a rule took."""
    view, context = reading.view, reading.contexts[tail]
    place = view.places[tail]
    if ruled is None or ruled in AUXILIARIES:
        after = _find_after(context)
        if after:
            return after
    if ruled is None and not context.verb and place:
        return _to_verb(view.items[place - 1])
    if ruled and ruled == context.verb:
        return _widen(reading, context)
    return ruled or context.verb or None


def _find_after(context: Context) -> str | None:
    """Give the verb after an object that 把 or 对 puts before it."""
    governed = context.preposition in BEFORE_VERB or context.verb in BEFORE_VERB
    return context.next_verb or None if governed else None


def _to_verb(word: str) -> str | None:
    """Give the verb that a longer word ends in: 打击 of 严厉打击."""
    tags = load_words()[1]
    ends = (word, word[-2:]) if len(word) > 2 else ()
    return next((end for end in ends[::-1] if tags.get(end, "").startswith("v")), None)


def _widen(reading: Reading, context: Context) -> str:
    """Give a verb with the verb that 和 joins to it: 加强和改善."""
    view, at = reading.view, context.verb_at
    if at >= 2 and view.items[at - 1] in LINKS and view.verbs[at - 2]:
        return view.text[view.starts[at - 2] : view.starts[at] + len(view.items[at])]
    return context.verb
