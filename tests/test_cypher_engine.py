"""The embedded Cypher engine against a plain walk: some of its releases lose and invent rows.

Ladybug 0.21 and 0.22 do, where a pattern of two relationships is filtered; 0.20.4 does not.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from itertools import product
from pathlib import Path

import pytest

from graph.property_graph import to_property_graph
from graph.stores.cypher_store import write_cypher_store
from graph.stores.query import query
from ontology import Claim, Entity, Knowledge
from tests.hostile import claim

RELATIONS = ("promotes", "gives_rise_to", "has_part", "uses")
CLASSES = ("Industry", "Process", "Feature")
Step = tuple[tuple[str, ...], str | None, bool]
"""The relations of a step, the modality asked for, and whether it goes forward."""

STEPS = tuple(
    product(
        (("promotes",), ("promotes", "gives_rise_to"), RELATIONS),
        (None, "asserted", "advocated"),
        (True, False),
    )
)


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    """Forty entities of three classes and 240 claims between them, drawn with a fixed seed."""
    draw = random.Random(1)
    names = [f"e{number:02}" for number in range(40)]
    entities = [
        Entity(claim(0, n, "", n).subject, n, draw.choice(CLASSES), None, (), ()) for n in names
    ]
    claims = [
        claim(
            number, draw.choice(names), draw.choice(RELATIONS), draw.choice(names),
            modality=draw.choice(("asserted", "advocated", "possible")),
        )
        for number in range(240)
    ]  # fmt: skip
    return replace(EMPTY, entities=tuple(entities), claims=tuple(claims))


SECOND: tuple[Step, ...] = (
    (("promotes",), "asserted", True),
    (("promotes", "gives_rise_to"), "asserted", True),
    (("promotes", "gives_rise_to"), "advocated", False),
    (RELATIONS, None, True),
)

EMPTY = Knowledge((), (), (), (), (), (), ())


@pytest.fixture(scope="module")
def out(knowledge: Knowledge, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("engine")
    (folder / "store").mkdir()
    content = to_property_graph(knowledge, "engine")
    write_cypher_store(content, RELATIONS, folder / "store" / "cypher")
    return folder


def walk(knowledge: Knowledge, step: Step, start: str) -> Iterator[tuple[Claim, str]]:
    """Give each claim that a step may take from `start`, and where it leads."""
    relations, modality, forward = step
    for row in knowledge.claims:
        head, tail = (row.subject, row.object) if forward else (row.object, row.subject)
        if head == start and row.predicate in relations and modality in (None, row.modality):
            yield row, tail


def to_arrow(name: str, step: Step) -> str:
    relations, _, forward = step
    types = "|".join(relation.upper() for relation in relations)
    return f"-[{name}:{types}]->" if forward else f"<-[{name}:{types}]-"


@pytest.mark.parametrize("first", STEPS, ids=str)
def test_two_steps_lead_where_a_plain_walk_leads(
    knowledge: Knowledge, out: Path, first: Step
) -> None:
    classes = {row.iri: row.class_ for row in knowledge.entities}
    for second, class_ in product(SECOND, (None, "Industry")):
        filters = [f"{n}.modality = '{s[1]}'" for n, s in (("r", first), ("s", second)) if s[1]]
        filters += [f"c.class = '{class_}'"] if class_ else []
        where = f" WHERE {' AND '.join(filters)}" if filters else ""
        pattern = f"(a:Entity){to_arrow('r', first)}(b:Entity){to_arrow('s', second)}(c:Entity)"
        answer = query(out, f"MATCH {pattern}{where} RETURN r.claim, s.claim")
        # The engine may take one relationship twice; that is not asked here.
        found = sorted(row for row in answer.rows if row[0] != row[1])
        assert found == sorted(
            (one.claim, two.claim)
            for start in classes
            for one, middle in walk(knowledge, first, start)
            for two, end in walk(knowledge, second, middle)
            if one.claim != two.claim and class_ in (None, classes[end])
        ), f"{pattern}{where}"
