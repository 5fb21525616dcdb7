"""What a trained network says of sentences that nobody annotated, for another to learn from.

Hinton, Vinyals and Dean (2015), "Distilling the knowledge in a neural network": the small network
learns the probabilities of the large one, here of each character's labels.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from extract.tagging.network import Network
from extract.tagging.passage import Passage
from extract.tagging.segments import Segment, find_segments
from extract.tagging.signs import to_signs
from extract.training.mention_example import Example, Halves

LEAST = 0.01
"""Segments less probable are left out of an opinion."""

TOGETHER = 1000
"""Passages whose states are held in memory at a time."""


def to_opinions(network: Network, passages: Sequence[Passage]) -> Iterator[Example]:
    """Give each passage with what the network says of it; passages of one character and more."""
    kept = [passage for passage in passages if passage.text]
    for at in range(0, len(kept), TOGETHER):
        part = kept[at : at + TOGETHER]
        found = find_segments(network.score(part), LEAST)
        for passage, segments in zip(part, found, strict=True):
            opinion = to_opinion(segments, len(passage.text), len(network.classes))
            yield Example(passage.text, to_signs(passage), opinion=opinion)


def to_opinion(segments: Sequence[Segment], length: int, classes: int) -> Halves:
    """Give (characters, labels): what the segments that a character may be in add up to."""
    opinion = np.zeros((length, 4 * classes + 1))
    first, inner, last, only = (1 + place * classes for place in range(4))
    for one in segments:
        start, end = one.start, one.end - 1
        if start == end:
            opinion[start, only : only + classes] += one.shares
        else:
            opinion[start, first : first + classes] += one.shares
            opinion[start + 1 : end, inner : inner + classes] += one.shares
            opinion[end, last : last + classes] += one.shares
    sums = opinion.sum(1)
    opinion /= np.maximum(sums, 1.0)[:, None]
    opinion[:, 0] = np.maximum(0.0, 1.0 - sums)
    return opinion.astype(np.float16)
