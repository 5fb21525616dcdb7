"""What is a mention, where it starts and ends, and which class it has."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

from extract import DataError, PipelineError, Vocabulary, load_pipeline
from extract.candidate import Candidate, resolve
from extract.lexicon import Lexicon, read_lexicon
from extract.mentions import MentionFinder
from extract.resources import HERE

CLASSES = (
    *("Person", "Organization", "Place", "Time", "Quantity", "Document", "Event"),
    *("ProductiveForce", "ProductionRelation", "Factor", "Industry", "Technology", "Policy"),
    *("Principle", "Problem", "Indicator", "Process", "Feature", "Concept"),
)
RANKS = {name: rank for rank, name in enumerate(CLASSES)}


@pytest.fixture(scope="module")
def pipeline() -> Language:
    return load_pipeline(None, Vocabulary(CLASSES, {}, {"山地轨道运输机": "Technology"}))


def find(pipeline: Language, text: str) -> list[tuple[str, str]]:
    return [(text[one.start : one.end], one.class_) for one in pipeline(text)._.mentions]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("新质生产力正在兴起", [("新质生产力", "ProductiveForce")]),
        ("推广无人机植保技术", [("无人机植保技术", "Technology")]),
        (
            "发展新能源、新材料等产业",
            [("新能源", "Industry"), ("新材料", "Industry")],
        ),
        (
            "去年产值达3.2亿元，增长7.5%",
            [
                ("去年", "Time"),
                ("产值", "Indicator"),
                ("3.2亿元", "Quantity"),
                ("7.5%", "Quantity"),
            ],
        ),
        ("见《山村果园记》一书", [("山村果园记", "Document")]),
        ("推广“物联网”", [("物联网", "Technology")]),
        ("它们的作用不小", []),
        ("在青榆市召开", [("青榆市", "Place")]),
        ("据青榆果业研究院测算", [("青榆果业研究院", "Organization")]),
    ],
)
def test_mentions_have_the_span_and_class_of_the_guidelines(
    pipeline: Language, text: str, expected: list[tuple[str, str]]
) -> None:
    assert find(pipeline, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("某市出口额同比增速为-44.9%。", ["-44.9%"]),
        ("居民消费价格涨幅为－0.3%。", ["－0.3%"]),
        ("投资增速为−2.1%。", ["−2.1%"]),
        ("损耗率为5%-10%。", ["5%-10%"]),
        ("年产量约300-500吨。", ["300-500吨"]),
        ("茶企投资上千亿元。", ["上千亿元"]),
        ("茶企投资数百亿元。", ["数百亿元"]),
    ],
)
def test_a_minus_belongs_to_its_quantity_and_a_stroke_between_numbers_is_none(
    pipeline: Language, text: str, expected: list[str]
) -> None:
    quantities = [mention for mention, class_ in find(pipeline, text) if class_ == "Quantity"]
    assert quantities == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("某县用水成本下降10%至15%。", ["10%至15%"]),
        ("亩产提高12%—18%，用工减少5%到8%。", ["12%—18%", "5%到8%"]),
        ("利率在2.5%～3.5%之间。", ["2.5%～3.5%"]),
        ("占比由5%到8%。", ["5%", "8%"]),
        ("占比从上年的10%至15%。", ["10%", "15%"]),
        ("营业收入增长5%至8亿元。", ["5%", "8亿元"]),
    ],
)
def test_a_range_is_one_quantity_and_a_change_of_value_is_two(
    pipeline: Language, text: str, expected: list[str]
) -> None:
    assert [name for name, class_ in find(pipeline, text) if class_ == "Quantity"] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("实施“智改数转”三年行动。", "“智改数转”三年行动"),
        ("推进“百园千企”培育计划。", "“百园千企”培育计划"),
        ("深化“放管服”改革。", "放管服"),
    ],
)
def test_a_name_has_both_its_quotation_marks_or_none(
    pipeline: Language, text: str, expected: str
) -> None:
    assert expected in [name for name, _ in find(pipeline, text)]


@pytest.mark.parametrize(
    ("text", "mention"),
    [
        ("建成全国重要的特种钢生产基地和海洋强省。", ("海洋强省", "Principle")),
        ("加快建设贸易强国。", ("贸易强国", "Principle")),
        ("2023年，岚溪省粮食增产。", ("岚溪省", "Place")),
        ("一些制造业强国早已推行学徒制。", ("制造业强国", "Place")),
    ],
)
def test_what_a_region_is_to_become_is_a_goal_and_the_region_a_place(
    pipeline: Language, text: str, mention: tuple[str, str]
) -> None:
    assert mention in find(pipeline, text)


def test_entities_are_the_mentions_even_where_a_word_is_cut(pipeline: Language) -> None:
    trained = pipeline.get_pipe("xinzhi_mentions")
    assert isinstance(trained, MentionFinder)
    finder = MentionFinder()
    finder.resources = replace(trained.resources, own=Lexicon({"竹编花篮": "Factor"}))
    finder.learnt = trained.learnt
    doc = finder(Doc(pipeline.vocab, words=["用好", "旧竹编花篮", "吧"], spaces=[False] * 3))
    assert [(one.text, one.label_) for one in doc.ents] == [("竹编花篮", "Factor")]
    assert [token.text for token in doc] == ["用好", "旧", "竹编花篮", "吧"]


def test_a_short_term_is_not_found_across_words() -> None:
    lexicon = Lexicon({"人才": "Factor"})
    assert list(lexicon.find("个人才能", {0, 2, 4})) == []
    assert list(lexicon.find("招揽人才", {0, 2, 4})) == [(2, 4, "Factor")]


def test_a_term_is_not_found_past_the_end_of_the_text() -> None:
    assert list(Lexicon({"分工": "Process", "分工协作": "Process"}).find("分工", {0, 2})) == [
        (0, 2, "Process")
    ]


candidates = st.lists(
    st.builds(
        lambda start, length, class_: Candidate(start, start + length, class_, "any"),
        st.integers(0, 12),
        st.integers(1, 6),
        st.sampled_from(CLASSES),
    )
)


@given(candidates)
def test_kept_mentions_never_overlap_and_none_could_be_added(found: list[Candidate]) -> None:
    kept = resolve(found, RANKS)
    assert all(left.end <= right.start for left, right in pairwise(kept))
    for one in found:
        longer = [k for k in kept if k.start < one.end and one.start < k.end]
        assert any(k.end - k.start >= one.end - one.start for k in longer)


@given(candidates)
def test_the_order_of_candidates_of_one_source_does_not_matter(found: list[Candidate]) -> None:
    unique = list({(one.start, one.end): one for one in found}.values())
    assert resolve(unique, RANKS) == resolve(list(reversed(unique)), RANKS)


@pytest.mark.parametrize(
    "path", sorted((HERE / "lexicon").glob("*.tsv")), ids=lambda path: path.stem
)
def test_a_lexicon_of_the_package_has_known_classes_and_no_term_twice(path: Path) -> None:
    assert len(read_lexicon(path, CLASSES)) > 50


def test_the_lexicons_of_the_package_agree_on_every_term() -> None:
    seen: dict[str, str] = {}
    for path in sorted((HERE / "lexicon").glob("*.tsv")):
        terms = read_lexicon(path)
        assert {term for term in terms if seen.get(term, terms[term]) != terms[term]} == set()
        seen |= terms


def test_a_faulty_lexicon_tells_every_fault_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "mine.tsv"
    path.write_text("# mine\n果园\tPlace\n果农\n茶\tDrink\n果园\tConcept\n", encoding="utf-8")
    with pytest.raises(DataError) as raised:
        read_lexicon(path, CLASSES)
    assert [fault.line for fault in raised.value.faults] == [3, 4, 5]


def test_a_lexicon_in_another_encoding_is_a_fault(tmp_path: Path) -> None:
    path = tmp_path / "mine.tsv"
    path.write_bytes("果园\tPlace\n".encode("gb18030"))
    with pytest.raises(DataError, match=r"mine\.tsv: 不是 UTF-8 编码，应为.*；is not UTF-8"):
        read_lexicon(path, CLASSES)


def test_a_lexicon_of_the_user_wins_over_the_package(tmp_path: Path) -> None:
    path = tmp_path / "mine.tsv"
    path.write_text("算力\tTechnology\n", encoding="utf-8")
    assert find(load_pipeline(None, Vocabulary(CLASSES), [path]), "算力紧缺") == [
        ("算力", "Technology")
    ]


def test_a_term_of_the_user_wins_over_what_the_model_finds_around_it(tmp_path: Path) -> None:
    path = tmp_path / "mine.tsv"
    path.write_text("资源化利\tConcept\n", encoding="utf-8")
    pipeline = load_pipeline(None, Vocabulary(CLASSES), [path])
    assert ("资源化利", "Concept") in find(pipeline, "推进秸秆资源化利用")


def test_mentions_tell_what_found_them_and_how_sure_it_is(pipeline: Language) -> None:
    found = {one.rule: one.confidence for one in pipeline("2023年9月，产值达3.2亿元。")._.mentions}
    assert {"date", "number-with-unit"} <= found.keys()
    assert all(one is not None and 0.5 < one <= 1 for one in found.values())


def test_without_trained_files_lexicon_forms_and_build_are_left(pipeline: Language) -> None:
    trained = pipeline.get_pipe("xinzhi_mentions")
    assert isinstance(trained, MentionFinder)
    plain = MentionFinder()
    plain.resources = trained.resources
    doc = plain(pipeline.make_doc("2023年推广山地轨道运输机"))
    rules = [(one.rule, one.confidence) for one in doc._.mentions]
    assert rules == [("date", None), ("lexicon", None)]


def test_the_component_carries_its_trained_files(pipeline: Language, tmp_path: Path) -> None:
    trained = pipeline.get_pipe("xinzhi_mentions")
    assert isinstance(trained, MentionFinder)
    trained.to_disk(tmp_path / "here")
    again = MentionFinder().from_disk(tmp_path / "here")
    again.resources = trained.resources
    text = "近年来，某市推广分级诊疗制度"
    found = again(pipeline.make_doc(text))._.mentions
    assert found == trained(pipeline.make_doc(text))._.mentions
    assert found
    assert MentionFinder().from_disk(tmp_path / "nowhere").learnt is None


def test_sentences_of_a_document_are_read_together_or_one_by_one(pipeline: Language) -> None:
    texts = ["竹编花篮卖得很好。", "某村把竹编花篮送到省城。", "", "他们说竹编花篮是好东西。"]
    finder = pipeline.get_pipe("xinzhi_mentions")
    assert isinstance(finder, MentionFinder)
    together = finder.find(texts, ["", "", "", ""])
    assert len(together) == len(texts)
    assert together[2] == ()
    alone = [doc._.mentions for doc in pipeline.pipe(texts)]
    assert alone == [pipeline(text)._.mentions for text in texts]
    assert alone == [finder.find([text], [""])[0] for text in texts]


def test_a_pipeline_that_is_not_there_or_not_chinese_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PipelineError, match=r"zh_nowhere: 没有这条流水线.*no such pipeline"):
        load_pipeline("zh_nowhere", Vocabulary(CLASSES))
    spacy.blank("en").to_disk(tmp_path / "english")
    with pytest.raises(PipelineError, match="pipeline for 'en', expected 'zh'"):
        load_pipeline(tmp_path / "english", Vocabulary(CLASSES))


def test_any_chinese_pipeline_takes_our_components(tmp_path: Path) -> None:
    spacy.blank("zh").to_disk(tmp_path / "chinese")
    pipeline = load_pipeline(tmp_path / "chinese", Vocabulary(CLASSES))
    assert pipeline.pipe_names == ["xinzhi_mentions", "xinzhi_relations"]
    assert find(pipeline, "发展新质生产力") == [("新质生产力", "ProductiveForce")]


def test_terms_stay_whole_words_and_do_not_leak_into_another_pipeline(pipeline: Language) -> None:
    other = load_pipeline(None, Vocabulary(CLASSES))
    text = "用上山地轨道运输机"
    assert "山地轨道运输机" in [token.text for token in pipeline.make_doc(text)]
    assert "山地轨道运输机" not in [token.text for token in other.make_doc(text)]


def test_loading_says_nothing_and_leaves_no_cache(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    load_pipeline(None, Vocabulary(CLASSES))("果园")
    assert list(tmp_path.iterdir()) == []
    assert capfd.readouterr() == ("", "")
