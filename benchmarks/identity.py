"""Pairs of names that the build's resolver merges, against what a reader says of them.

python benchmarks/identity.py [--wrong] [LIST ...]
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from ontology import to_key
from ontology.aliases import read_aliases, read_local_names
from ontology.homonyms import read_homonyms
from ontology.read_schema import read_schema
from ontology.resolver import Names, Resolver, to_resolver

DATA = Path(__file__).parents[1] / "tests/data"
NAMES = (
    "development",
    "held-out",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
)
LISTS = tuple(DATA / f"identity-{name}.tsv" for name in NAMES)


@dataclass(frozen=True, slots=True)
class Side:
    """A name, the class it has in the texts, and the names beside it that tell a homonym."""

    name: str
    class_: str
    beside: frozenset[str]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two names from two documents, and whether a glossary has one entry for them.

    `weight` is how many candidate pairs it stands for where the list is a sample by strata.
    """

    left: Side
    right: Side
    same: bool
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Judged:
    """A pair, whether the build makes one entity of it, and by which rules."""

    pair: Pair
    merged: bool
    rules: str


def main(arguments: Sequence[str]) -> None:
    """Print precision and recall of each list and what each rule merged; wrong pairs if asked."""
    wrong = "--wrong" in arguments
    paths = [Path(each) for each in arguments if each != "--wrong"] or list(LISTS)
    resolver = load_resolver()
    shares = "precision | recall | precision, weighted | recall, weighted"
    print(f"| list | pairs | same | merged | rightly | {shares} |")
    print("|---|---|---|---|---|---|---|---|---|")
    found = {path: judge(read_pairs(path), resolver) for path in paths}
    for path, judged in found.items():
        print("| " + " | ".join([path.stem, *map(str, to_row(judged))]) + " |")
    print("\n| rule | rightly | wrongly |\n|---|---|---|")
    for rule, (right, false) in sorted(to_rules(sum(found.values(), start=())).items()):
        print(f"| {rule} | {right} | {false} |")
    for row in (row for judged in found.values() for row in judged if wrong):
        if row.merged != row.pair.same:
            print("merged" if row.merged else "missed", *_names(row.pair), row.rules, sep="\t")


def load_resolver() -> Resolver:
    """Load the resolver of a build without additions of the user's."""
    return to_resolver(read_schema(), read_homonyms(), read_aliases(), read_local_names())


def read_pairs(path: Path) -> tuple[Pair, ...]:
    """Read a list: name, class, name, class, `same` or `not`, what stands beside each, weight."""
    lines = path.read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return tuple(_to_pair(*row) for row in rows)


def _to_pair(
    left: str,
    class_: str,
    right: str,
    other: str,
    same: str,
    beside: str = "",
    around: str = "",
    weight: str = "1",
) -> Pair:
    if same not in ("same", "not"):
        raise ValueError(f"{left}, {right}: {same!r} is neither same nor not")
    sides = Side(left, class_, _to_keys(beside)), Side(right, other, _to_keys(around))
    return Pair(*sides, same == "same", float(weight))


def _to_keys(names: str) -> frozenset[str]:
    return frozenset(map(to_key, filter(None, names.split("、"))))


def judge(pairs: Sequence[Pair], resolver: Resolver) -> tuple[Judged, ...]:
    """Resolve each pair as names of two documents that introduce none of their own."""
    left, right = Names(resolver, "left", {}), Names(resolver, "right", {})
    judged = []
    for pair in pairs:
        one, why = left.resolve(pair.left.name, pair.left.beside)
        other, reason = right.resolve(pair.right.name, pair.right.beside)
        judged.append(
            Judged(pair, one == other, " ".join(dict.fromkeys(f"{why} {reason}".split())))
        )
    return tuple(judged)


def to_row(judged: Sequence[Judged]) -> list[int | str]:
    """Count pairs, same, merged and rightly merged; precision and recall, plain and weighted."""
    same = [row.pair for row in judged if row.pair.same]
    merged = [row.pair for row in judged if row.merged]
    rightly = [pair for pair in merged if pair.same]
    shares = [
        f"{size(rightly) / size(pairs):.3f}" if pairs else "-"
        for size in (len, _to_weight)
        for pairs in (merged, same)
    ]
    return [len(judged), len(same), len(merged), len(rightly), *shares]


def _to_weight(pairs: Sequence[Pair]) -> float:
    return sum(pair.weight for pair in pairs)


def to_rules(judged: Sequence[Judged]) -> dict[str, tuple[int, int]]:
    """Count, for each rule, the pairs that it had a part in merging: rightly, wrongly."""
    counts: Counter[tuple[str, bool]] = Counter()
    for row in judged:
        if row.merged:
            counts.update((rule, row.pair.same) for rule in row.rules.split())
    return {rule: (counts[rule, True], counts[rule, False]) for rule, _ in counts}


def _names(pair: Pair) -> tuple[str, str]:
    return pair.left.name, pair.right.name


if __name__ == "__main__":
    main(sys.argv[1:])
