"""Names of one thing (`aliases.toml`, and the user's own files), and names of one document only."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from corpus import Fault, SourceError, find_line, read_toml
from ontology.identity import to_key

ALIASES = Path(__file__).with_name("aliases.toml")
SYNONYMS = Path(__file__).with_name("synonyms.toml")
LOCAL = Path(__file__).with_name("local_names.toml")


@dataclass(frozen=True, slots=True)
class Alias:
    """The label of the thing that a name stands for, and the reason that its file gives."""

    label: str
    reason: str = ""


Aliases = Mapping[str, Alias]
"""The key of each name, the labels themselves among them, with the label of the thing."""


@cache
def read_aliases(paths: Sequence[Path] = ()) -> Aliases:
    """Read the shipped aliases and those of `paths` on top: the last file to speak of a name holds.

    Raises SourceError with every fault: a file that is not TOML, a name that one file gives to two
    things, or that is itself a label there.
    """
    aliases: dict[str, Alias] = {}
    faults: list[Fault] = []
    for path in (ALIASES, SYNONYMS, *paths):
        aliases |= _read_file(path, faults)
    if faults:
        raise SourceError(*faults)
    return {key: _follow(alias, aliases) for key, alias in aliases.items()}


def _follow(alias: Alias, aliases: Aliases) -> Alias:
    """Give the label at the end of a chain of files: what a user renames is renamed throughout."""
    seen = {to_key(alias.label)}
    while (further := aliases.get(to_key(alias.label))) and to_key(further.label) not in seen:
        alias = replace(alias, label=further.label)
        seen.add(to_key(alias.label))
    return alias


def _read_file(path: Path, faults: list[Fault]) -> dict[str, Alias]:
    try:
        table, text = read_toml(path)
    except SourceError as error:
        faults.extend(error.faults)
        return {}
    groups = table.get("aliases")
    if not isinstance(groups, dict) or table.keys() != {"aliases"}:
        what, zh = "no table [aliases], or more than it", "应只有 [aliases] 一张表"
        line = find_line(text, min(table.keys() - {"aliases"}, default="aliases"))
        faults.append(Fault(str(path), what, "expected only that", line, zh=zh))
        return {}
    rows = tuple(_rows(groups))
    labels = {to_key(label) for label, _, _ in rows}
    found: dict[str, Alias] = {}
    for label, names, reason in rows:
        if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
            what = f"{label!r} = {names!r}"
            zh, line = f"{what}，应为一列名称", _line(text, label)
            faults.append(Fault(str(path), what, "expected a list of names", line, zh=zh))
            continue
        for name in (label, *names):
            key = to_key(name)
            known = found.get(key)
            if not key or key in labels - {to_key(label)} or (known and known.label != label):
                what = f"{name!r} under {label!r} is a label, or under another one, too"
                zh = f"{label!r} 之下的 {name!r} 本身是名目，或又在别的名目之下，应只属一个"
                line = _line(text, label)
                faults.append(Fault(str(path), what, "expected one label", line, zh=zh))
            else:
                found[key] = Alias(label, reason)
    return found


def _rows(groups: Mapping[str, object]) -> Iterator[tuple[str, object, str]]:
    """Give each label with its names and its reason: the heading under which it stands."""
    for label, names in groups.items():
        if isinstance(names, dict):
            yield from ((inner, values, label) for inner, values in names.items())
        else:
            yield label, names, ""


def _line(text: str, label: str) -> int:
    """Give the line where the names of a label begin."""
    before, _, _ = text.partition(f'"{label}"')
    return before.count("\n") + 1


@cache
def read_local_names(path: Path = LOCAL) -> re.Pattern[str]:
    """Read the form of names that mean something within one document only."""
    return re.compile("|".join(tomllib.loads(path.read_text(encoding="utf-8"))["local"]))
