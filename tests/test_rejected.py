"""A view that is told to be rejected is not stated, and what stands beside it is."""

from __future__ import annotations

from itertools import pairwise

import pytest

from extract.examples import to_mentions
from extract.linking import Said
from extract.match import Found
from extract.mending.rejected import drop_rejected
from extract.model import Qualifiers


def find_kept(*sentences: str) -> list[str]:
    """Give the tails that are left when a text states all neighbours of its mentions."""
    texts, said = [], []
    for marked in sentences:
        text, mentions = to_mentions(marked)
        found = [Found(a, "is_a", b, "r", Qualifiers(), (0, 1)) for a, b in pairwise(mentions)]
        texts.append(text)
        said.append(Said(tuple(found)))
    kept = drop_rejected(texts, said)
    return [
        text[one.tail.start : one.tail.end]
        for text, each in zip(texts, kept, strict=True)
        for one in each.relations
    ]


@pytest.mark.parametrize(
    "sentences",
    [
        ("有人断言，⟦老茶⟧就是⟦好茶⟧。", "这种说法站不住脚。"),
        ("有人主张，⟦老茶⟧就是⟦好茶⟧。", "这种想法并不现实。"),
        ("有人断言，⟦老茶⟧就是⟦好茶⟧。", "然而，这一看法显然是片面的。"),
        ("有人断言，⟦老茶⟧就是⟦好茶⟧。", "这种看法并不全面。"),
        ("⟦老茶⟧就是⟦好茶⟧。", "这种流行的观点值得商榷。"),
        ("有学者认为，⟦老茶⟧是⟦好茶⟧。", "本文不同意。"),
        ("有学者认为，⟦老茶⟧是⟦好茶⟧；本文不同意这一判断。",),
        ("有人担心⟦机采⟧会变成⟦滥采⟧，其实不然。",),
        ("有人担心⟦机采⟧会变成⟦滥采⟧。", "事实并非如此。"),
        ("有人以为⟦老茶⟧是⟦好茶⟧，这种看法误读了茶性。",),
        ("有人把⟦老茶⟧等同于⟦好茶⟧，这是一种误解。",),
        ("有人把⟦老茶⟧等同于⟦好茶⟧。", "这是一种误区。"),
        ("把⟦老茶⟧等同于⟦好茶⟧是一种误解。",),
        ("认为⟦老茶⟧就是⟦好茶⟧的观点是错误的。",),
        ("有人担心⟦机采⟧会变成⟦滥采⟧，这种担心并没有根据。",),
    ],
)
def test_a_rejected_view_is_not_stated(sentences: tuple[str, ...]) -> None:
    assert find_kept(*sentences) == []


@pytest.mark.parametrize(
    ("sentences", "expected"),
    [
        (("有人断言，⟦老茶⟧就是⟦好茶⟧。", "这种说法有道理。"), ["好茶"]),
        (("有人断言，⟦老茶⟧就是⟦好茶⟧。", "这一判断今天依然成立。"), ["好茶"]),
        (("有人断言，⟦老茶⟧就是⟦好茶⟧。", "这种看法纠正了一种误解。"), ["好茶"]),
        (("有人断言，⟦老茶⟧就是⟦好茶⟧。", "也有人不信，认为这种说法站不住脚。"), ["好茶"]),
        (("⟦老茶⟧是⟦好茶⟧。", "茶农不同意涨价。"), ["好茶"]),
        (("⟦老茶⟧成为⟦好茶⟧，这是一种进步。",), ["好茶"]),
        (("把⟦老茶⟧做成⟦好茶⟧，能澄清一种误解。",), ["好茶"]),
        # Of several views the last is rejected, and what follows is the author's.
        (("甲认为⟦红茶⟧是⟦茶⟧；乙认为⟦花草茶⟧是⟦真茶⟧。", "这种看法是错误的。"), ["茶"]),
        (("有人认为⟦老茶⟧是⟦好茶⟧，其实不然，⟦新茶⟧才是⟦上品⟧。",), ["上品"]),
        (("⟦红茶⟧是⟦茶⟧。", "有人说，⟦老茶⟧是⟦好茶⟧。", "这种说法站不住脚。"), ["茶"]),
    ],
)
def test_what_is_not_rejected_stays(sentences: tuple[str, ...], expected: list[str]) -> None:
    assert [one for one in find_kept(*sentences) if one in expected] == expected


def test_a_text_without_views_stays_as_it_is() -> None:
    said = [Said(), Said()]
    assert drop_rejected(["茶农采茶。", "这种说法站不住脚。"], said) == said
