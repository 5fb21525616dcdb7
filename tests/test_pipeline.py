"""The shipped pipeline: tags and trees, the best tree over scores, batches and processes."""

from __future__ import annotations

import pickle
from itertools import product
from pathlib import Path

import numpy as np
import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from numpy.typing import NDArray
from spacy.language import Language
from spacy.tokens import Doc, Token
from spacy.vocab import Vocab

from extract import PipelineError, Vocabulary, load_pipeline
from extract.packed import STEPS, pack, unpack
from extract.parsing import SyntaxParser, find_heads
from extract.parsing.columns import to_columns
from extract.parsing.sentences import find_sentences
from extract.pipeline import JIEBA, SHIPPED
from extract.segment import CharacterSegmenter
from extract.training.package import FINDERS
from extract.words import Segmenter, WordCutter, jieba, load_words  # type: ignore[attr-defined]

TEXTS = (
    "科技创新推动产业升级。",
    "政府支持农业、工业和服务业发展。",
    "他是一位研究者。",
    "报告指出，这些企业缺少资金。",
)


@pytest.fixture(scope="module")
def pipeline() -> Language:
    """The words and trees alone: mentions split words."""
    return spacy.load(SHIPPED, exclude=FINDERS)


def link(doc: Doc, word: str) -> tuple[str, str]:
    (token,) = (token for token in doc if token.text == word)
    return token.dep_, token.head.text


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        (TEXTS[0], "推动", ("ROOT", "推动")),
        (TEXTS[0], "创新", ("nsubj", "推动")),
        (TEXTS[0], "升级", ("obj", "推动")),
        (TEXTS[0], "科技", ("nmod", "创新")),
        (TEXTS[0], "。", ("punct", "推动")),
        (TEXTS[1], "政府", ("nsubj", "支持")),
        (TEXTS[1], "工业", ("conj", "农业")),
        (TEXTS[2], "研究", ("compound", "者")),
        (TEXTS[2], "是", ("cop", "者")),
        (TEXTS[3], "报告", ("nsubj", "指出")),
        (TEXTS[3], "资金", ("obj", "缺少")),
    ],
)
def test_a_word_hangs_on_its_head(
    pipeline: Language, text: str, word: str, expected: tuple[str, str]
) -> None:
    assert link(pipeline(text), word) == expected


def test_words_have_tags_and_parts_of_speech(pipeline: Language) -> None:
    doc = pipeline("美国的企业很快收购了三家公司。")
    found = {token.text: (token.tag_, token.pos_) for token in doc}
    assert found["美国"] == ("NNP", "PROPN")
    assert found["的"] == ("DEC", "PART")
    assert found["收购"] == ("VV", "VERB")
    assert found["三"] == ("CD", "NUM")
    assert found["家"] == ("NNB", "NOUN")
    assert found["。"] == (".", "PUNCT")


def to_shape(doc: Doc) -> list[tuple[int, int, str, str, str]]:
    return [(t.idx, t.head.i, t.dep_, t.tag_, t.pos_) for t in doc]


@pytest.mark.parametrize(
    ("text", "other"),
    [
        (TEXTS[0], "科技創新推動產業升級。"),
        ("产值（现价）增长12.5%，超过预期。", "產值（現價）增長１２．５％，超過預期。"),
        ("他说：“苹果熟了。”", "他說：「蘋果熟了。」"),
        ("农业,工业", "农业，工业"),
    ],
)
def test_another_spelling_has_the_same_tree(pipeline: Language, text: str, other: str) -> None:
    doc = pipeline(other)
    assert doc.text == other
    assert to_shape(doc) == to_shape(pipeline(text))


def test_each_sentence_has_one_root(pipeline: Language) -> None:
    doc = pipeline("果农种树。他说：“天好。再种！”茶农也种？好")
    assert [sentence.text for sentence in doc.sents] == [
        "果农种树。",
        "他说：“天好。再种！”茶农也种？",
        "好",
    ]
    for sentence in doc.sents:
        assert sum(token.dep_ == "ROOT" for token in sentence) == 1
        assert all(token.head.i in range(sentence.start, sentence.end) for token in sentence)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("好 。 行 。", [[0, 1], [2, 3]]),
        ("好 ？ ！ 行", [[0, 1, 2], [3]]),
        ("“ 好 。 ” 行 。", [[0, 1, 2, 3, 4, 5]]),
        ("（ 好 。 行 。 ）", [[0, 1, 2, 3, 4, 5]]),
        ("好 。 ” 行", [[0, 1, 2], [3]]),
        ("", []),
    ],
)
def test_a_sentence_ends_with_its_full_stop(words: str, expected: list[list[int]]) -> None:
    assert [*find_sentences(words.split())] == expected


@pytest.mark.parametrize("text", ["", " ", "  果园  丰收 \n 了。", "\n果园", "a" * 300])
def test_white_space_hangs_on_a_word_beside_it(pipeline: Language, text: str) -> None:
    doc = pipeline(text)
    assert doc.text == text
    for token in doc:
        if token.is_space:
            assert token.tag_ == "_SP"
            assert abs(token.head.i - token.i) <= 1


def find_best(scores: NDArray[np.float64]) -> float:
    """Give the score of the best tree with one root, of all there are."""
    size = len(scores)
    values = []
    for above in product(range(size), repeat=size - 1):
        heads = (0, *above)
        if above.count(0) == 1 and all(reaches_root(heads, word) for word in range(1, size)):
            values.append(sum(scores[word, heads[word]] for word in range(1, size)))
    return float(max(values))


def reaches_root(heads: tuple[int, ...], word: int) -> bool:
    for _ in heads:
        word = heads[word]
    return word == 0


@given(
    st.integers(2, 5).flatmap(
        lambda size: arrays(np.float64, (size, size), elements=st.integers(-9, 9))
    )
)
def test_no_tree_with_one_root_is_better(scores: NDArray[np.float64]) -> None:
    heads = find_heads(scores)
    assert (heads[1:] == 0).sum() == 1
    assert all(reaches_root(tuple(heads.tolist()), word) for word in range(1, len(heads)))
    found = sum(scores[word, heads[word]] for word in range(1, len(heads)))
    assert found == find_best(scores)


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("生产力", ("生产力", "生", "力", "产", "产", "n", "3H4", "生产力")),
        ("果", ("果", "果", "果", "", "", "ng", "1H4", "果")),
        ("新质生产力", ("新质生产力", "新", "力", "质", "产", "~n", "5H0", "新质生产力")),
    ],
)
def test_a_word_is_known_by_its_characters_too(word: str, expected: tuple[str, ...]) -> None:
    assert to_columns(word) == expected


def test_batches_and_processes_change_nothing(pipeline: Language) -> None:
    expected = [to_shape(pipeline(text)) for text in TEXTS]
    assert [to_shape(doc) for doc in pipeline.pipe(TEXTS, batch_size=3)] == expected
    assert [to_shape(doc) for doc in pipeline.pipe(TEXTS, n_process=2, batch_size=1)] == expected


def test_all_that_is_shipped_fits_into_twenty_megabytes() -> None:
    """The goal is 20 MB of weights; what is not weights is small, and counted too."""
    files = [path for path in SHIPPED.rglob("*") if path.is_file()]
    assert {"parser.npz", "encoder.npz", "segmenter.crf"} <= {path.name for path in files}
    assert sum(path.stat().st_size for path in files) < 20_000_000


def test_the_matrices_of_the_parser_are_kept_in_one_byte_a_weight() -> None:
    with np.load(SHIPPED / "xinzhi_parser" / "parser.npz", allow_pickle=False) as file:
        wide = [file[name] for name in file.files if file[name].size > 20_000]
    assert len(wide) > 10
    assert {array.dtype.itemsize for array in wide} == {1}


@given(arrays(np.float32, (4, 3, 5), elements=st.floats(-9, 9, width=32)))
def test_a_packed_matrix_comes_back_to_half_a_step_of_its_row(matrix: NDArray[np.float32]) -> None:
    kept: dict[str, NDArray[np.generic]] = {}
    pack(kept, "one", matrix)
    assert kept["one"].dtype == np.int8
    steps = np.abs(matrix).max(-1, keepdims=True) / STEPS
    assert (np.abs(unpack(kept, "one") - matrix) <= 0.501 * steps + 1e-6).all()


@given(st.text("中国经济发展的新质生产力是a1 ，鑫龘", max_size=30))
def test_words_are_those_that_jieba_finds_by_itself(text: str) -> None:
    frequencies, _, total = load_words()
    theirs = jieba.Tokenizer()
    theirs.FREQ, theirs.total, theirs.initialized = frequencies, total, True
    ours = Segmenter(frequencies, total)
    for known in (True, False):
        assert [*ours.cut(text, HMM=known)] == [*theirs.cut(text, HMM=known)]


def test_a_parser_outlives_bytes_disk_and_pickle(pipeline: Language, tmp_path: Path) -> None:
    expected = to_shape(pipeline(TEXTS[1]))
    pipeline.to_disk(tmp_path / "copy")
    assert to_shape(spacy.load(tmp_path / "copy")(TEXTS[1])) == expected
    parser = pipeline.get_pipe("xinzhi_parser")
    assert isinstance(parser, SyntaxParser)
    for copy in (
        SyntaxParser(pipeline.vocab).from_bytes(parser.to_bytes()),
        pickle.loads(pickle.dumps(parser)),
    ):
        doc = pipeline.make_doc(TEXTS[1])
        assert to_shape(copy(Doc(copy.vocab, words=[token.text for token in doc]))) is not None
        assert [row[1:] for row in to_shape(copy(doc))] == [row[1:] for row in expected]


def test_a_parser_without_a_model_leaves_a_document_alone() -> None:
    doc = SyntaxParser(Vocab())(Doc(Vocab(), words=["果园"]))
    assert not doc.has_annotation("DEP")


def test_a_pipeline_is_loaded_by_name_or_folder(tmp_path: Path) -> None:
    shipped = load_pipeline(SHIPPED, Vocabulary(CLASSES))
    # No trees: nothing in extraction reads them.
    assert shipped.pipe_names == ["xinzhi_mentions", "xinzhi_relations"]
    jieba = load_pipeline(JIEBA, Vocabulary(CLASSES))
    assert jieba.pipe_names == ["xinzhi_mentions", "xinzhi_relations"]
    with pytest.raises(PipelineError, match="zh_nowhere: 没有这条流水线"):
        load_pipeline("zh_nowhere", Vocabulary(CLASSES))


CLASSES = (
    *("Person", "Organization", "Place", "Time", "Quantity", "Document", "Event"),
    *("ProductiveForce", "ProductionRelation", "Factor", "Industry", "Technology", "Policy"),
    *("Principle", "Problem", "Indicator", "Process", "Feature", "Concept"),
)


def test_terms_of_the_lexicon_are_whole_words(tmp_path: Path) -> None:
    terms = tmp_path / "terms.tsv"
    terms.write_text("山地轨道运输机\tTechnology\n", encoding="utf-8")
    doc = load_pipeline(SHIPPED, Vocabulary(CLASSES), [terms])("果农使用山地轨道运输机。")
    assert [token.text for token in doc] == ["果农", "使用", "山地轨道运输机", "。"]


def test_a_term_is_a_whole_word_of_a_tree() -> None:
    language = spacy.load(SHIPPED, exclude=FINDERS)
    assert isinstance(language.tokenizer, CharacterSegmenter)
    language.tokenizer.add_terms(["山地轨道运输机"])
    assert link(language("果农使用山地轨道运输机。"), "山地轨道运输机") == ("obj", "使用")


def test_words_are_short_and_those_of_the_dictionary_are_not(pipeline: Language) -> None:
    text = "果农提高生产力。"
    assert [token.text for token in pipeline(text)] == ["果农", "提高", "生产", "力", "。"]
    cut = WordCutter().cut(text)
    assert cut == ((0, "果农"), (2, "提高"), (4, "生产力"), (7, "。"))


def test_a_token_of_the_tree_is_in_the_text(pipeline: Language) -> None:
    doc = pipeline("科技創新推動　產業升級。")

    def stands(token: Token) -> bool:
        return doc.text[token.idx : token.idx + len(token)] == token.text

    assert all(map(stands, doc))
