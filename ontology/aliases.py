"""Names of one thing (`aliases.toml`, and the user's own files), and names of one document only."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from corpus import Fault, SourceError
from ontology.identity import to_key

ALIASES = Path(__file__).with_name("aliases.toml")
LOCAL = Path(__file__).with_name("local_names.toml")

Aliases = Mapping[str, str]
"""The key of each other name with the label of the thing."""


@cache
def read_aliases(paths: Sequence[Path] = ()) -> Aliases:
    """Read the shipped aliases and those of `paths` on top: the last file to speak of a name holds.

    Raises SourceError with every fault: a file that is not TOML, a name that one file gives to two
    things, or that is itself a label there.
    """
    aliases: dict[str, str] = {}
    faults: list[Fault] = []
    for path in (ALIASES, *paths):
        aliases |= _read_file(path, faults)
    if faults:
        raise SourceError(*faults)
    return {key: _follow(label, aliases) for key, label in aliases.items()}


def _follow(label: str, aliases: Mapping[str, str]) -> str:
    """Give the label at the end of a chain of files: what a user renames is renamed throughout."""
    seen = {to_key(label)}
    while (further := aliases.get(to_key(label))) and to_key(further) not in seen:
        label = further
        seen.add(to_key(label))
    return label


def _read_file(path: Path, faults: list[Fault]) -> dict[str, str]:
    try:
        text = path.read_text(encoding="utf-8")
        table = tomllib.loads(text)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        faults.append(Fault(str(path), f"cannot be read: {error}", "expected a TOML file"))
        return {}
    groups = table.get("aliases")
    if not isinstance(groups, dict) or table.keys() != {"aliases"}:
        faults.append(Fault(str(path), "no table [aliases], or more than it", "expected only that"))
        return {}
    found: dict[str, str] = {}
    labels = {to_key(label) for label in groups}
    for label, names in groups.items():
        if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
            what = f"{label!r} = {names!r}"
            faults.append(Fault(str(path), what, "expected a list of names", _line(text, label)))
            continue
        for name in names:
            key = to_key(name)
            if not key or key in labels - {to_key(label)} or found.get(key, label) != label:
                what = f"{name!r} under {label!r} is a label, or under another one, too"
                faults.append(Fault(str(path), what, "expected one label", _line(text, label)))
            elif key != to_key(label):
                found[key] = label
    return found


def _line(text: str, label: str) -> int:
    """Give the line where the names of a label begin."""
    before, _, _ = text.partition(f'"{label}"')
    return before.count("\n") + 1


@cache
def read_local_names(path: Path = LOCAL) -> re.Pattern[str]:
    """Read the form of names that mean something within one document only."""
    return re.compile("|".join(tomllib.loads(path.read_text(encoding="utf-8"))["local"]))
