"""What a sentence takes up by a noun or as a person is the last one before that is one."""

from __future__ import annotations

import pytest

from extract.examples import to_mentions
from extract.linking import Said
from extract.match import Found
from extract.mending import to_antecedents
from extract.model import Qualifiers

ANTECEDENTS = to_antecedents(
    {
        "nouns_Document": ["规划", "方案"],
        "nouns_Technology": ["技术"],
        "nouns_Place": ["市", "县"],
        "pronouns": ["它"],
    }
)


def find_head(before: list[str], sentence: str, topic: int | None = 0) -> tuple[str, int] | None:
    """Tell what the last mention of a sentence is said of; the topic is a mention of the first."""
    read = [to_mentions(each) for each in (*before, sentence)]
    texts, mentions = [text for text, _ in read], [found for _, found in read]
    said = [Said() for _ in texts]
    if topic is not None:
        said[0] = Said(topic=(mentions[0][topic],))
    tail = mentions[-1][-1]
    found = Found(None, "promotes", tail, "rule", Qualifiers(), (0, tail.start), earlier=True)
    said[-1] = Said((found,))
    (one,) = ANTECEDENTS.set(texts, [0] * len(texts), mentions, said)[-1].relations
    if one.earlier:
        return None
    assert one.head is not None
    return texts[-1 - one.above][one.head.start : one.head.end], one.above


@pytest.mark.parametrize(
    ("before", "sentence", "expected"),
    [
        (
            ["⟦茶农|Organization⟧盼来《⟦茶山振兴方案|Document⟧》。"],
            "该方案带动⟦采茶|Process⟧。",
            "茶山振兴方案",
        ),
        (
            ["⟦茶农|Organization⟧读了《⟦茶山指南|Document⟧》。", "天晴了。"],
            "不过，该方案带动⟦采茶|Process⟧。",
            "茶山指南",
        ),
        (
            ["⟦茶农|Organization⟧学会了⟦滴灌|Technology⟧。"],
            "这一技术节约了⟦用水|Factor⟧。",
            "滴灌",
        ),
        (
            ["⟦茶农|Organization⟧多在⟦青榆市|Place⟧。"],
            "2024年，该市扩大⟦茶园|Factor⟧。",
            "青榆市",
        ),
        (
            ["⟦茶叶|Factor⟧由⟦林某|Person⟧经销。"],
            "她的合作社带动⟦采茶|Process⟧。",
            "林某",
        ),
    ],
)
def test_a_noun_or_a_person_tells_what_is_taken_up(
    before: list[str], sentence: str, expected: str
) -> None:
    assert find_head(before, sentence) == (expected, len(before))


@pytest.mark.parametrize(
    ("before", "sentence"),
    [
        (["⟦滴灌|Technology⟧胜过⟦漫灌|Technology⟧。"], "这一技术节约⟦用水|Factor⟧。"),
        (["⟦茶农|Organization⟧学会了⟦滴灌|Technology⟧。"], "它节约⟦用水|Factor⟧。"),
        (["⟦茶农|Organization⟧学会了⟦滴灌|Technology⟧。"], "这一举动节约⟦用水|Factor⟧。"),
        (["⟦茶农|Organization⟧学会了⟦滴灌|Technology⟧。"], "其他国家节约⟦用水|Factor⟧。"),
    ],
)
def test_else_the_subject_of_the_sentence_before_is_taken_up(
    before: list[str], sentence: str
) -> None:
    assert find_head(before, sentence) is None


def test_what_stands_far_above_is_not_taken_up() -> None:
    far = ["⟦茶农|Organization⟧学会了⟦滴灌|Technology⟧。", *["天晴了。"] * 5]
    assert find_head(far, "这一技术节约⟦用水|Factor⟧。", topic=None) is None
