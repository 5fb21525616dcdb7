"""A trained segmenter and parser as a folder that `spacy.load` reads."""

from __future__ import annotations

import io
import json
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import spacy
from numpy.typing import NDArray
from spacy.language import Language

from extract.background import VOCABULARY, to_text
from extract.model import Vocabulary
from extract.parsing import SyntaxParser
from extract.segment import CharacterSegmenter

NAME = "xinzhi"
CONFIG = {"nlp": {"tokenizer": {"@tokenizers": "xinzhi.segmenter.v1"}}}
FINDERS = ("xinzhi_mentions", "xinzhi_relations")
"""The components that are trained by themselves, after the segmenter and the parser."""

META = {
    "name": NAME,
    "version": "1.1.0",
    "description": "Words, tags, dependency trees, mentions of terms and the relations between "
    "them, in Chinese prose on policy and economics",
    "license": "CC BY-SA 4.0",
    "sources": [
        {"name": "UD_Chinese-GSD", "license": "CC BY-SA 4.0"},
        {"name": "UD_Chinese-PUD", "license": "CC BY-SA 3.0"},
        {"name": "UD_Chinese-HK", "license": "CC BY-SA 4.0"},
        {"name": "Xinzhi policy prose", "license": "Apache-2.0"},
        {"name": "BAAI bge-small-zh-v1.5", "license": "MIT"},
        {"name": "jieba", "license": "MIT"},
    ],
}


def to_pipeline(
    segmenter: CharacterSegmenter, parser: Mapping[str, NDArray[np.generic]]
) -> Language:
    """Put a segmenter and a parser's arrays into a Chinese pipeline."""
    pipeline = spacy.blank("zh", config=CONFIG)
    pipeline.tokenizer = CharacterSegmenter(pipeline.vocab, segmenter.model, segmenter.words)
    component = pipeline.add_pipe("xinzhi_parser")
    assert isinstance(component, SyntaxParser)
    stream = io.BytesIO()
    np.savez_compressed(stream, **parser)  # type: ignore[arg-type]
    component.from_bytes(stream.getvalue())
    return pipeline


def write_pipeline(pipeline: Language, folder: Path, performance: Mapping[str, object]) -> None:
    """Write the pipeline into `folder`, with its scores in `meta.json`.

    The finders of mentions and relations are added to what it names; their files, which have
    trainings of their own, are not written: a folder without them uses the shipped ones. The
    vocabulary of spaCy is left out: the components add to it what they need.
    """
    for name in FINDERS:
        if name not in pipeline.pipe_names:
            pipeline.add_pipe(name)
    pipeline.meta.update(META)
    pipeline.to_disk(folder, exclude=["vocab", *FINDERS])
    path = folder / "meta.json"
    meta = json.loads(path.read_text(encoding="utf-8")) | {"performance": performance}
    path.write_text(json.dumps(meta, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def write_vocabulary(vocabulary: Vocabulary, folder: Path) -> None:
    """Write what the finders know of the ontology, frozen, into the folder of a pipeline."""
    (folder / VOCABULARY).write_text(to_text(vocabulary), encoding="utf-8")
