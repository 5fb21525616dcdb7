"""The floors that extraction keeps on annotated text."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import defaultdict
from pathlib import Path
from statistics import mean

import pytest

from corpus import find_sources, read_document
from extract import extract_document, load_pipeline, to_record
from extract.match import find_relations
from extract.pairs.reading import Reader
from extract.resources import read_resources
from extract.training.pair_examples import read_examples, to_candidates
from ontology import read_schema, to_vocabulary


def run(*command: object) -> str:
    """Give what a program of the annotated texts' folder prints."""
    return subprocess.run(
        [sys.executable, *map(str, command)], check=True, capture_output=True, text=True
    ).stdout


def to_kind(name: str) -> str:
    return "report" if name.startswith("gov") else "essay"


@pytest.mark.shared
def test_extraction_keeps_its_floor_on_the_texts_it_has_learnt_from(
    shared: Path, tmp_path: Path
) -> None:
    pipeline = load_pipeline(None, to_vocabulary(read_schema()))
    mentions, relations = defaultdict(list), defaultdict(list)
    for gold in sorted((shared / "gold" / "dev").glob("*.tsv")):
        text, found = tmp_path / f"{gold.stem}.md", tmp_path / f"{gold.stem}.jsonl"
        text.write_text(run(shared / "gold" / "score.py", "--text", gold), encoding="utf-8")
        (source,), _ = find_sources([str(text)])
        document = read_document(source)
        extractions = extract_document(document, pipeline)
        records = (json.dumps(to_record(document, one), ensure_ascii=False) for one in extractions)
        found.write_text("\n".join(records), encoding="utf-8")
        scores = json.loads(run(shared / "gold" / "score.py", gold, found, "--json"))["scores"]
        mentions[to_kind(gold.stem)].append(scores["mentions span+class"]["F1"])
        relations[to_kind(gold.stem)].append(scores["relations strict"]["F1"])
    assert mean(mentions["essay"]) > 0.64
    assert mean(mentions["report"]) > 0.56
    assert mean(relations["essay"]) > 0.33
    assert mean(relations["report"]) > 0.45


@pytest.mark.shared
def test_rules_alone_keep_their_floor_on_texts_they_were_not_written_from(shared: Path) -> None:
    resources = read_resources(to_vocabulary(read_schema()))
    rules = resources.rules
    reader = Reader(rules, resources.ranks)
    counts: dict[str, list[int]] = {"essay": [0, 0, 0], "report": [0, 0, 0]}
    for path in sorted((shared / "gold" / "dev").glob("*.tsv")):
        for example in read_examples(path, reader, to_candidates):
            text, encoded = example.sentence.text, example.reading.encoded
            found = {
                (
                    "DOC" if one.head is None else text[one.head.start : one.head.end],
                    one.relation,
                    text[one.tail.start : one.tail.end],
                )
                for one in find_relations(encoded, rules.relations, rules.discourse)
            }
            gold = {(one.head, one.relation, one.tail) for one in example.sentence.relations}
            for k, number in enumerate((len(found & gold), len(found), len(gold))):
                counts[to_kind(path.stem)][k] += number
    measured = {kind: 2 * right / (found + gold) for kind, (right, found, gold) in counts.items()}
    assert measured["essay"] > 0.43
    assert measured["report"] > 0.6
