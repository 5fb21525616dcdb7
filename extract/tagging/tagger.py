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
from extract.tagging.passage import Passage, to_passage
from extract.tagging.repeats import find_repeats
from extract.tagging.spans import SpanReader, Support
from extract.tagging.weights import Weights

LEAST = 0.02
"""Spans less probable are not looked at again."""

WORTH = 0.25
"""Mentions less probable cost more than they bring."""

NONE = "-"
"""The label of a span that is no mention."""


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
    return find_spans(emissions, to_transitions(edges), LEAST)


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
    """Finds spans by `edges`, and chooses among them and tells their class by `spans`."""

    edges: Weights
    spans: Weights

    def tag(self, passages: Sequence[Passage]) -> list[list[Tagged]]:
        """Give the mentions of each passage of a document, in order and not overlapping."""
        candidates = find_candidates(passages, self.edges)
        support = to_support(passages, candidates)
        features = [
            row
            for passage, spans in zip(passages, candidates, strict=True)
            for row in SpanReader(passage, spans, support).read()
        ]
        return choose_mentions(passages, candidates, features, self.spans)


def choose_mentions(
    passages: Sequence[Passage],
    spans: Sequence[Sequence[Span]],
    features: Sequence[Sequence[str]],
    weights: Weights,
) -> list[list[Tagged]]:
    """Choose among the candidate spans of a document, whose features follow each other."""
    strings = [
        passage.text[start:end]
        for passage, found in zip(passages, spans, strict=True)
        for start, end, _ in found
    ]
    shares = agree(strings, to_shares(weights, features), weights.labels.index(NONE))
    ends = np.cumsum([len(found) for found in spans])
    return [
        pick(found, shares[end - len(found) : end], weights.labels)
        for found, end in zip(spans, ends, strict=True)
    ]


def to_shares(weights: Weights, features: Sequence[Sequence[str]]) -> Floats:
    """Give the probability of each label, a row for each list of features."""
    scores = weights.score(features).astype(np.float64)
    if not len(scores):
        return scores
    shares = np.exp(scores - scores.max(1, keepdims=True))
    return np.asarray(shares / shares.sum(1, keepdims=True))


def pick(spans: Sequence[Span], shares: Floats, labels: Sequence[str]) -> list[Tagged]:
    """Choose mentions so that as many as can be expected have the right span and class.

    Each span counts with the probability of its likeliest class.
    """
    none = labels.index(NONE)
    tagged = {}
    for (start, end, _), row in zip(spans, shares, strict=True):
        best = max((k for k in range(len(labels)) if k != none), key=lambda k: row[k])
        tagged[start, end] = Tagged(start, end, labels[best], float(row[best]))
    values = [(start, end, one.probability) for (start, end), one in tagged.items()]
    return [tagged[start, end] for start, end, _ in choose(values, WORTH)]
