"""What the build makes one entity, against pairs that a reader judged one by one."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from benchmarks.identity import DATA, NAMES, Judged, judge, load_resolver, read_pairs, to_row


@cache
def judged(name: str) -> tuple[Judged, ...]:
    return judge(read_pairs(DATA / f"identity-{name}.tsv"), load_resolver())


@pytest.mark.parametrize(
    ("name", "pairs", "same"),
    [
        ("development", 300, 90),
        ("held-out", 300, 90),
        ("third", 250, 90),
        ("fourth", 80, 40),
        ("fifth", 320, 70),
        ("sixth", 320, 50),
        ("seventh", 360, 100),
        ("eighth", 310, 90),
        ("ninth", 40, 15),
        ("tenth", 2200, 90),
        ("eleventh", 1900, 70),
        ("twelfth", 1700, 60),
    ],
)
def test_each_list_has_real_look_alikes_on_both_sides(name: str, pairs: int, same: int) -> None:
    found = [row.pair for row in judged(name)]
    assert len(found) >= pairs
    assert sum(pair.same for pair in found) >= same
    assert sum(not pair.same for pair in found) >= same


def test_no_pair_is_in_two_lists_or_twice_in_one() -> None:
    found = [
        frozenset({(side.name, side.beside) for side in (row.pair.left, row.pair.right)})
        for name in NAMES
        for row in judged(name)
        if row.pair.left.name != row.pair.right.name
    ]
    assert len(found) == len(set(found))


@pytest.mark.parametrize("name", NAMES)
def test_what_the_build_merges_is_one_thing(name: str) -> None:
    merged = [row.pair.same for row in judged(name) if row.merged]
    assert sum(merged) / len(merged) >= 0.98


@pytest.mark.parametrize(
    ("name", "recall"),
    [
        ("development", 0.95),
        ("held-out", 0.95),
        ("third", 0.9),
        ("fourth", 0.95),
        ("fifth", 0.9),
        ("sixth", 0.88),
        ("seventh", 0.85),
        ("eighth", 0.85),
        ("ninth", 0.8),
        ("tenth", 0.9),
        ("eleventh", 0.88),
        ("twelfth", 0.85),
    ],
)
def test_most_of_what_is_one_thing_is_merged(name: str, recall: float) -> None:
    merged = [row.merged for row in judged(name) if row.pair.same]
    assert sum(merged) / len(merged) >= recall


def test_a_merge_of_two_wordings_names_the_rule() -> None:
    """Only marks, case and spaces are no wording of their own."""
    silent = [
        row.pair
        for name in NAMES
        for row in judged(name)
        if row.merged and not row.rules and row.pair.left.name != row.pair.right.name
    ]
    bare = str.maketrans("", "", "“”《》 ")
    assert all(pair.left.name.translate(bare) == pair.right.name.translate(bare) for pair in silent)


def test_a_pair_of_a_sample_counts_for_all_that_it_stands_for(tmp_path: Path) -> None:
    path = tmp_path / "pairs.tsv"
    rows = ["果园\tPlace\t《果园》\tPlace\tsame\t\t\t2", "果园\tPlace\t果地\tPlace\tsame\t\t\t6"]
    path.write_text("\n".join(rows), encoding="utf-8")
    assert to_row(judge(read_pairs(path), load_resolver())) == [
        *(2, 2, 1, 1),
        *("1.000", "0.500"),
        *("1.000", "0.250"),
    ]


def test_a_row_that_is_neither_same_nor_not_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "pairs.tsv"
    path.write_text("果园\tPlace\t果林\tPlace\tmaybe\n", encoding="utf-8")
    with pytest.raises(ValueError, match="'maybe'"):
        read_pairs(path)
