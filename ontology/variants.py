"""Rules of wording in (`variants.toml`); the form that all wordings of one thing share out."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from pathlib import Path

VARIANTS = Path(__file__).with_name("variants.toml")
PASSES = 8
"""More rounds than any label needs; rules that still change it then undo each other."""

Rewrite = tuple[re.Pattern[str], str]


@dataclass(frozen=True, slots=True)
class Variant:
    """A way in which one thing is worded differently: what is rewritten, and why that is right.

    `same` are pairs that it joins, `apart` look-alikes that stay two.
    """

    name: str
    reason: str
    rewrites: tuple[Rewrite, ...] = field(repr=False)
    same: tuple[tuple[str, str], ...] = field(repr=False)
    apart: tuple[tuple[str, str], ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Form:
    """What a key becomes, and the names of the rules that changed it, in their order."""

    text: str
    rules: tuple[str, ...]


@cache
def read_variants(path: Path = VARIANTS) -> tuple[Variant, ...]:
    """Read the rules of wording, in the order in which they work."""
    rows = tomllib.loads(path.read_text(encoding="utf-8"))["rule"]
    return tuple(
        Variant(
            row["name"],
            row["reason"],
            (*_to_rewrites(row.get("words", {})), *map(_to_rewrite, row.get("rewrites", ()))),
            tuple((left, right) for left, right in row["same"]),
            tuple((left, right) for left, right in row["apart"]),
        )
        for row in rows
    )


@lru_cache(maxsize=1 << 18)
def to_form(key: str, variants: tuple[Variant, ...]) -> Form:
    """Give the form of the normalised label `key`, which is its own form.

    Raises `ValueError` for rules that undo each other.

    >>> to_form("ai芯片", read_variants())
    Form(text='人工智能芯片', rules=('english',))
    """
    text, used = key, dict[str, None]()
    for _ in range(PASSES):
        before = text
        for variant in variants:
            if (changed := _apply(variant.rewrites, text)) != text:
                text = changed
                used[variant.name] = None
        if text == before:
            return Form(text, tuple(used))
    raise ValueError(f"the rules {', '.join(used)} never come to an end with {key!r}")


def _apply(rewrites: Sequence[Rewrite], text: str) -> str:
    for pattern, replacement in rewrites:
        # What would leave nothing names nothing: the label stays.
        text = pattern.sub(replacement, text) or text
    return text


def _to_rewrite(row: Sequence[str]) -> Rewrite:
    pattern, replacement = row
    return re.compile(pattern), replacement


def _to_rewrites(words: Mapping[str, Sequence[str]]) -> list[Rewrite]:
    """Latin names of a word count where no other Latin letter or digit touches them."""
    return [
        (re.compile("|".join(map(_whole, sorted(names, key=len, reverse=True)))), word)
        for word, names in words.items()
    ]


def _whole(name: str) -> str:
    latin = f"(?<![a-z0-9&.]){re.escape(name)}(?![a-z0-9&.])"
    return latin if name.isascii() else re.escape(name)
