"""Rule files in, compiled rules out; every fault of a file is told at once."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from corpus import Fault, SourceError, find_line, read_toml
from extract.compounds import Compounds, HeadRule
from extract.discourse import Discourse, to_discourse
from extract.faults import DataError
from extract.grammar import Form
from extract.rule import Rule, to_rule

Built = TypeVar("Built")
TABLES = frozenset({"macros", "words", "mention", "compound", "lists", "relation", "precision"})


@dataclass(frozen=True, slots=True)
class Rules:
    """All rules of some files: forms of mention, compounds, constructions of relations."""

    forms: tuple[Form, ...]
    compounds: Compounds
    relations: tuple[Rule, ...]
    discourse: Discourse
    lists: Mapping[str, Sequence[str]]


def read_rules(paths: Sequence[Path], ranks: Mapping[str, int]) -> Rules:
    """Read and compile the rules of the files, in the order given.

    Macros and word lists hold for all files together. Raises DataError with every fault found.
    """
    faults: list[Fault] = []
    tables = {path: _read_tables(path, faults) for path in paths}
    macros = _merge(tables, "macros")
    lists = _merge(tables, "lists")
    words = _merge(tables, "words")
    precision = _merge(tables, "precision")
    rows = {
        kind: [(path, row) for path, table in tables.items() for row in table.get(kind, ())]
        for kind in ("mention", "compound", "relation")
    }
    faults += _find_doubles(rows)
    forms = _build(rows["mention"], lambda row: _to_form(row, macros), faults)
    heads = _build(rows["compound"], _to_head_rule, faults)
    relations = _build(rows["relation"], lambda row: to_rule(row, lists, ranks, precision), faults)
    if faults:
        raise DataError(*faults)
    compounds = Compounds(
        {head: rule for rule in heads for head in rule.heads},
        frozenset(words.get("joins", ())),
        frozenset(words.get("apart", ())),
        frozenset(words.get("tags", ())),
    )
    return Rules(forms, compounds, relations, to_discourse(lists), lists)


def _read_tables(path: Path, faults: list[Fault]) -> dict[str, Any]:
    try:
        tables, text = read_toml(path)
    except SourceError as error:
        faults.extend(error.faults)
        return {}
    wanted, zh = f"expected one of {sorted(TABLES)}", f"应为 {'、'.join(sorted(TABLES))} 之一"
    for name in sorted(tables.keys() - TABLES):
        what, told = f"unknown table {name!r}", f"不认识 {name!r} 这张表，{zh}"
        faults.append(Fault(str(path), what, wanted, find_line(text, name), zh=told))
    return tables


def _merge(tables: Mapping[Path, Mapping[str, Any]], name: str) -> dict[str, Any]:
    return {key: value for table in tables.values() for key, value in table.get(name, {}).items()}


def _find_doubles(rows: Mapping[str, Collection[tuple[Path, dict[str, Any]]]]) -> list[Fault]:
    seen: set[object] = set()
    faults = []
    for path, row in (pair for part in rows.values() for pair in part):
        if row.get("id") in seen:
            faults.append(_to_fault(path, row, "标识出现两次", "the id stands twice"))
        seen.add(row.get("id"))
    return faults


def _build(
    rows: Sequence[tuple[Path, dict[str, Any]]],
    build: Callable[[dict[str, Any]], Built],
    faults: list[Fault],
) -> tuple[Built, ...]:
    built = []
    for path, row in rows:
        try:
            built.append(build(row))
        except KeyError as error:
            faults.append(_to_fault(path, row, f"缺少 {error}", f"lacks {error}"))
        except (ValueError, re.error) as error:
            faults.append(_to_fault(path, row, "写法不对", str(error)))
    return tuple(built)


def _to_fault(path: Path, row: Mapping[str, Any], zh: str, en: str) -> Fault:
    """Place a fault where the rule's id stands, the last one of that id."""
    id_ = str(row.get("id", ""))
    place = path.read_text(encoding="utf-8").rpartition(f'"{id_}"')[0] if id_ else ""
    line = place.count("\n") + 1 if place else None
    return Fault(str(path), f"rule {id_!r}: {en}", line=line, zh=f"规则 {id_!r} {zh}")


def _to_form(row: dict[str, Any], macros: Mapping[str, str]) -> Form:
    pattern = re.sub(r"\{([a-z]+)\}", lambda name: macros[name[1]], row["pattern"])
    return Form(
        row["id"],
        row["class"],
        re.compile(pattern),
        tuple(row["matches"]),
        tuple(row["near_misses"]),
    )


def _to_head_rule(row: dict[str, Any]) -> HeadRule:
    return HeadRule(
        row["id"],
        row["class"],
        tuple(row["heads"]),
        tuple(row["matches"]),
        tuple(row["near_misses"]),
    )
