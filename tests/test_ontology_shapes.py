"""The shapes: as wide as annotated text, no wider than sense, and the same for gate and pyshacl."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

import pyshacl
import pytest
import rdflib

from graph.rdf.to_evidence_rdf import to_evidence_triples
from graph.rdf.to_graph_rdf import to_graph_triples
from graph.rdf.write_turtle import write_rdf, write_turtle
from ontology import Knowledge, find_violations, to_knowledge
from tests.ontology_sample import Said, read, schema

XZ = "https://w3id.org/xinzhi/ontology#"
ENDS = {term.name: (term.heads, term.tails) for term in schema().relations}


def annotated(path: Path) -> Iterator[tuple[str, str, str]]:
    """Give each relation with the classes of its ends, which an earlier sentence may give."""
    classes: dict[str, str] = {}
    sentence: list[list[str]] = []

    def flush() -> Iterator[tuple[str, str, str]]:
        here = {row[1]: row[2] for row in sentence if row[0] == "E"}
        classes.update(here)
        for row in sentence:
            if row[0] == "R":
                head = "Document" if row[1] == "DOC" else classes.get(row[1])
                if head and (tail := classes.get(row[3])):
                    yield row[2], head, tail
        sentence.clear()

    for line in path.read_text(encoding="utf-8").splitlines():
        row = line.split("\t")
        if row[0] in ("S", "P"):
            yield from flush()
        sentence.append(row)
    yield from flush()


@pytest.mark.shared
def test_the_annotated_relations_conform(shared: Path) -> None:
    files = sorted(path for part in ("dev", "train") for path in shared.glob(f"gold/{part}/*.tsv"))
    found = Counter(
        (relation, head in ENDS[relation][0] and tail in ENDS[relation][1])
        for path in files
        for relation, head, tail in annotated(path)
    )
    assert sum(found.values()) > 15000
    assert sum(count for (_, good), count in found.items() if good) >= 0.99 * sum(found.values())
    for relation in ENDS:
        good, bad = found[relation, True], found[relation, False]
        assert good >= 0.95 * (good + bad), relation


@pytest.mark.parametrize("relation", sorted(ENDS))
def test_each_relation_rejects_some_class_at_either_end(relation: str) -> None:
    classes = {term.name for term in schema().classes}
    assert classes - ENDS[relation][0]
    assert classes - ENDS[relation][1]


@cache
def every_pairing() -> Knowledge:
    """One relation of each kind for each class at either end, asserted, advocated or denied."""
    said = []
    for relation, (heads, tails) in sorted(ENDS.items()):
        pairs = [(term.name, min(tails)) for term in schema().classes]
        pairs += [(min(heads), term.name) for term in schema().classes]
        for number, (head, tail) in enumerate(pairs):
            left, right = f"{relation}主{number}号", f"{relation}宾{number}号"
            how = ({}, {"modality": "advocated"}, {"polarity": "negative"})[number % 3]
            triple = (left, relation, right, how)
            said.append(Said(f"{left}和{right}。", {left: head, right: tail}, [triple]))
    return to_knowledge([read("a.txt", *said)], schema())


def test_the_gate_and_pyshacl_give_the_same_verdicts(tmp_path: Path) -> None:
    knowledge = every_pairing()
    assert len(knowledge.quarantine) > 100
    refused = tuple(row.claim for row in knowledge.quarantine)
    pieces = tuple(piece for row in knowledge.quarantine for piece in row.evidence)
    whole = replace(
        knowledge, claims=knowledge.claims + refused, evidence=knowledge.evidence + pieces
    )
    # As IRI order decides which end of a symmetric relation is the head, ask the claim.
    expected = {
        (row.claim.subject if "Head" in row.constraint else row.claim.object, row.constraint)
        for row in knowledge.quarantine
    }
    validation = find_violations(files(whole, tmp_path))
    assert {(row.focus, row.constraint) for row in validation.violations} == expected


def files(knowledge: Knowledge, folder: Path) -> list[Path]:
    write_rdf(knowledge, schema(), folder)
    return [folder / "graph.ttl", folder / "evidence.ttl"]


def test_a_graph_that_the_gate_let_through_conforms(tmp_path: Path) -> None:
    validation = find_violations(files(every_pairing(), tmp_path))
    assert validation.violations == ()
    matched = {"ClaimPeriodShape", "ClaimEvidenceShape", "EvidenceQuoteShape", "FacesTailShape"}
    assert not matched & set(validation.unmatched)


SMALL = Said(
    "2022年，数据要素促进智慧牧业。",
    {"数据要素": "Factor", "智慧牧业": "Industry", "2022年": "Time"},
    [("数据要素", "promotes", "智慧牧业", {"time": "2022年", "source": "甲报告"}, 0.7)],
)


@pytest.mark.parametrize(
    ("old", "new", "constraint"),
    [
        ("xz:modality xz:asserted", "xz:modality xz:hoped", "ClaimModalityShape"),
        ("xz:modality xz:asserted", "xz:modality xz:asserted , xz:possible", "ClaimModalityShape"),
        ("xz:polarity xz:positive ;", "", "ClaimPolarityShape"),
        ("xz:supportedBy", "xz:notSupportedBy", "ClaimEvidenceShape"),
        ("rdf:predicate xz:promotes", "rdf:predicate xz:loves", "ClaimPredicateShape"),
        ("rdf:subject", "rdf:notSubject", "ClaimSubjectShape"),
        ("rdf:object", "rdf:notObject", "ClaimObjectShape"),
        ("0.7", "1.7", "ClaimConfidenceShape"),
        ("xz:period", "xz:period xz:asserted , ", "ClaimPeriodShape"),
        ("xz:source", 'xz:source "乙报告"@zh , ', "ClaimSourceShape"),
        ("xz:time", 'xz:time "2021年"@zh , ', "ClaimTimeShape"),
        ("oa:exact", "oa:inexact", "EvidenceQuoteShape"),
        ("oa:exact", 'oa:exact "甲"@zh , ', "EvidenceQuoteShape"),
        ("xz:rule", "xz:noRule", "EvidenceRuleShape"),
        ("nif:referenceContext", "nif:noContext", "EvidenceTextShape"),
        ("nif:referenceContext", "nif:noContext", "SentenceSourceShape"),
        ("nif:sourceUrl", "nif:noUrl", "TextDocumentShape"),
        ("dcterms:title", "dcterms:noTitle", "DocumentTitleShape"),
        ("dcterms:identifier", "dcterms:noIdentifier", "DocumentIdentifierShape"),
        ('"智慧牧业"@zh', '"智慧牧业"@zh ; skos:altLabel "智慧牧业"@zh', "EntityLabelsApartShape"),
        ("prov:wasDerivedFrom", "prov:wasNotDerivedFrom", "EvidenceSentenceShape"),
        ("nif:endIndex", "nif:noIndex", "EvidenceEndShape"),
        ("nif:beginIndex", "nif:noIndex", "SentenceBeginShape"),
        ('beginIndex "2"', 'beginIndex "200"', "EvidenceSpanShape"),
        ("dcterms:isPartOf", "dcterms:isNotPartOf", "SentenceDocumentShape"),
        ("a xz:Industry", "a xz:Industry , xz:Policy", "EntityClassShape"),
        ('"智慧牧业"@zh', '"智慧牧业"@zh , "智牧"@zh', "EntityLabelShape"),
        ('"智慧牧业"@zh', '"smart farming"@en', "EntityLabelShape"),
        ('"智慧牧业"@zh', '"智慧牧业"@zh , "a"@en , "b"@en', "EntityUniqueLabelShape"),
        ("xz:promotes", "xz:callsFor", "NoCallsForFactShape"),
        ("xz:promotes", "xz:hasValue", "NoHasValueFactShape"),
        ("a xz:Industry", "a xz:Quantity", "PromotesTailShape"),
        ("xz:support ", "xz:noSupport ", "ClaimSupportShape"),
        ("a xz:Claim", "rdf:subject xz:x ; rdf:object xz:x ; a xz:Claim", "ClaimEndsShape"),
        ('headBegin "', 'headBegin "99', "EvidenceHeadShape"),
        ('tailBegin "', 'tailBegin "99', "EvidenceTailShape"),
        ('beginIndex "2"', 'beginIndex "200"', "SentenceSpanShape"),
        ("nif:anchorOf", "nif:noText", "SentenceTextShape"),
        ("xz:sentenceIndex", "xz:noIndex", "SentenceIndexShape"),
        ("time:inXSDDate", "time:noDate", "InstantShape"),
        ("time:hasBeginning", "time:hasBeginning xz:asserted , ", "PeriodBeginShape"),
        ("time:hasEnd", "time:hasEnd xz:asserted , ", "PeriodEndShape"),
        ("nif:beginIndex", "nif:noIndex", "EvidenceBeginShape"),
        ("nif:endIndex", "nif:noIndex", "SentenceEndShape"),
        ("a xz:Claim", 'xz:place "甲"@zh , "乙"@zh ; a xz:Claim', "ClaimPlaceShape"),
        ("a xz:Claim", 'xz:measure "甲"@zh , "乙"@zh ; a xz:Claim', "ClaimMeasureShape"),
        ("a xz:Claim", "xz:action xz:asserted ; a xz:Claim", "ClaimActionShape"),
        ("a xz:Claim", "xz:bound xz:asserted ; a xz:Claim", "ClaimBoundShape"),
    ],
)
def test_what_is_broken_is_caught_by_its_shape(
    tmp_path: Path, old: str, new: str, constraint: str
) -> None:
    paths = files(to_knowledge([read("a.txt", SMALL)], schema()), tmp_path)
    assert find_violations(paths).violations == ()
    texts = [path.read_text(encoding="utf-8") for path in paths]
    assert any(old in text for text in texts), texts
    for path, text in zip(paths, texts, strict=True):
        path.write_text(text.replace(old, new), encoding="utf-8")
    violations = find_violations(paths).violations
    assert constraint in {row.constraint for row in violations}
    assert all(row.message for row in violations)


THERE = {"云牧规模": "Indicator", "2022年": "Time", "江城": "Place"}
WHEN = {"time": "2022年", "place": "江城"}
RICH = [
    Said(
        "2022年，江城的云牧规模为500亿元至600亿元。",
        {**THERE, "500亿元至600亿元": "Quantity"},
        [("云牧规模", "has_value", "500亿元至600亿元", {**WHEN, "source": "江城"})],
    ),
    Said(
        "2022年，江城的云牧规模超过90亿元。",
        {**THERE, "超过90亿元": "Quantity"},
        [("云牧规模", "has_value", "超过90亿元", WHEN)],
    ),
    Said(
        "云牧是智慧牧业。",
        {"云牧": "Industry", "智慧牧业": "Industry"},
        [("云牧", "is_a", "智慧牧业")],
    ),
    Said(
        "智慧牧业是畜业。",
        {"畜业": "Industry", "智慧牧业": "Industry"},
        [("智慧牧业", "is_a", "畜业")],
    ),
]


@pytest.mark.parametrize(
    ("old", "new", "constraint"),
    [
        ("xz:atPlace", "xz:atPlace xz:asserted , ", "ClaimAtPlaceShape"),
        ("xz:saidBy", "xz:saidBy xz:asserted , ", "ClaimSaidByShape"),
        ("a xz:Claim", "xz:contradicts xz:asserted ; a xz:Claim", "ClaimContradictsShape"),
        ("a xz:Evidence", "xz:page 0 ; a xz:Evidence", "EvidencePageShape"),
        ("qudt:numericValue", "qudt:numericValue true , ", "QuantityNumberShape"),
        ("xz:bound", "xz:bound xz:asserted , ", "QuantityBoundShape"),
        ("qudt:lowerBound", "qudt:lowerBound 99999999999999.0 , ", "QuantityRangeShape"),
        ("a xz:Quantity", "qudt:hasUnit xz:a , xz:b ; a xz:Quantity", "QuantityUnitShape"),
        ('"transitive"', '"guess"', "InferenceRuleShape"),
        ("prov:wasDerivedFrom", "prov:noPremise", "InferencePremiseShape"),
        ("rdf:subject", "rdf:notSubject", "InferenceSubjectShape"),
        ("rdf:predicate", "rdf:notPredicate", "InferencePredicateShape"),
        ("rdf:object", "rdf:notObject", "InferenceObjectShape"),
    ],
)
def test_what_is_broken_in_values_and_inferences_is_caught(
    tmp_path: Path, old: str, new: str, constraint: str
) -> None:
    paths = [*files(to_knowledge([read("a.txt", *RICH)], schema()), tmp_path)]
    paths.append(tmp_path / "inferred.ttl")
    assert find_violations(paths).violations == ()
    texts = [path.read_text(encoding="utf-8") for path in paths]
    assert any(old in text for text in texts), texts
    for path, text in zip(paths, texts, strict=True):
        path.write_text(text.replace(old, new), encoding="utf-8")
    assert constraint in {row.constraint for row in find_violations(paths).violations}


@pytest.mark.parametrize(
    ("old", "new", "constraint"),
    [
        ('"Xinzhi knowledge graph"@en', '"知识图谱"@zh', "DatasetTitleShape"),
        ("void:triples", "void:noTriples", "DatasetTriplesShape"),
        ('"graph.ttl"', '"graph"', "DatasetSubsetShape"),
        ("void:entities", "void:noEntities", "DatasetClassShape"),
    ],
)
def test_what_is_broken_in_the_description_of_a_graph_is_caught(
    tmp_path: Path, old: str, new: str, constraint: str
) -> None:
    files(to_knowledge([read("a.txt", *RICH)], schema()), tmp_path)
    path = tmp_path / "dataset.ttl"
    assert find_violations([path]).violations == ()
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    assert {row.constraint for row in find_violations([path]).violations} == {constraint}


def test_every_shape_but_those_on_ends_is_broken_by_one_of_the_tables() -> None:
    """The ends are tried class by class, against the gate."""
    named = set(re.findall(r"^xz:(\w+Shape) a", schema().shapes.turtle, re.MULTILINE))
    tried = set(re.findall(r'"(\w+Shape)"', Path(__file__).read_text(encoding="utf-8")))
    assert {
        name for name in named - tried if not name.endswith(("HeadShape", "TailShape"))
    } == set()


def test_a_shape_that_matched_nothing_is_told(tmp_path: Path) -> None:
    paths = files(to_knowledge([read("a.txt", SMALL)], schema()), tmp_path)
    unmatched = find_violations(paths).unmatched
    assert "LocatedInTailShape" in unmatched
    assert "PromotesTailShape" not in unmatched


def test_what_the_ontology_teaches_is_no_match(tmp_path: Path) -> None:
    """Its frames are joined by most relations, and its concepts are entities."""
    empty = tmp_path / "empty.ttl"
    empty.write_text("", encoding="utf-8")
    validation = find_violations([empty])
    assert validation.violations == ()
    named = set(re.findall(r"^xz:(\w+Shape) a", schema().shapes.turtle, re.MULTILINE))
    assert validation.matched == 0
    # A ban is meant to match nothing.
    assert named - set(validation.unmatched) == {"NoCallsForFactShape", "NoHasValueFactShape"}


def test_the_shapes_are_shapes() -> None:
    shapes = rdflib.Graph().parse(data=schema().shapes.turtle)
    conforms, _, text = pyshacl.validate(rdflib.Graph(), shacl_graph=shapes, meta_shacl=True)
    assert conforms, text


def test_the_ends_of_a_claim_are_checked_whatever_its_modality(tmp_path: Path) -> None:
    said = replace(
        SMALL, relations=[("数据要素", "promotes", "智慧牧业", {"modality": "possible"})]
    )
    knowledge = to_knowledge([read("a.txt", said)], schema())
    broken = tuple(
        replace(entity, class_="Time") if entity.name == "智慧牧业" else entity
        for entity in knowledge.entities
    )
    validation = find_violations(files(replace(knowledge, entities=broken), tmp_path))
    assert {row.constraint for row in validation.violations} == {"PromotesTailShape"}


def test_the_evidence_alone_is_not_taken_for_a_whole(tmp_path: Path) -> None:
    knowledge = to_knowledge([read("a.txt", SMALL)], schema())
    write_turtle(to_evidence_triples(knowledge, schema()), tmp_path / "e.ttl", {})
    write_turtle(to_graph_triples(knowledge, schema()), tmp_path / "g.ttl", {})
    alone = find_violations([tmp_path / "e.ttl"]).violations
    assert {row.constraint for row in alone} >= {"ClaimObjectShape", "SentenceDocumentShape"}
    assert find_violations([tmp_path / "e.ttl", tmp_path / "g.ttl"]).violations == ()
