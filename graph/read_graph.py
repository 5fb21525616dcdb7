"""A graph folder as a value to work with in Python: what is named, and claims with evidence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from graph.stores.answer import Answer
from graph.stores.query import query
from graph.stores.query_text import Language
from graph.tables import read_tables
from graph.write_report import read_graph_name
from ontology import Claim, Entity, Evidence, Knowledge, is_fact


@dataclass(frozen=True, slots=True)
class Statement:
    """A claim with the entities it joins and every passage that states it."""

    claim: Claim
    subject: Entity
    object: Entity
    evidence: tuple[Evidence, ...]

    def __str__(self) -> str:
        """Give subject, relation and object, and how it is stated where that is not as a fact."""
        stated = (self.claim.modality, self.claim.polarity)
        plain = "" if is_fact(self.claim) else f" ({', '.join(stated)})"
        return f"{self.subject.name} {self.claim.predicate} {self.object.name}{plain}"


@dataclass(frozen=True)
class Graph:
    """The output folder of a build, read: all its tables, and ways to look things up."""

    folder: Path
    name: str
    knowledge: Knowledge

    @cached_property
    def entities(self) -> Mapping[str, Entity]:
        """The entities by their IRIs."""
        return {row.iri: row for row in self.knowledge.entities}

    def find(self, name: str) -> tuple[Entity, ...]:
        """Give the entities that are called `name`, in Chinese or English or by an alias."""
        return tuple(
            row
            for row in self.knowledge.entities
            if name in (row.name, row.name_en) or name in row.aliases
        )

    def statements(
        self,
        subject: str | None = None,
        relation: str | None = None,
        object: str | None = None,
        facts: bool = False,
    ) -> Iterator[Statement]:
        """Give each claim, in the order of the tables, with its evidence.

        `subject` and `object` are names, aliases or IRIs, `relation` a name such as `has_part`;
        None takes any. With `facts` only what is asserted and positive is given.
        """
        for claim in self.knowledge.claims:
            if relation not in (None, claim.predicate) or (facts and not is_fact(claim)):
                continue
            head, tail = self.entities[claim.subject], self.entities[claim.object]
            if _is_called(head, subject) and _is_called(tail, object):
                yield Statement(claim, head, tail, self._evidence.get(claim.claim, ()))

    def query(
        self, text: str, language: Language | str | None = None, inferred: bool = False
    ) -> Answer:
        """Ask in SPARQL or Cypher, as `graph.query` does."""
        return query(self.folder, text, language, inferred)

    @cached_property
    def _evidence(self) -> Mapping[str, tuple[Evidence, ...]]:
        found: dict[str, list[Evidence]] = defaultdict(list)
        for row in self.knowledge.evidence:
            found[row.claim].append(row)
        return {claim: tuple(rows) for claim, rows in found.items()}


def read_graph(folder: Path | str) -> Graph:
    """Read the output folder of a build; raises `TableError` where it is none."""
    path = Path(folder)
    knowledge = read_tables(path)
    return Graph(path, read_graph_name(path), knowledge)


def _is_called(entity: Entity, name: str | None) -> bool:
    return name is None or name in (entity.iri, entity.name, entity.name_en, *entity.aliases)
