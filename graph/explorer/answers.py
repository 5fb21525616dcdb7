"""The saved questions with the answers of a graph folder, and the entities these name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from graph.explorer.columns import Columns, to_columns
from graph.questions import read_questions
from graph.stores.query import query
from graph.stores.query_text import Language
from ontology import Entity

_QUESTIONS = ("id", "zh", "en", "columns", "rows", "entities")


@dataclass(frozen=True, slots=True)
class Answered:
    """A question in both tongues, and its answer as rows of texts."""

    id: str
    zh: str
    en: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def answer_questions(folder: Path, questions: Path | None = None) -> tuple[Answered, ...]:
    """Ask the SPARQL store of `folder` the questions of a folder, or the shipped ones.

    Raises `QueryError` for a folder without stores, `QuestionError` for a faulty question.
    """
    found = []
    for question in read_questions(questions):
        answer = query(folder, question.sparql, Language.sparql)
        rows = (tuple("" if v is None else str(v) for v in row) for row in answer.rows)
        made = Answered(question.id, question.zh, question.en, answer.columns, tuple(rows))
        found.append(made)
    return tuple(found)


def to_question_columns(
    answers: Sequence[Answered], entities: Sequence[Entity], row: Mapping[str, int]
) -> Columns:
    """Give each question with the rows of the entities that its answers name, in their order."""
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
                [list(cells) for cells in answer.rows],
                _to_rows(answer, named),
            )
            for answer in answers
        ),
    )


def _to_rows(answer: Answered, named: Mapping[str, Sequence[int]]) -> list[int]:
    rows = [row for cells in answer.rows for cell in cells for row in sorted(named.get(cell, ()))]
    return list(dict.fromkeys(rows))
