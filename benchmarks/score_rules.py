"""Measure each rule on annotated text: how much of what it finds do the annotators state?

    python benchmarks/score_rules.py GOLD.tsv… [--write]

Prints one line a rule: how many relations it found among the annotated mentions and among those
found, and the share of them that is annotated (`found` counts an end as right where it and the
annotated one overlap by half). `--write` keeps the shares among found mentions of rules with ten
or more in extract/rules/precision.toml, from where they become the `confidence` of relations.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from spacy.language import Language

from extract import Vocabulary, load_pipeline
from extract.candidate import Candidate
from extract.encode import encode
from extract.match import Found, find_relations
from extract.mentions import MentionFinder
from extract.relations import RelationFinder
from extract.resources import HERE, Resources, read_resources
from ontology import read_schema, to_vocabulary

ENOUGH = 10
Triple = tuple[str, str, str]


@dataclass
class Sentence:
    """An annotated sentence: class by mention, and the relations as (head, relation, tail)."""

    text: str
    mentions: dict[str, str] = field(default_factory=dict)
    relations: set[Triple] = field(default_factory=set)


@dataclass
class Count:
    """How many relations a rule found, and how many of them are annotated."""

    found: int = 0
    right: int = 0

    @property
    def share(self) -> float:
        """The precision, 0 for nothing found."""
        return self.right / self.found if self.found else 0.0


def read_gold(path: Path) -> Iterator[Sentence]:
    """Read the sentences of an annotated file."""
    sentence: Sentence | None = None
    for line in path.read_text(encoding="utf-8").splitlines():
        kind, *fields = line.split("\t")
        if kind == "S":
            if sentence is not None:
                yield sentence
            sentence = Sentence(fields[1])
        elif kind == "E" and sentence is not None:
            sentence.mentions.setdefault(fields[0], fields[1])
        elif kind == "R" and sentence is not None:
            sentence.relations.add((fields[0], fields[1], fields[2]))
    if sentence is not None:
        yield sentence


def locate_mentions(sentence: Sentence) -> tuple[Candidate, ...]:
    """Give the annotated mentions where they stand, the longest first where they overlap."""
    taken: set[int] = set()
    located = []
    for text, class_ in sorted(sentence.mentions.items(), key=lambda item: -len(item[0])):
        start = sentence.text.find(text)
        while start >= 0:
            span = range(start, start + len(text))
            if taken.isdisjoint(span):
                taken.update(span)
                located.append(Candidate(start, start + len(text), class_, "annotated"))
            start = sentence.text.find(text, start + 1)
    return tuple(sorted(located, key=lambda one: one.start))


def is_like(left: str, right: str) -> bool:
    """Whether two ends are equal, or one holds the other and is at most twice as long."""
    short, long = sorted((left, right), key=len)
    return left == right or (
        "DOC" not in (left, right) and short in long and 2 * len(short) >= len(long)
    )


def count_rules(
    sentences: Iterable[Sentence], pipeline: Language, resources: Resources
) -> tuple[dict[str, Count], dict[str, Count]]:
    """Count by rule: among annotated mentions, to the letter; and among found ones, alike."""
    annotated: dict[str, Count] = defaultdict(Count)
    found: dict[str, Count] = defaultdict(Count)
    rules = resources.rules
    finder, states = (pipeline.get_pipe(name) for name in ("xinzhi_mentions", "xinzhi_relations"))
    assert isinstance(finder, MentionFinder)
    assert isinstance(states, RelationFinder)
    for sentence in sentences:
        mentions = locate_mentions(sentence)
        encoded = encode(sentence.text, mentions, resources.ranks)
        for one in find_relations(encoded, rules.relations, rules.discourse):
            _add(annotated, one, sentence, exact=True)
        (said,) = states.find([sentence.text], finder.find([sentence.text], [""]))
        for one in said.relations:
            _add(found, one, sentence, exact=False)
    return annotated, found


def _add(counts: dict[str, Count], one: Found, sentence: Sentence, *, exact: bool) -> None:
    if one.earlier:
        return
    head = "DOC" if one.head is None else sentence.text[one.head.start : one.head.end]
    tail = sentence.text[one.tail.start : one.tail.end]
    ways = [(head, tail)] + [(tail, head)] * (one.relation == "integrates_with")
    count = counts[one.rule]
    count.found += 1
    count.right += any(
        relation == one.relation
        and any(
            (h, t) == way if exact else is_like(h, way[0]) and is_like(t, way[1]) for way in ways
        )
        for h, relation, t in sentence.relations
    )


def write_precision(counts: dict[str, Count], path: Path) -> None:
    """Write the precision of each rule that found enough, sorted by id."""
    lines = [
        "# Measured precision of each rule that found ten relations or more in annotated text:",
        "# the `confidence` of what it finds. Written by benchmarks/score_rules.py.",
        "",
        "[precision]",
        *(
            f"{rule} = {count.share:.2f}"
            for rule, count in sorted(counts.items())
            if count.found >= ENOUGH
        ),
    ]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    """Read the files, print the table, and write the shares where asked."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("--write", action="store_true")
    arguments = parser.parse_args()
    vocabulary: Vocabulary = to_vocabulary(read_schema())
    sentences = [one for path in sorted(arguments.gold) for one in read_gold(path)]
    resources = read_resources(vocabulary)
    annotated, found = count_rules(sentences, load_pipeline(None, vocabulary), resources)
    print(f"{'rule':32}{'annotated':>16}{'found':>16}")
    for rule in resources.rules.relations:
        left, right = annotated[rule.id], found[rule.id]
        print(f"{rule.id:32}{left.found:9}{left.share:7.2f}{right.found:9}{right.share:7.2f}")
    if arguments.write:
        write_precision(found, HERE / "rules" / "precision.toml")


if __name__ == "__main__":
    main()
