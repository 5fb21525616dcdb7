from __future__ import annotations

import csv
from dataclasses import replace
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from graph.tables import TableError, read_tables, write_tables
from graph.write_csv import write_csv
from ontology import (
    Claim,
    DocumentRecord,
    DroppedRecord,
    Entity,
    Evidence,
    Knowledge,
    MentionRecord,
    Rejection,
    SentenceRecord,
)

CLAIM = Claim(
    "c1", "e1", "promotes", "e2", "asserted", "positive", None, None, "2022年", None, None, 1, 0.5
)
EVIDENCE = Evidence(
    "v1", "c1", "d1", "一、引言", 3, 10, 20, "甲,“乙”\n推动丙", "", 10, 11, 12, 13, 0, 1, 2, 3,
    None, None, "rule",
)  # fmt: skip
KNOWLEDGE = Knowledge(
    entities=(
        Entity("e1", "甲", "Process", None, ("甲方",), ("d1",)),
        Entity("e2", "丙", "Industry", "C", (), ("d1",)),
    ),
    claims=(CLAIM,),
    evidence=(EVIDENCE,),
    quarantine=(Rejection(replace(CLAIM, claim="c2"), "promotes-tail", "…", (EVIDENCE,)),),
    documents=(DocumentRecord("d1", "e3", "题", ("a.txt",), "txt", "utf-8", "", "", 30, 2),),
    sentences=(SentenceRecord("d1", 3, "prose", "一、引言", 10, 20, "甲…", 2, 2, 1),),
    mentions=(MentionRecord("d1", 3, 10, 11, "甲", "Process", "e1", "lexicon"),),
    dropped=(DroppedRecord("d1", 0, 2, "page number", "12"),),
)


def test_tables_give_back_the_knowledge_that_was_written(tmp_path: Path) -> None:
    write_tables(KNOWLEDGE, tmp_path)
    assert read_tables(tmp_path) == KNOWLEDGE


def test_an_empty_knowledge_survives_too(tmp_path: Path) -> None:
    empty = Knowledge((), (), (), (), (), (), ())
    write_tables(empty, tmp_path)
    assert read_tables(tmp_path) == empty


def test_the_columns_begin_as_the_contract_says(tmp_path: Path) -> None:
    write_tables(KNOWLEDGE, tmp_path)
    contract = {
        "entities": "iri name class name_en aliases documents",
        "claims": "claim subject predicate object modality polarity action measure time place "
        "source support confidence",
    }
    for name, columns in contract.items():
        names = pq.read_schema(tmp_path / f"{name}.parquet").names
        assert names[: len(columns.split())] == columns.split()
    evidence = "claim document section sentence start end quote head_start head_end tail_start"
    names = pq.read_schema(tmp_path / "evidence.parquet").names
    assert set(evidence.split()) < set(names)


def test_the_same_knowledge_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        write_tables(KNOWLEDGE, tmp_path / name)
    for path in (tmp_path / "one").iterdir():
        assert path.read_bytes() == (tmp_path / "two" / path.name).read_bytes()


def test_a_missing_table_is_told_with_its_path(tmp_path: Path) -> None:
    with pytest.raises(TableError, match=r"entities\.parquet: .*no such table"):
        read_tables(tmp_path)


def test_a_table_of_another_version_is_told(tmp_path: Path) -> None:
    write_tables(KNOWLEDGE, tmp_path)
    (tmp_path / "entities.parquet").write_bytes((tmp_path / "claims.parquet").read_bytes())
    with pytest.raises(TableError, match="columns of another version"):
        read_tables(tmp_path)


def test_claims_csv_reads_back_with_names_and_a_quote(tmp_path: Path) -> None:
    write_csv(KNOWLEDGE, tmp_path / "claims.csv")
    assert (tmp_path / "claims.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    with (tmp_path / "claims.csv").open(encoding="utf-8-sig", newline="") as file:
        (row,) = csv.DictReader(file)
    assert (row["subject_name"], row["object_name"]) == ("甲", "丙")
    assert (row["quote"], row["time"], row["confidence"]) == (EVIDENCE.quote, "2022年", "0.5")
