"""What `spacy.load` of the shipped pipeline gives: entities, relations, and ways to run it."""

from __future__ import annotations

import json
import pickle
import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin

from corpus import Document, Kind, Run, Sentence, Text
from extract import Relation, Vocabulary, extract_document, load_pipeline
from extract.annotations import DocRelation
from extract.background import VOCABULARY, from_text, to_background
from extract.candidate import Candidate
from extract.entities import set_entities
from extract.mentions import MentionFinder
from extract.parts import find_parts
from extract.pipeline import SHIPPED
from extract.relations import RelationFinder
from extract.training.package import FINDERS, write_pipeline, write_vocabulary
from ontology import read_schema, to_vocabulary

LINES: tuple[tuple[Kind, tuple[str, ...]], ...] = (
    ("heading", ("一、数字技术与山村果业",)),
    (
        "prose",
        (
            "数字技术推动果业转型升级，催生电商销售等新业态。",
            "它还降低了流通成本！",
            "报告指出，要加快建设冷链物流体系，培育新型农业经营主体。",
        ),
    ),
    ("prose", ("2023年，青榆市数字经济规模达到1260亿元，同比增长11.3%。",)),
    ("heading", ("（二）制度创新",)),
    (
        "prose",
        (
            "它促进了要素配置效率的提升。",
            "镇上印发《山村果园管理办法》（以下简称《果园办法》）。",
            "果园办法包括投入机制、分配机制和监督机制。",
        ),
    ),
)
CLASSES = to_vocabulary(read_schema()).classes
TEXT = "\n".join("".join(sentences) for _, sentences in LINES)
TEXTS = (
    TEXT,
    "",
    "科技创新推动产业升级。",
    "政府支持农业、工业和服务业发展。",
    "2023年，瀾江省數字經濟規模達到900億元。",
)


@pytest.fixture(scope="module")
def pipeline() -> Language:
    return spacy.load(SHIPPED)


def document(lines: Sequence[tuple[Kind, tuple[str, ...]]]) -> Document:
    """Build a document of paragraphs whose sentences are given."""
    sentences: list[Sentence] = []
    section, start = "", 0
    for paragraph, (kind, texts) in enumerate(lines):
        for text in texts:
            section = text if kind == "heading" else section
            piece = Text(text, (Run(0, len(text), start, start + len(text)),))
            sentences.append(Sentence(len(sentences), kind, section, paragraph, piece))
            start += len(text)
        start += 1
    source = "\n".join("".join(texts) for _, texts in lines)
    return Document("d1", "a.md", "", "md", "utf-8", source, (), tuple(sentences), ())


Entity = tuple[int, int, str, str, float | None]


def entities(doc: Doc) -> list[Entity]:
    return [(e.start_char, e.end_char, e.label_, e._.rule, e._.confidence) for e in doc.ents]


def relations(doc: Doc) -> list[tuple[object, ...]]:
    return [(one.trigger.text, *to_row(one)) for one in doc._.relations]


def to_row(one: DocRelation | Relation) -> tuple[object, ...]:
    ends = (one.head and one.head.text, one.relation, one.tail.text)
    return (*ends, one.qualifiers, one.rule, one.confidence)


def stated(doc: Doc) -> set[tuple[str, str, str]]:
    return {
        (one.head.text if one.head else "DOC", one.relation, one.tail.text)
        for one in doc._.relations
    }


def test_a_process_that_knows_spacy_alone_gets_entities_and_relations(tmp_path: Path) -> None:
    program = (
        "import json, sys, spacy;"
        f"nlp = spacy.load({str(SHIPPED)!r});"
        "assert 'ontology' not in sys.modules;"
        "doc = nlp('科技创新推动产业升级。');"
        "print(json.dumps([[[e.text, e.label_] for e in doc.ents],"
        " [[r.head.text, r.relation, r.tail.text] for r in doc._.relations],"
        " 'ontology' in sys.modules, nlp.pipe_names]))"
    )
    ran = subprocess.run(
        [sys.executable, "-c", program], cwd=tmp_path, capture_output=True, check=True
    )
    assert json.loads(ran.stdout) == [
        [["科技创新", "Process"], ["产业升级", "Process"]],
        [["科技创新", "promotes", "产业升级"]],
        False,
        ["xinzhi_parser", "xinzhi_mentions", "xinzhi_relations"],
    ]


def test_a_text_gives_what_the_extraction_of_its_sentences_gives(pipeline: Language) -> None:
    doc = pipeline(TEXT)
    loaded = load_pipeline(None, to_vocabulary(read_schema()))
    made = document(LINES)
    extractions = extract_document(made, loaded)
    starts = [one.text.runs[0].source_start for one in made.sentences]
    expected = [
        (start + m.start, start + m.end, m.class_, m.rule, m.confidence)
        for start, one in zip(starts, extractions, strict=True)
        for m in one.mentions
    ]
    assert entities(doc) == expected
    assert len(expected) > 15
    stated_alone = [to_row(relation) for one in extractions for relation in one.relations]
    assert [to_row(one) for one in doc._.relations] == stated_alone
    assert len(doc._.relations) > 8


def test_sentences_of_a_text_inform_one_another(pipeline: Language) -> None:
    doc = pipeline(TEXT)
    # 它 takes up the sentence before, or the heading.
    assert {head for head, *_ in stated(doc)} >= {"数字技术", "制度创新"}
    # A short name that the text introduces.
    found = [(e.label_, e._.rule) for e in doc.ents if e.text == "果园办法"]
    assert found == [("Document", "introduced-term")] * 2


@pytest.mark.parametrize("text", TEXTS)
def test_the_ends_of_a_relation_are_entities_or_the_document(pipeline: Language, text: str) -> None:
    doc = pipeline(text)
    assert bool(doc._.relations) == bool(text)
    ents = {(e.start, e.end, e.label_) for e in doc.ents}
    for one in doc._.relations:
        assert isinstance(one, DocRelation)
        for end in (one.head, one.tail):
            assert end is None or (end.start, end.end, end.label_) in ents
        assert one.confidence is not None
        assert 0 < one.confidence <= 1
        assert one.trigger.text


@pytest.mark.parametrize(
    ("before", "source"), [("林秋生看过这座果园。", "林秋生"), ("这座果园很大。", None)]
)
def test_a_pronoun_is_nobody_who_says_something(
    pipeline: Language, before: str, source: str | None
) -> None:
    doc = pipeline(f"{before}他建议，果园应当把考核重点从果园面积转向水果品质。")
    turned = [one for one in doc._.relations if one.relation == "transforms_into"]
    assert [one.qualifiers.source for one in turned] == [source]


def test_traditional_characters_are_read_as_simplified_ones_and_kept(pipeline: Language) -> None:
    doc = pipeline(TEXTS[-1])
    assert ("數字經濟規模", "has_value", "900億元") in stated(doc)
    (value,) = (one for one in doc._.relations if one.relation == "has_value")
    assert (value.qualifiers.time, value.qualifiers.place) == ("2023年", "瀾江省")
    simplified = pipeline("2023年，澜江省数字经济规模达到900亿元。")
    assert entities(doc) == entities(simplified)


@pytest.mark.parametrize(
    "text", ["", " ", "\n\n", " 果园  丰收 \n 了。", "a" * 300, "\t科技 创新\r\n\r\n", "，。！"]
)
def test_any_text_stays_as_it_is(pipeline: Language, text: str) -> None:
    doc = pipeline(text)
    assert doc.text == text
    assert all(not e.text.isspace() for e in doc.ents)


def test_spaces_and_line_breaks_move_no_edge(pipeline: Language) -> None:
    text = "\n  科技创新推动产业升级。  \r\n\r\n\u3000\u3000数字经济包括平台经济。\n"
    doc = pipeline(text)
    plain = pipeline("科技创新推动产业升级。\n数字经济包括平台经济。")
    assert [(e.text, e.label_) for e in doc.ents] == [(e.text, e.label_) for e in plain.ents]
    assert relations(doc) == relations(plain)
    assert ("科技创新", "promotes", "产业升级") in stated(doc)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("果农种树。茶农呢？好", ["果农种树。", "茶农呢？", "好"]),
        ("一、种树\n果农种树。", ["# 一、种树", "果农种树。"]),
        ("一、果农种树。", ["一、果农种树。"]),
        ("第二章 种树\n好", ["# 第二章 种树", "好"]),
        ("  （三）种树 \r\n\r\n 好", ["# （三）种树", "好"]),
        ("## 种树\n好", ["# ## 种树", "好"]),
        ("他说……好。", ["他说……好。"]),
        ("他说：“好。再种！”走了。", ["他说：“好。", "再种！”", "走了。"]),
        ("科技创新推动产业升级", ["科技创新推动产业升级"]),
        ("", []),
        (" \n\t", []),
    ],
)
def test_a_line_is_a_paragraph_of_sentences_or_a_numbered_heading(
    text: str, expected: list[str]
) -> None:
    found = ["# " * (one.kind == "heading") + text[one.start : one.end] for one in find_parts(text)]
    assert found == expected


def test_a_sentence_knows_the_heading_above_it() -> None:
    sections = [one.section for one in find_parts("好。\n一、种树\n好。\n（一）种茶\n好。")]
    assert sections == ["", "一、种树", "一、种树", "（一）种茶", "（一）种茶"]


def test_sentences_of_one_line_are_one_paragraph() -> None:
    parts = [*find_parts("甲。乙！\n丙。")]
    places = [(one.start, one.end, one.paragraph) for one in parts]
    assert places == [(0, 2, 0), (2, 4, 0), (5, 7, 1)]


def test_the_vocabulary_is_that_of_the_ontology(tmp_path: Path) -> None:
    vocabulary = to_vocabulary(read_schema())
    shipped = (SHIPPED / VOCABULARY).read_text(encoding="utf-8")
    assert from_text(shipped) == vocabulary
    write_vocabulary(vocabulary, tmp_path)
    assert (tmp_path / VOCABULARY).read_text(encoding="utf-8") == shipped


def test_the_shipped_settings_are_those_that_the_recipe_writes(tmp_path: Path) -> None:
    trees = spacy.load(SHIPPED, exclude=FINDERS)
    meta = json.loads((SHIPPED / "meta.json").read_text(encoding="utf-8"))
    write_pipeline(trees, tmp_path / "copy", meta["performance"])
    for name in ("config.cfg", "meta.json"):
        assert (tmp_path / "copy" / name).read_bytes() == (SHIPPED / name).read_bytes()
    # Without files of their own the finders use the shipped ones.
    assert not any((tmp_path / "copy" / name).exists() for name in FINDERS)
    assert spacy.load(tmp_path / "copy")(TEXTS[2]).ents


def test_loading_reads_no_trained_files_of_the_finders(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("read too early")

    for name in ("mentions.read_model", "relations.read_model", "background.read_resources"):
        monkeypatch.setattr(f"extract.{name}", refuse)
    loaded = spacy.load(SHIPPED)
    assert loaded.pipe_names == ["xinzhi_parser", *FINDERS]


@pytest.mark.parametrize("way", ["exclude", "disable"])
@pytest.mark.parametrize(
    ("without", "ents", "stated_any"),
    [
        (["xinzhi_parser"], True, True),
        (["xinzhi_relations"], True, False),
        (["xinzhi_mentions"], False, False),
        (["xinzhi_mentions", "xinzhi_relations"], False, False),
    ],
)
def test_each_component_may_be_left_out(
    pipeline: Language, way: str, without: list[str], ents: bool, stated_any: bool
) -> None:
    loaded = (
        spacy.load(SHIPPED, exclude=without)
        if way == "exclude"
        else spacy.load(SHIPPED, disable=without)
    )
    doc = loaded(TEXTS[2])
    assert doc.has_annotation("DEP") == ("xinzhi_parser" not in without)
    assert (bool(doc.ents), bool(doc._.relations)) == (ents, stated_any)
    if ents:
        assert entities(doc) == entities(pipeline(TEXTS[2]))


def test_batches_processes_and_files_of_documents_change_nothing(pipeline: Language) -> None:
    expected = [(entities(doc), relations(doc)) for doc in map(pipeline, TEXTS)]
    for jobs in (1, 2):
        docs = pipeline.pipe(TEXTS, n_process=jobs, batch_size=2)
        assert [(entities(doc), relations(doc)) for doc in docs] == expected
    store = DocBin(store_user_data=True, docs=pipeline.pipe(TEXTS))
    again = DocBin().from_bytes(store.to_bytes()).get_docs(pipeline.vocab)
    assert [(entities(doc), relations(doc)) for doc in again] == expected


def test_a_pipeline_outlives_disk_with_the_users_lexicon_and_rules(tmp_path: Path) -> None:
    lexicon, rules = tmp_path / "mine.tsv", tmp_path / "mine.toml"
    lexicon.write_text("覆草法\tTechnology\n有机果园\tIndustry\n", encoding="utf-8")
    rules.write_text(
        '[[relation]]\nid = "mine"\nrelation = "uses"\npattern = "{head}离不了{tail}"\n'
        'matches = [{ text = "⟦果园⟧离不了⟦覆草⟧", head = "果园", tail = "覆草" }]\n'
        'near_misses = ["⟦果园⟧不用⟦覆草⟧"]\n',
        encoding="utf-8",
    )
    first = load_pipeline(None, to_vocabulary(read_schema()), [lexicon], [rules])
    first.to_disk(tmp_path / "copy")
    # What was read is in the copy.
    lexicon.unlink()
    rules.unlink()
    text = "有机果园离不了覆草法。"
    second = spacy.load(tmp_path / "copy")
    second.to_disk(tmp_path / "copy")
    third = spacy.load(tmp_path / "copy")
    assert ("uses", "覆草法", "mine") in {
        (one.relation, one.tail.text, one.rule) for one in first(text)._.relations
    }
    for other in (second, third):
        assert entities(other(text)) == entities(first(text))
        assert relations(other(text)) == relations(first(text))


def test_a_pipeline_outlives_disk_and_nothing_in_it_is_pickled(
    pipeline: Language, tmp_path: Path
) -> None:
    pipeline.to_disk(tmp_path / "copy")
    again = spacy.load(tmp_path / "copy")
    assert (entities(again(TEXT)), relations(again(TEXT))) == (
        entities(pipeline(TEXT)),
        relations(pipeline(TEXT)),
    )
    for folder in (SHIPPED, tmp_path / "copy"):
        for path in folder.rglob("*"):
            assert path.is_dir() or path.read_bytes()[:2] not in (b"\x80\x04", b"\x80\x05"), path


def test_a_copy_without_a_trained_part_has_none_again(tmp_path: Path) -> None:
    first = spacy.load(SHIPPED, exclude=["xinzhi_parser"])
    for name, kind in zip(FINDERS, (MentionFinder, RelationFinder), strict=True):
        component = first.get_pipe(name)
        assert isinstance(component, kind)
        setattr(component, "learnt", None)  # noqa: B010
    first.to_disk(tmp_path / "copy")
    again = spacy.load(tmp_path / "copy")
    assert {e._.rule for e in again(TEXTS[2]).ents} == {"lexicon"}
    assert entities(again(TEXT)) == entities(first(TEXT))
    assert relations(again(TEXT)) == relations(first(TEXT))


def test_a_finder_may_be_pickled_for_another_process(pipeline: Language) -> None:
    expected = entities(pipeline(TEXTS[2]))
    finder = pipeline.get_pipe("xinzhi_mentions")
    copy = pickle.loads(pickle.dumps(finder))
    assert isinstance(copy, MentionFinder)
    assert entities(copy(pipeline.make_doc(TEXTS[2]))) == expected


def test_another_chinese_pipeline_takes_the_same_components(
    pipeline: Language, tmp_path: Path
) -> None:
    blank = spacy.blank("zh")
    blank.add_pipe("sentencizer")
    blank.to_disk(tmp_path / "chinese")
    vocabulary = to_vocabulary(read_schema())
    other = load_pipeline(tmp_path / "chinese", vocabulary)
    assert other.pipe_names == ["sentencizer", *FINDERS]
    assert entities(other(TEXT)) == entities(pipeline(TEXT))
    assert relations(other(TEXT)) == relations(pipeline(TEXT))
    made = document(LINES)
    assert extract_document(made, other) == extract_document(made, load_pipeline(None, vocabulary))
    for name in FINDERS:
        blank.add_pipe(name)
    assert entities(blank(TEXT)) == entities(pipeline(TEXT))


def test_the_parts_of_a_word_that_a_mention_cuts_keep_its_place_in_the_tree() -> None:
    nlp = spacy.blank("zh")
    doc = Doc(
        nlp.vocab,
        words=["用好", "旧竹编花篮", "吧"],
        spaces=[False] * 3,
        heads=[0, 0, 0],
        deps=["ROOT", "obj", "dep"],
        tags=["VV", "NN", "SP"],
        pos=["VERB", "NOUN", "PART"],
    )
    set_entities(doc, [Candidate(3, 7, "Factor", "test")])
    assert [(t.text, t.head.text, t.dep_, t.tag_, t.pos_) for t in doc] == [
        ("用好", "用好", "ROOT", "VV", "VERB"),
        ("旧", "竹编花篮", "obj", "NN", "NOUN"),
        ("竹编花篮", "用好", "obj", "NN", "NOUN"),
        ("吧", "用好", "dep", "SP", "PART"),
    ]
    assert [(e.text, e.label_) for e in doc.ents] == [("竹编花篮", "Factor")]


def test_a_span_that_is_no_mention_has_no_rule_and_no_confidence(pipeline: Language) -> None:
    doc = pipeline(TEXTS[2])
    assert (doc[0:3]._.rule, doc[0:3]._.confidence) == (None, None)
    assert doc.ents[0]._.rule == "lexicon"
    assert 0.5 < doc.ents[0]._.confidence <= 1


def test_the_labels_of_the_components_are_those_of_the_vocabulary(pipeline: Language) -> None:
    vocabulary = to_vocabulary(read_schema())
    assert pipeline.pipe_labels["xinzhi_mentions"] == [*vocabulary.classes]
    assert {*pipeline.pipe_labels["xinzhi_relations"]} == {*vocabulary.relations}


def test_a_vocabulary_of_another_field_holds_where_it_is_given() -> None:
    finder = MentionFinder()
    finder.background = to_background(Vocabulary((*CLASSES, "Tree"), {}, {"矮化梨树": "Tree"}))
    assert finder.labels == (*CLASSES, "Tree")
    assert finder.find(["矮化梨树成活了。"], [""])[0][0].class_ == "Tree"


def test_the_examples_of_the_readme_run(capsys: pytest.CaptureFixture[str]) -> None:
    readme = (SHIPPED / "README.md").read_text(encoding="utf-8")
    blocks = re.findall(r"```python\n(.*?)```", readme, re.DOTALL)
    assert len(blocks) >= 2
    known: dict[str, object] = {}
    for block in blocks:
        exec(block.replace('"extract/zh_xinzhi"', repr(str(SHIPPED))), known)
        told = [line.removeprefix("# ") for line in block.splitlines() if line[:2] == "# "]
        assert capsys.readouterr().out.splitlines() == told
