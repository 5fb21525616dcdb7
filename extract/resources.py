"""What both components work with, read once: terms, rules, and the classes in their order."""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from extract.lexicon import Lexicon, read_lexicon
from extract.model import Vocabulary
from extract.read_rules import Rules, read_rules
from extract.words import load_words

HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Resources:
    """Terms with their class, compiled rules, each class's rank, and each word's part of speech.

    `own` are the terms of the user's lexicons, which are also in `lexicon`.
    """

    lexicon: Lexicon
    own: Lexicon
    rules: Rules
    ranks: Mapping[str, int]
    tags: Mapping[str, str]


def read_resources(
    vocabulary: Vocabulary, lexicons: Sequence[Path] = (), rules: Sequence[Path] = ()
) -> Resources:
    """Read this package's lexicons and rules, and the given ones on top of them.

    Where they disagree on the class of a term the last one holds, and the vocabulary before all.
    Raises DataError for a faulty file.
    """
    terms: dict[str, str] = {}
    own: dict[str, str] = {}
    for path in sorted((HERE / "lexicon").glob("*.tsv")):
        terms |= read_lexicon(path, vocabulary.classes)
    for path in lexicons:
        own |= read_lexicon(path, vocabulary.classes)
    terms |= {**own, **vocabulary.labels}
    ranks = {name: rank for rank, name in enumerate(vocabulary.classes)}
    read = read_rules([*sorted((HERE / "rules").glob("*.toml")), *rules], ranks)
    # A term is a noun, whatever jieba's dictionary takes its words for.
    tags = ChainMap(load_words()[1], dict.fromkeys(terms, "n"))
    return Resources(Lexicon(terms), Lexicon(own), read, ranks, tags)
