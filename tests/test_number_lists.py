"""Numbers in a list that share a unit are a quantity each."""

from __future__ import annotations

import pytest

from extract.candidate import Candidate
from extract.number_lists import split_lists


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("52.3、8.1、120.5万吨", ["52.3", "8.1", "120.5万吨"]),
        ("1,200户和35户", ["1,200户和35户"]),
        ("1,200和35户", ["1,200", "35户"]),
        ("3.1个、5.2个百分点", ["3.1个", "5.2个百分点"]),
        ("-1.5、2个百分点", ["-1.5", "2个百分点"]),
        ("3—5万吨", ["3—5万吨"]),
        ("十七、十八亿元", ["十七、十八亿元"]),
    ],
)
def test_a_list_of_numbers_is_split(text: str, expected: list[str]) -> None:
    whole = Candidate(0, len(text), "Quantity", "tagger", 0.9)
    assert [text[one.start : one.end] for one in split_lists(text, [whole])] == expected
    year = Candidate(0, len(text), "Time", "tagger", 0.9)
    assert [*split_lists(text, [year])] == [year]
