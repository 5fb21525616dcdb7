from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.command_line import TEXT, run

SPARQL = """SELECT ?name WHERE { ?s xz:promotes ?o . ?s skos:prefLabel ?name
    FILTER(lang(?name) = "zh") }"""
CYPHER = """MATCH (s)-[r:PROMOTES {modality: 'asserted', polarity: 'positive'}]->()
    RETURN s.name AS name"""


def names(output: str) -> set[str]:
    rows = json.loads(output)["results"]["bindings"]
    return {row["name"]["value"] for row in rows}


def test_sparql_and_cypher_answer_alike(samples_graph: Path) -> None:
    sparql = run("query", samples_graph, SPARQL, "--format", "json")
    cypher = run("query", samples_graph, CYPHER, "--format", "json")
    assert (sparql.exit_code, cypher.exit_code) == (0, 0), sparql.output + cypher.output
    assert names(sparql.stdout) == names(cypher.stdout)
    assert len(names(sparql.stdout)) > 10


@pytest.mark.parametrize("form", ["table", "csv"])
def test_an_answer_is_printed_in_other_forms_too(samples_graph: Path, form: str) -> None:
    result = run("query", samples_graph, CYPHER + " ORDER BY name LIMIT 3", "--format", form)
    assert result.exit_code == 0, result.output
    assert "name" in result.stdout


@pytest.mark.parametrize(
    "text",
    [
        "SELEC ?x WHERE {}",
        "MATCH (n RETURN n",
        "DELETE WHERE { ?s ?p ?o }",
        "MATCH (n) DETACH DELETE n",
    ],
)
def test_a_faulty_or_writing_query_is_refused_with_a_reason(samples_graph: Path, text: str) -> None:
    result = run("query", samples_graph, text)
    assert result.exit_code == 1, result.output
    assert result.stderr.strip()
    assert result.stdout == ""


def test_clean_gives_markdown_that_cleans_to_itself(tmp_path: Path, project: Path) -> None:
    for source in sorted((project / "corpus/documents").glob("0*.*")):
        once = run("clean", source)
        assert once.exit_code == 0, once.output
        (tmp_path / "once.md").write_text(once.stdout, encoding="utf-8")
        assert run("clean", tmp_path / "once.md").stdout == once.stdout, source


def test_clean_writes_several_documents_into_a_folder(tmp_path: Path, project: Path) -> None:
    assert run("clean", project / "corpus/documents").exit_code == 2
    result = run("clean", project / "corpus/documents", "-o", tmp_path / "clean")
    assert result.exit_code == 0, result.output
    assert len(list((tmp_path / "clean").glob("*.md"))) >= 8


def test_extract_gives_a_record_a_sentence_whose_offsets_lead_back(tmp_path: Path) -> None:
    path = tmp_path / "text.md"
    path.write_text(TEXT, encoding="utf-8")
    result = run("extract", path)
    assert result.exit_code == 0, result.output
    records = [json.loads(line) for line in result.stdout.splitlines()]
    assert {"document", "source", "section", "index", "start", "end", "text"} < set(records[0])
    mentions = [mention for record in records for mention in record["mentions"]]
    assert "新质生产力" in {mention["text"] for mention in mentions}
    assert all(TEXT[row["start"] : row["end"]] == row["text"] for row in mentions)
    relations = [row for record in records for row in record["relations"]]
    value = next(row for row in relations if row["tail"] == "1260亿元")
    assert (value["relation"], value["head"]) == ("has_value", "数字经济规模")
    assert value["qualifiers"] == {"time": "2023年", "place": "青榆市"}
    assert TEXT[slice(*value["tail_span"])] == "1260亿元"


def test_explain_shows_definition_relations_and_marked_quotes(samples_graph: Path) -> None:
    result = run("explain", samples_graph, "新质生产力")
    assert result.exit_code == 0, result.output
    assert result.stdout.startswith("# 新质生产力")
    assert "【新质生产力】" in result.stdout
    assert "‹" in result.stdout
    assert "> —— " in result.stdout


def test_explain_gives_the_definition_of_a_concept_of_the_user(tmp_path: Path) -> None:
    (tmp_path / "text.md").write_text("# 题\n\n云牧业推动制造业转型升级。\n", encoding="utf-8")
    (tmp_path / "mine.ttl").write_text(
        "@prefix xz: <https://w3id.org/xinzhi/ontology#> .\n"
        "@prefix id: <https://w3id.org/xinzhi/id/> .\n"
        "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
        'id:cloud-cattle a xz:Industry ; skos:prefLabel "云牧业"@zh ;\n'
        '    skos:definition "用云端数据养牛的产业"@zh .\n',
        encoding="utf-8",
    )
    config = tmp_path / "xinzhi.toml"
    config.write_text('[ontology]\nconcepts = ["mine.ttl"]\n', encoding="utf-8")
    out = tmp_path / "out"
    result = run("build", tmp_path / "text.md", "-o", out, "--config", config)
    assert result.exit_code == 0, result.output
    result = run("explain", out, "云牧业", "--config", config)
    assert result.exit_code == 0, result.output
    assert "用云端数据养牛的产业" in result.stdout


def test_explain_of_an_unknown_term_offers_similar_ones(samples_graph: Path) -> None:
    result = run("explain", samples_graph, "质生产力")
    assert result.exit_code == 1
    assert "新质生产力" in result.stderr


def test_validate_passes_what_build_wrote_and_lists_faults_of_a_broken_file(
    samples_graph: Path, tmp_path: Path
) -> None:
    result = run("validate", samples_graph)
    assert result.exit_code == 0, result.output
    broken = tmp_path / "broken.ttl"
    broken.write_text(
        "@prefix xz: <https://w3id.org/xinzhi/ontology#> .\n"
        "@prefix id: <https://w3id.org/xinzhi/id/> .\n"
        "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
        'id:a a xz:Quantity, skos:Concept ; skos:prefLabel "5%"@zh ; xz:promotes id:b .\n'
        'id:b a xz:Industry, skos:Concept ; skos:prefLabel "制造业"@zh .\n',
        encoding="utf-8",
    )
    result = run("validate", broken)
    assert result.exit_code == 1
    assert "promotes" in result.stdout
    faults = json.loads(run("validate", broken, "--json").stdout)["violations"]
    assert faults


def test_ask_lists_the_questions_and_answers_one_in_both_languages(samples_graph: Path) -> None:
    listed = run("ask", samples_graph)
    assert listed.exit_code == 0
    assert "elements-of-productive-forces" in listed.stdout
    answered = run("ask", samples_graph, "elements-of-productive-forces")
    assert answered.exit_code == 0, answered.output
    assert "劳动者" in answered.stdout
    assert "alike" in answered.stderr


def test_a_folder_that_is_no_graph_is_told_so(tmp_path: Path) -> None:
    for command in (("query", tmp_path, "MATCH (n) RETURN n"), ("explain", tmp_path, "甲")):
        result = run(*command)
        assert result.exit_code == 1
        assert "expected" in result.stderr


def test_a_configuration_adds_terms_and_names_the_graph(tmp_path: Path) -> None:
    (tmp_path / "text.md").write_text("# 题\n\n星河羽推动星河鳞。\n", encoding="utf-8")
    (tmp_path / "terms.tsv").write_text("星河羽\tTechnology\n星河鳞\tIndustry\n", encoding="utf-8")
    config = tmp_path / "xinzhi.toml"
    config.write_text('graph = "star"\n[extract]\nlexicons = ["terms.tsv"]\n', encoding="utf-8")
    out = tmp_path / "out"
    result = run("build", tmp_path / "text.md", "-o", out, "--config", config)
    assert result.exit_code == 0, result.output
    assert json.loads((out / "report.json").read_text(encoding="utf-8"))["graph"] == "star"
    text = "MATCH (a)-[:PROMOTES]->(b) RETURN a.name AS name, b.name AS other, a.graph AS graph"
    assert run("query", out, text, "--format", "csv").stdout.split()[1] == "星河羽,星河鳞,star"


def test_an_unknown_model_is_told_with_the_way_out(tmp_path: Path) -> None:
    (tmp_path / "text.md").write_text(TEXT, encoding="utf-8")
    config = tmp_path / "xinzhi.toml"
    config.write_text('[extract]\nmodel = "zh_core_web_sm"\n', encoding="utf-8")
    result = run("extract", tmp_path / "text.md", "--config", config)
    assert result.exit_code == 1
    assert "zh_core_web_sm" in result.stderr
