"""What changed between two graphs in; lines for a person out, Chinese first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from graph.explain_words import BOUNDS, DENIED, MODALITY, QUALIFIERS
from ontology import Differences, NamedClaim, Regrouping, Schema

MARKED: Mapping[str, tuple[str, str]] = {
    **MODALITY,
    "negative": DENIED,
    **{str(bound): words for bound, words in BOUNDS.items()},
}
"""What is said of a claim without a wording of the text; asserted and positive go without."""


def to_difference_lines(found: Differences, schema: Schema) -> Iterator[str]:
    """Give a heading with its count and, in the order of their words, a line for each change."""
    relations = {term.name: f"{term.zh} {term.name}" for term in schema.relations}
    classes = {term.name: f"{term.zh} {term.name}" for term in schema.classes}

    def say(row: NamedClaim) -> str:
        return _say(row, relations)

    evidence = [f"~ {say(row.claim)}  +{row.came} -{row.went}" for row in found.evidence_changed]
    renamed = [
        f"~ {row.old_name} ({classes[row.old_class]}) → {row.new_name} ({classes[row.new_class]})"
        for row in found.entities_changed
    ]
    requalified, moved = (
        [f"- {say(row.old)}\n+ {say(row.new)}" for row in rows]
        for rows in (found.claims_requalified, found.claims_moved)
    )
    came, went = ([say(row) for row in rows] for rows in (found.claims_came, found.claims_went))
    lists = (
        ("新增文献 documents that came", _mark("+", found.documents_came)),
        ("移除文献 documents that went", _mark("-", found.documents_went)),
        ("改动文献 documents that changed", _mark("~", found.documents_changed)),
        ("新增论断 claims that came", _mark("+", came)),
        ("消失论断 claims that went", _mark("-", went)),
        ("限定变化 claims qualified otherwise", requalified),
        ("随实体合并或拆分的论断 claims of merged or split entities", moved),
        ("证据变化 claims with other evidence", evidence),
        ("新增实体 entities that came", _mark("+", found.entities_came)),
        ("消失实体 entities that went", _mark("-", found.entities_went)),
        ("更名或改类 entities with another name or class", renamed),
        ("合并 merged", [_regroup(row) for row in found.merged]),
        ("拆分 split", [_regroup(row) for row in found.split]),
    )
    for heading, lines in lists:
        if lines:
            yield f"{heading}: {len(lines)}"
            yield from sorted(lines)


def _mark(sign: str, texts: Sequence[str]) -> list[str]:
    return [f"{sign} {text}" for text in texts]


def _regroup(row: Regrouping) -> str:
    return f"~ {'、'.join(row.old)} → {'、'.join(row.new)}"


def _say(row: NamedClaim, relations: Mapping[str, str]) -> str:
    """Give a claim and what qualifies it: 甲 促进 promotes 乙（主张 advocated）."""
    said = (row.qualifiers.get(name, "") for name in ("modality", "polarity", "bound"))
    notes = [" ".join(MARKED[value]) for value in said if value in MARKED]
    notes += [
        f"{zh} {en} {row.qualifiers[name]}"
        for name, (zh, en) in QUALIFIERS.items()
        if name in row.qualifiers
    ]
    told = f"（{'；'.join(notes)}）" if notes else ""
    return f"{row.subject} {relations[row.relation]} {row.object}{told}"
