"""Rules of wording in (TOML files beside this one); the form of all wordings of one thing out."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache, partial
from itertools import groupby
from pathlib import Path

from ontology.coordinates import order_coordinates
from ontology.needed_characters import find_needed

VARIANTS = tuple(
    Path(__file__).with_name(f"{name}.toml") for name in ("families", "variants", "orders")
)
PASSES = 8
"""More rounds than any label needs; rules that still change it then undo each other."""

SPECIAL = re.compile(r"[\\^$.|?*+()\[\]{}%]")
"""What no plain word has in it, so that it needs no regular expression."""
BEHIND = re.compile(r"\(\?<=([^][()\\.]+\|[^][()\\.]+)\)")
"""A look behind that has alternatives, without anything but words in them."""
JOINTS = "和|、"
"""What may stand between two words whose order is free."""


@dataclass(frozen=True, slots=True, eq=False)
class Rewrite:
    """What changes a label; one that has none of the characters `needed`, if any, stays."""

    change: Callable[[str], str]
    needed: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, eq=False)
class Variant:
    """A way in which one thing is worded differently: what is rewritten, and why that is right.

    `same` are pairs that it joins, `apart` look-alikes that stay two. It equals only itself: forms
    are kept by their rules, which would else be compared in all their parts for each label.
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
def read_variants(paths: tuple[Path, ...] = VARIANTS) -> tuple[Variant, ...]:
    """Read the rules of wording, in the order in which they work."""
    return tuple(rule for path in paths for rule in _read_file(path))


def _read_file(path: Path) -> Iterator[Variant]:
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    lists = data.get("lists", {})
    return (
        Variant(
            row["name"],
            row["reason"],
            (
                *([Rewrite(order_coordinates)] if row.get("coordinates") else ()),
                *_to_rewrites(row.get("words", {})),
                *(_to_rewrite(each, lists) for each in row.get("rewrites", ())),
                *(_to_ordering(lists, **each) for each in row.get("unordered", ())),
                *(_to_sorting(re.compile(run), each) for run, each in row.get("runs", ())),
            ),
            tuple((left, right) for left, right in row["same"]),
            tuple((left, right) for left, right in row["apart"]),
        )
        for row in data["rule"]
    )


@lru_cache(maxsize=1 << 18)
def to_form(key: str, variants: tuple[Variant, ...]) -> Form:
    """Give the form of the normalised label `key`, which is its own form.

    The form of labels that rules turn into each other is the least of them. Raises `ValueError`
    for rules that make ever more of a label.

    >>> to_form("ai芯片", read_variants())
    Form(text='人工智能芯片', rules=('english',))
    """
    texts, used = [key], dict[str, None]()
    for _ in range(PASSES):
        text = texts[-1]
        for variant in variants:
            if (changed := _apply(variant.rewrites, text)) != text:
                text = changed
                used[variant.name] = None
        if text in texts:
            return Form(min(texts[texts.index(text) :]), tuple(used))
        texts.append(text)
    raise ValueError(f"the rules {', '.join(used)} never come to an end with {key!r}")


def _apply(rewrites: Sequence[Rewrite], text: str) -> str:
    present = set(text)
    for rewrite in rewrites:
        if rewrite.needed and rewrite.needed.isdisjoint(present):
            continue
        # What would leave nothing names nothing: the label stays.
        if (changed := rewrite.change(text) or text) != text:
            text, present = changed, set(changed)
    return text


def _to_rewrite(row: Sequence[str], lists: Mapping[str, Sequence[str]]) -> Rewrite:
    """Read a regular expression and its replacement.

    In it %name% is any word of that list, and %!name% the place behind none of them. Words that a
    place may be behind need not be equally long.
    """
    pattern, replacement = row
    if not SPECIAL.search(pattern + replacement):
        return Rewrite(lambda text: text.replace(pattern, replacement), frozenset(pattern[0]))
    pattern = re.sub("%(!?)([a-z]+)%", partial(_to_words, lists), pattern)
    pattern = BEHIND.sub(_to_widths, pattern)
    return Rewrite(partial(re.compile(pattern).sub, replacement), find_needed(pattern))


def _to_widths(found: re.Match[str]) -> str:
    """What looks behind has to be of one width: give an alternative for each."""
    words = sorted(found[1].split("|"), key=len)
    groups = ["|".join(group) for _, group in groupby(words, key=len)]
    return f"(?:{'|'.join(f'(?<={group})' for group in groups)})"


def _to_words(lists: Mapping[str, Sequence[str]], found: re.Match[str]) -> str:
    words = sorted(lists[found[2]], key=len, reverse=True)
    if not found[1]:
        return _to_branches(words)
    # What looks behind has to be of one width.
    return "".join(f"(?<!{'|'.join(group)})" for _, group in groupby(words, key=len))


def _to_branches(words: Sequence[str]) -> str:
    """Give what matches one of `words`, longest first: each first character is tried once."""
    rests: dict[str, list[str]] = {}
    for word in words:
        rests.setdefault(word[0], []).append(word[1:])
    return "|".join(f"{first}(?:{'|'.join(rest)})" for first, rest in rests.items())


def _to_ordering(
    lists: Mapping[str, Sequence[str]],
    words: Sequence[str] | str,
    before: str = "",
    least: int = 2,
) -> Rewrite:
    """Bring words of `words`, or of the list of that name, side by side into the order given there.

    There are at least `least` of them. Where `before` is not empty, it matches what follows them.
    """
    words = lists[words] if isinstance(words, str) else words
    places = {word: place for place, word in enumerate(words)}
    either = "|".join(sorted(words, key=len, reverse=True))
    follows = f"(?={before})" if before else ""
    run = re.compile(f"(?:{either})(?:(?:{JOINTS})?(?:{either})){{{least - 1},}}{follows}")

    def order(found: re.Match[str]) -> str:
        return "".join(sorted(re.findall(either, found[0]), key=places.__getitem__))

    return Rewrite(partial(run.sub, order), find_needed(run.pattern))


def _to_sorting(run: re.Pattern[str], each: str) -> Rewrite:
    """Sort the words, each matched by `each`, of what `run` matches; what joined them goes."""
    return Rewrite(
        partial(run.sub, lambda found: "".join(sorted(re.findall(each, found[0])))),
        find_needed(run.pattern),
    )


def _to_rewrites(words: Mapping[str, Sequence[str]]) -> list[Rewrite]:
    """Give one rewrite of all other names to their word.

    Latin names of a word count where no other Latin letter or digit touches them.
    """
    if not words:
        return []
    named = {name: word for word, names in words.items() for name in names}
    either = re.compile("|".join(map(_whole, sorted(named, key=len, reverse=True))))
    change = partial(either.sub, lambda found: named[found[0]])
    return [Rewrite(change, frozenset(name[0] for name in named))]


def _whole(name: str) -> str:
    latin = f"(?<![a-z0-9&.]){re.escape(name)}(?![a-z0-9&.])"
    return latin if name.isascii() else re.escape(name)
