"""Measure relations on annotated text: what rules find, and what the model finds with them.

    python benchmarks/score_relations.py GOLD.tsv… [--found FOUND.tsv] [--encoders FOLDER]
        [--without-rules]

Each document is read by a model that was fitted to other documents: all files are cut into the
parts of the recipe. Prints precision, recall and F1 to the letter by kind of text (the beginning of
the file's name), by document and by relation, of rules alone and of the model that reads them
(`--without-rules`: that reads only words), on the annotated mentions and on those of `--found`
(lines of document, sentence, start, end and class), which are learnt from too; folders 0 to 4 of
`--encoders` hold encoders that have not seen the part; then the commonest
kinds of fault with their counts. A head of an earlier sentence counts as right whichever it is.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from extract import DOCUMENT
from extract.match import find_relations
from extract.model import DOCUMENT_HEAD
from extract.pairs.decode import to_ends
from extract.pairs.guess import RELATIONS
from extract.pairs.option import Option
from extract.pairs.reading import EARLIER_HEAD
from extract.read_rules import Rules
from extract.resources import read_resources
from extract.scoring import SYMMETRIC
from extract.training.pair_examples import Example, read_found
from extract.training.pair_lessons import to_lessons
from extract.training.relations import cross_validate, name_encoders, read_all_examples, to_parts
from ontology import read_schema, to_vocabulary

Triple = tuple[str, str, str]
NAMED = {DOCUMENT_HEAD: DOCUMENT, EARLIER_HEAD: "(earlier)"}


@dataclass(slots=True)
class Count:
    """How many relations were found, how many are annotated, how many are both."""

    right: int = 0
    found: int = 0
    annotated: int = 0

    def add(self, right: Iterable[Triple], found: Iterable[Triple], gold: Iterable[Triple]) -> None:
        """Add what was found in a sentence."""
        self.right += len([*right])
        self.found += len([*found])
        self.annotated += len([*gold])

    def __str__(self) -> str:
        precision = self.right / self.found if self.found else 0.0
        recall = self.right / self.annotated if self.annotated else 0.0
        both = precision + recall
        share = 2 * precision * recall / both if both else 0.0
        return f"P {precision:.3f}  R {recall:.3f}  F1 {share:.3f}  ({self.annotated})"


@dataclass(slots=True)
class Table:
    """Counts by kind of text, by document and by relation, and kinds of fault."""

    by: dict[str, Count] = field(default_factory=lambda: defaultdict(Count))
    faults: Counter[str] = field(default_factory=Counter)

    def add(self, example: Example, found: set[Triple]) -> None:
        """Add what was found in a sentence."""
        gold = to_gold(example)
        right = {one for one in found if one in gold or _turn(one) in gold}
        kind = re.sub(r"\d.*|[A-Z]$", "", example.document) or "dev essay"
        for name in (kind, f"{kind} · {example.document}"):
            self.by[name].add(right, found, gold)
        for relation in RELATIONS:
            parts = [{one for one in ones if one[1] == relation} for ones in (right, found, gold)]
            self.by[f"{kind} / {relation}"].add(*parts)
        self.faults.update(find_faults(gold - found, found - gold))


def _turn(one: Triple) -> Triple | None:
    head, relation, tail = one
    return (tail, relation, head) if relation in SYMMETRIC else None


def to_gold(example: Example) -> set[Triple]:
    """Give the annotated relations; a head that the sentence does not name is `(earlier)`."""
    named = {*example.sentence.mentions, DOCUMENT}
    return {
        (one.head if one.head in named else NAMED[EARLIER_HEAD], one.relation, one.tail)
        for one in example.sentence.relations
    }


def to_triples(example: Example, chosen: Iterable[tuple[Option, float]]) -> set[Triple]:
    """Give the relations of the options chosen."""
    text = example.sentence.text
    return {
        (
            NAMED[option.head] if head is None else text[head.start : head.end],
            RELATIONS[option.relation],
            text[tail.start : tail.end],
        )
        for option, _ in chosen
        for head, tail in to_ends(option, example.reading)
        if head != tail
    }


def find_by_rules(example: Example, rules: Rules) -> set[Triple]:
    """Give the relations that rules alone find."""
    text = example.sentence.text
    return {
        (
            NAMED[EARLIER_HEAD if one.earlier else DOCUMENT_HEAD]
            if one.head is None
            else text[one.head.start : one.head.end],
            one.relation,
            text[one.tail.start : one.tail.end],
        )
        for one in find_relations(example.reading.encoded, rules.relations, rules.discourse)
    }


def find_faults(missed: set[Triple], wrong: set[Triple]) -> Iterable[str]:
    """Name the kind of each fault: what became of a relation missed, and what else was invented."""
    for head, relation, tail in sorted(missed):
        same_ends = [one for one in wrong if {one[0], one[2]} == {head, tail}]
        same_tail = [one for one in wrong if one[2] == tail]
        if same_ends:
            yield f"{relation} taken for {same_ends[0][1]}"
        elif any(one[1] == relation for one in same_tail):
            yield f"{relation} with another head"
        elif same_tail:
            yield f"{relation} given up for {same_tail[0][1]} with another head"
        else:
            yield f"{relation} missed"
    stated = {tail for _, _, tail in missed}
    for _, relation, tail in sorted(wrong):
        if tail not in stated:
            yield f"{relation} invented"


def print_table(title: str, table: Table, faults: int) -> None:
    """Print a table and its commonest faults."""
    print(f"\n{title}")
    for name, count in sorted(table.by.items()):
        if count.annotated or count.found:
            print(f"  {name:40} {count}")
    for fault, times in table.faults.most_common(faults):
        print(f"  {times:6}  {fault}")


def main(arguments: Sequence[str] | None = None) -> None:
    """Read the files, cross-validate and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("--without-rules", action="store_true")
    parser.add_argument("--faults", type=int, default=20)
    parser.add_argument("--found", type=Path, help="mentions found in the same sentences")
    parser.add_argument("--encoders", type=Path, help="an encoder for each part, in folders 0 to 4")
    chosen = parser.parse_args(arguments)
    resources = read_resources(to_vocabulary(read_schema()))
    rules = resources.rules
    read_by = replace(rules, relations=()) if chosen.without_rules else rules
    finders = [read_found(chosen.found)] if chosen.found else []
    examples = read_all_examples(chosen.gold, replace(resources, rules=read_by), finders)
    parts = to_parts(chosen.gold)
    lessons = to_lessons(examples, name_encoders(parts, chosen.encoders))
    stated = cross_validate(examples, lessons, parts, resources.ranks)
    half = len(examples) // (1 + len(finders))
    kinds = {"annotated": range(half), "found": range(half, len(examples))}
    title = "model without rules" if chosen.without_rules else "model with rules"
    for kind, numbers in kinds.items():
        ruled, learnt = Table(), Table()
        for number in numbers:
            ruled.add(examples[number], find_by_rules(examples[number], rules))
            learnt.add(examples[number], to_triples(examples[number], stated.get(number, ())))
        if numbers:
            print_table(f"rules alone, {kind} mentions", ruled, 0)
            print_table(f"{title}, {kind} mentions", learnt, chosen.faults)


if __name__ == "__main__":
    main()
