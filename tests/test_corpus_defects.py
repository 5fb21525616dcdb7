"""Clean text damaged as PDF files damage it comes back: a small, seeded share of the benchmark."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from pathlib import Path
from random import Random

import pytest

from benchmarks.defects import KINDS, damaged, to_paragraphs, to_style, wrapped
from benchmarks.restoration import restore, to_counts, to_restored

CLEAN = """# 要素组合与产业升级的关系

# 一、设备更新的条件

设备更新不是目的，更新之后人做什么才是目的。2023年，某市有1200家企业换了设备，其中只有410家同时调整了岗位，其余的企业不久便发现，新设备的利用率还不到原来的八成。

问题出在培训上。老师傅熟悉的是旧机器的脾气，新机器的脾气要从数据里读出来；数据读不懂，机器就只能按最慢的一档运转。有人问，这样的更新值不值得？答案取决于企业愿意花多少时间等人学会。

# （一）岗位的重新设计

岗位要围绕判断来设计，而不是围绕动作来设计。动作可以交给机器，判断却要依靠经验，经验又要依靠一次次的试错，因此车间里应当留出试错的余地。“不怕慢，就怕停”，车间主任这样概括他们的办法。

# 二、标准与分配

标准不统一，数据就走不出车间。GDP的增长可以靠投入来推动，效率的提高却只能靠分工来推动，而分工的前提是各方使用同一种语言，标准正是这种语言。

分配要让学习的人得到好处。如果学会新设备的工人与没有学会的工人收入相同，那么培训办得再多也没有用处；如果差距过大，老工人又会觉得自己被抛弃，所以差距要有，也要有边界。
"""
ALONE = [kind for kind in KINDS if kind not in ("breaks", "no indents")]


def counts_of(kinds: tuple[str, ...], seed: int, folder: Path) -> Counter[str]:
    random = Random(seed)
    style = to_style(random, held_out=False)
    damage = damaged(CLEAN, kinds, style, random)
    assert damage.text != CLEAN
    return to_counts(damage.paragraphs, to_restored(restore(damage.text, folder)))


@pytest.mark.parametrize("kind", ["breaks", *ALONE])
def test_a_text_damaged_in_one_way_comes_back_exactly(kind: str, tmp_path: Path) -> None:
    for seed in range(12):
        counts = counts_of(("breaks", kind), seed, tmp_path)
        assert counts["exact"] == 1, (kind, seed, counts)


def test_without_indents_sentences_come_back_where_paragraphs_cannot(tmp_path: Path) -> None:
    counts = [counts_of(("breaks", "no indents"), seed, tmp_path) for seed in range(12)]
    assert sum(each["whole"] for each in counts) >= 0.97 * sum(each["sentences"] for each in counts)
    assert sum(each["false breaks"] for each in counts) == 0


def test_a_text_damaged_in_every_way_keeps_its_sentences(tmp_path: Path) -> None:
    kinds = tuple(kind for kind in KINDS if kind not in ("no indents", "columns"))
    counts = [counts_of(kinds, seed, tmp_path) for seed in range(12)]
    assert sum(each["whole"] for each in counts) >= 0.97 * sum(each["sentences"] for each in counts)


def test_the_same_seed_gives_the_same_damage() -> None:
    style = to_style(Random(1), held_out=True)
    one, two = (damaged(CLEAN, KINDS, style, Random(2)) for _ in range(2))
    assert one == two
    assert one != damaged(CLEAN, KINDS, style, Random(3))


def test_damage_loses_no_character_of_the_text() -> None:
    for seed in range(6):
        random = Random(seed)
        style = to_style(random, held_out=True)
        text = damaged(CLEAN, ("breaks", "blank lines"), style, random).text
        expected = "".join(each.text for each in to_paragraphs(CLEAN))
        assert "".join(text.split()) == "".join(expected.split())


def test_no_row_begins_with_a_comma_nor_is_a_number_cut() -> None:
    for seed in range(20):
        style = to_style(Random(seed), held_out=True)
        rows = list(wrapped(CLEAN.replace("\n", ""), style.width, style))
        assert all(row[0] not in "，。；：、？”）" for row in rows)
        assert not any(a[-1].isdigit() and b[0].isdigit() for a, b in pairwise(rows))


def test_unknown_damage_is_refused() -> None:
    with pytest.raises(ValueError, match="no such damage"):
        damaged(CLEAN, ("smell",), to_style(Random(0), held_out=False), Random(0))
