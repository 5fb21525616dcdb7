"""The saved questions with the answers of a graph folder, the entities these name, the claims."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from graph.explorer.columns import Columns, to_columns
from graph.questions import Question, read_questions
from graph.stores.answer import QueryError
from graph.stores.query import query
from graph.stores.query_sparql import held_in_memory
from graph.stores.query_text import Language
from ontology import Entity

_QUESTIONS = ("id", "zh", "en", "columns", "rows", "count", "entities", "claims")

LISTED = 500
"""Rows of an answer that the explorer lists: no one reads more there, and thousands weigh on it."""

_HEAD = re.compile(r"\bSELECT\s+(?:DISTINCT\s+)?(?P<columns>.*?)\s*WHERE\s*\{", re.DOTALL | re.I)
_AGGREGATE = re.compile(r"\b(?:SUM|COUNT|MIN|MAX|AVG|SAMPLE|GROUP_CONCAT)\s*\(", re.I)
_CLAIM = re.compile(r"(\?\w+)\s+rdf:(?:subject|predicate|object)\b")


@dataclass(frozen=True, slots=True)
class Answered:
    """A question in both tongues, its answer as rows of texts, and the IRIs of claims that give it.

    There are none where the question was not asked of claims.
    """

    id: str
    zh: str
    en: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    claims: tuple[str, ...] = ()


def answer_questions(folder: Path) -> tuple[Answered, ...]:
    """Ask the SPARQL store of `folder` the shipped questions.

    Raises `QueryError` for a folder without stores, `QuestionError` for a faulty question.
    """
    with held_in_memory(folder):
        return tuple(_answer(folder, question) for question in read_questions())


def _answer(folder: Path, question: Question) -> Answered:
    columns, rows = _ask(folder, question.sparql)
    claims = _find_claims(folder, question.sparql, columns, rows)
    return Answered(question.id, *to_texts(question), columns, rows, claims)


def to_texts(question: Question) -> tuple[str, str]:
    """Give the question in both tongues with the values for which it is answered.

    In Chinese 某一概念 becomes the value where the parameter is 概念; what no place of the text
    takes stands behind it, as in English. A value left open is not named.
    """
    zh, behind, named = question.zh, [], []
    for each in question.parameters:
        if not each.default:
            continue
        named.append(f"{each.en}: {each.default}")
        if f"某一{each.zh}" in zh:
            zh = zh.replace(f"某一{each.zh}", f"“{each.default}”")
        else:
            behind.append(f"{each.zh}：{each.default}")
    en = f"{question.en} ({'; '.join(named)})" if named else question.en
    return zh + (f"（{'；'.join(behind)}）" if behind else ""), en


def to_claim_query(sparql: str) -> tuple[str, tuple[str, ...]]:
    """Make the question of an answer's claims from the question: ("", ()) where it asks of none.

    Selected are the columns that need no counting and then the variables that stand for claims,
    which are given; groups, order and limit are left out, so that each row has its claims.

    >>> to_claim_query("SELECT ?answer WHERE { ?c rdf:object ?x . ?x ?y ?answer } LIMIT 2")
    ('SELECT DISTINCT ?answer ?c WHERE { ?c rdf:object ?x . ?x ?y ?answer }', ('c',))
    """
    head, end = _HEAD.search(sparql), sparql.rfind("}")
    if head is None:
        return "", ()
    inside = re.sub(r"NOT\s+EXISTS\s*\{[^{}]*\}", "", sparql[head.end() : end], flags=re.I)
    claims = tuple(dict.fromkeys(_CLAIM.findall(inside)))
    if not claims:
        return "", ()
    columns = [text for text in _split_columns(head["columns"]) if not _AGGREGATE.search(text)]
    selected = " ".join([*columns, *claims])
    made = f"{sparql[: head.start()]}SELECT DISTINCT {selected} WHERE {{"
    return made + sparql[head.end() : end + 1], tuple(claim[1:] for claim in claims)


def _split_columns(text: str) -> list[str]:
    """Split what is selected into variables and expressions in brackets."""
    parts, depth = [""], 0
    for sign in text:
        depth += (sign == "(") - (sign == ")")
        if sign.isspace() and depth == 0:
            parts.append("")
        else:
            parts[-1] += sign
    return [part for part in parts if part]


def _ask(folder: Path, sparql: str) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    answer = query(folder, sparql, Language.sparql)
    return answer.columns, tuple(
        tuple("" if value is None else str(value) for value in row) for row in answer.rows
    )


def _find_claims(
    folder: Path, sparql: str, columns: Sequence[str], rows: Sequence[tuple[str, ...]]
) -> tuple[str, ...]:
    """Find the claims behind the rows of an answer, in the order of the rows."""
    asked, variables = to_claim_query(sparql)
    if not asked or not rows:
        return ()
    try:
        names, found = _ask(folder, asked)
    except QueryError:
        return ()  # a question that cannot be turned: its answers stand without their claims
    kept = [name for name in names if name in columns and name not in variables]
    places, held = [names.index(name) for name in kept], [columns.index(name) for name in kept]
    behind: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for row in found:
        claims = (row[names.index(variable)] for variable in variables)
        behind[tuple(row[place] for place in places)] += filter(None, claims)
    answered = [behind[tuple(row[place] for place in held)] for row in rows]
    return tuple(dict.fromkeys(claim for claims in answered for claim in sorted(claims)))


def to_question_columns(
    answers: Sequence[Answered],
    entities: Sequence[Entity],
    row: Mapping[str, int],
    claim: Mapping[str, int],
) -> Columns:
    """Give each question with the rows of the entities that its answers name, in their order.

    Of an answer the first rows are given, `LISTED` of them, and how many there are in all. The
    claims behind all are named by their row in `claim`; one that is unknown is left out.
    """
    named: dict[str, list[int]] = defaultdict(list)
    for entity in entities:
        named[entity.name].append(row[entity.iri])
    return to_columns(
        _QUESTIONS,
        (
            (
                answer.id,
                answer.zh,
                answer.en,
                list(answer.columns),
                [list(cells) for cells in answer.rows[:LISTED]],
                len(answer.rows),
                _to_rows(answer, named),
                [claim[iri] for iri in answer.claims if iri in claim],
            )
            for answer in answers
        ),
    )


def _to_rows(answer: Answered, named: Mapping[str, Sequence[int]]) -> list[int]:
    rows = [row for cells in answer.rows for cell in cells for row in sorted(named.get(cell, ()))]
    return list(dict.fromkeys(rows))
