"""Questions with parameters, and questions of a user's own: bound safely, answered alike."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from graph.questions import Question, QuestionError, answer_question, read_questions
from graph.stores.answer import QueryError
from graph.stores.query import query
from graph.stores.query_text import Language
from tests.command_line import run
from tests.hostile import HOSTILE

pytest_plugins = ["tests.plugin_stores"]

OWN = r"""
id = "named"
zh = "什么叫这个名字？"
en = "What bears this name?"

sparql = '''
SELECT DISTINCT ?answer WHERE { ?thing skos:prefLabel ?answer FILTER (STR(?answer) = $name) } # $no
'''

cypher = '''
MATCH (thing:Entity) WHERE thing.name = $name AND thing.name <> '$no' RETURN thing.name AS answer
'''

[parameters.name]
zh = "名称"
en = "name"
default = "it's \"usual\" \\ $name"
"""

ATTACKS = (
    "x' OR 1=1 RETURN 1 AS answer //",
    "' }) MATCH (n) RETURN n.name AS answer //",
    '") } SELECT ?answer WHERE { ?s skos:prefLabel ?answer } #',
    '"@zh . } #',
    "$name",
    "?answer",
    "<https://w3id.org/xinzhi/ontology#Claim>",
    "\\",
    "'''",
    '"""',
    "\\u0027",
    "",
    "𠮷😀\u202e\n\r\t\x01",
)


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a question of a user's own."""
    folder = tmp_path_factory.mktemp("questions")
    (folder / "named.toml").write_text(OWN, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def named(own: Path) -> Question:
    return {row.id: row for row in read_questions(more=[own])}["named"]


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_name_is_found_in_both_languages(
    hostile_graph: Path, named: Question, name: str
) -> None:
    answers = answer_question(hostile_graph, named, {"name": name})
    assert answers.sparql.rows == answers.cypher.rows == ((name,),)


@pytest.mark.parametrize("value", ATTACKS)
def test_a_value_is_never_read_as_a_query(hostile_graph: Path, named: Question, value: str) -> None:
    answers = answer_question(hostile_graph, named, {"name": value})
    assert answers.sparql.rows == answers.cypher.rows == ()


def test_the_usual_value_is_written_out_for_tools_without_parameters(
    hostile_graph: Path, named: Question
) -> None:
    assert "$name" in named.templates[0]
    assert "$no" in named.sparql
    assert "$no" in named.cypher
    assert query(hostile_graph, named.sparql).rows == ()
    assert query(hostile_graph, named.cypher).rows == ()
    asked = "RETURN " + named.cypher.split("thing.name = ")[1].split(" AND")[0]
    assert query(hostile_graph, asked, Language.cypher).rows == (('it\'s "usual" \\ $name',),)


WITH_PARAMETERS = [row for row in read_questions() if row.parameters]


@pytest.mark.parametrize("question", WITH_PARAMETERS, ids=lambda row: row.id)
def test_bound_and_written_values_answer_alike(samples_graph: Path, question: Question) -> None:
    bound = answer_question(samples_graph, question)
    assert query(samples_graph, question.sparql).rows == bound.sparql.rows
    assert query(samples_graph, question.cypher).columns == bound.cypher.columns
    assert set(query(samples_graph, question.cypher).rows) == set(bound.cypher.rows)


@pytest.mark.parametrize("question", WITH_PARAMETERS, ids=lambda row: row.id)
def test_hostile_values_do_no_harm(samples_graph: Path, question: Question) -> None:
    for value in ATTACKS[:4]:
        values = {row.name: value for row in question.parameters}
        answers = answer_question(samples_graph, question, values)
        assert answers.sparql.rows == answers.cypher.rows == ()


def test_another_value_gives_another_answer(samples_graph: Path) -> None:
    question = {row.id: row for row in WITH_PARAMETERS}["best-supported-of-a-concept"]
    one = answer_question(samples_graph, question, {"concept": "人工智能"})
    other = answer_question(samples_graph, question)
    assert one.alike
    assert other.alike
    assert one.sparql.rows != other.sparql.rows


def test_an_english_name_or_alias_will_do(samples_graph: Path) -> None:
    question = {row.id: row for row in WITH_PARAMETERS}["best-supported-of-a-concept"]
    zh, en, alias = (
        answer_question(samples_graph, question, {"concept": name})
        for name in ("人工智能", "artificial intelligence", "AI")
    )
    assert zh.sparql.rows == en.sparql.rows == alias.sparql.rows != ()
    assert set(zh.cypher.rows) == set(en.cypher.rows) == set(alias.cypher.rows)


@pytest.mark.parametrize(
    ("values", "fault"),
    [
        (
            {"nome": "甲"},
            "named: 没有 nome 这个参数，应为 name；no parameter 'nome', expected name",
        ),
        ({"name": "\udcff"}, "expected a text in UTF-8"),
    ],
)
def test_a_value_that_cannot_be_taken_is_refused(
    hostile_graph: Path, named: Question, values: Mapping[str, str], fault: str
) -> None:
    with pytest.raises(QuestionError, match=fault):
        answer_question(hostile_graph, named, values)


HEAD = 'id = "a"\nzh = "甲"\nen = "A"\n'
FAULTS = [
    ('sparql = "ASK {?s ?p $x}"\ncypher = "RETURN $x AS a"\n', "x is not declared, but used by"),
    (
        'sparql = "ASK {}"\ncypher = "RETURN $x AS a"\n'
        '[parameters.x]\nzh="甲"\nen="A"\ndefault=""\n',
        "the parameter x is not used by sparql",
    ),
    ('sparql = "s"\ncypher = "c"\nparameters = 3\n', "parameters is 3, expected tables"),
    (
        'sparql = "s $x"\ncypher = "c $x"\n[parameters.x]\nzh="甲"\n',
        "expected texts zh, en, default",
    ),
    (
        'sparql = "s $x"\ncypher = "c $x"\n[parameters.x]\nzh="甲"\nen="A"\ndefault=3\n',
        "expected texts zh, en, default",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "fault"), FAULTS)
def test_a_faulty_parameter_is_refused_with_its_path(tmp_path: Path, text: str, fault: str) -> None:
    (tmp_path / "a.toml").write_text(HEAD + text, encoding="utf-8")
    with pytest.raises(QuestionError) as caught:
        read_questions(tmp_path)
    assert f"{tmp_path / 'a.toml'}:" in str(caught.value)
    assert fault in str(caught.value)
    assert all(one.line for one in caught.value.faults)


def test_a_question_added_as_a_file_is_listed_and_answered(samples_graph: Path, own: Path) -> None:
    listed = run("ask", samples_graph, "--questions", own).stdout
    assert "named\n    什么叫这个名字？\n    What bears this name?\n    --set name=" in listed
    assert "chains-of-causes\n" in listed
    file = own / "named.toml"
    asked = run("ask", samples_graph, "named", "--questions", file, "--set", "name=人工智能")
    assert asked.exit_code == 0
    assert asked.stdout.splitlines()[-1] == "人工智能"
    assert "相同 alike" in asked.stderr


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("chains-of-causes", "--set", "concept"), 2, "NAME=VALUE"),
        (("chains-of-causes", "--set", "concept=甲", "--set", "concept=乙"), 2, "given twice"),
        (("chains-of-causes", "--set", "goal=甲"), 1, "no parameter 'goal', expected concept"),
        (("who-issued", "--set", "goal=甲"), 1, "no parameter 'goal', expected none"),
        (("--questions", "no-such-folder"), 1, "no-such-folder: 这里没有问题"),
    ],
)
def test_what_cannot_be_asked_is_told(
    samples_graph: Path, arguments: tuple[str, ...], code: int, said: str
) -> None:
    result = run("ask", samples_graph, *arguments)
    assert result.exit_code == code
    assert said in result.stderr


def test_an_id_that_is_shipped_is_refused(tmp_path: Path) -> None:
    text = OWN.replace('"named"', '"who-issued"')
    (tmp_path / "who-issued.toml").write_text(text, encoding="utf-8")
    with pytest.raises(QuestionError, match="another question's"):
        read_questions(more=[tmp_path])


def test_a_query_at_fault_is_told_with_question_and_language(
    samples_graph: Path, tmp_path: Path
) -> None:
    text = OWN.replace("MATCH (thing:Entity)", "MATCH (thing:Nothing)")
    (tmp_path / "named.toml").write_text(text, encoding="utf-8")
    (question,) = read_questions(tmp_path)
    with pytest.raises(QueryError, match=r"named \(cypher\)"):
        answer_question(samples_graph, question)
