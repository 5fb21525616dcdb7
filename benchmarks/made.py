"""Graphs drawn with a fixed seed, for what is measured on sizes that no sample has.

A twentieth of the entities are documents. The first entities are named as the shipped questions
name things, and have many claims; most have few. Modality, polarity, time, place and source are
drawn as well.
"""

from __future__ import annotations

import random
import re
from collections.abc import Sequence

from benchmarks.sizes import Size
from graph import read_questions
from ontology import (
    Claim,
    DocumentRecord,
    Entity,
    Evidence,
    Knowledge,
    Link,
    Schema,
    SentenceRecord,
)

SEED = 9
ID = "https://w3id.org/xinzhi/id/"
LABEL = re.compile(r'"([^"\n]*[\u4e00-\u9fff][^"\n]*)"')
TIMES = (("2021年", "2021"), ("2022年", "2022"), ("2023年", "2023"))


def make_knowledge(size: Size, schema: Schema) -> Knowledge:
    """Give the graph of a size: the same for the same schema and shipped questions."""
    draw = random.Random(SEED)
    entities = _entities(size.entities, schema)
    documents = [row for row in entities if row.class_ == "Document"]
    heads = [entities[int(size.entities * draw.random() ** 2)].iri for _ in range(size.claims)]
    claims = tuple(
        _claim(number, head, entities, schema, draw) for number, head in enumerate(heads)
    )
    cited = [draw.choice(documents).iri for _ in range(size.pieces)]
    pairs = set[tuple[str, str, str]]()
    while len(pairs) < size.links:
        ends = draw.choice(documents).iri, draw.choice(entities).iri
        pairs.add((ends[0], draw.choice(schema.links).name, ends[1]))
    return Knowledge(
        entities,
        claims,
        tuple(
            _evidence(number, row, cited[number])
            for number, row in enumerate(claims[: size.pieces])
        ),
        (),
        tuple(_document(row) for row in documents),
        tuple(_sentence(number, iri) for number, iri in enumerate(cited)),
        (),
        links=tuple(Link(*pair, pair[0], None, None, "") for pair in sorted(pairs)),
    )


def _entities(count: int, schema: Schema) -> tuple[Entity, ...]:
    known = {term.label: term.class_ for term in schema.concepts}
    names = sorted({name for row in read_questions() for name in LABEL.findall(row.sparql)})
    names = [*names, *(f"术语{number}号" for number in range(count))][:count]
    classes = [row.name for row in schema.classes]
    return tuple(
        Entity(
            f"{ID}shu-yu-{number:08}",
            name,
            "Document" if number % 20 == 9 else known.get(name, classes[number % len(classes)]),
            f"term {number}" if number % 3 == 0 else None,
            (f"又名{name}",) if number % 5 == 0 else (),
            ("d",),
        )
        for number, name in enumerate(names)
    )


def _claim(
    number: int, head: str, entities: Sequence[Entity], schema: Schema, draw: random.Random
) -> Claim:
    time, year = draw.choice(TIMES) if draw.random() < 0.2 else (None, None)
    return Claim(
        f"{ID}claim-{number:08}",
        head,
        draw.choice(schema.relations).name,
        draw.choice(entities).iri,
        draw.choices(("asserted", "advocated", "possible"), (80, 15, 5))[0],
        "positive" if draw.random() < 0.95 else "negative",
        None,
        None,
        time,
        "我国" if draw.random() < 0.1 else None,
        draw.choice(entities[:50]).name if draw.random() < 0.1 else None,
        1,
        None,
        year and f"{year}-01-01",
        year and f"{year}-12-31",
    )


def _evidence(number: int, claim: Claim, document: str) -> Evidence:
    return Evidence(
        f"{ID}evidence-{number:08}", claim.claim, document, "一", number, 0, 30,
        f"第{number}句说明前者与后者的关系。", "", *(None,) * 10, "r",
    )  # fmt: skip


def _document(entity: Entity) -> DocumentRecord:
    return DocumentRecord(entity.iri, entity.iri, entity.name, (), "text", "utf-8", "", "", 1, 0)


def _sentence(number: int, document: str) -> SentenceRecord:
    text = f"第{number}句说明前者与后者的关系。"
    return SentenceRecord(document, number, "prose", "一", 0, 30, text, 2, 1, 0)
