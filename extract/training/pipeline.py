"""The recipe of `zh_xinzhi`: treebanks and plain text in, a folder that `spacy.load` reads out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from spacy.language import Language

from corpus import Fault, SourceError, find_sources, read_documents
from extract.faults import PipelineError, to_lacking
from extract.resources import HERE
from extract.segment import CharacterSegmenter, to_plain
from extract.training.evaluate import score_pipeline
from extract.training.package import to_pipeline, write_pipeline
from extract.training.parser_settings import Schedule, Shape
from extract.training.segmenter import train_segmenter
from extract.training.treebank import Tree, read_treebank
from extract.training.vectors import train_vectors

TRAIN, DEVELOPMENT, TEST = "train.conllu", "dev.conllu", "test.conllu"
OWN = tuple(sorted((HERE / "treebank").glob("policy-*.conllu")))
"""Policy prose annotated for this project, in the conventions of UD_Chinese-GSD."""

SEED = 0
SCHEDULE = Schedule()


@dataclass(frozen=True, slots=True)
class Material:
    """Trees to train on and to score on.

    `main` speaks as the pipeline will; each treebank of `others` has conventions of its own: the
    parser learns from it with a vector that tells it apart, the segmenter does not.
    """

    main: tuple[Tree, ...]
    others: tuple[tuple[Tree, ...], ...]
    held_out: dict[str, tuple[Tree, ...]]


def train_pipeline(
    treebank: Path,
    texts: Sequence[str],
    out: Path,
    *,
    everything: bool = False,
    schedule: Schedule = SCHEDULE,
    seed: int = SEED,
    tell: Callable[[str], None] = lambda _: None,
) -> dict[str, dict[str, float]]:
    """Train on the treebanks in `treebank`, write the pipeline to `out`, and give its scores.

    Words also have vectors from `texts`, sources as on the command line. Without `everything` the
    scores are those on the development part and on the last file of our own treebank; with it these
    are learnt from as well, and the scores are those on the test part. Takes torch, and about
    fifteen minutes of one core. Raises PipelineError without torch, DataError for a faulty
    treebank, SourceError for a source that cannot be read.
    """
    if find_spec("torch") is None:
        raise PipelineError(to_lacking("torch"))
    material = read_material(treebank, everything=everything)
    segmenter = train_segmenter(material.main)
    tell(f"分词器 segmenter: {len(segmenter.model):,} bytes")
    parser = train_network(material, read_sentences(texts, segmenter), schedule, seed, tell)
    pipeline = to_pipeline(segmenter, parser)
    scores = dict(score_all(pipeline, material))
    write_pipeline(pipeline, out, scores)
    return scores


def read_material(treebank: Path, *, everything: bool) -> Material:
    """Read the treebanks in a folder and our own; all but train, dev and test are other ones."""
    main = [*read_treebank(treebank / TRAIN)]
    *learnt, last = (read_treebank(path) for path in OWN)
    main += [tree for trees in learnt for tree in trees]
    development = read_treebank(treebank / DEVELOPMENT)
    held_out = {"dev": development, "policy": last}
    if everything:
        main += [*development, *last]
        held_out = {"test": read_treebank(treebank / TEST)}
    known = {TRAIN, DEVELOPMENT, TEST}
    paths = (path for path in sorted(treebank.glob("*.conllu")) if path.name not in known)
    return Material(tuple(main), tuple(read_treebank(path) for path in paths), held_out)


def read_sentences(texts: Sequence[str], segmenter: CharacterSegmenter) -> list[list[str]]:
    """Read the sentences of the sources, each once, and cut them into plain words."""
    files, faults = find_sources(texts)
    if faults:
        raise SourceError(*faults)
    found: dict[str, None] = {}
    for file in files:
        for document in read_documents(file):
            if isinstance(document, Fault):
                raise SourceError(document)
            prose = (one for one in document.sentences if one.kind == "prose")
            found.update((to_plain(sentence.text.value), None) for sentence in prose)
    return [segmenter.cut(text) for text in found]


def train_network(
    material: Material,
    sentences: Sequence[Sequence[str]],
    schedule: Schedule,
    seed: int,
    tell: Callable[[str], None],
) -> dict[str, NDArray[np.generic]]:
    """Train the parser's network and give its arrays as for the main treebank."""
    # Here, so that all else runs without torch.
    from extract.training.arrays import to_arrays
    from extract.training.parser import train_parser
    from extract.training.parser_batches import to_examples, to_inventory

    shape = Shape()
    banks = [material.main, *material.others]
    trees = [tree for bank in banks for tree in bank]
    words = [[to_plain(text) for text in tree.texts] for tree in trees]
    vocabulary, vectors = train_vectors([*sentences, *words], shape.embeddings[-1], seed)
    inventory = to_inventory(trees, vocabulary)
    examples = [x for k, bank in enumerate(banks) for x in to_examples(bank, k, inventory)]

    def tell_epoch(epoch: int, lost: float) -> None:
        tell(f"句法 parser: 轮次 epoch {epoch + 1}, 损失 loss {lost:.1f}")

    network = train_parser(examples, inventory, vectors, shape, schedule, seed, tell_epoch)
    return to_arrays(network, treebank=0)


def score_all(pipeline: Language, material: Material) -> Iterator[tuple[str, dict[str, float]]]:
    """Score what was held out, on raw text and on the treebank's words."""
    for name, trees in material.held_out.items():
        for gold_words in (False, True):
            scores = score_pipeline(pipeline, trees, gold_words=gold_words)
            kind = "gold words" if gold_words else "raw text"
            yield f"{name}, {kind}", {key: round(value, 2) for key, value in scores.items()}
