"""The spaCy component `xinzhi_parser`: tags, parts of speech and a dependency tree."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray
from spacy.language import Language
from spacy.tokens import Doc
from spacy.vocab import Vocab

from extract.parsing.layers import Array
from extract.parsing.network import Network, to_values
from extract.parsing.sentences import find_sentences
from extract.parsing.trees import Heads, find_heads
from extract.segment import to_plain

MODEL = "parser.npz"
ATTRIBUTES = ["TAG", "POS", "HEAD", "DEP"]
NEVER = -1e9
SPACE_TAG, SPACE_LABEL = "_SP", "dep"

Numbers: TypeAlias = NDArray[np.uint64]


class SyntaxParser:
    """Tags and parses the sentences of a document.

    After the call each word has `tag_`, `pos_`, `head` and `dep_`, each sentence one root. The
    words are read in their plain form. Before a model is set a document stays as it is.
    """

    def __init__(self, vocab: Vocab, model: bytes = b"") -> None:
        """Take the bytes of an npz file of arrays, nothing in it pickled."""
        self.vocab = vocab
        self._set(model)

    def _set(self, model: bytes) -> None:
        self.model = model
        if not model:
            return
        with np.load(io.BytesIO(model), allow_pickle=False) as file:
            arrays = {name: file[name] for name in file.files}
        self._network = Network(arrays)
        add = self.vocab.strings.add
        labels = to_values(arrays["column.labels"])
        self._root = labels.index("root")
        self._tags = _to_numbers(map(add, to_values(arrays["column.tags"])))
        self._parts = _to_numbers(map(add, to_values(arrays["column.parts"])))
        # spaCy knows a root by this label.
        self._labels = _to_numbers(add("ROOT" if name == "root" else name) for name in labels)
        self._space = add(SPACE_TAG), add("SPACE"), add(SPACE_LABEL)

    def __call__(self, doc: Doc) -> Doc:
        """Set tags, parts of speech, heads and labels."""
        if not self.model or not len(doc):
            return doc
        plain = to_plain(doc.text)
        words = [plain[token.idx : token.idx + len(token)] for token in doc]
        tags, parts, labels = (np.full(len(doc), number, np.uint64) for number in self._space)
        # White space hangs on what stands before it, or after it where nothing does.
        distances = np.full(len(doc), -1)
        distances[0] = len(doc) > 1
        for sentence in find_sentences(words):
            places = np.array(sentence)
            scores = self._network.score([words[i] for i in sentence])
            heads = find_heads(scores.arcs)
            tags[places] = self._tags[scores.tags.argmax(axis=1)]
            parts[places] = self._parts[scores.parts.argmax(axis=1)]
            labels[places] = self._labels[self._find_labels(scores.to_labels(heads), heads)]
            above = np.where(heads[1:] == 0, places, places[heads[1:] - 1])
            distances[places] = above - places
        columns = [tags, parts, distances.view(np.uint64), labels]
        return doc.from_array(ATTRIBUTES, np.column_stack(columns))  # type: ignore[arg-type]

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = 128) -> Iterator[Doc]:
        """Parse documents, so many at a time: first all are cut, then all are parsed.

        Dictionaries and weights then do not push each other out of the processor's cache.
        """
        documents = iter(stream)
        while batch := [*islice(documents, batch_size)]:
            yield from map(self, batch)

    def _find_labels(self, scores: Array, heads: Heads) -> NDArray[np.intp]:
        """Find each word's likeliest label: `root` under the root and nowhere else."""
        scores[:, self._root] = NEVER
        return np.where(heads == 0, self._root, scores.argmax(axis=1))[1:]

    def to_bytes(self, **_: object) -> bytes:
        """Give the model."""
        return self.model

    def from_bytes(self, data: bytes, **_: object) -> SyntaxParser:
        """Take what `to_bytes` gave."""
        self._set(data)
        return self

    def to_disk(self, path: str | Path, **_: object) -> None:
        """Write the model into the folder `path`."""
        Path(path).mkdir(parents=True, exist_ok=True)
        (Path(path) / MODEL).write_bytes(self.model)

    def from_disk(self, path: str | Path, **_: object) -> SyntaxParser:
        """Read what `to_disk` wrote."""
        self._set((Path(path) / MODEL).read_bytes())
        return self

    def __reduce__(self) -> tuple[object, ...]:
        return SyntaxParser, (self.vocab, self.model)


def _to_numbers(numbers: Iterable[int]) -> Numbers:
    return np.array([*numbers], np.uint64)


@Language.factory("xinzhi_parser", assigns=["token.tag", "token.pos", "token.dep", "token.head"])
def to_syntax_parser(nlp: Language, name: str) -> SyntaxParser:
    """Make the component; its model comes with the pipeline's folder."""
    return SyntaxParser(nlp.vocab)
