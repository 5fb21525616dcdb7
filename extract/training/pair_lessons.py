"""What the pair network learns: sentences as it reads them, with what their pairs state."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from extract.encoder import SHIPPED, read_encoder
from extract.model import DOCUMENT_HEAD
from extract.pairs.guess import DEMAND, RELATIONS
from extract.pairs.inputs import OUTSIDE, Floats, Inputs, to_inputs
from extract.pairs.option import to_row
from extract.scoring import SYMMETRIC
from extract.training.pair_batches import Lesson
from extract.training.pair_examples import Example

COLUMNS = {name: number for number, name in enumerate(RELATIONS)}


def to_lessons(
    examples: Sequence[Example], encoders: Mapping[str, Path] | None = None
) -> dict[int, Lesson]:
    """Give the lesson of each example that has groups, by number, in half precision.

    `encoders` has the folder of the encoder that reads a document, by its name: where it is not
    named, the shipped one does.
    """
    named = encoders or {}
    lessons = {}
    for name in dict.fromkeys(example.document for example in examples):
        able = [
            number
            for number, example in enumerate(examples)
            if example.document == name and example.reading.contexts
        ]
        texts = [*dict.fromkeys(examples[number].reading.view.text for number in able)]
        read = read_encoder(named.get(name, SHIPPED)).read(texts)
        states = dict(zip(texts, read, strict=True))
        for number in able:
            reading = examples[number].reading
            inputs = to_inputs(reading, states[reading.view.text])
            lessons[number] = Lesson(_halve(inputs), to_pair_targets(examples[number], inputs))
    return lessons


def _halve(inputs: Inputs) -> Inputs:
    half = np.float16
    return replace(inputs, dense=inputs.dense.astype(half), numbers=inputs.numbers.astype(half))


def widen(inputs: Inputs) -> Inputs:
    """Give back in single precision what a lesson keeps in half."""
    single = np.float32
    return replace(inputs, dense=inputs.dense.astype(single), numbers=inputs.numbers.astype(single))


def to_pair_targets(example: Example, inputs: Inputs) -> Floats:
    """Give 1 for each pair and relation that the annotation states."""
    count = len(inputs.places)
    stated = np.zeros((count + OUTSIDE, count, len(RELATIONS)), np.float32)
    for (head, tail), names in example.labels.items():
        for name in names:
            if head == DOCUMENT_HEAD and name != RELATIONS[DEMAND]:
                continue
            stated[to_row(head, count), tail, COLUMNS[name]] = 1
            if name in SYMMETRIC and head >= 0:
                stated[tail, head, COLUMNS[name]] = 1
    return np.asarray(stated[inputs.pairs[:, 0], inputs.pairs[:, 1]])


def to_ways(
    lessons: Mapping[int, Lesson], examples: Sequence[Example], numbers: Sequence[int]
) -> list[list[Lesson]]:
    """Put together the lessons of one sentence, whose mentions were given in several ways."""
    ways: dict[tuple[str, str], list[Lesson]] = {}
    for number in numbers:
        if number in lessons:
            example = examples[number]
            ways.setdefault((example.document, example.sentence.id), []).append(lessons[number])
    return [*ways.values()]
