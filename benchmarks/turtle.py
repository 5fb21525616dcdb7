"""How fast Turtle is written, beside bare pyoxigraph and rdflib, in one run.

    python benchmarks/turtle.py [NODES EDGES]

Seconds are those of the processor, the best of three; rdflib writes a twentieth, and its time is
scaled. The wanted ratios: at most 1.5 times pyoxigraph's time, at least 25 times rdflib's speed.
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import rdflib

sys.path.insert(0, str(Path(__file__).parents[1]))

from graph.rdf.terms import read_prefixes
from graph.rdf.to_graph_rdf import to_graph_triples
from graph.rdf.write_turtle import write_turtle
from graph.read_rdflib import to_node
from ontology import Claim, Entity, Evidence, Knowledge, read_schema

SIZE = 100_000, 300_000
SEED = 9
FRACTION = 20
RELATIONS = ("promotes", "gives_rise_to", "has_part", "is_a", "depends_on", "uses")
CLASSES = ("Industry", "Process", "Feature", "Technology", "Factor", "Policy")
ID = "https://w3id.org/xinzhi/id/"


def make_knowledge(entities: int, claims: int, pieces: int = 0) -> Knowledge:
    """Give a graph drawn with a fixed seed: few entities have many claims, most have few."""
    draw = random.Random(SEED)
    names = [f"术语{number}号" for number in range(entities)]
    rows = tuple(
        Entity(
            f"{ID}shu-yu-{number:06}", name, CLASSES[number % len(CLASSES)],
            f"term {number}" if number % 3 == 0 else None,
            (f"又名{name}",) if number % 5 == 0 else (), ("d",),
        )
        for number, name in enumerate(names)
    )  # fmt: skip
    ends = [(int(entities * draw.random() ** 2), draw.randrange(entities)) for _ in range(claims)]
    stated = tuple(
        Claim(
            f"{ID}claim-{number:07}", rows[head].iri, draw.choice(RELATIONS), rows[tail].iri,
            "asserted", "positive", None, None, None, None, None, 1, None,
        )
        for number, (head, tail) in enumerate(ends)
    )  # fmt: skip
    return Knowledge(rows, stated, make_evidence(stated[:pieces]), (), (), (), ())


def make_evidence(claims: tuple[Claim, ...]) -> tuple[Evidence, ...]:
    """Give a piece of evidence for each claim."""
    return tuple(
        Evidence(
            f"{ID}evidence-{number:07}", claim.claim, "d", "一", number, 0, 30,
            f"第{number}句说明前者与后者的关系。", "", *(None,) * 10, "r",
        )
        for number, claim in enumerate(claims)
    )  # fmt: skip


def measure(work: Callable[[], object], times: int = 3) -> float:
    """Give the least seconds of the processor that `work` takes."""
    seconds = []
    for _ in range(times):
        start = time.process_time()
        work()
        seconds.append(time.process_time() - start)
    return min(seconds)


def main(nodes: int, edges: int) -> None:
    """Print seconds and ratios."""
    knowledge, schema = make_knowledge(nodes, edges), read_schema()
    triples = list(to_graph_triples(knowledge, schema))
    prefixes = read_prefixes(schema.base)
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "graph.ttl"
        ours = measure(lambda: write_turtle(triples, path, prefixes))
        bare = measure(lambda: write_bare(triples, path, prefixes))
        part = rdflib.Graph()
        for triple in triples[::FRACTION]:
            part.add((to_node(triple.subject), to_node(triple.predicate), to_node(triple.object)))
        theirs = measure(lambda: part.serialize(path, "turtle"), 1) * len(triples) / len(part)
    print(f"{len(triples)} triples: ours {ours:.2f} s, pyoxigraph {bare:.2f} s, "
          f"rdflib {theirs:.1f} s")  # fmt: skip
    print(f"ours / pyoxigraph {ours / bare:.2f} (at most 1.5)")
    print(f"rdflib / ours {theirs / ours:.1f} (at least 25)")


def write_bare(triples: list[ox.Triple], path: Path, prefixes: dict[str, str]) -> None:
    """Write as they come."""
    with path.open("wb") as file:
        ox.serialize(triples, file, format=ox.RdfFormat.TURTLE, prefixes=prefixes)


if __name__ == "__main__":
    main(*(map(int, sys.argv[1:3]) if len(sys.argv) > 2 else SIZE))
