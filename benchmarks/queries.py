"""How fast queries are answered by the embedded store, beside rdflib, in one run.

    python benchmarks/queries.py [NODES EDGES]

Both hold the same triples: rdflib in memory, the store on disk, opened anew for each query. Seconds
are those of the processor; rdflib is asked once. Wanted: at least 20 times rdflib's speed in all.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.turtle import ID, SIZE, make_knowledge, measure
from graph import query, read_rdflib, write_rdf, write_stores, write_tables
from graph.rdf.terms import read_prefixes
from graph.serve.page import declare
from ontology import read_schema

QUERIES = {
    "one term": f"SELECT ?p ?o {{ <{ID}shu-yu-000007> ?p ?o }}",
    "by name": 'SELECT ?s ?o { ?s skos:prefLabel "术语12号"@zh ; xz:promotes ?o }',
    "count by class": "SELECT ?c (COUNT(*) AS ?n) { ?s a ?c } GROUP BY ?c",
    "two steps": f"SELECT ?b ?c {{ <{ID}shu-yu-000001> xz:promotes ?b . ?b xz:promotes ?c }}",
    "three steps": "SELECT (COUNT(*) AS ?n) "
    "{ ?a xz:uses ?b . ?b xz:promotes ?c . ?c xz:hasPart ?d }",
    "most promoted": "SELECT ?o (COUNT(*) AS ?n) { ?s xz:promotes ?o } GROUP BY ?o "
    "ORDER BY DESC(?n) ?o LIMIT 10",
    "filter": 'SELECT (COUNT(*) AS ?n) { ?s skos:prefLabel ?n FILTER(CONTAINS(?n, "99")) }',
}


def main(nodes: int, edges: int) -> None:
    """Print seconds and ratios."""
    schema = read_schema()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        knowledge = make_knowledge(nodes, edges)
        write_tables(knowledge, folder)
        write_rdf(knowledge, schema, folder)
        (folder / "evidence.ttl").write_text("")
        (folder / "inferred.ttl").write_text("")
        write_stores(folder, "benchmark", [row.name for row in schema.relations])
        theirs = read_rdflib(folder, ["graph.ttl"])
        print(f"{len(theirs)} triples")
        sums = [0.0, 0.0]
        for what, text in QUERIES.items():
            declared = declare(text, read_prefixes(schema.base))
            ours = measure(lambda text=text: query(folder, text))
            slow = measure(lambda text=declared: list(theirs.query(text)), 1)
            sums[0] += ours
            sums[1] += slow
            print(f"{what}: ours {ours:.3f} s, rdflib {slow:.3f} s, ratio {slow / ours:.1f}")
    print(f"all: ours {sums[0]:.2f} s, rdflib {sums[1]:.2f} s, ratio {sums[1] / sums[0]:.1f} "
          "(at least 20)")  # fmt: skip


if __name__ == "__main__":
    main(*(map(int, sys.argv[1:3]) if len(sys.argv) > 2 else SIZE))
