"""The parts of the trained mention finder: words, terms, repeats, spans and their choice."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations, product
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract import DataError
from extract.encoder import read_encoder
from extract.read_rules import read_rules
from extract.tagging.agreement import agree
from extract.tagging.choice import choose
from extract.tagging.gazetteer import Attestations
from extract.tagging.model import Model, read_model, write_model
from extract.tagging.network import Network, Weights
from extract.tagging.network_files import write_network
from extract.tagging.passage import Passage, cover, to_passage
from extract.tagging.repeats import find_repeats
from extract.tagging.segments import Segment, find_segments
from extract.tagging.tagger import choose_mentions, pick, to_confidence
from extract.tagging.words import cut
from tests.encoder_sample import WIDTH, make_encoder

scores = st.floats(-3, 3, width=32)

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
        "signs": (3, 6),
        "near": (3 * (WIDTH + 6), 10),
        "near_bias": (10,),
        "out": (10, 9),
        "out_bias": (9,),
    }
    weights = Weights(
        **{name: random.normal(size=shape).astype(np.float32) for name, shape in shapes.items()}
    )
    weights.signs[-1] = 0
    classes = "Factor", "Concept"
    return Network(classes, {"g=O": 0, "Swp=n": 1}, make_encoder(), weights)


def make_model() -> Model:
    return Model(make_network(), {"茶": {"Factor": (3, 2), "Concept": (1, 1)}})


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
        assert rows == pytest.approx(alone, abs=1e-3)
    assert np.abs(together[0]).max() > 0.1


def test_a_model_is_the_same_after_writing_and_reading(tmp_path: Path) -> None:
    write_model(make_model(), tmp_path / "one")
    again = read_model(tmp_path / "one")
    write_model(again, tmp_path / "two")
    assert again.terms == make_model().terms
    assert again.network.classes == ("Factor", "Concept")
    assert again.network.encoder.characters == make_encoder().characters
    assert again.network.signs == {"g=O": 0, "Swp=n": 1}
    (wrote,), (read,) = (
        one.score(make_passages(["茶叶"])) for one in (make_network(), again.network)
    )
    # One byte a weight of the encoder.
    assert read == pytest.approx(wrote, rel=0.2, abs=0.5)
    files = sorted(path.name for path in (tmp_path / "one").iterdir())
    assert files == ["encoder.npz", "network.npz", "terms.tsv"]
    for name in files:
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()


def test_a_damaged_model_is_refused_with_its_file(tmp_path: Path) -> None:
    write_model(make_model(), tmp_path)
    (tmp_path / "terms.tsv").write_text("茶\tFactor\tmany\t1\n", encoding="utf-8")
    with pytest.raises(DataError, match=r"terms\.tsv:1: .*expected term, class, counts"):
        read_model(tmp_path)
    write_model(make_model(), tmp_path)
    write_network(replace(make_network(), signs={}), tmp_path)
    with pytest.raises(DataError, match=r"network\.npz: .*has rows that do not fit"):
        read_model(tmp_path)
    with np.load(tmp_path / "network.npz") as file:
        arrays = {name: file[name] for name in file.files if name != "weight.out"}
    np.savez(tmp_path / "network.npz", **arrays)
    with pytest.raises(DataError, match=r"network\.npz: .*has no 'weight\.out'"):
        read_model(tmp_path)
    (tmp_path / "network.npz").unlink()
    with pytest.raises(DataError, match=r"network\.npz: .*is missing"):
        read_model(tmp_path)
    write_model(make_model(), tmp_path)
    (tmp_path / "encoder.npz").write_bytes(b"PK")
    read_encoder.cache_clear()
    with pytest.raises(DataError, match=r"encoder\.npz: .*expected an encoder"):
        read_model(tmp_path)
    (tmp_path / "encoder.npz").unlink()
    with pytest.raises(DataError, match=r"encoder\.npz: .*is missing"):
        read_model(tmp_path)


def test_places_of_a_string_agree_on_its_class_and_keep_whether_they_are_mentions() -> None:
    shares = np.array([[0.8, 0.1], [0.2, 0.3], [0.1, 0.7]])
    agreed = agree(["茶", "茶", "山"], shares)
    assert agreed.sum(1) == pytest.approx([0.9, 0.5, 0.8])
    assert agreed[1, 0] > agreed[1, 1]
    assert agreed[2].tolist() == shares[2].tolist()


def test_the_places_worth_most_are_chosen_each_with_its_likeliest_class() -> None:
    segments = [
        Segment(0, 2, 0.9, (0.1, 0.8)),
        Segment(1, 4, 0.6, (0.0, 0.6)),
        Segment(4, 5, 0.2, (0.1, 0.1)),
    ]
    shares = np.array([one.shares for one in segments])
    (found,) = pick(segments, shares, ("Factor", "Concept"))
    assert (found.start, found.end, found.class_) == (0, 2, "Concept")
    assert found.probability == to_confidence(0.8)
    assert pick([], np.zeros((0, 2)), ("Factor", "Concept")) == []
    passages = make_passages(["山上种茶叶", "茶叶"])
    told = [[Segment(3, 5, 0.9, (0.5, 0.4))], [Segment(0, 2, 0.8, (0.0, 0.8))]]
    mentions = choose_mentions(passages, told, ("Factor", "Concept"))
    assert [one.class_ for row in mentions for one in row] == ["Concept", "Concept"]
