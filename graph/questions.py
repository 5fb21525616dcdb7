"""The competency questions: each asked in SPARQL and in Cypher, with the same answers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus import Fault
from graph.question_files import Parameter, Question, QuestionError, find_files, read_question
from graph.stores.answer import Answer, QueryError
from graph.stores.query import query
from graph.stores.query_text import Language

__all__ = [
    "Answers",
    "Parameter",
    "Question",
    "QuestionError",
    "answer_question",
    "read_questions",
    "to_values",
]

FOLDER = Path(__file__).with_name("questions")


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


def read_questions(folder: Path | None = None, more: Sequence[Path] = ()) -> tuple[Question, ...]:
    """Read the questions of `folder`, or the shipped ones, in the order of their ids.

    `more` are files and folders of a user's own, whose questions come after them. Raises
    `QuestionError` for a file that is not such a question or not named after it, a path where
    there is none, and an id that two of them have.
    """
    own = [path for place in more for path in find_files(place)]
    questions: dict[str, Question] = {}
    for path in [*sorted((folder or FOLDER).glob("*.toml")), *own]:
        question = read_question(path)
        if question.id in questions:
            what, zh = f"the id {question.id!r} is another question's", "标识与另一问题相同"
            raise QuestionError(Fault(str(path), what, zh=f"{question.id!r} 这个{zh}"))
        questions[question.id] = question
    return tuple(questions.values())


def answer_question(
    folder: Path, question: Question, values: Mapping[str, str] | None = None
) -> Answers:
    """Ask the stores of `folder` in both languages; `values` are those of its parameters.

    A parameter without one has its usual value. Raises `QuestionError` for a value of no
    parameter, and `QueryError`, naming question and language, for a query that is at fault.
    """
    chosen = to_values(question, values or {})
    sparql, cypher = question.templates or (question.sparql, question.cypher)
    return Answers(
        _ask(folder, question.id, sparql, Language.sparql, chosen),
        _ask(folder, question.id, cypher, Language.cypher, chosen),
    )


def to_values(question: Question, given: Mapping[str, str]) -> dict[str, str]:
    """Give the value of each parameter; raises `QuestionError` for a name or text it cannot take.

    Any text of Unicode will do: it is bound to the query, and no part of its text.
    """
    usual = {parameter.name: parameter.default for parameter in question.parameters}
    for name, value in given.items():
        if name not in usual:
            wanted = f"expected {', '.join(usual) or 'none'}"
            zh = f"没有 {name} 这个参数，应为 {'、'.join(usual) or '不带参数'}"
            raise QuestionError(Fault(question.id, f"no parameter {name!r}", wanted, zh=zh))
        if any("\ud800" <= character <= "\udfff" for character in value):
            what, zh = f"{name} is {value!r}", f"{name} 的值 {value!r} 不是 UTF-8 文字"
            raise QuestionError(Fault(question.id, what, "expected a text in UTF-8", zh=zh))
    return {**usual, **given}


def _ask(
    folder: Path, id_: str, text: str, language: Language, values: Mapping[str, str]
) -> Answer:
    try:
        return query(folder, text, language, values=values)
    except QueryError as error:
        what = f"{id_} ({language.value}): {error.what}"
        zh = f"{id_}（{language.value}）：{error.zh}"
        raise QueryError(what, error.line, error.column, zh=zh) from error


def _to_rows(answer: Answer) -> set[frozenset[tuple[str, object]]]:
    return {frozenset(zip(answer.columns, row, strict=True)) for row in answer.rows}
