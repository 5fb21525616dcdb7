"""The sentences of a document in, mentions with their class and how sure they are out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from extract.read_rules import Rules
from extract.tagging.agreement import agree
from extract.tagging.choice import choose
from extract.tagging.edges import to_edge_features
from extract.tagging.gazetteer import Gazetteer
from extract.tagging.lattice import Floats, Span, find_spans, to_transitions
from extract.tagging.network import Network
from extract.tagging.passage import Passage, to_passage
from extract.tagging.repeats import find_repeats
from extract.tagging.segments import Segment, find_segments
from extract.tagging.spans import SpanReader, Support
from extract.tagging.weights import Weights

LEAST = 0.02
"""Spans less probable are not learnt from, and segments less probable are not heard."""

LIKELY = 0.05
"""Spans less probable are not looked at again: with them F1 is the same to a thousandth."""

WORTH = 0.39
"""Mentions less probable cost more than they bring."""

HEARD = 0.5
"""Share of the network in what is said of a span; the rest is that of the choice among spans."""

NONE = "-"
"""The label of a span that is no mention."""


Mixed = Mapping[tuple[int, int], Floats]
"""The probability of each class by place."""


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence and the heading it stands under."""

    text: str
    heading: str = ""


@dataclass(frozen=True, slots=True)
class Tagged:
    """Characters [start, end) that are a mention, its class, and the probability of both."""

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


def find_candidates(passages: Sequence[Passage], edges: Weights) -> list[list[Span]]:
    """Give the spans of each passage that may be mentions."""
    emissions = [edges.score(to_edge_features(passage)) for passage in passages]
    return find_spans(emissions, to_transitions(edges), LIKELY)


def to_support(passages: Sequence[Passage], spans: Sequence[Sequence[Span]]) -> Support:
    """Add up what speaks for each string of the document."""
    sums: dict[str, tuple[float, int]] = defaultdict(lambda: (0.0, 0))
    for passage, found in zip(passages, spans, strict=True):
        for start, end, probability in found:
            string = passage.text[start:end]
            total, count = sums[string]
            sums[string] = (total + probability, count + 1)
    return dict(sums)


@dataclass(frozen=True, slots=True)
class Tagger:
    """Finds spans by `edges`, tells what they are by `spans`, and hears `network` beside it."""

    edges: Weights
    spans: Weights
    network: Network

    def tag(self, passages: Sequence[Passage]) -> list[list[Tagged]]:
        """Give the mentions of each passage of a document, in order and not overlapping."""
        candidates = find_candidates(passages, self.edges)
        support = to_support(passages, candidates)
        features = [
            row
            for passage, spans in zip(passages, candidates, strict=True)
            for row in SpanReader(passage, spans, support).read()
        ]
        segments = find_segments(self.network.score(passages), LEAST)
        return choose_mentions(passages, candidates, features, self.spans, segments)


def choose_mentions(
    passages: Sequence[Passage],
    spans: Sequence[Sequence[Span]],
    features: Sequence[Sequence[str]],
    weights: Weights,
    segments: Sequence[Sequence[Segment]],
) -> list[list[Tagged]]:
    """Choose among the spans of a document, whose features follow each other, and segments.

    The shares of `segments` stand in the order of the classes among the labels of `weights`.
    """
    strings = [
        passage.text[start:end]
        for passage, found in zip(passages, spans, strict=True)
        for start, end, _ in found
    ]
    none = weights.labels.index(NONE)
    shares = np.delete(agree(strings, to_shares(weights, features), none), none, 1)
    classes = [label for label in weights.labels if label != NONE]
    ends = np.cumsum([len(found) for found in spans])
    return [
        pick(mix(found, shares[end - len(found) : end], heard), classes)
        for found, end, heard in zip(spans, ends, segments, strict=True)
    ]


def mix(spans: Sequence[Span], shares: Floats, segments: Sequence[Segment]) -> Mixed:
    """Give the mean of what the choice and the network say of each place; unsaid is nothing."""
    mixed = {
        (start, end): (1 - HEARD) * row for (start, end, _), row in zip(spans, shares, strict=True)
    }
    for one in segments:
        row, place = HEARD * np.array(one.shares), (one.start, one.end)
        mixed[place] = mixed[place] + row if place in mixed else row
    return mixed


def to_shares(weights: Weights, features: Sequence[Sequence[str]]) -> Floats:
    """Give the probability of each label, a row for each list of features."""
    scores = weights.score(features).astype(np.float64)
    if not len(scores):
        return scores
    shares = np.exp(scores - scores.max(1, keepdims=True))
    return np.asarray(shares / shares.sum(1, keepdims=True))


def pick(shares: Mixed, classes: Sequence[str]) -> list[Tagged]:
    """Choose mentions so that as many as can be expected have the right span and class.

    Each place counts with the probability of its likeliest class.
    """
    tagged = {}
    for (start, end), row in sorted(shares.items(), key=lambda pair: pair[0]):
        best = int(row.argmax())
        tagged[start, end] = Tagged(start, end, classes[best], float(row[best]))
    values = [(start, end, one.probability) for (start, end), one in tagged.items()]
    return [tagged[start, end] for start, end, _ in choose(values, WORTH)]
