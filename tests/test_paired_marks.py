"""No mention has one half of a pair of marks."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.candidate import Candidate
from extract.paired_marks import to_paired


def pair(text: str, *spans: tuple[int, int]) -> list[str]:
    found = to_paired(text, (Candidate(*span, "Policy", "tagger", 0.9) for span in spans))
    return [text[one.start : one.end] for one in found]


@pytest.mark.parametrize(
    ("text", "mention", "expected"),
    [
        ("实施“三提两改”工程", "三提两改”工程", "“三提两改”工程"),
        ("实施“三提两改”工程", "“三提两改”工程", "“三提两改”工程"),
        ("实施“三提两改”工程", "三提两改", "三提两改"),
        ("实施“三提两改”工程", "“三提两改", "三提两改"),
        ("实施“三提两改”工程", "三提两改”", "三提两改"),
        ("实施“三提两改”大工程", "两改”大工程", "大工程"),
        ("依据《茶园条例》修订版", "茶园条例》修订版", "《茶园条例》修订版"),
        ("合作社（联合社）章程", "合作社（联合社", "合作社（联合社）"),
        ("合作社（含联合社）章程", "合作社（含", "合作社"),
        ("“甲”与“乙”之间", "甲”与“乙", "“甲”与“乙”"),
    ],
)
def test_a_half_pair_is_made_whole_or_cut(text: str, mention: str, expected: str) -> None:
    start = text.index(mention)
    assert pair(text, (start, start + len(mention))) == [expected]


def test_a_mark_that_another_mention_has_is_left_to_it() -> None:
    assert pair("甲“乙”丙", (0, 2), (2, 5)) == ["甲", "丙"]


def test_a_name_with_brackets_inside_is_one() -> None:
    assert pair("推广滴灌（渗灌）设备", (2, 4), (4, 10)) == ["滴灌（渗灌）设备"]
    assert pair("推广滴灌（渗灌）设备", (2, 4), (5, 10)) == ["滴灌（渗灌）设备"]
    assert pair("推广滴灌（渗灌）等", (2, 4), (5, 7)) == ["滴灌", "渗灌"]
    assert pair("推广滴灌（渗灌）等", (2, 4), (4, 8)) == ["滴灌", "（渗灌）"]


def test_only_what_was_cut_loses_its_confidence() -> None:
    text = "实施“三提两改”工程"
    spans = [(3, 10), (5, 10), (3, 7)]
    given_ = [Candidate(*one, "Policy", "tagger", 0.9) for one in spans]
    found = [one.confidence for each in given_ for one in to_paired(text, [each])]
    assert found == [0.9, None, 0.9]


TEXTS = st.text("“”《》（）甲乙", max_size=14)


@given(TEXTS, st.lists(st.integers(0, 14), max_size=6))
def test_mentions_end_up_paired_apart_and_in_order(text: str, cuts: list[int]) -> None:
    edges = sorted({min(cut, len(text)) for cut in cuts})
    given_ = [Candidate(a, b, "Policy", "tagger") for a, b in [*pairwise(edges)][::2]]
    found = [*to_paired(text, given_)]
    for one in found:
        name = text[one.start : one.end]
        assert name
        assert all(name.count(pair[0]) == name.count(pair[1]) for pair in ("“”", "《》", "（）"))
    assert all(one.end <= other.start for one, other in pairwise(found))
