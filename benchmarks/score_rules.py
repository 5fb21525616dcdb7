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
from collections.abc import Iterable
from pathlib import Path

from spacy.language import Language

from extract import Annotated, Score, Vocabulary, load_pipeline, read_annotated
from extract.candidate import Candidate
from extract.encode import encode
from extract.match import Found, find_relations
from extract.mentions import MentionFinder
from extract.resources import HERE, Resources, read_resources
from extract.scoring import SYMMETRIC, is_like_string
from extract.training.annotated import DOCUMENT
from ontology import read_schema, to_vocabulary

ENOUGH = 10


def locate_mentions(sentence: Annotated) -> tuple[Candidate, ...]:
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


def count_rules(
    sentences: Iterable[Annotated], pipeline: Language, resources: Resources
) -> tuple[dict[str, Score], dict[str, Score]]:
    """Count by rule: among annotated mentions, to the letter; and among found ones, alike."""
    annotated: dict[str, Score] = defaultdict(Score)
    found: dict[str, Score] = defaultdict(Score)
    rules = resources.rules
    finder = pipeline.get_pipe("xinzhi_mentions")
    assert isinstance(finder, MentionFinder)
    for sentence in sentences:
        (mentions,) = finder.find([sentence.text], [""])
        for counts, candidates, exact in (
            (annotated, locate_mentions(sentence), True),
            (found, mentions, False),
        ):
            encoded = encode(sentence.text, candidates, resources.ranks)
            for one in find_relations(encoded, rules.relations, rules.discourse):
                _add(counts, one, sentence, exact=exact)
    return annotated, found


def _add(counts: dict[str, Score], one: Found, sentence: Annotated, *, exact: bool) -> None:
    if one.earlier:
        return
    head = DOCUMENT if one.head is None else sentence.text[one.head.start : one.head.end]
    tail = sentence.text[one.tail.start : one.tail.end]
    ways = [(head, tail)] + [(tail, head)] * (one.relation in SYMMETRIC)
    right = any(
        (said.head, said.tail) == way
        if exact
        else is_like_string(said.head, way[0]) and is_like_string(said.tail, way[1])
        for said in sentence.relations
        if said.relation == one.relation
        for way in ways
    )
    counts[one.rule] += Score(found=1, right=int(right))


def write_precision(counts: dict[str, Score], path: Path) -> None:
    """Write the precision of each rule that found enough, sorted by id."""
    lines = [
        "# Measured precision of each rule that found ten relations or more in annotated text:",
        "# the `confidence` of what it finds. Written by benchmarks/score_rules.py.",
        "",
        "[precision]",
        *(
            f"{rule} = {count.precision:.2f}"
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
    sentences = [one for path in sorted(arguments.gold) for one in read_annotated(path) if one.id]
    resources = read_resources(vocabulary)
    annotated, found = count_rules(sentences, load_pipeline(None, vocabulary), resources)
    print(f"{'rule':32}{'annotated':>16}{'found':>16}")
    for rule in resources.rules.relations:
        left, right = annotated[rule.id], found[rule.id]
        print(
            f"{rule.id:32}{left.found:9}{left.precision:7.2f}{right.found:9}{right.precision:7.2f}"
        )
    if arguments.write:
        write_precision(found, HERE / "rules" / "precision.toml")


if __name__ == "__main__":
    main()
