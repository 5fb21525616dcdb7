"""Every rule of the package finds what its examples state, and nothing in its near misses."""

from __future__ import annotations

import tomllib
from collections import Counter
from pathlib import Path

import pytest
import spacy

from extract.compounds import HeadRule
from extract.encode import encode
from extract.examples import to_mentions
from extract.faults import DataError
from extract.grammar import Form
from extract.match import find_relations
from extract.model import Vocabulary
from extract.read_rules import read_rules
from extract.resources import HERE, read_resources
from extract.rule import Example, Rule
from extract.words import WordTokenizer

CLASSES = (
    *("Person", "Organization", "Place", "Time", "Quantity", "Document", "Event"),
    *("ProductiveForce", "ProductionRelation", "Factor", "Industry", "Technology", "Policy"),
    *("Principle", "Problem", "Indicator", "Process", "Feature", "Concept"),
)
RESOURCES = read_resources(Vocabulary(CLASSES))
RULES = RESOURCES.rules
RELATIONS = (
    *("is_a", "has_part", "has_feature", "promotes", "gives_rise_to", "hinders", "depends_on"),
    *("aims_at", "integrates_with", "transforms_into", "uses", "addresses", "faces"),
    *("carrier_of", "calls_for", "proposes", "issued_by", "affiliated_with", "located_in"),
    "has_value",
)
POSITIVE = [(rule, example) for rule in RULES.relations for example in rule.matches]
HEAD_RULES = list({rule.id: rule for rule in RULES.compounds.heads.values()}.values())
TOKENIZER = WordTokenizer(spacy.blank("zh"))
NEGATIVE = [(rule, example) for rule in RULES.relations for example in rule.near_misses]


def found_by(rule: Rule, example: Example) -> set[tuple[str, str, str]]:
    text, mentions = to_mentions(example.text)
    encoded = encode(text, mentions, RESOURCES.ranks)
    return {
        (
            "DOC" if one.head is None else text[one.head.start : one.head.end],
            one.relation,
            text[one.tail.start : one.tail.end],
        )
        for one in find_relations(encoded, [rule], RULES.discourse)
    }


@pytest.mark.parametrize(("rule", "example"), POSITIVE, ids=[rule.id for rule, _ in POSITIVE])
def test_a_rule_finds_what_its_example_states(rule: Rule, example: Example) -> None:
    pairs = {(head, tail) for head in example.head or ("DOC",) for tail in example.tail}
    if rule.spread == "parallel":
        pairs = set(zip(example.head, example.tail, strict=True))
    assert found_by(rule, example) == {(head, rule.relation, tail) for head, tail in pairs}


@pytest.mark.parametrize(("rule", "example"), NEGATIVE, ids=[rule.id for rule, _ in NEGATIVE])
def test_a_rule_finds_nothing_in_its_near_miss(rule: Rule, example: Example) -> None:
    assert found_by(rule, example) == set()


def test_every_relation_has_a_rule_and_every_rule_its_examples() -> None:
    assert {rule.relation for rule in RULES.relations} == set(RELATIONS)
    assert [rule.id for rule in RULES.relations if not rule.matches or not rule.near_misses] == []


def test_no_list_holds_a_word_twice() -> None:
    assert RULES.lists
    twice = {name: [w for w, n in Counter(ws).items() if n > 1] for name, ws in RULES.lists.items()}
    assert {name: words for name, words in twice.items() if words} == {}


@pytest.mark.parametrize("form", RULES.forms, ids=[form.id for form in RULES.forms])
def test_a_form_finds_its_marked_mention_and_no_near_miss(form: Form) -> None:
    for marked in form.matches:
        text, mentions = to_mentions(marked)
        spans = [(found.start, found.end) for found in form.find(text)]
        assert spans == [(mention.start, mention.end) for mention in mentions]
    assert form.matches
    assert form.near_misses
    assert [near for near in form.near_misses if list(form.find(near))] == []


@pytest.mark.parametrize("rule", HEAD_RULES, ids=[rule.id for rule in HEAD_RULES])
def test_a_compound_is_found_by_its_head(rule: HeadRule) -> None:
    def find(text: str) -> list[tuple[int, int]]:
        words = [(token.idx, token.text) for token in TOKENIZER(text)]
        found = RULES.compounds.find(words, RESOURCES.tags)
        return [(one.start, one.end) for one in found if one.rule == rule.id]

    for marked in rule.matches:
        text, mentions = to_mentions(marked)
        assert find(text) == [(mention.start, mention.end) for mention in mentions]
    assert rule.matches
    assert rule.near_misses
    assert [near for near in rule.near_misses if find(near)] == []


@pytest.mark.parametrize(
    ("rule", "fault"),
    [
        ('pattern = "{head}@nothing{tail}"', "no list @nothing"),
        ('pattern = "{head:Nothing}{tail}"', "no class ['Nothing']"),
        ('pattern = "{head}({tail}"', "missing )"),
        ('pattern = "{head}{tail}"\nsurprise = 1', "unknown keys ['surprise']"),
        ('head = "slot"', "lacks 'pattern'"),
    ],
)
def test_a_faulty_rule_is_told_with_its_file_and_id(tmp_path: Path, rule: str, fault: str) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(
        f'[[relation]]\nid = "mine"\nrelation = "is_a"\n{rule}\nmatches = []\nnear_misses = []\n',
        encoding="utf-8",
    )
    with pytest.raises(DataError) as raised:
        read_rules([path], RESOURCES.ranks)
    assert "mine.toml:2: 规则 'mine' " in str(raised.value)
    assert fault.split("'")[0] in str(raised.value)


def test_a_rule_shows_confidence_only_where_it_was_measured() -> None:
    measured = {rule.id for rule in RULES.relations if rule.confidence is not None}
    assert "furthers" in measured
    assert all(0.2 < (rule.confidence or 1) <= 1 for rule in RULES.relations)
    written = tomllib.loads((HERE / "rules" / "precision.toml").read_text(encoding="utf-8"))
    assert set(written["precision"]) == measured


def test_a_rule_id_stands_once(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_bytes((HERE / "rules" / "changes.toml").read_bytes())
    with pytest.raises(DataError, match="stands twice"):
        read_rules(
            [HERE / "rules" / "lists.toml", HERE / "rules" / "changes.toml", path], RESOURCES.ranks
        )
