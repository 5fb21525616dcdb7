"""What the check of consistency makes: the contradictions, and how much was looked at."""

from __future__ import annotations

from dataclasses import dataclass

INDENT = "\n    "


@dataclass(frozen=True, slots=True, order=True)
class Inconsistency:
    """Facts that the ontology forbids together.

    `rule` names the rule of OWL 2 RL that tells it, `axiom` is the axiom in functional syntax, ""
    where OWL itself forbids it. `facts` are stated triples, `through` the axioms that lead from
    them to the contradiction. `message` is in Chinese and English.
    """

    message: str
    rule: str
    axiom: str
    facts: tuple[str, ...]
    through: tuple[str, ...]

    def __str__(self) -> str:
        """Give the contradiction, its facts and axioms on lines of their own."""
        axiom = f"{self.axiom} " if self.axiom else ""
        facts = [f"事实 fact: {fact}" for fact in self.facts]
        through = [f"公理 axiom: {other}" for other in self.through]
        return INDENT.join([f"{self.message} [{axiom}{self.rule}]", *facts, *through])


@dataclass(frozen=True, slots=True)
class Consistency:
    """Every contradiction that was found, sorted, and what was looked at.

    `axioms` counts those of each kind, `individuals` those of the files that were checked, and
    `inferred` the facts that followed. `unexamined` counts kinds of axioms that are stated and
    that no rule follows to the end.
    """

    inconsistencies: tuple[Inconsistency, ...]
    axioms: dict[str, int]
    individuals: int
    inferred: int
    unexamined: dict[str, int]
