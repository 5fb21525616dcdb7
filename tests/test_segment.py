"""Words of a text: the plain form, the trained segmenter, terms kept whole, its training."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.vocab import Vocab

from extract.pipeline import SHIPPED
from extract.segment import CharacterSegmenter, to_plain
from extract.segment.dictionary import load_dictionary, look_up, to_dictionary
from extract.segment.features import to_features
from extract.training.segmenter import to_tags, train_segmenter
from extract.training.treebank import Tree, Word


def load_segmenter() -> CharacterSegmenter:
    return CharacterSegmenter(Vocab()).from_disk(SHIPPED / "tokenizer")


SEGMENTER = load_segmenter()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("發展數字經濟", "发展数字经济"),
        ("增長５．２％，ＧＤＰ上升", "增长5.2%,GDP上升"),
        ("「新質」『農具』", "“新质”‘农具’"),
        ("果园｡菜园､茶园", "果园。菜园、茶园"),
        ("果园 and 菜园", "果园 and 菜园"),
    ],
)
def test_the_plain_form_is_simplified_and_half_width(text: str, expected: str) -> None:
    assert to_plain(text) == expected


@given(st.text())
def test_the_plain_form_has_a_character_for_each_character(text: str) -> None:
    assert len(to_plain(text)) == len(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("果农改良了品种。", "果农 改良 了 品种 。"),
        ("我们种植苹果和梨。", "我们 种植 苹果 和 梨 。"),
        ("2023年产量增长5.2%。", "2023 年 产量 增长 5.2% 。"),
        ("这个地区的经济需要改革。", "这 个 地区 的 经济 需要 改革 。"),
        ("三名工人修好了水泵。", "三 名 工人 修好 了 水泵 。"),
    ],
)
def test_a_text_is_cut_into_the_words_of_the_treebank(text: str, expected: str) -> None:
    assert SEGMENTER.cut(text) == expected.split()


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("农业机械化促进了经济发展。", "農業機械化促進了經濟發展。"),
        ("产值（按现价）增长12.5%,超过预期", "产值（按现价）增长１２．５％，超过预期"),
        ("他说：“苹果熟了。”", "他說：「蘋果熟了。」"),
    ],
)
def test_another_spelling_is_cut_at_the_same_places(text: str, other: str) -> None:
    assert [*map(len, SEGMENTER.cut(other))] == [*map(len, SEGMENTER.cut(text))]
    assert "".join(SEGMENTER.cut(other)) == other


@given(st.text(alphabet=st.sampled_from("果园,。 \n\t种2a“产”力\u3000")))
def test_words_and_white_space_join_to_the_text(text: str) -> None:
    assert SEGMENTER(text).text == text
    assert not any(character.isspace() for word in SEGMENTER.cut(text) for character in word)


def test_terms_stay_whole_in_this_segmenter_alone() -> None:
    segmenter = load_segmenter()
    segmenter.add_terms(["山地軌道運輸機", "新质果园"])
    cut = segmenter.cut("建设新质果园用上了山地轨道运输机")
    assert {"新质果园", "山地轨道运输机"} <= {*cut}
    assert "山地轨道运输机" not in SEGMENTER.cut("用上了山地轨道运输机")


def test_no_word_stands_across_white_space_even_where_a_term_does() -> None:
    segmenter = CharacterSegmenter(Vocab())
    segmenter.add_terms(["M2", "广义货币"])
    assert segmenter("货币M 2").text == "货币M 2"
    assert segmenter.cut("广义货币M 2 M2") == ["广义货币", "M", "2", "M2"]


def test_a_short_term_stays_whole_only_where_words_begin_and_end() -> None:
    segmenter = load_segmenter()
    segmenter.add_terms(["不断", "机械化"])
    assert segmenter.cut("并不断言成败") == ["并", "不", "断言", "成败"]
    assert SEGMENTER.cut("农业机械化") == ["农业", "机械", "化"]
    assert segmenter.cut("农业机械化") == ["农业", "机械化"]


def test_an_untrained_segmenter_makes_each_character_a_word() -> None:
    assert CharacterSegmenter(Vocab()).cut("果园 a") == ["果", "园", "a"]


def test_a_segmenter_outlives_bytes_disk_and_pickle(tmp_path: Path) -> None:
    text = "果农改良了品种，山地轨道运输机上山"
    segmenter = load_segmenter()
    segmenter.to_disk(tmp_path / "words")
    copy = CharacterSegmenter(Vocab()).from_disk(tmp_path / "words")
    assert copy.cut(text) == segmenter.cut(text)
    copy = CharacterSegmenter(Vocab()).from_bytes(segmenter.to_bytes())
    assert copy.cut(text) == segmenter.cut(text)
    segmenter.add_terms(["山地轨道运输机"])
    assert pickle.loads(pickle.dumps(segmenter)).cut(text) == segmenter.cut(text)


def test_the_dictionary_says_what_starts_stands_inside_and_ends() -> None:
    lookup = look_up("种果树", to_dictionary({"果树": 3, "种": 1}))
    assert lookup.cover == ["000", "200", "002"]
    assert lookup.cut == ["S1", "B2", "E2"]
    known = look_up("果树", load_dictionary())
    assert known.tags == ["n_", "_n"]
    assert known.cut_tags == ["n", "n"]


def test_each_character_has_its_features() -> None:
    rows = to_features("果园", to_dictionary({"果园": 1}))
    assert len(rows) == 2
    assert {"0果", "2园", "we" + "B2"} <= {*rows[0]}


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("果 园主", "S BE"),
        ("水果园", "B2E"),
        ("水果批发", "B23E"),
        ("果园管理委员会", "B23MMME"),
    ],
)
def test_a_tag_tells_the_place_in_the_word(words: str, expected: str) -> None:
    assert "".join(to_tags(words.split())) == expected.replace(" ", "")


def to_tree(words: str) -> Tree:
    made = tuple(Word(word, "NOUN", "NN", 0, "root") for word in words.split())
    return Tree(words.replace(" ", ""), made)


def test_training_learns_the_words_and_gives_the_same_bytes_again() -> None:
    lines = ["果农 种 果树", "茶农 种 茶树", "果农 卖 水果", "茶农 卖 茶叶", "农民 修 水渠"]
    trees = [to_tree(line) for line in lines * 4]
    segmenter = train_segmenter(trees)
    assert segmenter.cut("茶农种果树") == ["茶农", "种", "果树"]
    assert segmenter.to_bytes() == train_segmenter(trees).to_bytes()
    assert segmenter.words.splitlines()[0] == "修\t4"


def test_the_shipped_segmenter_is_the_tokenizer_of_the_pipeline() -> None:
    pipeline = spacy.load(SHIPPED)
    assert isinstance(pipeline.tokenizer, CharacterSegmenter)
    assert [token.text for token in pipeline("果农改良了品种")] == SEGMENTER.cut("果农改良了品种")
