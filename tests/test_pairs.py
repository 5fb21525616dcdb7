"""The pair model reads a sentence, chooses among relations, and keeps what it has learnt."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from extract.examples import to_mentions
from extract.model import DOCUMENT_HEAD, Qualifiers, Vocabulary
from extract.pairs import forest, linear
from extract.pairs.decode import choose, to_ends
from extract.pairs.forest import Forest
from extract.pairs.guess import RELATIONS
from extract.pairs.linear import Linear
from extract.pairs.marks import find_modal
from extract.pairs.option import CUES, Option
from extract.pairs.reading import Reader, Reading
from extract.pairs.state import MODEL, add_unjudged, find_trigger, to_founds
from extract.pairs.view import to_words
from extract.resources import read_resources

CLASSES = (
    *("Person", "Organization", "Place", "Time", "Quantity", "Document", "Event"),
    *("ProductiveForce", "ProductionRelation", "Factor", "Industry", "Technology", "Policy"),
    *("Principle", "Problem", "Indicator", "Process", "Feature", "Concept"),
)
RESOURCES = read_resources(Vocabulary(CLASSES))
READER = Reader(RESOURCES.rules, RESOURCES.ranks)


def read(marked: str) -> Reading:
    return READER.read(*to_mentions(marked))


def to_option(head: int, relation: str, tail: int) -> Option:
    return Option(head, RELATIONS.index(relation), tail)


def test_a_view_holds_words_and_groups_in_one_row() -> None:
    view = read("“⟦滴灌|Technology⟧”和⟦地膜|Technology⟧提高了⟦产量|Indicator⟧，成本下降。").view
    expected = to_words("<Technology> 提高 了 <Indicator> ， 成本 下降 。")
    assert view.items == expected
    assert view.places == (0, 3)
    assert [len(group.members) for group in view.groups] == [2, 1]
    assert view.clauses == (0, 0, 0, 0, 0, 1, 1, 1)
    assert view.verbs[1] == "promote"
    assert "promote" in view.cues[1]


def test_a_mention_cuts_the_words_its_edges_fall_into() -> None:
    view = read("⟦果⟧农种茶").view
    assert view.items[0] == "<Concept>"
    assert "".join(view.items[1:]) == "农种茶"
    assert view.starts[1] == 1


@pytest.mark.parametrize(
    ("text", "verb", "relative", "preposition", "noun"),
    [
        ("村里推广⟦滴灌⟧。", "推广", "", "", ""),
        ("村里加强正在推进的⟦滴灌⟧。", "加强", "推进", "", ""),
        ("以⟦滴灌⟧为抓手", "", "", "以", ""),
        ("这是⟦滴灌⟧的重要基础。", "是", "", "是", "基础"),
    ],
)
def test_a_context_tells_the_governing_verb_and_the_noun_after_de(
    text: str, verb: str, relative: str, preposition: str, noun: str
) -> None:
    context = read(text).contexts[-1]
    assert (context.verb, context.relative, context.noun) == (verb, relative, noun)
    assert context.preposition == preposition


def test_a_subject_is_carried_over_to_the_clause_that_leaves_it_out() -> None:
    reading = read("⟦冷链⟧延伸到村，提升了⟦鲜果品质⟧。")
    assert reading.subjects[1] == 0


def test_only_the_likeliest_relation_of_a_pair_is_chosen_and_only_above_its_threshold() -> None:
    options = [
        to_option(0, "promotes", 1),
        to_option(1, "depends_on", 0),
        to_option(0, "uses", 2),
        to_option(DOCUMENT_HEAD, "calls_for", 1),
    ]
    thresholds = dict.fromkeys(RELATIONS, 0.4)
    chosen = choose(options, [0.5, 0.7, 0.39, 0.4], thresholds)
    assert chosen == [(options[1], 0.7), (options[3], 0.4)]


@pytest.mark.parametrize(
    ("text", "option", "pairs"),
    [
        (
            "⟦滴灌⟧和⟦地膜⟧提高⟦产量⟧和⟦品质⟧。",
            to_option(0, "promotes", 1),
            {("滴灌", "产量"), ("滴灌", "品质"), ("地膜", "产量"), ("地膜", "品质")},
        ),
        (
            "⟦产量|Indicator⟧、⟦收入|Indicator⟧分别增长⟦5%|Quantity⟧、⟦8%|Quantity⟧。",
            to_option(0, "has_value", 1),
            {("产量", "5%"), ("收入", "8%")},
        ),
        (
            "⟦滴灌⟧、⟦地膜⟧和⟦农机⟧相结合。",
            to_option(0, "integrates_with", 0),
            {
                ("滴灌", "地膜"),
                ("滴灌", "农机"),
                ("地膜", "农机"),
            },
        ),
        (
            "推广⟦滴灌⟧和⟦地膜⟧。",
            to_option(DOCUMENT_HEAD, "calls_for", 0),
            {(None, "滴灌"), (None, "地膜")},
        ),
    ],
)
def test_members_of_groups_are_joined_as_the_text_joins_them(
    text: str, option: Option, pairs: set[tuple[str | None, str]]
) -> None:
    reading = read(text)

    def term(end: object) -> str | None:
        if end is None:
            return None
        assert hasattr(end, "start")
        assert hasattr(end, "end")
        return reading.view.text[end.start : end.end]

    assert {(term(head), term(tail)) for head, tail in to_ends(option, reading)} == pairs


def test_the_trigger_is_the_word_of_the_relations_kind() -> None:
    reading = read("⟦滴灌⟧投入不大，却明显提升⟦产量⟧的稳定性。")
    assert reading.view.items[find_trigger(to_option(0, "promotes", 1), reading)] == "提升"


def test_every_relation_has_cues_and_every_kind_of_cue_is_a_list() -> None:
    assert set(CUES) == set(RELATIONS)
    named = {
        name.split("_", 1)[1]
        for name in RESOURCES.rules.lists
        if name.startswith(("cues_", "verbs_"))
    }
    assert {kind for kinds in CUES.values() for kind in kinds} <= named


def test_a_relation_names_the_rule_that_proposes_it_or_else_the_model() -> None:
    ruled = read("⟦滴灌⟧催生⟦新职业⟧。")
    options = [(to_option(0, "gives_rise_to", 1), 0.914)]
    ((found,),) = to_founds([options], [ruled], RESOURCES.rules.discourse)
    assert (found.rule, found.confidence, found.trigger[0]) == ("brings-about", 0.91, 2)
    ((found,),) = to_founds([[(to_option(1, "uses", 0), 0.5)]], [ruled], RESOURCES.rules.discourse)
    assert found.rule == MODEL


def test_a_linear_model_keeps_its_scores_to_a_hundredth_and_counts_a_name_once() -> None:
    weights = np.array([[1.5, -0.25], [0.1, 0.7]], np.float32)
    model = Linear({"a": 0, "b": 1}, weights, np.array([0.5, 0.0], np.float32))
    kept = linear.from_arrays(linear.to_arrays(model, "m"), "m")
    assert kept.apply([["a", "a", "unknown"], ["a", "b"], []]) == pytest.approx(
        np.array([[2.0, -0.25], [2.1, 0.45], [0.5, 0.0]]), abs=0.02
    )


def test_a_forest_adds_the_leaves_that_a_row_comes_to() -> None:
    trees = Forest(
        feature=np.array([[1, 0, 0], [0, 0, 0]], np.int16),
        threshold=np.array([[0.5, 0.0, 0.0], [2.0, 0.0, 0.0]]),
        left=np.array([[1, 1, 2], [1, 1, 2]], np.int16),
        right=np.array([[2, 1, 2], [2, 1, 2]], np.int16),
        value=np.array([[0.0, 1.0, -1.0], [0.0, 0.5, -0.5]], np.float32),
        depth=1,
    )
    rows = np.array([[2.0, 0.5], [3.0, 0.6]], np.float32)
    expected = [1 / (1 + np.exp(-1.5)), 1 / (1 + np.exp(1.5))]
    assert trees.apply(rows) == pytest.approx(expected)
    assert forest.from_arrays(forest.to_arrays(trees)).apply(rows) == pytest.approx(expected)


def test_nothing_is_said_of_a_thing_and_itself() -> None:
    reading = read("⟦滴灌⟧推广后，⟦滴灌⟧带动⟦地膜⟧。")
    rows = [[(to_option(0, "promotes", 1), 0.9), (to_option(0, "promotes", 2), 0.9)]]
    ((found,),) = to_founds(rows, [reading], RESOURCES.rules.discourse)
    assert reading.view.text[found.tail.start : found.tail.end] == "地膜"


@pytest.mark.parametrize(
    ("text", "action"),
    [
        ("要加强和改善⟦服务⟧。", "加强和改善"),
        ("要把⟦数据⟧纳入目录。", "纳入"),
        ("必须严厉打击⟦走私⟧。", "打击"),
        ("要推广⟦滴灌⟧。", "推广"),
    ],
)
def test_the_action_of_a_demand_is_the_verb_that_its_object_has(text: str, action: str) -> None:
    reading = read(text)
    options = [(to_option(DOCUMENT_HEAD, "calls_for", 0), 0.9)]
    ((found,),) = to_founds([options], [reading], RESOURCES.rules.discourse)
    assert found.qualifiers.action == action


@pytest.mark.parametrize(
    ("text", "modal"),
    [
        ("⟦滴灌⟧要提升⟦产量⟧。", ("要", 1)),
        ("⟦滴灌⟧可以明显提升⟦产量⟧。", ("可以", 2)),
        ("要以⟦滴灌⟧提升⟦产量⟧。", ("", 0)),
        ("应推广，⟦滴灌⟧提升⟦产量⟧。", ("", 0)),
    ],
)
def test_a_modal_verb_tells_of_the_trigger_that_no_mention_or_mark_parts_it_from(
    text: str, modal: tuple[str, int]
) -> None:
    view = read(text).view
    assert find_modal(view, view.items.index("提升")) == modal


def test_without_a_learnt_part_qualifiers_are_those_of_rules() -> None:
    reading = read("要以⟦滴灌⟧提升⟦产量⟧。")
    ((found,),) = to_founds(
        [[(to_option(0, "promotes", 1), 0.9)]], [reading], RESOURCES.rules.discourse
    )
    assert found.qualifiers == Qualifiers(modality="advocated")


def test_no_file_of_the_model_is_a_pickle(tmp_path: Path) -> None:
    path = tmp_path / "arrays.npz"
    arrays = linear.to_arrays(
        Linear({"a": 0}, np.ones((1, 1), np.float32), np.zeros(1, np.float32)), "m"
    )
    np.savez_compressed(path, **arrays)  # type: ignore[arg-type]
    with np.load(path, allow_pickle=False) as kept:
        assert {kept[name].dtype.kind for name in kept.files} <= {"i", "u", "f"}


def test_a_rule_that_the_model_has_not_learnt_to_judge_stands_beside_it() -> None:
    reading = read("⟦滴灌⟧催生⟦新职业⟧和⟦新买卖⟧。")
    terms = [
        reading.view.text[one.tail.start : one.tail.end] for one in add_unjudged((), reading, ())
    ]
    assert terms == ["新职业", "新买卖"]
    assert add_unjudged((), reading, {one.rule for one in reading.said}) == ()
