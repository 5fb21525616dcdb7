"""What sentences say as the relations of a document: who says it where 他 or 她 does."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from corpus import to_simplified
from extract.annotations import RelationRow
from extract.examples import to_mentions
from extract.linking import Placed, Said, link
from extract.match import Found
from extract.mending.persons import set_persons
from extract.model import DOCUMENT_HEAD, Qualifiers
from extract.parts import Part

SPEAKER = "工程师⟦林某|Person⟧长期研究物流。"


def link_all(marked: Sequence[str], source: str | None = None) -> list[RelationRow]:
    """Link sentences whose last two mentions are related where they stand behind the first one."""
    text, placed, said, first = "", [], [], 0
    texts = []
    for sentence in marked:
        plain, mentions = to_mentions(sentence)
        placed.append(
            Placed(Part(len(text), len(text) + len(plain), "prose", "", 0), first, mentions)
        )
        first += len(mentions)
        text += plain
        texts.append(to_simplified(plain))
        found: tuple[Found, ...] = ()
        if len(mentions) > 1:
            head, tail = mentions[-2:]
            trigger = head.end, tail.start
            found = (Found(head, "promotes", tail, "rule", Qualifiers(source=source), trigger),)
        elif mentions and mentions[0].class_ != "Person":
            trigger = mentions[0].start - 1, mentions[0].start
            found = (Found(None, "calls_for", mentions[0], "rule", Qualifiers(), trigger),)
        said.append(Said(found))
    spoken = set_persons(texts, [one.mentions for one in placed], said)
    return [*link(text, placed, spoken)]


def find_source(row: RelationRow) -> str | None:
    return Qualifiers(*row.qualifiers).source  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "sentence",
    [
        "她认为，⟦冷链⟧带动⟦电商⟧。",
        "对此，他解释说，⟦冷链⟧带动⟦电商⟧。",
        "在她看来，⟦冷链⟧带动⟦电商⟧。",
        "她的看法是，⟦冷链⟧带动⟦电商⟧。",
        "“⟦冷链⟧带动⟦电商⟧，”他说。",
        "她認為，⟦冷链⟧带动⟦电商⟧。",
    ],
)
def test_the_person_named_last_says_what_he_or_she_says(sentence: str) -> None:
    (row,) = link_all([SPEAKER, "物流很重要。", sentence])
    assert find_source(row) == "林某"


@pytest.mark.parametrize(
    "sentence",
    [
        "他们认为，⟦冷链⟧带动⟦电商⟧。",
        "其他研究认为，⟦冷链⟧带动⟦电商⟧。",
        "⟦冷链⟧带动⟦电商⟧，她认为价格会下降。",
        "她的村子离城很远，⟦冷链⟧带动⟦电商⟧。",
        "⟦赵某|Person⟧不同意，他认为⟦冷链⟧带动⟦电商⟧。",
        "⟦冷链⟧带动⟦电商⟧。",
    ],
)
def test_what_nobody_named_before_says_has_no_speaker_from_there(sentence: str) -> None:
    (row,) = link_all([SPEAKER, sentence])
    assert find_source(row) is None


def test_a_speaker_that_the_sentence_names_stays() -> None:
    (row,) = link_all([SPEAKER, "她引用报告认为，⟦冷链⟧带动⟦电商⟧。"], source="报告")
    assert find_source(row) == "报告"


@pytest.mark.parametrize(
    ("before", "sentence", "head"),
    [
        (SPEAKER, "她建议推广⟦冷链⟧。", 0),
        (SPEAKER, "应当推广⟦冷链⟧。", DOCUMENT_HEAD),
        ("物流很重要。", "她建议推广⟦冷链⟧。", DOCUMENT_HEAD),
    ],
)
def test_what_he_or_she_calls_for_is_not_called_for_by_the_document(
    before: str, sentence: str, head: int
) -> None:
    (row,) = link_all([before, sentence])
    assert (row.head, row.relation, find_source(row)) == (head, "calls_for", None)
