"""Annotated files in, the trained files of the component `xinzhi_mentions` out."""

from __future__ import annotations

from collections import ChainMap, Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus import Fault
from extract.faults import DataError
from extract.lexicon import read_lexicon
from extract.read_rules import Rules, read_rules
from extract.resources import HERE
from extract.tagging.edges import to_edge_features
from extract.tagging.gazetteer import Attestations, Gazetteer
from extract.tagging.lattice import LABELS, Span, find_spans, to_transitions
from extract.tagging.model import Counts, Model, write_model
from extract.tagging.spans import SpanReader
from extract.tagging.tagger import LEAST, NONE, Line, to_passages, to_support
from extract.tagging.weights import Weights
from extract.training.annotated import Annotated, read_annotated
from extract.training.fit import Rows, Settings, fit
from extract.training.lesson import Lesson
from extract.training.located import Located, locate_mentions
from extract.training.mention_recipe import Recipe
from extract.training.mention_segments import fit_lessons
from extract.words import load_words

EDGES = Settings(l1=0.1, l2=0.1, steps=60)
SPANS = Settings(l1=0.05, l2=2.0, steps=50)
OF_MENTIONS = ("compounds.toml", "grammar.toml", "lists.toml")
"""Files of rules that propose mentions, with the word lists they need; others know classes."""

PARTS = 4
"""Parts of the training text; the spans of each are found by what the others taught."""

Documents = Mapping[str, Sequence[Annotated]]


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What the features are made of besides annotated text: rules, tags of words, a lexicon."""

    rules: Rules
    tags: Mapping[str, str]
    lexicon: Mapping[str, str]


def to_attestations(documents: Documents, lexicon: Mapping[str, str]) -> Attestations:
    """Count the mentions of the documents."""
    attestations = Attestations(lexicon)
    for name in sorted(documents):
        counts = Counter(pair for sentence in documents[name] for pair in sentence.mentions.items())
        for (mention, class_), count in counts.items():
            attestations.add(name, mention, class_, count)
    return attestations


def read_lesson(
    sentences: Sequence[Annotated], gazetteer: Gazetteer, knowledge: Knowledge
) -> Lesson:
    """Make a document ready with a gazetteer that does not know it."""
    lines = [Line(one.text, one.heading if one.id else "") for one in sentences]
    passages = to_passages(lines, gazetteer, knowledge.rules, knowledge.tags)
    kept = [passage for passage, one in zip(passages, sentences, strict=True) if one.id]
    return Lesson(
        kept,
        [locate_mentions(one) for one in sentences if one.id],
        [to_edge_features(passage) for passage in kept],
    )


def read_lessons(documents: Documents, knowledge: Knowledge) -> dict[str, Lesson]:
    """Make each document ready: of its terms only those count that others attest as well."""
    attestations = to_attestations(documents, knowledge.lexicon)
    whole = attestations.to_gazetteer()
    return {
        name: read_lesson(documents[name], attestations.without(name, whole), knowledge)
        for name in sorted(documents)
    }


def to_labels(located: Sequence[Located], length: int) -> list[str]:
    """Label each character of a sentence: O, or its place in a mention."""
    labels = ["O"] * length
    for start, end, _ in located:
        labels[start:end] = ["I"] * (end - start)
        labels[start], labels[end - 1] = "B", "E"
        if end - start == 1:
            labels[start] = "S"
    return labels


def fit_edges(lessons: Collection[Lesson], settings: Settings = EDGES) -> Weights:
    """Learn where mentions start and end."""
    sequences = (
        (rows, to_labels(located, len(rows)))
        for lesson in lessons
        for located, rows in zip(lesson.located, lesson.features, strict=True)
    )
    return fit(sequences, LABELS, settings)


def find_lesson_spans(lesson: Lesson, edges: Weights) -> list[list[Span]]:
    """Give the candidate spans of a document."""
    emissions = [edges.score(rows) for rows in lesson.features]
    return find_spans(emissions, to_transitions(edges), LEAST)


def find_unseen_spans(
    lessons: Mapping[str, Lesson], parts: int = PARTS, settings: Settings = EDGES
) -> dict[str, list[list[Span]]]:
    """Give the spans of each document as a model finds them that has not seen it."""
    names = sorted(lessons)
    spans = {}
    for part in range(min(parts, len(names))):
        left_out = names[part::parts]
        edges = fit_edges([lessons[name] for name in names if name not in left_out], settings)
        for name in left_out:
            spans[name] = find_lesson_spans(lessons[name], edges)
    return spans


def to_examples(
    lesson: Lesson, spans: Sequence[Sequence[Span]]
) -> Iterator[tuple[Rows, list[str]]]:
    """Give the features of each candidate span with its class, or NONE."""
    support = to_support(lesson.passages, spans)
    for passage, located, found in zip(lesson.passages, lesson.located, spans, strict=True):
        wanted = {(start, end): class_ for start, end, class_ in located}
        rows = SpanReader(passage, found, support).read()
        for row, (start, end, _) in zip(rows, found, strict=True):
            yield [row], [wanted.get((start, end), NONE)]


def fit_spans(
    lessons: Mapping[str, Lesson],
    spans: Mapping[str, Sequence[Sequence[Span]]],
    classes: Sequence[str],
    settings: Settings = SPANS,
) -> Weights:
    """Learn which candidates are mentions, and of which class."""
    examples = (
        example for name in sorted(lessons) for example in to_examples(lessons[name], spans[name])
    )
    return fit(examples, (NONE, *classes), settings)


def to_terms(documents: Documents) -> Counts:
    """Count each mention by class: how often it stands, and in how many documents."""
    terms: dict[str, dict[str, tuple[int, int]]] = defaultdict(dict)
    for name in sorted(documents):
        counts = Counter(pair for sentence in documents[name] for pair in sentence.mentions.items())
        for (mention, class_), count in counts.items():
            whole, number = terms[mention].get(class_, (0, 0))
            terms[mention][class_] = whole + count, number + 1
    return dict(terms)


def to_knowledge(classes: Sequence[str], labels: Mapping[str, str]) -> Knowledge:
    """Give what this package knows: its rules, the tags of words, its terms of these classes."""
    terms: dict[str, str] = {}
    for path in sorted((HERE / "lexicon").glob("*.tsv")):
        terms |= read_lexicon(path)
    terms |= labels
    rules = read_rules([HERE / "rules" / name for name in OF_MENTIONS], {})
    tags = ChainMap(load_words()[1], dict.fromkeys(terms, "n"))
    kept = {term: class_ for term, class_ in terms.items() if class_ in classes}
    return Knowledge(rules, tags, kept)


def read_documents(annotated: Sequence[Path], classes: Sequence[str]) -> Documents:
    """Read annotated files; raises DataError with the faults of all, or for fewer than two."""
    documents: dict[str, Sequence[Annotated]] = {}
    faults: list[Fault] = []
    for path in sorted(annotated):
        try:
            documents[str(path)] = read_annotated(path, classes)
        except DataError as error:
            faults.extend(error.faults)
    if not faults and len(documents) < 2:
        where = str(annotated[0]) if annotated else "train"
        faults.append(Fault(where, f"{len(documents)} annotated files", "expected two or more"))
    if faults:
        raise DataError(*faults)
    return documents


def train_mentions(
    annotated: Sequence[Path],
    out: Path,
    classes: Sequence[str],
    labels: Mapping[str, str] | None = None,
    recipe: Recipe | None = None,
) -> Model:
    """Learn from annotated files and write the trained files into the folder `out`.

    `classes` stand in the order of preference, `labels` maps known terms to their class. Raises
    DataError with every fault of the files, and for fewer than two of them: what a document teaches
    is tried on the others. Raises PipelineError where torch is missing. Same files, same bytes on
    one machine; needs some minutes and three gigabytes of memory for five thousand sentences.
    """
    documents = read_documents(annotated, classes)
    lessons = read_lessons(documents, to_knowledge(classes, labels or {}))
    network = fit_lessons(lessons.values(), classes, recipe or Recipe())
    spans = find_unseen_spans(lessons)
    weights = fit_edges(lessons.values()), fit_spans(lessons, spans, classes)
    model = Model(*weights, network, to_terms(documents))
    write_model(model, out)
    return model
