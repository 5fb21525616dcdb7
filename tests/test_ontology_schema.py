"""The schema files: what they must say, how they are read, and the faults of user files."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import pyoxigraph as ox
import pytest

from corpus import SourceError
from extract.scoring import SYMMETRIC
from ontology import XZ, read_schema, to_iri, to_schema_triples, to_vocabulary
from ontology.turtle_index import OWL, RDF, RDFS, SKOS, TurtleIndex, to_index
from tests.ontology_sample import schema

CLASSES = [
    "Person",
    "Organization",
    "Place",
    "Time",
    "Quantity",
    "Document",
    "Event",
    "ProductiveForce",
    "ProductionRelation",
    "Factor",
    "Industry",
    "Technology",
    "Policy",
    "Principle",
    "Problem",
    "Indicator",
    "Process",
    "Feature",
    "Concept",
]
RELATIONS = [
    "is_a",
    "has_part",
    "has_feature",
    "promotes",
    "gives_rise_to",
    "hinders",
    "depends_on",
    "aims_at",
    "integrates_with",
    "transforms_into",
    "uses",
    "addresses",
    "faces",
    "carrier_of",
    "calls_for",
    "proposes",
    "issued_by",
    "affiliated_with",
    "located_in",
    "has_value",
]
PREFIXES = """@prefix xz: <https://w3id.org/xinzhi/ontology#> .
@prefix id: <https://w3id.org/xinzhi/id/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
"""


def index() -> TurtleIndex:
    return to_index(t for file in schema().ontology for t in to_schema_triples(file, schema().base))


def own_terms() -> list[ox.NamedNode]:
    kinds = {
        OWL + kind for kind in ("Class", "ObjectProperty", "DatatypeProperty", "AnnotationProperty")
    } | {OWL + "NamedIndividual"}
    return sorted(
        {
            subject
            for subject in index().rows
            if isinstance(subject, ox.NamedNode)
            and subject.value.startswith(XZ)
            and kinds.intersection(index().iris(subject, RDF + "type"))
        },
        key=str,
    )


def test_the_classes_stand_in_the_order_of_preference() -> None:
    assert [term.name for term in schema().classes] == CLASSES
    assert [term.preference for term in schema().classes] == list(range(1, 20))


def test_there_are_the_twenty_relations() -> None:
    assert sorted(term.name for term in schema().relations) == sorted(RELATIONS)
    by_name = {term.name: term for term in schema().relations}
    assert by_name["has_part"].iri == XZ + "hasPart"
    assert [name for name, term in by_name.items() if term.symmetric] == ["integrates_with"]
    transitive = {name for name, term in by_name.items() if term.transitive}
    assert transitive == {"has_part", "is_a", "located_in"}
    without = [name for name, term in by_name.items() if term.inverse is None]
    assert without == ["integrates_with"]


def test_every_term_of_ours_has_labels_and_definitions_in_both_languages() -> None:
    terms, found = own_terms(), index()
    assert len(terms) > 90
    for term in terms:
        for language in ("zh", "en"):
            for predicate in (RDFS + "label", SKOS + "prefLabel", SKOS + "definition"):
                texts = found.texts(term, predicate, language)
                assert len(texts) == 1, (term, predicate, language)
            label = found.texts(term, RDFS + "label", language)
            assert label == found.texts(term, SKOS + "prefLabel", language)


def test_every_term_of_ours_has_other_names_in_both_languages() -> None:
    found = index()
    kinds = "Class", "ObjectProperty", "DatatypeProperty", "AnnotationProperty", "NamedIndividual"
    owners: dict[tuple[str, str, str], list[ox.NamedNode]] = defaultdict(list)
    for term in own_terms():
        kind = next(kind for kind in kinds if OWL + kind in found.iris(term, RDF + "type"))
        for language in ("zh", "en"):
            others = found.texts(term, SKOS + "altLabel", language)
            assert others, (term, language)
            for label in (*others, *found.texts(term, SKOS + "prefLabel", language)):
                owners[kind, language, label].append(term)
    assert {key: terms for key, terms in owners.items() if len(terms) > 1} == {}


def test_every_concept_has_another_english_name_that_is_no_other_concepts() -> None:
    found = index()
    owners: dict[tuple[str, str], list[str]] = defaultdict(list)
    for concept in schema().concepts:
        node = ox.NamedNode(concept.iri)
        assert found.texts(node, SKOS + "altLabel", "en"), concept
        for language in ("zh", "en"):
            for predicate in ("altLabel", "prefLabel"):
                for text in found.texts(node, SKOS + predicate, language):
                    owners[language, text].append(concept.label)
    shared = {text for (_, text), labels in owners.items() if len(labels) > 1}
    # In the development philosophy these two words are ideas, elsewhere they are processes.
    assert shared == {"创新", "开放"}


def test_the_scheme_begins_with_what_has_kinds_and_is_none() -> None:
    found = index()
    above = {
        concept.iri: set(found.iris(ox.NamedNode(concept.iri), XZ + "isA"))
        for concept in schema().concepts
    }
    kinds = set[str]().union(*above.values())
    tops = found.iris(ox.NamedNode(schema().base + "scheme"), SKOS + "hasTopConcept")
    assert set(tops) == {iri for iri, broader in above.items() if not broader and iri in kinds}


def test_no_concept_is_a_kind_of_itself_whatever_stands_between() -> None:
    found = index()
    for concept in schema().concepts:
        reached, rest = set[str](), [concept.iri]
        while rest:
            above = set(found.iris(ox.NamedNode(rest.pop()), XZ + "isA")) - reached
            reached |= above
            rest.extend(above)
        assert concept.iri not in reached, concept


@pytest.mark.parametrize(("kind", "wrong"), [("人力资本", "资本"), ("人工智能", "生产要素")])
def test_a_kind_is_not_put_under_what_its_definition_excludes(kind: str, wrong: str) -> None:
    labels = {concept.iri: concept.label for concept in schema().concepts}
    (iri,) = (iri for iri, label in labels.items() if label == kind)
    assert wrong not in {labels[above] for above in index().iris(ox.NamedNode(iri), XZ + "isA")}


def test_every_concept_has_a_label_and_a_definition_in_both_languages() -> None:
    found = index()
    assert len(schema().concepts) > 300
    for concept in schema().concepts:
        for language in ("zh", "en"):
            node = ox.NamedNode(concept.iri)
            assert len(found.texts(node, SKOS + "prefLabel", language)) == 1, concept
            assert len(found.texts(node, SKOS + "definition", language)) == 1, concept


@pytest.mark.parametrize(
    ("subject", "relation", "objects"),
    [
        ("生产力", "hasPart", {"劳动者", "劳动资料", "劳动对象"}),
        ("新发展理念", "hasPart", {"创新", "协调", "绿色", "开放", "共享"}),
        ("农业时代的生产要素", "hasPart", {"土地", "劳动"}),
        ("数字时代的生产要素", "hasPart", {"数据要素", "算力", "算法"}),
        ("“科技—产业—金融”良性循环", "hasPart", {"科技创新", "产业升级", "科技金融"}),
        ("个性化定制", "isA", {"要素组合模式"}),
        # The cycle closes, and relations act back on forces.
        ("科技创新", "promotes", {"产业升级"}),
        ("产业升级", "promotes", {"科技金融"}),
        ("科技金融", "promotes", {"科技创新"}),
        ("新型生产关系", "promotes", {"新质生产力"}),
        ("新型生产关系", "dependsOn", {"新质生产力"}),
        ("技术革命性突破", "givesRiseTo", {"新质生产力"}),
        ("科技创新", "givesRiseTo", {"新产业", "新模式", "新动能"}),
        ("新质生产力", "hasFeature", {"高科技", "高效能", "高质量"}),
        ("数据要素", "hasFeature", {"非竞争性", "乘数效应"}),
        *((kind, "isA", {"科技革命"}) for kind in ("蒸汽革命", "电气革命", "信息革命", "智能革命")),
        ("蒸汽革命", "givesRiseTo", {"机器大生产"}),
        ("智能革命", "givesRiseTo", {"个性化定制"}),
        ("制造业", "isA", {"工业"}),
        ("要素组合模式", "isA", {"生产关系"}),
        ("手工生产", "transformsInto", {"机器大生产"}),
        ("农业时代的生产要素", "transformsInto", {"工业时代的生产要素"}),
        ("工业时代的生产要素", "transformsInto", {"数字时代的生产要素"}),
        ("信息革命", "givesRiseTo", {"数字时代的生产要素"}),
        ("新一轮科技革命", "givesRiseTo", {"战略性新兴产业", "未来产业"}),
        ("现代化产业体系", "hasPart", {"先进制造业", "现代服务业", "现代农业"}),
        ("数字经济", "hasPart", {"数字产业化", "产业数字化"}),
        ("数字化转型", "hasPart", {"数字化", "网络化", "智能化", "智慧化"}),
        ("传统生产力", "hasFeature", {"高投入", "高消耗", "高排放"}),
        # What breakthroughs bring about acts back on what brings them about.
        ("科技创新", "givesRiseTo", {"技术革命性突破"}),
        ("新质生产力", "promotes", {"科技创新", "产业升级", "全要素生产率"}),
        ("体制机制障碍", "hinders", {"新质生产力"}),
        ("改革", "addresses", {"体制机制障碍"}),
        ("新型举国体制", "addresses", {"卡脖子"}),
        # Society rests on its relations of production; what is paid goes by work or by factor.
        ("经济基础", "hasPart", {"生产关系"}),
        ("上层建筑", "dependsOn", {"经济基础"}),
        ("按劳分配", "isA", {"分配关系"}),
        ("按要素分配", "isA", {"分配关系"}),
        # The long cycle: finance pushes a revolution, its paradigm spreads through production.
        ("金融资本", "promotes", {"技术革命"}),
        ("技术革命", "givesRiseTo", {"技术—经济范式"}),
        ("导入期", "transformsInto", {"拓展期"}),
        ("技术—经济范式", "hasPart", {"关键生产要素", "主导产业"}),
        ("四链融合", "hasPart", {"创新链", "产业链", "资金链", "人才链"}),
        ("全要素生产率", "isA", {"生产率"}),
        ("全要素生产率", "promotes", {"经济增长"}),
        ("工业时代的生产要素", "hasPart", {"土地", "劳动", "资本", "企业家才能"}),
        ("现代化产业体系", "hasFeature", {"完整性", "先进性", "安全性"}),
        ("新型工业化", "integratesWith", {"信息化"}),
        ("数字经济", "hasPart", {"数字化治理", "数据价值化"}),
        ("研发", "hasPart", {"基础研究", "应用研究"}),
        ("双碳目标", "hasPart", {"碳达峰", "碳中和"}),
        ("全国统一大市场", "addresses", {"市场分割"}),
        ("社会主义基本经济制度", "hasPart", {"社会主义市场经济体制"}),
    ],
)
def test_the_frames_of_the_field_are_in_the_ontology(
    subject: str, relation: str, objects: set[str]
) -> None:
    labels = {concept.iri: concept.label for concept in schema().concepts}
    (iri,) = (iri for iri, label in labels.items() if label == subject)
    found = index().iris(ox.NamedNode(iri), XZ + relation)
    assert objects <= {labels[other] for other in found}


def test_no_two_classes_or_relations_share_a_label() -> None:
    labels = [index().texts(term, SKOS + "prefLabel", "zh") for term in own_terms()]
    repeated = {label for label in labels if labels.count(label) > 1}
    # A relation of the tables' columns and the class of what stands in them share their word.
    assert repeated <= {("情态",), ("极性",), ("界限",), ("时间",), ("地点",)}


def test_every_term_that_is_used_of_ours_is_declared() -> None:
    found, declared = index(), {term.value for term in own_terms()}
    used = {
        node.value
        for subject, row in found.rows.items()
        for nodes in (
            (subject,),
            *row.values(),
            tuple(ox.NamedNode(predicate) for predicate in row),
        )
        for node in nodes
        if isinstance(node, ox.NamedNode) and node.value.startswith(XZ)
    }
    assert used - declared == set()


def test_every_superclass_and_superproperty_elsewhere_is_declared() -> None:
    found = index()
    for subject in found.rows:
        for predicate, kinds in (
            ("subClassOf", {"Class"}),
            ("subPropertyOf", {"ObjectProperty", "DatatypeProperty"}),
        ):
            for iri in found.iris(subject, RDFS + predicate):
                types = set(found.iris(ox.NamedNode(iri), RDF + "type"))
                assert types & {OWL + kind for kind in kinds}, iri


def test_no_alignment_types_what_it_should_not() -> None:
    """PROV takes what something is located in for a place; a park's company is none."""
    above = index().iris(ox.NamedNode(XZ + "locatedIn"), RDFS + "subPropertyOf")
    assert not any(iri.startswith("http://www.w3.org/ns/prov#") for iri in above)


def test_every_property_of_ours_has_a_domain_and_a_range_of_its_own_or_from_above() -> None:
    found = index()
    for term in own_terms():
        kinds = set(found.iris(term, RDF + "type"))
        if not kinds & {OWL + "ObjectProperty", OWL + "DatatypeProperty"}:
            continue
        line, seen = [term.value], set[str]()
        while line:
            seen.add(iri := line.pop())
            line += set(found.iris(ox.NamedNode(iri), RDFS + "subPropertyOf")) - seen
        for axiom in ("domain", "range"):
            assert any(found.objects(ox.NamedNode(iri), RDFS + axiom) for iri in seen), term


def test_alignments_keep_the_meaning_of_foreign_terms() -> None:
    """A body may be affiliated as well as a person: schema:affiliation is of persons alone."""
    found = index()
    for ours, foreign in (("affiliatedWith", "memberOf"), ("hasAffiliate", "hasMember"),
                          ("basedAt", "memberOf"), ("seatOf", "hasMember")):  # fmt: skip
        above = found.iris(ox.NamedNode(XZ + ours), RDFS + "subPropertyOf")
        assert "http://www.w3.org/ns/org#" + foreign in above
        assert not any(iri.startswith("https://schema.org/") for iri in above)
    for name, others in CN_SCHEMA.items():
        assert others <= set(found.iris(ox.NamedNode(XZ + name), RDFS + "subClassOf"))


CN_SCHEMA = {
    name: {f"http://cnschema.org/{other}", f"https://schema.org/{other}"}
    for name, other in (("Person", "Person"), ("Organization", "Organization"), ("Place", "Place"),
                        ("Event", "Event"), ("Document", "CreativeWork"))
}  # fmt: skip


def test_what_stands_above_the_basic_classes_is_disjoint_too() -> None:
    found = index()
    sets = [
        {str(member) for member in found.members(found.objects(group, OWL + "members")[0])}
        for group in found.rows
        if OWL + "AllDisjointClasses" in found.iris(group, RDF + "type")
    ]
    upper = {"EconomicTerm", "Characteristic", "Norm", "Occurrence", "Agent", "Concept", "Time"}
    assert any({f"<{XZ}{name}>" for name in upper} <= members for members in sets)


def test_no_axiom_speaks_of_the_reserved_vocabulary_of_rdf() -> None:
    reserved = {RDF + name for name in ("Statement", "subject", "predicate", "object")}
    for subject, row in index().rows.items():
        terms = {str(term) for objects in row.values() for term in objects}
        assert not reserved & ({str(subject), *row} | {term.strip("<>") for term in terms})


def test_the_concepts_have_a_class_labels_and_a_place_in_the_scheme() -> None:
    concepts, found = schema().concepts, index()
    assert len(concepts) >= 150
    for concept in concepts:
        node = ox.NamedNode(concept.iri)
        assert concept.en, concept.label
        assert found.iris(node, SKOS + "inScheme") == (schema().base + "scheme",)


def test_frames_join_concepts_by_the_relations_and_keep_to_their_ends() -> None:
    classes = {concept.iri: concept.class_ for concept in schema().concepts}
    found, joined = index(), 0
    for relation in schema().relations:
        for iri, class_ in classes.items():
            for other in found.iris(ox.NamedNode(iri), relation.iri):
                joined += 1
                assert class_ in relation.heads, (relation.name, iri)
                assert classes[other] in relation.tails, (relation.name, other)
    assert joined > 70


@pytest.mark.parametrize(
    ("subject", "relation", "expected"),
    [
        ("生产力", "hasPart", {"劳动者", "劳动资料", "劳动对象"}),
        ("新质生产力", "hasPart", {"新型劳动者", "新型劳动资料", "新型劳动对象"}),
        ("新发展理念", "hasPart", {"创新", "协调", "绿色", "开放", "共享"}),
        ("生产关系", "hasPart", {"生产资料所有制", "分配关系", "劳动关系"}),
    ],
)
def test_the_frames_of_the_field_are_there(subject: str, relation: str, expected: set[str]) -> None:
    labels = {concept.iri: concept.label for concept in schema().concepts}
    node = ox.NamedNode(to_iri(schema().base, subject))
    assert {labels[iri] for iri in index().iris(node, XZ + relation)} == expected


def test_every_concept_but_proper_names_and_figures_stands_in_a_frame() -> None:
    found, joined = index(), set[str]()
    for relation in schema().relations:
        for concept in schema().concepts:
            for other in found.iris(ox.NamedNode(concept.iri), relation.iri):
                joined |= {concept.iri, other}
    alone = {concept.class_ for concept in schema().concepts if concept.iri not in joined}
    assert alone <= {"Document", "Event", "Indicator", "Organization", "Person", "Place"}


def test_the_vocabulary_is_what_extraction_needs() -> None:
    vocabulary = to_vocabulary(schema())
    assert list(vocabulary.classes) == CLASSES
    assert set(vocabulary.relations) == set(RELATIONS)
    assert vocabulary.relations["issued_by"].heads == {"Document", "Policy"}
    assert {name for name, one in vocabulary.relations.items() if one.symmetric} == SYMMETRIC
    assert vocabulary.labels["新质劳动者"] == "Factor"


def test_a_homonym_is_in_the_vocabulary_in_its_usual_sense_or_not_at_all() -> None:
    labels = to_vocabulary(schema()).labels
    assert labels["创新"] == "Process"
    assert "共享" not in labels


def test_a_user_file_adds_concepts_and_labels(tmp_path: Path) -> None:
    path = tmp_path / "mine.ttl"
    known = to_iri(schema().base, "人工智能").removeprefix(schema().base)
    path.write_text(
        PREFIXES
        + 'id:cloud-cattle a xz:Industry ; skos:prefLabel "云牧业"@zh .\n'
        + 'id:cloud-cattle skos:altLabel "云上牧业"@zh .\n'
        + f'id:{known} skos:altLabel "机器智能"@zh .\n',
        encoding="utf-8",
    )
    labels = to_vocabulary(read_schema([path])).labels
    assert labels["云上牧业"] == "Industry"
    assert labels["机器智能"] == "Technology"


@pytest.mark.parametrize(
    ("turtle", "line", "what"),
    [
        ("id:a a xz:Industry\nid:b", 5, "expected"),
        ('id:a a xz:Industri ; skos:prefLabel "甲业"@zh .', 4, "unknown class xz:Industri"),
        ("\nid:a a xz:Industry .", 5, "0 prefLabels in zh"),
        (
            'id:a a xz:Industry ; skos:prefLabel "甲"@zh , "乙"@zh .',
            4,
            "2 prefLabels in zh: 甲、乙",
        ),
        ('id:a a xz:Industry ; skos:prefLabel "《》"@zh .', 4, "an empty prefLabel"),
        (
            'id:a a xz:Industry , xz:Policy ; skos:prefLabel "甲业"@zh .',
            4,
            "2 basic classes (xz:Industry, xz:Policy)",
        ),
        ('id:a a xz:Agent ; skos:prefLabel "甲业"@zh .', 4, "0 basic classes (none)"),
        ('id:a skos:prefLabel "甲业"@zh .', 4, "a concept without a class"),
        (
            'id:a a xz:Industry ; skos:prefLabel "人工智能"@zh .',
            4,
            "the label '人工智能' belongs to 2 concepts",
        ),
    ],
)
def test_a_fault_of_a_user_file_is_told_with_its_line(
    tmp_path: Path, turtle: str, line: int, what: str
) -> None:
    path = tmp_path / "mine.ttl"
    path.write_text(PREFIXES + turtle, encoding="utf-8")
    with pytest.raises(SourceError) as caught:
        read_schema([path])
    assert [(fault.path, fault.line) for fault in caught.value.faults] == [(str(path), line)]
    assert what in caught.value.faults[0].what


def test_all_faults_of_a_file_are_told_at_once(tmp_path: Path) -> None:
    path = tmp_path / "mine.ttl"
    path.write_text(PREFIXES + "id:a a xz:Industry .\nid:b a xz:Policy .\n", encoding="utf-8")
    with pytest.raises(SourceError) as caught:
        read_schema([path])
    assert sorted(fault.line or 0 for fault in caught.value.faults) == [4, 5]


def test_a_user_file_that_is_not_there_is_a_fault(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"none\.ttl"):
        read_schema([tmp_path / "none.ttl"])


def test_the_base_of_the_individuals_can_be_another() -> None:
    moved = read_schema(base="https://example.org/kg/")
    assert {concept.iri.rsplit("/", 1)[0] for concept in moved.concepts} == {
        "https://example.org/kg"
    }
    assert [term.iri for term in moved.relations] == [term.iri for term in schema().relations]
