"""The measures of the report: what could be computed, merged and kept, and what is told of it."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from graph.report_markdown import to_report_markdown
from graph.write_report import to_report, write_report
from ontology import Knowledge, MergeRecord, Proposal, to_knowledge
from tests.ontology_sample import Said, read, schema

CLASSES = {
    "果品产量": "Indicator", "3万吨": "Quantity", "4万吨": "Quantity", "若干": "Quantity",
}  # fmt: skip


def say(text: str, *relation: object) -> Said:
    return Said(text, {name: kind for name, kind in CLASSES.items() if name in text}, [relation])


@pytest.fixture
def known() -> Knowledge:
    said = [
        say("2023年，果品产量为3万吨。", "果品产量", "has_value", "3万吨", {"time": "2023年"}),
        say("2023年，果品产量为4万吨。", "果品产量", "has_value", "4万吨", {"time": "2023年"}),
        say("近年来果品产量为若干。", "果品产量", "has_value", "若干", {"time": "近年来"}),
        say("3万吨推动4万吨。", "3万吨", "promotes", "4万吨"),
    ]
    merge = MergeRecord("d", "果产量", "x", "alias", 0, 0, 3)
    proposal = Proposal("a", "b", "<b>|果园", "果林", "wording", "", "", 0.25)
    made = to_knowledge([read("a.md", *said)], schema())
    own = next(entity for entity in made.entities if entity.name == "果品产量")
    alone = replace(merge, name=own.name, entity=own.iri)  # The entity is called so: no merge.
    merges = (merge, replace(merge, document="e"), alone)
    return replace(made, merges=merges, proposals=(proposal,))


def test_shares_are_told_with_what_they_leave_out(known: Knowledge) -> None:
    measures = to_report(known, (), "g", schema())["measures"]
    assert measures["values"] == {"count": 3, "share": 0.6667, "not_normalised": {"若干": 1}}
    assert measures["times"] == {"count": 3, "share": 0.6667, "not_normalised": {"近年来": 1}}
    assert measures["rejected"] == {"share": 0.25, "by_constraint": {"PromotesHeadShape": 0.25}}


def test_shapes_that_matched_nothing_are_named(known: Knowledge) -> None:
    idle = to_report(known, (), "g", schema())["measures"]["unmatched_shapes"]
    assert len(idle) == 2 * (len(schema().relations) - 2)
    assert {"IsAHeadShape", "IsATailShape"} <= set(idle)
    assert not {"HasValueHeadShape", "PromotesTailShape"} & set(idle)
    assert all(f"xz:{name} " in schema().shapes.turtle for name in idle)


def test_merges_proposals_and_contradictions_are_counted_and_listed(known: Knowledge) -> None:
    measures = to_report(known, (), "g")["measures"]
    assert measures["merges"] == {
        "count": 1,
        "by_reason": {"alias": 1},
        "first": [{"name": "果产量", "entity": "x", "reason": "alias", "documents": 2}],
    }
    assert measures["proposals"]["first"] == [
        {"left": "<b>|果园", "right": "果林", "reason": "wording", "score": 0.25}
    ]
    assert measures["contradictions"]["by_kind"] == {"value": 1}
    (row,) = measures["contradictions"]["first"]
    assert (row["subject"], {row["left"], row["right"]}) == ("果品产量", {"3万吨", "4万吨"})


def test_the_page_says_all_of_it_and_lets_no_markup_through(known: Knowledge) -> None:
    page = to_report_markdown(to_report(known, (), "g", schema()))
    assert "| 指标数值化为数与单位 · values with number and unit | 3 | 66.7% | 若干 |" in page
    assert "| PromotesHeadShape | 1 | 25.0% |" in page
    assert "没有论断可检查的形状 · shapes that matched nothing：AddressesHeadShape、" in page
    assert r"| \<b\>\|果园 | 果林 | wording |" in page
    assert "| value | 果品产量 | has\\_value |" in page


def test_an_empty_knowledge_has_no_shares(tmp_path: Path) -> None:
    empty = to_knowledge([], schema())
    write_report(to_report(empty, (), "g", schema()), tmp_path)
    measures = json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))["measures"]
    assert measures["values"]["share"] is measures["rejected"]["share"] is None
    assert "—" in (tmp_path / "report.md").read_text(encoding="utf-8")
