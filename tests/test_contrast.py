"""What is said of the thing a sentence tells its subject apart from is not said of the subject."""

from __future__ import annotations

import pytest
import spacy

from extract.candidate import Candidate
from extract.match import Found
from extract.mending.contrast import is_of_another
from extract.model import Qualifiers
from extract.resources import HERE


@pytest.mark.parametrize(
    ("text", "head", "relation", "tail", "trigger", "expected"),
    [
        ("生态茶园不同于依靠化肥的老茶园", "生态茶园", "depends_on", "化肥", "依靠", True),
        ("生态茶园有别于使用农药的老茶园", "生态茶园", "uses", "农药", "使用", True),
        ("生态茶园是有别于老茶园的经营方式", "生态茶园", "is_a", "经营方式", "是", False),
        ("生态茶园不同于老茶园，依靠天敌治虫", "生态茶园", "depends_on", "天敌", "依靠", False),
        ("茶农摆脱了依赖天气的种法", "茶农", "depends_on", "天气", "依赖", True),
        ("茶农摆脱了靠天吃饭的困境", "茶农", "addresses", "困境", "摆脱", False),
        ("茶农尚未摆脱依赖天气的种法", "茶农", "depends_on", "天气", "依赖", False),
        ("摆脱老路、依靠科技的茶农", "老路", "depends_on", "科技", "依靠", False),
        ("茶农摆脱老路、依靠科技", "茶农", "depends_on", "科技", "依靠", False),
        ("依靠化肥的老茶园不同于生态茶园", "老茶园", "depends_on", "化肥", "依靠", False),
    ],
)
def test_a_relation_behind_a_contrast_is_of_another_thing(
    text: str, head: str, relation: str, tail: str, trigger: str, expected: bool
) -> None:
    ends = [
        Candidate(text.index(one), text.index(one) + len(one), "Concept", "test")
        for one in (head, tail)
    ]
    at = text.index(trigger)
    found = Found(ends[0], relation, ends[1], "r", Qualifiers(), (at, at + len(trigger)))
    assert is_of_another(text, found) is expected


def test_the_subject_of_a_contrast_has_nothing_of_its_counterpart() -> None:
    doc = spacy.load(HERE / "zh_xinzhi")("绿色农业不同于依靠大量资源投入的传统农业。")
    assert {"绿色农业", "传统农业"} <= {span.text for span in doc.ents}
    heads = [one.head.text for one in doc._.relations if one.head is not None]
    assert "绿色农业" not in heads
