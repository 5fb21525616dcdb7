"""Quantities that are told in words alone are mentions."""

from __future__ import annotations

import pytest

from extract.worded import find_worded


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("产值翻了一番", ["一番"]),
        ("产值翻一番多", ["翻一番"]),
        ("产值实现翻番", ["翻番"]),
        ("产值翻了一番半", ["一番半"]),
        ("他说了一番话", []),
        ("把茶青翻一翻", []),
    ],
)
def test_what_doubles_is_a_quantity(text: str, expected: list[str]) -> None:
    found = [*find_worded(text)]
    assert [text[one.start : one.end] for one in found] == expected
    assert {one.class_ for one in found} <= {"Quantity"}
