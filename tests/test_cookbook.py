"""Every question of the cookbook, asked of the sample graph in both languages.

`XINZHI_GOLDEN=write pytest tests/test_cookbook.py` writes the page anew: read the difference before
it is kept.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

import pytest

from graph.questions import Answers, Question, answer_question, read_questions
from graph.stores.query_text import Language, find_language
from tests.cookbook import read_chapters, to_markdown, to_section

DOCS = Path(__file__).parents[1] / "docs"
PAGE = DOCS / "cookbook.md"
HEAD = (DOCS / "cookbook" / "head.md").read_text(encoding="utf-8")
CHAPTERS = read_chapters(DOCS / "cookbook")
QUESTIONS = {row.id: row for chapter in CHAPTERS for row in chapter.questions}


@pytest.fixture(scope="module")
def answers(samples_graph: Path) -> Mapping[str, Answers]:
    """Both answers to every question; the page is written anew where that is asked for."""
    found = {row.id: answer_question(samples_graph, row) for row in QUESTIONS.values()}
    if os.environ.get("XINZHI_GOLDEN") == "write":
        PAGE.write_text(to_markdown(HEAD, CHAPTERS, found), encoding="utf-8", newline="\n")
    return found


def test_there_are_forty_questions_and_none_is_shipped_already() -> None:
    assert len(QUESTIONS) == sum(len(chapter.questions) for chapter in CHAPTERS) == 40
    assert len({row.zh for row in QUESTIONS.values()}) == 40
    assert not QUESTIONS.keys() & {row.id for row in read_questions()}


@pytest.mark.parametrize("question", QUESTIONS.values(), ids=QUESTIONS)
def test_both_languages_give_the_recorded_answer(
    answers: Mapping[str, Answers], question: Question
) -> None:
    found = answers[question.id]
    assert find_language(question.sparql) is Language.sparql
    assert find_language(question.cypher) is Language.cypher
    assert found.alike, (found.sparql.rows, found.cypher.rows)
    assert len(found.sparql.rows) == len(found.cypher.rows)
    assert to_section(question, found) in PAGE.read_text(encoding="utf-8")


def test_the_page_is_what_the_questions_and_answers_make(answers: Mapping[str, Answers]) -> None:
    assert to_markdown(HEAD, CHAPTERS, answers) == PAGE.read_text(encoding="utf-8")


def test_nearly_every_question_has_an_answer(answers: Mapping[str, Answers]) -> None:
    """An empty answer shows nothing of what a query does."""
    empty = [id_ for id_, found in answers.items() if not found.sparql.rows]
    assert len(empty) <= 2, empty
