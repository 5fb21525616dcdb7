"""The parts of the trained mention finder: words, terms, repeats, spans and their choice."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations, pairwise, product
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract import DataError
from extract.pretrained import STATES
from extract.read_rules import read_rules
from extract.tagging.agreement import agree
from extract.tagging.choice import choose
from extract.tagging.gazetteer import Attestations
from extract.tagging.lattice import FOLLOWS, LABELS, find_spans, to_transitions
from extract.tagging.model import Model, read_model, write_model
from extract.tagging.network import Member, Network
from extract.tagging.network_files import write_network
from extract.tagging.passage import Passage, cover, to_passage
from extract.tagging.repeats import find_repeats
from extract.tagging.segments import Segment, find_segments
from extract.tagging.tagger import mix, pick
from extract.tagging.weights import Weights, to_weights
from extract.tagging.words import cut

scores = st.floats(-3, 3, width=32)
WIDTH = STATES + 57 + 64
"""Columns of what is pretrained: states, shares of tags, vectors."""


def to_paths(length: int) -> list[tuple[int, ...]]:
    """Give every labelling that is whole segments."""
    return [
        path
        for path in product(range(5), repeat=length)
        if path[0] not in (2, 3)
        and path[-1] not in (1, 2)
        and all(LABELS[a] + LABELS[b] in FOLLOWS for a, b in pairwise(path))
    ]


@given(st.lists(st.lists(scores, min_size=5, max_size=5), min_size=1, max_size=5), st.data())
def test_the_probability_of_a_span_is_its_share_of_all_labellings(
    rows: list[list[float]], data: st.DataObject
) -> None:
    weights = to_weights(LABELS, {(f">{a}", b): data.draw(scores) for a, b in map(tuple, FOLLOWS)})
    transitions = to_transitions(weights)
    emissions = np.array(rows, np.float32)
    paths = to_paths(len(rows))
    values = np.array(
        [
            sum(emissions[i, label] for i, label in enumerate(path))
            + sum(transitions[a, b] for a, b in pairwise(path))
            for path in paths
        ]
    )
    shares = np.exp(values - np.log(np.exp(values).sum()))
    # A second, longer sentence in the batch must not change anything.
    longer = np.ones((len(rows) + 3, 5), np.float32)
    found = find_spans([longer, emissions], transitions, 1e-6)[1]
    for start, end, probability in found:
        inside = [4] if end - start == 1 else [1, *[2] * (end - start - 2), 3]
        expected = sum(
            share
            for path, share in zip(paths, shares, strict=True)
            if list(path[start:end]) == inside
        )
        assert probability == pytest.approx(expected, abs=1e-4)
    assert found == sorted(found)


COLUMNS = "OBbIiEeSs"
"""Outside, and first, inner, last, only of two classes in turn."""

WHOLE = re.compile("(O|S|s|BI*E|bi*e)*")


@given(st.lists(st.lists(scores, min_size=9, max_size=9), min_size=1, max_size=4))
def test_the_probability_of_a_segment_is_its_share_of_all_ways_to_cut(
    rows: list[list[float]],
) -> None:
    given_scores = np.array(rows, np.float32)
    paths = [
        path for path in map("".join, product(COLUMNS, repeat=len(rows))) if WHOLE.fullmatch(path)
    ]
    values = np.array(
        [
            sum(float(given_scores[i, COLUMNS.index(label)]) for i, label in enumerate(path))
            for path in paths
        ]
    )
    ways = np.exp(values - np.log(np.exp(values).sum()))
    # A second, longer sentence in the batch must not change anything.
    longer = np.ones((len(rows) + 3, 9), np.float32)
    found = find_segments([longer, given_scores], 1e-6)[1]
    assert found == sorted(found, key=lambda span: (span.start, span.end))
    assert len(found) == len(rows) * (len(rows) + 1) // 2
    for span in found:
        length = span.end - span.start
        for share, letters in zip(span.shares, ("BIES", "bies"), strict=True):
            first, inner, last, only = tuple(letters)
            inside = only if length == 1 else first + inner * (length - 2) + last
            expected = sum(
                way
                for path, way in zip(paths, ways, strict=True)
                if path[span.start : span.end] == inside
            )
            assert share == pytest.approx(expected, abs=1e-4)
        assert span.probability == pytest.approx(sum(span.shares))


def test_segments_below_the_least_probability_are_left_out() -> None:
    given_scores = np.array([[2.0, 0, 0, 0, 0, 0, 0, 1, 0]], np.float32)
    (one,) = find_segments([given_scores], 0.1)[0]
    likely = np.exp([2.0, 1.0, 0.0])
    assert one.shares == pytest.approx((likely[1] / likely.sum(), likely[2] / likely.sum()))
    assert find_segments([given_scores], one.probability + 0.01) == [[]]
    assert find_segments([np.zeros((0, 9), np.float32)], 0.1) == [[]]


spans = st.lists(
    st.builds(
        lambda start, length, value: (start, start + length, value),
        st.integers(0, 8),
        st.integers(1, 4),
        st.floats(-1, 1),
    ),
    max_size=7,
    unique_by=lambda span: span[:2],
)


@given(spans)
def test_no_other_choice_of_spans_is_worth_more(found: list[tuple[int, int, float]]) -> None:
    def is_apart(some: tuple[tuple[int, int, float], ...]) -> bool:
        return all(a[1] <= b[0] or b[1] <= a[0] for a, b in combinations(some, 2))

    best = max(
        sum(span[2] for span in some)
        for size in range(len(found) + 1)
        for some in combinations(found, size)
        if is_apart(some)
    )
    chosen = choose(found, 0.0)
    assert is_apart(tuple(chosen))
    assert sum(span[2] for span in chosen) == pytest.approx(best)


@given(st.text(alphabet="果农种茶，2.5a “", max_size=20))
def test_words_cover_the_text(text: str) -> None:
    assert "".join(word.text for word in cut(text)) == text
    assert all(text[word.start : word.end] == word.text for word in cut(text))


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (["种竹编花篮。", "买竹编花篮吧"], {"竹编花篮": 2}),
        (["种竹编。", "种竹编。"], {}),
        (["竹编", "竹编", "用竹编吧"], {"竹编": 3}),
        (["好，竹，编。", "竹，编"], {}),
        ([], {}),
    ],
)
def test_what_comes_back_among_other_neighbours_is_a_unit(
    texts: list[str], expected: dict[str, int]
) -> None:
    found = {string: repeat.count for string, repeat in find_repeats(texts).items()}
    longest = {s: n for s, n in found.items() if not any(s != o and s in o for o in found)}
    assert longest == expected


def test_a_term_of_one_document_alone_is_unknown_to_that_document() -> None:
    attestations = Attestations({"果园": "Place", "山路": "Place"})
    attestations.add("a", "茶叶加工", "Process", 2)
    attestations.add("a", "果园", "Factor", 1)
    attestations.add("b", "果园", "Factor", 3)
    attestations.add("b", "果园", "Place", 1)
    whole = attestations.to_gazetteer()
    without = attestations.without("a", whole)
    assert whole.terms["茶叶加工"].class_ == "Process"
    assert "茶叶加工" not in without.terms
    assert "加工" in whole.heads
    assert "加工" not in without.heads
    assert (whole.terms["果园"].size, without.terms["果园"].size) == (5, 4)
    # What only a lexicon knows stays known.
    assert (without.terms["山路"].class_, without.terms["山路"].nature) == ("Place", "L")
    assert attestations.without("b", whole).terms["果园"].nature == "u"


def test_a_short_term_is_found_between_words_only() -> None:
    gazetteer = Attestations(
        {"人才": "Factor", "茶": "Factor", "个人才能": "Concept"}
    ).to_gazetteer()
    found = [(start, end) for start, end, _ in gazetteer.find("个人才能种茶", {0, 2, 4, 5, 6})]
    assert found == [(0, 4), (5, 6)]


def test_of_overlapping_spans_the_longer_covers() -> None:
    assert cover([(0, 2, "x"), (1, 4, "y"), (4, 5, "z")], 6) == ["O", "By", "Iy", "Ey", "Sz", "O"]


def make_network() -> Network:
    random = np.random.default_rng(3)
    shapes = {
        "dense": (WIDTH, 6),
        "bias": (6,),
        "characters": (2, 6),
        "signs": (3, 6),
        "inputs": (6, 2 * 4 * 5),
        "inputs_bias": (2 * 4 * 5,),
        "cells": (2, 5, 4 * 5),
        "out": (10, 9),
        "out_bias": (9,),
    }
    members = tuple(
        Member(
            **{name: random.normal(size=shape).astype(np.float32) for name, shape in shapes.items()}
        )
        for _ in range(2)
    )
    return Network(("Factor", "Concept"), {"茶": 1}, {"g=O": 0, "Swp=n": 1}, members)


def make_model() -> Model:
    edges = to_weights(LABELS, {("a0=茶", "S"): 1.5, (">O", "B"): -0.25})
    kinds = to_weights(("-", "Factor", "Concept"), {("m=茶", "Factor"): 2.0})
    terms = {"茶": {"Factor": (3, 2), "Concept": (1, 1)}}
    return Model(edges, kinds, make_network(), terms)


def make_passages(texts: Sequence[str]) -> list[Passage]:
    gazetteer = Attestations({"茶叶": "Factor"}).to_gazetteer()
    rules = read_rules([], {})
    return [to_passage(text, "", gazetteer, rules, {}, {}) for text in texts]


def test_a_sentence_scores_the_same_alone_and_beside_others() -> None:
    network = make_network()
    texts = ["茶叶", "", "山上种茶，山下种稻。", "茶"]
    together = network.score(make_passages(texts))
    assert [rows.shape for rows in together] == [(len(text), 9) for text in texts]
    for text, rows in zip(texts, together, strict=True):
        (alone,) = network.score(make_passages([text]))
        assert rows == pytest.approx(alone, abs=1e-4)
    # The mean of both members, not of one.
    first = replace(network, members=network.members[:1]).score(make_passages(["茶叶"]))[0]
    last = replace(network, members=network.members[1:]).score(make_passages(["茶叶"]))[0]
    assert together[0] == pytest.approx((first + last) / 2, abs=1e-4)
    assert np.abs(first - last).max() > 0.01


def test_a_model_is_the_same_after_writing_and_reading(tmp_path: Path) -> None:
    write_model(make_model(), tmp_path / "one")
    again = read_model(tmp_path / "one")
    write_model(again, tmp_path / "two")
    assert again.terms == make_model().terms
    assert again.spans.labels == ("-", "Factor", "Concept")
    assert again.spans.score([["m=茶"], ["m=山"], []][:2]).tolist() == [[0, 2, 0], [0, 0, 0]]
    assert (again.network.classes, again.network.characters) == (("Factor", "Concept"), {"茶": 1})
    assert again.network.signs == {"g=O": 0, "Swp=n": 1}
    (wrote,), (read,) = (
        one.score(make_passages(["茶叶"])) for one in (make_network(), again.network)
    )
    assert read == pytest.approx(wrote, abs=0.01)
    files = sorted(path.name for path in (tmp_path / "one").iterdir())
    assert files == [
        *("edges.features", "edges.npy", "network.npz"),
        *("spans.features", "spans.npy", "terms.tsv"),
    ]
    for name in files:
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()


def test_a_damaged_model_is_refused_with_its_file(tmp_path: Path) -> None:
    write_model(make_model(), tmp_path)
    (tmp_path / "terms.tsv").write_text("茶\tFactor\tmany\t1\n", encoding="utf-8")
    with pytest.raises(DataError, match=r"terms\.tsv:1: .*expected term, class, counts"):
        read_model(tmp_path)
    write_model(make_model(), tmp_path)
    (tmp_path / "spans.features").write_text("-\tFactor\tConcept\n", encoding="utf-8")
    with pytest.raises(DataError, match="does not fit its weights"):
        read_model(tmp_path)
    write_model(
        replace(make_model(), network=replace(make_network(), classes=("Concept", "Factor"))),
        tmp_path,
    )
    with pytest.raises(DataError, match="has two lists of classes"):
        read_model(tmp_path)
    write_model(make_model(), tmp_path)
    write_network(replace(make_network(), characters={}), tmp_path)
    with pytest.raises(DataError, match=r"network\.npz: has rows that do not fit"):
        read_model(tmp_path)
    with np.load(tmp_path / "network.npz") as file:
        arrays = {name: file[name] for name in file.files if name != "1.out"}
    np.savez(tmp_path / "network.npz", **arrays)
    with pytest.raises(DataError, match=r"network\.npz: has no '1\.out'"):
        read_model(tmp_path)
    (tmp_path / "network.npz").unlink()
    with pytest.raises(DataError, match=r"network\.npz: is missing"):
        read_model(tmp_path)
    write_model(make_model(), tmp_path)
    (tmp_path / "edges.npy").unlink()
    with pytest.raises(DataError, match=r"edges\.npy: is missing"):
        read_model(tmp_path)


def test_the_order_of_features_does_not_change_weights() -> None:
    pairs = {("b", "y"): 1.0, ("a", "x"): 2.0}
    one, two = to_weights(("x", "y"), pairs), to_weights(("x", "y"), dict(reversed(pairs.items())))
    assert isinstance(one, Weights)
    assert one.rows == two.rows
    assert one.table.tolist() == two.table.tolist() == [[2.0, 0.0], [0.0, 1.0], [0.0, 0.0]]


def test_places_of_a_string_agree_on_its_class_and_keep_whether_they_are_mentions() -> None:
    shares = np.array([[0.1, 0.8, 0.1], [0.5, 0.2, 0.3], [0.2, 0.1, 0.7]])
    agreed = agree(["茶", "茶", "山"], shares, 0)
    assert agreed[:, 0].tolist() == [0.1, 0.5, 0.2]
    assert agreed.sum(1) == pytest.approx([1.0, 1.0, 1.0])
    assert agreed[1, 1] > agreed[1, 2]
    assert agreed[2].tolist() == shares[2].tolist()


def test_what_two_models_say_of_a_place_is_averaged_and_the_best_places_are_chosen() -> None:
    spans = [(0, 2, 0.9), (3, 5, 0.5)]
    shares = np.array([[0.5, 0.1], [0.4, 0.0]])
    segments = [Segment(0, 2, 0.9, (0.1, 0.8)), Segment(1, 4, 0.3, (0.0, 0.3))]
    mixed = mix(spans, shares, segments)
    assert {place: row.tolist() for place, row in mixed.items()} == {
        (0, 2): pytest.approx([0.3, 0.45]),
        (3, 5): pytest.approx([0.2, 0.0]),
        (1, 4): pytest.approx([0.0, 0.15]),
    }
    (found,) = pick(mixed, ("Factor", "Concept"))
    assert (found.start, found.end, found.class_) == (0, 2, "Concept")
    assert found.probability == pytest.approx(0.45)
    assert pick({}, ("Factor", "Concept")) == []
