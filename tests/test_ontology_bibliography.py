"""The facts of documents as entities, links and references, and the shapes they keep to."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from corpus import Affiliation, Author, Facts, Journal, Keyword, Reference, Run, Text
from graph import write_rdf
from ontology import Knowledge, find_violations, to_knowledge
from tests.ontology_sample import Read, Said, read, schema


def reference(title: str, **parts: object) -> Reference:
    wording = title or "作者整理"
    text = Text(wording, (Run(0, len(wording), 0, len(wording)),))
    return Reference(text, title, **parts)  # type: ignore[arg-type]


def stating(source: str, title: str, said: str, facts: Facts) -> Read:
    document, extractions = read(source, Said(said), title=title)
    return replace(document, facts=facts), extractions


def documents() -> list[Read]:
    author = Author("石若水", (Affiliation("青榆大学", "青榆", "999001"),))
    first = Facts(
        title="算力论",
        authors=(author,),
        abstract="本文讨论算力。",
        keywords=(Keyword("算力", "computing power"),),
        doi="10.99999/a",
        received="2023-06-18",
        journal=Journal("澜江经济论丛", "2024", "", "3", "15-19"),
        references=(
            reference(
                "《乡土中国》",
                authors=("费孝通",),
                kind="M",
                publisher="生活·读书·新知三联书店",
                year="1985",
            ),
            reference("数据论", kind="J", container="澜江经济论丛", year="2023"),
            reference("乡土 中国", kind="M", pages="28"),
            reference(""),
        ),
    )
    second = Facts(title="数据论", signed="2024-03", issuers=("青榆市数据局",))
    return [
        stating("a.txt", "算力论", "石若水写道，算力是基础设施。", first),
        stating("b.txt", "数据论", "数据是要素。", second),
    ]


def made() -> Knowledge:
    return to_knowledge(documents(), schema())


def links(knowledge: Knowledge) -> set[tuple[str, str, str]]:
    names = {entity.iri: entity.name for entity in knowledge.entities}
    return {(names[row.subject], row.predicate, names[row.object]) for row in knowledge.links}


def test_facts_become_links_between_entities() -> None:
    assert links(made()) == {
        ("算力论", "created_by", "石若水"),
        ("石若水", "based_at", "青榆大学"),
        ("算力论", "published_in", "澜江经济论丛"),
        ("算力论", "cites", "乡土中国"),
        ("算力论", "cites", "数据论"),
        ("乡土中国", "created_by", "费孝通"),
        ("乡土中国", "published_by", "生活·读书·新知三联书店"),
        ("数据论", "published_in", "澜江经济论丛"),
        ("数据论", "published_by", "青榆市数据局"),
    }


def test_entities_that_facts_name_have_the_class_that_the_fact_gives() -> None:
    classes = {entity.name: entity.class_ for entity in made().entities}
    assert classes == {
        **dict.fromkeys(["算力论", "数据论", "乡土中国", "澜江经济论丛"], "Document"),
        **dict.fromkeys(["石若水", "费孝通"], "Person"),
        **dict.fromkeys(["青榆大学", "青榆市数据局", "生活·读书·新知三联书店"], "Organization"),
    }


def test_a_cited_title_of_the_corpus_is_that_document() -> None:
    knowledge = made()
    (second,) = (row for row in knowledge.documents if row.title == "数据论")
    assert second.iri in {row.object for row in knowledge.links if row.predicate == "cites"}
    assert sum(entity.name == "数据论" for entity in knowledge.entities) == 1


def test_a_work_of_the_name_of_a_concept_is_not_that_concept() -> None:
    facts = Facts(references=(reference("新质生产力", kind="EB/OL"),))
    said = Said("新质生产力在形成。", {"新质生产力": "ProductiveForce"})
    document, extractions = read("a.txt", said, title="甲")
    knowledge = to_knowledge([(replace(document, facts=facts), extractions)], schema())
    found = {entity.class_ for entity in knowledge.entities if entity.name == "新质生产力"}
    assert found == {"ProductiveForce", "Document"}


def test_references_are_kept_also_where_they_were_not_parsed() -> None:
    knowledge = made()
    assert [row.title for row in knowledge.references] == [
        "《乡土中国》",
        "数据论",
        "乡土 中国",
        "",
    ]
    assert [row.work is None for row in knowledge.references] == [False, False, False, True]
    first, second = sorted(knowledge.documents, key=lambda row: row.title, reverse=True)
    assert (first.title, first.references, first.unparsed) == ("算力论", 4, 1)
    assert (second.references, second.unparsed) == (0, 0)
    assert (first.keywords, first.keywords_en) == (("算力",), ("computing power",))


def test_a_link_says_where_its_document_names_it() -> None:
    (link,) = (row for row in made().links if row.predicate == "based_at")
    assert (link.start, link.end, link.text) == (None, None, "青榆大学")
    (link,) = (
        row for row in made().links if row.predicate == "created_by" and row.text == "石若水"
    )
    (document,) = (row for row, _ in documents() if row.title == "算力论")
    assert document.source_text[link.start : link.end] == "石若水"


def test_the_order_of_documents_has_no_part_in_links() -> None:
    assert to_knowledge(reversed(documents()), schema()) == made()


def test_links_conform_to_their_shapes_and_their_literals_stand_in_the_evidence(
    tmp_path: Path,
) -> None:
    write_rdf(made(), schema(), tmp_path)
    validation = find_violations([tmp_path / "graph.ttl", tmp_path / "evidence.ttl"])
    assert validation.violations == ()
    ends = {f"{link}{end}Shape" for link in LINKS for end in ("Head", "Tail")}
    assert not ends & set(validation.unmatched)
    evidence = (tmp_path / "evidence.ttl").read_text(encoding="utf-8")
    for literal in (
        'dcterms:abstract "本文讨论算力。"@zh',
        'schema:keywords "computing power"@en , "算力"@zh',
        'dcterms:issued "2024-03"^^xsd:gYearMonth',
        'dcterms:dateSubmitted "2023-06-18"^^xsd:date',
        'bibo:doi "10.99999/a"',
    ):
        assert literal in evidence


LINKS = ("Cites", "CreatedBy", "PublishedIn", "PublishedBy", "BasedAt")


@pytest.mark.parametrize("link", LINKS)
def test_a_link_to_what_it_cannot_join_breaks_its_shape(tmp_path: Path, link: str) -> None:
    knowledge = made()
    entities = tuple(replace(entity, class_="Quantity") for entity in knowledge.entities)
    write_rdf(replace(knowledge, entities=entities), schema(), tmp_path)
    broken = {row.constraint for row in find_violations([tmp_path / "graph.ttl"]).violations}
    assert {f"{link}HeadShape", f"{link}TailShape"} <= broken


def test_the_links_of_the_ontology_are_no_relations() -> None:
    names = {term.name for term in schema().links}
    assert names == {"cites", "created_by", "published_in", "published_by", "based_at"}
    assert not names & {term.name for term in schema().relations}
    assert all(term.inverse for term in schema().links)
