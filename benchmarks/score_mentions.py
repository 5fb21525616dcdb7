"""Measure the trained mention finder on documents it has not seen.

    python benchmarks/score_mentions.py GOLD.tsv… [--parts 5] [--epochs 7] [--ablate]

Cuts the documents into parts and finds the mentions of each part with what the others taught:
edges, spans, network and terms alike. Needs torch (the extra `train`). Prints F1 of spans, and of
spans with class, for each document and folder; precision, recall and F1 of each class; how often a
mention was right, by its probability. `--ablate` fits the choice among spans again without one
kind of feature at a time, and leaves out the network.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from statistics import mean

from extract import Annotated, Score, Scores, Stated, read_annotated, score
from extract.tagging.lattice import Span
from extract.tagging.segments import Segment
from extract.tagging.tagger import NONE, Tagged, choose_mentions
from extract.training.fit import fit
from extract.training.lesson import Lesson
from extract.training.mention_recipe import Recipe, Schedule
from extract.training.mention_segments import find_unseen_segments
from extract.training.mentions import (
    SPANS,
    find_unseen_spans,
    read_lessons,
    to_examples,
    to_knowledge,
)
from ontology import read_schema, to_vocabulary

Example = tuple[Sequence[Sequence[str]], list[str]]
NETWORK = "network"
KINDS = {
    "terms of other documents and lexicons": ("g", "gc", "gn", "gd", "suf", "pre", "sup"),
    "heads of terms": ("hd", "h2d", "h1d", "fd"),
    "forms and compounds by rule": ("fm", "fo", "cm"),
    "probability of the edges": ("p", "cp", "pc", "v", "dpp"),
    "the rest of the document": ("dn", "dp", "dpp", "rp", "hdg"),
    "words before": ("lw", "lt", "lw2", "lr", "lrt", "lh", "lth", "l2", "lc", "lv"),
    "words after": ("rw", "rt", "rw2", "lr", "lrt", "hr", "r2", "rc", "rv"),
    "heads from general knowledge": ("hk",),
    "neighbours in lists": ("cl", "clh", "cr", "px", "nx"),
    NETWORK: (),
    "words within": ("w", "fw", "hw", "hf", "h2", "ph", "tg", "ht", "ft"),
}
BANDS = (0.25, 0.4, 0.55, 0.7, 0.8, 0.9, 0.95, 1.01)


def drop(features: Sequence[str], kinds: Collection[str]) -> list[str]:
    """Leave out the features of some kinds."""
    return [feature for feature in features if feature.partition("=")[0] not in kinds]


def find_all(
    lessons: Mapping[str, Lesson],
    spans: Mapping[str, Sequence[Sequence[Span]]],
    segments: Mapping[str, Sequence[Sequence[Segment]]],
    classes: Sequence[str],
    parts: int,
    dropped: Collection[str] = (),
) -> dict[str, list[list[Tagged]]]:
    """Find the mentions of each document with what the documents of other parts taught."""
    names = sorted(lessons)
    examples: dict[str, list[Example]] = {}
    for name in names:
        made = to_examples(lessons[name], spans[name])
        examples[name] = [([drop(rows[0], dropped)], labels) for rows, labels in made]
    found = {}
    for part in range(parts):
        left_out = names[part::parts]
        taught = (one for name in names if name not in left_out for one in examples[name])
        weights = fit(taught, (NONE, *classes), SPANS)
        for name in left_out:
            features = [rows[0] for rows, _ in examples[name]]
            passages = lessons[name].passages
            found[name] = choose_mentions(passages, spans[name], features, weights, segments[name])
    return found


def to_scores(sentences: Sequence[Annotated], found: Sequence[Sequence[Tagged]]) -> Scores:
    """Score the mentions found in the sentences of a document."""
    gold = [one for one in sentences if one.id]
    given = [
        Stated({one.text[m.start : m.end]: m.class_ for m in mentions}, [])
        for one, mentions in zip(gold, found, strict=True)
    ]
    return score([Stated(one.mentions, []) for one in gold], given)


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
    parser.add_argument("--epochs", type=int, default=Schedule().epochs)
    parser.add_argument("--ablate", action="store_true")
    arguments = parser.parse_args()
    vocabulary = to_vocabulary(read_schema())
    paths = {path.stem: path for path in sorted(arguments.gold)}
    documents = {name: read_annotated(path, vocabulary.classes) for name, path in paths.items()}
    knowledge = to_knowledge(vocabulary.classes, vocabulary.labels)
    lessons = read_lessons(documents, knowledge)
    spans = find_unseen_spans(lessons, arguments.parts)
    recipe = Recipe(schedule=Schedule(epochs=arguments.epochs))
    segments = find_unseen_segments(lessons, vocabulary.classes, arguments.parts, recipe)
    silent: dict[str, list[list[Segment]]] = {
        name: [[] for _ in found] for name, found in segments.items()
    }
    for name, kinds in {"": (), **(KINDS if arguments.ablate else {})}.items():
        heard = silent if name == NETWORK else segments
        found = find_all(lessons, spans, heard, vocabulary.classes, arguments.parts, kinds)
        scores = {paths[one]: to_scores(documents[one], found[one]) for one in documents}
        if name:
            print(f"| without {name} | {to_means(scores.values())} |")
            continue
        print_documents(scores)
        print_classes(scores.values())
        print_bands(documents, found)
        print("\n| choice among spans | span | span+class |\n|---|---|---|")
        print(f"| with all features | {to_means(scores.values())} |")


if __name__ == "__main__":
    main()
