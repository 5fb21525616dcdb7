"""What training hands to the component, as files: a network and attested terms."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from corpus import Fault
from extract.faults import DataError
from extract.tagging.network import Network
from extract.tagging.network_files import read_network, write_network

Counts = Mapping[str, Mapping[str, tuple[int, int]]]
"""By term and class: how often it stands in annotated text, and in how many documents."""

TERMS = "terms.tsv"


@dataclass(frozen=True, slots=True)
class Model:
    """The network, and how often a term had which class."""

    network: Network
    terms: Counts


def write_model(model: Model, folder: Path) -> None:
    """Write the files of a model into `folder`; same model, same bytes."""
    folder.mkdir(parents=True, exist_ok=True)
    write_network(model.network, folder)
    lines = (
        f"{term}\t{class_}\t{count}\t{documents}"
        for term, counts in sorted(model.terms.items())
        for class_, (count, documents) in sorted(counts.items())
    )
    (folder / TERMS).write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")


def read_model(folder: Path) -> Model:
    """Read what `write_model` wrote. Raises DataError where a file is missing or faulty."""
    try:
        return Model(read_network(folder), _read_terms(folder / TERMS))
    except FileNotFoundError as error:
        where, zh = str(error.filename), "没有模型的这个文件"
        raise DataError(Fault(where, "is missing", "expected a model", zh=zh)) from error


def _read_terms(path: Path) -> Counts:
    terms: dict[str, dict[str, tuple[int, int]]] = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        fields = line.split("\t")
        if len(fields) != 4 or not (fields[2] + fields[3]).isdecimal():
            wanted, zh = "expected term, class, counts", f"{line!r} 应为术语、类别与次数"
            raise DataError(Fault(str(path), f"{line!r}", wanted, number, zh=zh))
        terms.setdefault(fields[0], {})[fields[1]] = int(fields[2]), int(fields[3])
    return terms
