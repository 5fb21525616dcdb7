"""The recipe of the pair model learns what annotated sentences state, and gives the same bytes."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("lightgbm", reason="training needs the packages of the train extra")
pytest.importorskip("torch", reason="training needs the packages of the train extra")

from extract.faults import DataError
from extract.model import DOCUMENT_HEAD, Vocabulary
from extract.pairs.decode import to_ends
from extract.pairs.guess import RELATIONS
from extract.pairs.inputs import read_inputs
from extract.pairs.model import FILE, read_model
from extract.pairs.reading import EARLIER_HEAD, Reader
from extract.relations import RelationFinder
from extract.resources import read_resources
from extract.training.annotated import read_annotated
from extract.training.pair_examples import read_examples, read_found, to_candidates
from extract.training.pair_lessons import to_lessons, to_ways
from extract.training.pair_reader import Settings
from extract.training.relations import (
    THRESHOLD,
    find_judged,
    read_all_examples,
    train_relations,
)
from extract.training.trees import to_forest

CLASSES = (
    *("Person", "Organization", "Place", "Time", "Quantity", "Document", "Event"),
    *("ProductiveForce", "ProductionRelation", "Factor", "Industry", "Technology", "Policy"),
    *("Principle", "Problem", "Indicator", "Process", "Feature", "Concept"),
)
VOCABULARY = Vocabulary(CLASSES)
RESOURCES = read_resources(VOCABULARY)
SMALL = Settings(items=24, cells=16, hidden=24, rounds=6, batch=8, least=2)
TECHNIQUES = (
    "滴灌",
    "地膜",
    "轮作",
    "间作",
    "嫁接",
    "套袋",
    "深翻",
    "梯田",
    "温室",
    "育苗",
    "追肥",
    "修剪",
)
EFFECTS = (
    "产量",
    "品质",
    "收入",
    "出苗率",
    "成活率",
    "糖度",
    "单果重",
    "商品率",
    "坐果率",
    "地力",
    "墒情",
    "果径",
)


def to_file(techniques: tuple[str, ...], effects: tuple[str, ...]) -> str:
    """Give an annotated file of made-up sentences: one that furthers, one that demands, a kind."""
    lines = ["# 果园手记", "P"]
    for number, (one, effect) in enumerate(zip(techniques, effects, strict=True)):
        mentions = [f"E\t{one}\tTechnology", f"E\t{effect}\tIndicator"]
        lines += [f"S\ta{number}\t{one}可以稳住{effect}。", *mentions]
        lines += [f"R\t{one}\tpromotes\t{effect}\tmodality=possible"]
        lines += [f"S\tb{number}\t要推广{one}，{effect}另行公布。", *mentions]
        lines += [f"R\tDOC\tcalls_for\t{one}\taction=推广"]
        lines += [f"S\tc{number}\t{one}与{effect}的记录写在墙上。", *mentions]
    return "\n".join(lines) + "\n"


@pytest.fixture(scope="module")
def annotated(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    folder = tmp_path_factory.mktemp("annotated")
    paths = []
    for turn in range(4):
        effects = EFFECTS[turn:] + EFFECTS[:turn]
        paths.append(folder / f"orchard{turn}.tsv")
        paths[-1].write_text(to_file(TECHNIQUES, effects), encoding="utf-8")
    return paths


@pytest.fixture(scope="module")
def trained(annotated: list[Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("trained")
    train_relations(annotated, out, VOCABULARY, settings=SMALL)
    return out


def test_what_was_learnt_holds_for_terms_never_seen(trained: Path, tmp_path: Path) -> None:
    path = tmp_path / "new.tsv"
    path.write_text(to_file(("覆草", "蹲苗"), ("甜度", "株高")), encoding="utf-8")
    resources = read_resources(VOCABULARY)
    reader = Reader(resources.rules, resources.ranks)
    model = read_model(trained)
    for example in read_examples(path, reader, to_candidates):
        text, reading = example.sentence.text, example.reading
        (stated,) = model.find_all([reading], read_inputs([reading]), resources.ranks)
        found = {
            (
                "DOC" if head is None else text[head.start : head.end],
                RELATIONS[option.relation],
                text[tail.start : tail.end],
            )
            for option, _ in stated
            for head, tail in to_ends(option, reading)
        }
        assert found == {(r.head, r.relation, r.tail) for r in example.sentence.relations}


def test_the_component_states_relations_with_learnt_qualifiers(trained: Path) -> None:
    import spacy

    from extract.candidate import Candidate

    finder = RelationFinder().from_disk(trained)
    finder.resources = read_resources(VOCABULARY)
    doc = spacy.blank("zh")("覆草可以稳住甜度。")
    doc._.mentions = (Candidate(0, 2, "Technology", "test"), Candidate(6, 8, "Indicator", "test"))
    (found,) = finder(doc)._.relations
    assert (found.relation, found.qualifiers.modality) == ("promotes", "possible")
    assert THRESHOLD <= (found.confidence or 0) <= 1


def test_the_same_files_give_the_same_bytes(
    annotated: list[Path], trained: Path, tmp_path: Path
) -> None:
    train_relations([*reversed(annotated)], tmp_path, VOCABULARY, settings=SMALL)
    assert (tmp_path / FILE).read_bytes() == (trained / FILE).read_bytes()


def test_the_component_writes_the_model_it_has_read(trained: Path, tmp_path: Path) -> None:
    RelationFinder().from_disk(trained).to_disk(tmp_path)
    with np.load(trained / FILE) as one, np.load(tmp_path / FILE) as two:
        assert one.files == two.files
        assert all(
            np.array_equal(one[name], two[name]) for name in one.files if "weights" not in name
        )
    assert RelationFinder().from_disk(tmp_path / "nothing").learnt is None


def test_a_faulty_file_is_told(tmp_path: Path) -> None:
    path = tmp_path / "faulty.tsv"
    path.write_text("S\t1\t滴灌。\nX\t滴灌\n", encoding="utf-8")
    with pytest.raises(DataError, match=r"faulty\.tsv"):
        train_relations([path], tmp_path, VOCABULARY, settings=SMALL)


def test_labels_join_the_nearest_places_of_terms_and_tell_heads_outside(tmp_path: Path) -> None:
    path = tmp_path / "one.tsv"
    path.write_text(
        "# 果园\nP\nS\t1\t滴灌省水。\nE\t滴灌\tTechnology\n"
        "S\t2\t产量不足时它提高产量和品质，地膜也与之结合，还要追肥。\n"
        "E\t产量\tIndicator\nE\t品质\tIndicator\nE\t地膜\tTechnology\nE\t追肥\tTechnology\n"
        "R\t滴灌\tpromotes\t品质\nR\t滴灌\tpromotes\t产量\nR\tDOC\tcalls_for\t追肥\taction=追肥\n"
        "R\t地膜\tpromotes\t产量\nR\t地膜\tpromotes\t品质\n",
        encoding="utf-8",
    )
    resources = read_resources(VOCABULARY)
    examples = [*read_examples(path, Reader(resources.rules, resources.ranks), to_candidates)]
    assert len(examples) == len([row for row in read_annotated(path) if row.id])
    labels = examples[1].labels
    assert labels[DOCUMENT_HEAD, 3] == {"calls_for"}
    assert labels[2, 1] == {"promotes"}
    assert {head for head, _ in labels} == {DOCUMENT_HEAD, EARLIER_HEAD, 2}


def test_trees_become_arrays_that_are_walked_alike() -> None:
    leaf = {"leaf_value": 0.25}
    split = {
        "split_feature": 1,
        "threshold": 0.5,
        "left_child": {"leaf_value": -1.0},
        "right_child": {
            "split_feature": 0,
            "threshold": 3.0,
            "left_child": {"leaf_value": 2.0},
            "right_child": {"leaf_value": 4.0},
        },
    }
    trees = to_forest({"tree_info": [{"tree_structure": split}, {"tree_structure": leaf}]})
    rows = np.array([[0.0, 0.5], [3.0, 0.6], [3.5, 0.6]], np.float32)
    odds = np.array([-0.75, 2.25, 4.25])
    assert trees.apply(rows) == pytest.approx(1 / (1 + np.exp(-odds)))


def test_a_sentence_of_very_many_mentions_is_left_to_rules(trained: Path) -> None:
    import spacy

    from extract.candidate import Candidate

    finder = RelationFinder().from_disk(trained)
    finder.resources = read_resources(VOCABULARY)
    text = "覆草催生甜度，" * 400
    doc = spacy.blank("zh")(text)
    doc._.mentions = tuple(
        Candidate(start, start + 2, "Technology", "test")
        for at in range(0, len(text), 7)
        for start in (at, at + 4)
    )
    assert {one.rule for one in finder(doc)._.relations} == {"brings-about"}


def test_found_mentions_are_read_from_a_file_and_learnt_from_like_annotated_ones(
    annotated: list[Path], tmp_path: Path
) -> None:
    path = tmp_path / "found.tsv"
    path.write_text(
        "orchard0\ta0\t4\t6\tIndicator\norchard0\ta0\t0\t2\tTechnology\n", encoding="utf-8"
    )
    reader = Reader(RESOURCES.rules, RESOURCES.ranks)
    examples = [*read_examples(annotated[0], reader, read_found(path))]
    spans = [(one.start, one.end) for one in examples[0].reading.view.groups]
    assert spans == [(0, 2), (4, 6)]
    assert not examples[1].reading.view.groups


def test_a_faulty_line_of_found_mentions_is_told(tmp_path: Path) -> None:
    path = tmp_path / "found.tsv"
    path.write_text("orchard0\ta0\t0\t2\tTechnology\norchard0\ta0\tfour\n", encoding="utf-8")
    with pytest.raises(DataError, match=r"found\.tsv:2"):
        read_found(path)


def test_found_mentions_of_a_sentence_that_was_changed_are_told(
    annotated: list[Path], tmp_path: Path
) -> None:
    path = tmp_path / "found.tsv"
    path.write_text("orchard0\ta0\t400\t402\tTechnology\n", encoding="utf-8")
    reader = Reader(RESOURCES.rules, RESOURCES.ranks)
    with pytest.raises(DataError, match=r"found\.tsv: orchard0 a0: .* ends at 402"):
        list(read_examples(annotated[0], reader, read_found(path)))


def test_only_rules_that_spoke_in_enough_sentences_can_be_judged(annotated: list[Path]) -> None:
    once = read_all_examples(annotated[:2], RESOURCES)
    counts = Counter(rule for one in once for rule in {found.rule for found in one.reading.said})
    most = max(counts.values())
    twice = read_all_examples(annotated[:2], RESOURCES, [to_candidates])
    assert find_judged(once, 1) == counts.keys()
    # A sentence whose mentions are given in two ways counts once.
    assert find_judged(twice, most) == {rule for rule, count in counts.items() if count == most}
    assert not find_judged(twice, most + 1)


def test_ways_of_one_sentence_are_learnt_from_in_turn(annotated: list[Path]) -> None:
    examples = read_all_examples(annotated[:2], RESOURCES, [to_candidates])
    ways = to_ways(to_lessons(examples), examples, range(len(examples)))
    assert {len(lessons) for lessons in ways} == {2}
    assert len(ways) * 2 == len(examples)
