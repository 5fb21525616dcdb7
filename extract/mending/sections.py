"""Sections inside sections: which heading stands above the one that a sentence stands under."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

NUMERAL = "[一二三四五六七八九十]{1,3}"
FORMS = tuple(
    re.compile(form)
    for form in (
        f"第(?:{NUMERAL}|[0-9]{{1,2}})(?:编|篇|部分|章|讲)",
        f"{NUMERAL}[、．.]",
        f"第(?:{NUMERAL}|[0-9]{{1,2}})节|[（(]{NUMERAL}[）)]",
        "[0-9]{1,2}[.．、](?![0-9])",
    )
)
"""How headings are numbered, the upper ones first."""


def find_above(texts: Sequence[str], headings: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Find for each sentence the numbered headings above its own, the nearest first.

    `headings` are those that the sentences stand under, "" for headings themselves.

    >>> texts = ["二、2026年任务", "（一）茶业", "产茶3吨。"]
    >>> [*find_above(texts, ["", "", "（一）茶业"])][-1]
    ('二、2026年任务',)
    """
    stack: list[tuple[int, str]] = []
    for text, heading in zip(texts, headings, strict=True):
        level = _find_level(text) if not heading else None
        if level is not None:
            stack = [one for one in stack if one[0] < level]
            stack.append((level, text))
        elif heading and _find_level(heading) is None:
            stack = []
        yield tuple(words for _, words in reversed(stack) if words not in (heading, text))


def _find_level(heading: str) -> int | None:
    return next((at for at, form in enumerate(FORMS) if form.match(heading)), None)
