"""Two things told to be apart do not go together, and others stay as they are."""

from __future__ import annotations

import pytest

from extract.examples import to_mentions
from extract.match import Found
from extract.mending.apart import set_apart
from extract.model import Modality, Qualifiers


def is_denied(marked: str, relation: str, modality: Modality = "asserted") -> bool:
    text, (head, tail) = to_mentions(marked)
    said = set_apart(text, Found(head, relation, tail, "r", Qualifiers(modality), (0, 1)))
    return said.qualifiers.polarity == "negative"


@pytest.mark.parametrize(
    ("marked", "relation", "expected"),
    [
        ("⟦种茶⟧与⟦卖茶⟧相互脱节，", "integrates_with", True),
        ("⟦种茶⟧和⟦卖茶⟧严重割裂", "integrates_with", True),
        ("⟦种茶⟧与⟦卖茶⟧“两张皮”", "integrates_with", True),
        ("⟦产量⟧与⟦销量⟧不匹配", "integrates_with", True),
        ("⟦种茶⟧与⟦卖茶⟧之间长期脱节", "integrates_with", True),
        ("⟦茶校⟧的课程与⟦茶厂⟧的需要不相适应", "aims_at", True),
        ("⟦茶校⟧同⟦茶厂⟧的需要相适应", "aims_at", False),
        ("⟦种茶⟧与⟦卖茶⟧相互促进", "integrates_with", False),
        ("⟦种茶⟧与⟦卖茶⟧结合，城乡脱节", "integrates_with", False),
        ("避免⟦种茶⟧与⟦卖茶⟧脱节", "integrates_with", False),
        ("⟦种茶⟧与⟦卖茶⟧不再脱节", "integrates_with", False),
        ("⟦种茶⟧，⟦卖茶⟧脱节", "integrates_with", False),
        ("⟦种茶⟧与⟦分离器⟧分离式安装", "integrates_with", False),
        ("⟦种茶⟧与⟦卖茶⟧脱节", "promotes", False),
    ],
)
def test_what_is_apart_does_not_go_together(marked: str, relation: str, expected: bool) -> None:
    assert is_denied(marked, relation) is expected


def test_what_should_go_together_is_not_denied() -> None:
    assert not is_denied("⟦种茶⟧与⟦卖茶⟧脱节", "integrates_with", "advocated")
