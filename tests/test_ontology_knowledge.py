"""From extractions to knowledge: entities, claims, evidence, quarantine, ledger."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ontology import Claim, Entity, Knowledge, to_iri, to_knowledge
from ontology.aliases import read_aliases, read_local_names
from ontology.claims import to_statements
from ontology.entities import to_resolution
from ontology.extracted import to_extracted
from ontology.homonyms import read_homonyms
from ontology.merge import merge_statements
from ontology.resolver import to_resolver
from tests.ontology_sample import Read, Said, read, schema

BASE = schema().base
DATA = Said(
    "2022年，数据要素促进智慧牧业。",
    {"数据要素": "Factor", "智慧牧业": "Industry", "2022年": "Time"},
    [("数据要素", "promotes", "智慧牧业", {"time": "2022年"}, 0.7)],
)
AGAIN = Said(
    "在２０２２年，《数据要素》促进了“智慧牧业”。",
    {"数据要素": "Factor", "智慧牧业": "Industry"},
    [("数据要素", "promotes", "智慧牧业", {"time": "２０２２年"}, 0.9)],
)


def know(*documents: Read) -> Knowledge:
    return to_knowledge(documents, schema())


def named(knowledge: Knowledge, name: str) -> Entity:
    (entity,) = (row for row in knowledge.entities if row.name == name)
    return entity


def test_two_documents_that_say_the_same_make_one_claim_with_two_pieces_of_evidence() -> None:
    knowledge = know(read("a.txt", DATA), read("b.txt", AGAIN))
    (claim,) = knowledge.claims
    assert (claim.predicate, claim.support, claim.confidence) == ("promotes", 2, 0.9)
    assert claim.time == "2022年"
    assert {row.claim for row in knowledge.evidence} == {claim.claim}
    assert {row.quote for row in knowledge.evidence} == {DATA.text, AGAIN.text}


@pytest.mark.parametrize(
    "said",
    [
        {"modality": "advocated", "time": "2022年"},
        {"polarity": "negative", "time": "2022年"},
        {"time": "2023年"},
        {"time": "2022年", "place": "甲省"},
        {"time": "2022年", "source": "某报告"},
        {"time": "2022年", "measure": "同比"},
        {"time": "2022年", "action": "推动"},
        {},
    ],
)
def test_a_difference_in_any_part_makes_two_claims(said: dict[str, str]) -> None:
    other = replace(DATA, relations=[("数据要素", "promotes", "智慧牧业", said)])
    knowledge = know(read("a.txt", DATA), read("b.txt", replace(other, text=f"另见：{other.text}")))
    assert [claim.support for claim in knowledge.claims] == [1, 1]


def test_the_same_document_found_twice_is_read_once() -> None:
    knowledge = know(read("b/x.txt", DATA, title="x"), read("a/x.txt", DATA, title="x"))
    (document,) = knowledge.documents
    assert document.sources == ("a/x.txt", "b/x.txt")
    assert [claim.support for claim in knowledge.claims] == [1]
    assert len(knowledge.mentions) == 3


def test_offsets_of_a_document_found_twice_count_in_the_first_of_its_sources() -> None:
    plain, found = read("a.txt", DATA)
    marked, moved = read("b.md", Said("前言。"), DATA)
    twin = (replace(marked, id=plain.id), moved)
    for order in ([(plain, found), twin], [twin, (plain, found)]):
        knowledge = know(*order)
        (row,) = knowledge.evidence
        assert plain.source_text[row.start : row.end] == row.quote
        assert knowledge.documents[0].sources == ("a.txt", "b.md")


def test_evidence_counts_in_the_source_and_in_the_quote() -> None:
    (row,) = know(read("a.txt", Said("先说一句。"), DATA)).evidence
    document, _ = read("a.txt", Said("先说一句。"), DATA)
    text = document.source_text
    assert text[row.start : row.end] == row.quote == DATA.text
    assert text[slice(row.head_start, row.head_end)] == "数据要素"
    assert text[slice(row.tail_start, row.tail_end)] == "智慧牧业"
    assert row.quote[slice(row.quote_head_start, row.quote_head_end)] == "数据要素"
    assert row.quote[slice(row.quote_tail_start, row.quote_tail_end)] == "智慧牧业"
    assert (row.context, row.section, row.sentence) == ("", "第一节", 1)


def test_an_end_in_an_earlier_sentence_brings_that_sentence_as_context() -> None:
    first = Said("智能工厂正在各地出现。", {"智能工厂": "Organization"})
    then = Said("它离不开算力。", {"算力": "Factor"}, [((0, "智能工厂"), "depends_on", "算力")])
    (row,) = know(read("a.txt", first, then)).evidence
    assert (row.quote, row.context) == (then.text, first.text)
    assert (row.quote_head_start, row.quote_head_end) == (None, None)
    document, _ = read("a.txt", first, then)
    assert document.source_text[slice(row.head_start, row.head_end)] == "智能工厂"


def test_a_head_that_no_sentence_lists_is_a_mention_all_the_same() -> None:
    first = Said("智能工厂正在各地出现。", {"智能工厂": "Organization"})
    then = Said("它离不开算力。", {"算力": "Factor"}, [((0, "智能工厂"), "depends_on", "算力")])
    document, (opening, rest) = read("a.txt", first, then)
    knowledge = know((document, (replace(opening, mentions=()), rest)))
    assert [row.text for row in knowledge.mentions] == ["智能工厂", "算力"]
    assert named(knowledge, "智能工厂").class_ == "Organization"


def test_the_document_is_an_entity_and_speaks_for_itself() -> None:
    said = Said("要壮大冰雪产业。", {"冰雪产业": "Industry"}, [(None, "calls_for", "冰雪产业")])
    knowledge = know(read("a.txt", said, title="《边城纪要》"))
    (claim,), (record,) = knowledge.claims, knowledge.documents
    entity = named(knowledge, "边城纪要")
    assert (entity.class_, entity.iri, entity.iri) == ("Document", claim.subject, record.iri)
    (row,) = knowledge.evidence
    assert (row.head_start, row.quote_head_start) == (None, None)


def test_a_document_without_a_title_is_named_by_its_path() -> None:
    assert know(read("dir/a.txt", DATA, title="")).documents[0].title == "dir/a.txt"


def test_alternative_labels_lead_to_the_concept() -> None:
    said = Said(
        "我国依靠新质劳动者。",
        {"我国": "Place", "新质劳动者": "Concept"},
        [("我国", "depends_on", "新质劳动者")],
    )
    knowledge = know(read("a.txt", said))
    entity = named(knowledge, "新型劳动者")
    assert (entity.iri, entity.class_) == (to_iri(BASE, "新型劳动者"), "Factor")
    assert "新质劳动者" in entity.aliases
    assert entity.name_en == "new type of labourer"
    assert "我国" in named(knowledge, "中国").aliases


def test_a_class_is_decided_by_most_mentions_then_by_preference() -> None:
    def said(number: int, class_: str) -> Said:
        return Said(f"第{number}处说到云脑。", {"云脑": class_})

    tied = know(read("a.txt", said(1, "Concept"), said(2, "Technology")))
    most = know(read("a.txt", said(1, "Concept"), said(2, "Technology"), said(3, "Concept")))
    assert (named(tied, "云脑").class_, named(most, "云脑").class_) == ("Technology", "Concept")
    assert named(tied, "云脑").iri == named(most, "云脑").iri


def test_the_name_is_the_commonest_wording_and_the_others_are_aliases() -> None:
    sentences = [Said(f"{n}、{w}很重要。", {w: "Concept"}) for n, w in enumerate(_WORDINGS)]
    entity = named(know(read("a.txt", *sentences)), "ABC模型")
    assert entity.aliases == ("abc模型",)


_WORDINGS = ("abc模型", "ＡＢＣ模型", "《ABC模型》")


def test_a_homonym_is_two_things_by_its_company() -> None:
    five = dict.fromkeys(("创新", "协调", "绿色", "开放", "共享"), "Principle")
    listed = Said("理念讲创新、协调、绿色、开放、共享。", five)
    alone = Said("企业重视创新。", {"创新": "Process"})
    knowledge = know(read("a.txt", listed, alone))
    iris = {row.entity for row in knowledge.mentions if row.text == "创新"}
    assert iris == {to_iri(BASE, "创新"), to_iri(BASE, "创新", "principle")}


def test_entities_that_are_only_mentioned_stay() -> None:
    knowledge = know(read("a.txt", Said("讲到了星际农业。", {"星际农业": "Industry"})))
    assert named(knowledge, "星际农业").documents == (knowledge.documents[0].document,)
    assert knowledge.claims == ()


def test_symmetric_ends_stand_in_iri_order_with_their_spans() -> None:
    forth = Said(
        "数字产业与冰雪产业融合。",
        {"数字产业": "Industry", "冰雪产业": "Industry"},
        [("数字产业", "integrates_with", "冰雪产业")],
    )
    back = Said(
        "冰雪产业与数字产业融合。",
        {"数字产业": "Industry", "冰雪产业": "Industry"},
        [("冰雪产业", "integrates_with", "数字产业")],
    )
    knowledge = know(read("a.txt", forth, back))
    (claim,) = knowledge.claims
    assert claim.subject < claim.object
    assert claim.support == 2
    names = {row.iri: row.name for row in knowledge.entities}
    for row in knowledge.evidence:
        head = row.quote[slice(row.quote_head_start, row.quote_head_end)]
        assert head == names[claim.subject]


def test_one_passage_found_by_two_rules_is_one_piece_of_evidence() -> None:
    document, (first,) = read("a.txt", DATA, rule="b")
    second = tuple(replace(row, rule="a") for row in first.relations)
    both = replace(first, relations=(*first.relations, *second))
    knowledge = know((document, (both,)))
    assert [(row.rule, knowledge.claims[0].support) for row in knowledge.evidence] == [("a b", 1)]


def test_what_breaks_a_shape_is_quarantined_with_its_evidence_and_counted() -> None:
    bad = Said(
        "冰雪节发布了41.5%。",
        {"冰雪节": "Event", "41.5%": "Quantity"},
        [("冰雪节", "issued_by", "41.5%")],
    )
    knowledge = know(read("a.txt", DATA, bad))
    (rejection,) = knowledge.quarantine
    assert rejection.constraint == "IssuedByHeadShape"
    assert "主语不能是事件" in rejection.message
    assert "the object of issuedBy cannot be Quantity" in rejection.message
    assert [row.quote for row in rejection.evidence] == [bad.text]
    assert [claim.predicate for claim in knowledge.claims] == ["promotes"]
    assert [(row.relations, row.rejected) for row in knowledge.sentences] == [(1, 0), (1, 1)]
    assert named(knowledge, "冰雪节").class_ == "Event"


def test_a_claim_of_a_thing_and_itself_is_quarantined() -> None:
    bad = Said(
        "人工智能（AI）促进人工智能。",
        {"人工智能": "Technology", "AI": "Technology"},
        [("AI", "promotes", "人工智能")],
    )
    knowledge = know(read("a.txt", DATA, bad))
    (rejection,) = knowledge.quarantine
    assert rejection.constraint == "ClaimEndsShape"
    assert "同一实体" in rejection.message


def test_the_ledger_has_every_sentence_and_dropped_piece() -> None:
    knowledge = know(read("a.txt", Said("没有术语。"), DATA))
    assert [(row.sentence, row.mentions) for row in knowledge.sentences] == [(0, 0), (1, 3)]
    assert [(row.start, row.end, row.text) for row in knowledge.dropped] == [(0, 2, "> ")]


def test_nothing_read_is_no_knowledge() -> None:
    assert know() == Knowledge((), (), (), (), (), (), ())


WORDS = st.sampled_from(
    ["甲技术", "乙产业", "丙问题", "我国", "中国", "新质劳动者", "41.5%", "创新"]
)
CLASSES = st.sampled_from(["Technology", "Industry", "Problem", "Place", "Concept", "Quantity"])
RELATIONS = st.sampled_from([term.name for term in schema().relations])


@st.composite
def documents(draw: st.DrawFn) -> list[Read]:
    made = []
    for number in range(draw(st.integers(0, 4))):
        sentences = []
        for index in range(draw(st.integers(1, 3))):
            head, tail = draw(WORDS), draw(WORDS)
            text = f"第{number}篇第{index}句，{head}与{tail}。"
            classes = {head: draw(CLASSES), tail: draw(CLASSES)}
            sentences.append(Said(text, classes, [(head, draw(RELATIONS), tail)]))
        made.append(read(f"{number}.txt", *sentences))
    return made


@given(documents(), st.randoms(use_true_random=False))
def test_the_order_of_documents_changes_nothing(made: list[Read], random: object) -> None:
    shuffled = list(made)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert to_knowledge(shuffled, schema()) == to_knowledge(made, schema())


@given(documents())
def test_every_relation_is_claimed_or_quarantined(made: list[Read]) -> None:
    knowledge = to_knowledge(made, schema())
    stated = sum(len(row.relations) for _, extractions in made for row in extractions)
    quarantined = [piece for row in knowledge.quarantine for piece in row.evidence]
    assert len(knowledge.evidence) + len(quarantined) == stated
    assert sum(row.relations for row in knowledge.sentences) == stated
    assert sum(row.rejected for row in knowledge.sentences) == len(quarantined)


@given(documents(), st.randoms(use_true_random=False))
def test_merging_claims_ignores_order(made: list[Read], random: object) -> None:
    resolver = to_resolver(schema(), read_homonyms(), read_aliases(), read_local_names())
    statements = [
        row
        for extracted in to_extracted(made)
        for row in to_statements(to_resolution(extracted, resolver), schema())
    ]
    shuffled = list(statements)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    merged = merge_statements(statements)
    assert merge_statements(shuffled) == merged
    assert sum(row.claim.support for row in merged) == len({row.evidence for row in statements})


def test_a_number_has_the_bound_of_the_words_around_it() -> None:
    value = ("机采率", "has_value", "60%", {"time": "2023年"})
    classes = {"机采率": "Indicator", "60%": "Quantity"}
    texts = ("机采率达到60%以上。", "机采率不超过60%。", "机采率为60%。")
    documents = [read(f"{text}.txt", Said(text, classes, [value])) for text in texts]
    knowledge = know(*documents)
    quotes = {piece.claim: piece.quote for piece in knowledge.evidence}
    bounds = {quotes[row.claim]: row.bound for row in knowledge.claims}
    assert bounds == dict(zip(texts, ("at_least", "at_most", None), strict=True))
    assert len({row.object for row in knowledge.claims}) == 1


def test_a_claims_iri_is_made_of_all_but_support_and_confidence() -> None:
    (one,) = know(read("a.txt", DATA)).claims
    (two,) = know(read("a.txt", DATA), read("b.txt", AGAIN)).claims
    assert isinstance(one, Claim)
    assert (one.claim, one.support, one.confidence) == (two.claim, 1, 0.7)
    assert one.claim.startswith(f"{BASE}claim-")
