"""The sentences of a document in, mentions with their class and how sure they are out."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from extract.read_rules import Rules
from extract.tagging.agreement import Floats, agree
from extract.tagging.choice import choose
from extract.tagging.gazetteer import Gazetteer
from extract.tagging.network import Network
from extract.tagging.passage import Passage, to_passage
from extract.tagging.repeats import find_repeats
from extract.tagging.segments import Segment, find_segments

TINY = 1e-6

LEAST = 0.02
"""Segments less probable are not looked at."""

WORTH = 0.38
"""Mentions less probable cost more than they bring."""

SLOPE, SHIFT = 0.7, -0.44
"""How the network's odds become those that came true, by their logarithms (Platt 1999,
"Probabilistic outputs for support vector machines"): it is surer than it is right. Fitted to
documents that a network had not seen."""


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence and the heading it stands under."""

    text: str
    heading: str = ""


@dataclass(frozen=True, slots=True)
class Tagged:
    """Characters [start, end) that are a mention, its class, and how probably both are right."""

    start: int
    end: int
    class_: str
    probability: float


def to_passages(
    lines: Sequence[Line], gazetteer: Gazetteer, rules: Rules, tags: Mapping[str, str]
) -> list[Passage]:
    """Read the lines of one document."""
    repeats = find_repeats([line.text for line in lines])
    return [to_passage(line.text, line.heading, gazetteer, rules, tags, repeats) for line in lines]


def tag(network: Network, passages: Sequence[Passage]) -> list[list[Tagged]]:
    """Give the mentions of each passage of a document, in order and not overlapping."""
    segments = find_segments(network.score(passages), LEAST)
    return choose_mentions(passages, segments, network.classes)


def choose_mentions(
    passages: Sequence[Passage], segments: Sequence[Sequence[Segment]], classes: Sequence[str]
) -> list[list[Tagged]]:
    """Choose among the segments of a document, whose shares stand in the order of the classes."""
    strings = [
        passage.text[one.start : one.end]
        for passage, found in zip(passages, segments, strict=True)
        for one in found
    ]
    flat = np.array([one.shares for found in segments for one in found], np.float64)
    shares = agree(strings, flat.reshape(-1, len(classes)))
    ends = np.cumsum([len(found) for found in segments])
    return [
        pick(found, shares[end - len(found) : end], classes)
        for found, end in zip(segments, ends, strict=True)
    ]


def pick(segments: Sequence[Segment], shares: Floats, classes: Sequence[str]) -> list[Tagged]:
    """Choose mentions so that as many as can be expected have the right span and class.

    Each segment counts with the probability of its likeliest class.
    """
    tagged = {}
    for one, row in zip(segments, shares, strict=True):
        best = int(row.argmax())
        tagged[one.start, one.end] = Tagged(one.start, one.end, classes[best], float(row[best]))
    values = [(start, end, one.probability) for (start, end), one in tagged.items()]
    chosen = [tagged[start, end] for start, end, _ in choose(values, WORTH)]
    return [replace(one, probability=to_confidence(one.probability)) for one in chosen]


def to_confidence(probability: float) -> float:
    """Give the share of mentions of this probability that are right.

    >>> round(to_confidence(0.85), 2)
    0.68
    """
    odds = math.log(max(probability, TINY) / max(1 - probability, TINY))
    return 1 / (1 + math.exp(-SLOPE * odds - SHIFT))
