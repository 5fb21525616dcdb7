from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import to_simplified
from ontology import to_key


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("瀾江省發展新質生產力", "澜江省发展新质生产力"),
        ("著作權與土地", "著作权与土地"),
        ("乾坤", "乾坤"),
        ("新质生产力，5G", "新质生产力，5G"),
        ("", ""),
    ],
)
def test_traditional_characters_become_simplified_ones(text: str, expected: str) -> None:
    assert to_simplified(text) == expected


@given(st.text())
def test_the_length_never_changes(text: str) -> None:
    assert len(to_simplified(text)) == len(text)


def test_a_term_in_either_script_is_one_thing() -> None:
    assert to_key("數據要素") == to_key("数据要素")
