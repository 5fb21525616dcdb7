"""What is wrong with a schema file that its user can mend."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence

import pyoxigraph as ox

from corpus import Fault
from ontology.homonyms import Homonyms
from ontology.identity import to_key
from ontology.schema_model import XZ, ClassTerm, ConceptTerm, SchemaText
from ontology.turtle_index import OWL, RDF, SKOS, TurtleIndex


def find_faults(
    index: TurtleIndex,
    files: Sequence[SchemaText],
    classes: Sequence[ClassTerm],
    concepts: Sequence[ConceptTerm],
    homonyms: Homonyms,
) -> Iterator[Fault]:
    """Give every fault of the files' concepts: class, label, and labels that two of them claim."""
    known = {subject.value for subject in index.typed(OWL + "Class")}
    basic = {class_.iri for class_ in classes}
    for subject in index.rows:
        if not isinstance(subject, ox.NamedNode) or subject.value.startswith(XZ):
            continue
        types = index.iris(subject, RDF + "type")
        own = {type_ for type_ in types if type_.startswith(XZ)}
        if not types:
            zh, what = "概念没有类别，应有 `a xz:…`", "a concept without a class"
            yield _fault(files, {subject.value}, zh, what, "expected `a xz:…`")
        elif own - known:
            names = ", ".join(sorted(f"xz:{type_.removeprefix(XZ)}" for type_ in own - known))
            expected = "expected one of the ontology's classes"
            zh = f"没有 {names} 这个类别，应为本体的类别"
            yield _fault(files, {subject.value}, zh, f"unknown class {names}", expected)
        elif own:
            yield from _concept_faults(index, files, subject, basic & own)
    yield from _shared_labels(files, concepts, homonyms)


def _concept_faults(
    index: TurtleIndex, files: Sequence[SchemaText], subject: ox.NamedNode, basic: set[str]
) -> Iterator[Fault]:
    labels = index.texts(subject, SKOS + "prefLabel", "zh")
    if len(labels) != 1:
        what = f"{len(labels)} prefLabels in zh: {'、'.join(labels)}".removesuffix(": ")
        zh = f"中文 prefLabel 有 {len(labels)} 个，应为一个"
        yield _fault(files, {subject.value}, zh, what, "expected one")
    elif not to_key(labels[0]):
        what, zh = f"an empty prefLabel {labels[0]!r}", f"prefLabel {labels[0]!r} 是空的，应为术语"
        yield _fault(files, {subject.value}, zh, what, "expected a term")
    if len(basic) != 1:
        names = ", ".join(sorted(f"xz:{iri.removeprefix(XZ)}" for iri in basic)) or "none"
        what = f"{len(basic)} basic classes ({names})"
        zh = f"基本类别有 {len(basic)} 个（{names}），应恰为一个"
        yield _fault(files, {subject.value}, zh, what, "expected exactly one")


def _shared_labels(
    files: Sequence[SchemaText], concepts: Sequence[ConceptTerm], homonyms: Homonyms
) -> Iterator[Fault]:
    owners: dict[str, set[str]] = defaultdict(set)
    for concept in concepts:
        for label in (concept.label, *concept.labels):
            if to_key(label) not in homonyms:
                owners[to_key(label)].add(concept.iri)
    for key, iris in sorted(owners.items()):
        if len(iris) > 1:
            what = f"the label {key!r} belongs to {len(iris)} concepts: {', '.join(sorted(iris))}"
            zh = f"名称 {key!r} 属于 {len(iris)} 个概念，应属一个，或列入 homonyms.toml"
            yield _fault(files, iris, zh, what, "expected one, or an entry in homonyms.toml")


def _fault(
    files: Sequence[SchemaText], iris: Collection[str], zh: str, what: str, expected: str
) -> Fault:
    """Place a fault where one of the IRIs is last named: extensions come last."""
    names = "|".join(re.escape(iri.rsplit("#", 1)[-1].rsplit("/", 1)[-1]) for iri in sorted(iris))
    named = re.compile(rf"[:#/](?:{names})(?![\w-])")
    for file in reversed(files):
        for number, line in enumerate(file.turtle.splitlines(), start=1):
            if named.search(line):
                return Fault(file.path, what, expected, number, zh=zh)
    return Fault(files[-1].path, what, expected, zh=zh)
