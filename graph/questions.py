"""The competency questions: each asked in SPARQL and in Cypher, with the same answers."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, fields
from pathlib import Path

from graph.stores.answer import Answer
from graph.stores.query import query
from graph.stores.query_text import Language

FOLDER = Path(__file__).with_name("questions")


class QuestionError(ValueError):
    """Raised where a file of a question is faulty; says which file and what was expected."""


@dataclass(frozen=True, slots=True)
class Question:
    """A question in both tongues and both query languages; both queries have a column `answer`."""

    id: str
    zh: str
    en: str
    sparql: str
    cypher: str


@dataclass(frozen=True, slots=True)
class Answers:
    """The answers of both engines to one question."""

    sparql: Answer
    cypher: Answer

    @property
    def alike(self) -> bool:
        """Whether both are the same set of rows of the same columns."""
        return sorted(self.sparql.columns) == sorted(self.cypher.columns) and _to_rows(
            self.sparql
        ) == _to_rows(self.cypher)


def read_questions(folder: Path | None = None) -> tuple[Question, ...]:
    """Read the questions of `folder`, or the shipped ones, in the order of their ids.

    Raises `QuestionError` for a file that is not such a question or not named after it.
    """
    return tuple(_read(path) for path in sorted((folder or FOLDER).glob("*.toml")))


def answer_question(folder: Path, question: Question) -> Answers:
    """Ask the stores of `folder` in both languages."""
    return Answers(
        query(folder, question.sparql, Language.sparql),
        query(folder, question.cypher, Language.cypher),
    )


def _read(path: Path) -> Question:
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise QuestionError(f"{path}: {error}") from error
    faults = list(_find_faults(content, path))
    if faults:
        raise QuestionError("\n".join(faults))
    return Question(**content)


def _find_faults(content: dict[str, object], path: Path) -> Iterator[str]:
    names = [field.name for field in fields(Question)]
    for name in sorted(content.keys() ^ set(names)):
        what = "is missing" if name in names else "is not known"
        yield f"{path}: {name} {what}, expected {', '.join(names)}"
    for name, value in content.items():
        if not isinstance(value, str) or not value.strip():
            yield f"{path}: {name} is {value!r}, expected a text"
    if content.get("id") != path.stem:
        yield f"{path}: the id is {content.get('id')!r}, expected {path.stem!r}"


def _to_rows(answer: Answer) -> set[frozenset[tuple[str, object]]]:
    return {frozenset(zip(answer.columns, row, strict=True)) for row in answer.rows}
