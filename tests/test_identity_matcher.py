"""The matcher ranks what is proposed, and merges nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.identity import DATA, read_pairs
from benchmarks.matcher import TRAINED, main, to_labelled
from ontology import to_knowledge
from ontology.longer import LIKELY
from ontology.matcher import MATCHER, read_matcher
from ontology.pair_features import cut_common, differ_in_numbers, to_features
from ontology.train_matcher import train_matcher, write_matcher
from tests.ontology_sample import Said, read, schema


def test_the_shipped_weights_are_those_of_the_six_lists(tmp_path: Path) -> None:
    main([str(tmp_path / "matcher.toml")])
    trained, shipped = read_matcher(tmp_path / "matcher.toml"), read_matcher(MATCHER)
    # Machines sum up in orders of their own, so the last digit may differ.
    assert trained.start == pytest.approx(shipped.start, abs=0.002)
    for name in trained.weights.keys() | shipped.weights.keys():
        apart = trained.weights.get(name, 0.0) - shipped.weights.get(name, 0.0)
        assert abs(apart) < 0.002, name


def test_the_order_of_the_pairs_has_no_part_in_the_weights(tmp_path: Path) -> None:
    pairs = [to_labelled(pair) for pair in read_pairs(TRAINED[0])]
    for name, rows in (("one", pairs), ("two", pairs[::-1])):
        write_matcher(train_matcher(rows), tmp_path / name)
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()


def test_what_is_one_thing_comes_first_in_a_list_the_matcher_never_saw() -> None:
    rows = map(to_labelled, read_pairs(DATA / "identity-seventh.tsv"))
    pairs = [row for row in rows if row[0] != row[1]]
    ranked = sorted(pairs, key=lambda row: -read_matcher().score(*row[:3]))
    found = [row[3] for row in ranked]
    half = len(found) // 2
    assert sum(found[:half]) >= 0.85 * sum(found)
    assert sum(found[:20]) / 20 >= 3 * sum(found) / len(found)


@pytest.mark.parametrize(
    ("left", "right", "cut"),
    [
        ("冷链运输", "冷链性运输", ("冷链", "", "性", "运输")),
        ("果果", "果果果", ("果果", "", "果", "")),
        ("果园", "冷链", ("", "果园", "冷链", "")),
        ("果园", "果园", ("果园", "", "", "")),
    ],
)
def test_what_two_names_share_is_cut_off(left: str, right: str, cut: tuple[str, ...]) -> None:
    assert cut_common(left, right) == cut


@given(st.text("果园冷链的性化管护", min_size=1), st.text("果园冷链的性化管护", min_size=1))
def test_the_order_of_a_pair_has_no_part_in_its_score(left: str, right: str) -> None:
    assert to_features(left, right, True) == to_features(right, left, True)
    assert 0 <= read_matcher().score(left, right, True) <= 1


def test_names_with_other_numerals_are_never_one_thing() -> None:
    assert differ_in_numbers("第三次果业普查", "第二次果业普查")
    assert read_matcher().score("第三次果业普查", "第二次果业普查", True) == 0
    assert not differ_in_numbers("第三次果业普查", "果业第三次普查")


def test_a_piece_that_seldom_means_anything_is_likelier_than_one_that_does() -> None:
    matcher = read_matcher()
    assert matcher.score("冷链运输", "冷链性运输", True) > LIKELY
    assert matcher.score("果农", "新型果农", True) < 0.1


def propose(*names: str) -> list[tuple[str, str, str]]:
    said = Said(f"{'，'.join(names)}。", dict.fromkeys(names, "Process"))
    rows = to_knowledge([read("a.txt", said)], schema()).proposals
    assert [row.score for row in rows] == sorted((row.score for row in rows), reverse=True)
    return [
        (
            row.reason,
            min(row.left_name, row.right_name, key=len),
            max(row.right_name, row.left_name, key=len),
        )
        for row in rows
    ]


def test_a_name_with_a_piece_more_is_proposed_where_that_may_mean_nothing() -> None:
    assert propose("果业示范基地", "果业生产示范基地") == [
        ("longer", "果业示范基地", "果业生产示范基地")
    ]
    assert propose("果园管护", "果园病害防治管护") == []


def test_the_likeliest_proposals_come_first() -> None:
    found = propose("果园防护管理", "防护果园管理", "果业示范基地", "果业生产示范基地")
    assert [reason for reason, _, _ in found] == ["order", "longer"]


def test_words_in_another_order_are_proposed_whatever_their_class() -> None:
    said = Said("果园防护，防护果园。", {"果园防护": "Process", "防护果园": "Policy"})
    (row,) = to_knowledge([read("a.txt", said)], schema()).proposals
    assert (row.reason, {row.left_name, row.right_name}) == ("order", {"果园防护", "防护果园"})
    assert row.score == read_matcher().score("果园防护", "防护果园", one_class=False)
