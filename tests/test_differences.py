"""What changed between two graphs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from ontology import Knowledge, find_differences, read_aliases, to_knowledge
from tests.command_line import TEXT, run
from tests.ontology_sample import Read, Said, read, schema

FARM = {"冷链物流": "Industry", "果园": "Concept", "滴灌": "Technology", "2023年": "Time"}


def know(*documents: Read) -> Knowledge:
    return to_knowledge(documents, schema())


def said(text: str, *relations: tuple[object, ...]) -> Said:
    return Said(text, {name: FARM[name] for name in FARM if name in text}, relations)


OLD = know(
    read("a.txt", said("2023年冷链物流推动果园。", ("冷链物流", "promotes", "果园"))),
    read("b.txt", said("滴灌推动果园。", ("滴灌", "promotes", "果园"))),
)


def test_a_graph_does_not_differ_from_itself() -> None:
    assert not find_differences(OLD, OLD)


def test_documents_claims_and_entities_that_came_or_went_are_told() -> None:
    new = know(
        read("a.txt", said("2023年冷链物流推动果园。", ("冷链物流", "promotes", "果园"))),
        read("c.txt", said("果园采用冷链物流。", ("果园", "uses", "冷链物流"))),
    )
    found = find_differences(OLD, new)
    assert (found.documents_came, found.documents_went) == (("c.txt",), ("b.txt",))
    (came,), (went,) = found.claims_came, found.claims_went
    assert (came.subject, came.relation, came.object) == ("果园", "uses", "冷链物流")
    assert (went.subject, went.relation, went.object) == ("滴灌", "promotes", "果园")
    assert set(found.entities_came) == {"c"}
    assert set(found.entities_went) == {"b", "滴灌"}
    assert find_differences(new, OLD).claims_came == found.claims_went


def test_a_claim_said_in_another_way_is_requalified() -> None:
    advocated = ("冷链物流", "promotes", "果园", {"modality": "advocated", "time": "2023年"})
    new = know(
        read("a.txt", said("2023年冷链物流推动果园。", advocated)),
        read("b.txt", said("滴灌推动果园。", ("滴灌", "promotes", "果园"))),
    )
    found = find_differences(OLD, new)
    (change,) = found.claims_requalified
    assert change.old.qualifiers == {"modality": "asserted", "polarity": "positive"}
    assert change.new.qualifiers["modality"] == "advocated"
    assert change.new.qualifiers["time"] == "2023年"
    assert found.claims_came == found.claims_went == ()


def test_a_claim_with_another_passage_stays_and_tells_of_it() -> None:
    again = read("c.txt", said("看，滴灌推动果园。", ("滴灌", "promotes", "果园")))
    first = read("a.txt", said("2023年冷链物流推动果园。", ("冷链物流", "promotes", "果园")))
    second = read("b.txt", said("滴灌推动果园。", ("滴灌", "promotes", "果园")))
    (change,) = find_differences(OLD, know(first, second, again)).evidence_changed
    assert (change.claim.subject, change.came, change.went) == ("滴灌", 1, 0)


def test_entities_that_an_alias_joins_are_merged_and_split_again(tmp_path: Path) -> None:
    text = said("冷链物流推动滴灌。", ("冷链物流", "promotes", "滴灌"))
    path = tmp_path / "mine.toml"
    path.write_text('[aliases]\n"冷链物流" = ["滴灌"]\n', encoding="utf-8")
    apart = know(read("a.txt", text))
    joined = to_knowledge([read("a.txt", text)], schema(), aliases=read_aliases((path,)))
    (merge,) = find_differences(apart, joined).merged
    assert (set(merge.old), merge.new) == ({"冷链物流", "滴灌"}, ("冷链物流",))
    (split,) = find_differences(joined, apart).split
    assert (split.old, set(split.new)) == (("冷链物流",), {"冷链物流", "滴灌"})


def test_a_claim_of_entities_that_were_joined_is_moved_and_neither_came_nor_went(
    tmp_path: Path,
) -> None:
    text = said("冷链物流推动果园，滴灌是新的。", ("冷链物流", "promotes", "果园"))
    path = tmp_path / "mine.toml"
    path.write_text('[aliases]\n"滴灌" = ["冷链物流"]\n', encoding="utf-8")
    apart = know(read("a.txt", text))
    joined = to_knowledge([read("a.txt", text)], schema(), aliases=read_aliases((path,)))
    for found, names in (
        (find_differences(apart, joined), ("冷链物流", "滴灌")),
        (find_differences(joined, apart), ("滴灌", "冷链物流")),
    ):
        (change,) = found.claims_moved
        assert (change.old.subject, change.new.subject) == names
        assert found.claims_came == found.claims_went == ()
        assert found.claims_requalified == ()


def test_a_document_of_the_same_path_is_changed_and_its_same_quotes_stay() -> None:
    """Every offset and the document's own name are others: what is quoted is the same."""
    new = know(
        read(
            "a.txt",
            said("果园很大。"),
            said("2023年冷链物流推动果园。", ("冷链物流", "promotes", "果园")),
        ),
        read("b.txt", said("滴灌推动果园。", ("滴灌", "promotes", "果园"))),
    )
    found = find_differences(OLD, new)
    assert found.documents_changed == ("a.txt",)
    assert found.documents_came == found.documents_went == ()
    assert found.evidence_changed == ()


def test_of_several_ways_to_pair_the_one_that_differs_least_is_told() -> None:
    def tell(**said_so: str) -> Read:
        ways = ({"time": "2023年", **said_so}, {"polarity": "negative", **said_so})
        relations = [("冷链物流", "promotes", "果园", way) for way in ways]
        return read("a.txt", said("2023年冷链物流推动果园。", *relations))

    found = find_differences(know(tell()), know(tell(modality="advocated")))
    assert {
        (change.old.qualifiers.get("time"), change.new.qualifiers.get("time"))
        for change in found.claims_requalified
    } == {("2023年", "2023年"), (None, None)}


def test_another_class_of_an_entity_is_told() -> None:
    new = know(
        read("a.txt", said("2023年冷链物流推动果园。", ("冷链物流", "promotes", "果园"))),
        read("b.txt", Said("滴灌推动果园。", {"滴灌": "Process", "果园": "Concept"})),
    )
    (change,) = find_differences(OLD, new).entities_changed
    assert (change.old_name, change.old_class, change.new_class) == (
        "滴灌",
        "Technology",
        "Process",
    )


@pytest.fixture(scope="module")
def graphs(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    folder = tmp_path_factory.mktemp("diff")
    for name, text in (("old", TEXT), ("new", TEXT.replace("制造业转型升级", "农业现代化"))):
        (folder / f"{name}.md").write_text(text, encoding="utf-8")
        assert run("build", folder / f"{name}.md", "-o", folder / name).exit_code == 0
    return folder / "old", folder / "new"


def test_the_command_lists_what_changed_under_headings(graphs: tuple[Path, Path]) -> None:
    result = run("diff", *graphs)
    assert result.exit_code == 0
    assert "消失论断 claims that went: " in result.stdout
    assert "改动文献" not in result.stdout
    assert "\n- 数字经济 促进 promotes " in result.stdout
    assert "\n+ 数字经济 促进 promotes 农业现代化" in result.stdout
    assert "没有变化" in run("diff", graphs[0], graphs[0]).stderr


def test_the_json_of_the_command_conforms(graphs: tuple[Path, Path], project: Path) -> None:
    shape = json.loads((project / "docs/diff.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(shape)
    differences = json.loads(run("diff", *graphs, "--json").stdout)
    Draft202012Validator(shape).validate(differences)
    assert differences["claims_came"]


def test_a_folder_that_is_no_graph_is_refused(tmp_path: Path, graphs: tuple[Path, Path]) -> None:
    result = run("diff", tmp_path, graphs[1])
    assert result.exit_code == 1
    assert "expected the output folder of a build" in result.stderr
