"""What is brought about or demanded with its class is the class: 催生绿茶等饮品 tells of 饮品.

Annotators tell what happens to things of a named class of the class alone, in six cases of seven,
unless they are problems.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from extract.candidate import Candidate
from extract.encode import Group, find_groups
from extract.match import Found, to_unique

OF_CLASS = re.compile("[”’》]?等[^，。；：、的]{0,6}")
"""What stands between examples and their class."""

DONE = frozenset(
    {"gives_rise_to", "promotes", "hinders", "addresses", "transforms_into", "aims_at"}
    | {"calls_for", "depends_on"}
)
"""Relations to things that the class stands for."""


def set_classes(
    text: str, mentions: Sequence[Candidate], founds: Sequence[Found]
) -> tuple[Found, ...]:
    """Give what is found with what is told of examples told of the class that follows them."""
    known = {(one.head, one.tail) for one in founds if one.relation == "is_a"}
    classes = _find_classes(text, find_groups(text, mentions), known)
    if not classes:
        return tuple(founds)
    return to_unique(each for one in founds for each in _to_class(one, classes.get(one.tail)))


def _to_class(found: Found, class_: Group | None) -> Iterator[Found]:
    """Give what is found of an example as told of its class, where that stands for it."""
    if (
        class_ is None
        or found.relation not in DONE
        or found.head in class_.members
        or class_.class_ == "Problem"
    ):
        yield found
        return
    for tail in class_.members:
        yield replace(found, tail=tail)


def _find_classes(
    text: str, groups: Sequence[Group], known: set[tuple[Candidate | None, Candidate]]
) -> dict[Candidate, Group]:
    """Give the group that is the class of each example, where it is told to be one."""
    return {
        example: class_
        for examples, class_ in pairwise(groups)
        if OF_CLASS.fullmatch(text, examples.end, class_.start)
        and any((one, kind) in known for one in examples.members for kind in class_.members)
        for example in examples.members
    }
