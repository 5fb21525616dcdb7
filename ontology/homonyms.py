"""Labels that name more than one thing, and how a sentence tells which (`homonyms.toml`)."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from ontology.identity import to_key

HOMONYMS = Path(__file__).with_name("homonyms.toml")


@dataclass(frozen=True, slots=True)
class Sense:
    """A sense of a label: it is meant where `at_least` of `beside` stand in the same sentence."""

    sense: str
    beside: frozenset[str]
    at_least: int


Homonyms = Mapping[str, tuple[Sense, ...]]
"""The key of each homonym with its senses; none of them fitting, the usual sense "" is meant."""


@cache
def read_homonyms(path: Path = HOMONYMS) -> Homonyms:
    """Read the homonyms; keys are normalised labels."""
    homonyms: dict[str, tuple[Sense, ...]] = {}
    for row in tomllib.loads(path.read_text(encoding="utf-8"))["homonym"]:
        key = to_key(row["label"])
        sense = Sense(row["sense"], frozenset(map(to_key, row["beside"])), row["at_least"])
        homonyms[key] = (*homonyms.get(key, ()), sense)
    return homonyms


def to_sense(homonyms: Homonyms, key: str, company: frozenset[str]) -> str:
    """Give the sense of the label `key` beside the labels `company`; "" is the usual one."""
    for sense in homonyms.get(key, ()):
        if len(sense.beside & company) >= sense.at_least:
            return sense.sense
    return ""
