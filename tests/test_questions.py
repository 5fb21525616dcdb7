"""The competency questions: well formed, asked alike in both languages, and answered."""

from __future__ import annotations

import os
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from graph.questions import (
    Answers,
    Question,
    QuestionError,
    answer_question,
    read_questions,
)
from graph.rdf.write_turtle import write_rdf
from graph.stores.answer import Answer, QueryError, Term
from graph.stores.query_text import Language, find_language, refuse_writing
from graph.stores.write_stores import write_stores
from graph.tables import write_tables
from ontology import read_schema, to_knowledge
from tests.annotated import read_annotated

QUESTIONS = {question.id: question for question in read_questions()}
SHARED = Path(__file__).parents[2] / "shared" / "questions.toml"


def shared_questions() -> list[dict[str, Any]]:
    if not SHARED.is_file():
        return []
    content = tomllib.loads(SHARED.read_text(encoding="utf-8"))
    rows: list[dict[str, Any]] = content["question"]
    return rows


def find_answers(answer: Answer) -> list[object]:
    place = answer.columns.index("answer")
    return [row[place] for row in answer.rows]


@pytest.mark.parametrize("question", QUESTIONS.values(), ids=QUESTIONS)
def test_each_language_is_told_and_nothing_is_written(question: Question) -> None:
    assert find_language(question.sparql) is Language.sparql
    assert find_language(question.cypher) is Language.cypher
    for language, text in ((Language.sparql, question.sparql), (Language.cypher, question.cypher)):
        refuse_writing(text, language)


FIXED_LABEL = re.compile(r'skos:(?:pref|alt)Label\)?\s+"')
INSIDE_EXISTS = re.compile(r"EXISTS\s*\{([^{}]*)\}")


@pytest.mark.parametrize("question", QUESTIONS.values(), ids=QUESTIONS)
def test_a_query_leaves_the_engine_no_bad_order(question: Question) -> None:
    """It begins with `VALUES`; a path to a label in quotes it takes for longer than all claims.

    What stands in EXISTS it does not order at all: there each pattern is to be the only one. Other
    engines run a subquery anew for each row that it is joined to: there is at most one.
    """
    assert len(re.findall(r"\{\s*SELECT", question.sparql)) < 2
    assert not FIXED_LABEL.search(question.sparql)
    for inside in INSIDE_EXISTS.findall(question.sparql):
        assert not re.search(r"[;.]\s", inside.strip())


@pytest.mark.parametrize("question", QUESTIONS.values(), ids=QUESTIONS)
def test_both_languages_give_the_same_answers(essays_graph: Path, question: Question) -> None:
    answers = answer_question(essays_graph, question)
    assert "answer" in answers.sparql.columns
    assert sorted(answers.sparql.columns) == sorted(answers.cypher.columns)
    assert set(find_answers(answers.sparql)) == set(find_answers(answers.cypher))
    assert answers.alike


def find_faults(answers: Answers, row: dict[str, Any]) -> list[str]:
    """Tell in what the answers fall short of a shared question."""
    found = set(find_answers(answers.sparql))
    faults = [f"not found: {label}" for label in row["expect"] if label not in found]
    faults += [f"wrong: {label}" for label in row.get("never", ()) if label in found]
    if len(found) > row["most"]:
        faults.append(f"{len(found)} answers: {sorted(map(str, found))}")
    return faults


@pytest.mark.shared
@pytest.mark.parametrize("row", shared_questions(), ids=lambda row: str(row["id"]))
def test_a_shared_question_is_answered(essays_graph: Path, row: dict[str, Any]) -> None:
    assert find_faults(answer_question(essays_graph, QUESTIONS[row["id"]]), row) == []


@pytest.fixture(scope="module")
def annotated_graph(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The graph of the annotated essays: what a perfect extractor would give."""
    folder = tmp_path_factory.mktemp("annotated")
    files = [shared / "gold" / "dev" / f"{name}.tsv" for name in ("000", "001", "002a", "003")]
    knowledge, schema = to_knowledge(map(read_annotated, files), read_schema()), read_schema()
    write_tables(knowledge, folder)
    write_rdf(knowledge, schema, folder)
    write_stores(folder, "annotated", [relation.name for relation in schema.relations])
    return folder


@pytest.mark.shared
@pytest.mark.parametrize("row", shared_questions(), ids=lambda row: str(row["id"]))
def test_a_query_answers_rightly_on_annotated_text(
    annotated_graph: Path, row: dict[str, Any]
) -> None:
    answers = answer_question(annotated_graph, QUESTIONS[row["id"]])
    assert find_faults(answers, row) == []
    assert answers.alike


@pytest.mark.shared
def test_every_shared_question_is_shipped_in_its_own_words(shared: Path) -> None:
    wanted = {row["id"]: (row["zh"], row["en"]) for row in shared_questions()}
    assert wanted
    assert {id_: (QUESTIONS[id_].zh, QUESTIONS[id_].en) for id_ in wanted} == wanted


@pytest.mark.shared
@pytest.mark.parametrize("row", shared_questions(), ids=lambda row: str(row["id"]))
def test_a_query_does_not_name_what_it_should_find(row: dict[str, Any]) -> None:
    question = QUESTIONS[row["id"]]
    asked = question.zh
    for answer in (*row["expect"], *row.get("never", ())):
        if answer not in asked:
            assert f'"{answer}"' not in question.sparql
            assert f"'{answer}'" not in question.cypher


@pytest.mark.parametrize("question", QUESTIONS.values(), ids=QUESTIONS)
def test_a_question_is_answered_alike_on_the_samples(
    samples_graph: Path, question: Question
) -> None:
    assert answer_question(samples_graph, question).alike


@pytest.mark.shared
@pytest.mark.parametrize("question", QUESTIONS.values(), ids=QUESTIONS)
def test_no_question_is_empty_everywhere(
    samples_graph: Path, annotated_graph: Path, question: Question
) -> None:
    """An empty answer shows nothing of what a query does."""
    answers = answer_question(samples_graph, question)
    assert answers.sparql.rows or answer_question(annotated_graph, question).sparql.rows


def test_there_are_thirty_questions_of_our_own_and_more() -> None:
    own = [question.zh for question in QUESTIONS.values()]
    assert len(set(own)) == len(own) >= 22 + 30


PAGE = Path(__file__).parents[1] / "docs" / "questions.md"


def to_page(head: str) -> str:
    """Give the page of all questions under its head, which ends with the table's first rows."""
    rows = [
        f"| `{row.id}` | {row.zh} {row.en} | "
        f"{'、'.join(f'`{p.name}` {p.zh} {p.en}' for p in row.parameters) or '—'} |"
        for row in QUESTIONS.values()
    ]
    return "\n".join([head, *rows]) + "\n"


def test_the_page_of_questions_lists_them_all() -> None:
    mark = "| --- | --- | --- |"
    text = PAGE.read_text(encoding="utf-8")
    page = to_page(text[: text.index(mark) + len(mark)])
    if os.environ.get("XINZHI_GOLDEN") == "write":
        PAGE.write_text(page, encoding="utf-8", newline="\n")
    assert page == PAGE.read_text(encoding="utf-8")


def test_the_example_of_a_question_in_the_page_is_one(samples_graph: Path, tmp_path: Path) -> None:
    (example,) = re.findall(r"```toml\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    (tmp_path / "parts-of.toml").write_text(example, encoding="utf-8")
    (question,) = read_questions(tmp_path)
    answers = answer_question(samples_graph, question, {"concept": "生产力"})
    assert answers.alike
    assert {"劳动者", "劳动资料", "劳动对象"} <= set(find_answers(answers.sparql))


HEAD = 'id = "a"\nzh = "甲"\nen = "A"\n'
QUERIES = 'sparql = "s"\ncypher = "c"\n'
FAULTS = [
    (f'{HEAD}sparql = "ASK {{}}"\n', ": 缺少 cypher", "cypher is missing"),
    (f'id = "a"\nzh = ""\nen = "A"\n{QUERIES}', ":2: zh 是 ''", "zh is ''"),
    (
        f'# 问\nid = "b"\nzh = "甲"\nen = "A"\n{QUERIES}',
        ":2: 标识是 'b'",
        "the id is 'b', expected",
    ),
    (f"{HEAD}{QUERIES}most = 3\n", ":6: 不认识 most", "most is not known"),
    (f"{HEAD}{QUERIES}parameters = 3\n", ":6: parameters 是 3", "parameters is 3"),
    (f'{HEAD}{QUERIES}[parameters.x]\nzh = "乙"\n', ":6: parameters.x 是", "parameters.x is"),
    (f'{HEAD}sparql = "s"\ncypher = "c $x"\n', ":5: 参数 x 没有声明", "x is not declared"),
    ("\nid = ", ":2: 不合 TOML 语法", "Invalid value"),
]


@pytest.mark.parametrize(("text", "place", "fault"), FAULTS)
def test_a_faulty_file_is_refused_with_its_path_and_line(
    tmp_path: Path, text: str, place: str, fault: str
) -> None:
    (tmp_path / "a.toml").write_text(text, encoding="utf-8")
    with pytest.raises(QuestionError) as caught:
        read_questions(tmp_path)
    assert f"{tmp_path / 'a.toml'}{place}" in str(caught.value)
    assert fault in str(caught.value)


def test_answers_are_alike_as_sets_of_rows_of_named_columns() -> None:
    a, b = Term("literal", "甲"), Term("literal", "乙")
    one = Answer(("answer", "n"), ((a, b), (b, a)))
    assert Answers(one, Answer(("n", "answer"), ((a, b), (b, a), (a, b)))).alike
    assert not Answers(one, Answer(("answer", "n"), ((a, b),))).alike
    assert not Answers(one, Answer(("answer", "m"), ((a, b), (b, a)))).alike


def test_a_question_to_a_folder_without_stores_says_so(tmp_path: Path) -> None:
    with pytest.raises(QueryError, match="no store here"):
        answer_question(tmp_path, next(iter(QUESTIONS.values())))
