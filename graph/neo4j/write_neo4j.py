"""Write the folder `neo4j/`: CSV files for the bulk importer, and what loads them."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from graph.neo4j.csv_cells import find_delimiter, to_file_name, to_lines
from graph.neo4j.scripts import to_import_script, to_load_script
from graph.property_graph import to_property_graph
from ontology import Knowledge


def write_neo4j(knowledge: Knowledge, graph: str, folder: Path) -> None:
    """Write CSV files with neo4j-admin headers, `import.sh` and `load.cypher` into `folder`.

    Both yield the graph that `load_neo4j` does. `folder` is made where it is not there; files of
    the same names are replaced.
    """
    folder.mkdir(parents=True, exist_ok=True)
    content = to_property_graph(knowledge, graph)
    delimiter = find_delimiter(content)
    for table in content.tables:
        _write(folder / to_file_name(table), to_lines(table, delimiter))
    _write(folder / "import.sh", [to_import_script(content, delimiter)])
    _write(folder / "load.cypher", [to_load_script(content, delimiter)])


def _write(path: Path, lines: Iterable[str]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        file.writelines(lines)
