"""Corrections change what they name in annotated documents, and say where they do not fit."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from extract.faults import DataError
from extract.training.annotated import Annotated, Triple, read_annotated
from extract.training.corrections import (
    CORRECTIONS,
    apply_corrections,
    read_corrections,
)
from ontology import read_schema, to_vocabulary

ANNOTATED = """\
# 一、山城的数字产业
S\tx-1\t报告指出，山城应以数字经济推动制造业升级。
E\t山城\tPlace
E\t数字经济\tIndustry
E\t制造业\tIndustry
R\t数字经济\tpromotes\t制造业
S\tx-2\t它依靠算力，也面临人才短缺。
E\t算力\tTechnology
R\t数字经济\tdepends_on\t算力\tmodality=advocated
"""


@pytest.fixture
def documents(tmp_path: Path) -> dict[str, tuple[Annotated, ...]]:
    path = tmp_path / "x.tsv"
    path.write_text(ANNOTATED, encoding="utf-8")
    return {"x": read_annotated(path), "y": read_annotated(path)}


def write(folder: Path, *lines: str) -> Path:
    path = folder / "mine.txt"
    path.write_text("\n".join(("# 订正", "", *lines)) + "\n", encoding="utf-8")
    return path


def mend(
    folder: Path, documents: dict[str, tuple[Annotated, ...]], *lines: str
) -> dict[str, Sequence[Annotated]]:
    return dict(apply_corrections(documents, read_corrections(write(folder, *lines))))


def test_mentions_are_added_dropped_retyped_and_respanned(
    tmp_path: Path, documents: dict[str, tuple[Annotated, ...]]
) -> None:
    mended = mend(
        tmp_path,
        documents,
        "x\tx-1\tadd-mention\t报告\tDocument",
        "x\tx-1\tdrop-mention\t山城",
        "x\tx-2\tretype\t算力\tFactor",
        "x\tx-1\trespan\t制造业\t制造业升级",
    )
    first, second = (row for row in mended["x"] if row.id)
    assert first.mentions == {
        "数字经济": "Industry",
        "报告": "Document",
        "制造业升级": "Industry",
    }
    assert first.relations == [Triple("数字经济", "promotes", "制造业升级", {})]
    assert second.mentions == {"算力": "Factor"}


def test_relations_are_added_dropped_and_qualified(
    tmp_path: Path, documents: dict[str, tuple[Annotated, ...]]
) -> None:
    mended = mend(
        tmp_path,
        documents,
        "x\tx-1\tqualify\t数字经济\tpromotes\t制造业\tmodality=advocated;source=报告",
        "x\tx-1\tadd-relation\tDOC\tcalls_for\t制造业\taction=推动",
        "x\tx-2\tqualify\t数字经济\tdepends_on\t算力\tmodality=",
        "x\tx-2\tadd-mention\t人才短缺\tProblem",
        "x\tx-2\tadd-relation\t数字经济\tfaces\t人才短缺",
    )
    first, second = (row for row in mended["x"] if row.id)
    assert first.relations == [
        Triple("数字经济", "promotes", "制造业", {"modality": "advocated", "source": "报告"}),
        Triple("DOC", "calls_for", "制造业", {"action": "推动"}),
    ]
    assert second.relations == [
        Triple("数字经济", "depends_on", "算力", {}),
        Triple("数字经济", "faces", "人才短缺", {}),
    ]
    dropped = mend(tmp_path, documents, "x\tx-1\tdrop-relation\t数字经济\tpromotes\t制造业")
    assert dropped["x"][1].relations == []


def test_other_documents_and_what_was_given_stay_as_they_are(
    tmp_path: Path, documents: dict[str, tuple[Annotated, ...]]
) -> None:
    mended = mend(tmp_path, documents, "x\tx-2\tretype\t算力\tFactor", "z\tz-1\tdrop-mention\t甲")
    assert list(mended) == ["x", "y"]
    assert mended["y"] == documents["y"]
    assert documents["x"][2].mentions == {"算力": "Technology"}


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("x\tx-9\tretype\t算力\tFactor", "no sentence 'x-9'"),
        ("x\tx-1\tretype\t算力\tFactor", "'算力' is no mention"),
        ("x\tx-2\tretype\t算力\tTechnology", "Technology already"),
        ("x\tx-2\tadd-mention\t算力\tFactor", "'算力' is a mention already"),
        ("x\tx-2\tadd-mention\t算法\tFactor", "not in the text"),
        ("x\tx-1\tdrop-mention\t制造业", "the end of a relation"),
        ("x\tx-1\trespan\t制造业\t装备制造业", "not in the text"),
        ("x\tx-1\trespan\t山城\t制造业", "'制造业' is one already"),
        ("x\tx-1\tadd-relation\t山城\tfaces\t人才短缺", "'人才短缺' is nowhere in the text so far"),
        ("x\tx-1\tadd-relation\t数字经济\tpromotes\t制造业", "stands already"),
        ("x\tx-1\tdrop-relation\t制造业\tpromotes\t数字经济", "no relation"),
        ("x\tx-1\tqualify\t山城\tpromotes\t制造业\ttime=今年", "no relation"),
        ("x\tx-1\tqualify\t数字经济\tpromotes\t制造业\tmodality=", "qualified so already"),
    ],
)
def test_a_correction_that_does_not_fit_is_a_fault_with_its_line(
    tmp_path: Path, documents: dict[str, tuple[Annotated, ...]], line: str, what: str
) -> None:
    path = write(tmp_path, "x\tx-1\tadd-mention\t升级\tProcess", line)
    with pytest.raises(DataError) as raised:
        apply_corrections(documents, read_corrections(path))
    (fault,) = raised.value.faults
    assert what in fault.what
    assert str(fault).startswith(f"{path}:4: ")


def test_every_line_that_is_no_correction_is_a_fault(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        "x\tx-1",
        "x\tx-1\tremove\t山城",
        "x\tx-1\tretype\t山城",
        "x\tx-1\tretype\t山城\t",
        "x\tx-1\tadd-mention\t山城\tPlace\tOrganization",
        "x\tx-1\tadd-relation\t数字经济\tpromotes\t制造业\tmood=advocated",
        "x\tx-1\tadd-relation\t数字经济\tpromotes\t制造业",
    )
    with pytest.raises(DataError) as raised:
        read_corrections(path)
    assert [(fault.line, fault.what) for fault in raised.value.faults] == [
        (3, "no action ''"),
        (4, "no action 'remove'"),
        (5, "1 fields after 'retype'"),
        (6, "2 fields after 'retype'"),
        (7, "3 fields after 'add-mention'"),
        (8, "no qualifier 'mood'"),
    ]


def test_the_projects_corrections_all_fit_what_is_trained_on_and_leave_the_rest(
    shared: Path,
) -> None:
    folder = shared / "gold" / "train"
    documents = {path.stem: read_annotated(path) for path in sorted(folder.glob("*.tsv"))}
    corrections = read_corrections()
    named = {one.document for one in corrections}
    assert named
    assert named <= set(documents)
    assert named.isdisjoint(path.stem for path in (shared / "gold" / "dev").glob("*.tsv"))
    mended = apply_corrections(documents, corrections)
    assert [name for name in documents if mended[name] != documents[name]] == sorted(named)


def test_the_projects_corrections_know_their_classes_and_relations() -> None:
    vocabulary = to_vocabulary(read_schema())
    for one in read_corrections(CORRECTIONS):
        if one.action in ("add-mention", "retype"):
            assert one.fields[1] in vocabulary.classes, one
        if one.action == "add-relation":
            assert one.fields[1] in vocabulary.relations, one
