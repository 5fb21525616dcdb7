"""What the Turtle files hold, in; the triples of `dataset.ttl`, which describe it, out.

The words are those of VoID and DCAT: https://www.w3.org/TR/void/, https://www.w3.org/TR/vocab-dcat-3/.
The description was read in no document: it stands in a file of its own, beside what was read.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

import pyoxigraph as ox

from graph.rdf.terms import chinese, english, name, node, read_prefixes, whole
from ontology import XZ, Knowledge, Schema

Tally = Counter[ox.NamedNode]
"""How many triples have each predicate."""

PREFIXES = {
    "void": "http://rdfs.org/ns/void#",
    "dcat": "http://www.w3.org/ns/dcat#",
    "formats": "http://www.w3.org/ns/formats/",
}
"""Beside those of the other Turtle files."""
PARTS = {
    "graph": ("实体与事实", "entities and facts"),
    "evidence": ("论断与证据", "claims and evidence"),
    "inferred": ("推出的事实", "inferred facts"),
}
"""The parts that are described, each a Turtle file of that name."""
TITLES = ("新质知识图谱", "Xinzhi knowledge graph")
DESCRIPTION_ZH = "由 {} 篇文献读出的 {} 个实体与 {} 条论断，每条论断都附有原文证据。"
DESCRIPTION_EN = "{} documents, and {} entities and {} claims read in them with quoted evidence."


def to_counted(triples: Iterable[ox.Triple], tally: Tally) -> Iterator[ox.Triple]:
    """Give the triples as they come; `tally` counts those that were taken."""
    for triple in triples:
        tally[triple.predicate] += 1
        yield triple


def to_dataset_triples(
    knowledge: Knowledge, schema: Schema, tallies: Mapping[str, Tally]
) -> Iterator[ox.Triple]:
    """Describe the graph: entities by class, triples by part, plain facts by relation.

    `tallies` are those of `PARTS`. There is no clock and no path in it: the same knowledge in any
    order gives the same triples in the same order.
    """
    start, base = node(f"{schema.base}dataset"), f"{schema.base}dataset-"
    classes = Counter(entity.class_ for entity in knowledge.entities)
    terms = {term.iri for term in (*schema.relations, *schema.links)}
    facts = {row.value: count for row, count in tallies["graph"].items() if row.value in terms}
    yield from _head(start, knowledge, schema)
    for namespace in _to_namespaces(tallies.values(), schema.base):
        yield ox.Triple(start, _void("vocabulary"), node(namespace))
    for part in tallies:
        yield ox.Triple(start, _void("subset"), node(base + part))
    for class_ in sorted(classes):
        yield ox.Triple(start, _void("classPartition"), node(base + class_))
    for part, tally in tallies.items():
        yield from _part(node(base + part), part, tally)
        if part == "graph":
            for iri in sorted(facts):
                partition = node(base + iri.removeprefix(XZ))
                yield ox.Triple(node(base + part), _void("propertyPartition"), partition)
    for class_, count in sorted(classes.items()):
        yield ox.Triple(node(base + class_), _void("class"), name(f"xz:{class_}"))
        yield ox.Triple(node(base + class_), _void("entities"), whole(count))
    for iri, count in sorted(facts.items()):
        partition = node(base + iri.removeprefix(XZ))
        yield ox.Triple(partition, _void("property"), node(iri))
        yield ox.Triple(partition, _void("triples"), whole(count))


def _head(start: ox.NamedNode, knowledge: Knowledge, schema: Schema) -> Iterator[ox.Triple]:
    sizes = (len(knowledge.documents), len(knowledge.entities), len(knowledge.claims))
    yield ox.Triple(start, name("rdf:type"), node(PREFIXES["dcat"] + "Dataset"))
    yield from _named(start, TITLES)
    yield ox.Triple(start, name("dcterms:description"), chinese(DESCRIPTION_ZH.format(*sizes)))
    yield ox.Triple(start, name("dcterms:description"), english(DESCRIPTION_EN.format(*sizes)))
    for language in ("zh", "en"):
        yield ox.Triple(start, name("dcterms:language"), ox.Literal(language))
    yield ox.Triple(start, name("dcterms:conformsTo"), node(XZ.removesuffix("#")))
    yield ox.Triple(start, _void("uriSpace"), ox.Literal(schema.base))
    yield ox.Triple(start, _void("entities"), whole(len(knowledge.entities)))


def _part(start: ox.NamedNode, part: str, tally: Tally) -> Iterator[ox.Triple]:
    yield from _named(start, PARTS[part])
    yield ox.Triple(start, name("dcterms:identifier"), ox.Literal(f"{part}.ttl"))
    yield ox.Triple(start, _void("feature"), node(PREFIXES["formats"] + "Turtle"))
    yield ox.Triple(start, _void("triples"), whole(tally.total()))
    yield ox.Triple(start, _void("properties"), whole(len(tally)))


def _named(start: ox.NamedNode, titles: tuple[str, str]) -> Iterator[ox.Triple]:
    yield ox.Triple(start, name("rdf:type"), _void("Dataset"))
    yield ox.Triple(start, name("dcterms:title"), chinese(titles[0]))
    yield ox.Triple(start, name("dcterms:title"), english(titles[1]))


def _void(word: str) -> ox.NamedNode:
    return node(PREFIXES["void"] + word)


def _to_namespaces(tallies: Iterable[Tally], base: str) -> list[str]:
    """Give the namespaces that the predicates are of, in order."""
    known = {iri for iri in read_prefixes(base).values() if iri != base}
    used = {predicate.value for tally in tallies for predicate in tally}
    return sorted(space for space in known if any(iri.startswith(space) for iri in used))
