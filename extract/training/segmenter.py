"""Trains the segmenter's model on the words of a treebank."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import pycrfsuite
from spacy.vocab import Vocab

from extract.segment import CharacterSegmenter, to_plain
from extract.segment.dictionary import to_dictionary
from extract.segment.features import to_features
from extract.training.treebank import Tree

FOLDS = 10
SETTINGS = {"c1": 0.2, "c2": 0.1, "max_iterations": 100, "feature.possible_transitions": True}
"""The first penalty leaves few features; both were chosen on the development part."""


def train_segmenter(trees: Sequence[Tree]) -> CharacterSegmenter:
    """Train on the trees' words, and give a segmenter.

    What the treebank's words say of a sentence is learnt from the words of the other folds, as it
    will be for sentences never seen.
    """
    sentences = [[to_plain(text) for text in tree.texts] for tree in trees]
    trainer = pycrfsuite.Trainer("lbfgs", SETTINGS, verbose=False)
    for fold in range(FOLDS):
        rest = (words for i, words in enumerate(sentences) if i % FOLDS != fold)
        dictionary = to_dictionary(_count(rest))
        for words in sentences[fold::FOLDS]:
            trainer.append(to_features("".join(words), dictionary), [*to_tags(words)])
    with TemporaryDirectory() as folder:
        path = Path(folder, "model")
        trainer.train(str(path))
        return CharacterSegmenter(Vocab(), path.read_bytes(), _to_lines(_count(sentences)))


def to_tags(words: Iterable[str]) -> Iterator[str]:
    """Give the tag of each character: S alone, B first, 2 second, 3 third, M inside, E last.

    >>> "".join(to_tags(["我", "们俩", "一窝蜂", "中华人民共和国"]))
    'SBEB2EB23MMME'
    """
    for word in words:
        if len(word) == 1:
            yield "S"
        else:
            yield from f"B23{'M' * len(word)}"[: len(word) - 1]
            yield "E"


def _count(sentences: Iterable[Iterable[str]]) -> Counter[str]:
    return Counter(word for words in sentences for word in words)


def _to_lines(counts: Counter[str]) -> str:
    return "".join(f"{word}\t{count}\n" for word, count in sorted(counts.items()))
