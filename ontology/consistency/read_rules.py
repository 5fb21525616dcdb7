"""`rules.toml` in; the rules, with the queries that they are, out."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

import pyoxigraph as ox

RULES = Path(__file__).with_name("rules.toml")
OWN = "urn:x-xinzhi:cell#"
FUNCTIONS = "urn:x-xinzhi:function#"
PREFIXES = MappingProxyType(
    {
        "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
        "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
        "owl": "http://www.w3.org/2002/07/owl#",
        "xsd": "http://www.w3.org/2001/XMLSchema#",
        "k": OWN,
        "f": FUNCTIONS,
    }
)
VARIABLE = re.compile(r"\?(\w+)")

Node = ox.NamedNode | ox.BlankNode | ox.Literal
Pattern = tuple[str | Node, str | Node, str | Node]
"""A triple in which the name of a variable stands for what is open."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of `rules.toml`; `then` None is one that tells a fault."""

    id: str
    says: str
    axiom: str
    facts: tuple[Pattern, ...]
    then: Pattern | None
    zh: str
    en: str
    query: str
    """Asks for the facts, with the variables of the axiom among the columns."""


@cache
def read_rules() -> tuple[tuple[Rule, ...], Mapping[str, str]]:
    """Read the rules, and the patterns of what none of them follows."""
    content = tomllib.loads(RULES.read_text(encoding="utf-8"))
    rules = tuple(_to_rule(row, content["patterns"]) for row in content["rules"])
    return rules, MappingProxyType(content["unexamined"])


def _to_rule(row: Mapping[str, object], patterns: Mapping[str, str]) -> Rule:
    def text(key: str) -> str:
        found = str(row.get(key, ""))
        for name, pattern in patterns.items():
            found = found.replace(f"{{{name}}}", pattern)
        return found

    facts = [str(fact) for fact in row.get("facts", [])]  # type: ignore[attr-defined]
    then = text("then")
    lacking = f"FILTER NOT EXISTS {{ {then} }}" if then else ""
    names = sorted({*VARIABLE.findall(" ".join([text("axiom"), *facts, then]))})
    columns = " ".join(f"?{name}" for name in names)
    query = f"SELECT DISTINCT {columns} {{ {' . '.join(facts)} {text('where')} {lacking} }}"
    return Rule(
        text("id"),
        text("says"),
        text("axiom"),
        tuple(map(_to_pattern, facts)),
        _to_pattern(then) if then else None,
        text("zh"),
        text("en"),
        query,
    )


def _to_pattern(text: str) -> Pattern:
    subject, predicate, object_ = map(_to_term, text.split())
    return subject, predicate, object_


def _to_term(word: str) -> str | Node:
    if word.startswith("?"):
        return word[1:]
    prefix, _, local = ("rdf:type" if word == "a" else word).partition(":")
    return ox.NamedNode(PREFIXES[prefix] + local)
