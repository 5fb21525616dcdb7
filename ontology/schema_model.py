"""What the schema files say: classes, relations, concepts, and the names they go by.

`zh` and `en` are labels, `definition` and `definition_en` what they mean. Classes stand in the
order of preference, relations in the order of their names, concepts in the order of their IRIs.
"""

from __future__ import annotations

from dataclasses import dataclass, field

XZ = "https://w3id.org/xinzhi/ontology#"
ID = "https://w3id.org/xinzhi/id/"


@dataclass(frozen=True, slots=True)
class ClassTerm:
    """A basic class; where two classes fit a wording, the lower `preference` wins.

    `above` are the IRIs of the classes that hold all of it.
    """

    name: str
    iri: str
    zh: str
    en: str
    definition: str
    definition_en: str
    preference: int
    above: frozenset[str]


@dataclass(frozen=True, slots=True)
class RelationTerm:
    """A relation under its name in tables (`has_part`), and the classes its ends may have.

    `inverse` is the IRI of the inverse property; a symmetric relation has none. `domains` and
    `ranges` are the IRIs of the classes that its ends have by it or by a property above it.
    """

    name: str
    iri: str
    zh: str
    en: str
    definition: str
    definition_en: str
    symmetric: bool
    transitive: bool
    inverse: str | None
    heads: frozenset[str]
    tails: frozenset[str]
    domains: tuple[str, ...] = ()
    ranges: tuple[str, ...] = ()

    @property
    def property_name(self) -> str:
        """The local name of its IRI (`hasPart`)."""
        return self.iri.removeprefix(XZ)


@dataclass(frozen=True, slots=True)
class ConceptTerm:
    """A concept of the field that the ontology knows before any text is read."""

    iri: str
    label: str
    labels: tuple[str, ...]
    en: str | None
    class_: str
    definition: str | None
    definition_en: str | None = None


@dataclass(frozen=True, slots=True)
class SchemaText:
    """One schema file: its path as given and its Turtle."""

    path: str
    turtle: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Schema:
    """The ontology in memory. `ontology` are its files, extensions last; `shapes` the SHACL file.

    `base` is the namespace of entities, claims and evidence; `links` join documents to works,
    authors and bodies, and are no relations: no sentence states them.
    """

    classes: tuple[ClassTerm, ...]
    relations: tuple[RelationTerm, ...]
    concepts: tuple[ConceptTerm, ...]
    ontology: tuple[SchemaText, ...]
    shapes: SchemaText
    base: str = ID
    links: tuple[RelationTerm, ...] = ()
