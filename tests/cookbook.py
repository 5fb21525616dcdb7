"""The cookbook: its questions, and the page that shows them with their answers."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from graph import Answer
from graph.questions import Answers, Question


@dataclass(frozen=True, slots=True)
class Chapter:
    """Questions of one subject."""

    zh: str
    en: str
    questions: tuple[Question, ...]


def read_chapters(folder: Path) -> tuple[Chapter, ...]:
    """Read the chapters in the order of their files' names."""
    chapters = []
    for path in sorted(folder.glob("*.toml")):
        content = tomllib.loads(path.read_text(encoding="utf-8"))
        questions = tuple(Question(**row) for row in content.pop("question"))
        chapters.append(Chapter(questions=questions, **content))
    return tuple(chapters)


def to_markdown(head: str, chapters: tuple[Chapter, ...], answers: Mapping[str, Answers]) -> str:
    """Give the page."""
    return "\n".join([head, *(line for row in chapters for line in _to_chapter(row, answers))])


def _to_chapter(chapter: Chapter, answers: Mapping[str, Answers]) -> Iterator[str]:
    yield f"## {chapter.zh} · {chapter.en}\n"
    for question in chapter.questions:
        yield to_section(question, answers[question.id])


def to_section(question: Question, answers: Answers) -> str:
    """Give one question with its queries and its answer."""
    count = len(answers.sparql.rows)
    parts = [
        f"### {question.zh}\n\n{question.en} · `{question.id}`\n",
        f"{_to_table(answers.sparql)}\n",
        f"<details><summary>{count} 行 rows · SPARQL · Cypher</summary>\n",
        f"```sparql\n{question.sparql.strip()}\n```\n",
        f"```cypher\n{question.cypher.strip()}\n```\n",
        "</details>\n",
    ]
    return "\n".join(parts)


def _to_table(answer: Answer) -> str:
    rows = [answer.columns, ("---",) * len(answer.columns), *answer.rows]
    return "\n".join(f"| {' | '.join(map(_to_cell, row))} |" for row in rows)


def _to_cell(value: object) -> str:
    """Give a value that Markdown takes for text."""
    text = "" if value is None else str(value)
    for sign in "\\`*_[]<>|#":
        if text != "---":
            text = text.replace(sign, f"\\{sign}")
    return " ".join(text.split())
