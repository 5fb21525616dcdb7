"""Measure the trained mention finder on documents it has not seen.

    python benchmarks/score_mentions.py GOLD.tsv… [--package JAR] [--plain SENTENCES.txt] [--ablate]

Cuts the documents into parts and finds the mentions of each part with what the others taught, the
network and terms alike. Needs torch and onnx (the extra `train`). Prints F1 of spans, and of spans
with class, for each document and folder; precision, recall and F1 of each class; how often a
mention was right, by its probability. `--ablate` also finds without one kind of sign at a time.
`--package` and `--plain` are those of `xinzhi train mentions`.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from statistics import mean

from extract import Annotated, Content, Score, Scores, read_annotated, score
from extract.resources import Resources, read_resources
from extract.tagging.gazetteer import Attestations
from extract.tagging.passage import Passage
from extract.tagging.tagger import Tagged, tag
from extract.training.lesson import Lesson
from extract.training.mention_recipe import Recipe
from extract.training.mentions import (
    Start,
    fit_lessons,
    read_lessons,
    read_plain,
    read_sentences,
)
from ontology import read_schema, to_vocabulary

KINDS: Mapping[str, Callable[[Passage], Passage]] = {
    "terms and heads of other documents and lexicons": lambda one: replace(
        one, terms=(), gazetteer=Attestations({}).to_gazetteer()
    ),
    "forms and compounds by rule": lambda one: replace(one, forms=(), compounds=()),
    "strings that come back": lambda one: replace(one, repeats={}),
}
BANDS = (0.4, 0.55, 0.7, 0.8, 0.9, 0.95, 1.01)


def find_all(
    documents: Mapping[str, Sequence[Annotated]],
    resources: Resources,
    classes: Sequence[str],
    start: Start,
    parts: int,
    ablate: bool,
) -> dict[str, dict[str, list[list[Tagged]]]]:
    """Find the mentions of each document with what the documents of other parts taught.

    Gives them by the kind of signs that was left out, none first.
    """
    lessons = read_lessons(documents, resources)
    names = sorted(documents)
    found: dict[str, dict[str, list[list[Tagged]]]] = defaultdict(dict)
    for part in range(parts):
        left_out = names[part::parts]
        taught = {name: documents[name] for name in names if name not in left_out}
        plain = read_plain(start.plain, taught, resources)
        inside: list[Lesson] = [lessons[name] for name in taught]
        network = fit_lessons(inside, plain, classes, start.package, Recipe())
        for name in left_out:
            passages = lessons[name].passages
            found[""][name] = tag(network, passages)
            for kind, drop in KINDS.items() if ablate else ():
                found[kind][name] = tag(network, [*map(drop, passages)])
    return found


def to_scores(sentences: Sequence[Annotated], found: Sequence[Sequence[Tagged]]) -> Scores:
    """Score the mentions found in the sentences of a document."""
    gold = [one for one in sentences if one.id]
    given = [
        Content({one.text[m.start : m.end]: m.class_ for m in mentions}, [])
        for one, mentions in zip(gold, found, strict=True)
    ]
    return score([Content(one.mentions, []) for one in gold], given)


def print_documents(scores: Mapping[Path, Scores]) -> None:
    """Print a line for each document and the mean of each folder."""
    print("| document | span | span+class |\n|---|---|---|")
    folders: dict[str, list[Scores]] = defaultdict(list)
    for path, one in scores.items():
        folders[f"{path.parent.name}/{path.stem.rstrip('0123456789ABab') or 'essay'}*"].append(one)
        print(f"| {path.stem} | {one.overall['span'].f1:.3f} | {one.overall['class'].f1:.3f} |")
    for folder, ones in folders.items():
        print(f"| mean of {folder} | {to_means(ones)} |")


def to_means(scores: Collection[Scores]) -> str:
    """Give the mean F1 of spans and of spans with class."""
    return " | ".join(
        f"{mean(one.overall[kind].f1 for one in scores):.3f}" for kind in ("span", "class")
    )


def print_classes(scores: Collection[Scores]) -> None:
    """Print precision, recall and F1 of each class over all documents."""
    total: dict[str, Score] = defaultdict(Score)
    for one in scores:
        for class_, counts in one.classes.items():
            total[class_] += counts
    print("\n| class | annotated | P | R | F1 |\n|---|---|---|---|---|")
    for class_, counts in sorted(total.items(), key=lambda pair: -pair[1].gold):
        figures = f"{counts.precision:.3f} | {counts.recall:.3f} | {counts.f1:.3f}"
        print(f"| {class_} | {counts.gold} | {figures} |")


def print_bands(
    documents: Mapping[str, Sequence[Annotated]], found: Mapping[str, Sequence[Sequence[Tagged]]]
) -> None:
    """Print how many mentions of each band of probability are right."""
    right: dict[float, list[bool]] = defaultdict(list)
    for name, sentences in documents.items():
        rows = (one for one in sentences if one.id)
        for one, mentions in zip(rows, found[name], strict=True):
            for mention in mentions:
                band = next(band for band in BANDS if mention.probability < band)
                text = one.text[mention.start : mention.end]
                right[band].append(one.mentions.get(text) == mention.class_)
    print("\n| probability below | mentions | right |\n|---|---|---|")
    for band, ones in sorted(right.items()):
        print(f"| {band:.2f} | {len(ones)} | {mean(ones):.3f} |")


def main() -> None:
    """Read the files, find, and print the tables."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("--parts", type=int, default=5)
    parser.add_argument("--package", type=Path)
    parser.add_argument("--plain", type=Path)
    parser.add_argument("--ablate", action="store_true")
    arguments = parser.parse_args()
    vocabulary = to_vocabulary(read_schema())
    paths = {path.stem: path for path in sorted(arguments.gold)}
    documents = {name: read_annotated(path, vocabulary.classes) for name, path in paths.items()}
    resources = read_resources(vocabulary)
    plain = read_sentences(arguments.plain) if arguments.plain else ()
    start = Start(arguments.package, plain)
    found = find_all(
        documents, resources, vocabulary.classes, start, arguments.parts, arguments.ablate
    )
    for kind, mentions in found.items():
        scores = {paths[one]: to_scores(documents[one], mentions[one]) for one in documents}
        if kind:
            print(f"| without {kind} | {to_means(scores.values())} |")
            continue
        print_documents(scores)
        print_classes(scores.values())
        print_bands(documents, mentions)
        print("\n| signs | span | span+class |\n|---|---|---|")
        print(f"| all | {to_means(scores.values())} |")


if __name__ == "__main__":
    main()
