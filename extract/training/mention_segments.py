"""The network's part of the recipe: documents in, a network or the segments of unseen ones out."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from importlib.util import find_spec

import numpy as np

from extract.faults import PipelineError
from extract.tagging.network import Network, to_dense
from extract.tagging.segments import Segment, find_segments
from extract.tagging.signs import to_signs
from extract.tagging.tagger import LEAST
from extract.training.lesson import Lesson
from extract.training.located import Located
from extract.training.mention_example import Example
from extract.training.mention_recipe import Recipe


def to_columns(located: Sequence[Located], length: int, classes: Sequence[str]) -> list[int]:
    """Label each character with the network's column: outside, or its place and class."""
    columns = [0] * length
    for start, end, class_ in located:
        first, inner, last, only = (
            1 + place * len(classes) + classes.index(class_) for place in range(4)
        )
        columns[start:end] = [inner] * (end - start)
        columns[start], columns[end - 1] = first, last
        if end - start == 1:
            columns[start] = only
    return columns


def to_network_examples(lesson: Lesson, classes: Sequence[str]) -> Iterator[Example]:
    """Give what the network learns from each sentence."""
    dense = to_dense(lesson.passages)
    for passage, places, rows in zip(lesson.passages, lesson.located, dense, strict=True):
        columns = to_columns(places, len(passage.text), classes)
        yield Example(rows.astype(np.float16), passage.text, to_signs(passage), columns)


def fit_lessons(lessons: Collection[Lesson], classes: Sequence[str], recipe: Recipe) -> Network:
    """Learn where mentions of which class stand. Raises PipelineError where torch is missing."""
    if find_spec("torch") is None:
        raise PipelineError("training mentions needs torch, which is not installed here")
    # Here, so that what only reads annotated text runs without torch.
    from extract.training.fit_mention_network import fit_network

    examples = [one for lesson in lessons for one in to_network_examples(lesson, classes)]
    return fit_network(examples, classes, recipe)


def find_unseen_segments(
    lessons: Mapping[str, Lesson], classes: Sequence[str], parts: int, recipe: Recipe
) -> dict[str, list[list[Segment]]]:
    """Give the segments of each document as a network finds them that has not seen it."""
    names = sorted(lessons)
    segments = {}
    for part in range(min(parts, len(names))):
        left_out = names[part::parts]
        taught = [lessons[name] for name in names if name not in left_out]
        network = fit_lessons(taught, classes, recipe)
        for name in left_out:
            segments[name] = find_segments(network.score(lessons[name].passages), LEAST)
    return segments
